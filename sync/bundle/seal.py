"""A bundle sealed to its recipients and signed by its sender, and opened again; refuses to judge the sender.

The signature, inside, covers the envelope with its recipients, so that none of them can pass the bundle on as
meant for another. Layout and order of verification: `docs/bundle.md`.
"""

import io
import secrets
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import BinaryIO

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from models.clock import HandClock
from models.errors import BundleDamaged, BundleTooLarge, BundleTooNew, SignatureInvalid
from models.ids import new_id
from store.device import Device
from store.entry import id_bytes
from sync.bundle import encoding, limits
from sync.bundle.content import Content, Introduction, Opened, Peeked, Recipient
from sync.bundle.envelope import KEY, VERSION, Envelope, close_chunks, open_chunks
from sync.bundle.plain import Budget, Reader, damaged, is_bytes, is_number

Trust = Callable[[Introduction], bytes]
"""Judges a sender: gives the Ed25519 key its device signs with, or raises a TrustError."""

_PURPOSE = b"safe-conduct bundle 1\x00"
_ID = 16
_SIGNATURE = 64
_KNOWN = 7


def seal(content: Content, signer: Device, recipients: Sequence[Recipient]) -> bytes:
    """A sealed bundle under a new name, which `peek` tells.

    Raises:
        BundleTooLarge: it says more than a bundle may, or is for more recipients.
        ValueError: the signer is not its sender, nobody receives it, a receiving key is no key, or what it
            says is not well made.
    """
    if content.sender != signer.id or not recipients:
        msg = "a bundle has its signer as sender, and a recipient"
        raise ValueError(msg)
    statement = _introduction_out(content, signer) + encoding.encode(content)
    bundle_id = id_bytes(new_id(HandClock(content.made_at)))
    key = secrets.token_bytes(KEY)
    envelope = Envelope.make(bundle_id, key, recipients, _SIGNATURE + len(statement))
    signature = signer.private_key.sign(_signed(envelope.data, statement))
    return envelope.data + close_chunks(envelope, key, signature + statement)


def peek(head: bytes) -> Peeked:
    """What can be seen of a bundle without any key, from its first `PEEK` bytes or all of them.

    Raises:
        BundleDamaged: no bundle, or cut off before the end of its envelope; `part` is `envelope` or `size`.
        BundleTooNew: a newer program's.
        BundleTooLarge: it claims to be larger than a bundle may be.
    """
    envelope = Envelope.read(io.BytesIO(head))
    return Peeked(envelope.bundle_id, tuple(envelope.names), envelope.size)


def open_sealed(sealed: bytes | BinaryIO, device: Device, trust: Trust) -> Opened:
    """What a bundle says, once it is found whole, for this device and from a sender who is believed.

    Raises:
        BundleTooLarge, BundleNotForUs, BundleDamaged, BundleTooNew: the bundle is refused.
        SignatureInvalid: it is not signed by the sender's key.
        TrustError: whatever `trust` raises.
    """
    source = io.BytesIO(sealed) if isinstance(sealed, bytes) else sealed
    envelope = Envelope.read(source)
    if isinstance(sealed, bytes) and len(sealed) != envelope.size:
        raise BundleDamaged("size")
    key = envelope.key_for(device)
    plain = open_chunks(source, envelope, key)
    signature, statement = plain[:_SIGNATURE], plain[_SIGNATURE:]
    del plain
    version, introduction, end = _introduction_in(statement)
    _verify(introduction.key, signature, _signed(envelope.data, statement))
    if trust(introduction) != introduction.key:
        raise SignatureInvalid("bundle")
    if version > VERSION:
        raise BundleTooNew(version, VERSION)
    content = encoding.decode(memoryview(statement)[end:], introduction)
    return Opened(content, introduction.sender, envelope.bundle_id, envelope.size)


def _signed(envelope: bytes, statement: bytes) -> bytes:
    return _PURPOSE + sha256(envelope).digest() + sha256(statement).digest()


def _verify(key: bytes, signature: bytes, signed: bytes) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, signed)
    except (InvalidSignature, ValueError) as error:
        raise SignatureInvalid("bundle") from error


def _introduction_out(content: Content, signer: Device) -> bytes:
    _limited(content.roots, content.roster)
    return cbor2.dumps(
        [
            VERSION,
            content.sender,
            signer.public_key,
            content.authority,
            content.made_at,
            list(content.roots),
            content.roster,
        ]
    )


def _introduction_in(statement: bytes) -> tuple[int, Introduction, int]:
    """Version and introduction at the beginning of a statement, and where the frames begin."""
    reader = Reader(statement, Budget())
    version, sender, key, authority, made_at, roots, roster = reader.elements(_KNOWN)
    if not (is_number(version, 1) and is_number(made_at) and is_bytes(key, KEY)):
        raise damaged()
    if not (is_bytes(sender, _ID) and is_bytes(authority, _ID) and isinstance(roots, list)):
        raise damaged()
    if not all(type(each) is bytes for each in (*roots, b"" if roster is None else roster)):
        raise damaged()
    _limited(roots, roster)
    introduction = Introduction(sender, key, authority, made_at, tuple(roots), roster)
    return version, introduction, reader.at


def _limited(roots: Sequence[bytes], roster: bytes | None) -> None:
    for found, limit in (
        (len(roots), limits.MAX_ROOTS),
        (max(map(len, roots), default=0), limits.MAX_ROOT),
        (len(roster or b""), limits.MAX_ROSTER),
    ):
        if found > limit:
            raise BundleTooLarge(limit)
