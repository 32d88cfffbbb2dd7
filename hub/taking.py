"""Taking in what a bundle brings, in one transaction: judged entries, bodies, pieces of files; never anything twice.

What can be done before the transaction is done before it (`prepare`): bodies are sealed and looked through. An entry
that comes before those it follows is not kept: the answer says how far the chain is held, and its
sender sends it again from there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from hub import audience
from hub.audience import Noted
from hub.database import add, chunks
from hub.files import Files
from hub.held import HubHeld
from hub.schema import body, chain, checkpoint, closed, entry, fork, withheld
from hub.sealing import Sealing
from models.errors import BundleDamaged, DeviceUnknown
from store.accept import Judged
from store.entry import decode_header, hash_of
from store.journal import Checkpoint, StoredEntry
from sync.bundle.content import Content, Segment, Supply
from sync.chains import judge
from sync.trust.trust import Trust


@dataclass(slots=True)
class Taken:
    """What came of a bundle: how many entries were new, known already, contradicting, or of unknown devices."""

    added: int = 0
    supplied: int = 0
    known: int = 0
    waiting: int = 0
    forked: int = 0
    foreign: int = 0
    pieces: int = 0


@dataclass(slots=True)
class Prepared:
    """Bodies as they will lie in the database, and what they say about readers, by the hash of the header."""

    sealed: dict[bytes, bytes] = field(default_factory=dict[bytes, bytes])
    noted: dict[bytes, Noted] = field(default_factory=dict[bytes, Noted])


def prepare(content: Content, sealing: Sealing) -> Prepared:
    """What needs no database."""
    made = Prepared()
    for segment in content.segments:
        for each in segment.entries:
            _prepare(made, each, sealing)
    return made


class Taking:
    """Takes in the parts of one bundle within one transaction."""

    def __init__(
        self, connection: Connection, sealing: Sealing, trust: Trust, prepared: Prepared, now: int
    ) -> None:
        """`now` is in milliseconds."""
        self._connection = connection
        self._sealing = sealing
        self._trust = trust
        self._prepared = prepared
        self._now = now
        self._noted = Noted()
        self.taken = Taken()

    def take(self, content: Content) -> Taken:
        """Take in all of it.

        Raises:
            BundleDamaged: a chain does not hold, or a supplied body is not the one its header names.
            SignatureInvalid: a checkpoint is not signed by its device.
        """
        ends = {
            each.device: each.accepted_until
            for each in self._trust.roster.devices
            if each.revoked_at and each.accepted_until is not None
        }
        held = HubHeld(self._connection, content.segments, ends)
        for each in content.segments:
            self._segment(held, each)
        for each in content.supplies:
            self._supply(each)
        audience.note(self._connection, self._noted)
        files = Files(self._connection, self._sealing)
        self.taken.pieces = sum(files.take(each) for each in content.pieces)
        return self.taken

    def _segment(self, held: HubHeld, segment: Segment) -> None:
        try:
            key = self._trust.key_of(segment.device)
        except DeviceUnknown:
            # A chain from before its device joined: whoever brought it is believed all the same.
            self.taken.foreign += len(segment.entries)
            return
        judged = judge(held, segment, key)
        if judged.insert:
            self._insert(judged.insert)
            last = judged.insert[-1]
            held.added(segment.device, (last.number, last.hash))
        self._bodies(judged.supply)
        if judged.fork:
            self._fork(held, judged)
        self._checkpoint(held, judged.checkpoint)
        self.taken.added += len(judged.insert)
        self.taken.supplied += len(judged.supply)
        self.taken.known += judged.known
        self.taken.waiting += len(judged.wait)
        self.taken.forked += len(judged.fork)

    def _insert(self, entries: tuple[StoredEntry, ...]) -> None:
        add(self._connection, chain, [{"device": entries[0].device}])
        rows = (
            {
                "device": each.device,
                "number": each.number,
                "header": each.header,
                "hash": each.hash,
            }
            for each in entries
        )
        add(self._connection, entry, rows)
        without = [
            {"device": each.device, "number": each.number} for each in entries if each.body is None
        ]
        add(self._connection, withheld, without)
        self._bodies([each for each in entries if each.body is not None])

    def _bodies(self, entries: Iterable[StoredEntry]) -> None:
        rows: list[Mapping[str, object]] = []
        for each in entries:
            sealed = self._prepared.sealed[each.hash]
            rows.append({"device": each.device, "number": each.number, "sealed": sealed})
            self._noted.merge(self._prepared.noted[each.hash])
        add(self._connection, body, rows)

    def _fork(self, held: HubHeld, judged: Judged) -> None:
        device = judged.fork[0].device
        rows = (
            {
                "device": each.device,
                "number": each.number,
                "hash": each.hash,
                "header": each.header,
                "sealed": self._prepared.sealed.get(each.hash),
                "found_at": self._now,
            }
            for each in judged.fork
        )
        add(self._connection, fork, rows)
        newest = held.newest(device)
        number = newest[0] if newest else 0
        add(self._connection, closed, [{"device": device, "number": number}])

    def _checkpoint(self, held: HubHeld, made: Checkpoint) -> None:
        if held.hash_at(made.device, made.number) == made.header_hash:
            row = {
                "device": made.device,
                "number": made.number,
                "header_hash": made.header_hash,
                "signature": made.signature,
            }
            add(self._connection, checkpoint, [row])

    def _supply(self, supply: Supply) -> None:
        bodies = dict(supply.bodies)
        found: list[StoredEntry] = []
        for numbers in chunks(sorted(bodies)):
            rows = self._connection.execute(
                select(entry.c.number, entry.c.header, entry.c.hash)
                .outerjoin(
                    body, (body.c.device == entry.c.device) & (body.c.number == entry.c.number)
                )
                .where(
                    entry.c.device == supply.device,
                    entry.c.number.in_(numbers),
                    body.c.number.is_(None),
                )
            )
            for number, header, header_hash in rows:
                made = StoredEntry(supply.device, number, header, bodies[number], header_hash)
                if decode_header(header).digest != hash_of(bodies[number]):
                    raise BundleDamaged("chain")
                _prepare(self._prepared, made, self._sealing)
                found.append(made)
        self._bodies(found)
        self.taken.supplied += len(found)


def _prepare(made: Prepared, each: StoredEntry, sealing: Sealing) -> None:
    if each.body is not None:
        made.sealed[each.hash] = sealing.seal_body(each.device, each.number, each.hash, each.body)
        made.noted[each.hash] = audience.read([each])
