"""A run of entries as columns and back; refuses to judge whether the run belongs to its device's chain.

A header that its parts give again does not travel: the previous hash follows from the entry before, the digest from
the body. Any other header travels as it is. Layout: `docs/bundle.md`, "Segment".
"""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from models.clock import LOGICAL_COUNTER_BITS
from store.entry import NO_PREVIOUS
from store.journal import Checkpoint, StoredEntry
from sync.bundle.content import Segment
from sync.bundle.limits import MAX_BODY, MAX_HEADER, MAX_NUMBER
from sync.bundle.plain import (
    Budget,
    Column,
    Reader,
    damaged,
    is_bytes,
    is_number,
    put_number,
    within,
)

KNOWN = 12
"""Elements of a segment that this version knows, its kind not counted."""

_WITH_BODY = 1
_RAW_HEADER = 2
_ID = 16
_HASH = 32
_SIGNATURE = 64
_COUNTER = (1 << LOGICAL_COUNTER_BITS) - 1
# The parts of a header of version 1 that are always the same bytes.
_START = b"\x86\x01\x50"
_HASH_FOLLOWS = b"\x58\x20"
_SMALL = 24


def to_columns(segment: Segment) -> list[Any]:
    """The elements of a segment's frame, its kind not among them.

    Raises:
        ValueError: its entries are not consecutive entries of its device.
        BundleTooLarge: a body, or a header that must travel as it is, is larger than it may be.
    """
    entries = segment.entries
    first = entries[0].number if entries else 1
    previous = _previous_of(entries[0]) if entries else NO_PREVIOUS
    columns = _Columns(previous)
    for number, entry in enumerate(entries, start=first):
        if entry.device != segment.device or entry.number != number:
            msg = "entries of a segment follow each other"
            raise ValueError(msg)
        columns.add(entry)
    point = segment.checkpoint
    own = point.number == first + len(entries) - 1 and point.header_hash == columns.before
    return [
        segment.device,
        first,
        previous,
        bytes(columns.flags),
        bytes(columns.times),
        bytes(columns.lengths),
        b"".join(columns.bodies),
        b"".join(columns.digests),
        bytes(columns.headers),
        point.number,
        None if own and entries else point.header_hash,
        point.signature,
    ]


@dataclass(slots=True)
class _Columns:
    """The columns of a segment while they grow; `before` is the hash of the header before."""

    before: bytes
    moment: int = 0
    flags: bytearray = field(default_factory=bytearray)
    times: bytearray = field(default_factory=bytearray)
    lengths: bytearray = field(default_factory=bytearray)
    bodies: list[bytes] = field(default_factory=list[bytes])
    digests: list[bytes] = field(default_factory=list[bytes])
    headers: bytearray = field(default_factory=bytearray)

    def add(self, entry: StoredEntry) -> None:
        flag = 0
        if entry.body is not None:
            flag = _WITH_BODY
            put_number(self.lengths, within(len(entry.body), MAX_BODY))
            self.bodies.append(entry.body)
        parts = _reproducible(entry, self.before)
        if parts is None:
            flag |= _RAW_HEADER
            self._add_raw(entry.header)
        else:
            self._add_time(parts[0])
            if entry.body is None:
                self.digests.append(parts[1])
        self.flags.append(flag)
        self.before = sha256(entry.header).digest()

    def _add_raw(self, header: bytes) -> None:
        put_number(self.headers, within(len(header), MAX_HEADER))
        self.headers += header

    def _add_time(self, time: int) -> None:
        moment = time >> LOGICAL_COUNTER_BITS
        step, self.moment = moment - self.moment, moment
        put_number(self.times, step << 1 if step >= 0 else -step << 1 | 1)
        put_number(self.times, time & _COUNTER)


def from_columns(parts: list[Any]) -> Segment:
    """A segment from the elements of its frame.

    Raises:
        BundleDamaged: they are none.
        BundleTooLarge: a body or a header is larger than it may be.
    """
    device, first, previous, flags, *columns = parts
    if (
        not (is_bytes(device, _ID) and is_bytes(previous, _HASH))
        or not is_number(first, 1)
        or type(flags) is not bytes
        or first + len(flags) > MAX_NUMBER
    ):
        raise damaged()
    times, lengths, bodies, digests, headers = [Column(each) for each in columns[:5]]
    source = _Source(device, previous, times, lengths, bodies, digests, headers)
    entries = tuple([source.entry(number, flag) for number, flag in enumerate(flags, start=first)])
    source.end()
    return Segment(device, entries, _checkpoint(device, entries, columns[5:]))


