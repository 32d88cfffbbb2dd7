"""Real small disks: full ones and read-only ones. Mounting needs to be allowed; else these are skipped."""

import subprocess
import sys
from contextlib import closing

import pytest

from models.errors import DiskFull, DiskReadOnly, WrongPassphrase
from store.connection import page_faults
from store.erase import erase
from store.key_slots import KeySlots
from store.vault import Vault
from store.witness import PURPOSE, Head, Witness
from tests.store.next_program import next_program
from tests.store.vaults import CHEAP, KEY, PASSPHRASE, REGISTER, clock


class Disk:
    """A disk of a few megabytes that can be filled, emptied and made read-only."""

    def __init__(self, folder):
        self.folder = folder
        self.register = folder / "register"

    def fill(self, leaving=0):
        """Fill the disk up, except for so many bytes."""
        (self.folder / "room").write_bytes(bytes(leaving))
        with (self.folder / "ballast").open("ab", buffering=0) as ballast:
            for size in (1 << 16, 1 << 12, 1):
                while True:
                    try:
                        ballast.write(bytes(size))
                    except OSError:
                        break
        (self.folder / "room").unlink()

    def empty(self):
        (self.folder / "ballast").unlink()

    def read_only(self):
        mount("-o", "remount,ro", self.folder)


def mount(*arguments):
    return subprocess.run(["mount", *map(str, arguments)], capture_output=True, check=False)


@pytest.fixture
def disk(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    if (
        not sys.platform.startswith("linux")
        or mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", folder).returncode
    ):
        pytest.skip("mounting a small disk is not permitted here")
    made = Disk(folder)
    KeySlots.create(made.register, PASSPHRASE, {"register": KEY}, clock(), derivation=CHEAP)
    Vault.create(made.register, KEY, REGISTER).close()
    yield made
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def put(vault, number):
    with vault.write() as cursor:
        cursor.execute("INSERT INTO draft VALUES (?, 'person', ?, 0)", (str(number), bytes(10_000)))


def count(vault):
    with vault.read() as cursor:
        return cursor.execute("SELECT count(*) FROM draft").fetchone()[0]


def save_until_full(vault):
    for number in range(1000):
        try:
            put(vault, number)
        except DiskFull:
            return number
    pytest.fail("a disk of four megabytes took ten")


def test_a_full_disk_says_so_and_keeps_what_was_confirmed(disk):
    with closing(Vault.open(disk.register, KEY, REGISTER)) as vault:
        confirmed = save_until_full(vault)
        assert confirmed > 50
        assert count(vault) == confirmed
        refused = 0
        # What stood in the log may find its place meanwhile: then a few more go in, each whole.
        for number in range(1000, 1100):
            try:
                put(vault, number)
                confirmed += 1
            except DiskFull:
                refused += 1
            if refused == 3:
                break
        assert refused == 3
        assert count(vault) == confirmed
    with closing(Vault.open(disk.register, KEY, REGISTER)) as vault:
        assert count(vault) == confirmed


def test_saving_goes_on_when_there_is_room_again(disk):
    with closing(Vault.open(disk.register, KEY, REGISTER)) as vault:
        disk.fill()
        for _ in range(3):
            with pytest.raises(DiskFull):
                put(vault, "no room")
        disk.empty()
        put(vault, "room")
        assert count(vault) == 1
        vault.checkpoint()
        with vault.second_reader() as cursor:
            assert page_faults(cursor) == []


def test_a_vault_that_finds_no_room_to_open_says_so(disk):
    disk.fill()
    with pytest.raises(DiskFull):
        Vault.open(disk.register, KEY, REGISTER)
    disk.empty()
    Vault.open(disk.register, KEY, REGISTER).close()


def test_on_a_full_disk_the_old_passphrase_stays(disk):
    slots = KeySlots(disk.register, clock())
    opened = slots.unlock(PASSPHRASE)
    disk.fill()
    with pytest.raises(DiskFull):
        slots.change(opened, "new")
    with pytest.raises(WrongPassphrase):
        slots.unlock("new")
    assert slots.unlock(PASSPHRASE).keys == {"register": KEY}
    assert not (disk.register / "keys.slots.new").exists()


def test_failures_noted_before_do_not_keep_an_officer_out_of_a_full_disk(disk):
    slots = KeySlots(disk.register, clock())
    with pytest.raises(WrongPassphrase):
        slots.unlock("wrong")
    disk.fill()
    assert slots.unlock(PASSPHRASE).failures.count == 1


def test_a_full_disk_keeps_the_older_witness(disk):
    with closing(Vault.open(disk.register, KEY, REGISTER)) as vault:
        witness = Witness(vault.path, vault.subkey(PURPOSE))
        witness.write(Head(b"d", 1, b"h"))
        disk.fill()
        with pytest.raises(DiskFull):
            witness.write(Head(b"d", 2, b"i"))
        assert witness.read() == Head(b"d", 1, b"h")


def test_on_a_full_disk_a_vault_is_not_half_made(disk):
    disk.fill()
    other = disk.folder / "other"
    with pytest.raises(DiskFull):
        Vault.create(other, KEY, REGISTER)
    disk.empty()
    assert not (other / "register.vault").exists()
    Vault.create(other, KEY, REGISTER).close()


@pytest.mark.parametrize("kibibytes", [0, 64, 128, 256, 264, 272, 280, 288, 296, 304, 312])
def test_on_a_full_disk_a_vault_is_not_half_migrated(disk, kibibytes):
    disk.fill(leaving=kibibytes * 1024)
    with next_program(), pytest.raises(DiskFull):
        Vault.open(disk.register, KEY, REGISTER)
    disk.empty()
    Vault.open(disk.register, KEY, REGISTER).close()
    with next_program():
        Vault.open(disk.register, KEY, REGISTER).close()


def test_a_copy_onto_a_full_or_read_only_disk_leaves_nothing(disk, tmp_path):
    with closing(Vault.create(tmp_path / "elsewhere", KEY, REGISTER)) as vault:
        for kibibytes in (0, 100):
            disk.fill(leaving=kibibytes * 1024)
            with pytest.raises(DiskFull):
                vault.copy_to(disk.folder / "copy.vault")
            disk.empty()
            assert list(disk.folder.glob("copy*")) == []
        vault.copy_to(disk.folder / "copy.vault")
        disk.read_only()
        with pytest.raises(DiskReadOnly):
            vault.copy_to(disk.folder / "copy.vault")


def test_erasing_works_on_a_full_disk(disk):
    vault = Vault.open(disk.register, KEY, REGISTER)
    put(vault, 1)
    disk.fill()
    assert erase(disk.register, [vault]).slots_destroyed
    assert list(disk.register.iterdir()) == []


def test_a_read_only_disk_is_called_so(disk):
    disk.read_only()
    slots = KeySlots(disk.register, clock())
    with pytest.raises(DiskReadOnly):
        slots.add(slots.unlock(PASSPHRASE), "second")
    with pytest.raises(DiskReadOnly):
        Vault.open(disk.register, KEY, REGISTER)
    with pytest.raises(DiskReadOnly):
        Vault.create(disk.folder / "other", KEY, REGISTER)
    erased = erase(disk.register)
    assert not erased.slots_destroyed
    assert "keys.slots" in erased.remaining
