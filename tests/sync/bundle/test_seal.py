"""A bundle opens for its recipients alone, believes only its sender, and is verified in one order."""

import io
from dataclasses import replace

import cbor2
import pytest

from models.errors import (
    BundleDamaged,
    BundleNotForUs,
    BundleTooLarge,
    BundleTooNew,
    DeviceUnknown,
    SignatureInvalid,
)
from store.device import Device
from sync.bundle import limits, seal
from sync.bundle.content import Content, Recipient
from tests.sync.bundle.bundles import (
    AUTHORITY,
    MADE_AT,
    OTHER,
    READER,
    RECIPIENTS,
    SENDER,
    a_content,
    everybody,
    flip,
    opened,
    refusal,
    sealed_frames,
    sealed_statement,
)


def test_what_is_sealed_is_opened():
    content = a_content()
    sealed = seal.seal(content, SENDER, RECIPIENTS)
    found = opened(sealed)
    assert found.content == content
    assert (found.sender, found.size) == (SENDER.id, len(sealed))
    assert found.bundle_id == seal.peek(sealed).bundle_id
    assert int.from_bytes(found.bundle_id[:6], "big") == MADE_AT


def test_two_bundles_never_share_name_or_bytes():
    first, second = (seal.seal(a_content(), SENDER, RECIPIENTS) for _ in range(2))
    assert seal.peek(first).bundle_id != seal.peek(second).bundle_id
    assert first[-100:] != second[-100:]


def test_every_recipient_opens_it_and_nobody_else():
    recipients = [*RECIPIENTS, Recipient(OTHER.id, OTHER.receiving_key)]
    sealed = seal.seal(a_content(), SENDER, recipients)
    assert opened(sealed, READER) == opened(sealed, OTHER)
    assert refusal(sealed, SENDER) is BundleNotForUs


def test_what_cannot_be_sealed():
    with pytest.raises(ValueError, match="signer"):
        seal.seal(a_content(), OTHER, RECIPIENTS)
    with pytest.raises(ValueError, match="recipient"):
        seal.seal(a_content(), SENDER, ())
    with pytest.raises(ValueError, match="long"):
        seal.seal(a_content(), SENDER, [Recipient(READER.id, b"short")])
    for changes in (
        {"roster": bytes(limits.MAX_ROSTER + 1)},
        {"roots": (bytes(limits.MAX_ROOT + 1),)},
        {"roots": (b"",) * (limits.MAX_ROOTS + 1)},
    ):
        with pytest.raises(BundleTooLarge):
            seal.seal(a_content(**changes), SENDER, RECIPIENTS)


def test_a_recipient_cannot_pass_it_on_as_meant_for_another():
    """Whoever can open a bundle can seal its inside again, but the signature knows the first envelope."""
    sealed = seal.seal(a_content(), SENDER, RECIPIENTS)
    source = io.BytesIO(sealed)
    envelope = seal.Envelope.read(source)
    plain = seal.open_chunks(source, envelope, envelope.key_for(READER))
    again = seal.Envelope.make(
        envelope.bundle_id, bytes(32), [Recipient(OTHER.id, OTHER.receiving_key)], len(plain)
    )
    passed_on = again.data + seal.close_chunks(again, bytes(32), plain)
    with pytest.raises(SignatureInvalid, match="bundle"):
        opened(passed_on, OTHER)


def test_a_stanza_that_only_bears_our_name_does_not_hide_ours():
    statement = seal._introduction_out(a_content(), SENDER) + seal.encoding.encode(a_content())
    honest = seal.Envelope.make(bytes(16), bytes(32), RECIPIENTS * 2, 64 + len(statement))
    for spoilt in ((0,), (1,), (0, 1)):
        data = bytearray(honest.data)
        for place in spoilt:
            data[40 + place * 1176 : 32 + (place + 1) * 1176] = bytes(1168)
        envelope = replace(honest, data=bytes(data))
        signature = SENDER.private_key.sign(seal._signed(envelope.data, statement))
        sealed = envelope.data + seal.close_chunks(envelope, bytes(32), signature + statement)
        if spoilt == (0, 1):
            assert refusal(sealed) is BundleDamaged
        else:
            assert opened(sealed).content == a_content()


def test_a_stranger_is_refused_and_so_is_a_borrowed_name():
    stranger = replace(SENDER, id=bytes(16))
    content = a_content(sender=stranger.id, segments=(), supplies=())
    assert refusal(seal.seal(content, stranger, RECIPIENTS)) is DeviceUnknown
    thief = replace(OTHER, id=SENDER.id)
    assert refusal(seal.seal(a_content(), thief, RECIPIENTS)) is SignatureInvalid
    pretender = Device(SENDER.id, SENDER.public_key, OTHER.private_key)
    assert refusal(seal.seal(a_content(), pretender, RECIPIENTS)) is SignatureInvalid


