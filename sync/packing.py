"""Making a bundle: what a peer lacks and may see, and what this register holds; refuses to send more than that.

Recipients of one bundle are devices of one station: they may read the same. What any of them lacks is sent.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from store import journal, offer, peers, pieces
from store.accept import Mark
from store.compartment import Cursor
from store.heads import Head
from store.peers import Peer, SentBundle
from sync import documents, vectors
from sync.bundle.content import (
    Content,
    Lacking,
    Piece,
    Recipient,
    Segment,
    Supply,
    Vector,
)
from sync.bundle.limits import MAX_ENTRIES, ROOM
from sync.bundle.seal import peek, seal
from sync.entitlement import MaySee, may_see_of, reader_of, runs_of
from sync.party import Party
from sync.trust.roster import RosterDevice

_REMEMBERED = 400 * 24 * 3600 * 1000
"""Milliseconds for which a bundle is remembered: a stick may lie in a drawer for a year."""

_SILENCE = 24 * 3600 * 1000
"""Milliseconds after which a device that has nothing new writes what it holds once more, so that it is heard."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A sealed bundle: how many entries it carries, up to where its readers hold everything then.

    `whole` names the entries that travel with their bodies; `more` says that it was not enough: the next one begins
    at `covers`, and with attached files at `wants` (hash → bytes its readers hold then).
    """

    bundle_id: bytes
    sealed: bytes
    entries: int
    whole: frozenset[Head] = frozenset()
    covers: Vector = field(default_factory=dict[bytes, Mark])
    wants: dict[bytes, int] = field(default_factory=dict[bytes, int])
    more: bool = False


@dataclass(frozen=True, slots=True)
class _Outlook:
    """What both sides hold by what is known here; `state` names what we tell and what they lack.

    `made` counts the bundles of this exchange so far: in milliseconds it keeps them in order, by their names too.
    """

    held: tuple[Peer, ...]
    mine: Vector
    lacking: Lacking
    wants: dict[bytes, int]
    shared: Vector
    state: bytes
    made: int

    @property
    def told(self) -> bool:
        return all(each.considered == self.state for each in self.held)


def due(
    party: Party, recipients: Sequence[RosterDevice], present: Collection[bytes] = ()
) -> Vector | None:
    """From where bundles for these devices are to begin; nothing if they need none.

    `present` names the bundles that lie where they will be put: what these carry is not put there twice. For whom
    none was made for a day one is made all the same: who has nothing new is heard, and not thought to be lost.
    """
    with party.vault.read() as cursor:
        look = _look(cursor, party, recipients)
        theirs = dict(look.shared)
        names = {each.device for each in recipients}
        made = peers.sent(cursor, lambda _, readers: names <= set(readers))
        for bundle in made:
            if bundle.id in present:
                _raise(cursor, theirs, bundle)
    if not look.told:
        return theirs
    # What no vector confirms is made again where it does not lie, until their own words change.
    last = max((each.made_at for each in made), default=0)
    extras = [each.id for each in made if each.extra and each.made_at == last]
    extra = not set(extras) <= set(present)
    carried = vectors.covers(theirs, {each: mark[0] for each, mark in look.mine.items()})
    # What was made last and carries more lies there still: another beside it would send it away unread.
    unheard = party.now - last > _SILENCE and not extras
    return theirs if extra or unheard or not carried else None


def pack(
    party: Party,
    recipients: Sequence[RosterDevice],
    base: Vector | None = None,
    wants: Mapping[bytes, int] | None = None,
) -> Packed:
    """The next bundle for these devices of one station, beginning after `base`, or after what they confirmed.

    It may carry no entry: what we hold, and thereby confirm, is told in any case.
    """
    with party.vault.read() as cursor:
        look = _look(cursor, party, recipients)
        theirs = look.shared if base is None else base
        reader = reader_of(party, cursor, recipients)
        may_see = may_see_of(cursor, reader)
        roots, roster = documents.brought(party.trust, look.held, party.now)
        size = len(roster or b"") + sum(map(len, roots))
        segments = _segments(cursor, theirs, may_see, max(ROOM - size, ROOM // 4))
        entries = sum(len(each.entries) for each in segments)
        covers = dict(theirs)
        for segment in segments:
            last = segment.entries[-1]
            covers[segment.device] = (last.number, last.hash)
        more = bool(entries) and any(
            covers.get(device, (0,))[0] < mark[0] for device, mark in look.mine.items()
        )
        supplies: tuple[Supply, ...] = ()
        if may_see is not None and not look.told and not more:
            supplies = _supplies(cursor, look.held, may_see, MAX_ENTRIES - entries)
        wanted = _wanted(look.held) if wants is None else dict(wants)
        runs: tuple[Piece, ...] = ()
        if wanted and not more:
            runs, wanted = runs_of(cursor, wanted, reader)
    content = Content(
        sender=party.device.id,
        authority=party.trust.authority,
        made_at=party.now + look.made,
        vector=look.mine,
        lacking=look.lacking,
        roots=roots,
        roster=roster,
        segments=segments,
        supplies=supplies,
        pieces=runs,
        wants=look.wants,
        documents=documents.held_by(party.trust),
    )
    sealed = seal(
        content,
        party.device,
        [Recipient(each.device, each.receiving_key) for each in recipients],
    )
    whole = frozenset(
        [each.head for part in segments for each in part.entries if each.body is not None]
        + [(part.device, number) for part in supplies for number, _ in part.bodies]
    )
    packed = Packed(
        peek(sealed).bundle_id,
        sealed,
        entries,
        whole,
        covers,
        wanted,
        more or bool(runs and wanted),
    )
    _remember(party, look, packed, extra=bool(runs or supplies))
    return packed


def owed(party: Party, recipients: Sequence[RosterDevice], base: Vector) -> int:
    """How many entries lie beyond `base`, for people to see before anything is made."""
    with party.vault.read() as cursor:
        return sum(vectors.lags(_look(cursor, party, recipients).mine, base).values())


def served(party: Party, present: Collection[bytes]) -> frozenset[bytes]:
    """Of the bundles made here, those that may go from where `present` lie: their recipients have all of it.

    One that carries something else, or only tells what we hold, goes once one that was made later for the same
    recipients lies beside it.
    """
    with party.vault.read() as cursor:
        known = peers.peers(cursor) if present else {}
        there = peers.sent(cursor, lambda name, _: name in present) if present else ()
    latest = {each.recipients: each.made_at for each in there}
    return frozenset(
        each.id
        for each in there
        if (
            all(
                device in known and vectors.covers(known[device].vector, each.covers)
                for device in each.recipients
            )
            if each.covers and not each.extra
            else latest[each.recipients] > each.made_at
        )
    )


def _look(cursor: Cursor, party: Party, recipients: Sequence[RosterDevice]) -> _Outlook:
    held = tuple(peers.peer(cursor, each.device) or Peer(each.device) for each in recipients)
    mine, lacking = offer.vector(cursor), offer.lacking(cursor)
    digest = sha256(peers.encoded(mine) + peers.encoded(lacking) + party.trust.roster_document)
    for each in held:
        digest.update(each.device + peers.encoded(each.lacking))
        digest.update(peers.encoded(each.wants))
        digest.update(repr(each.documents).encode())
    wants = pieces.wanted(cursor)
    digest.update(peers.encoded(wants))
    made = peers.made_at(cursor, party.now)
    return _Outlook(held, mine, lacking, wants, _shared(held), digest.digest(), made)


def _raise(cursor: Cursor, theirs: Vector, bundle: SentBundle) -> None:
    for device, number in bundle.covers.items():
        if number > theirs.get(device, (0, b""))[0]:
            entry = journal.read(cursor, (device, number))
            if entry is not None:
                theirs[device] = (number, entry.hash)


def _segments(
    cursor: Cursor, theirs: Vector, may_see: MaySee | None, room: int
) -> tuple[Segment, ...]:
    """What fits into one bundle."""
    chosen: list[Segment] = []
    entries = size = 0
    for each in offer.segments_for(
        cursor, theirs, may_see=may_see, max_entries=MAX_ENTRIES, max_bytes=room
    ):
        entries += len(each.entries)
        size += sum(len(entry.body or b"") for entry in each.entries)
        if chosen and (entries > MAX_ENTRIES or size > room):
            break
        if each.entries:
            chosen.append(each)
    return tuple(chosen)


def _supplies(
    cursor: Cursor, held: Sequence[Peer], may_see: MaySee, room: int
) -> tuple[Supply, ...]:
    """Bodies that were withheld before and may be seen now."""
    lacked: dict[bytes, tuple[tuple[int, int], ...]] = {}
    for each in held:
        for device, ranges in each.lacking.items():
            lacked[device] = tuple(sorted({*lacked.get(device, ()), *ranges}))
    found: list[Supply] = []
    for each in offer.supplies_for(cursor, lacked, may_see=may_see, max_bytes=ROOM // 2):
        bodies = tuple(dict(each.bodies[:room]).items())
        if bodies:
            found.append(Supply(each.device, bodies))
        room -= len(bodies)
        if room <= 0:
            break
    return tuple(found)


def _shared(held: Sequence[Peer]) -> Vector:
    """What all of them hold, by what they said last."""
    first, *others = held
    return {
        device: min([mark, *(each.vector[device] for each in others)])
        for device, mark in first.vector.items()
        if all(device in each.vector for each in others)
    }


def _wanted(held: Sequence[Peer]) -> dict[bytes, int]:
    """The attached files that any of them wants, and what all of those hold of each."""
    found: dict[bytes, int] = {}
    for each in held:
        for digest, bytes_held in each.wants.items():
            found[digest] = min(bytes_held, found.get(digest, bytes_held))
    return found


def _remember(party: Party, look: _Outlook, packed: Packed, *, extra: bool) -> None:
    """Note what was made; its readers count as told once the last bundle is made, as served when they say so."""
    with party.vault.write() as cursor:
        peers.note_sent(
            cursor,
            SentBundle(
                packed.bundle_id,
                tuple(each.device for each in look.held),
                {device: mark[0] for device, mark in packed.covers.items()}
                if packed.entries
                else {},
                len(packed.sealed),
                party.now,
                extra,
            ),
        )
        told = b"" if packed.more else look.state
        peers.note_considered(cursor, [each.device for each in look.held], told)
        peers.forget_sent(cursor, before=party.now - _REMEMBERED)
