import pytest

from tests.sync.carriers.mounts import disk_image, mounted, unmount


@pytest.fixture
def stick(tmp_path):
    """Four megabytes of memory, mounted like a stick."""
    path = tmp_path / "stick"
    yield mounted(path, "-t", "tmpfs", "-o", "size=4m", "tmpfs")
    unmount(path)


@pytest.fixture
def disk(tmp_path):
    """A real block device under a real file system: eight megabytes of ext2 on a loop device."""
    path = tmp_path / "disk"
    image = disk_image(tmp_path / "disk.img", "ext2", 8)
    yield mounted(path, "-o", "loop", image, image=image)
    unmount(path)


@pytest.fixture
def fat_stick(tmp_path):
    """What sticks usually are: FAT, no owners, no case."""
    path = tmp_path / "fat"
    image = disk_image(tmp_path / "fat.img", "vfat", 8)
    yield mounted(path, "-t", "vfat", "-o", "loop", image, image=image)
    unmount(path)
