"""The envelope and its chunks: cut, turned over, swapped or repeated, nothing of a bundle passes."""

import io
import random
from dataclasses import replace

import pytest

from models.errors import BundleDamaged, BundleNotForUs, BundleTooLarge, BundleTooNew
from sync.bundle import encoding, limits, seal
from sync.bundle.content import Content, Recipient
from sync.bundle.envelope import PEEK, key_name
from tests.sync.bundle.bundles import (
    AUTHORITY,
    MADE_AT,
    OTHER,
    READER,
    RECIPIENTS,
    SENDER,
    a_chain,
    a_content,
    flip,
    opened,
    refusal,
    signed,
)


class Dribble(io.BytesIO):
    """Gives at most seven bytes at a time, as a bad line does."""

    def read(self, size=-1):
        return super().read(min(size, 7) if size >= 0 else 7)


def a_reference():
    """About 8 KB for two readers."""
    recipients = [*RECIPIENTS, Recipient(OTHER.id, OTHER.receiving_key)]
    sealed = seal.seal(a_content(segments=(signed(a_chain(150)),)), SENDER, recipients)
    assert 6_000 < len(sealed) < 10_000
    return sealed


def test_many_chunks_and_slow_lines():
    noise = random.Random(7).randbytes(3 * limits.MEBIBYTE)
    for size in (0, 65_400, 3 * limits.MEBIBYTE):
        roots = (noise[: limits.MAX_ROOT],) if size else ()
        content = Content(SENDER.id, AUTHORITY, MADE_AT, roster=noise[:size], roots=roots)
        sealed = seal.seal(content, SENDER, RECIPIENTS)
        assert opened(io.BytesIO(sealed)).content == content
    sealed = seal.seal(a_content(), SENDER, RECIPIENTS)
    assert opened(Dribble(sealed)).content == a_content()


@pytest.mark.parametrize("beyond", range(-2, 3))
def test_ends_of_chunks(beyond):
    # Uncompressible, so that the sealed statement ends right around the end of a chunk.
    bare = Content(SENDER.id, AUTHORITY, MADE_AT, roster=b"")
    fixed = 64 + len(seal._introduction_out(bare, SENDER)) + len(encoding.encode(bare)) + 4
    length = 2 * 65_536 - fixed + beyond
    content = replace(bare, roster=random.Random(7).randbytes(length))
    sealed = seal.seal(content, SENDER, RECIPIENTS)
    chunks = 2 + (beyond > 0)
    assert len(sealed) == 32 + 1_176 + 2 * 65_536 + beyond + 16 * chunks
    assert opened(sealed).content == content


def test_anybody_can_peek():
    recipients = [*RECIPIENTS, Recipient(OTHER.id, OTHER.receiving_key)]
    sealed = seal.seal(a_content(), SENDER, recipients)
    peeked = seal.peek(sealed[:PEEK])
    assert peeked.recipients == (key_name(READER.receiving_key), key_name(OTHER.receiving_key))
    assert peeked.size == len(sealed)
    assert b"roster" not in sealed
    assert SENDER.id not in sealed
    for cut in (0, 7, 31, 32, 32 + 2 * 1176 - 1):
        with pytest.raises(BundleDamaged, match="size"):
            seal.peek(sealed[:cut])


def test_most_recipients_fit_into_a_peek():
    recipients = [*RECIPIENTS] * limits.MAX_RECIPIENTS
    sealed = seal.seal(a_content(), SENDER, recipients)
    assert len(seal.peek(sealed[:PEEK]).recipients) == limits.MAX_RECIPIENTS
    with pytest.raises(BundleTooLarge):
        seal.seal(a_content(), SENDER, [*recipients, *RECIPIENTS])


def test_cut_anywhere_it_is_refused_for_its_size():
    sealed = a_reference()
    for length in range(len(sealed)):
        with pytest.raises(BundleDamaged) as refused:
            opened(sealed[:length])
        assert refused.value.part == "size"
    for length in range(0, len(sealed), 97):
        with pytest.raises(BundleDamaged):
            opened(io.BytesIO(sealed[:length]))
    assert refusal(sealed + b"\0") is BundleDamaged
    assert refusal(io.BytesIO(sealed + b"\0")) is BundleDamaged


def expected(place):
    """What a changed byte there is refused as: first what is seen without a key, then by the seal."""
    if 8 <= place < 10:
        return {BundleTooNew, BundleDamaged}
    if 26 <= place < 32:
        return {BundleDamaged, BundleTooLarge}
    if 32 <= place < 40:
        return {BundleNotForUs}
    return {BundleDamaged}


def test_sampled_bits_turned_over_are_refused():
    sealed = a_reference()
    for place in (*range(48), *range(48, len(sealed), 61)):
        for bit in (0, 7) if place < 48 else (place % 8,):
            assert refusal(flip(sealed, place, bit)) in expected(place)


@pytest.mark.slow
@pytest.mark.parametrize("bit", range(8))
def test_every_bit_turned_over_is_refused(bit):
    sealed = a_reference()
    for place in range(len(sealed)):
        assert refusal(flip(sealed, place, bit)) in expected(place)


def test_chunks_neither_swap_nor_repeat_nor_vanish():
    content = Content(SENDER.id, AUTHORITY, MADE_AT, roster=random.Random(7).randbytes(200_000))
    sealed = seal.seal(content, SENDER, RECIPIENTS)
    start, chunk = 32 + 1176, 65_552
    head, first, second = sealed[:start], sealed[start:][:chunk], sealed[start + chunk :][:chunk]
    rest = sealed[start + 2 * chunk :]
    for changed in (head + second + first + rest, head + first + first + rest):
        with pytest.raises(BundleDamaged, match="seal"):
            opened(changed)
    # A shorter bundle whose envelope tells the shorter length is another envelope.
    shorter = bytearray(head + first + rest)
    shorter[28:32] = (len(first) + len(rest)).to_bytes(4, "big")
    with pytest.raises(BundleDamaged, match="seal"):
        opened(bytes(shorter))


def test_at_the_first_bad_chunk_nothing_further_is_read():
    content = Content(SENDER.id, AUTHORITY, MADE_AT, roster=random.Random(7).randbytes(500_000))
    sealed = flip(seal.seal(content, SENDER, RECIPIENTS), 5_000, 3)
    source = io.BytesIO(sealed)
    with pytest.raises(BundleDamaged, match="seal"):
        opened(source)
    assert source.tell() == 32 + 1176 + 65_552
