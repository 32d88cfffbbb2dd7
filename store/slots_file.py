"""The bytes of `keys.slots`: how they are read, bounded and written; holds no key and tries none.

Layout: 16 bytes of name, 1 byte of version, SHA-256 of all the rest, body (canonical CBOR). Every
figure is checked against a ceiling before anything is done with it: a hostile file costs nothing.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import cbor2

from models.errors import VaultDamaged, VaultTooNew
from store import files
from store.key_derivation import KeyDerivation

NAME = "keys.slots"
VERSION = 1
NONCE_BYTES = 12
KEPT_FAILURES = 32

_PART = "slots"
_MAGIC = b"safe-conduct key"
_DIGEST = slice(len(_MAGIC) + 1, len(_MAGIC) + 1 + 32)

_MOST_FILE_BYTES = 1 << 20
_MOST_SLOTS = 256
_MOST_SEALED_BYTES = 4096
_MOST_FAILURES = 1 << 31
_MOST_MEMORY_KIB = 1 << 20
_MOST_ITERATIONS = 16
_MOST_LANES = 16
_LEAST_MEMORY_PER_LANE_KIB = 8
_SALT_SIZES = range(16, 65)
_ID_SIZE = 36


@dataclass(frozen=True, slots=True)
class Slot:
    """One officer's slot: who (identifier), since when (milliseconds), and the wrapped keys."""

    id: str
    made_at: int
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class SlotsFile:
    """Everything in the file.

    `failures` are the instants of the latest wrong passphrases since a right one, `failed` is how
    many there were.
    """

    salt: bytes
    derivation: KeyDerivation
    slots: tuple[Slot, ...]
    failures: tuple[int, ...] = ()
    failed: int = 0

    def header(self, slot_id: str, made_at: int) -> bytes:
        """What a slot is bound to: whoever alters any of it closes the slot."""
        cost = self.derivation
        bound = [VERSION, self.salt, cost.memory_kib, cost.iterations, cost.lanes, slot_id, made_at]
        return _MAGIC + cbor2.dumps(bound, canonical=True)


def read(folder: Path) -> SlotsFile:
    """Raises `VaultMissing`, `VaultTooNew`, `VaultDamaged("slots")` for a torn or altered file."""
    with files.converted(_PART), (folder / NAME).open("rb") as file:
        contents = file.read(_MOST_FILE_BYTES + 1)
    if len(contents) > _MOST_FILE_BYTES or not contents.startswith(_MAGIC):
        raise VaultDamaged(_PART)
    start, body = contents[: _DIGEST.start], contents[_DIGEST.stop :]
    if hashlib.sha256(start + body).digest() != contents[_DIGEST]:
        raise VaultDamaged(_PART)
    version = start[-1]
    if version > VERSION:
        raise VaultTooNew(str(version), str(VERSION))
    try:
        return _parsed(cbor2.loads(body))
    except (cbor2.CBORDecodeError, ArithmeticError, LookupError, TypeError, ValueError):
        raise VaultDamaged(_PART) from None


def write(folder: Path, contents: SlotsFile) -> None:
    """Put these contents in place of the old at once. Raises `DiskFull`, `DiskReadOnly`."""
    body = cbor2.dumps(
        {
            "salt": contents.salt,
            "memory_kib": contents.derivation.memory_kib,
            "iterations": contents.derivation.iterations,
            "lanes": contents.derivation.lanes,
            "slots": [[each.id, each.made_at, each.nonce, each.sealed] for each in contents.slots],
            "failures": list(contents.failures[-KEPT_FAILURES:]),
            "failed": contents.failed,
        },
        canonical=True,
    )
    start = _MAGIC + bytes([VERSION])
    digest = hashlib.sha256(start + body).digest()
    with files.converted(_PART):
        files.replace_file(folder / NAME, start + digest + body)


def exists(folder: Path) -> bool:
    """Whether this folder has key slots."""
    return (folder / NAME).exists()


def _parsed(body: object) -> SlotsFile:
    if not isinstance(body, dict):
        raise VaultDamaged(_PART)
    fields = cast("Mapping[str, object]", body)
    lanes = _number(fields["lanes"], 1, _MOST_LANES)
    memory = _number(fields["memory_kib"], lanes * _LEAST_MEMORY_PER_LANE_KIB, _MOST_MEMORY_KIB)
    return SlotsFile(
        salt=_bytes(fields["salt"], _SALT_SIZES),
        derivation=KeyDerivation(memory, _number(fields["iterations"], 1, _MOST_ITERATIONS), lanes),
        slots=tuple(_slot(each) for each in _list(fields["slots"], _MOST_SLOTS)),
        failures=tuple(_instant(each) for each in _list(fields["failures"], KEPT_FAILURES)),
        failed=_number(fields["failed"], 0, _MOST_FAILURES),
    )


def _slot(value: object) -> Slot:
    slot_id, made_at, nonce, sealed = _list(value, 4)
    if not isinstance(slot_id, str) or len(slot_id) != _ID_SIZE:
        raise VaultDamaged(_PART)
    return Slot(
        slot_id,
        _instant(made_at),
        _bytes(nonce, range(NONCE_BYTES, NONCE_BYTES + 1)),
        _bytes(sealed, range(1, _MOST_SEALED_BYTES + 1)),
    )


def _list(value: object, most: int) -> list[object]:
    if not isinstance(value, list):
        raise VaultDamaged(_PART)
    values = cast("list[object]", value)
    if len(values) > most:
        raise VaultDamaged(_PART)
    return values


def _bytes(value: object, sizes: range) -> bytes:
    if not isinstance(value, bytes) or len(value) not in sizes:
        raise VaultDamaged(_PART)
    return value


def _number(value: object, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise VaultDamaged(_PART)
    return value


def _instant(value: object) -> int:
    return _number(value, -(1 << 62), 1 << 62)
