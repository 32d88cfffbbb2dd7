"""Files that must survive a power cut, and the meaning of the system's errors; knows no format."""

import errno
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from models.errors import DiskFull, DiskReadOnly, VaultDamaged, VaultError, VaultMissing

OWNER_ONLY = 0o600
FOLDER_OWNER_ONLY = 0o700

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def vault_error(error: OSError, part: str) -> VaultError:
    """The error of the vault that a refusal of the operating system amounts to."""
    if error.errno in _FULL:
        return DiskFull()
    if error.errno in _READ_ONLY:
        return DiskReadOnly()
    if error.errno == errno.ENOENT:
        return VaultMissing()
    return VaultDamaged(part)


@contextmanager
def converted(part: str) -> Generator[None]:
    """Turn the operating system's errors into the vault's, without their file names."""
    try:
        yield
    except OSError as error:
        raise vault_error(error, part) from None


def sync_file(path: Path) -> None:
    """Have the disk confirm the contents of a file. Raises `OSError`."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Have the disk confirm the names in a folder; Windows does so unasked."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace_file(path: Path, contents: bytes) -> None:
    """Put new contents in place of a file: after a power cut it holds either the old or the new.

    Raises `OSError`; the old contents are then still there.
    """
    fresh = path.with_name(path.name + ".new")
    try:
        handle = os.open(fresh, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, OWNER_ONLY)
        with os.fdopen(handle, "wb") as file:
            file.write(contents)
            file.flush()
            os.fsync(handle)
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
