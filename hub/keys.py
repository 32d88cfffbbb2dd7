"""The hub's own secrets: its master key and its device keys, in one small file opened by a passphrase.

The file is the same as an officer's key slots (`store.key_slots`, `docs/vault.md`): the same care is taken of it.
Refuses to put a key anywhere else: not into the database, not into the environment.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from hub.errors import HubNotFounded
from models.clock import Clock
from models.errors import VaultDamaged, VaultMissing
from models.ids import new_id
from store.device import Device
from store.entry import id_bytes
from store.key_derivation import KeyDerivation
from store.key_slots import KeySlots

_ID_BYTES = 16
_KEY_BYTES = 32
_PARTS: tuple[str, ...] = (
    "hub.device",
    "hub.signing",
    "hub.lattice.1",
    "hub.lattice.2",
    "hub.curve",
    "hub.master",
)
"""Each has 32 bytes: the identifier (and 16 zero bytes), the Ed25519 key, the two halves of the ML-KEM-768 seed,
the X25519 key, the master key of what lies in the database."""


@dataclass(frozen=True, slots=True)
class HubKeys:
    """Who the hub is and what it seals its database with; plain bytes, so that it can go to other processes."""

    device_id: bytes
    signing: bytes = field(repr=False)
    lattice: bytes = field(repr=False)
    curve: bytes = field(repr=False)
    master: bytes = field(repr=False)

    def device(self) -> Device:
        """The hub as a device among devices."""
        signing = Ed25519PrivateKey.from_private_bytes(self.signing)
        lattice = MLKEM768PrivateKey.from_seed_bytes(self.lattice)
        curve = X25519PrivateKey.from_private_bytes(self.curve)
        return Device(
            self.device_id,
            signing.public_key().public_bytes_raw(),
            signing,
            lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw(),
            self.lattice + self.curve,
        )


def found(
    folder: Path, passphrase: str, clock: Clock, *, derivation: KeyDerivation | None = None
) -> HubKeys:
    """Make a hub's secrets and keep them in `folder`.

    Raises `VaultExists` if there are some already, `DiskFull`, `DiskReadOnly`.
    """
    made = HubKeys(
        id_bytes(new_id(clock)),
        Ed25519PrivateKey.generate().private_bytes_raw(),
        MLKEM768PrivateKey.generate().private_bytes_raw(),
        X25519PrivateKey.generate().private_bytes_raw(),
        os.urandom(_KEY_BYTES),
    )
    values = (
        made.device_id + bytes(_KEY_BYTES - _ID_BYTES),
        made.signing,
        made.lattice[:_KEY_BYTES],
        made.lattice[_KEY_BYTES:],
        made.curve,
        made.master,
    )
    parts = dict(zip(_PARTS, values, strict=True))
    KeySlots.create(folder, passphrase, parts, clock, derivation=derivation)
    return made


def opened(folder: Path, passphrase: str, clock: Clock) -> HubKeys:
    """The secrets kept in `folder`.

    Raises `HubNotFounded`, `WrongPassphrase`, `VaultDamaged("slots")`.
    """
    try:
        slots = KeySlots(folder, clock).unlock(passphrase)
    except VaultMissing:
        raise HubNotFounded from None
    if not slots.keys.keys() >= set(_PARTS):
        slots.forget()
        raise VaultDamaged("slots")
    device, signing, first, second, curve, master = (bytes(slots.keys[name]) for name in _PARTS)
    slots.forget()
    return HubKeys(device[:_ID_BYTES], signing, first + second, curve, master)
