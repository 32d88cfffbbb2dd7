"""Authentic entries that do not count: those beyond a gap, and those of a copied disk; refuses to choose.

An entry that waits keeps the checkpoint it came with, if that vouches for this very entry: without one no entry
is put into the chain.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from store import journal
from store.access import Cursor
from store.entry import decode_header
from store.journal import Checkpoint, StoredEntry

_PUT = (
    "INSERT INTO waiting_entry (device, number, hash, header, body, signature)"
    " VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (device, number, hash) DO UPDATE SET body = coalesce(body, excluded.body),"
    " signature = coalesce(signature, excluded.signature)"
)
_FORK = (
    "INSERT INTO forked_entry (device, number, hash, header, body, found_at)"
    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
)


@dataclass(frozen=True, slots=True)
class Run:
    """Entries that follow what is held of a device, up to one that is signed for; and what contradicts them."""

    entries: tuple[StoredEntry, ...] = ()
    checkpoint: Checkpoint | None = None
    contested: tuple[StoredEntry, ...] = ()


def put(cursor: Cursor, entries: Sequence[StoredEntry], checkpoint: Checkpoint) -> int:
    """Let authentic entries wait, with the checkpoint they came with; says how many did not wait already."""
    before = _count(cursor, checkpoint.device)
    signed = checkpoint.number, checkpoint.header_hash
    cursor.executemany(
        _PUT,
        [
            (
                each.device,
                each.number,
                each.hash,
                each.header,
                each.body,
                checkpoint.signature if (each.number, each.hash) == signed else None,
            )
            for each in entries
        ],
    )
    return _count(cursor, checkpoint.device) - before


def following(cursor: Cursor, device: bytes, newest: tuple[int, bytes], until: int | None) -> Run:
    """What waits and follows the newest entry held (number, hash), no further than number `until`.

    If what waits next does not follow it, or two entries both do, all that waits contradicts.
    """
    waiting: dict[int, list[StoredEntry]] = {}
    signatures: dict[bytes, bytes] = {}
    number, header_hash = newest
    for each, signature in _read(cursor, device, number, until):
        waiting.setdefault(each.number, []).append(each)
        signatures[each.hash] = signature
    run: list[StoredEntry] = []
    signed = 0
    while candidates := waiting.get(number + 1):
        fitting = [
            each for each in candidates if decode_header(each.header).previous == header_hash
        ]
        if len(fitting) != 1:
            every = [each for some in waiting.values() for each in some if each.number > number]
            return _run(run[:signed], signatures, tuple(every))
        run.append(fitting[0])
        number, header_hash = fitting[0].number, fitting[0].hash
        if signatures[header_hash]:
            signed = len(run)
    return _run(run[:signed], signatures, ())


def _run(
    entries: Sequence[StoredEntry],
    signatures: dict[bytes, bytes],
    contested: tuple[StoredEntry, ...],
) -> Run:
    if not entries:
        return Run(contested=contested)
    last = entries[-1]
    checkpoint = Checkpoint(last.device, last.number, last.hash, signatures[last.hash])
    return Run(tuple(entries), checkpoint, contested)


def contradicting(cursor: Cursor, device: bytes) -> tuple[StoredEntry, ...]:
    """What waits although another entry of the same name is held."""
    return tuple(
        each
        for each, _ in _read(cursor, device, 0, None)
        if (held := journal.read(cursor, each.head)) is not None and held.hash != each.hash
    )


def forget(cursor: Cursor, device: bytes, until: int | None = None) -> None:
    """Let no entry of a device wait any longer up to a number, or at all."""
    cursor.execute(
        "DELETE FROM waiting_entry WHERE device = ? AND number <= coalesce(?, number)",
        (device, until),
    )


def contest(cursor: Cursor, entries: Iterable[StoredEntry], now: int) -> int:
    """Keep entries that contradict others (`now` in milliseconds); says how many were not known."""
    rows = [(each.device, each.number, each.hash, each.header, each.body, now) for each in entries]
    cursor.executemany(_FORK, rows)
    return max(cursor.rowcount, 0)


def forked(cursor: Cursor, device: bytes) -> list[StoredEntry]:
    """The entries kept because they contradict others of the same device, in order of number."""
    cursor.execute(
        "SELECT device, number, header, body, hash FROM forked_entry WHERE device = ?"
        " ORDER BY number, hash",
        (device,),
    )
    return [StoredEntry(*row) for row in cursor.fetchall()]


def _read(
    cursor: Cursor, device: bytes, after: int, until: int | None
) -> list[tuple[StoredEntry, bytes]]:
    cursor.execute(
        "SELECT device, number, header, body, hash, signature FROM waiting_entry"
        " WHERE device = ? AND number > ? AND number <= coalesce(?, number) ORDER BY number, hash",
        (device, after, until),
    )
    return [(StoredEntry(*row), signature or b"") for *row, signature in cursor.fetchall()]


def _count(cursor: Cursor, device: bytes) -> int:
    cursor.execute("SELECT count(*) FROM waiting_entry WHERE device = ?", (device,))
    return cursor.fetchone()[0]
