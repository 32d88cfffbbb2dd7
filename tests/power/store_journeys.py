"""Journeys through the store alone: saves, passphrases, migration, witness, erasing."""

from collections.abc import Sequence
from contextlib import closing, suppress
from itertools import pairwise
from pathlib import Path

from models.clock import HandClock
from models.errors import VaultMissing, WrongPassphrase
from store import schema
from store.erase import erase
from store.key_slots import KeySlots
from store.vault import Vault
from store.witness import PURPOSE, Head, Witness
from tests.power.journeys import Acknowledge, Journey, open_sound, register
from tests.store.next_program import become_next, next_program
from tests.store.vaults import CHEAP, KEY, REGISTER

SAVES = 40


def _save(vault: Vault, number: int) -> None:
    """A save that touches pages here and there, some of them large."""
    with vault.write() as cursor:
        body = bytes([number % 251]) * (37 + number * 997 % 9000)
        cursor.execute("INSERT INTO draft VALUES (?, 'person', ?, ?)", (str(number), body, number))
        cursor.execute(
            "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            (f"key {number % 7}", str(number)),
        )
        if number % 5 == 4:
            cursor.execute("DELETE FROM draft WHERE id = ?", (str(number - 4),))


def _saved(vault: Vault) -> int:
    """How many saves the vault holds, each whole."""
    with vault.read() as cursor:
        drafts = dict(cursor.execute("SELECT changed_at, body FROM draft").fetchall())
        kept = dict(cursor.execute("SELECT key, value FROM setting").fetchall())
    many = 1 + max(drafts, default=-1)
    deleted = {number - 4 for number in range(4, many, 5)}
    assert set(drafts) == set(range(many)) - deleted
    assert all(set(body) == {number % 251} for number, body in drafts.items())
    assert all(len(body) == 37 + number * 997 % 9000 for number, body in drafts.items())
    newest = {f"key {number % 7}": str(number) for number in range(many)}
    assert kept == newest
    return many


def _walk_saves(folder: Path, acknowledge: Acknowledge) -> None:
    vault = Vault.create(folder, KEY, REGISTER)
    acknowledge("created")
    for number in range(SAVES):
        _save(vault, number)
        acknowledge("saved")
        if number == SAVES // 2:
            vault.close()
            acknowledge("locked")
            vault = Vault.open(folder, KEY, REGISTER)
        if number % 11 == 10:
            vault.checkpoint()
    vault.close()
    acknowledge("locked")


def _judge_saves(folder: Path, acknowledged: Sequence[str]) -> None:
    try:
        vault = open_sound(folder)
    except VaultMissing:
        assert "created" not in acknowledged
        # The first run can be done again.
        Vault.create(folder, KEY, REGISTER).close()
        return
    with closing(vault):
        confirmed = acknowledged.count("saved")
        assert confirmed <= _saved(vault) <= confirmed + 1
        _save(vault, _saved(vault))


PASSPHRASES = [f"passphrase {number}" for number in range(8)]
_KEYS = {"register": KEY}


def _walk_passphrases(folder: Path, acknowledge: Acknowledge) -> None:
    clock = HandClock(0)
    KeySlots.create(folder, PASSPHRASES[0], _KEYS, clock, derivation=CHEAP)
    acknowledge(PASSPHRASES[0])
    slots = KeySlots(folder, clock)
    for older, newer in pairwise(PASSPHRASES):
        slots.change(slots.unlock(older), newer)
        acknowledge(newer)
    for _ in range(3):
        with suppress(WrongPassphrase):
            slots.unlock("wrong")
        acknowledge("failure")


def _judge_passphrases(folder: Path, acknowledged: Sequence[str]) -> None:
    slots = KeySlots(folder, HandClock(0))
    confirmed = [word for word in acknowledged if word != "failure"]
    following = PASSPHRASES[len(confirmed) : len(confirmed) + 1]
    if not slots.exist:
        assert not confirmed
        KeySlots.create(folder, PASSPHRASES[0], _KEYS, HandClock(0), derivation=CHEAP)
        return
    noted = slots.failures.count
    failed = acknowledged.count("failure")
    assert failed <= noted <= failed + 1
    opening = [word for word in confirmed[-1:] + following if _opens(slots, word)]
    assert len(opening) == 1


def _opens(slots: KeySlots, passphrase: str) -> bool:
    try:
        return slots.unlock(passphrase).keys == _KEYS
    except WrongPassphrase:
        return False


def _walk_migration(folder: Path, acknowledge: Acknowledge) -> None:
    with closing(Vault.create(folder, KEY, REGISTER)) as vault:
        for number in range(10):
            _save(vault, number)
    acknowledge("saved by the older program")
    become_next()
    with closing(Vault.open(folder, KEY, REGISTER)):
        acknowledge("migrated")


def _judge_migration(folder: Path, acknowledged: Sequence[str]) -> None:
    if not acknowledged:
        return
    # Whatever the cut left, the newer program brings it to its revision.
    with next_program(), closing(open_sound(folder)) as vault, vault.read() as cursor:
        values = cursor.execute("SELECT value FROM setting").fetchall()
        assert len(values) == 7
        assert all(value.endswith(" moved") for (value,) in values)
        assert not any(value.endswith(" moved moved") for (value,) in values)
        assert cursor.execute("SELECT count(note) FROM draft").fetchone() == (8,)
    assert (folder / f"register.before-{schema.REVISIONS[-1]}.vault").exists()


def _walk_witness(folder: Path, acknowledge: Acknowledge) -> None:
    with closing(Vault.create(folder, KEY, REGISTER)) as vault:
        witness = Witness(vault.path, vault.subkey(PURPOSE))
        for number in range(20):
            _save(vault, number)
            witness.write(Head(b"device", number, bytes(32)))
            acknowledge("seen")


def _judge_witness(folder: Path, acknowledged: Sequence[str]) -> None:
    if not acknowledged:
        return
    with closing(open_sound(folder)) as vault:
        seen = Witness(vault.path, vault.subkey(PURPOSE)).read()
        assert seen is not None
        assert len(acknowledged) <= seen.number + 1 <= len(acknowledged) + 1
        # The witness never knows more than the vault: an officer would be told of a loss there was not.
        assert seen.number < _saved(vault)


def _walk_erase(folder: Path, acknowledge: Acknowledge) -> None:
    KeySlots.create(folder, PASSPHRASES[0], _KEYS, HandClock(0), derivation=CHEAP)
    vault = Vault.create(folder, KEY, REGISTER)
    _save(vault, 0)
    acknowledge("saved")
    assert erase(folder, [vault]).slots_destroyed
    acknowledge("erased")


def _judge_erase(folder: Path, acknowledged: Sequence[str]) -> None:
    if "erased" in acknowledged:
        assert list(folder.glob("keys.slots*")) == []


for each in (
    Journey("saves", _walk_saves, _judge_saves),
    Journey("passphrases", _walk_passphrases, _judge_passphrases),
    Journey("migration", _walk_migration, _judge_migration),
    Journey("witness", _walk_witness, _judge_witness),
    Journey("erase", _walk_erase, _judge_erase),
):
    register(each)
