"""Whose place a device takes: each identity of a laptop signs for the next one before its keys are forgotten.

So an authority sees that a laptop restored from a backup is the one it knows, and need not be told its station. It
proves that whoever asks held the disk, not who sits before it: people compare fingerprints all the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from store.device import Device
from sync.trust import strict
from sync.trust.document import KEY_BYTES, SIGNATURE_BYTES
from sync.trust.strict import ID_BYTES, Fields, MalformedError, Value

MOST = 8
"""How many predecessors are kept and told, the newest last."""

_PURPOSE = b"safe-conduct succession 1\x00"


@dataclass(frozen=True, slots=True)
class Predecessor:
    """An identity that writes no more, and its signature over the one that followed it."""

    device: bytes
    public_key: bytes
    signature: bytes


def sign(old: Device, device: bytes, public_key: bytes) -> Predecessor:
    """The old identity names the one that takes its place."""
    signature = old.private_key.sign(_PURPOSE + device + public_key)
    return Predecessor(old.id, old.public_key, signature)


def proven(
    chain: Sequence[Predecessor], device: bytes, public_key: bytes
) -> tuple[tuple[bytes, bytes], ...]:
    """Device and key of the predecessors whose signatures lead to this device, the newest first."""
    found: list[tuple[bytes, bytes]] = []
    for each in reversed(chain):
        try:
            key = Ed25519PublicKey.from_public_bytes(each.public_key)
            key.verify(each.signature, _PURPOSE + device + public_key)
        except (InvalidSignature, ValueError):
            break
        device, public_key = each.device, each.public_key
        found.append((device, public_key))
    return tuple(found)


def encode(chain: Sequence[Predecessor]) -> Value:
    """As it stands in requests."""
    return [[each.device, each.public_key, each.signature] for each in chain]


def read(fields: Fields) -> Predecessor:
    """One of them."""
    return Predecessor(
        fields.octets(ID_BYTES), fields.octets(KEY_BYTES), fields.octets(SIGNATURE_BYTES)
    )


def to_text(chain: Sequence[Predecessor]) -> str:
    """As it is kept in a setting."""
    return strict.encode(encode(chain)).hex()


def from_text(text: str) -> tuple[Predecessor, ...]:
    """What was kept; nothing for what cannot be read."""
    try:
        return Fields([strict.decode(bytes.fromhex(text))]).many(read, MOST)
    except (MalformedError, ValueError):
        return ()
