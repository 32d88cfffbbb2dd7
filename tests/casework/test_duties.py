"""The figures of the first screen: what was taken back is not counted, what is to be settled is."""

import pytest

from casework import conflicts, custody_events, duties, person_files
from casework.workspace import Workspace
from models.clock import HandClock
from models.custody import Event
from models.ids import new_id
from models.records import CustodyEvent
from tests.casework.apart import apart, forked, only, other, person
from tests.casework.people import a_person
from tests.store.invented import OtherLaptop

__all__ = ["other", "person"]


def _figures(workspace: Workspace) -> tuple[int, int]:
    view = duties.today(workspace)
    return view.came_in_today, view.left_today


def _withdraw(
    workspace: Workspace, hand: HandClock, person_id: str, event_id: str, follows=""
) -> str:
    """Another officer says that an event did not happen."""
    event = CustodyEvent(
        id=new_id(hand),
        person_id=person_id,
        event="withdrawn",
        follows=follows,
        station_id=workspace.station.id,
        corrects=event_id,
        occurred_at=hand.now(),
        recorded_at=hand.now(),
    )
    with workspace.edit("test", reason="помилка") as record:
        record.add(event)
    return event.id


def test_conflicts_of_fields_and_of_custody_are_counted(
    workspace: Workspace, other: OtherLaptop, person: str, hand: HandClock
) -> None:
    assert duties.today(workspace).conflicts == 0
    apart(workspace, other, person, {"rank": "сержант"}, {"rank": "рядовой"})
    assert duties.today(workspace).conflicts == 1
    forked(workspace, other, person, hand)
    assert duties.today(workspace).conflicts == conflicts.count(workspace) == 2


def test_who_came_in_by_an_event_that_was_withdrawn_did_not(
    workspace: Workspace, person: str, hand: HandClock
) -> None:
    a_person(workspace, service_number="АБ-2")
    assert _figures(workspace) == (2, 0)
    (first,) = person_files.open_file(workspace, person).timeline
    _withdraw(workspace, hand, person, first.event_id)
    assert _figures(workspace) == (1, 0)


@pytest.mark.parametrize("day", [0, 1])
def test_a_correction_counts_in_place_of_what_it_corrects(
    workspace: Workspace, person: str, hand: HandClock, day: int
) -> None:
    (first,) = person_files.open_file(workspace, person).timeline
    custody_events.record_event(
        workspace,
        person,
        first.event,
        first.occurred_at - day * 24 * 3_600_000,
        first.place,
        note="помилка запису",
        corrects=first.event_id,
    )
    assert _figures(workspace) == (1 - day, 0)


def test_a_departure_withdrawn_when_a_conflict_is_settled_is_not_counted(
    workspace: Workspace, other: OtherLaptop, person: str, hand: HandClock
) -> None:
    (first,) = person_files.open_file(workspace, person).timeline
    hand.advance(hours=1)
    departed = custody_events.next_event(workspace, person, Event.DEPARTED, hand.now(), "Sumy")
    with workspace.edit("test") as record:
        record.add(departed)
    held = {
        "person_id": person,
        "event": "held_back",
        "follows": first.event_id,
        "station_id": workspace.station.id,
        "occurred_at": hand.now() + 1,
        "recorded_at": hand.now() + 1,
        "place": "Шпиталь 5",
    }
    other.write(("custody_event", new_id(hand), [((), held)]))
    assert _figures(workspace) == (1, 1)
    found = only(workspace)
    kept = next(w for w in found.ways if w.settling == "keep" and w.state == "held_back")
    conflicts.settle_custody(workspace, found, kept.key, "він у шпиталі")
    assert _figures(workspace) == (1, 0)
