"""Taking in a bundle: who sent it, what it proves, what is new, what contradicts; refuses to believe anything singly.

The order of verification is that of `docs/bundle.md`: size, recipient, seal, signature, roster, version,
structure, chain. Whatever fails, the register is as it was; what is believed is written in one transaction.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from models.errors import AuthorityForeign, DeviceUnknown
from store import device as devices
from store import offer, peers, pieces, settings
from store import trust as kept_trust
from store.accept import Acceptance, Accepted
from store.compartment import Cursor
from store.peers import Peer
from sync import chains, noticing, vectors
from sync.bundle.content import Content, Introduction, Segment
from sync.bundle.heard import HOUR
from sync.bundle.seal import open_sealed
from sync.party import CLOCK_TOLERANCE, REGISTER, Party
from sync.trust.roster import HUB
from sync.trust.trust import Trust

SUCCESSION_DUE = "succession.due"
"""The setting that says: this disk was put back, and its device must not write under its old name again."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one bundle brought.

    `accepted` says what was written, `trust` whom we believe now, `rolled_back` whose entries the sender had and has
    no more: its disk was put back. `overtaken` counts entries of our own that the sender holds and we did
    not: our disk was. `contradicted` are devices of which the sender holds another entry under the same name.
    `clock_ahead` is by how many milliseconds its clock was ahead when it made the bundle; one that travelled
    long seems behind. `strangers` are devices whose entries were passed over: nobody we believe knows them.
    `pieces` counts runs of attached files. `succession` says that this laptop must go on under another identity.
    """

    sender: bytes
    bundle_id: bytes
    size: int
    accepted: Accepted
    trust: Trust
    rolled_back: tuple[bytes, ...] = ()
    contradicted: tuple[bytes, ...] = ()
    overtaken: int = 0
    clock_ahead: int = 0
    strangers: tuple[bytes, ...] = ()
    pieces: int = 0
    succession: bool = False


def take(party: Party, sealed: bytes) -> Taken:
    """Open a bundle, judge it, and write what is new.

    Raises:
        BundleError, TrustError: it is not believed; the register is as it was.
        DiskFull, DiskReadOnly: nothing of it was written.
    """
    believed = [party.trust]

    def introduced(introduction: Introduction) -> bytes:
        if introduction.authority != party.trust.authority:
            raise AuthorityForeign("")
        if introduction.roster is not None:
            believed[0] = party.trust.believes(introduction.roots, introduction.roster, party.now)
        return believed[0].judge(introduction.sender, REGISTER, party.now).public_key

    opened = open_sealed(sealed, party.device, introduced)
    content, trust = opened.content, believed[0]
    strangers: list[bytes] = []
    with party.vault.write() as cursor:
        if trust is not party.trust:
            kept_trust.install(cursor, trust, party.now)
        before = peers.peer(cursor, content.sender)
        mine = offer.vector(cursor)
        taking = Acceptance(cursor, party.vault.compartment, party.now)
        contradicted = chains.contradicted(taking.held, content.vector)
        for segment, key in _known(cursor, trust, content, strangers):
            taking.know(segment.device, key)
            taking.take(chains.judge(taking.held, segment, key))
        for supply in content.supplies:
            taking.supply(supply.device, supply.bodies)
        accepted = taking.finish()
        noticing.told_of(
            cursor,
            [device for device, mark in offer.vector(cursor).items() if mine.get(device) != mark],
        )
        for piece in content.pieces:
            pieces.take(cursor, piece)
        own = party.device.id
        overtaken = vectors.overtaken(own, mine, content.vector)
        succession = bool(overtaken or accepted.returned or own in accepted.contested)
        if succession:
            settings.put(cursor, SUCCESSION_DUE, "1")
        rolled_back = _rolled_back(before, content, party.now)
        if before is None or _counts(before, content) or rolled_back:
            peers.note(cursor, _heard(party, content, before, shrank=bool(rolled_back)))
            ahead = content.made_at - party.now
            noticing.heard(cursor, content.sender, ahead, put_back=bool(rolled_back))
        noticing.told_of(cursor, peers.note_heard_by_hub(cursor, _heard_by(trust, content, party)))
        noticing.contested(cursor, accepted.contested)
    party.hybrid.see(accepted.time)
    return Taken(
        sender=content.sender,
        bundle_id=opened.bundle_id,
        size=opened.size,
        accepted=accepted,
        trust=trust,
        rolled_back=rolled_back,
        contradicted=contradicted,
        overtaken=overtaken,
        succession=succession,
        clock_ahead=content.made_at - party.now,
        strangers=tuple(strangers),
        pieces=len(content.pieces),
    )


def _known(
    cursor: Cursor, trust: Trust, content: Content, strangers: list[bytes]
) -> Iterator[tuple[Segment, bytes]]:
    """The segments of devices whose key is known, each with it; the others are noted."""
    for segment in content.segments:
        try:
            key = trust.key_of(segment.device)
        except DeviceUnknown:
            # One that this register knew before it joined the authority, or nobody we know.
            key = devices.public_key(cursor, segment.device)
        if key is None:
            strangers.append(segment.device)
        else:
            yield segment, key


def _heard_by(trust: Trust, content: Content, party: Party) -> dict[bytes, int]:
    """When the others were heard, in milliseconds, if it is a hub that says so; what it says of the future is dropped.

    A hub is what the authority's roster calls one. Its clock may be a little ahead: later than now is nobody heard.
    """
    roles = {each.device: each.roles for each in trust.roster.devices}
    if HUB not in roles.get(content.sender, ()):
        return {}
    begun = {each: hour * HOUR for each, hour in content.heard.items() if each in roles}
    latest = party.now + CLOCK_TOLERANCE
    return {each: min(at, party.now) for each, at in begun.items() if at <= latest}


def _counts(before: Peer, content: Content) -> bool:
    """Whether this is news of its sender: said later by its clock, or holding something it did not hold before.

    A clock that was ahead for ten years and is right again must not stop acknowledgements.
    """
    return content.made_at >= before.said_at or bool(vectors.shrank(content.vector, before.vector))


def _rolled_back(before: Peer | None, content: Content, now: int) -> tuple[bytes, ...]:
    if before is None:
        return ()
    # What a clock that was ahead has said orders nothing.
    latest = now + CLOCK_TOLERANCE
    later = before.said_at <= content.made_at <= latest
    return vectors.rolled_back(before.vector, content.vector, later=later)


def _heard(party: Party, content: Content, before: Peer | None, *, shrank: bool) -> Peer:
    return Peer(
        device=content.sender,
        vector=content.vector,
        lacking=content.lacking,
        wants=content.wants,
        said_at=content.made_at,
        heard_at=party.now,
        clock_ahead=content.made_at - party.now,
        considered=before.considered if before else b"",
        shrank=shrank or bool(before and before.shrank),
        documents=content.documents,
    )
