"""The strict reader takes what the deterministic form allows and nothing else; columns do as well."""

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import BundleDamaged, BundleError, BundleTooLarge
from sync.bundle import limits
from sync.bundle.plain import Budget, Column, Reader, ascending, is_number, put_number, within

NUMBERS = st.integers(-limits.MAX_NUMBER - 1, limits.MAX_NUMBER)
SCALARS = st.none() | st.booleans() | NUMBERS | st.binary() | st.text()
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.binary() | NUMBERS | st.text(), inner, max_size=4)
    ),
    max_leaves=6,
)


def read(data, items=limits.MAX_ITEMS):
    reader = Reader(data, Budget(items))
    found = reader.item()
    if not reader.ended:
        raise BundleDamaged("more")
    return found


def deep(value):
    """How many arrays and maps lie within each other."""
    if isinstance(value, list):
        return 1 + max(map(deep, value), default=0)
    if isinstance(value, dict):
        return 1 + max(map(deep, value.values()), default=0)
    return 0


def in_order(value):
    """The same with the keys of every map in the order of their encoded bytes."""
    if isinstance(value, list):
        return [in_order(each) for each in value]
    if isinstance(value, dict):
        return {key: in_order(value[key]) for key in sorted(value, key=cbor2.dumps)}
    return value


@given(VALUES)
def test_what_is_allowed_is_read(value):
    if deep(value) < limits.MAX_DEPTH:
        assert read(cbor2.dumps(in_order(value))) == value


@given(st.binary(max_size=60))
def test_what_is_read_has_one_form(data):
    """Two different byte strings never mean the same."""
    try:
        found = read(data)
    except BundleError:
        return
    assert cbor2.dumps(in_order(found)) == data


# Appendix A of RFC 8949 has most of these forms.
REFUSED = {
    "an integer longer than it need be": "1817",
    "and with two bytes": "1900ff",
    "and with four": "1a0000ffff",
    "and with eight": "1b00000000ffffffff",
    "a length longer than it need be": "580100",
    "beyond 63 bits": "1b8000000000000000",
    "below 63 bits": "3b8000000000000000",
    "a big number": "c249010000000000000000",
    "half precision": "f93c00",
    "single precision": "fa47c35000",
    "double precision": "fb3ff199999999999a",
    "undefined": "f7",
    "a simple value": "f0",
    "another simple value": "f8ff",
    "a truth value in two bytes": "f814",
    "a tag": "c100",
    "an array without an end": "9f00ff",
    "bytes without an end": "5f4100ff",
    "a map without an end": "bf0000ff",
    "an end alone": "ff",
    "a reserved width": "1c",
    "another reserved width": "5e",
    "text that is no UTF-8": "62c328",
    "half a surrogate": "63eda080",
    "a key twice": "a2410100410100",
    "keys that descend": "a2410200410100",
    "an array as a key": "a18000",
    "a map as a key": "a1a000",
    "nothing": "",
    "half a number": "1a0000",
    "half a string": "4400",
    "half an array": "8201",
    "half a map": "a141",
    "something behind": "0000",
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(data):
    with pytest.raises(BundleDamaged):
        read(bytes.fromhex(data))


def test_depth_and_budget():
    assert read(b"\x81" * (limits.MAX_DEPTH - 1) + b"\x00")
    with pytest.raises(BundleDamaged):
        read(b"\x81" * limits.MAX_DEPTH + b"\x00")
    assert len(read(b"\x83\x00\x00\x00", 4)) == 3
    with pytest.raises(BundleTooLarge):
        read(b"\x83\x00\x00\x00", 3)


def test_elements_behind_the_known_ones_are_read_over():
    reader = Reader(cbor2.dumps([1, 2, 3, {"new": [4]}]) + b"\x05", Budget())
    assert reader.elements(2) == [1, 2]
    assert reader.item() == 5
    assert reader.ended
    for data in (b"\x81\x01", b"\xa1\x01\x01", b"\x42ab", b"\x83\x01\x02", b"\x83\x01\x02\xc0"):
        with pytest.raises(BundleDamaged):
            Reader(data, Budget()).elements(2)


def test_what_is_a_number():
    assert is_number(0)
    assert is_number(limits.MAX_NUMBER)
    assert not any(map(is_number, (True, -1, limits.MAX_NUMBER + 1, 1.0, "1", None)))
    assert not is_number(0, 1)
    assert within(3, 3) == 3
    with pytest.raises(BundleTooLarge):
        within(4, 3)


@given(st.lists(st.integers(0, limits.MAX_NUMBER)))
def test_columns_come_back(numbers):
    data = bytearray()
    for number in numbers:
        put_number(data, number)
    column = Column(bytes(data))
    assert [column.number() for _ in numbers] == numbers
    assert column.ended
    column.end()


@given(st.binary(max_size=12))
def test_numbers_of_columns_have_one_form(data):
    column = Column(data)
    again = bytearray()
    try:
        while not column.ended:
            number = column.number()
            assert 0 <= number <= limits.MAX_NUMBER
            put_number(again, number)
    except BundleDamaged:
        return
    assert again == data


def test_columns_that_are_none():
    for data in (None, "text", [], 1):
        with pytest.raises(BundleDamaged):
            Column(data)
    for data in ("80", "8000", "ffffffffffffffffff01", "80808080808080808000"):
        with pytest.raises(BundleDamaged):
            Column(bytes.fromhex(data)).number()
    column = Column(b"abc")
    assert column.run(2) == b"ab"
    with pytest.raises(BundleDamaged):
        column.end()
    with pytest.raises(BundleDamaged):
        column.run(2)
    assert column.run(0) == b""
    with pytest.raises(ValueError, match="ascend"):
        ascending(-1)
