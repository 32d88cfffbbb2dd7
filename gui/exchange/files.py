"""Requests and answers as files on a stick: read with a bound, written whole or not at all.

For the vault thread. What the system refuses becomes an error of the carrier (`sync.carriers.refusals`).
"""

import os
from pathlib import Path

from sync.carriers.refusals import at_the_edge

_TEMPORARY = ".part"


def read(path: Path, most: int) -> bytes:
    """The file's bytes, one more than `most` at the very most: whoever parses it refuses what is too long.

    Raises:
        MediumRemoved, MediumBroken, MediumReadOnly: it is gone, or cannot be read.
    """
    with at_the_edge(path.parent, _device(path)), path.open("rb") as file:
        return file.read(most + 1)


def write(path: Path, data: bytes) -> None:
    """Write a file that is whole when it has its name, and on the disk when this returns.

    Raises:
        MediumFull, MediumReadOnly, MediumRemoved, MediumBroken: nothing of it is left.
    """
    part = path.with_name(path.name + _TEMPORARY)
    with at_the_edge(path.parent, _device(path), len(data)):
        try:
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            raise


def _device(path: Path) -> int:
    with at_the_edge(path.parent, 0):
        return path.parent.stat().st_dev
