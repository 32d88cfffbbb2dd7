"""The witness: the highest head this laptop has seen, outside the vault; judges, never repairs.

An encrypted file that is put back whole to an older copy is authentic in itself. The witness beside
it remembers how far the journal had come. It does not help when both are put back together; the
heads that other registers have seen and the head codes on printed forms do (`docs/vault.md`).
"""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import cast

import cbor2

from models.errors import VaultDamaged, VaultMissing
from store import files

SUFFIX = ".witness"
PURPOSE = "witness"
"""The purpose of the subkey that authenticates it: `vault.subkey(PURPOSE)`."""

_MAGIC = b"safe-conduct witness 1"
_TAG_BYTES = 32
_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry of a device: its number, and the hash of its header."""

    device: bytes
    number: int
    hash: bytes


class Verdict(StrEnum):
    """What the witness says about a journal."""

    AGREES = "agrees"
    """It is where it was, or has gone on from there."""
    NO_WITNESS = "no_witness"
    """Nothing was written down yet, or the file was removed."""
    BEHIND = "behind"
    """Entries that were there are missing: an older copy was put back."""
    DIFFERENT = "different"
    """At the same number stands another entry, or another device's journal."""
    FORGED = "forged"
    """The witness itself was altered, or belongs to another vault."""


class Witness:
    """The witness of one vault; `key` is the vault's subkey for `PURPOSE`."""

    def __init__(self, vault: Path, key: bytes) -> None:
        """`vault` is the path of the vault's file."""
        self._path = vault.with_suffix(SUFFIX)
        self._key = key

    def write(self, head: Head) -> None:
        """Write the head down, at lock and after printing. Raises `DiskFull`, `DiskReadOnly`."""
        body = cbor2.dumps([head.device, head.number, head.hash], canonical=True)
        with files.converted(PURPOSE):
            files.replace_file(self._path, _MAGIC + self._tag(body) + body)

    def read(self) -> Head | None:
        """The head written down last, or nothing. Raises `VaultDamaged("witness")`."""
        try:
            with files.converted(PURPOSE), self._path.open("rb") as file:
                contents = file.read(_MOST_BYTES)
        except VaultMissing:
            return None
        body = contents[len(_MAGIC) + _TAG_BYTES :]
        expected = _MAGIC + self._tag(body)
        if not hmac.compare_digest(contents[: len(expected)], expected):
            raise VaultDamaged(PURPOSE)
        device, number, digest = cast("tuple[bytes, int, bytes]", cbor2.loads(body))
        return Head(device, number, digest)

    def compare(
        self, head: Head | None, hash_at: Callable[[Head], bytes | None] | None = None
    ) -> Verdict:
        """Judge the head of this laptop's journal.

        `hash_at` looks up the header hash that the vault now holds at the device and number of the
        head it is given; without it a journal that went on from an older copy is not noticed.
        """
        try:
            seen = self.read()
        except VaultDamaged:
            return Verdict.FORGED
        if seen is None:
            return Verdict.NO_WITNESS
        if head is None:
            return Verdict.BEHIND
        if head.device != seen.device:
            return Verdict.DIFFERENT
        if head.number < seen.number:
            return Verdict.BEHIND
        if head.number == seen.number:
            agrees = head.hash == seen.hash
        else:
            agrees = hash_at is None or hash_at(seen) == seen.hash
        return Verdict.AGREES if agrees else Verdict.DIFFERENT

    def _tag(self, body: bytes) -> bytes:
        return hmac.digest(self._key, _MAGIC + body, "sha256")
