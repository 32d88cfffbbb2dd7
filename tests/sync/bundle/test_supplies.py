"""Bodies supplied later and pieces of files: what does not fit together is refused."""

import pytest

from models.errors import BundleDamaged, BundleTooLarge
from sync.bundle import limits, supplies
from sync.bundle.content import Piece, Supply
from tests.sync.bundle.bundles import OTHER, SUBJECT

BIG = b"\xff" * 8 + b"\x7f"
ONE = b"\x01"


@pytest.mark.parametrize("bodies", [(), ((0, b""),), ((1, b"a"), (2, b""), (900, bytes(300)))])
def test_supplies_come_back(bodies):
    supply = Supply(OTHER.id, bodies)
    assert supplies.from_parts(supplies.to_parts(supply), 3) == supply


def test_supplies_that_are_none():
    for numbers in ((2, 1), (1, 1), (-1,)):
        with pytest.raises(ValueError, match="ascend"):
            supplies.to_parts(Supply(OTHER.id, tuple((number, b"") for number in numbers)))
    for parts in (
        [OTHER.id, BIG + BIG, ONE + ONE, b"ab"],
        [OTHER.id, ONE, b"\x02", b"a"],
        [OTHER.id, ONE, b"\x81\x00", b"a"],
        [OTHER.id, ONE, ONE, b"ab"],
        [OTHER.id, ONE, ONE, b""],
        [OTHER.id, ONE, ONE + ONE, b"ab"],
        [OTHER.id, ONE + ONE, ONE, b"ab"],
        [b"short", ONE, ONE, b"a"],
        [OTHER.id, None, ONE, b"a"],
        [OTHER.id, ONE, [], b"a"],
        [OTHER.id, ONE, ONE, "a"],
    ):
        with pytest.raises(BundleDamaged, match="structure"):
            supplies.from_parts(parts, 3)
    with pytest.raises(BundleTooLarge):
        supplies.from_parts([OTHER.id, bytes(4), bytes(4), b""], 3)
    huge = bytes(limits.MAX_BODY + 1)
    with pytest.raises(BundleTooLarge):
        supplies.to_parts(Supply(OTHER.id, ((1, huge),)))
    with pytest.raises(BundleTooLarge):
        supplies.from_parts([OTHER.id, ONE, b"\x81\x80\x80\x01", huge], 3)


@pytest.mark.parametrize(
    "piece",
    [
        Piece(bytes(32), 0, 0, b""),
        Piece(bytes(32), 3, 0, b"abc", SUBJECT),
        Piece(bytes(32), limits.MAX_FILE, limits.MAX_FILE - 1, b"z", SUBJECT),
    ],
)
def test_pieces_come_back(piece):
    assert supplies.piece_from_parts(supplies.piece_to_parts(piece)) == piece


def test_pieces_that_are_none():
    for piece in (
        Piece(bytes(32), 3, 1, b"abc"),
        Piece(bytes(32), 3, 0, b"abc", "../../etc/passwd"),
        Piece(bytes(32), 3, 0, b"abc", SUBJECT.upper()),
    ):
        with pytest.raises(ValueError, match=r"ascend|identifier"):
            supplies.piece_to_parts(piece)
    for parts in (
        [bytes(32), 10, 8, b"abc", b""],
        [bytes(32), limits.MAX_NUMBER, limits.MAX_NUMBER, b"a", b""],
        [bytes(32), 10, 0, b"abc", b"../../etc/passwd0"],
        [bytes(32), 10, 0, b"abc", "../../etc/passwd"],
        [bytes(32), 10, -1, b"abc", b""],
        [bytes(32), True, 0, b"", b""],
        [bytes(31), 10, 0, b"abc", b""],
        [bytes(32), 10, 0, None, b""],
    ):
        with pytest.raises(BundleDamaged, match="structure"):
            supplies.piece_from_parts(parts)
    for beyond in (limits.MAX_FILE + 1, limits.MAX_NUMBER):
        with pytest.raises(BundleTooLarge):
            supplies.piece_from_parts([bytes(32), beyond, 0, b"abc", b""])
