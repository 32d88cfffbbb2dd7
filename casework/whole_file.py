"""Writes a file whole or not at all: beside its place, forced to the disk, then put there; refuses half a file."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from models.errors import PaperNotSaved

_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.ENOENT: "gone",
    errno.ENODEV: "gone",
    errno.ENXIO: "gone",
    errno.EIO: "gone",
}


def write_whole(target: Path, data: bytes, before: Callable[[], object] | None = None) -> None:
    """Put `data` at `target`; what stood there is replaced whole or stays as it was.

    `before` is called once the data lies on the disk and before it takes its name: if it fails, no file is left.

    Raises:
        PaperNotSaved: with the reason `full`, `read_only`, `gone` or `refused`.
    """
    fresh = target.with_name(f"{target.name}.part")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if before:
            before()
        fresh.replace(target)
    except OSError as error:
        _forget(fresh)
        raise PaperNotSaved(_REASONS.get(error.errno or 0, "refused")) from None
    except BaseException:
        _forget(fresh)
        raise


def _forget(file: Path) -> None:
    with suppress(OSError):
        file.unlink(missing_ok=True)
