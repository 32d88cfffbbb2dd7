"""A signed document of an authority or a device: kind, format, body, signatures; knows no body's meaning.

    [kind, format, body, [[public key, signature], …]]     deterministic CBOR, signatures in order of their keys

A signature is Ed25519 (RFC 8032) over `safe-conduct `, the kind, ` 1` and a zero byte, then the body: what was
signed as one thing can never be shown as another. See `docs/trust.md`.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from models.errors import BundleTooLarge, BundleTooNew, SignatureInvalid
from store.journal import code_of
from sync.trust import strict
from sync.trust.strict import Fields, MalformedError

FORMAT = 1
KEY_BYTES = 32
SIGNATURE_BYTES = 64
MAX_SIGNATURES = 32

_CODE_BYTES = 5


@dataclass(frozen=True, slots=True)
class Document:
    """What was signed and by whom; nothing is verified yet."""

    kind: str
    body: bytes
    signatures: tuple[tuple[bytes, bytes], ...]

    def signers(self, keys: Collection[bytes]) -> frozenset[bytes]:
        """Those of `keys` that signed it.

        Raises:
            SignatureInvalid: one of them seems to have signed, and its signature does not hold.
        """
        found = [(key, signature) for key, signature in self.signatures if key in keys]
        for key, signature in found:
            try:
                Ed25519PublicKey.from_public_bytes(key).verify(
                    signature, purpose(self.kind) + self.body
                )
            except (InvalidSignature, ValueError):
                raise SignatureInvalid(self.kind) from None
        return frozenset([key for key, _ in found])

    def require(self, keys: Collection[bytes], threshold: int) -> None:
        """Refuse it unless at least `threshold` of `keys` signed.

        Raises:
            SignatureInvalid: fewer did, or a signature does not hold.
        """
        if len(self.signers(keys)) < threshold:
            raise SignatureInvalid(self.kind)


def purpose(kind: str) -> bytes:
    """What stands before the body when a document of this kind is signed."""
    return f"safe-conduct {kind} {FORMAT}\0".encode()


def sign(kind: str, body: bytes, private_keys: Iterable[Ed25519PrivateKey]) -> bytes:
    """A document signed by each of the keys."""
    signed = purpose(kind) + body
    signatures = {
        private.public_key().public_bytes_raw(): private.sign(signed) for private in private_keys
    }
    return _encode(kind, body, signatures)


def countersign(data: bytes, kind: str, private_keys: Iterable[Ed25519PrivateKey]) -> bytes:
    """The same document with further signatures, where a threshold takes several laptops.

    Raises:
        SignatureInvalid, BundleTooLarge, BundleTooNew: as `parse`.
    """
    document = parse(data, kind, len(data))
    added = parse(sign(kind, document.body, private_keys), kind, len(data) * 2 + 4096)
    return _encode(kind, document.body, dict(document.signatures) | dict(added.signatures))


def parse(data: bytes, kind: str, limit: int) -> Document:
    """A document of this kind, at most `limit` bytes long; its signatures are not verified yet.

    Raises:
        BundleTooLarge: it is longer.
        BundleTooNew: a newer program wrote it.
        SignatureInvalid: it is no such document, or not spelt as it was signed.
    """
    if len(data) > limit:
        raise BundleTooLarge(limit)
    try:
        fields = opened(data, kind)
        body = fields.octets()
        signatures = fields.many(_signature, MAX_SIGNATURES)
        fields.end()
        _require_order([key for key, _ in signatures])
    except MalformedError:
        raise SignatureInvalid(kind) from None
    return Document(kind, body, signatures)


def opened(data: bytes, kind: str) -> Fields:
    """What follows kind and format in a document.

    Raises:
        MalformedError: it is of another kind, or not spelt as it should be.
        BundleTooNew: a newer program wrote it.
    """
    fields = Fields(strict.decode(data))
    if fields.line() != kind:
        raise MalformedError
    found = fields.number()
    if found > FORMAT:
        raise BundleTooNew(found, FORMAT)
    if found != FORMAT:
        raise MalformedError
    return fields


def in_order(values: Iterable[bytes]) -> bool:
    """Whether they rise without repeating, as sets are spelt in these documents."""
    return all(before < after for before, after in pairwise(values))


def fingerprint(data: bytes) -> str:
    """80 bits for two people to compare: `XXXX-XXXX-XXXX-XXXX`.

    Twice as many as the code of a head: somebody who swaps a file on its way can search for a key of
    his own with the same fingerprint, and 40 bits are searched in minutes.
    """
    digest = sha256(b"safe-conduct fingerprint 1\0" + data).digest()
    return f"{code_of(digest)}-{code_of(digest[_CODE_BYTES:])}"


def _signature(fields: Fields) -> tuple[bytes, bytes]:
    return fields.octets(KEY_BYTES), fields.octets(SIGNATURE_BYTES)


def _require_order(keys: Iterable[bytes]) -> None:
    if not in_order(keys):
        raise MalformedError


def _encode(kind: str, body: bytes, signatures: dict[bytes, bytes]) -> bytes:
    return strict.encode(
        [kind, FORMAT, body, [[key, signatures[key]] for key in sorted(signatures)]]
    )
