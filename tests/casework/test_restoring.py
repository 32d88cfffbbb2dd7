"""A lawful restore: everything of the backup, nothing of the old identity, no fork, and its old place at the bureau."""

import shutil
from contextlib import closing

import pytest

from casework import (
    attachments,
    enrolment,
    integrity,
    people,
    person_cards,
    registers,
    restoring,
    succession,
    trust,
)
from casework.people import PeopleQuery
from casework.practice import PRACTICE_PASSPHRASE
from casework.registers import Register
from models.errors import DeviceRevoked, InputRefused, VaultDamaged, VaultMissing, WrongPassphrase
from store import settings
from sync.trust import predecessors
from sync.trust.predecessors import Predecessor
from sync.trust.registrar import SUCCEEDED, Admission
from tests.casework.drawn import a_scan
from tests.casework.fleet import a_fleet
from tests.casework.people import STATION, a_person

PASSPHRASE = STATION["passphrase"]


@pytest.fixture
def backup(workspace, tmp_path, hand):
    person = a_person(workspace).person_id
    attachments.attach(workspace, "person", person, a_scan(), "receipt")
    hand.advance(hours=1)
    target = tmp_path / "stick"
    target.mkdir()
    return integrity.backup(workspace, target)


def everybody(workspace):
    return set(people.find(workspace, PeopleQuery()).ids)


def test_everything_of_the_backup_is_there_under_a_new_identity(backup, workspace, tmp_path, hand):
    later = a_person(workspace, service_number="АБ-9").person_id
    before = {path: path.read_bytes() for path in backup.iterdir()}
    restored = restoring.restore(tmp_path, backup, PASSPHRASE, hand)
    with closing(restored.workspace) as again:
        assert everybody(again) == everybody(workspace) - {later}
        assert again.author.device.id != workspace.author.device.id
        assert again.folder != workspace.folder
        (file,) = attachments.attachments(again, next(iter(everybody(again))))
        assert attachments.content_of(again, file.id) == a_scan().content
        assert integrity.check(again).ok
        numbers = {a_person(again, service_number="АБ-8").tag_number}
        assert numbers.isdisjoint({card.tag_number for card in cards(workspace)})
        with again.vault.read() as cursor:
            cursor.execute(
                "SELECT count(*) FROM device WHERE private_key IS NOT NULL AND id = ?",
                (workspace.author.device.id,),
            )
            assert cursor.fetchone() == (0,)
    assert {path: path.read_bytes() for path in backup.iterdir()} == before


def cards(workspace):
    return person_cards.cards(workspace, people.find(workspace, PeopleQuery()).ids)


def test_nothing_is_ever_written_under_the_old_identity_even_after_wrong_passphrases(
    workspace, tmp_path, hand
):
    for _ in range(2):
        with pytest.raises(WrongPassphrase):
            registers.unlock(Register(workspace.folder, practice=False), "wrong", hand)
        hand.advance(hours=1)
    (tmp_path / "stick").mkdir()
    backup = integrity.backup(workspace, tmp_path / "stick")
    newest = workspace.newest_head().number
    old = workspace.author.device.id
    again = restoring.restore(tmp_path, backup, PASSPHRASE, hand).workspace
    with closing(again), again.vault.read() as cursor:
        cursor.execute("SELECT max(number) FROM entry WHERE device = ?", (old,))
        assert cursor.fetchone() == (newest,)


def test_it_says_what_follows_for_a_laptop_alone(backup, tmp_path, hand, workspace):
    trust.trust_of(workspace)
    restored = restoring.restore(tmp_path, backup, PASSPHRASE, hand)
    with closing(restored.workspace):
        assert (restored.holds_keys, restored.alone) == (True, True)


def test_a_wrong_passphrase_leaves_nothing(backup, tmp_path, hand):
    there = set(tmp_path.iterdir())
    with pytest.raises(WrongPassphrase):
        restoring.restore(tmp_path, backup, "not the one", hand)
    assert set(tmp_path.iterdir()) == there


