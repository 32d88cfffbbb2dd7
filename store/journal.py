"""The chain of entries on disk: adding to it, reading it, its newest head; blind to their meaning.

An entry is added once and never altered. `append` adds to this laptop's own chain; entries of other
devices are put in as they came (`insert`) by whoever has verified them. Format: `docs/journal.md`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from models.clock import FURTHEST
from models.errors import ChainBroken, TooMuchAtOnce
from store.access import OpenVault
from store.compartment import Cursor
from store.device import Device
from store.entry import (
    MOST_BODY,
    NO_PREVIOUS,
    Header,
    MalformedEntryError,
    decode_header,
    encode_header,
    hash_of,
    id_text,
)
from store.heads import Head, Ledger
from store.rows import insertion, put_in

CHUNK = 1000

# Crockford's base 32: no I, L, O or U, so that a code read aloud or by hand is not mistaken.
_CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LENGTH = 8
_CODE_BITS = 5

_INSERT = insertion("INSERT INTO entry (device, number, header, body, hash)", "?, ?, ?, ?, ?")
MILESTONE = 1024
"""A checkpoint is kept for about every so many entries: up to there a long chain can travel in parts."""

_CHECKPOINT = (
    "INSERT INTO checkpoint (device, number, header_hash, signature) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (device, number) DO NOTHING"
)
_SEE = (
    "INSERT INTO seen_head (device, number, header_hash) VALUES (?, ?, ?)"
    " ON CONFLICT (device) DO UPDATE SET number = excluded.number,"
    " header_hash = excluded.header_hash WHERE excluded.number > seen_head.number"
)
# Of the checkpoints within one run of entries only the last one stays.
_OUTDATED = "DELETE FROM checkpoint WHERE device = ? AND number >= ? AND number < ?"
_SELECT = "SELECT device, number, header, body, hash FROM entry"


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry as it lies in the vault; `body` is nothing where it is withheld or shed."""

    device: bytes
    number: int
    header: bytes
    body: bytes | None
    hash: bytes

    @property
    def head(self) -> Head:
        """The entry's name: device and number."""
        return self.device, self.number


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A signed head of one device's chain."""

    device: bytes
    number: int
    header_hash: bytes
    signature: bytes


_row = attrgetter("device", "number", "header", "body", "hash")


def newest(cursor: Cursor, device: bytes) -> tuple[int, bytes]:
    """Number and header hash of the last entry a device signed; (0, zeros) before its first."""
    cursor.execute(
        "SELECT number, header_hash FROM checkpoint WHERE device = ? ORDER BY number DESC LIMIT 1",
        (device,),
    )
    return cursor.fetchone() or (0, NO_PREVIOUS)


def chained(previous: tuple[int, bytes], device: Device, time: int, body: bytes) -> StoredEntry:
    """The entry that follows `previous` (number and hash) in this laptop's chain."""
    header = encode_header(
        Header(device.id, previous[0] + 1, previous[1], time, hash_of(body)),
    )
    return StoredEntry(device.id, previous[0] + 1, header, body, hash_of(header))


def append(cursor: Cursor, device: Device, made: Sequence[StoredEntry]) -> None:
    """Add entries made by `chained`, in order, and sign the last of them.

    Raises:
        TooMuchAtOnce: no bundle could carry one of them, so it would be seen here alone.
    """
    if any(len(each.body or b"") > MOST_BODY for each in made):
        raise TooMuchAtOnce
    put_in(cursor, _INSERT, list(map(_row, made)))
    last = made[-1]
    keep(cursor, Checkpoint(last.device, last.number, last.hash, device.sign(last.hash)))


def insert(cursor: Cursor, received: Iterable[StoredEntry], checkpoint: Checkpoint) -> None:
    """Put in entries of another device, verified by the caller, with the checkpoint for them."""
    put(cursor, received)
    keep(cursor, checkpoint)
    see(cursor, checkpoint)


def put(cursor: Cursor, received: Iterable[StoredEntry]) -> None:
    """Put in entries, verified by the caller, and nothing else."""
    put_in(cursor, _INSERT, list(map(_row, received)))


def see(cursor: Cursor, checkpoint: Checkpoint) -> None:
    """Remember the highest head seen of a device, so that a disk put back is noticed."""
    cursor.execute(_SEE, (checkpoint.device, checkpoint.number, checkpoint.header_hash))


def keep(cursor: Cursor, checkpoint: Checkpoint) -> None:
    """Keep a checkpoint, verified by the caller, in place of those shortly before it."""
    device, number = checkpoint.device, checkpoint.number
    cursor.execute(_CHECKPOINT, (device, number, checkpoint.header_hash, checkpoint.signature))
    cursor.execute(_OUTDATED, (device, number - number % MILESTONE, number))


