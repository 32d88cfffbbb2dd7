"""One value has one spelling, and nothing hostile makes the reader do more than it was given."""

import time
import tracemalloc

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.trust import strict
from sync.trust.strict import Fields, MalformedError

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(0, strict.MAX_NUMBER)
    | st.binary(max_size=300)
    | st.text(max_size=80),
    lambda inner: st.lists(inner, max_size=30),
    max_leaves=40,
).filter(lambda value: _depth(value) <= strict.MAX_DEPTH)


def _depth(value) -> int:
    return 1 + max(map(_depth, value), default=0) if isinstance(value, list) else 0


@given(values)
def test_what_was_spelt_is_read(value) -> None:
    assert strict.decode(strict.encode(value)) == value


@given(st.binary(max_size=200))
def test_any_bytes_are_read_one_way_or_refused(data: bytes) -> None:
    try:
        value = strict.decode(data)
    except MalformedError:
        return
    assert strict.encode(value) == data


@pytest.mark.parametrize("number", [0, 23, 24, 255, 256, 65535, 65536, 2**32 - 1, 2**32, 2**63 - 1])
def test_numbers_at_the_edges_of_their_spellings(number: int) -> None:
    assert strict.decode(strict.encode(number)) == number


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x18\x17",
        b"\x19\x00\xff",
        b"\x1a\x00\x00\xff\xff",
        b"\x1b\x00\x00\x00\x00\xff\xff\xff\xff",
        b"\x1b\x80\x00\x00\x00\x00\x00\x00\x00",
        b"\x1c",
        b"\x20",
        b"\x5f\x41\x00\xff",
        b"\x9f\x00\xff",
        b"\x62\xff\xff",
        b"\xa0",
        b"\xc2\x41\x01",
        b"\xf7",
        b"\xfb\x00\x00\x00\x00\x00\x00\x00\x00",
        b"\xff",
        b"\x00\x00",
        cbor2.dumps(-1),
        cbor2.dumps({1: 2}),
        cbor2.dumps(1.5),
    ],
    ids=bytes.hex,
)
def test_every_other_spelling_is_refused(data: bytes) -> None:
    with pytest.raises(MalformedError):
        strict.decode(data)


def test_hostile_bytes_cost_neither_memory_nor_time() -> None:
    hostile = (
        b"\x81" * 1_000_000,
        b"\x5b\x7f" + b"\xff" * 7,
        b"\x9b\x7f" + b"\xff" * 7 + b"\x00" * 100,
        b"\x9a\x00\x1e\x84\x80" + b"\x00" * 2_000_000,
    )
    tracemalloc.start()
    began = time.process_time()
    for data in hostile:
        with pytest.raises(MalformedError):
            strict.decode(data)
    spent = time.process_time() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 16_000_000
    assert spent < 5


def test_fields_give_types() -> None:
    fields = Fields([1, None, True, b"ab", "Суджа", [1, 2], [[3]], [4], "later"])
    assert fields.number() == 1
    assert fields.number_or_nothing() is None
    assert fields.truth() is True
    assert fields.octets(2) == b"ab"
    assert fields.line() == "Суджа"
    assert fields.each(Fields.number, 2) == (1, 2)
    assert fields.many(Fields.number, 2) == (3,)
    assert fields.one(Fields.number) == 4
    with pytest.raises(MalformedError):
        fields.end()
    fields.end()


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (1, Fields),
        ([], Fields.number),
        ([True], Fields.number),
        (["1"], Fields.number),
        ([False], Fields.number_or_nothing),
        ([1], Fields.truth),
        (["a"], Fields.octets),
        ([b"a"], lambda fields: fields.octets(2)),
        ([b"a"], Fields.line),
        (["a" * 501], Fields.line),
        (["turned \u202e round"], Fields.line),
        (["two\nlines"], Fields.line),
        (["e\u0301"], Fields.line),
        ([[1, 2]], lambda fields: fields.each(Fields.number, 1)),
        ([1], lambda fields: fields.each(Fields.number, 1)),
    ],
)
def test_fields_refuse_what_is_of_another_kind(value, read) -> None:
    with pytest.raises(MalformedError):
        read(value if read is Fields else Fields(value))
