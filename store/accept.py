"""Taking in what other registers wrote: entries already judged, in one transaction; refuses to judge.

Whoever calls has verified links, digests and checkpoints (`sync.chains`); here it is written down: entries and
their rows, what waits, what contradicts. It comes to the same in whatever order and however often it is done.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from models.clock import HybridClock
from models.errors import BundleDamaged
from models.touched import Touched
from store import journal, stale, waiting
from store.access import OpenVault
from store.compartment import Compartment, Cursor
from store.entry import Change, MalformedEntryError, decode_changes, decode_header, hash_of
from store.heads import Head, Ledger
from store.journal import MILESTONE, Checkpoint, StoredEntry
from store.judged import Held, Judged, Mark
from store.projection import Projector

__all__ = ["Acceptance", "Accepted", "Held", "Judged", "Mark", "VaultHeld", "accept"]


@dataclass(frozen=True, slots=True)
class Accepted:
    """What came of it.

    Attributes:
        inserted: entries that are held now and were not before, those that had waited among them.
        supplied: bodies that were lacking.
        waiting: entries beyond a gap that did not wait before.
        forked: entries that contradict others and were not known.
        known: entries that were held already.
        contested: devices of which two entries bear one name, found now. They are closed, but for this laptop's
            own: whoever calls lets `store.device.succeed` do that within the same transaction.
        returned: whether entries of this laptop's own device came back that it did not hold: its disk was put
            back. They are held again; nobody can tell whether there are more.
        touched: the records whose rows changed.
        time: the highest logical time taken in.
        stale: how many subjects of derived rows were left to `store.stale.refresh_stale`.
    """

    inserted: int = 0
    supplied: int = 0
    waiting: int = 0
    forked: int = 0
    known: int = 0
    contested: tuple[bytes, ...] = ()
    returned: bool = False
    touched: Touched = field(default_factory=Touched)
    time: int = 0
    stale: int = 0


@dataclass(frozen=True, slots=True)
class VaultHeld:
    """Answers a judge from the vault, within the transaction that will take in what is judged."""

    cursor: Cursor

    def newest(self, device: bytes) -> Mark | None:
        """The last entry held of a device; entries are put in without gaps."""
        self.cursor.execute(
            "SELECT number, hash FROM entry WHERE device = ? ORDER BY number DESC LIMIT 1",
            (device,),
        )
        return self.cursor.fetchone()

    def hash_at(self, device: bytes, number: int) -> bytes | None:
        """The header hash of one entry that is held."""
        self.cursor.execute(
            "SELECT hash FROM entry WHERE device = ? AND number = ?", (device, number)
        )
        row = self.cursor.fetchone()
        return None if row is None else row[0]

    def closed(self, device: bytes) -> int | None:
        """The last number accepted of a closed device, nothing if it is open or not known."""
        self.cursor.execute("SELECT closed FROM device WHERE id = ?", (device,))
        row = self.cursor.fetchone()
        return None if row is None else row[0]

    def has_body(self, device: bytes, number: int) -> bool:
        """Whether an entry is held with its body."""
        return journal.held(self.cursor, (device, number))


class Acceptance:
    """One taking in, inside the caller's transaction: `take` and `supply` as often as needed, then `finish`.

    A segment is judged against `held` after the one before it was taken.
    """

    def __init__(self, cursor: Any, compartment: Compartment, now: int) -> None:  # noqa: ANN401
        """`now` is the time in milliseconds at which a fork would have been found."""
        self.held = VaultHeld(cursor)
        self._cursor = cursor
        self._now = now
        # The entries being put in that do not count yet: device, and numbers from … to.
        self._ahead: tuple[bytes, int, int] = (b"", 1, 0)
        ledger = Ledger(self._applied, lambda head: journal.time_of(cursor, head))
        self._projector = Projector(cursor, compartment, ledger)
        self._derivations = compartment.derivations
        self._counts = dict.fromkeys(("inserted", "supplied", "waiting", "forked", "known"), 0)
        self._contested: list[bytes] = []
        self._returned = False
        self._newest: Head | None = None
        self._time = 0

    def know(self, device: bytes, public_key: bytes) -> None:
        """Note the key by which a device's checkpoints can be verified again; the first one known stays."""
        self._cursor.execute(
            "INSERT INTO device (id, public_key, opened_at) VALUES (?, ?, ?)"
            " ON CONFLICT (id) DO NOTHING",
            (device, public_key, self._now),
        )

    def take(self, judged: Judged) -> None:
        """Take in one judged segment.

        Raises:
            BundleDamaged: `structure`: a body that its device signed is none; nothing may be kept then.
        """
        device = judged.checkpoint.device
        self._counts["known"] += judged.known
        for each in judged.supply:
            self._complete(each)
        if judged.insert:
            self._insert(judged.insert, judged.checkpoint)
        else:
            self._keep(judged.checkpoint)
        if judged.wait:
            for each in judged.wait:
                self._time = max(self._time, _readable(each)[0])
            self._counts["waiting"] += waiting.put(self._cursor, judged.wait, judged.checkpoint)
        if judged.fork:
            self._contest(device, judged.fork)
        if judged.insert:
            self._promote(device)

    def supply(self, device: bytes, bodies: Iterable[tuple[int, bytes]]) -> None:
        """Add bodies (entry number, bytes) to entries held without; others are passed over.

        Raises:
            BundleDamaged: `structure`: a body that its device signed is none.
        """
        for number, body in bodies:
            entry = journal.read(self._cursor, (device, number))
            if entry is None or entry.body is not None:
                continue
            if decode_header(entry.header).digest != hash_of(body):
                # Of the entry of the same name that another branch of a forked chain holds.
                continue
            self._complete(StoredEntry(device, number, entry.header, body, entry.hash))

    def finish(self) -> Accepted:
        """Bring the derived tables up to date, or note what is to be; nothing is taken after it."""
        self._projector.flush()
        subjects = self._projector.subjects
        deferred = 0
        if sum(map(len, subjects.values())) <= stale.FEW:
            self._projector.refresh()
        else:
            deferred = stale.defer(self._cursor, self._derivations, subjects)
        touched = {kind: frozenset(found) for kind, found in self._projector.touched.items()}
        return Accepted(
            **self._counts,
            contested=tuple(self._contested),
            returned=self._returned,
            touched=Touched(touched, self._newest),
            time=self._time,
            stale=deferred,
        )

    def _applied(self, head: Head) -> bool:
        device, first, last = self._ahead
        coming = head[0] == device and first <= head[1] <= last
        return not coming and journal.held(self._cursor, head)

    def _insert(self, entries: Sequence[StoredEntry], checkpoint: Checkpoint) -> None:
        device, last = entries[-1].head
        journal.put(self._cursor, entries)
        self._keep(checkpoint)
        apply = self._projector.apply
        # One after the other: thousands of decoded bodies at once would keep the collector busy.
        for each in entries:
            time, changes = _readable(each)
            self._time = max(self._time, time)
            if changes:
                self._ahead = device, each.number, last
                apply(each.head, time, changes)
        self._ahead = (b"", 1, 0)
        self._counts["inserted"] += len(entries)
        self._newest = entries[-1].head
        self._returned = self._returned or self._own(device)

    def _complete(self, entry: StoredEntry) -> None:
        time, changes = _readable(entry)
        self._cursor.execute(
            "UPDATE entry SET body = ? WHERE device = ? AND number = ? AND body IS NULL",
            (entry.body, *entry.head),
        )
        if self._cursor.rowcount == 1:
            self._ahead = *entry.head, entry.number
            self._projector.apply(entry.head, time, changes)
            self._ahead = (b"", 1, 0)
            self._counts["supplied"] += 1
            self._newest = entry.head

    def _keep(self, checkpoint: Checkpoint) -> None:
        """Keep a checkpoint of an entry that is held, unless a later one is kept for the same stretch."""
        device, number = checkpoint.device, checkpoint.number
        if self.held.hash_at(device, number) != checkpoint.header_hash:
            return
        journal.see(self._cursor, checkpoint)
        self._cursor.execute(
            "SELECT 1 FROM checkpoint WHERE device = ? AND number >= ? AND number < ? LIMIT 1",
            (device, number, number - number % MILESTONE + MILESTONE),
        )
        if self._cursor.fetchone() is None:
            journal.keep(self._cursor, checkpoint)

    def _contest(self, device: bytes, entries: Sequence[StoredEntry]) -> None:
        found = waiting.contest(self._cursor, entries, self._now)
        if not found:
            return
        self._counts["forked"] += found
        if device not in self._contested:
            self._contested.append(device)
        if not self._own(device):
            newest = self.held.newest(device) or (0, b"")
            self._cursor.execute(
                "UPDATE device SET closed = ? WHERE id = ? AND closed IS NULL",
                (newest[0], device),
            )

    def _promote(self, device: bytes) -> None:
        """Put in what waited for the gap to fill."""
        newest = self.held.newest(device) or (0, b"")
        run = waiting.following(self._cursor, device, newest, self.held.closed(device))
        if run.entries and run.checkpoint:
            self._insert(run.entries, run.checkpoint)
            newest = run.checkpoint.number, run.checkpoint.header_hash
        contested = run.contested or waiting.contradicting(self._cursor, device)
        waiting.forget(self._cursor, device, None if run.contested else newest[0])
        if contested:
            self._contest(device, contested)

    def _own(self, device: bytes) -> bool:
        own = "SELECT 1 FROM device WHERE id = ? AND private_key IS NOT NULL AND closed IS NULL"
        self._cursor.execute(own, (device,))
        return self._cursor.fetchone() is not None