def checkpoints(cursor: Cursor) -> list[Checkpoint]:
    """The newest checkpoint of every device."""
    cursor.execute(
        "SELECT device, max(number), header_hash, signature FROM checkpoint"
        " GROUP BY device ORDER BY device"
    )
    return [Checkpoint(*row) for row in cursor.fetchall()]


def devices(cursor: Cursor) -> list[bytes]:
    """Every device of which at least one entry is held."""
    found: list[bytes] = []
    after = b""
    # One step per device: a plain DISTINCT would read every entry.
    while True:
        cursor.execute(
            "SELECT device FROM entry WHERE device > ? ORDER BY device LIMIT 1", (after,)
        )
        row = cursor.fetchone()
        if row is None:
            return found
        after = row[0]
        found.append(after)


def read(cursor: Cursor, head: Head) -> StoredEntry | None:
    """One entry, or nothing if it is not held."""
    cursor.execute(f"{_SELECT} WHERE device = ? AND number = ?", head)
    row = cursor.fetchone()
    return None if row is None else StoredEntry(*row)


def entries(
    cursor: Cursor, after: Head = (b"", 0), until: Head | None = None
) -> Iterator[StoredEntry]:
    """Every entry by device, then number; the cursor is free for other questions meanwhile."""
    last = until or (b"\xff" * 17, 0)
    while True:
        cursor.execute(
            f"{_SELECT} WHERE (device, number) > (?, ?) AND (device, number) <= (?, ?)"
            f" ORDER BY device, number LIMIT {CHUNK}",
            (*after, *last),
        )
        rows = cursor.fetchall()
        if not rows:
            return
        for row in rows:
            yield StoredEntry(*row)
        after = rows[-1][0], rows[-1][1]


def held(cursor: Cursor, head: Head) -> bool:
    """Whether an entry is held with its body."""
    cursor.execute("SELECT 1 FROM entry WHERE device = ? AND number = ? AND body IS NOT NULL", head)
    return cursor.fetchone() is not None


def time_of(cursor: Cursor, head: Head) -> int:
    """The logical time of an entry that is held.

    Raises:
        ChainBroken: it is not, or its header is no header.
    """
    cursor.execute("SELECT header FROM entry WHERE device = ? AND number = ?", head)
    row = cursor.fetchone()
    try:
        if row is not None:
            return decode_header(row[0]).time
    except MalformedEntryError:
        pass
    raise ChainBroken(id_text(head[0]), head[1], "missing" if row is None else "altered")


def ledger(cursor: Cursor) -> Ledger:
    """What `store.heads` asks, answered by this journal."""
    return Ledger(lambda head: held(cursor, head), lambda head: time_of(cursor, head))


def newest_time(cursor: Cursor, own: bytes) -> int:
    """The highest logical time of any device's newest entry, so that a clock starts behind none.

    What other devices wrote counts no further than `FURTHEST`, what `own` wrote always: it never repeats itself.
    """
    highest = 0
    for device in devices(cursor):
        cursor.execute(
            "SELECT number FROM entry WHERE device = ? ORDER BY number DESC LIMIT 1", (device,)
        )
        time = time_of(cursor, (device, cursor.fetchone()[0]))
        highest = max(highest, time if device == own else min(time, FURTHEST))
    return highest


def code_of(header_hash: bytes) -> str:
    """The first 40 bits of a header hash as people compare them: `XXXX-XXXX`."""
    bits = int.from_bytes(header_hash[:5], "big")
    letters = "".join(
        _CODE_ALPHABET[bits >> _CODE_BITS * place & 31] for place in reversed(range(_CODE_LENGTH))
    )
    return f"{letters[:4]}-{letters[4:]}"


def head_code(vault: OpenVault) -> str:
    """The short code of this laptop's newest entry, printed on every form; empty before the first.

    Whoever holds a form can tell later whether the register still contains what stood on it.
    """
    with vault.read() as cursor:
        cursor.execute(
            "SELECT header_hash FROM checkpoint JOIN device ON device.id = checkpoint.device"
            " WHERE private_key IS NOT NULL AND closed IS NULL ORDER BY number DESC LIMIT 1"
        )
        row = cursor.fetchone()
        return "" if row is None else code_of(row[0])


def count(cursor: Cursor) -> int:
    """How many entries there are if none is missing: the sum of every device's highest number."""
    return sum(highest(cursor, device) for device in devices(cursor))


def highest(cursor: Cursor, device: bytes) -> int:
    """The highest number held of one device, 0 if none."""
    cursor.execute(
        "SELECT number FROM entry WHERE device = ? ORDER BY number DESC LIMIT 1", (device,)
    )
    row = cursor.fetchone()
    return 0 if row is None else row[0]
