"""Duties that were ended, put off or never begun by what does not do them, through the record."""

import pytest

from casework import (
    commissions,
    custody_events,
    deaths,
    duties,
    inspections,
    people,
    person_files,
    proceedings,
)
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY, HOUR
from tests.casework.people import a_person
from tests.scenarios.test_clocks import died, interned
from tests.scenarios.test_custody import owed, registered


def due_of(workspace: Workspace, person_id: str) -> dict[str, int]:
    return {duty.kind: duty.due_at for duty in duties.duties_of(workspace, person_id)}


def test_row_19_cards_never_sent_stay_overdue_whatever_arms_them_again(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = registered(workspace)
    first = due_of(workspace, person_id)["capture_card_family"]
    for event, place in (("became_ill", ""), ("admitted_to_hospital", "Шпиталь 5")):
        hand.advance(hours=6 * 24)
        custody_events.record_event(workspace, person_id, event, hand.now(), place)
        assert due_of(workspace, person_id)["capture_card_family"] == first
    assert first < hand.now()


def test_the_month_runs_on_over_hospital_and_a_look_without_weight(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = interned(workspace, hand)
    due = due_of(workspace, person_id)["monthly_inspection"]
    hand.advance(hours=29 * 24)
    inspections.inspect(workspace, (person_id,), inspections.Inspected("arrival", "Савченко"))
    assert due_of(workspace, person_id)["monthly_inspection"] == due
    custody_events.record_event(workspace, person_id, "admitted_to_hospital", hand.now(), "Ш. 5")
    assert due_of(workspace, person_id)["monthly_inspection"] == due
    weighed = inspections.Inspected("monthly", "Савченко", weighed=True)
    inspections.inspect(workspace, (person_id,), weighed)
    assert due_of(workspace, person_id)["monthly_inspection"] == hand.now() + 30 * DAY


def test_whoever_waits_at_a_collection_point_is_owed_his_evacuation(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = registered(workspace)
    assert due_of(workspace, person_id)["evacuation"] == hand.now() + 3 * DAY
    hand.advance(hours=200 * 24)
    assert due_of(workspace, person_id)["evacuation"] == hand.now() - 197 * DAY


@pytest.mark.parametrize("way", ["intake", "correction"])
def test_row_30_who_is_seriously_wounded_is_reported_of_every_week(
    workspace: Workspace, hand: HandClock, way: str
) -> None:
    health = "seriously_wounded" if way == "intake" else "not_wounded"
    person_id = a_person(workspace, health=health).person_id
    if way == "correction":
        assert "weekly_report" not in owed(workspace, person_id)
        hand.advance(hours=5)
        file = person_files.open_file(workspace, person_id)
        people.amend(workspace, file, {"health": "seriously_wounded"})
    assert due_of(workspace, person_id)["weekly_report"] == hand.now() + 7 * DAY
    hand.advance(hours=1)
    inspections.mark_serious(workspace, person_id, 0)
    assert "weekly_report" not in owed(workspace, person_id)


def test_an_enquiry_that_is_closed_is_still_to_be_told_of(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = died(workspace, cause="unknown")
    (inquiry,) = deaths.inquiries_of(workspace, person_id)
    report = {"report_at": hand.now(), "report_reference": "7", "outcome": "встановлено"}
    deaths.report_enquiry(workspace, inquiry, report)
    assert "open_enquiry" in owed(workspace, person_id)
    assert deaths.inquiries_of(workspace, person_id) == (inquiry,)
    deaths.report_enquiry(workspace, inquiry, {"power_told_at": hand.now()})
    assert "open_enquiry" not in owed(workspace, person_id)
    assert deaths.inquiries_of(workspace, person_id) == ()


def test_a_judgment_is_still_to_be_reported_when_the_case_has_ended(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = registered(workspace)
    received = dict.fromkeys(
        ("power_received_at", "prisoner_received_at", "representative_received_at"), hand.now()
    )
    facts = {"charge": "c", "provision": "p", **received}
    proceedings.open_proceeding(workspace, person_id, "judicial", facts)
    (case,) = proceedings.open_ones(workspace, person_id)
    hand.advance(hours=22 * 24)
    ended = {"judged_at": hand.now(), "judgment": "x", "ended_at": hand.now()}
    proceedings.go_on(workspace, case, ended)
    assert due_of(workspace, person_id)["judgment_notice"] == hand.now() + DAY
    hand.advance(hours=25)
    assert proceedings.open_ones(workspace, person_id) == (case,)
    proceedings.go_on(workspace, case, {"judgment_reported_at": hand.now() - HOUR})
    assert "judgment_notice" not in owed(workspace, person_id)
    assert proceedings.open_ones(workspace, person_id) == ()


def test_a_decision_that_was_carried_out_is_still_to_be_told(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = registered(workspace)
    commissions.record_decision(
        workspace, person_id, commissions.Decided("A", "проф. Ларин", hand.now())
    )
    (decision,) = commissions.open_ones(workspace, person_id)
    commissions.go_on(workspace, decision, {"executed_at": hand.now()})
    assert "commission_notice" in owed(workspace, person_id)
    commissions.go_on(workspace, decision, {"notified_at": hand.now()})
    assert "commission_notice" not in owed(workspace, person_id)
