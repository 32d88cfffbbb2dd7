from pathlib import Path

import pytest

from sync.carriers.media_linux import Mount, mounts, sticks

SYSTEM = """\
22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
23 22 0:21 / /proc rw,nosuid - proc proc rw
24 22 8:1 / /boot/efi rw - vfat /dev/sda1 rw
25 22 8:3 / /home rw - ext4 /dev/sda3 rw
"""


class Machine:
    """The part of `/sys` about block devices, laid out as the kernel does."""

    def __init__(self, folder):
        self.sys = folder
        (folder / "dev/block").mkdir(parents=True)
        self.disk(
            "sda", "pci0000:00/0000:00:1f.2/ata1", {"sda1": "8:1", "sda2": "8:2", "sda3": "8:3"}
        )

    def disk(self, name, bus, partitions, number=None, removable=0, kind=None):
        disk = self.sys / "devices" / bus / "block" / name
        disk.mkdir(parents=True)
        (disk / "removable").write_text(f"{removable}\n")
        (disk / "slaves").mkdir()
        if kind:
            (disk / "device").mkdir()
            (disk / "device" / "type").write_text(f"{kind}\n")
        if number:
            self.number(number, disk)
        for partition, device in partitions.items():
            (disk / partition).mkdir()
            (disk / partition / "partition").write_text("1\n")
            self.number(device, disk / partition)
        return disk

    def number(self, device, target):
        (self.sys / "dev/block" / device).symlink_to(target)

    def sees(self, *lines):
        return sticks((SYSTEM + "\n".join(lines)).encode(), self.sys)


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


def test_a_line_is_read_with_its_blanks_and_optional_fields():
    text = b"36 35 98:0 /mnt1 /media/a\\040b\\134\\012c rw master:1 propagate_from:2 - ext3 /dev/s\\040x rw\n"
    assert list(mounts(text)) == [Mount("98:0", b"/mnt1", b"/media/a b\\\nc", b"/dev/s x")]


@pytest.mark.parametrize(
    "text",
    [b"", b"\n\n", b"nonsense", b"1 2 3 4 5 6", b"1 2 3:4 / /x rw -", b"1 2 3:4 / /x rw - vfat"],
)
def test_what_is_no_mount_is_passed_over(text):
    assert list(mounts(text)) == []


def test_the_laptop_alone_has_no_stick(machine):
    assert machine.sees() == []


def test_a_stick_that_calls_itself_removable(machine):
    machine.disk("sdb", "pci0/ata2", {"sdb1": "8:17"}, removable=1)
    assert machine.sees("40 22 8:17 / /media/officer/KINGSTON rw - vfat /dev/sdb1 rw") == [
        Path("/media/officer/KINGSTON")
    ]


def test_a_disk_on_usb_that_calls_itself_fixed(machine):
    machine.disk("sdb", "pci0/usb2/2-1/host6", {"sdb1": "8:17"})
    assert machine.sees("40 22 8:17 / /run/media/officer/DISK rw - exfat /dev/sdb1 rw") == [
        Path("/run/media/officer/DISK")
    ]


def test_a_stick_without_partitions(machine):
    machine.disk("sdb", "pci0/usb2/2-1/host6", {}, number="8:16", removable=1)
    assert machine.sees("40 22 8:16 / /mnt rw - vfat /dev/sdb rw") == [Path("/mnt")]


def test_a_memory_card_but_not_the_memory_soldered_in(machine):
    machine.disk("mmcblk0", "pci0/mmc0:0001", {"mmcblk0p1": "179:1"}, kind="MMC")
    machine.disk("mmcblk1", "pci0/mmc1:0001", {"mmcblk1p1": "179:9"}, kind="SD")
    assert machine.sees(
        "40 22 179:1 / /data rw - ext4 /dev/mmcblk0p1 rw",
        "41 22 179:9 / /media/CARD rw - vfat /dev/mmcblk1p1 rw",
    ) == [Path("/media/CARD")]


def test_an_encrypted_stick_but_not_an_encrypted_disk(machine):
    stick = machine.disk("sdb", "pci0/usb2/2-1/host6", {"sdb1": "8:17"})
    for name, number, below in (
        ("dm-0", "254:0", machine.sys / "dev/block/8:3"),
        ("dm-1", "254:1", stick / "sdb1"),
    ):
        disk = machine.disk(name, "virtual", {}, number=number)
        (disk / "slaves" / below.resolve().name).symlink_to(below.resolve())
    assert machine.sees(
        "40 22 254:0 / /data rw - ext4 /dev/mapper/data rw",
        "41 22 254:1 / /media/luks rw - ext4 /dev/mapper/luks rw",
    ) == [Path("/media/luks")]


def test_a_stick_the_laptop_was_started_from_is_no_stick(machine):
    machine.disk("sdb", "pci0/usb2/2-1", {"sdb1": "8:17", "sdb2": "8:18"}, removable=1)
    text = "1 0 8:17 / / rw - ext4 /dev/sdb1 rw\n2 1 8:18 / /media/rest rw - ext4 /dev/sdb2 rw\n"
    assert sticks(text.encode(), machine.sys) == []


@pytest.mark.parametrize(
    "point", ["/boot", "/boot/efi", "/usr", "/home", "/nix/store", "/var/lib/x"]
)
def test_parts_of_the_system_on_a_removable_disk_are_no_sticks(machine, point):
    machine.disk("sdb", "pci0/usb2/2-1", {"sdb1": "8:17"}, removable=1)
    assert machine.sees(f"40 22 8:17 / {point} rw - ext4 /dev/sdb1 rw") == []
    assert machine.sees("40 22 8:17 / /bootleg rw - ext4 /dev/sdb1 rw") == [Path("/bootleg")]


def test_a_stick_mounted_twice_or_in_part_is_one_stick(machine):
    machine.disk("sdb", "pci0/usb2/2-1", {"sdb1": "8:17"}, removable=1)
    assert machine.sees(
        "40 22 8:17 /music /srv2 rw - vfat /dev/sdb1 rw",
        "41 22 8:17 / /media/first rw - vfat /dev/sdb1 rw",
        "42 22 8:17 / /media/second rw - vfat /dev/sdb1 rw",
    ) == [Path("/media/first")]


def test_a_device_the_kernel_says_nothing_about_is_no_stick(machine):
    machine.number("8:33", machine.sys / "gone")
    assert (
        machine.sees(
            "40 22 8:49 / /media/a rw - vfat /dev/sdd1 rw",
            "41 22 8:33 / /media/b rw - vfat /dev/sdc1 rw",
            "42 22 0:50 / /media/c rw - cifs //server/share rw",
            "43 22 0:51 / /media/d rw - btrfs /dev/nowhere rw",
        )
        == []
    )


def test_disks_stacked_in_a_circle_end(machine):
    one = machine.disk("dm-0", "virtual/a", {}, number="254:0")
    (one / "slaves" / "dm-0").symlink_to(one)
    assert machine.sees("40 22 254:0 / /media/x rw - ext4 /dev/dm-0 rw") == []
