import os
import sys
import time
from pathlib import Path

import pytest

from models.errors import MediumRemoved
from sync.carriers.folder import FolderMedium
from sync.carriers.media import Media, safe_name, volumes

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="what is plugged in is asked of the Linux kernel"
)


def test_a_folder_from_the_settings_is_there_while_it_is(tmp_path):
    folder = tmp_path / "courier"
    media = Media([folder])
    before = media.poll()
    folder.mkdir()
    (seen,) = [medium for medium in media.poll() if medium not in before]
    assert (seen.name, seen.path, seen.plugged_in, seen.read_only) == (
        "courier",
        folder,
        False,
        False,
    )
    assert seen.size > seen.free > 0
    folder.rmdir()
    folder.write_bytes(b"a file is no folder")
    assert [medium.path for medium in media.poll() if medium.path == folder] == []


def test_a_stick_is_noticed_at_the_next_look_and_so_is_its_going(stick):
    media = Media([stick.path])
    (seen,) = [medium for medium in media.poll() if medium.path == stick.path]
    assert seen.size == 4 << 20
    assert seen.device == stick.path.stat().st_dev
    stick.read_only()
    assert [each.read_only for each in media.poll() if each.path == stick.path] == [True]
    stick.pull()
    assert [each.device for each in media.poll() if each.path == stick.path] != [seen.device]
    with pytest.raises(MediumRemoved):
        FolderMedium(seen.path, device=seen.device)


def a_stick_on_usb(system_folder, device):
    """What the kernel shows of a USB stick with one partition."""
    disk = system_folder / "devices/pci0000:00/usb1/1-2/1-2:1.0/host0/block/sdb"
    (disk / "sdb1").mkdir(parents=True)
    (disk / "removable").write_text("1\n")
    (disk / "sdb1" / "partition").write_text("1\n")
    (system_folder / "dev/block").mkdir(parents=True)
    (system_folder / "dev/block" / device).symlink_to(disk / "sdb1")


def test_a_real_file_system_whose_device_is_called_a_stick(tmp_path, disk):
    """The loop device stands in for the stick; mounts, numbers and sizes are real."""
    number = disk.path.stat().st_dev
    a_stick_on_usb(tmp_path / "sys", f"{os.major(number)}:{os.minor(number)}")
    media = Media(system_folder=tmp_path / "sys")
    (seen,) = media.poll()
    assert (seen.path, seen.name, seen.plugged_in) == (disk.path, "disk", True)
    assert (7 << 20) < seen.size <= (8 << 20)
    assert [each.path for each in Media([disk.path], system_folder=tmp_path / "sys").poll()] == [
        disk.path
    ]
    disk.read_only()
    assert [each.read_only for each in media.poll()] == [True]
    disk.pull()
    assert media.poll() == ()


def test_nothing_of_this_laptop_itself_is_offered():
    own = Path("/").stat().st_dev
    assert [each for each in Media().poll() if each.device == own] == []


def test_looking_costs_less_than_five_milliseconds(tmp_path, disk, stick):
    number = disk.path.stat().st_dev
    a_stick_on_usb(tmp_path / "sys", f"{os.major(number)}:{os.minor(number)}")
    first, later = [], []
    for _ in range(20):
        media = Media([stick.path], system_folder=tmp_path / "sys")
        for took in (first, later):
            begin = time.perf_counter()
            assert len(media.poll()) == 2
            took.append(time.perf_counter() - begin)
    assert min(first) < 0.005
    assert min(later) < 0.005


def test_a_kernel_that_tells_nothing_leaves_the_folders(tmp_path):
    media = Media([tmp_path], mountinfo=tmp_path / "nowhere", system_folder=tmp_path / "nowhere")
    assert [each.path for each in media.poll()] == [tmp_path]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("КУРЬЕР 1", "КУРЬЕР 1"),
        ("a\nb\x1b[2Jc", "a\ufffdb\ufffd[2Jc"),
        ("\u202egnp.exe", "\ufffdgnp.exe"),
        (os.fsdecode(b"\xff"), "\ufffd"),
        ("x" * 255, "x" * 59 + "…"),
    ],
)
def test_the_name_of_a_stick_is_made_safe_to_show(name, shown):
    assert safe_name(name) == shown


def test_the_volumes_of_a_mac_leave_out_its_own_disk(tmp_path, stick, disk):
    if tmp_path.stat().st_dev != Path("/").stat().st_dev:
        pytest.skip("temporary files are on another disk here")
    (tmp_path / "Macintosh HD").symlink_to("/")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "folder").mkdir()
    assert volumes(tmp_path) == [disk.path, stick.path]
    assert volumes(tmp_path / "nowhere") == []
