"""Visits: who is named, whom their list names, and since when each has been here."""

import pytest

from casework import custody_events, escapes, paper, visits
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY, HOUR
from models.errors import InputRefused, NotYourRole
from models.ids import new_id
from models.records import CustodyEvent
from tests.casework.people import a_person, given
from tests.casework.releases import let_go
from tests.casework.visiting import DELEGATES, a_visit
from tests.scenarios.test_custody import registered

ELSEWHERE = "01a1e860-7d00-7000-8000-00000000000a"


def since(workspace: Workspace, person_id: str) -> int:
    return visits.here_since(workspace, (person_id,))[person_id]


def test_a_visit_is_recorded_and_its_digest_is_that_of_the_paper(
    workspace: Workspace, hand: HandClock
) -> None:
    a_person(workspace)
    first = a_visit(workspace, "protecting_power")
    hand.advance(hours=1)
    second = a_visit(workspace)
    shown, total = visits.visits(workspace)
    assert total == 2
    assert [each.id for each in shown] == [second, first]
    assert [each.visitor for each in shown] == ["icrc", "protecting_power"]
    assert (shown[0].people, shown[0].delegates, shown[0].digest) == (1, DELEGATES, "")
    printed = paper.compose(workspace, "x3", (second,), "uk", "fr")
    paper.issue(workspace, printed, "printer")
    ((newest, _), _) = visits.visits(workspace)
    assert newest.digest == printed.digest
    assert visits.visits(workspace, start=1, most=5)[0][0].id == first


@pytest.mark.parametrize(
    ("visitor", "delegates", "hours"),
    [("press", "X", 0), ("", "X", 0), ("icrc", " \n", 0), ("icrc", "X", 1)],
)
def test_a_visit_of_nobody_or_of_the_future_is_refused(
    workspace: Workspace, visitor: str, delegates: str, hours: int
) -> None:
    with pytest.raises(InputRefused):
        visits.record(workspace, visitor, delegates, workspace.now() + hours * HOUR)
    assert visits.visits(workspace) == ((), 0)


@pytest.mark.parametrize("role", ["medic", "property_officer", "auditor"])
def test_who_sees_no_custody_records_and_reads_no_visit(workspace: Workspace, role: str) -> None:
    given(workspace, role)
    with pytest.raises(NotYourRole):
        a_visit(workspace)
    with pytest.raises(NotYourRole):
        visits.visits(workspace)


def test_here_since_is_the_first_event_of_this_station_not_the_last(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = registered(workspace)
    came = since(workspace, person_id)
    hand.advance(hours=30)
    custody_events.record_event(workspace, person_id, "admitted_to_hospital", hand.now(), "Шпиталь")
    assert since(workspace, person_id) == came
    assert 0 < came <= hand.now() - 30 * HOUR


def follow(workspace: Workspace, person_id: str, *steps: tuple[str, int, str, str]) -> None:
    """Events after each other: what, when, by which station, and which of them (by place) it corrects."""
    made: list[str] = []
    for event, at, station, corrects in steps:
        made.append(new_id(workspace.clock))
        with workspace.edit("test") as record:
            record.add(
                CustodyEvent(
                    id=made[-1],
                    person_id=person_id,
                    event=event,
                    follows=made[-2] if len(made) > 1 and not corrects else "",
                    corrects=made[int(corrects)] if corrects else "",
                    occurred_at=at,
                    recorded_at=workspace.now(),
                    station_id=station,
                )
            )


def test_who_was_away_and_came_back_is_here_since_he_came_back(workspace: Workspace) -> None:
    here, now = workspace.station.id, workspace.now()
    person_id = "01a1e860-7d00-7000-8000-0000000000ff"
    follow(
        workspace,
        person_id,
        ("reached_collection_point", now - 9 * DAY, here, ""),
        ("registered", now - 8 * DAY, ELSEWHERE, ""),
        ("admitted_to_hospital", now - 3 * DAY, here, ""),
        ("discharged_from_hospital", now - 2 * DAY, here, ""),
        ("admitted_to_hospital", now - 3 * DAY - HOUR, ELSEWHERE, "2"),
    )
    assert since(workspace, person_id) == now - 3 * DAY - HOUR, "corrected elsewhere, ours still"


def test_an_earlier_captivity_here_does_not_count(workspace: Workspace, hand: HandClock) -> None:
    person_id = registered(workspace)
    hand.advance(hours=5)
    let_go(workspace, person_id)
    hand.advance(hours=50)
    escapes.captured_again(workspace, person_id, hand.now(), "Суми", "3 омбр")
    assert since(workspace, person_id) == hand.now()
    assert visits.on_the_list(workspace) == (person_id,)
