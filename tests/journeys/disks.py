"""Real small disks under a folder: full ones, and ones that turn read-only while files on them are open.

Mounting needs rights that not every machine gives: then a test is skipped. A disk of ext4 in a file is
used because its kernel module can be told to find an error, upon which it refuses every further write.
"""

import subprocess
import sys
from pathlib import Path

import pytest

MEBIBYTES = 24


def run(*command):
    return subprocess.run([*map(str, command)], capture_output=True, encoding="utf-8", check=False)


class SmallDisk:
    """A disk in a file, mounted at `folder`."""

    def __init__(self, around):
        self.folder, self._file = around / "disk", around / "disk.ext4"
        self.folder.mkdir()
        with self._file.open("wb") as file:
            file.truncate(MEBIBYTES << 20)
        made = (
            sys.platform.startswith("linux") and not run("mkfs.ext4", "-qF", self._file).returncode
        )
        if not made or not self.mount():
            pytest.skip("making and mounting a small disk is not permitted here")

    def mount(self):
        """Whether it is in its place now."""
        how = "loop,errors=remount-ro,noatime"
        return not run("mount", "-o", how, self._file, self.folder).returncode

    def unmount(self):
        run("umount", "--lazy", self.folder)

    def fill(self):
        """Leave no room at all."""
        with (self.folder / "ballast").open("ab", buffering=0) as ballast:
            for size in (1 << 16, 1 << 12, 1):
                while True:
                    try:
                        ballast.write(bytes(size))
                    except OSError:
                        break

    def empty(self):
        (self.folder / "ballast").unlink()

    def turn_read_only(self):
        """From here on the kernel refuses to write, as it does when it finds a disk failing."""
        device = run("findmnt", "-no", "SOURCE", self.folder).stdout.strip()
        trigger = Path("/sys/fs/ext4") / Path(device).name / "trigger_fs_error"
        try:
            trigger.write_text("1", encoding="ascii")
        except OSError:
            pytest.skip("making a disk fail is not permitted here")

    def mend(self):
        """Writable again; nothing on it may be open."""
        self.unmount()
        assert self.mount()
