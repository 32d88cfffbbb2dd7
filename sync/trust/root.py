"""The authority's own document: which keys speak for it; refuses a successor its predecessor did not sign.

A root of version n + 1 is believed when enough keys of version n and enough of its own signed it, in the
manner of The Update Framework (TUF). Everybody can so follow from the root they know to the newest.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from models.errors import AuthorityForeign, BundleTooLarge, SignatureInvalid
from sync.trust import document, strict
from sync.trust.document import KEY_BYTES
from sync.trust.strict import ID_BYTES, Fields, MalformedError

KIND = "root"
MAX_ROOT = 16 * 1024
"""The longest root, in bytes."""
MAX_ROOTS = 256
"""The longest chain of roots that is followed."""
MAX_KEYS = 16
FIRST = 1
"""The version of an authority's first root."""

Signatures = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True, slots=True)
class Root:
    """Who the authority is (UUIDv7) and the Ed25519 public keys of which `threshold` together speak for it.

    `keys` stand in rising order. Instants are milliseconds since 1970 UTC.
    """

    authority: bytes
    name: str
    version: int
    keys: tuple[bytes, ...]
    threshold: int
    issued_at: int
    expires_at: int

    @property
    def fingerprint(self) -> str:
        """What people compare: it stays when the root is renewed and changes when its keys do."""
        return document.fingerprint(
            strict.encode([self.authority, self.threshold, list(self.keys)])
        )


def sign_root(root: Root, private_keys: Iterable[Ed25519PrivateKey]) -> bytes:
    """The root as a signed document."""
    return document.sign(KIND, _encode(root), private_keys)


def read_root(data: bytes) -> tuple[Root, Signatures]:
    """A root and its signatures, verified to be signed by enough of its own keys.

    Raises:
        SignatureInvalid: it is no root, or its own keys did not sign it.
        BundleTooLarge, BundleTooNew: too long, or of a newer program.
    """
    root, parsed = _parse(data)
    parsed.require(root.keys, root.threshold)
    return root, parsed.signatures


def peek_root(data: bytes) -> Root:
    """What a root claims; none of its signatures is verified.

    Raises:
        SignatureInvalid, BundleTooLarge, BundleTooNew: as `read_root`.
    """
    root, _ = _parse(data)
    return root


def follow(root: Root, data: bytes) -> Root:
    """The successor of a believed root.

    Raises:
        AuthorityForeign: it is a root of another authority.
        SignatureInvalid: it is not the next version, or not signed by enough keys of both.
        BundleTooLarge, BundleTooNew: too long, or of a newer program.
    """
    successor, parsed = _parse(data)
    if successor.authority != root.authority:
        raise AuthorityForeign(successor.name)
    if successor.version != root.version + 1:
        raise SignatureInvalid(KIND)
    parsed.require(root.keys, root.threshold)
    parsed.require(successor.keys, successor.threshold)
    return successor


def read_chain(documents: Sequence[bytes]) -> Root:
    """The newest root of a chain, each signed as the successor of the one before.

    Raises:
        SignatureInvalid: there is none, or a link does not hold.
        AuthorityForeign, BundleTooLarge, BundleTooNew: as `follow`.
    """
    if len(documents) > MAX_ROOTS:
        raise BundleTooLarge(MAX_ROOTS)
    if not documents:
        raise SignatureInvalid(KIND)
    root, _ = read_root(documents[0])
    if root.version != FIRST:
        raise SignatureInvalid(KIND)
    for each in documents[1:]:
        root = follow(root, each)
    return root


def _encode(root: Root) -> bytes:
    return strict.encode(
        [
            root.authority,
            root.name,
            root.version,
            list(root.keys),
            root.threshold,
            root.issued_at,
            root.expires_at,
        ]
    )


def _parse(data: bytes) -> tuple[Root, document.Document]:
    parsed = document.parse(data, KIND, MAX_ROOT)
    try:
        fields = Fields(strict.decode(parsed.body))
        root = Root(
            authority=fields.octets(ID_BYTES),
            name=fields.line(),
            version=fields.number(),
            keys=fields.each(lambda key: key.octets(KEY_BYTES), MAX_KEYS),
            threshold=fields.number(),
            issued_at=fields.number(),
            expires_at=fields.number(),
        )
    except MalformedError:
        raise SignatureInvalid(KIND) from None
    sound = (
        root.version >= FIRST
        and document.in_order(root.keys)
        and 1 <= root.threshold <= len(root.keys)
        and root.issued_at < root.expires_at
    )
    if not sound:
        raise SignatureInvalid(KIND)
    return root, parsed
