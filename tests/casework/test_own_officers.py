"""What another register writes about our officers changes neither who opens this register nor what they may do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casework import access, conflicts, officers, own_officers, registers
from casework.workspace import Workspace
from models.errors import InputRefused, RecordMissing
from models.field_classes import EVERY_ROLE, FieldClass, Role
from models.ids import new_id
from models.records import Officer
from store import settings
from store.loaded import load
from tests.casework.fleet import Fleet, a_fleet
from tests.casework.people import STATION

SECOND = "nine copper kettles under a quiet hill"


@pytest.fixture
def fleet(tmp_path: Path) -> Iterator[Fleet]:
    with a_fleet(tmp_path, "point") as made:
        yield made


def add_medic(workspace: Workspace) -> str:
    officers.add_officer(workspace, "Білик О. П.", "", "лікар", "", SECOND)
    (other,) = (each.id for each in officers.officers(workspace) if not each.here_now)
    access.set_roles(workspace, other, frozenset({Role.MEDIC}))
    return other


def write_there(workspace: Workspace, officer_id: str, **fields: str) -> None:
    """What another program may write into the record of an officer who is not its own."""
    with workspace.edit("access.set_roles") as record:
        record.change(load(record, Officer, officer_id), **fields)


def unlocked(fleet: Fleet, passphrase: str) -> Workspace:
    """The point's register, opened anew."""
    folder = fleet.at["point"].folder
    registers.lock(fleet.at["point"])
    fleet.clock.advance(minutes=1)
    fleet.at["point"] = registers.unlock(
        registers.Register(folder, practice=False), passphrase, fleet.clock
    )
    return fleet.at["point"]


def test_roles_written_elsewhere_do_not_count_here(fleet: Fleet) -> None:
    medic = add_medic(fleet.at["point"])
    fleet.carry("point", "bureau")
    assert load(fleet.at["bureau"].vault, Officer, medic).value.roles == "medic"
    write_there(fleet.at["bureau"], medic, roles="")
    fleet.carry("bureau", "point")
    point = unlocked(fleet, SECOND)
    assert load(point.vault, Officer, medic).value.roles == "", "the record did travel"
    assert access.roles(point) == {Role.MEDIC}
    assert not access.sees(point, FieldClass.W)


def test_roles_written_in_two_places_at_once_are_those_given_here(fleet: Fleet) -> None:
    point, bureau = fleet.at["point"], fleet.at["bureau"]
    medic = add_medic(point)
    fleet.carry("point", "bureau")
    write_there(bureau, medic, roles="commander legal_officer")
    access.set_roles(point, medic, frozenset({Role.PROPERTY_OFFICER}))
    fleet.carry("bureau", "point")
    assert conflicts.count(point) == 1
    (view,) = (each for each in officers.officers(point) if each.id == medic)
    assert view.roles == ("property_officer",)
    opened = conflicts.open_conflict(point, f"officer/{medic}")
    assert opened is not None
    with pytest.raises(InputRefused) as refused:
        conflicts.settle_field(point, opened, choice=0, reason="помилка")
    assert refused.value.problems == {"value": "access.roles_in_settings"}
    access.set_roles(point, medic, frozenset({Role.PROPERTY_OFFICER}))
    assert conflicts.count(point) == 0, "the commander gave them again, and that settled it"
    assert access.roles(unlocked(fleet, SECOND)) == {Role.PROPERTY_OFFICER}


def test_roles_are_given_again_after_another_register_wrote_the_same(fleet: Fleet) -> None:
    medic = add_medic(fleet.at["point"])
    fleet.carry("point", "bureau")
    write_there(fleet.at["bureau"], medic, roles="")
    fleet.carry("bureau", "point")
    access.set_roles(fleet.at["point"], medic, EVERY_ROLE)
    assert access.roles(unlocked(fleet, SECOND)) == EVERY_ROLE


def test_nobody_gives_roles_to_an_officer_of_another_register(fleet: Fleet) -> None:
    medic = add_medic(fleet.at["point"])
    fleet.carry("point", "bureau")
    with pytest.raises(RecordMissing):
        access.set_roles(fleet.at["bureau"], medic, EVERY_ROLE)


def test_no_other_register_takes_an_officers_place(fleet: Fleet) -> None:
    point, bureau = fleet.at["point"], fleet.at["bureau"]
    medic = add_medic(point)
    fleet.carry("point", "bureau")
    slot_id = load(bureau.vault, Officer, medic).value.slot_id
    # An older identifier, so that it comes first in every list.
    stranger = f"00000000{new_id(fleet.clock)[8:]}"
    with bureau.edit("register.add_officer") as record:
        record.add(Officer(id=stranger, name="Нетутешній", slot_id=slot_id))
    fleet.carry("bureau", "point")
    opened = unlocked(fleet, SECOND)
    assert (opened.officer.id, opened.officer.name) == (medic, "Білик О. П.")
    assert access.roles(opened) == {Role.MEDIC}
    assert stranger not in {each.id for each in officers.officers(opened)}


def test_no_other_register_locks_an_officer_out(fleet: Fleet) -> None:
    medic = add_medic(fleet.at["point"])
    fleet.carry("point", "bureau")
    write_there(fleet.at["bureau"], medic, slot_id="elsewhere")
    fleet.carry("bureau", "point")
    unlocked(fleet, STATION["passphrase"])
    assert unlocked(fleet, SECOND).officer.id == medic


def test_a_register_made_before_this_was_kept_takes_it_from_its_records(fleet: Fleet) -> None:
    point = fleet.at["point"]
    medic = add_medic(point)
    with point.vault.write() as cursor:
        for each in own_officers.everybody(cursor):
            settings.drop(cursor, f"officer.{each.id}")
        assert own_officers.find(cursor, medic) is None
    assert access.roles(point) == frozenset(), "nobody is taken for somebody"
    assert access.roles(unlocked(fleet, SECOND)) == {Role.MEDIC}