def test_a_backup_cut_off_leaves_nothing(backup, tmp_path, hand):
    vault = backup / "register.vault"
    vault.write_bytes(vault.read_bytes()[:5000])
    there = set(tmp_path.iterdir())
    with pytest.raises(VaultDamaged):
        restoring.restore(tmp_path, backup, PASSPHRASE, hand)
    assert set(tmp_path.iterdir()) == there


def test_another_folder_is_no_backup(tmp_path, hand):
    (tmp_path / "photographs").mkdir()
    assert restoring.backups(tmp_path / "photographs") == ()
    with pytest.raises(VaultMissing):
        restoring.restore(tmp_path, tmp_path / "photographs", PASSPHRASE, hand)
    with pytest.raises(VaultMissing):
        restoring.backups(tmp_path / "nowhere")


def test_the_practice_register_does_not_become_a_real_one(tmp_path, hand):
    with closing(registers.create_practice(tmp_path / "registers", hand)) as practice:
        backup = integrity.backup(practice, tmp_path)
    with pytest.raises(InputRefused):
        restoring.restore(tmp_path, backup, PRACTICE_PASSPHRASE, hand)
    assert list((tmp_path).glob("register*.new")) == []


def test_the_backups_of_a_stick_are_listed_newest_first(backup, workspace, hand):
    hand.advance(days=2)
    newer = integrity.backup(workspace, backup.parent)
    (backup.parent / "photographs").mkdir()
    found = restoring.backups(backup.parent)
    assert [each.folder for each in found] == [newer, backup]
    assert found[0].made > found[1].made > "2026-11-17T"
    assert [each.folder for each in restoring.backups(backup)] == [backup]


def test_a_restored_laptop_gets_its_old_place_without_its_station_being_chosen(tmp_path):
    with a_fleet(tmp_path, "point") as fleet:
        point, bureau = fleet.at["point"], fleet.at["bureau"]
        former = point.author.device
        (tmp_path / "copies").mkdir()
        backup = integrity.backup(point, tmp_path / "copies")
        lost = a_person(point, surname="Петров")
        fleet.carry("point", "bureau")
        folder = point.folder
        point.close()
        shutil.rmtree(folder)
        restored = restoring.restore(folder.parent, backup, PASSPHRASE, fleet.clock)
        point = fleet.at["point"] = restored.workspace
        assert (restored.holds_keys, restored.alone) == (False, False)
        request = enrolment.enrolment_request(point)
        asked = enrolment.look_at_request(bureau, request)
        assert asked.replaces.startswith("SUD2 ")
        assert asked.station_id == point.station.id
        fleet.clock.advance(minutes=5)
        enrolment.join(point, enrolment.answer_request(bureau, request))
        with pytest.raises(DeviceRevoked) as refused:
            trust.trust_of(bureau).judge(former.id, "register", fleet.clock.now())
        assert refused.value.reason == SUCCEEDED
        for _ in range(2):
            reports = fleet.carry("bureau", "point", "bureau")
        assert all(report.overtaken == 0 for report in reports)
        assert lost.person_id in everybody(point)
        saved = a_person(point, surname="Сидоров")
        fleet.carry("point", "bureau")
        assert saved.person_id in everybody(bureau)


def test_nobody_takes_a_place_by_a_predecessor_he_cannot_prove(tmp_path):
    with a_fleet(tmp_path, "point", "camp") as fleet:
        point, camp, bureau = (fleet.at[name] for name in ("point", "camp", "bureau"))
        own, other = point.author.device, camp.author.device
        signature = predecessors.sign(own, own.id, own.public_key).signature
        claim = Predecessor(other.id, other.public_key, signature)
        with point.vault.write() as cursor:
            settings.put(cursor, succession.PREDECESSORS, predecessors.to_text([claim]))
        asked = enrolment.look_at_request(bureau, enrolment.enrolment_request(point))
        assert asked.replaces == ""
        answer = enrolment.answer_request(
            bureau, enrolment.enrolment_request(point), Admission(station=point.station.id)
        )
        assert answer
        trust.trust_of(bureau).judge(other.id, "register", fleet.clock.now())
