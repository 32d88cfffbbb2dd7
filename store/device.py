"""Who this laptop is to other registers: an identifier, and keys kept in the vault alone.

An Ed25519 key (RFC 8032) signs the newest header of its chain and what it sends; a key pair for ML-KEM-768
with X25519 receives what is sealed to it (HPKE, RFC 9180). Refuses to go on with the
identity of a restored backup: `succeed` closes it and opens a new one, so that a lawful restore
never looks like two laptops writing under one name.
"""

from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from models.clock import Clock
from models.errors import RecordMissing
from models.ids import new_id
from store.compartment import Cursor
from store.entry import id_bytes, id_text

_PURPOSE = b"safe-conduct checkpoint 1\x00"


@dataclass(frozen=True, slots=True)
class Device:
    """This laptop's identity in one compartment: UUIDv7 bytes and its keys.

    `receiving_key` is the public key others seal to (ML-KEM-768, 1,184 bytes, then X25519, 32 bytes);
    `receiving_private_key` the seed (64 bytes) and private key (32 bytes) that open what was sealed.
    """

    id: bytes
    public_key: bytes
    private_key: Ed25519PrivateKey = field(repr=False)
    receiving_key: bytes = b""
    receiving_private_key: bytes = field(default=b"", repr=False)

    @property
    def text(self) -> str:
        """The identifier in written form."""
        return id_text(self.id)

    def sign(self, header_hash: bytes) -> bytes:
        """A checkpoint's signature over the hash of the newest header."""
        return self.private_key.sign(_PURPOSE + header_hash)

    def sign_record(self, data: bytes) -> bytes:
        """A signature over a record on paper; its bytes begin as COSE has it, never as a checkpoint does."""
        return self.private_key.sign(data)


def vouches(public_key: bytes, header_hash: bytes, signature: bytes) -> bool:
    """Whether `signature` is the checkpoint of this key over this header."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, _PURPOSE + header_hash)
    except (InvalidSignature, ValueError):
        return False
    return True


def signed_record_holds(public_key: bytes, data: bytes, signature: bytes) -> bool:
    """Whether `signature` is this key's over a record on paper (`Device.sign_record`)."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def create(cursor: Cursor, clock: Clock) -> Device:
    """Give this vault a device identity; it writes its entries from number 1."""
    private = Ed25519PrivateKey.generate()
    lattice, curve = MLKEM768PrivateKey.generate(), X25519PrivateKey.generate()
    made = Device(
        id_bytes(new_id(clock)),
        private.public_key().public_bytes_raw(),
        private,
        lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw(),
        lattice.private_bytes_raw() + curve.private_bytes_raw(),
    )
    cursor.execute(
        "INSERT INTO device (id, public_key, private_key, receiving_key, receiving_private_key,"
        " opened_at) VALUES (?, ?, ?, ?, ?, ?)",
        (
            made.id,
            made.public_key,
            private.private_bytes_raw(),
            made.receiving_key,
            made.receiving_private_key,
            clock.now(),
        ),
    )
    return made


def own(cursor: Cursor) -> Device:
    """This laptop's open identity.

    Raises:
        RecordMissing: the vault has none yet, or it was closed.
    """
    cursor.execute(
        "SELECT id, public_key, private_key, receiving_key, receiving_private_key FROM device"
        " WHERE private_key IS NOT NULL AND closed IS NULL ORDER BY id DESC LIMIT 1"
    )
    found = cursor.fetchone()
    if found is None:
        raise RecordMissing(kind="device")
    identifier, public_key, private_key, *receiving = found
    signing = Ed25519PrivateKey.from_private_bytes(private_key)
    return Device(identifier, public_key, signing, *receiving)


def succeed(cursor: Cursor, clock: Clock) -> Device:
    """Let this laptop's identity write no more, forget its keys and open another.

    For a vault restored from a backup: what the old identity wrote after that backup may be held by others, so
    it must never write again. What they hold of it is still taken in: it is not closed.
    """
    cursor.execute(
        "UPDATE device SET private_key = NULL, receiving_private_key = NULL"
        " WHERE private_key IS NOT NULL"
    )
    return create(cursor, clock)


def public_key(cursor: Cursor, identifier: bytes) -> bytes | None:
    """The public key of a device, if it is known."""
    cursor.execute("SELECT public_key FROM device WHERE id = ?", (identifier,))
    found = cursor.fetchone()
    return None if found is None else found[0]
