"""Walks the chains of all devices and tells what does not hold; refuses to look at rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from store import device as devices
from store import journal
from store.compartment import Cursor
from store.entry import (
    NO_PREVIOUS,
    VERSION,
    Body,
    Header,
    MalformedEntryError,
    decode_body,
    decode_header,
    hash_of,
    id_text,
)
from store.findings import Fault, Finding
from store.journal import StoredEntry

_NEWEST = 100
_SAMPLES = 32


@dataclass(slots=True)
class ChainCheck:
    """The walk along the chains: feed it entries in order, `finish` once at the end."""

    cursor: Cursor
    findings: list[Finding] = field(default_factory=list[Finding])
    _device: bytes = b""
    _number: int = 0
    _hash: bytes = NO_PREVIOUS

    def follow(self, each: StoredEntry) -> Header | None:
        """Take the next entry; its header, if it can be read."""
        if each.device != self._device:
            self._end_device()
            self._device, self._number, self._hash = each.device, 0, NO_PREVIOUS
        gap = each.number != self._number + 1
        if gap:
            self._find(Fault.MISSING, self._number + 1, each.number - 1)
        self._number = each.number
        header = _header(each)
        if header is None or hash_of(each.header) != each.hash:
            self._find(Fault.ALTERED, each.number, records=_mentioned(each))
        if header is not None and header.previous != self._hash and not gap:
            self._find(Fault.BROKEN_LINK, each.number, records=_mentioned(each))
        # The next entry is held against what this header is, not against what is noted beside it.
        self._hash = hash_of(each.header)
        return header

    def body(self, each: StoredEntry, header: Header | None) -> Body | None:
        """The entry's body held against its digest; nothing if it is withheld or unreadable."""
        if each.body is None:
            return None
        found = _body(each)
        if found is None or (header is not None and hash_of(each.body) != header.digest):
            self._find(Fault.ALTERED, each.number, records=_mentioned(each))
        return found

    def finish(self) -> None:
        """Judge the last device and every device that has no entries at all."""
        self._end_device()
        held = set(journal.devices(self.cursor))
        for device, number in _expected(self.cursor):
            if device not in held and number:
                self.findings.append(Finding(Fault.ROLLED_BACK, id_text(device), 1, number))

    def _end_device(self) -> None:
        if self._device:
            self.findings += head_faults(self.cursor, self._device, self._number)

    def _find(
        self, fault: Fault, number: int, until: int = 0, records: tuple[tuple[str, str], ...] = ()
    ) -> None:
        self.findings.append(
            Finding(fault, id_text(self._device), number, until or number, records)
        )


def head_faults(cursor: Cursor, device: bytes, highest: int) -> Iterator[Finding]:
    """What is wrong at the end of a chain: signature, entries gone, entries not signed for."""
    name = id_text(device)
    cursor.execute(
        "SELECT number, header_hash, signature FROM checkpoint WHERE device = ?"
        " ORDER BY number DESC LIMIT 1",
        (device,),
    )
    signed = cursor.fetchone()
    cursor.execute("SELECT number, header_hash FROM seen_head WHERE device = ?", (device,))
    seen = cursor.fetchone() or (0, b"")
    if signed is None:
        yield Finding(Fault.NOT_SIGNED, name, 1, highest)
    else:
        key = devices.public_key(cursor, device)
        if key is None or not devices.vouches(key, signed[1], signed[2]):
            yield Finding(Fault.FORGED, name, signed[0], signed[0])
        if signed[0] < highest and _closed(cursor, device) != highest:
            yield Finding(Fault.NOT_SIGNED, name, signed[0] + 1, highest)
    expected = max(seen[0], 0 if signed is None else signed[0])
    if expected > highest:
        yield Finding(Fault.ROLLED_BACK, name, highest + 1, expected)
    for number, header_hash in {(seen[0], seen[1]), signed[:2] if signed else (0, b"")}:
        found = journal.read(cursor, (device, number))
        if found is not None and hash_of(found.header) != header_hash:
            yield Finding(Fault.ALTERED, name, number, number, _mentioned(found))


def _closed(cursor: Cursor, device: bytes) -> int | None:
    """The last number believed of a device that was closed: it may lie between two of its signatures."""
    cursor.execute("SELECT closed FROM device WHERE id = ?", (device,))
    row = cursor.fetchone()
    return None if row is None else row[0]


def newest_faults(cursor: Cursor, device: bytes) -> Iterator[Finding]:
    """The quick walk: the newest hundred headers, and pairs of neighbours all along the chain."""
    highest = journal.highest(cursor, device)
    yield from head_faults(cursor, device, highest)
    name = id_text(device)
    hashes = _links(cursor, device, highest - _NEWEST, highest)
    # Spread over the chain, and at other places after every save.
    step = highest // _SAMPLES
    for place in range(highest % _SAMPLES, highest - _NEWEST, step or highest + 1):
        hashes |= _links(cursor, device, place - 1, place + 1)
    for number, (header, kept) in hashes.items():
        if header is None or hash_of(header) != kept:
            yield Finding(Fault.MISSING if header is None else Fault.ALTERED, name, number, number)
            continue
        before = hashes.get(number - 1)
        previous = NO_PREVIOUS if number == 1 else before and before[1]
        found = _decoded(header)
        if found is None or found.head != (device, number):
            yield Finding(Fault.ALTERED, name, number, number)
        elif previous and found.previous != previous:
            yield Finding(Fault.BROKEN_LINK, name, number, number)


def _links(
    cursor: Cursor, device: bytes, after: int, until: int
) -> dict[int, tuple[bytes | None, bytes]]:
    """Number → header and noted hash of the entries after one number until another."""
    cursor.execute(
        "SELECT number, header, hash FROM entry WHERE device = ? AND number > ? AND number <= ?",
        (device, after, until),
    )
    found = {number: (header, kept) for number, header, kept in cursor.fetchall()}
    return {
        number: found.get(number, (None, b"")) for number in range(max(after, 0) + 1, until + 1)
    }


def _expected(cursor: Cursor) -> list[tuple[bytes, int]]:
    cursor.execute(
        "SELECT device, max(number) FROM (SELECT device, number FROM checkpoint"
        " UNION ALL SELECT device, number FROM seen_head) GROUP BY device ORDER BY device"
    )
    return cursor.fetchall()


def _header(each: StoredEntry) -> Header | None:
    header = _decoded(each.header)
    return header if header and header.head == each.head and header.version >= VERSION else None


def _decoded(data: bytes) -> Header | None:
    try:
        return decode_header(data)
    except MalformedEntryError:
        return None


def _body(each: StoredEntry) -> Body | None:
    try:
        return None if each.body is None else decode_body(each.body)
    except MalformedEntryError:
        return None


def _mentioned(each: StoredEntry) -> tuple[tuple[str, str], ...]:
    body = _body(each)
    return () if body is None else tuple((one.kind, one.record) for one in body.changes)