def test_the_sender_is_judged_by_what_he_brings_before_the_rest_is_read():
    seen = []

    def trust(introduction):
        seen.append(introduction)
        raise DeviceUnknown("nobody")

    sealed = sealed_frames(b"no frames at all", content=a_content())
    with pytest.raises(DeviceUnknown):
        seal.open_sealed(sealed, READER, trust)
    assert (seen[0].roots, seen[0].roster) == (a_content().roots, b"roster")
    assert (seen[0].sender, seen[0].made_at) == (SENDER.id, MADE_AT)


def statement(version, *more, frames=b""):
    """An introduction as another version may write it."""
    parts = [version, SENDER.id, SENDER.public_key, AUTHORITY, MADE_AT, [], None, *more]
    return cbor2.dumps(parts) + frames


def test_the_order_of_verification():
    """Each fault alone is found in its turn: of two faults the earlier is told."""
    fresh = sealed_statement(statement(2, "new", frames=b"new"))
    assert refusal(fresh) is BundleTooNew
    newer = bytearray(fresh)
    newer[9] = 2
    assert refusal(bytes(newer)) is BundleTooNew
    assert refusal(bytes(newer[:-1])) is BundleTooNew
    assert refusal(fresh, SENDER) is BundleNotForUs
    assert refusal(fresh[:-1], SENDER) is BundleDamaged
    assert refusal(flip(fresh, len(fresh) - 1, 0)) is BundleDamaged
    assert refusal(sealed_statement(statement(2), signer=OTHER)) is SignatureInvalid
    unknown = cbor2.dumps([2, bytes(16), SENDER.public_key, AUTHORITY, MADE_AT, [], None])
    assert refusal(sealed_statement(unknown)) is DeviceUnknown
    assert refusal(sealed_statement(statement(1, frames=b"none"))) is BundleDamaged


def test_what_a_newer_program_adds_to_the_introduction_is_read_over():
    frames = seal.encoding.encode(Content(SENDER.id, AUTHORITY, MADE_AT))
    found = opened(sealed_statement(statement(1, {"new": [1]}, b"more", frames=frames)))
    assert found.content == Content(SENDER.id, AUTHORITY, MADE_AT)


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [0, SENDER.id, SENDER.public_key, AUTHORITY, MADE_AT, [], None],
        [1, b"short", SENDER.public_key, AUTHORITY, MADE_AT, [], None],
        [1, SENDER.id, b"short", AUTHORITY, MADE_AT, [], None],
        [1, SENDER.id, SENDER.public_key, "text", MADE_AT, [], None],
        [1, SENDER.id, SENDER.public_key, AUTHORITY, -1, [], None],
        [1, SENDER.id, SENDER.public_key, AUTHORITY, 1 << 63, [], None],
        [1, SENDER.id, SENDER.public_key, AUTHORITY, True, [], None],
        [1, SENDER.id, SENDER.public_key, AUTHORITY, MADE_AT, None, None],
        [1, SENDER.id, SENDER.public_key, AUTHORITY, MADE_AT, {}, None],
        [1, SENDER.id, SENDER.public_key, AUTHORITY, MADE_AT, ["text"], None],
        [1, SENDER.id, SENDER.public_key, AUTHORITY, MADE_AT, [], False],
        [1, SENDER.id, SENDER.public_key, AUTHORITY, MADE_AT, [], ""],
        [1, SENDER.id, SENDER.public_key, AUTHORITY, MADE_AT, [], 0],
        {},
        "text",
        None,
    ],
)
def test_introductions_that_are_none(parts):
    frames = seal.encoding.encode(Content(SENDER.id, AUTHORITY, MADE_AT))
    with pytest.raises(BundleDamaged, match="structure"):
        opened(sealed_statement(cbor2.dumps(parts) + frames))


def test_a_key_that_is_none():
    parts = [1, SENDER.id, b"\xff" * 32, AUTHORITY, MADE_AT, [], None]
    assert refusal(sealed_statement(cbor2.dumps(parts))) is SignatureInvalid


def test_documents_too_large_or_too_many():
    for roots, roster in (
        ([bytes(limits.MAX_ROOT + 1)], None),
        ([b""] * (limits.MAX_ROOTS + 1), None),
        ([], bytes(limits.MAX_ROSTER + 1)),
    ):
        parts = [1, SENDER.id, SENDER.public_key, AUTHORITY, MADE_AT, roots, roster]
        assert refusal(sealed_statement(cbor2.dumps(parts))) is BundleTooLarge


def test_nothing_but_a_signature():
    assert refusal(sealed_statement(b"")) is BundleDamaged
    assert refusal(b"") is BundleDamaged
    assert refusal(b"\x89SCB\r\n\x1a\n") is BundleDamaged
    assert refusal(bytes(10_000)) is BundleDamaged
    assert everybody(seal.Introduction(SENDER.id, b"", b"", 0)) == SENDER.public_key
