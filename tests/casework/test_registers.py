"""Registers on a laptop: created, locked, unlocked, shared by two officers, erased."""

from pathlib import Path

import pytest

from casework import intake, integrity, officers, people, registers
from casework.people import PeopleQuery
from casework.registers import NewRegister, Register
from casework.workspace import Workspace
from models.clock import HandClock
from models.errors import InputRefused, VaultInUse, VaultLocked, WrongPassphrase
from tests.casework.people import STATION, a_person
from tests.store.vaults import CHEAP

SECOND = "eleven geese walking to the mill"


def test_what_was_saved_is_there_after_lock_and_unlock(
    workspace: Workspace, hand: HandClock, tmp_path: Path
) -> None:
    saved = a_person(workspace)
    registers.lock(workspace)
    (register,) = registers.registers(tmp_path)
    assert not register.practice
    with pytest.raises(VaultLocked):
        people.find(workspace, PeopleQuery())
    with pytest.raises(WrongPassphrase):
        registers.unlock(register, "not this", hand)
    again = registers.unlock(register, STATION["passphrase"], hand)
    try:
        assert people.find(again, PeopleQuery()).ids == (saved.person_id,)
        assert again.session.officer == "Коваль М. І."
        assert integrity.check(again).ok
        assert officers.officers(again)[0].here_now
    finally:
        again.close()


def test_two_programs_do_not_open_one_register(workspace: Workspace, hand: HandClock) -> None:
    with pytest.raises(VaultInUse):
        registers.unlock(Register(workspace.folder, practice=False), STATION["passphrase"], hand)


def test_a_second_officer_and_a_new_passphrase(workspace: Workspace, hand: HandClock) -> None:
    officers.add_officer(
        workspace, "Шевчук Л.", "старший лейтенант", "начальник", "82 одшбр", SECOND
    )
    with pytest.raises(InputRefused):
        officers.add_officer(workspace, "Третій", "", "", "", "abc")
    with pytest.raises(InputRefused):
        officers.change_passphrase(workspace, SECOND, "whatever comes next here")
    with pytest.raises(WrongPassphrase):
        officers.change_passphrase(workspace, "wrong", "whatever comes next here")
    officers.change_passphrase(workspace, STATION["passphrase"], "nine rivers under the old clock")
    register = Register(workspace.folder, practice=False)
    workspace.close()
    for passphrase, name in (
        ("nine rivers under the old clock", "Коваль М. І."),
        (SECOND, "Шевчук Л."),
    ):
        opened = registers.unlock(register, passphrase, hand)
        assert opened.session.officer == name
        opened.close()
    with pytest.raises(WrongPassphrase):
        registers.unlock(register, STATION["passphrase"], hand)


def test_wrong_passphrases_are_recorded_with_the_next_right_one(
    workspace: Workspace, hand: HandClock
) -> None:
    register = Register(workspace.folder, practice=False)
    workspace.close()
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            registers.unlock(register, "no", hand)
    opened = registers.unlock(register, STATION["passphrase"], hand)
    with opened.vault.read() as cursor:
        cursor.execute("SELECT failed_attempts FROM officer")
        assert cursor.fetchone() == (3,)
    opened.close()


def test_an_older_copy_put_back_is_noticed(
    workspace: Workspace, hand: HandClock, tmp_path: Path
) -> None:
    register = Register(workspace.folder, practice=False)
    a_person(workspace)
    workspace.close()
    old = workspace.vault.path.read_bytes()
    opened = registers.unlock(register, STATION["passphrase"], hand)
    a_person(opened, surname="Гречко")
    opened.close()
    opened.vault.path.write_bytes(old)
    opened = registers.unlock(register, STATION["passphrase"], hand)
    report = integrity.check(opened)
    assert report.put_back
    assert not report.ok
    opened.close()


def test_weak_or_missing_answers_are_named() -> None:
    empty = NewRegister("", "", "x y", "", passphrase="12345")
    assert set(registers.problems(empty)) == {
        "authority",
        "station_name",
        "officer_name",
        "station_code",
        "passphrase",
    }


def test_the_practice_register_is_full_of_people_and_marked(
    tmp_path: Path, hand: HandClock
) -> None:
    told: list[tuple[int, int]] = []
    opened = registers.create_practice(tmp_path, hand, lambda *at: told.append(at), CHEAP)
    try:
        assert opened.session.practice
        assert people.find(opened, PeopleQuery()).total == 27
        assert told[-1] == (27, 27)
        assert dict(people.filters(opened).powers) == {"RU": 24, "KP": 2}
        assert intake.next_tag(opened).startswith("SUD2-0000028")
        assert integrity.check(opened).ok
    finally:
        opened.close()
    again = registers.create_practice(tmp_path, hand, None, CHEAP)
    again.close()


def test_a_backup_opens_with_the_same_passphrase(
    workspace: Workspace, hand: HandClock, tmp_path: Path
) -> None:
    saved = a_person(workspace)
    folder = integrity.backup(workspace, tmp_path / "stick")
    copy = registers.unlock(Register(folder, practice=False), STATION["passphrase"], hand)
    assert people.find(copy, PeopleQuery()).ids == (saved.person_id,)
    copy.close()


def test_erased_is_gone(workspace: Workspace, tmp_path: Path) -> None:
    registers.erase(workspace.folder, workspace)
    assert registers.registers(tmp_path) == ()
