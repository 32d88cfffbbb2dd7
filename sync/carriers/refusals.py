"""What a refusal of the operating system says about a stick; the one edge where `OSError` ends.

Nothing of the system's error goes further: no file name, no text, only which `CarrierError` it amounts to.
"""

import errno
import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from models.errors import (
    CarrierError,
    MediumBroken,
    MediumFull,
    MediumReadOnly,
    MediumRemoved,
)

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EISDIR})
_REMOVED = frozenset(
    {
        errno.ENOENT,
        errno.ENODEV,
        errno.ENXIO,
        errno.ESTALE,
        errno.ENOTCONN,
        errno.ESHUTDOWN,
        errno.EHOSTDOWN,
        errno.EHOSTUNREACH,
    }
)
_WINDOWS_FULL = frozenset({39, 112})
_WINDOWS_READ_ONLY = frozenset({5, 19})
# Path not found, not ready, device not there or no longer, no or another medium in the drive.
_WINDOWS_REMOVED = frozenset({2, 3, 15, 21, 55, 433, 1110, 1112, 1167})
_BLOCK_DEVICES = Path("/sys/dev/block")


def medium_error(
    error: OSError, root: Path, device: int, needed: int = 0, devices: Path = _BLOCK_DEVICES
) -> CarrierError:
    """The `CarrierError` that a refusal of the medium at `root` amounts to.

    `device` is the `st_dev` the medium had when it was first met; `needed` is how many bytes were to be
    written. A stick that was pulled out answers with almost any error, so that is looked at first.
    """
    if not is_present(root, device):
        return MediumRemoved()
    number = getattr(error, "winerror", None)
    if isinstance(number, int):
        full, read_only, removed = (
            number in group for group in (_WINDOWS_FULL, _WINDOWS_READ_ONLY, _WINDOWS_REMOVED)
        )
    else:
        full, read_only, removed = (error.errno in group for group in (_FULL, _READ_ONLY, _REMOVED))
    if full:
        return MediumFull(needed, free_bytes(root))
    if read_only:
        return MediumReadOnly()
    if removed or (error.errno == errno.EIO and _is_unplugged(device, devices)):
        return MediumRemoved()
    return MediumBroken()


@contextmanager
def at_the_edge(root: Path, device: int, needed: int = 0) -> Generator[None]:
    """Turn the system's errors into `MediumRemoved`, `MediumFull`, `MediumReadOnly` or `MediumBroken`."""
    try:
        yield
    except OSError as error:
        raise medium_error(error, root, device, needed) from None


def is_present(root: Path, device: int) -> bool:
    """Whether the same file system still stands at `root`.

    When a stick has gone, the folder it was mounted on is often still there, on the laptop's own disk:
    what is written into it then would be delivered to nobody.
    """
    try:
        return root.stat().st_dev == device
    except OSError:
        return False


def free_bytes(root: Path) -> int:
    """Bytes this user may still write at `root`; 0 when it does not say."""
    try:
        return shutil.disk_usage(root).free
    except OSError:
        return 0


def _is_unplugged(device: int, devices: Path) -> bool:
    """Linux answers EIO between the moment a stick is pulled out and the moment it is unmounted."""
    if not devices.is_dir() or os.major(device) == 0:
        return False
    return not (devices / f"{os.major(device)}:{os.minor(device)}").exists()
