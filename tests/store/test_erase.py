import os
import time
from contextlib import closing

import pytest

from models.errors import VaultLocked, VaultMissing
from store.erase import erase
from store.key_slots import KeySlots
from store.vault import Vault
from store.witness import PURPOSE, Head, Witness
from tests.store.vaults import CHEAP, KEY, PASSPHRASE, REGISTER, clock


@pytest.fixture
def register(tmp_path):
    folder = tmp_path / "register"
    KeySlots.create(folder, PASSPHRASE, {"register": KEY}, clock(), derivation=CHEAP)
    with closing(Vault.create(folder, KEY, REGISTER)) as vault:
        Witness(vault.path, vault.subkey(PURPOSE)).write(Head(b"d", 1, b"h"))
    return folder


def test_nothing_is_left_even_of_an_open_register(register):
    vault = Vault.open(register, KEY, REGISTER)
    with vault.write() as cursor:
        cursor.execute("INSERT INTO setting VALUES ('a', 'b')")
    for name in ("register.before-0002.vault", "register.vault.new", "keys.slots.new"):
        (register / name).write_bytes(b"left over")
    assert (register / "register.vault-wal").exists()
    erased = erase(register, [vault])
    assert (erased.slots_destroyed, erased.remaining) == (True, ())
    assert list(register.iterdir()) == []
    with pytest.raises(VaultLocked), vault.read():
        pass
    with pytest.raises(VaultMissing):
        KeySlots(register, clock()).unlock(PASSPHRASE)


def test_the_slots_are_overwritten_before_they_are_removed(register, tmp_path):
    # A second name of the same file shows what became of its contents.
    os.link(register / "keys.slots", tmp_path / "kept")
    before = (tmp_path / "kept").read_bytes()
    erase(register)
    after = (tmp_path / "kept").read_bytes()
    assert len(after) == len(before)
    assert sum(one == two for one, two in zip(before, after, strict=True)) < len(before) / 10


def test_what_belongs_to_others_stays(register):
    (register / "letter.txt").write_text("not ours")
    erase(register)
    assert [path.name for path in register.iterdir()] == ["letter.txt"]


def test_what_cannot_be_removed_is_named_and_keeps_nothing_else(register):
    (register / "register.witness").unlink()
    (register / "register.witness").mkdir()
    erased = erase(register)
    assert (erased.slots_destroyed, erased.remaining) == (True, ("register.witness",))
    assert [path.name for path in register.iterdir()] == ["register.witness"]


def test_an_empty_folder_is_erased_too(tmp_path):
    assert erase(tmp_path).remaining == ()
    assert erase(tmp_path / "nowhere").remaining == ()


@pytest.mark.slow
def test_a_register_of_200_megabytes_is_gone_in_two_seconds(register):
    vault = Vault.open(register, KEY, REGISTER)
    with vault.write() as cursor:
        cursor.execute("PRAGMA cache_size = -4000")
        cursor.executemany(
            "INSERT INTO draft VALUES (?, 'person', ?, 0)",
            ((str(number), os.urandom(1 << 18)) for number in range(800)),
        )
    begin = time.perf_counter()
    erased = erase(register, [vault])
    assert time.perf_counter() - begin < 2
    assert (erased.slots_destroyed, erased.remaining) == (True, ())
