"""What a bundle says as compressed frames and back; refuses whatever exceeds its limits, before allocating for it.

A frame is four bytes of length and a CBOR array whose first element is its kind. The frames are one zlib stream
(RFC 1950). A frame of an unknown kind, and elements behind the known ones of an array, come from a newer program
and are read over. Layout: `docs/bundle.md`.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import cbor2

from sync.bundle import heard, holdings, limits, segments, supplies
from sync.bundle.content import (
    Content,
    Heard,
    Introduction,
    Piece,
    Segment,
    Supply,
)
from sync.bundle.holdings import Holdings
from sync.bundle.plain import Budget, Reader, damaged, is_number, within

_HOLDINGS, _SEGMENT, _SUPPLY, _PIECE, _HEARD = range(5)
_KNOWN = (holdings.KNOWN, segments.KNOWN, supplies.KNOWN, supplies.PIECE_KNOWN, heard.KNOWN)
_LENGTH = 4
_LEVEL = 5
_PORTION = 1 << 14
_BLOCK = 1 << 16


def encode(content: Content) -> bytes:
    """The compressed frames of everything but the introduction.

    Raises:
        BundleTooLarge: more than a bundle may hold; nothing else of it is wrong.
        ValueError: it is not well made, such as entries that do not follow each other.
    """
    frames = len(content.segments) + len(content.supplies) + len(content.pieces)
    within(frames + bool(content.heard), limits.MAX_FRAMES)
    within(sum(len(each.entries) for each in content.segments), limits.MAX_ENTRIES)
    within(sum(len(each.bodies) for each in content.supplies), limits.MAX_ENTRIES)
    within(len(content.pieces), limits.MAX_PIECES)
    deflater = zlib.compressobj(_LEVEL)
    made: list[bytes] = []
    opened = sealed = 0
    for parts in _frames(content):
        frame = cbor2.dumps(parts)
        opened += _LENGTH + len(frame)
        within(opened, limits.MAX_OPENED)
        made.append(deflater.compress(len(frame).to_bytes(_LENGTH, "big") + frame))
        sealed += len(made[-1])
        within(sealed, limits.MAX_SEALED)
    made.append(deflater.flush())
    within(sealed + len(made[-1]), limits.MAX_SEALED)
    return b"".join(made)


def _frames(content: Content) -> Iterator[list[Any]]:
    said = content.vector, content.lacking, content.wants, content.documents
    yield [_HOLDINGS, *holdings.to_parts(*said)]
    for segment in content.segments:
        yield [_SEGMENT, *segments.to_columns(segment)]
    for supply in content.supplies:
        yield [_SUPPLY, *supplies.to_parts(supply)]
    for piece in content.pieces:
        yield [_PIECE, *supplies.piece_to_parts(piece)]
    if content.heard:
        yield [_HEARD, *heard.to_parts(content.heard)]


def decode(data: bytes | memoryview, introduction: Introduction) -> Content:
    """Everything a bundle says, from its introduction and its compressed frames.

    Raises:
        BundleTooLarge: more than a bundle may hold.
        BundleDamaged: not such frames; `part` is `structure`.
    """
    inflater = _Inflater(data)
    found = _Found(introduction)
    frames = 0
    while not inflater.ended():
        frames += 1
        within(frames, limits.MAX_FRAMES + 1)
        length = int.from_bytes(inflater.take(_LENGTH), "big")
        found.frame(inflater.take(length))
    return found.content()


class _Inflater:
    """Gives decompressed bytes in the amounts asked for, never more than `MAX_OPENED` of them in all."""

    __slots__ = ("_at", "_block", "_data", "_fed", "_stream", "_taken", "_waiting")

    def __init__(self, data: bytes | memoryview) -> None:
        self._data = data
        self._fed = 0
        self._stream = zlib.decompressobj()
        self._waiting = b""
        self._block = b""
        self._at = 0
        self._taken = 0

    def take(self, amount: int) -> bytes:
        """The next so many bytes."""
        self._taken += amount
        within(self._taken, limits.MAX_OPENED)
        parts: list[bytes] = []
        while amount:
            if self._at == len(self._block):
                self._inflate()
                if not self._block:
                    raise damaged()
            parts.append(self._block[self._at : self._at + amount])
            self._at += len(parts[-1])
            amount -= len(parts[-1])
        return b"".join(parts)

    def ended(self) -> bool:
        """Whether nothing follows; a stream that is cut off or followed by anything is refused."""
        if self._at == len(self._block):
            self._inflate()
        if self._block:
            return False
        if not self._stream.eof or self._stream.unused_data or self._fed < len(self._data):
            raise damaged()
        return True

    def _inflate(self) -> None:
        """Fill the block; it is empty at the end of the stream or of what there is of it."""
        self._block, self._at = b"", 0
        try:
            while not (self._block or self._stream.eof):
                # Small portions: what the library hands back unused is copied each time.
                portion = self._waiting or bytes(self._data[self._fed : self._fed + _PORTION])
                self._fed += 0 if self._waiting else len(portion)
                self._block = self._stream.decompress(portion, _BLOCK)
                self._waiting = self._stream.unconsumed_tail
                if not (portion or self._block):
                    return
        except zlib.error as error:
            raise damaged() from error


@dataclass(slots=True)
class _Found:
    """The content of a bundle while its frames are read."""

    introduction: Introduction
    budget: Budget = field(default_factory=Budget)
    holdings: Holdings | None = None
    segments: list[Segment] = field(default_factory=list[Segment])
    supplies: list[Supply] = field(default_factory=list[Supply])
    pieces: list[Piece] = field(default_factory=list[Piece])
    heard: Heard | None = None
    entries: int = 0
    bodies: int = 0

    def frame(self, data: bytes) -> None:
        reader = Reader(data, self.budget)
        count = reader.array(1)
        kind = reader.item()
        if not is_number(kind) or (kind == _HOLDINGS) != (self.holdings is None):
            raise damaged()
        if kind > _HEARD:
            return
        known = _KNOWN[kind]
        if kind == _HOLDINGS:
            known = max(holdings.LEAST, min(known, count - 1))
        parts = reader.rest(count - 1, known)
        if not reader.ended:
            raise damaged()
        (self._holdings, self._segment, self._supply, self._piece, self._heard)[kind](parts)

    def content(self) -> Content:
        if self.holdings is None:
            raise damaged()
        introduction = self.introduction
        vector, lacking, wants, documents = self.holdings
        return Content(
            sender=introduction.sender,
            authority=introduction.authority,
            made_at=introduction.made_at,
            vector=vector,
            lacking=lacking,
            roots=introduction.roots,
            roster=introduction.roster,
            segments=tuple(self.segments),
            supplies=tuple(self.supplies),
            pieces=tuple(self.pieces),
            wants=wants,
            documents=documents,
            heard=self.heard or {},
        )

    def _holdings(self, parts: list[Any]) -> None:
        self.holdings = holdings.from_parts(parts)

    def _segment(self, parts: list[Any]) -> None:
        if type(parts[3]) is bytes:
            self.entries += len(parts[3])
            within(self.entries, limits.MAX_ENTRIES)
        self.segments.append(segments.from_columns(parts))

    def _supply(self, parts: list[Any]) -> None:
        supply = supplies.from_parts(parts, limits.MAX_ENTRIES - self.bodies)
        self.bodies += len(supply.bodies)
        self.supplies.append(supply)

    def _piece(self, parts: list[Any]) -> None:
        within(len(self.pieces) + 1, limits.MAX_PIECES)
        self.pieces.append(supplies.piece_from_parts(parts))

    def _heard(self, parts: list[Any]) -> None:
        if self.heard is not None:
            raise damaged()
        self.heard = heard.from_parts(parts)
