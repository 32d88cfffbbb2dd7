"""Hostile bundles, sealed and signed by an enrolled sender: refused in time, in memory, by a declared error."""

import subprocess
import sys
import time
import tracemalloc
import zlib
from pathlib import Path

import cbor2
import pytest

from models.errors import BundleDamaged, BundleError, BundleTooLarge
from store.entry import hash_of
from sync.bundle import limits
from tests.sync.bundle.bundles import (
    HOLDINGS,
    PIECE,
    SEGMENT,
    SUPPLY,
    a_chain,
    a_content,
    deflated,
    opened,
    plain_frames,
    sealed_frames,
    sealed_statement,
    signed,
)

SECONDS = 5
"""Processor time that no bundle may cost, even on a slow machine."""

BYTES = 4 * limits.MAX_OPENED
"""Memory that no bundle may cost."""

LARGEST = [*PIECE[:2], 1 << 30, 0, hash_of(b"") * ((limits.MAX_OPENED - 4096) // 32), b""]
"""A frame that fills a bundle to the brim."""


def refused(sealed, *, watching=True):
    """The error with which it is refused, after looking at what that cost."""
    began = time.process_time()
    with pytest.raises(BundleError) as first:
        opened(sealed)
    assert time.process_time() - began < SECONDS
    if not watching:
        return first.type
    # Once more, because watching memory takes time itself.
    tracemalloc.start()
    try:
        with pytest.raises(BundleError) as refusal:
            opened(sealed)
        assert tracemalloc.get_traced_memory()[1] < BYTES
    finally:
        tracemalloc.stop()
    assert first.value == refusal.value
    return refusal.type


def with_frames(*frames):
    return sealed_frames(deflated(HOLDINGS, *frames))


def bomb(before):
    """Some bytes, then zeros by the gigabyte: a thousandth of that when compressed."""
    deflater = zlib.compressobj()
    start = deflater.compress(before) + deflater.flush(zlib.Z_FULL_FLUSH)
    zeros = deflater.compress(bytes(limits.MEBIBYTE)) + deflater.flush(zlib.Z_FULL_FLUSH)
    made = start + zeros * 4000
    assert len(made) < limits.MAX_SEALED
    return made


def test_a_bomb():
    """Wherever it hides, it is not inflated beyond the limit."""
    head = cbor2.dumps(HOLDINGS)
    start = len(head).to_bytes(4, "big") + head
    assert zlib.decompressobj().decompress(bomb(start), 1 << 26).endswith(bytes(1 << 25))
    for content in (
        b"",
        start,
        start + b"\x00\x00\x00\x02\x81\x63",
        start + (limits.MAX_OPENED - 100).to_bytes(4, "big") + b"\x84\x02\x50",
        start + limits.MAX_OPENED.to_bytes(4, "big") + b"\x84\x02\x50",
        start + b"\xff\xff\xff\xff\x84\x02\x50",
        start + b"\x01\xf0\x00\x00\x86\x03\x5a\x01\x00\x00\x00",
    ):
        assert refused(sealed_frames(bomb(content))) in (BundleTooLarge, BundleDamaged)


WATCHED = """
import resource, sys
from pathlib import Path
from models.errors import BundleError
from tests.sync.bundle.bundles import opened
bundles = [Path(name).read_bytes() for name in sys.argv[2:]]
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for each in bundles:
    try:
        opened(each)
    except BundleError:
        print("refused")
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
assert (after - before) * 1024 < int(sys.argv[1]), (before, after)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not tell")
def test_what_the_whole_process_takes(tmp_path):
    """Also what libraries allocate: bombs, small things by the million, the largest bundle there can be."""
    head = cbor2.dumps(HOLDINGS)
    start = len(head).to_bytes(4, "big") + head
    many = deflated(b"\x85\x00\xa0\xa0\xa0\x9a\x00\x20\x00\x00" + b"\x80" * (1 << 21))
    claims = start + (limits.MAX_OPENED - 100).to_bytes(4, "big") + b"\x84\x02\x50"
    names = []
    for place, sealed in enumerate((bomb(claims), bomb(b""), many, None)):
        name = tmp_path / str(place)
        name.write_bytes(with_frames(LARGEST) if sealed is None else sealed_frames(sealed))
        names.append(str(name))
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(BYTES), *names],
        cwd=Path(__file__).resolve().parents[3],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout, done.stderr) == ("refused\n" * 3, "")


def test_bombs_in_every_column():
    huge = bytes(limits.MAX_OPENED // 4)
    for frame in (SEGMENT, SUPPLY, PIECE):
        for place, part in enumerate(frame):
            if type(part) is bytes:
                assert refused(with_frames([*frame[:place], huge, *frame[place + 1 :]])) in (
                    BundleTooLarge,
                    BundleDamaged,
                )


def test_the_largest_bundle_that_is_read_keeps_within_memory():
    tracemalloc.start()
    found = opened(with_frames(LARGEST))
    assert tracemalloc.get_traced_memory()[1] < BYTES
    tracemalloc.stop()
    assert found.content.pieces[0].content == LARGEST[4]


@pytest.mark.parametrize("kind", [b"\x81", b"\xa1\x40", b"\xa1\x81", b"\xc1", b"\xd8\x1c\x81"])
def test_deep_nesting(kind):
    deep = kind * 300_000 + b"\x00"
    head = cbor2.dumps(SEGMENT)
    for frame in (deep, b"\x81" + deep, b"\x99\x00\x0e" + head[1:] + deep, b"\x84\x00" + deep * 3):
        assert refused(with_frames(frame)) is BundleDamaged
    assert refused(sealed_frames(deflated(b"\x84\x00" + deep * 3))) is BundleDamaged
    assert refused(sealed_statement(deep)) is BundleDamaged
    assert refused(sealed_statement(b"\x88\x01" + deep * 3)) is BundleDamaged


@pytest.mark.parametrize("count", [b"\x19\xff\xff", b"\x1a\xff\xff\xff\xff", b"\x1b" + b"\xff" * 8])
def test_huge_counts_with_nothing_behind(count):
    for major in range(2, 6):
        head = bytes((major << 5 | count[0] & 31,)) + count[1:]
        for frame in (head, b"\x82\x01" + head, b"\x84\x00" + head + head):
            assert refused(with_frames(frame)) is BundleDamaged
        assert refused(sealed_statement(head)) is BundleDamaged
        assert refused(sealed_statement(b"\x87\x01" + head)) is BundleDamaged


def test_more_items_than_any_bundle_needs():
    many = b"\x9a" + (1 << 21).to_bytes(4, "big") + b"\x80" * (1 << 21)
    frames = [b"\x85\x00\xa0\xa0\xa0" + many]
    assert refused(sealed_frames(deflated(*frames)), watching=False) is BundleTooLarge
    short = cbor2.dumps([*HOLDINGS, None, [0] * 60_000])
    piece = cbor2.dumps([*PIECE, [0] * 60_000])
    assert refused(sealed_frames(deflated(short, *[piece] * 100)), watching=False) is BundleTooLarge
    assert refused(sealed_statement(b"\x88\x01" + many), watching=False) is BundleTooLarge


def test_more_frames_entries_bodies_pieces_and_devices_than_a_bundle_has():
    many = limits.MAX_ENTRIES + 1
    empty = [*SEGMENT[:2], 1, bytes(32), *[b""] * 6, 1, bytes(32), bytes(64)]
    digests = [
        *empty[:4],
        bytes(many),
        bytes(2 * many),
        b"",
        b"",
        bytes(32 * many),
        b"",
        *empty[10:],
    ]
    for frames in (
        [[99]] * (limits.MAX_FRAMES + 1),
        [digests],
        [[*SUPPLY[:2], bytes(many), bytes(many), b""]],
        [[*SUPPLY[:2], bytes(3000), bytes(3000), b""]] * 2,
        [[*PIECE[:2], 0, 0, b"", b""]] * (limits.MAX_PIECES + 1),
        [[*PIECE[:2], limits.MAX_FILE + 1, 0, b"", b""]],
    ):
        assert refused(with_frames(*frames), watching=False) is BundleTooLarge
    devices = {n.to_bytes(16, "big"): [1, bytes(32)] for n in range(limits.MAX_DEVICES + 1)}
    ranges = {bytes(16): bytes(2 * limits.MAX_RANGES + 2)}
    some = {n.to_bytes(16, "big"): b"" for n in range(limits.MAX_DEVICES + 1)}
    wants = {n.to_bytes(32, "big"): 1 for n in range(limits.MAX_WANTS + 1)}
    for holdings in ([devices, {}, {}], [{}, ranges, {}], [{}, some, {}], [{}, {}, wants]):
        assert refused(sealed_frames(deflated([0, *holdings])), watching=False) is BundleTooLarge


def test_many_small_frames_are_quick():
    """Each frame is inflated by itself, which must not cost the whole rest each time."""
    entries = a_chain(2)
    frames = [plain_frames(a_content(segments=(signed(entries[:1]),)))[1]] * 4_999
    noise = [*PIECE[:2], 1 << 30, 0, b"".join(hash_of(b"%d" % n) for n in range(90_000)), b""]
    began = time.process_time()
    found = opened(with_frames(noise, *frames))
    assert time.process_time() - began < SECONDS
    assert len(found.content.segments) == 4_999


def test_keys_of_maps_twice_or_not_in_order():
    mark = b"\x82\x01\x58\x20" + bytes(32)
    first, second = (b"\x50" + bytes((n,)) * 16 for n in (1, 2))
    for keys in ((first, first), (second, first)):
        vector = b"\xa2" + b"".join(key + mark for key in keys)
        assert refused(sealed_frames(deflated(b"\x84\x00" + vector + b"\xa0\xa0"))) is BundleDamaged
    vector = b"\xa2" + first + mark + second + mark
    assert (
        len(opened(sealed_frames(deflated(b"\x84\x00" + vector + b"\xa0\xa0"))).content.vector) == 2
    )
