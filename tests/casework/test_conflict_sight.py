"""Conflicts about what an officer may not see are not listed, not opened and not settled by him."""

import pytest

from casework import conflicts
from casework.workspace import Workspace
from models.clock import HandClock
from models.errors import NotYourRole
from tests.casework.apart import apart, forked, other, person
from tests.casework.people import given
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
