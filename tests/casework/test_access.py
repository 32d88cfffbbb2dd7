import pytest

from casework import access, officers
from models.errors import InputRefused, NotYourRole
from models.field_classes import FieldClass, Outlet, Role

CANARY = "canary-of-the-aid-station"


def anybody_else(workspace):
    officers.add_officer(workspace, "Білик", "", "", "", "nine copper kettles under a quiet hill")
    return next(each.id for each in officers.officers(workspace) if not each.here_now)


def become(workspace, *roles):
    """Give the officer who is here these roles and leave the command to another."""
    anybody_else(workspace)
    access.set_roles(workspace, workspace.officer.id, frozenset(roles))


def test_an_officer_of_a_station_working_alone_sees_what_the_register_holds(workspace):
    access.require(workspace, *(set(FieldClass) - {FieldClass.H}))


def test_how_a_person_came_is_seen_by_nobody(workspace):
    with pytest.raises(NotYourRole):
        access.require(workspace, FieldClass.H)


def test_a_role_that_was_taken_away_counts_at_once(workspace):
    access.require(workspace, FieldClass.W)
    become(workspace, Role.REGISTRAR)
    with pytest.raises(NotYourRole) as refused:
        access.require(workspace, FieldClass.A, FieldClass.W)
    assert refused.value.field_class == "W"
    assert access.sees(workspace, FieldClass.A)
    assert not access.sees(workspace, FieldClass.W)


def test_only_the_fields_of_ones_roles_are_shown(workspace):
    values = {"surname": "Щербаков", "mother_maiden_name": "Ли", "first_aid": CANARY}
    assert access.visible(workspace, "person", values) == values
    become(workspace, Role.PROPERTY_OFFICER)
    assert access.visible(workspace, "person", values) == {"surname": "Щербаков"}


def test_nothing_medical_and_no_place_to_the_metre_is_released_whoever_asks(workspace):
    values = {"surname": "Щербаков", "first_aid": CANARY, "captured_grid": "37U"}
    assert access.released(workspace, "person", values, Outlet.BUREAU) == {"surname": "Щербаков"}


def test_a_field_without_a_class_is_shown_to_nobody(workspace):
    with pytest.raises(KeyError):
        access.visible(workspace, "person", {"came_by": CANARY})


def test_every_role_is_written_as_none(workspace):
    other = anybody_else(workspace)
    access.set_roles(workspace, other, frozenset({Role.MEDIC}))
    access.set_roles(workspace, other, frozenset(Role))
    assert access.roles(workspace) == frozenset(Role)


def test_who_is_no_commander_gives_no_roles_not_even_to_himself(workspace):
    become(workspace, Role.AUDITOR)
    with pytest.raises(NotYourRole):
        access.set_roles(workspace, workspace.officer.id, frozenset(Role))


def test_a_register_keeps_a_commander(workspace):
    with pytest.raises(InputRefused) as refused:
        access.set_roles(workspace, workspace.officer.id, frozenset({Role.MEDIC}))
    assert refused.value.problems == {"roles": "access.commander_needed"}


def test_an_officer_has_a_role(workspace):
    with pytest.raises(InputRefused) as refused:
        access.set_roles(workspace, workspace.officer.id, frozenset())
    assert refused.value.problems == {"roles": "access.role_needed"}
