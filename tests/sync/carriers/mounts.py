"""Real small file systems, mounted for one test; skips where mounting is not allowed."""

import os
import subprocess
import sys

import pytest

if sys.platform != "win32":
    import fcntl


def run(*arguments):
    return subprocess.run([*map(str, arguments)], capture_output=True, check=False)


class Mounted:
    """A file system at `path` that can be filled, made read-only and pulled out."""

    def __init__(self, path, image=None):
        self.path = path
        self.image = image

    def fill(self, leaving=0):
        (self.path / "room").write_bytes(bytes(leaving))
        with (self.path / "ballast").open("ab", buffering=0) as ballast:
            for size in (1 << 16, 1 << 12, 1):
                while True:
                    try:
                        ballast.write(bytes(size))
                    except OSError:
                        break
        (self.path / "room").unlink()

    @property
    def is_filled(self):
        return (self.path / "ballast").exists()

    def empty(self):
        (self.path / "ballast").unlink()

    def read_only(self):
        assert run("mount", "-o", "remount,ro", self.path).returncode == 0

    def writable(self):
        assert run("mount", "-o", "remount,rw", self.path).returncode == 0

    def lose(self, folder, count):
        """Wear out the device where the last files of a folder lie; answers which."""
        ends = {path: last_block(path) for path in folder.iterdir()}
        kept = sorted(ends, key=ends.__getitem__)[:-count]
        # Forget what is in memory: what is read from now on comes from the device.
        assert run("umount", self.path).returncode == 0
        assert run("mount", "-o", "loop", self.image, self.path).returncode == 0
        os.truncate(self.image, (ends[kept[-1]] + 1) * os.statvfs(self.path).f_bsize)
        return sorted(set(ends) - set(kept))

    def pull(self):
        """As udisks does when the stick is gone: what is open stays open, the name is free."""
        assert run("umount", "--lazy", self.path).returncode == 0


def last_block(path):
    """How far on its device a file reaches, in blocks: FIBMAP (ioctl_fibmap), which is request 1."""
    blocks = -(-path.stat().st_size // os.statvfs(path).f_bsize)
    with path.open("rb") as file:
        return max(
            int.from_bytes(fcntl.ioctl(file, 1, number.to_bytes(4, sys.byteorder)), sys.byteorder)
            for number in range(blocks)
        )


def mounted(path, *arguments, image=None):
    path.mkdir()
    if not sys.platform.startswith("linux"):
        pytest.skip("small file systems are mounted on Linux only")
    done = run("mount", *arguments, path)
    if done.returncode:
        pytest.skip(
            f"mounting is not possible here: {done.stderr.decode(errors='replace').strip()}"
        )
    return Mounted(path, image)


def unmount(path):
    while path.is_mount() and run("umount", "--lazy", path).returncode == 0:
        pass


def disk_image(path, kind, megabytes):
    """A file that holds an empty file system, or a skip where nothing makes one."""
    path.write_bytes(b"")
    with path.open("r+b") as file:
        file.truncate(megabytes << 20)
    maker = {"ext2": ["mkfs.ext2", "-q", "-F", "-m", "0"], "vfat": ["mkfs.vfat"]}[kind]
    try:
        done = run(*maker, path)
    except FileNotFoundError:
        pytest.skip(f"nothing here makes a {kind} file system")
    assert done.returncode == 0, done.stderr
    return path
