"""The envelope of a bundle, open to everybody, and the chunks sealed behind it; refuses to look inside them.

Each recipient gets the key of this one bundle by HPKE (RFC 9180: ML-KEM-768 with X25519, HKDF-SHA256, AES-256-GCM).
The rest is AES-256-GCM in chunks, each of which knows its envelope, its place and whether it is the last (STREAM:
Hoang and others, 2015). Layout: `docs/bundle.md`, "Envelope" and "Chunks".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from models.errors import BundleDamaged, BundleNotForUs, BundleTooLarge, BundleTooNew
from store.device import Device
from sync.bundle import limits
from sync.bundle.content import Recipient

VERSION = 1
"""Of the envelope, and of what it contains."""

CHUNK = 1 << 16
"""Bytes of one chunk before it is sealed."""

KEY = 32
"""Bytes of a bundle's key."""

_MAGIC = b"\x89SCB\r\n\x1a\n"
_KEY_PURPOSE = b"safe-conduct bundle key 1\x00"
_PRELUDE = 32
_KEY_NAME = 8
_WRAPPED = 1168
_STANZA = _KEY_NAME + _WRAPPED
_TAG = 16
_LEAST = 64 + _TAG
_LATTICE_KEY = 1184
_LATTICE_SEED = 64
_COUNTER = 11
_SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)

PEEK = _PRELUDE + limits.MAX_RECIPIENTS * _STANZA
"""So many bytes from its beginning are enough to peek into any bundle."""


def key_name(receiving_key: bytes) -> bytes:
    """What stands in the envelope for a recipient: the first eight bytes of its key's hash."""
    return sha256(receiving_key).digest()[:_KEY_NAME]


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands before the sealed chunks, open to everybody."""

    data: bytes
    bundle_id: bytes
    length: int

    @property
    def size(self) -> int:
        """Bytes of the whole bundle."""
        return len(self.data) + self.length

    @property
    def names(self) -> list[bytes]:
        """The key names of its recipients."""
        places = range(_PRELUDE, len(self.data), _STANZA)
        return [self.data[at : at + _KEY_NAME] for at in places]

    @classmethod
    def make(
        cls, bundle_id: bytes, key: bytes, recipients: Sequence[Recipient], plain: int
    ) -> "Envelope":
        """The envelope of `plain` bytes that are sealed behind it with this key.

        Raises:
            BundleTooLarge: too many recipients, or too much for a bundle.
            ValueError: a receiving key is no key.
        """
        if len(recipients) > limits.MAX_RECIPIENTS:
            raise BundleTooLarge(limits.MAX_RECIPIENTS)
        length = plain + -(-plain // CHUNK) * _TAG
        if _PRELUDE + len(recipients) * _STANZA + length > limits.MAX_SEALED:
            raise BundleTooLarge(limits.MAX_SEALED)
        prelude = (
            _MAGIC,
            VERSION.to_bytes(2, "big"),
            bundle_id,
            len(recipients).to_bytes(2, "big"),
            length.to_bytes(4, "big"),
        )
        stanzas = [_wrapped(key, bundle_id, each.receiving_key) for each in recipients]
        return cls(b"".join([*prelude, *stanzas]), bundle_id, length)

    @classmethod
    def read(cls, source: BinaryIO) -> "Envelope":
        """The envelope at the beginning of a bundle.

        Raises:
            BundleDamaged, BundleTooLarge, BundleTooNew: there is none that is read here.
        """
        prelude = _take(source, _PRELUDE)
        if not prelude.startswith(_MAGIC):
            raise BundleDamaged("envelope")
        version = int.from_bytes(prelude[8:10], "big")
        if version > VERSION:
            raise BundleTooNew(version, VERSION)
        recipients = int.from_bytes(prelude[26:28], "big")
        length = int.from_bytes(prelude[28:], "big")
        if recipients > limits.MAX_RECIPIENTS:
            raise BundleTooLarge(limits.MAX_RECIPIENTS)
        if _PRELUDE + recipients * _STANZA + length > limits.MAX_SEALED:
            raise BundleTooLarge(limits.MAX_SEALED)
        if not version or not recipients or length < _LEAST:
            raise BundleDamaged("envelope")
        stanzas = _take(source, recipients * _STANZA)
        return cls(prelude + stanzas, prelude[10:26], length)

    def key_for(self, device: Device) -> bytes:
        """The key of this bundle, by the device's own.

        Raises:
            BundleNotForUs: it is sealed to others.
            BundleDamaged: it names us, and what is there for us does not open.
        """
        name = key_name(device.receiving_key)
        ours = [place for place, found in enumerate(self.names) if found == name]
        if not ours:
            raise BundleNotForUs
        private = hpke.MLKEM768X25519PrivateKey(
            MLKEM768PrivateKey.from_seed_bytes(device.receiving_private_key[:_LATTICE_SEED]),
            X25519PrivateKey.from_private_bytes(device.receiving_private_key[_LATTICE_SEED:]),
        )
        for place in ours:
            at = _PRELUDE + place * _STANZA + _KEY_NAME
            try:
                key = _SUITE.decrypt(
                    self.data[at : at + _WRAPPED], private, _KEY_PURPOSE + self.bundle_id
                )
            except (InvalidTag, ValueError):
                continue
            if len(key) == KEY:
                return key
        raise BundleDamaged("seal")


def _take(source: BinaryIO, length: int) -> bytes:
    parts: list[bytes] = []
    while length:
        # A pipe or a socket may give less than asked for.
        part = source.read(length)
        if not part:
            raise BundleDamaged("size")
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _wrapped(key: bytes, bundle_id: bytes, receiving_key: bytes) -> bytes:
    public = hpke.MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(receiving_key[:_LATTICE_KEY]),
        X25519PublicKey.from_public_bytes(receiving_key[_LATTICE_KEY:]),
    )
    return key_name(receiving_key) + _SUITE.encrypt(key, public, _KEY_PURPOSE + bundle_id)


def _nonce(place: int, *, last: bool) -> bytes:
    return place.to_bytes(_COUNTER, "big") + bytes((last,))


def close_chunks(envelope: Envelope, key: bytes, plain: bytes) -> bytes:
    """The chunks of these bytes, sealed."""
    cipher = AESGCM(key)
    bound = sha256(envelope.data).digest()
    view = memoryview(plain)
    return b"".join(
        cipher.encrypt(
            _nonce(at // CHUNK, last=at + CHUNK >= len(plain)), view[at : at + CHUNK], bound
        )
        for at in range(0, len(plain), CHUNK)
    )


def open_chunks(source: BinaryIO, envelope: Envelope, key: bytes) -> bytes:
    """What all chunks contain; at the first that does not hold, nothing further is read.

    Raises:
        BundleDamaged: one does not hold, or there are more or fewer bytes than the envelope says.
    """
    cipher = AESGCM(key)
    bound = sha256(envelope.data).digest()
    parts: list[bytes] = []
    left = envelope.length
    while left:
        chunk = _take(source, min(left, CHUNK + _TAG))
        left -= len(chunk)
        try:
            parts.append(cipher.decrypt(_nonce(len(parts), last=not left), chunk, bound))
        except (InvalidTag, ValueError) as error:
            raise BundleDamaged("seal") from error
    if source.read(1):
        raise BundleDamaged("size")
    return b"".join(parts)