@dataclass(slots=True)
class _Source:
    """The columns of a segment while they are read; `before` is the hash of the header before."""

    device: bytes
    before: bytes
    times: Column
    lengths: Column
    bodies: Column
    digests: Column
    headers: Column
    moment: int = 0

    def entry(self, number: int, flag: int) -> StoredEntry:
        if flag > _WITH_BODY | _RAW_HEADER:
            raise damaged()
        body = (
            self.bodies.run(within(self.lengths.number(), MAX_BODY)) if flag & _WITH_BODY else None
        )
        header = self._raw(number) if flag & _RAW_HEADER else self._made(number, body)
        self.before = sha256(header).digest()
        return StoredEntry(self.device, number, header, body, self.before)

    def end(self) -> None:
        for column in (self.times, self.lengths, self.bodies, self.digests, self.headers):
            column.end()

    def _made(self, number: int, body: bytes | None) -> bytes:
        step = self.times.number()
        self.moment += -(step >> 1) if step & 1 else step >> 1
        counter = self.times.number()
        time = self.moment << LOGICAL_COUNTER_BITS | counter
        if counter > _COUNTER or not 0 <= time <= MAX_NUMBER:
            raise damaged()
        digest = self.digests.run(_HASH) if body is None else sha256(body).digest()
        return b"".join(
            (
                _START,
                self.device,
                _integer(number),
                _HASH_FOLLOWS,
                self.before,
                _integer(time),
                _HASH_FOLLOWS,
                digest,
            )
        )

    def _raw(self, number: int) -> bytes:
        header = self.headers.run(within(self.headers.number(), MAX_HEADER))
        _must_name(header, self.device, number)
        return header


def _checkpoint(device: bytes, entries: tuple[StoredEntry, ...], point: list[Any]) -> Checkpoint:
    number, header_hash, signature = point
    if not is_number(number, 1) or not is_bytes(signature, _SIGNATURE):
        raise damaged()
    if header_hash is None and entries and entries[-1].number == number:
        header_hash = entries[-1].hash
    if not is_bytes(header_hash, _HASH):
        raise damaged()
    return Checkpoint(device, number, header_hash, signature)


def _integer(value: int) -> bytes:
    if value < _SMALL:
        return bytes((value,))
    for prefix, width in ((b"\x18", 1), (b"\x19", 2), (b"\x1a", 4)):
        if value < 1 << 8 * width:
            return prefix + value.to_bytes(width, "big")
    return b"\x1b" + value.to_bytes(8, "big")


def _must_name(header: bytes, device: bytes, number: int) -> None:
    """Refuse a header that is none, or of another entry than its place says."""
    reader = Reader(header, Budget())
    # A newer program may have put anything behind the six elements known here.
    reader.array(6)
    version, named, place, previous, time, digest = [reader.item() for _ in range(6)]
    if (
        named != device
        or place != number
        or not (is_number(version) and is_number(place) and is_number(time))
        or not (is_bytes(previous, _HASH) and is_bytes(digest, _HASH))
    ):
        raise damaged()


def _previous_of(entry: StoredEntry) -> bytes:
    """What the first header of a run says of the one before; any other bytes, and it travels as it is."""
    at = len(_START) + _ID + len(_integer(entry.number)) + len(_HASH_FOLLOWS)
    found = entry.header[at : at + _HASH]
    return found if len(found) == _HASH else NO_PREVIOUS


def _reproducible(entry: StoredEntry, before: bytes) -> tuple[int, bytes] | None:
    """Logical time and digest of a header that these and `before` give again byte for byte."""
    header = entry.header
    start = b"".join((_START, entry.device, _integer(entry.number), _HASH_FOLLOWS, before))
    digest = header[-_HASH:]
    if not header.startswith(start) or (
        entry.body is not None and sha256(entry.body).digest() != digest
    ):
        return None
    time = _read_time(header[len(start) : -_HASH])
    return None if time is None else (time, digest)


def _read_time(data: bytes) -> int | None:
    if len(data) < len(_HASH_FOLLOWS) + 1 or not data.endswith(_HASH_FOLLOWS):
        return None
    encoded = data[: -len(_HASH_FOLLOWS)]
    time = encoded[0] if len(encoded) == 1 else int.from_bytes(encoded[1:], "big")
    return time if time <= MAX_NUMBER and _integer(time) == encoded else None
