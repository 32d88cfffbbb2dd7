"""What a register holds comes back, alone or in a frame; ranges and numbers that cannot be are refused."""

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import BundleDamaged, BundleTooLarge
from store.entry import hash_of
from sync.bundle import holdings, limits
from sync.bundle.content import Documents
from tests.sync.bundle.bundles import OTHER, READER, SENDER

BIG = b"\xff" * 8 + b"\x7f"
VECTOR = {
    OTHER.id: (7, hash_of(b"7")),
    SENDER.id: (limits.MAX_NUMBER, hash_of(b"")),
    READER.id: (0, bytes(32)),
}
LACKING = {
    OTHER.id: ((1, 1), (3, 900), (limits.MAX_NUMBER - 1, limits.MAX_NUMBER - 1)),
    SENDER.id: (),
}
DOCUMENTS = Documents(2, 7, hash_of(b"roster"))
WANTS = {hash_of(b"file"): 0, hash_of(b"other"): limits.MAX_FILE}


def test_holdings_come_back():
    assert holdings.decode_vector(holdings.encode_vector(VECTOR)) == VECTOR
    assert holdings.decode_lacking(holdings.encode_lacking(LACKING)) == LACKING
    parts = cbor2.loads(cbor2.dumps(holdings.to_parts(VECTOR, LACKING, WANTS)))
    assert holdings.from_parts(parts) == (VECTOR, LACKING, WANTS, None)
    parts = cbor2.loads(cbor2.dumps(holdings.to_parts(VECTOR, LACKING, WANTS, DOCUMENTS)))
    assert holdings.from_parts(parts) == (VECTOR, LACKING, WANTS, DOCUMENTS)
    assert holdings.from_parts([*parts[:3], None]) == (VECTOR, LACKING, WANTS, None)
    assert holdings.from_parts([*parts[:3], [*DOCUMENTS, "new"]])[3] == DOCUMENTS


def test_documents_serve_whoever_holds_the_same_or_newer_ones():
    serves = DOCUMENTS.serves
    assert serves(DOCUMENTS)
    assert serves(Documents(2, 6, bytes(32)))
    assert serves(Documents(1, 7, DOCUMENTS.roster_hash))
    # Another roster under the same number has to be seen by both.
    assert not serves(Documents(2, 7, bytes(32)))
    assert not serves(Documents(2, 8, bytes(32)))
    assert not serves(Documents(3, 6, bytes(32)))


@pytest.mark.parametrize(
    "wrong", [7, [], [2, 7], [0, 7, bytes(32)], [2, 0, bytes(32)], [2, 7, bytes(31)], {}, "no"]
)
def test_documents_that_are_none(wrong):
    with pytest.raises(BundleDamaged):
        holdings.from_parts([*holdings.to_parts(VECTOR, LACKING, WANTS), wrong])


def test_nothing_is_held_at_first():
    assert holdings.decode_vector(holdings.encode_vector({})) == {}
    assert holdings.decode_lacking(holdings.encode_lacking({})) == {}


@given(st.sets(st.integers(0, 300)))
def test_any_ranges(numbers):
    ranges = []
    for number in sorted(numbers):
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1] = ranges[-1][0], number
        else:
            ranges.append((number, number))
    lacking = {SENDER.id: tuple(ranges)}
    assert holdings.decode_lacking(holdings.encode_lacking(lacking)) == lacking


@pytest.mark.parametrize(
    "ranges", [((2, 1),), ((1, 3), (2, 5)), ((1, 3), (4, 5)), ((5, 6), (1, 2))]
)
def test_ranges_that_overlap_touch_or_go_back(ranges):
    with pytest.raises(ValueError, match="ascend"):
        holdings.encode_lacking({SENDER.id: ranges})


@pytest.mark.parametrize(
    "parts",
    [
        [{SENDER.id: [limits.MAX_NUMBER + 1, bytes(32)]}, {}, {}],
        [{SENDER.id: [-1, bytes(32)]}, {}, {}],
        [{SENDER.id: [1]}, {}, {}],
        [{SENDER.id: [1, b"short"]}, {}, {}],
        [{SENDER.id: {}}, {}, {}],
        [{SENDER.id: None}, {}, {}],
        [{b"short": [1, bytes(32)]}, {}, {}],
        [{1: [1, bytes(32)]}, {}, {}],
        [[], {}, {}],
        [{}, {SENDER.id: BIG + b"\x00"}, {}],
        [{}, {SENDER.id: BIG + BIG}, {}],
        [{}, {SENDER.id: b"\x01"}, {}],
        [{}, {SENDER.id: [1, 1]}, {}],
        [{}, {"text": b""}, {}],
        [{}, None, {}],
        [{}, {}, {bytes(32): -1}],
        [{}, {}, {bytes(32): True}],
        [{}, {}, {bytes(31): 1}],
        [{}, {}, {bytes(32): limits.MAX_FILE + 1}],
        [{}, {}, 0],
    ],
    ids=range(20),
)
def test_holdings_that_are_none(parts):
    with pytest.raises(BundleDamaged, match="structure"):
        holdings.from_parts(parts)


def test_what_stands_alone_ends_there():
    for read, alone in (
        (holdings.decode_vector, holdings.encode_vector(VECTOR)),
        (holdings.decode_lacking, holdings.encode_lacking(LACKING)),
    ):
        for changed in (alone + b"\0", alone[:-1], b"", b"\x80"):
            with pytest.raises(BundleDamaged):
                read(changed)


def test_too_many():
    some = {n.to_bytes(16, "big"): (1, bytes(32)) for n in range(limits.MAX_DEVICES + 1)}
    with pytest.raises(BundleTooLarge):
        holdings.encode_vector(some)
    with pytest.raises(BundleTooLarge):
        holdings.decode_vector(cbor2.dumps({device: [*mark] for device, mark in some.items()}))
