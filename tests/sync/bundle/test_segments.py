"""A run of entries comes back byte for byte, whatever its headers look like; columns that do not fit are refused."""

from dataclasses import replace

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import BundleDamaged, BundleTooLarge
from store.entry import NO_PREVIOUS, Header, encode_header, hash_of
from store.journal import Checkpoint, chained
from sync.bundle import limits, segments
from sync.bundle.content import Segment
from sync.bundle.plain import put_number
from tests.sync.bundle.bundles import OTHER, SENDER, a_body, a_chain, raw_entry, signed, withheld

SEGMENT = segments.to_columns(signed(withheld(a_chain(3), 2)))
RAW = 2
"""The bit of a flag that says: this header travels as it is."""


def back(segment):
    return segments.from_columns(segments.to_columns(segment))


def flags(segment):
    return segments.to_columns(segment)[3]


def test_a_run_comes_back():
    for count in (1, 2, 30, 300):
        segment = signed(a_chain(count))
        assert back(segment) == segment
        assert flags(segment) == b"\x01" * count
    segment = signed(withheld(a_chain(30), 1, 2, 17, 30))
    assert back(segment) == segment
    assert [n for n, flag in enumerate(flags(segment), start=1) if not flag] == [1, 2, 17, 30]
    later = a_chain(30)[20:]
    assert back(signed(later)) == signed(later)


def test_a_header_that_its_parts_give_again_does_not_travel():
    columns = segments.to_columns(signed(a_chain(100)))
    assert columns[8] == b""
    assert len(columns[4]) < 100 * 5


def test_a_run_may_begin_anywhere():
    for start in (1, 23, 24, 255, 256, 65_535, 65_536, (1 << 32) - 1, 1 << 32, 1 << 62):
        previous, made = (start - 1, hash_of(b"before")), []
        for place in range(3):
            made.append(chained(previous, SENDER, place << 40, a_body(place)))
            previous = made[-1].number, made[-1].hash
        assert back(signed(tuple(made))) == signed(tuple(made))
        assert flags(signed(tuple(made))) == b"\x01" * 3
    header = encode_header(Header(SENDER.id, limits.MAX_NUMBER, hash_of(b""), 1, hash_of(b"")))
    with pytest.raises(BundleDamaged):
        back(signed((raw_entry(SENDER, limits.MAX_NUMBER, header),)))


def test_checkpoints_elsewhere_than_at_the_end():
    entries = a_chain(3)
    for number, header_hash in ((2, entries[1].hash), (3, hash_of(b"other")), (9, entries[2].hash)):
        point = Checkpoint(SENDER.id, number, header_hash, bytes(64))
        segment = Segment(SENDER.id, entries, point)
        assert back(segment) == segment
    alone = Segment(SENDER.id, (), Checkpoint(SENDER.id, 7, hash_of(b"seven"), bytes(64)))
    assert back(alone) == alone


@given(st.lists(st.integers(0, limits.MAX_NUMBER), min_size=1, max_size=20))
def test_any_logical_times(times):
    made, previous = [], NO_PREVIOUS
    for number, time in enumerate(times, start=1):
        body = a_body(number)
        header = encode_header(Header(SENDER.id, number, previous, time, hash_of(body)))
        made.append(raw_entry(SENDER, number, header, body))
        previous = made[-1].hash
    segment = signed(tuple(made))
    assert back(segment) == segment
    assert flags(segment) == b"\x01" * len(times)


def test_other_headers_travel_as_they_are():
    first = a_chain(1)[0]
    body = a_body(2)
    parts = [1, SENDER.id, 2, first.hash, 5 << 16, hash_of(body)]
    for header in (
        cbor2.dumps([*parts, "of a newer program"]),
        cbor2.dumps([*parts, {"a": 1.5}, cbor2.CBORTag(99, 1)]),
        cbor2.dumps([2, *parts[1:]]),
        cbor2.dumps([*parts[:3], hash_of(b"another"), *parts[4:]]),
        cbor2.dumps([*parts[:5], hash_of(b"another body")]),
    ):
        entries = (first, raw_entry(SENDER, 2, header, body))
        third = encode_header(Header(SENDER.id, 3, hash_of(header), 6 << 16, hash_of(b"x")))
        segment = signed((*entries, raw_entry(SENDER, 3, third)))
        assert back(segment) == segment
        assert flags(segment) == b"\x01\x03\x00"
        alone = signed((raw_entry(SENDER, 2, header),))
        assert back(alone) == alone


def test_a_withheld_body_whose_header_follows_another():
    entries = a_chain(2)
    segment = signed((entries[0], replace(entries[1], body=None)))
    columns = segments.to_columns(segment)
    assert columns[7] == hash_of(entries[1].body)