def accept(
    vault: OpenVault,
    judging: Callable[[Held], Iterable[Judged]],
    supplies: Iterable[tuple[bytes, Iterable[tuple[int, bytes]]]] = (),
    *,
    now: int,
    hybrid: HybridClock | None = None,
) -> Accepted:
    """Take in everything or nothing, in one transaction.

    `judging` is asked for one judged segment after the other, each when the one before it is held;
    `supplies` are bodies by device; `now` is in milliseconds; `hybrid` sees the logical times afterwards.

    Raises:
        BundleDamaged, SignatureInvalid: nothing was kept. Further what `judging` and `Vault.write` raise.
    """
    with vault.write() as cursor:
        taking = Acceptance(cursor, vault.compartment, now)
        for judged in judging(taking.held):
            taking.take(judged)
        for device, bodies in supplies:
            taking.supply(device, bodies)
        done = taking.finish()
    if hybrid is not None:
        hybrid.see(done.time)
    return done


def _readable(entry: StoredEntry) -> tuple[int, Sequence[Change]]:
    """Logical time and changes of an entry, proved readable so that no later rebuild can fail on it."""
    try:
        time = decode_header(entry.header).time
        changes = () if entry.body is None else decode_changes(entry.body)
    except MalformedEntryError as error:
        raise BundleDamaged("structure") from error
    return time, changes
