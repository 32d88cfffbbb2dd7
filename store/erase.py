"""Emergency erase: destroys the key slots, then everything beside them; never asks, never stops.

Once the slots are gone the vaults are noise to whoever lacks a copy of the slots and a passphrase,
so the rest is unlinked without being overwritten. What this promises and what it does not stands in
`docs/vault.md`.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from store import files, slots_file
from store.vault import Vault

_SLOTS = f"{slots_file.NAME}*"
# A file's lock goes last: until then no other program takes the folder for free.
_REST = ("*.vault", "*.vault-*", "*.vault.new*", "*.witness*", "*.in-use.lock")
_OVERWRITTEN_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Erased:
    """Whether the key slots are destroyed, and which files could not be removed."""

    slots_destroyed: bool
    remaining: tuple[str, ...]


def erase(folder: Path, open_vaults: Iterable[Vault] = ()) -> Erased:
    """Destroy everything in a register's folder; open vaults are closed once the slots are gone.

    A file that cannot be removed keeps nothing else from being removed. Raises nothing.
    """
    remaining = [path.name for path in sorted(folder.glob(_SLOTS)) if not _destroyed(path)]
    slots_destroyed = not remaining and _confirmed(folder)
    for vault in open_vaults:
        vault.close()
    for pattern in _REST:
        remaining += [path.name for path in sorted(folder.glob(pattern)) if not _removed(path)]
    _confirmed(folder)
    return Erased(slots_destroyed, tuple(remaining))


def _destroyed(path: Path) -> bool:
    """Overwrite, have the disk confirm it, remove."""
    try:
        size = min(path.stat().st_size, _OVERWRITTEN_BYTES)
        with path.open("r+b", buffering=0) as file:
            file.write(os.urandom(size))
            os.fsync(file.fileno())
    except OSError:
        _removed(path)
        return False
    return _removed(path)


def _removed(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _confirmed(folder: Path) -> bool:
    try:
        files.sync_folder(folder)
    except OSError:
        return False
    return True
