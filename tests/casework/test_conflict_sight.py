"""Conflicts about what an officer may not see are not listed, not opened and not settled by him."""

import pytest

from casework import conflicts, duties, exchange
from casework.workspace import Workspace
from models.clock import HandClock
from models.errors import NotYourRole
from models.records import Station
from store import heads
from store.unit_of_work import load
from tests.casework.apart import apart, forked, other, person
from tests.casework.people import a_person, given
from tests.store.invented import OtherLaptop

__all__ = ["other", "person"]

MINE = {"rank": "сержант", "place_of_birth": "Чита"}
THEIRS = {"rank": "рядовой", "place_of_birth": "Суми"}


def test_of_a_record_those_fields_are_shown_that_are_his_to_see(
    workspace: Workspace, other: OtherLaptop, person: str
) -> None:
    apart(workspace, other, person, MINE, THEIRS)
    assert set(conflicts.inbox(workspace).lines[0].fields) >= {"rank", "place_of_birth"}
    given(workspace, "medic")
    (line,) = conflicts.inbox(workspace).lines
    assert "rank" in line.fields
    assert "place_of_birth" not in line.fields
    opened = conflicts.open_conflict(workspace, line.key)
    assert opened is not None
    assert opened.name == "rank"
    conflicts.settle_field(workspace, opened, choice=0, reason="за квитком")
    assert conflicts.inbox(workspace).lines == ()
    given(workspace, "")


def test_what_is_not_his_is_refused_wherever_he_comes_from(
    workspace: Workspace, other: OtherLaptop, person: str
) -> None:
    apart(workspace, other, person, {"place_of_birth": "Чита"}, {"place_of_birth": "Суми"})
    key = f"person/{person}"
    opened = conflicts.open_conflict(workspace, key)
    given(workspace, "medic")
    with pytest.raises(NotYourRole):
        conflicts.open_conflict(workspace, key)
    with pytest.raises(NotYourRole):
        conflicts.settle_field(workspace, opened, choice=0, reason="за квитком")
    given(workspace, "")


def test_two_accounts_of_his_custody_are_for_whom_custody_is(
    workspace: Workspace, other: OtherLaptop, person: str, hand: HandClock
) -> None:
    forked(workspace, other, person, hand)
    (line,) = conflicts.inbox(workspace).lines
    given(workspace, "property_officer")
    assert conflicts.inbox(workspace).lines == ()
    with pytest.raises(NotYourRole):
        conflicts.open_conflict(workspace, line.key)
    given(workspace, "")


def test_what_he_does_not_see_is_not_counted_for_him_either(
    workspace: Workspace, other: OtherLaptop, person: str, hand: HandClock
) -> None:
    apart(workspace, other, person, MINE, THEIRS)
    second = a_person(workspace, service_number="АБ-9").person_id
    apart(workspace, other, second, {"place_of_birth": "Чита"}, {"place_of_birth": "Суми"})
    forked(workspace, other, person, hand)
    for roles, seen in (("", 3), ("registrar", 3), ("commander", 2), ("medic", 1)):
        given(workspace, roles)
        found = conflicts.inbox(workspace)
        assert (len(found.lines), found.total) == (seen, seen), roles
        counted = (
            conflicts.count(workspace),
            duties.today(workspace).conflicts,
            exchange.overview(workspace).conflicts,
        )
        assert counted == (seen, seen, seen), roles
    given(workspace, "")


def test_a_record_nothing_of_which_is_his_is_not_counted(
    workspace: Workspace, other: OtherLaptop, person: str
) -> None:
    """A station is custody's as a whole: its kind is not even read."""
    station = load(workspace.vault, Station, workspace.station.id)
    stood = heads.decode(station.heads)
    with workspace.edit("test") as record:
        record.change(station, address="Суми")
    other.write(("station", station.value.id, [(stood.of("address"), {"address": "Охтирка"})]))
    assert conflicts.count(workspace) == 1
    given(workspace, "legal_officer")
    assert conflicts.count(workspace) == conflicts.inbox(workspace).total == 0
    given(workspace, "")
