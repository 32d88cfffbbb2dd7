"""What a register holds, as parts of a frame and back; refuses ranges that overlap or do not ascend.

Vector and lacking also stand alone, as a register keeps what a peer last said. Layout: `docs/bundle.md`, "Holdings".
"""

from typing import Any

import cbor2

from sync.bundle import limits
from sync.bundle.content import Documents, Lacking, Vector
from sync.bundle.plain import (
    Budget,
    Column,
    Reader,
    ascending,
    damaged,
    is_bytes,
    is_number,
    put_number,
    within,
)

LEAST, KNOWN = 3, 4
"""Elements a holdings frame has at least, and those this version knows; its kind not counted."""

Holdings = tuple[Vector, Lacking, dict[bytes, int], Documents | None]

_ID = 16
_HASH = 32


def to_parts(
    vector: Vector,
    lacking: Lacking,
    wants: dict[bytes, int],
    documents: Documents | None = None,
) -> list[Any]:
    """The elements of a holdings frame, its kind not among them.

    Raises:
        BundleTooLarge: more devices, ranges or files than a bundle may name.
    """
    within(len(wants), limits.MAX_WANTS)
    parts = [_vector_out(vector), _lacking_out(lacking), _sorted(wants)]
    return parts if documents is None else [*parts, list(documents)]


def from_parts(parts: list[Any]) -> Holdings:
    """Vector, lacking, wants and documents from the elements of a holdings frame.

    Raises:
        BundleDamaged, BundleTooLarge: they are none.
    """
    vector, lacking, wants, *more = parts
    documents = _documents_in(more[0]) if more else None
    return _vector_in(vector), _lacking_in(lacking), _wants_in(wants), documents


def encode_vector(vector: Vector) -> bytes:
    """A vector by itself."""
    return cbor2.dumps(_vector_out(vector))


def decode_vector(data: bytes) -> Vector:
    """A vector by itself.

    Raises:
        BundleDamaged, BundleTooLarge: it is none.
    """
    return _vector_in(_alone(data))


def encode_lacking(lacking: Lacking) -> bytes:
    """What is lacking by itself."""
    return cbor2.dumps(_lacking_out(lacking))


def decode_lacking(data: bytes) -> Lacking:
    """What is lacking by itself.

    Raises:
        BundleDamaged, BundleTooLarge: it is no such thing.
    """
    return _lacking_in(_alone(data))


def _alone(data: bytes) -> object:
    reader = Reader(data, Budget())
    found = reader.item()
    if not reader.ended:
        raise damaged()
    return found


def _sorted(found: dict[bytes, Any]) -> dict[bytes, Any]:
    return {key: found[key] for key in sorted(found)}


def _vector_out(vector: Vector) -> dict[bytes, list[Any]]:
    within(len(vector), limits.MAX_DEVICES)
    return {device: [*mark] for device, mark in _sorted(vector).items()}


def _lacking_out(lacking: Lacking) -> dict[bytes, bytes]:
    within(len(lacking), limits.MAX_DEVICES)
    within(sum(map(len, lacking.values())), limits.MAX_RANGES)
    found: dict[bytes, bytes] = {}
    for device, ranges in _sorted(lacking).items():
        column = bytearray()
        after = -1
        for first, last in ranges:
            put_number(column, ascending(first - after - 1))
            put_number(column, ascending(last - first))
            # Ranges that touch would be one, so the next begins two further on at least.
            after = last + 1
        found[device] = bytes(column)
    return found


def _devices(found: object, limit: int) -> dict[Any, Any]:
    if not isinstance(found, dict):
        raise damaged()
    within(len(found), limit)
    return found


def _vector_in(found: object) -> Vector:
    vector: Vector = {}
    for device, mark in _devices(found, limits.MAX_DEVICES).items():
        if not is_bytes(device, _ID) or not isinstance(mark, list) or len(mark) < 2:  # noqa: PLR2004
            raise damaged()
        number, header_hash = mark[:2]
        if not is_number(number) or not is_bytes(header_hash, _HASH):
            raise damaged()
        vector[device] = number, header_hash
    return vector


def _lacking_in(found: object) -> Lacking:
    lacking: Lacking = {}
    count = 0
    for device, data in _devices(found, limits.MAX_DEVICES).items():
        if not is_bytes(device, _ID):
            raise damaged()
        column = Column(data)
        ranges: list[tuple[int, int]] = []
        after = -1
        while not column.ended:
            count += 1
            within(count, limits.MAX_RANGES)
            first = after + 1 + column.number()
            last = first + column.number()
            if not is_number(last + 1):
                raise damaged()
            ranges.append((first, last))
            after = last + 1
        lacking[device] = tuple(ranges)
    return lacking


def _wants_in(found: object) -> dict[bytes, int]:
    wants = _devices(found, limits.MAX_WANTS)
    for file_hash, held in wants.items():
        if not is_bytes(file_hash, _HASH) or not is_number(held) or held > limits.MAX_FILE:
            raise damaged()
    return wants


def _documents_in(found: object) -> Documents | None:
    if found is None:
        return None
    if not isinstance(found, list) or len(found) < 3:  # noqa: PLR2004
        raise damaged()
    root, roster, roster_hash = found[:3]
    if not (is_number(root, 1) and is_number(roster, 1) and is_bytes(roster_hash, _HASH)):
        raise damaged()
    return Documents(root, roster, roster_hash)
