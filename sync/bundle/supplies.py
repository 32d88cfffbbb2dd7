"""Bodies supplied later, and pieces of files, as parts of a frame and back; refuses to match them with entries.

Layout: `docs/bundle.md`, "Supply" and "Piece".
"""

from typing import Any

from models.errors import BundleTooLarge
from store.entry import id_bytes, id_text
from sync.bundle.content import Piece, Supply
from sync.bundle.limits import MAX_BODY, MAX_ENTRIES, MAX_FILE
from sync.bundle.plain import Column, ascending, damaged, is_bytes, is_number, put_number, within

KNOWN = 4
"""Elements of a supply's frame that this version knows, its kind not counted."""
PIECE_KNOWN = 5
"""Elements of a piece's frame that this version knows, its kind not counted."""

_ID = 16
_HASH = 32


def to_parts(supply: Supply) -> list[Any]:
    """The elements of a supply's frame, its kind not among them.

    Raises:
        ValueError: its numbers do not ascend.
        BundleTooLarge: a body is larger than it may be.
    """
    numbers, lengths = bytearray(), bytearray()
    after = -1
    for number, body in supply.bodies:
        put_number(numbers, ascending(number - after - 1))
        put_number(lengths, within(len(body), MAX_BODY))
        after = number
    bodies = b"".join([body for _, body in supply.bodies])
    return [supply.device, bytes(numbers), bytes(lengths), bodies]


def from_parts(parts: list[Any], most: int) -> Supply:
    """A supply from the elements of its frame.

    Raises:
        BundleDamaged: they are none.
        BundleTooLarge: it has more bodies than `most`, or one larger than it may be.
    """
    device, numbers, *columns = parts
    if not is_bytes(device, _ID):
        raise damaged()
    number_of, length_of, body_of = Column(numbers), *map(Column, columns)
    bodies: list[tuple[int, bytes]] = []
    number = -1
    while not number_of.ended:
        if len(bodies) == most:
            raise BundleTooLarge(MAX_ENTRIES)
        number += 1 + number_of.number()
        if not is_number(number):
            raise damaged()
        bodies.append((number, body_of.run(within(length_of.number(), MAX_BODY))))
    length_of.end()
    body_of.end()
    return Supply(device, tuple(bodies))


def piece_to_parts(piece: Piece) -> list[Any]:
    """The elements of a piece's frame, its kind not among them.

    Raises:
        ValueError: it goes beyond its file, or its subject is no identifier.
        BundleTooLarge: its file is larger than `MAX_FILE`.
    """
    ascending(within(piece.size, MAX_FILE) - piece.offset - len(piece.content))
    subject = id_bytes(piece.subject) if piece.subject else b""
    return [piece.hash, piece.size, piece.offset, piece.content, subject]


def piece_from_parts(parts: list[Any]) -> Piece:
    """A piece from the elements of its frame.

    Raises:
        BundleDamaged: they are none.
        BundleTooLarge: its file is larger than `MAX_FILE`.
    """
    file_hash, size, offset, content, subject = parts
    if not (is_bytes(file_hash, _HASH) and is_number(size) and is_number(offset)):
        raise damaged()
    if type(content) is not bytes or offset + len(content) > size:
        raise damaged()
    within(size, MAX_FILE)
    if not (is_bytes(subject, _ID) or is_bytes(subject, 0)):
        raise damaged()
    return Piece(file_hash, size, offset, content, id_text(subject) if subject else "")
