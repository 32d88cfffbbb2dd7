"""Which file systems of a Linux laptop stand on something that was plugged in; asks the kernel only.

Reads `/proc/self/mountinfo` (proc_pid_mountinfo(5)) and, for the block device of each mount, `/sys`: a stick
is a disk that calls itself removable, hangs on USB, or is a memory card. Never opens a device.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_ESCAPED = re.compile(rb"\\([0-7]{3})")
_SYSTEM = (
    b"/boot",
    b"/efi",
    b"/usr",
    b"/var",
    b"/home",
    b"/opt",
    b"/srv",
    b"/etc",
    b"/nix",
    b"/gnu",
)
_FIELDS_BEFORE_DASH = 6
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system and where it is mounted.

    `device` is its block device as `major:minor`; `root` is which of its folders is mounted, `/` for all of
    it; `source` is the device's name as the file system gives it.
    """

    device: str
    root: bytes
    point: bytes
    source: bytes


def mounts(mountinfo: bytes) -> Iterator[Mount]:
    """The mounts in the text of `/proc/self/mountinfo`, in its order; lines that do not parse are passed over."""
    for line in mountinfo.splitlines():
        fields = line.split(b" ")
        if b"-" not in fields[_FIELDS_BEFORE_DASH:]:
            continue
        dash = fields.index(b"-", _FIELDS_BEFORE_DASH)
        rest = fields[dash + 1 :]
        if len(rest) < 2:  # noqa: PLR2004 - type and source
            continue
        yield Mount(
            fields[2].decode("ascii", "replace"),
            _plain(fields[3]),
            _plain(fields[4]),
            _plain(rest[1]),
        )


def sticks(mountinfo: bytes, sys_folder: Path = Path("/sys")) -> list[Path]:
    """Mount points of what was plugged in, each file system once; the laptop's own parts are left out.

    The disk that `/` stands on is never one of them, though the laptop may have been started from a stick.
    """
    every = list(mounts(mountinfo))
    blocks = sys_folder / "dev" / "block"
    own: set[Path] = set()
    for mount in every:
        if mount.point == b"/":
            own |= _disks(blocks / _device(mount))
    found: dict[str, Path] = {}
    for mount in every:
        device = _device(mount)
        if mount.root != b"/" and not _is_subvolume(mount):
            continue
        if _is_system(mount.point) or device in found:
            continue
        disks = _disks(blocks / device)
        if disks and not disks & own and all(_is_plugged_in(disk) for disk in disks):
            found[device] = Path(os.fsdecode(mount.point))
    return sorted(found.values())


def _plain(field: bytes) -> bytes:
    """Blanks, tabs, newlines and backslashes in paths are written as three octal digits."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 8) & 0xFF]), field)


def _device(mount: Mount) -> str:
    """Btrfs gives every mount a number of its own; then the name of its device is asked."""
    if not mount.device.startswith("0:") or not mount.source.startswith(b"/dev/"):
        return mount.device
    try:
        number = os.stat(mount.source).st_rdev  # noqa: PTH116 - bytes, as the kernel gave them
    except OSError:
        return mount.device
    return f"{os.major(number)}:{os.minor(number)}"


def _is_subvolume(mount: Mount) -> bool:
    return mount.device.startswith("0:") and mount.source.startswith(b"/dev/")


def _is_system(point: bytes) -> bool:
    return point == b"/" or any(point == each or point.startswith(each + b"/") for each in _SYSTEM)


def _disks(block: Path, depth: int = 0) -> set[Path]:
    """The whole disks below a block device: above its partition, and below an encrypted volume."""
    try:
        here = block.resolve(strict=True)
        if (here / "partition").exists():
            here = here.parent
        below = list((here / "slaves").iterdir()) if (here / "slaves").is_dir() else []
    except OSError:
        return set()
    if not below or depth == _DEEPEST:
        return {here}
    return set[Path]().union(*(_disks(each, depth + 1) for each in below))


def _is_plugged_in(disk: Path) -> bool:
    return (
        _fact(disk / "removable") == "1"
        or re.search(r"/usb\d+/", str(disk)) is not None
        or _fact(disk / "device" / "type") == "SD"
    )


def _fact(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
