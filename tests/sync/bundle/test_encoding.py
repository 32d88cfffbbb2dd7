"""What a bundle says comes back as it was, and what no honest program writes is refused by a declared error."""

import random
import zlib

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import BundleDamaged, BundleError, BundleTooLarge
from store.entry import hash_of
from sync.bundle import encoding, holdings, limits, segments, supplies
from sync.bundle.content import Content, Piece, Supply
from tests.sync.bundle.bundles import (
    AUTHORITY,
    HEARD,
    HOLDINGS,
    MADE_AT,
    OTHER,
    PIECE,
    SEGMENT,
    SENDER,
    SUBJECT,
    SUPPLY,
    a_chain,
    a_content,
    an_introduction,
    deflated,
    plain_frames,
    signed,
)

EMPTY = Content(SENDER.id, AUTHORITY, MADE_AT)


def decoded(payload):
    return encoding.decode(payload, an_introduction())


def said(content):
    """The content but for its introduction, which travels elsewhere."""
    return content.vector, content.lacking, content.segments, content.supplies, content.pieces


def test_everything_comes_back():
    content = a_content()
    found = decoded(encoding.encode(content))
    assert said(found) == said(content)
    assert found.wants == content.wants
    assert found.heard == content.heard
    assert (found.sender, found.authority, found.made_at) == (SENDER.id, AUTHORITY, MADE_AT)
    assert decoded(encoding.encode(EMPTY)) == EMPTY


def test_the_same_content_gives_the_same_bytes():
    content = a_content()
    turned = a_content(
        vector=dict(reversed(content.vector.items())),
        lacking=dict(reversed(content.lacking.items())),
    )
    assert encoding.encode(content) == encoding.encode(turned)


def test_what_a_newer_program_adds_is_read_over():
    content = a_content()
    frames = [[*frame, "new", {"deep": [[1]]}, None] for frame in plain_frames(content)]
    frames[0].insert(1 + holdings.LEAST, None)
    marks = {device: [*mark, "new"] for device, mark in frames[0][1].items()}
    frames[0][1] = marks
    unknown = [[5], [9, "anything", {}], [limits.MAX_NUMBER, 1]]
    assert said(decoded(deflated(*frames, *unknown))) == said(content)
    # Of a frame of an unknown kind not even the rest is read.
    assert decoded(deflated(HOLDINGS, b"\x82\x18\x63\xff\xff")) == EMPTY


def test_an_older_program_reads_all_but_when_others_were_heard():
    """To it the frame is of a kind it does not know; all that was ever released reads over such a frame."""
    content = a_content()
    *others, last = plain_frames(content)
    assert last == [4, content.heard]
    older = [[99, *last[1:]] if frame is last else frame for frame in (*others, last)]
    found = decoded(deflated(*older))
    assert (said(found), found.heard) == (said(content), {})
    assert decoded(deflated(*others)) == found, "and says nothing where there is nothing to say"


def test_heard_stands_in_a_bundle_once_at_most():
    with pytest.raises(BundleDamaged):
        decoded(deflated(HOLDINGS, HEARD, HEARD))


WRONG = (None, True, -1, 0, 1 << 63, (1 << 64) - 1, b"", b"short", bytes(5000), "text", [], {}, 1.5)


@pytest.mark.parametrize(
    "frame",
    [SEGMENT, SUPPLY, PIECE, HEARD],
    ids=["segment", "supply", "piece", "heard"],
)
def test_wrong_types_in_every_place(frame):
    """Each place takes each kind of thing: most are refused, none by an undeclared error."""
    refused = 0
    for place in range(1, len(frame)):
        for wrong in WRONG:
            changed = [*frame[:place], wrong, *frame[place + 1 :]]
            try:
                decoded(deflated(HOLDINGS, changed))
            except BundleError:
                refused += 1
    assert refused >= (len(frame) - 1) * (len(WRONG) - 3)
    for length in range(1, len(frame)):
        with pytest.raises(BundleDamaged):
            decoded(deflated(HOLDINGS, frame[:length]))


@pytest.mark.parametrize(
    "frames",
    [
        (),
        (SEGMENT,),
        (HOLDINGS, HOLDINGS),
        (SEGMENT, HOLDINGS),
        ([9], HOLDINGS),
        (HOLDINGS, {}),
        (HOLDINGS, 7),
        (HOLDINGS, []),
        (HOLDINGS, ["1"]),
        (HOLDINGS, [-1]),
        (HOLDINGS, [None]),
        (HOLDINGS, [True]),
        (HOLDINGS, b""),
        (HOLDINGS, cbor2.dumps(SEGMENT) + b"\0"),
        (HOLDINGS, b"\x9f\x01\xff"),
        (HOLDINGS, b"\xc1\x81\x01"),
    ],
    ids=range(16),
)
def test_frames_that_are_none(frames):
    with pytest.raises(BundleDamaged, match="structure"):
        decoded(deflated(*frames))


