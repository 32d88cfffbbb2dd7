"""Reading the journal for another register: what is held, what it lacks; refuses to say who may see what.

Entries are given as they lie here, in runs that end where their device signed, so that each can be verified by
itself. What the reader may not see goes without its body.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from store import journal
from store.accept import Mark
from store.compartment import Cursor
from store.entry import NO_PREVIOUS
from store.journal import Checkpoint, StoredEntry

Ranges = tuple[tuple[int, int], ...]
MaySee = Callable[[StoredEntry], bool]

MOST_ENTRIES = 5000
MOST_BYTES = 3 << 20

_RUN = (
    "SELECT device, number, header, body, hash FROM entry"
    " WHERE device = ? AND number > ? AND number <= ? ORDER BY number"
)
_BODIES = (
    "SELECT device, number, header, body, hash FROM entry"
    " WHERE device = ? AND number >= ? AND number <= ? AND body IS NOT NULL ORDER BY number LIMIT ?"
)
_READ_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of one device's entries without gaps, with the checkpoint at its last entry.

    An entry without its body travels with the body's digest, which its header holds anyway. One without entries
    carries a checkpoint alone.
    """

    device: bytes
    entries: tuple[StoredEntry, ...]
    checkpoint: Checkpoint


@dataclass(frozen=True, slots=True)
class Supply:
    """Bodies (entry number, bytes) for entries of one device whose headers the reader has."""

    device: bytes
    bodies: tuple[tuple[int, bytes], ...]


def vector(cursor: Cursor) -> dict[bytes, Mark]:
    """The last entry held of each device; what waits beyond a gap is not counted."""
    found: dict[bytes, Mark] = {}
    for device in journal.devices(cursor):
        cursor.execute(
            "SELECT number, hash FROM entry WHERE device = ? ORDER BY number DESC LIMIT 1",
            (device,),
        )
        found[device] = cursor.fetchone()
    return found


def lacking(cursor: Cursor) -> dict[bytes, Ranges]:
    """The ranges (first, last) of entries held without their bodies, by device."""
    cursor.execute("SELECT device, number FROM entry WHERE body IS NULL ORDER BY device, number")
    found: dict[bytes, list[tuple[int, int]]] = {}
    for device, number in cursor.fetchall():
        ranges = found.setdefault(device, [])
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1] = ranges[-1][0], number
        else:
            ranges.append((number, number))
    return {device: tuple(ranges) for device, ranges in found.items()}


def segments_for(
    cursor: Cursor,
    theirs: Mapping[bytes, Mark],
    *,
    may_see: MaySee | None = None,
    max_entries: int = MOST_ENTRIES,
    max_bytes: int = MOST_BYTES,
) -> Iterator[Segment]:
    """What is held and a register with the vector `theirs` lacks, by device, then number.

    One segment for each stretch that its device signed for, of about `MILESTONE` entries: so the reader can give it
    on in the same parts. Where an entry of theirs bears the name of another one here, one segment is given
    that shows it. The last segment is the first, but for the very first, by which there are more than
    `max_entries` entries or `max_bytes` bytes of bodies: it no longer fits. The cursor may be used between two.
    """
    entries = size = 0
    for segment in _lacked(cursor, theirs, may_see):
        yield segment
        full = entries > 0
        entries += len(segment.entries)
        size += sum([len(each.body or b"") for each in segment.entries])
        if full and (entries > max_entries or size > max_bytes):
            return


def _lacked(
    cursor: Cursor, theirs: Mapping[bytes, Mark], may_see: MaySee | None
) -> Iterator[Segment]:
    for device, (last, _) in vector(cursor).items():
        number, header_hash = theirs.get(device, (0, NO_PREVIOUS))
        if number > last:
            continue
        forked = number > 0 and _hash_at(cursor, device, number) != header_hash
        for segment in _signed(cursor, device, number - 1 if forked else number, may_see):
            yield segment
            if forked:
                break


def _signed(cursor: Cursor, device: bytes, after: int, may_see: MaySee | None) -> Iterator[Segment]:
    cursor.execute(
        "SELECT device, number, header_hash, signature FROM checkpoint"
        " WHERE device = ? AND number > ? ORDER BY number",
        (device, after),
    )
    for checkpoint in [Checkpoint(*row) for row in cursor.fetchall()]:
        cursor.execute(_RUN, (device, after, checkpoint.number))
        run = tuple([_shown(StoredEntry(*row), may_see) for row in cursor.fetchall()])
        yield Segment(device, run, checkpoint)
        after = checkpoint.number


def supplies_for(
    cursor: Cursor,
    theirs: Mapping[bytes, Ranges],
    *,
    may_see: MaySee | None = None,
    max_bytes: int = MOST_BYTES,
) -> Iterator[Supply]:
    """The bodies held of entries that a register lacks the bodies of and may see now."""
    for device, ranges in sorted(theirs.items()):
        gathered: list[tuple[int, bytes]] = []
        size = 0
        for each in _with_bodies(cursor, device, ranges):
            if each.body is None or (may_see is not None and not may_see(each)):
                continue
            if gathered and size + len(each.body) > max_bytes:
                yield Supply(device, tuple(gathered))
                gathered, size = [], 0
            gathered.append((each.number, each.body))
            size += len(each.body)
        if gathered:
            yield Supply(device, tuple(gathered))


def _with_bodies(cursor: Cursor, device: bytes, ranges: Ranges) -> Iterator[StoredEntry]:
    for first, last in ranges:
        following = first
        while following <= last:
            cursor.execute(_BODIES, (device, following, last, _READ_AT_ONCE))
            rows = cursor.fetchall()
            yield from (StoredEntry(*row) for row in rows)
            if len(rows) < _READ_AT_ONCE:
                break
            following = rows[-1][1] + 1


def _shown(entry: StoredEntry, may_see: MaySee | None) -> StoredEntry:
    if entry.body is None or may_see is None or may_see(entry):
        return entry
    return replace(entry, body=None)


def _hash_at(cursor: Cursor, device: bytes, number: int) -> bytes | None:
    cursor.execute("SELECT hash FROM entry WHERE device = ? AND number = ?", (device, number))
    row = cursor.fetchone()
    return None if row is None else row[0]
