"""Opening, reading, writing and confirming single files on a stick nobody vouches for.

Opens regular files only: no link, device, pipe or folder is followed or opened. Raises `OSError`, and
what that means is said in `sync.carriers.refusals`.
"""

import errno
import os
import stat
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

Advance = Callable[[int], None]
"""Told after every chunk how many bytes it had; what it raises ends the reading or writing."""

CHUNK = 256 * 1024
"""Bytes moved between two looks at whether to go on: a tenth of a second on a slow stick."""

# A sealed bundle protects itself. The next laptop, whose user has another number, must be able to read it
# and to remove it, so neither files nor folders are for their owner only.
_FILE_MODE = 0o644
_FOLDER_MODE = 0o777

_ONLY_THIS = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_NO_SUCH_SERVICE = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF})
_REPARSE_POINT = 0x400


def is_real_folder(path: Path) -> bool:
    """Whether a folder itself stands there, no link to one. Raises `OSError` unless it is simply absent."""
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    linked = getattr(found, "st_file_attributes", 0) & _REPARSE_POINT
    return stat.S_ISDIR(found.st_mode) and not linked


def make_folder(path: Path) -> None:
    """Make a folder the next laptop can write into as well; leave one that is there.

    Raises `NotADirectoryError` where something else has its name.
    """
    try:
        path.mkdir()
    except FileExistsError:
        if not is_real_folder(path):
            raise NotADirectoryError(errno.ENOTDIR, "no folder") from None
        return
    with suppress(OSError):
        path.chmod(_FOLDER_MODE)


class NotRegular(OSError):
    """A link, folder, device or pipe stands where a file was expected."""


@contextmanager
def opened(path: Path) -> Generator[int]:
    """A regular file opened for reading. Raises `NotRegular`, `OSError`."""
    if not stat.S_ISREG(path.lstat().st_mode):
        raise NotRegular
    handle = os.open(path, os.O_RDONLY | _ONLY_THIS)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise NotRegular
        yield handle
    finally:
        os.close(handle)


def read_up_to(handle: int, limit: int, advance: Advance) -> bytes:
    """At most `limit` bytes from where the file stands; `advance` is told of every chunk."""
    parts: list[bytes] = []
    left = limit
    while left and (part := os.read(handle, min(CHUNK, left))):
        parts.append(part)
        left -= len(part)
        advance(len(part))
    return b"".join(parts)


def create(path: Path) -> int:
    """A new file, held by this program until it is closed. Raises `FileExistsError`, `OSError`."""
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _ONLY_THIS, _FILE_MODE)
    try:
        if sys.platform != "win32":
            with suppress(OSError):
                os.fchmod(handle, _FILE_MODE)
            _hold(handle)
    except BaseException:
        os.close(handle)
        raise
    return handle


def write_all(handle: int, data: bytes, advance: Advance) -> None:
    """Write everything and have the disk confirm it; `advance` is told of every chunk."""
    rest = memoryview(data)
    while rest:
        written = os.write(handle, rest[:CHUNK])
        rest = rest[written:]
        advance(written)
    _confirm(handle)


def confirm_folder(folder: Path) -> None:
    """Have the disk confirm the names in a folder, where there is a way to ask for it."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _confirm(handle)
    except OSError as error:
        if error.errno not in _NO_SUCH_SERVICE:
            raise
    finally:
        os.close(handle)


def remove_unless_held(path: Path) -> bool:
    """Remove a file unless a program is writing to it just now; answers whether it is gone.

    A stick is in one laptop at a time, so a half-written file that nobody here holds is dead, however old
    its time stamp claims to be. Raises `OSError`.
    """
    if sys.platform == "win32":
        # Windows itself refuses to remove a file that is open.
        try:
            path.unlink()
        except PermissionError:
            return False
        return True
    with opened(path) as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        path.unlink()
    return True


def _hold(handle: int) -> None:
    if sys.platform == "win32":
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise FileExistsError(errno.EEXIST, "taken for a leftover") from None
    except OSError:
        return  # No locks on this file system: then nobody cleans there either.
    if os.fstat(handle).st_nlink == 0:
        raise FileExistsError(errno.EEXIST, "taken for a leftover")


def _confirm(handle: int) -> None:
    if sys.platform == "darwin":
        # macOS keeps what was synced in the drive's own memory unless asked for more.
        try:
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        except OSError:
            os.fsync(handle)
        return
    os.fsync(handle)
