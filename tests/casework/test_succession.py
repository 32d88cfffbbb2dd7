"""A disk that was put back goes on under a new name, and nothing confirmed is lost."""

import shutil

from casework import enrolment, registers, succession
from casework.registers import Register
from sync.trust.registrar import Admission
from tests.casework.fleet import a_fleet
from tests.casework.people import STATION, a_person


def test_a_laptop_put_back_to_its_backup_gets_its_entries_back_and_a_new_name(tmp_path):
    with a_fleet(tmp_path, "point") as fleet:
        point = fleet.at["point"]
        kept = tmp_path / "kept"
        shutil.copytree(point.folder, kept)
        lost = a_person(point, surname="Петров")
        fleet.carry("point", "bureau")
        folder, old = point.folder, point.author.device.id
        point.close()
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)
        point = registers.unlock(
            Register(folder, practice=False), STATION["passphrase"], fleet.clock
        )
        fleet.at["point"] = point
        assert point.author.device.id == old
        (report,) = fleet.carry("point")
        assert report.overtaken == 1
        assert point.author.device.id != old
        # The authority says itself that the new name belongs to the old station.
        request = enrolment.enrolment_request(point)
        fleet.clock.advance(minutes=5)
        admission = Admission(station=point.station.id)
        enrolment.join(point, enrolment.answer_request(fleet.at["bureau"], request, admission))
        fleet.carry("bureau", "point")
        saved = a_person(point, surname="Сидоров")
        with point.vault.read() as cursor:
            cursor.execute("SELECT id, tag_number FROM person ORDER BY tag_number")
            numbers = dict(cursor.fetchall())
        assert set(numbers) == {lost.person_id, saved.person_id}
        assert len(set(numbers.values())) == 2
        assert numbers[saved.person_id].startswith("SUD2B-")


def test_the_new_name_is_taken_after_a_power_cut_too(tmp_path):
    with a_fleet(tmp_path, "point") as fleet:
        point = fleet.at["point"]
        with point.vault.write() as cursor:
            succession.settings.put(cursor, succession.SUCCESSION_DUE, "1")
        folder, old = point.folder, point.author.device.id
        point.close()
        point = registers.unlock(
            Register(folder, practice=False), STATION["passphrase"], fleet.clock
        )
        fleet.at["point"] = point
        assert point.author.device.id != old
        assert not succession.is_due(point)