def test_what_is_no_run():
    entries = a_chain(3)
    for wrong in ((entries[0], entries[2]), (entries[1], entries[0]), a_chain(1, OTHER)):
        with pytest.raises(ValueError, match="follow"):
            segments.to_columns(replace(signed(entries), entries=wrong))
    long = cbor2.dumps([1, SENDER.id, 1, bytes(32), 1, bytes(32), bytes(limits.MAX_HEADER)])
    with pytest.raises(BundleTooLarge):
        segments.to_columns(signed((raw_entry(SENDER, 1, long),)))


def test_the_largest_body():
    largest = chained((0, NO_PREVIOUS), SENDER, 1, bytes(limits.MAX_BODY))
    assert back(signed((largest,))).entries == (largest,)
    beyond = chained((0, NO_PREVIOUS), SENDER, 1, bytes(limits.MAX_BODY + 1))
    with pytest.raises(BundleTooLarge):
        segments.to_columns(signed((beyond,)))
    for claimed in (limits.MAX_BODY + 1, limits.MAX_NUMBER):
        length = bytearray()
        put_number(length, claimed)
        columns = [SENDER.id, 1, bytes(32), b"\x01", b"\x00\x00", bytes(length), beyond.body]
        with pytest.raises(BundleTooLarge):
            segments.from_columns([*columns, b"", b"", 1, None, bytes(64)])


BIG = b"\xff" * 8 + b"\x7f"
"""The largest number of a column, and with one more byte behind it a larger one."""


@pytest.mark.parametrize(
    "changes",
    [
        {1: limits.MAX_NUMBER},
        {1: limits.MAX_NUMBER + 1},
        {1: 0},
        {1: -1},
        {4: BIG * 6},
        {4: b"\xff" * 9 + b"\x7f"},
        {4: b"\x80" * 9 + b"\x00"},
        {4: b"\x01\x00" + SEGMENT[4][2:]},
        {4: SEGMENT[4][:-1] + b"\x80\x80\x04"},
        {5: b"\x02" + SEGMENT[5][1:]},
        {5: b"\xff" * 9 + b"\x01"},
        {5: SEGMENT[5] + b"\x00"},
        {6: SEGMENT[6] + b"\x00"},
        {6: SEGMENT[6][:-1]},
        {7: SEGMENT[7] + b"\x00"},
        {7: SEGMENT[7][:-1]},
        {8: b"\x00"},
        {3: b"\x01\x00\x04"},
        {3: b"\x01\x00\xff"},
        {3: b"\x03\x00\x01", 8: b"\x01\x80"},
        {9: 0},
        {9: 9},
        {9: limits.MAX_NUMBER + 1},
        {10: b"short"},
        {11: b"short"},
        {11: None},
    ],
    ids=str,
)
def test_numbers_too_large_and_columns_that_do_not_fit(changes):
    columns = [changes.get(place, part) for place, part in enumerate(SEGMENT)]
    with pytest.raises(BundleDamaged, match="structure"):
        segments.from_columns(columns)


def test_headers_that_are_none_travel_nowhere():
    entry = a_chain(1)[0]
    foreign = a_chain(1, OTHER)[0].header
    tail = [1, bytes(32), bytes(64)]
    for header in (
        foreign,
        a_chain(2)[1].header,
        b"",
        b"\x86",
        b"\x80",
        entry.header[:-1],
        b"\x86\x01" + b"\x81" * 900,
        b"\x9a\xff\xff\xff\xff" + entry.header[1:],
        cbor2.dumps([1, SENDER.id, 1, bytes(32), 1 << 64, bytes(32)]),
        cbor2.dumps([1, SENDER.id, True, bytes(32), 1, bytes(32)]),
        cbor2.dumps([-1, SENDER.id, 1, bytes(32), 1, bytes(32)]),
        cbor2.dumps([1, SENDER.id, 1, bytes(31), 1, bytes(32)]),
        cbor2.dumps([1, SENDER.id, 1, bytes(32), 1, None]),
    ):
        column = (
            bytes((len(header) & 127 | 128, len(header) >> 7))
            if len(header) > 127
            else bytes((len(header),))
        )
        columns = [SENDER.id, 1, bytes(32), b"\x02", b"", b"", b"", b"", column + header, *tail]
        with pytest.raises(BundleDamaged, match="structure"):
            segments.from_columns(columns)
    columns = [
        SENDER.id,
        1,
        bytes(32),
        b"\x02",
        b"",
        b"",
        b"",
        b"",
        b"\x81\x08" + bytes(1025),
        *tail,
    ]
    with pytest.raises(BundleTooLarge):
        segments.from_columns(columns)