def test_frames_cut_anywhere():
    whole = zlib.decompress(encoding.encode(a_content()))
    ends = 0
    for length in range(len(whole)):
        try:
            decoded(zlib.compress(whole[:length]))
            ends += 1
        except BundleDamaged:
            pass
    # Only between two frames does a bundle end as an honest one might.
    assert ends == len(plain_frames(a_content())) - 1


def test_a_stream_cut_or_continued():
    payload = encoding.encode(a_content())
    for length in range(len(payload)):
        with pytest.raises(BundleDamaged):
            decoded(payload[:length])
    for changed in (payload + b"\0", payload + payload, b"\0" + payload, bytes(100)):
        with pytest.raises(BundleDamaged):
            decoded(changed)


def test_turned_bits_inside_are_refused_or_read_but_never_fail_otherwise():
    """An enrolled sender may sign anything: what is read then keeps the limits and the types."""
    whole = zlib.decompress(encoding.encode(a_content()))
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1 << place % 8
        try:
            found = decoded(zlib.compress(bytes(changed), 1))
        except BundleError:
            continue
        again = decoded(encoding.encode(found))
        assert said(again) == said(found)


@given(st.binary(max_size=300))
def test_anything_at_all(data):
    for payload in (data, zlib.compress(data), deflated(HOLDINGS, data)):
        try:
            decoded(payload)
        except BundleError:
            continue


@given(
    st.lists(
        st.recursive(
            st.none()
            | st.booleans()
            | st.integers()
            | st.binary(max_size=40)
            | st.text(max_size=9),
            lambda inner: st.lists(inner) | st.dictionaries(st.binary(max_size=17), inner),
            max_leaves=8,
        ),
        min_size=1,
        max_size=14,
    ),
    st.integers(0, 5),
)
def test_any_frame_of_a_known_kind(parts, kind):
    try:
        decoded(deflated(HOLDINGS, [kind, *parts]))
    except BundleError:
        return


def test_more_than_a_bundle_may_hold_is_not_encoded():
    noise = random.Random(7)
    many = a_chain(limits.MAX_ENTRIES + 1)
    bodies = tuple((number, b"") for number in range(limits.MAX_ENTRIES + 1))
    piece = Piece(bytes(32), 1, 0, b"")
    for changes in (
        {"segments": (signed(many),)},
        {"segments": (signed(many[:3000]), signed(many[3000:]))},
        {"segments": (signed(many[:1]),) * (limits.MAX_FRAMES + 1)},
        {"supplies": (Supply(OTHER.id, bodies),)},
        {"pieces": (piece,) * (limits.MAX_PIECES + 1)},
        {"pieces": (Piece(bytes(32), limits.MAX_FILE + 1, 0, b""),)},
        {"pieces": (Piece(bytes(32), 1 << 30, 0, noise.randbytes(limits.MAX_SEALED + 1)),)},
        {"pieces": (Piece(bytes(32), 1 << 30, 0, bytes(limits.MAX_OPENED)),)},
        {"wants": {n.to_bytes(32, "big"): 1 for n in range(limits.MAX_WANTS + 1)}},
        {"vector": {n.to_bytes(16, "big"): (1, bytes(32)) for n in range(limits.MAX_DEVICES + 1)}},
        {"lacking": {SENDER.id: tuple((n, n) for n in range(0, 2 * limits.MAX_RANGES + 2, 2))}},
    ):
        with pytest.raises(BundleTooLarge):
            encoding.encode(a_content(**changes))


def test_a_bundle_at_its_limits_comes_back():
    entries = a_chain(limits.MAX_ENTRIES)
    content = a_content(
        segments=(signed(entries[:3000]), signed(entries[3000:])),
        vector={n.to_bytes(16, "big"): (n, hash_of(b"%d" % n)) for n in range(limits.MAX_DEVICES)},
        lacking={SENDER.id: tuple((n, n) for n in range(0, 2 * limits.MAX_RANGES, 2))},
        pieces=tuple(Piece(bytes(32), 2, n % 2, b"x", SUBJECT) for n in range(limits.MAX_PIECES)),
        wants={n.to_bytes(32, "big"): n for n in range(limits.MAX_WANTS)},
    )
    found = decoded(encoding.encode(content))
    assert said(found) == said(content)
    assert found.wants == content.wants


def test_what_is_known_of_each_frame():
    assert len(SEGMENT) == 1 + segments.KNOWN
    assert len(SUPPLY) == 1 + supplies.KNOWN
    assert len(PIECE) == 1 + supplies.PIECE_KNOWN
    assert len(HOLDINGS) == 1 + holdings.LEAST == holdings.KNOWN
