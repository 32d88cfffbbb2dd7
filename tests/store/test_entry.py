"""Entries as bytes: the same facts give the same bytes, foreign bytes are refused, and the document agrees."""

import contextlib
import re
from pathlib import Path

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from store import entry
from store import heads as heads_of
from store.device import vouches
from store.entry import Body, Change, Header, MalformedEntryError
from store.heads import FieldHeads, Group, RowHeads

DEVICE = bytes.fromhex("0197a1b2c3d4700080000000000000aa")
OFFICER = "0197a1b2-c3d4-7000-8000-000000000001"
PERSON = "0197a1b2-c3d4-7000-8000-000000000002"
EVENT = "0197a1b2-c3d4-7000-8000-000000000003"
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "journal.md"

CREATING = Body(
    salt=bytes(range(16)),
    officer=OFFICER,
    verb="intake",
    occurred_at=1_772_430_000_000,
    recorded_at=1_772_433_600_000,
    offset_minutes=120,
    reason="",
    changes=(
        Change(
            "person", PERSON, (Group((), {"surname": "Соколенко", "rank_key": "rank.private"}),)
        ),
        Change("custody_event", EVENT, (Group((), {"person_id": PERSON, "event": "captured"}),)),
    ),
)
CHANGING = Body(
    salt=bytes(range(16, 32)),
    officer=OFFICER,
    verb="amend",
    occurred_at=None,
    recorded_at=1_772_433_660_000,
    offset_minutes=120,
    reason="misheard",
    changes=(Change("person", PERSON, (Group(((DEVICE, 1),), {"surname": "Соколко"}),)),),
)

OTHER = bytes.fromhex("0197a1b2c3d4700080000000000000bb")
CONFLICT = RowHeads(
    (DEVICE, 1),
    {"rank_key": (DEVICE, 3)},
    {
        "surname": FieldHeads(
            {
                (DEVICE, 2): (1_772_433_660_000 << 16, "Соколко"),
                (OTHER, 1): (1_772_433_655_000 << 16, "Соколенков"),
            }
        )
    },
)
SIGNER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def chain():
    """The two entries of the document, as (header bytes, body bytes)."""
    previous, found = entry.NO_PREVIOUS, []
    for number, body in enumerate((CREATING, CHANGING), start=1):
        data = entry.encode_body(body)
        time = body.recorded_at << 16
        header = entry.encode_header(Header(DEVICE, number, previous, time, entry.hash_of(data)))
        previous = entry.hash_of(header)
        found.append((header, data))
    return found


