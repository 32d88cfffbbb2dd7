"""Bodies and files at rest: sealed, so that whoever reads the hub's database reads nothing about a person.

AES-256-GCM-SIV (RFC 8452) under keys derived by HKDF from the hub's master key: one for each device's bodies,
one for each file. The nonce is the entry's number or the piece's place; a copied disk can bring two bodies
of one number, which this mode bears, and the header's hash is bound in besides. Refuses to keep a key longer
than the process runs, and never sees the key that signs.
"""

from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from models.errors import VaultDamaged

KEY_BYTES = 32
_NONCE_BYTES = 12
_BODY = b"safe-conduct hub body 1\x00"
_FILE = b"safe-conduct hub file 1\x00"


class Sealing:
    """Seals and opens what lies in the database, for as long as the hub runs."""

    def __init__(self, master: bytes) -> None:
        """`master` has 32 bytes."""
        if len(master) != KEY_BYTES:
            msg = "the master key has 32 bytes"
            raise ValueError(msg)

        def cipher(info: bytes) -> AESGCMSIV:
            return AESGCMSIV(HKDF(SHA256(), KEY_BYTES, None, info).derive(master))

        self._cipher = lru_cache(maxsize=1024)(cipher)

    def seal_body(self, device: bytes, number: int, header_hash: bytes, body: bytes) -> bytes:
        """The sealed body of an entry: 16 bytes longer than the body."""
        return self._cipher(_BODY + device).encrypt(_nonce(number), body, header_hash)

    def open_body(self, device: bytes, number: int, header_hash: bytes, sealed: bytes) -> bytes:
        """The body again. Raises `VaultDamaged("pages")` if it was altered or is of another hub."""
        return _opened(self._cipher(_BODY + device), _nonce(number), sealed, header_hash)

    def seal_piece(self, digest: bytes, offset: int, content: bytes) -> bytes:
        """A sealed run of a file's bytes, beginning at `offset`."""
        return self._cipher(_FILE + digest).encrypt(_nonce(offset), content, None)

    def open_piece(self, digest: bytes, offset: int, sealed: bytes) -> bytes:
        """The run again. Raises `VaultDamaged("pages")`."""
        return _opened(self._cipher(_FILE + digest), _nonce(offset), sealed, None)


def _nonce(number: int) -> bytes:
    return number.to_bytes(_NONCE_BYTES, "big")


def _opened(cipher: AESGCMSIV, nonce: bytes, sealed: bytes, bound: bytes | None) -> bytes:
    try:
        return cipher.decrypt(nonce, sealed, bound)
    except InvalidTag:
        raise VaultDamaged("pages") from None
