"""Which sticks are plugged in, and which other folders carry bundles; looks, and changes nothing.

Meant to be polled every second from a thread that may wait: a dying stick can keep its questions for long.
Sticks that the system has not mounted are not seen, and nothing is mounted here.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sync.carriers import media_linux, media_windows

_MOUNTINFO = Path("/proc/self/mountinfo")
_SYSTEM_FOLDER = Path("/sys")
_VOLUMES = Path("/Volumes")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Medium:
    """A stick or folder that can carry bundles.

    `name` is for people and may be anything somebody once called the stick, made safe to show; `free` and
    `size` are bytes; `device` is its `st_dev`, to be handed to `FolderMedium`; `plugged_in` is False for a
    folder named in the settings.
    """

    name: str
    path: Path
    free: int
    size: int
    read_only: bool
    device: int
    plugged_in: bool


class Media:
    """The media there are, looked for anew at every call; remembers what has not changed since the last."""

    def __init__(
        self,
        folders: Sequence[Path] = (),
        *,
        mountinfo: Path = _MOUNTINFO,
        system_folder: Path = _SYSTEM_FOLDER,
    ) -> None:
        """`folders` are listed while they exist, after the sticks."""
        self._folders = tuple(folders)
        self._mountinfo = mountinfo
        self._system_folder = system_folder
        self._seen = b""
        self._sticks: list[Path] = []

    def poll(self) -> tuple[Medium, ...]:
        """All media that answer. Raises nothing: what does not answer is not there."""
        there = [(path, name, True) for name, path in self._plugged_in()]
        known = {path for path, _, _ in there}
        there += [(path, path.name, False) for path in self._folders if path not in known]
        met = (_medium(name, path, plugged_in=plugged) for path, name, plugged in there)
        return tuple(medium for medium in met if medium)

    def _plugged_in(self) -> Iterable[tuple[str, Path]]:
        if sys.platform == "win32":
            return media_windows.sticks()
        if sys.platform == "darwin":
            return [(path.name, path) for path in volumes(_VOLUMES)]
        return [(path.name, path) for path in self._linux()]

    def _linux(self) -> list[Path]:
        try:
            mountinfo = self._mountinfo.read_bytes()
        except OSError:
            return []
        if mountinfo != self._seen:
            self._sticks = media_linux.sticks(mountinfo, self._system_folder)
            self._seen = mountinfo
        return self._sticks


def volumes(folder: Path) -> list[Path]:
    """What macOS has mounted in `/Volumes`, the disk it runs from left out."""
    try:
        own = Path("/").stat().st_dev
        return sorted(
            path
            for path in folder.iterdir()
            if not path.name.startswith(".")
            and not path.is_symlink()
            and path.is_dir()
            and path.stat().st_dev != own
        )
    except OSError:
        return []


def safe_name(name: str) -> str:
    """A stick's name without what could move or hide text around it, and not too long to show."""
    shown = "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name
    )
    return shown if len(shown) <= _LONGEST_NAME else shown[: _LONGEST_NAME - 1] + "…"


def _medium(name: str, path: Path, *, plugged_in: bool) -> Medium | None:
    try:
        device = path.stat().st_dev
        if not path.is_dir():
            return None
        room = shutil.disk_usage(path)
        read_only = _is_read_only(path)
    except OSError:
        return None
    return Medium(
        safe_name(name or str(path)), path, room.free, room.total, read_only, device, plugged_in
    )


def _is_read_only(path: Path) -> bool:
    """Whether the whole file system refuses writing. Raises `OSError`."""
    if sys.platform == "win32":
        return False  # Told by the first write.
    return bool(os.statvfs(path).f_flag & os.ST_RDONLY)