def test_the_examples_in_the_document_are_what_the_program_writes():
    told = re.findall(r"```hex\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    wanted = []
    for header, body in chain():
        wanted += [body.hex(), header.hex(), entry.hash_of(header).hex()]
    head = heads_of.created((DEVICE, 1))
    conflict = heads_of.encode(CONFLICT)
    signature = SIGNER.sign(b"safe-conduct checkpoint 1\0" + bytes.fromhex(wanted[5]))
    wanted += [head.hex(), conflict.hex(), SIGNER.public_key().public_bytes_raw().hex()]
    assert ["".join(block.split()) for block in told] == [*wanted, signature.hex()]
    assert vouches(SIGNER.public_key().public_bytes_raw(), bytes.fromhex(wanted[5]), signature)


values = st.one_of(
    st.text(max_size=40),
    st.integers(-(2**63), 2**63 - 1),
    st.booleans(),
    st.none(),
    st.uuids().map(str),
    st.uuids().map(lambda each: str(each).upper()),
)
ids = st.uuids().map(str)
heads = st.tuples(st.binary(min_size=16, max_size=16), st.integers(1, 2**40))
groups = st.builds(
    Group,
    st.lists(heads, max_size=3, unique=True).map(tuple),
    st.dictionaries(st.text(min_size=1, max_size=30), values, max_size=6),
)
changes = st.builds(Change, st.text(max_size=20), ids, st.lists(groups, max_size=3).map(tuple))
bodies = st.builds(
    Body,
    salt=st.binary(min_size=16, max_size=16),
    officer=ids,
    verb=st.text(max_size=20),
    occurred_at=st.none() | st.integers(0, 2**45),
    recorded_at=st.integers(0, 2**45),
    offset_minutes=st.integers(-720, 840),
    reason=st.text(max_size=40),
    changes=st.lists(changes, max_size=4).map(tuple),
)


@given(bodies)
def test_a_body_comes_back_as_it_was_and_is_canonical(body):
    data = entry.encode_body(body)
    assert entry.decode_body(data) == body
    assert tuple(entry.decode_changes(data)) == body.changes
    assert entry.decode_officer(data) == body.officer
    assert data == cbor2.dumps(cbor2.loads(data), canonical=True)


_ANY = st.integers(0, 2**63 - 1)


@given(
    number=_ANY | st.sampled_from([0, 23, 24, 255, 256, 65535, 65536, 2**32 - 1, 2**32]),
    time=_ANY | st.sampled_from([0, 2**32 - 1, 2**32]),
    version=st.just(1) | st.integers(0, 300),
)
def test_a_header_comes_back_as_it_was_whatever_its_length(number, time, version):
    header = Header(DEVICE, number, bytes(32), time, bytes(range(32)), version)
    data = entry.encode_header(header)
    assert entry.decode_header(data) == header
    assert data == cbor2.dumps(cbor2.loads(data), canonical=True)


@given(place=st.integers(0, 98), byte=st.integers(0, 255))
def test_a_header_with_one_byte_changed_means_what_cbor_says(place, byte):
    data = bytearray(entry.encode_header(Header(DEVICE, 300, bytes(32), 2**40, bytes(32))))
    data[place] = byte
    try:
        said = cbor2.loads(bytes(data))
    except (cbor2.CBORError, ValueError):
        said = None
    try:
        found = entry.decode_header(bytes(data))
    except MalformedEntryError:
        return
    assert [found.version, *found[:5]] == said[:6]


def test_the_order_in_which_fields_were_named_leaves_no_trace():
    fields = {"rank": "a", "born": "b", "surname_latin": "c", "zz": "d"}
    turned = dict(reversed(fields.items()))
    both = [
        entry.encode_body(
            Body(
                bytes(16), OFFICER, "x", None, 0, 0, "", (Change("p", PERSON, (Group((), each),)),)
            )
        )
        for each in (fields, turned)
    ]
    assert both[0] == both[1]


def test_what_a_newer_program_adds_is_read_over():
    header, body = chain()[0]
    longer = cbor2.dumps([*cbor2.loads(body), {"weather": "rain"}], canonical=True)
    assert entry.decode_body(longer) == CREATING
    longer = cbor2.dumps([*cbor2.loads(header), 7], canonical=True)
    assert entry.decode_header(longer) == entry.decode_header(header)
    strange = CREATING.changes[0].groups[0].fields | {"fingers": [1, 2], "weight": 71.5}
    data = entry.encode_body(
        Body(bytes(16), OFFICER, "x", None, 0, 0, "", (Change("p", PERSON, (Group((), strange),)),))
    )
    assert entry.decode_body(data).changes[0].groups[0].fields == strange


@given(st.binary(max_size=200))
def test_any_bytes_are_an_entry_or_are_refused(data):
    for decode in (
        entry.decode_body,
        entry.decode_changes,
        entry.decode_officer,
        entry.decode_header,
    ):
        with contextlib.suppress(MalformedEntryError):
            decode(data)


def test_a_refusal_repeats_nothing():
    with pytest.raises(MalformedEntryError, match=r"^$"):
        entry.decode_body("Соколенко".encode())


def test_every_cut_and_every_changed_byte_is_refused_or_gives_another_hash():
    for header, body in chain():
        for data, decode in ((header, entry.decode_header), (body, entry.decode_body)):
            for end in range(len(data)):
                with pytest.raises(MalformedEntryError):
                    decode(data[:end])
            for place in range(len(data)):
                for bit in (0, 3, 7):
                    spoilt = bytearray(data)
                    spoilt[place] ^= 1 << bit
                    assert entry.hash_of(spoilt) != entry.hash_of(data)
                    with contextlib.suppress(MalformedEntryError):
                        decode(bytes(spoilt))


@pytest.mark.parametrize("text", ["", "x", PERSON.upper(), PERSON[:-1], PERSON + "0"])
def test_an_identifier_is_canonical(text):
    with pytest.raises(ValueError, match="identifier"):
        entry.id_bytes(text)


def test_the_salt_hides_what_a_body_says():
    again = Body(bytes(16), *[getattr(CREATING, each) for each in Body.__slots__[1:]])
    assert entry.hash_of(entry.encode_body(again)) != entry.hash_of(entry.encode_body(CREATING))
