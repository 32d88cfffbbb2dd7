"""From a passphrase to a key: Argon2id with its cost; knows nothing of slots or files."""

import os
import threading
import time
from dataclasses import dataclass
from typing import cast
from unicodedata import normalize

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

ROOT_BYTES = 32
SALT_BYTES = 16

_TARGET_SECONDS = 0.5
_MEBIBYTE = 1024
# One derivation may not push everything else out of a small laptop's memory.
_MOST_TUNED_MEMORY = 512 * _MEBIBYTE
_TRIALS = 2

# Two derivations with several lanes at once wait for each other's threads for ever (cryptography 50).
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class KeyDerivation:
    """The cost of Argon2id (RFC 9106): memory in KiB, passes over it, lanes."""

    memory_kib: int
    iterations: int
    lanes: int

    @classmethod
    def tuned(cls) -> "KeyDerivation":
        """A cost of about half a second on this machine, at least `FLOOR`."""
        seconds = min(_seconds(FLOOR) for _ in range(_TRIALS))
        memory = int(FLOOR.memory_kib * _TARGET_SECONDS / seconds) // _MEBIBYTE * _MEBIBYTE
        memory = max(FLOOR.memory_kib, min(memory, _MOST_TUNED_MEMORY))
        return cls(memory, FLOOR.iterations, FLOOR.lanes)

    def derive(self, passphrase: str, salt: bytes) -> bytearray:
        """The 32-byte root of a passphrase, in memory that its user can and should wipe.

        The passphrase is taken in Unicode normalisation form C (RFC 8265), so that keyboards which
        compose letters differently agree. Raises `MemoryError`.
        """
        root = bytearray(ROOT_BYTES)
        typed = bytearray(normalize("NFC", passphrase).encode())
        function = Argon2id(
            salt=salt,
            length=ROOT_BYTES,
            iterations=self.iterations,
            lanes=self.lanes,
            memory_cost=self.memory_kib,
        )
        try:
            with _one_at_a_time:
                function.derive_into(cast("bytes", typed), root)
        finally:
            wipe(typed)
        return root


FLOOR = KeyDerivation(memory_kib=64 * _MEBIBYTE, iterations=3, lanes=4)
"""Never cheaper than this for an officer: the second choice of RFC 9106, section 4."""


def wipe(secret: bytearray) -> None:
    """Overwrite a secret with zeros; copies made by the interpreter are out of reach."""
    secret[:] = bytes(len(secret))


def _seconds(cost: KeyDerivation) -> float:
    start = time.perf_counter()
    wipe(cost.derive("how long does this take", os.urandom(SALT_BYTES)))
    return time.perf_counter() - start
