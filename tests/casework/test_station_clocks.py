"""Limits of duties a station has set otherwise: who may, what the law allows, and what follows at once."""

import pytest

from casework import access, duties, person_cards, station_clocks, transfers
from casework.transfers import TransferDraft
from casework.workspace import Workspace
from models.duties import DAY, HOUR, RULES, DutyKind
from models.errors import InputRefused, NotYourRole
from models.field_classes import Role
from models.records import Transfer
from store.loaded import load
from tests.casework.people import a_person
from tests.casework.test_access import anybody_else


def due(workspace: Workspace, kind: DutyKind) -> list[int]:
    return [each.due_at for each in duties.today(workspace).duties if each.kind == kind]


def test_a_tighter_limit_counts_at_once_and_an_empty_one_is_the_usual(workspace: Workspace) -> None:
    person = a_person(workspace).person_id
    sight = access.sight(workspace)
    (usual,) = due(workspace, DutyKind.IDENTITY_DOCUMENT)
    owed = person_cards.owed_to(workspace, (person,), sight)[person]
    station_clocks.set_clocks(workspace, {"identity_document": 6 * HOUR})
    assert due(workspace, DutyKind.IDENTITY_DOCUMENT) == [usual - 18 * HOUR]
    assert person_cards.owed_to(workspace, (person,), sight)[person] == (
        owed.duties,
        usual - 18 * HOUR,
    )
    (view,) = (
        each for each in station_clocks.clocks(workspace) if each.kind == "identity_document"
    )
    assert (view.article, view.usual, view.own) == ("18(2)", DAY, 6 * HOUR)
    station_clocks.set_clocks(workspace, {})
    assert due(workspace, DutyKind.IDENTITY_DOCUMENT) == [usual]


def test_limits_of_the_law_can_be_tightened_and_not_loosened(workspace: Workspace) -> None:
    station_clocks.set_clocks(workspace, {"capture_card_family": 2 * DAY, "trial_notice": 30 * DAY})
    with pytest.raises(InputRefused) as refused:
        station_clocks.set_clocks(
            workspace,
            {
                "capture_card_family": 8 * DAY,
                "trial_notice": 20 * DAY,
                "bureau_notice": 0,
                "grave": 400 * DAY,
            },
        )
    assert refused.value.problems == {
        "capture_card_family": "clocks.law",
        "trial_notice": "clocks.law",
        "bureau_notice": "clocks.number",
        "grave": "clocks.too_long",
    }
    own = {each.kind: each.own for each in station_clocks.clocks(workspace) if each.own}
    assert own == {"capture_card_family": 2 * DAY, "trial_notice": 30 * DAY}


def test_what_a_transfer_owes_runs_by_the_stations_clock_too(workspace: Workspace) -> None:
    planned = workspace.now() + 3 * DAY
    opened = transfers.open_transfer(workspace, TransferDraft(destination="Camp Zakhid-1"))
    with workspace.edit("test") as record:
        seen = load(record, Transfer, opened.transfer_id)
        record.change(seen, planned_departure_at=planned)
    assert due(workspace, DutyKind.DEPARTURE_NOTICE) == [planned - DAY]
    station_clocks.set_clocks(workspace, {"departure_notice": 2 * DAY})
    assert due(workspace, DutyKind.DEPARTURE_NOTICE) == [planned - 2 * DAY]


def test_only_a_commander_sets_limits(workspace: Workspace) -> None:
    anybody_else(workspace)
    access.set_roles(workspace, workspace.officer.id, frozenset({Role.REGISTRAR}))
    with pytest.raises(NotYourRole):
        station_clocks.set_clocks(workspace, {"bureau_notice": HOUR})


def test_what_the_record_dates_itself_is_not_offered(workspace: Workspace) -> None:
    offered = {each.kind for each in station_clocks.clocks(workspace)}
    assert offered == {kind.value for kind, rule in RULES.items() if rule.limit and not rule.dated}
