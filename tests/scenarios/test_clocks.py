"""Every clock of the Convention, through the record and on the first screen: open, due, overdue, ended, armed again."""

from collections.abc import Callable

import pytest

from casework import (
    bureau,
    commissions,
    complaints,
    deaths,
    departures,
    duties,
    endings,
    inspections,
    proceedings,
    property_custody,
    reception,
    transfer_checks,
    transfers,
)
from casework.transfers import TransferDraft
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY, HOUR
from models.errors import InputRefused
from tests.casework import handovers
from tests.casework.moves import counted, hold_back, looked_at, received
from tests.casework.people import WATCH, a_person
from tests.scenarios.test_custody import owed, registered

SAW = inspections.Inspected("arrival", "лікар Савченко", weighed=True)


def interned(workspace: Workspace, hand: HandClock, kind: str = "camp") -> str:
    """Somebody registered who has reached a camp under a list."""
    person_id = registered(workspace)
    draft = TransferDraft(destination="Camp West-1", destination_kind=kind, escort_name="Ткач")
    transfer_id = transfers.open_transfer(workspace, draft).transfer_id
    ids = (person_id,)
    transfers.add_people(workspace, transfer_id, ids)
    transfer_checks.set_fitness(workspace, transfer_id, ids, "fit", "лікар Савченко")
    transfer_checks.give_notice(workspace, transfer_id, "Camp West-1, п/с 77", "ru")
    looked_at(workspace, transfer_id, ids)
    departures.seal_list(workspace, transfer_id)
    counted(workspace, transfer_id, 1)
    departures.depart(workspace, transfer_id)
    hand.advance(hours=4)
    reception.tick_all_present(workspace, transfer_id)
    reception.arrive(workspace, transfer_id, "Гук", "капітан", "Camp West-1")
    return person_id


def died(workspace: Workspace, cause: str = "illness", suspected: str = "nobody") -> str:
    person_id = a_person(workspace).person_id
    report = deaths.DeathReport(workspace.now(), "Шпиталь 5", cause, "", suspected, "Савченко")
    deaths.record_death(workspace, person_id, report)
    return person_id


def a_case(workspace: Workspace, kind: str, **changes: int) -> str:
    person_id = a_person(workspace).person_id
    fields = {"charge": "x", "provision": "ст. 1", **changes}
    proceedings.open_proceeding(workspace, person_id, kind, fields)
    return person_id


def a_decision(workspace: Workspace, *, notified: bool) -> str:
    person_id = a_person(workspace).person_id
    decided = commissions.Decided("A", "проф. Ларин", workspace.now())
    commissions.record_decision(workspace, person_id, decided)
    if notified:
        (decision,) = commissions.open_ones(workspace, person_id)
        commissions.go_on(workspace, decision, {"notified_at": workspace.now()})
    return person_id


def unable(workspace: Workspace) -> str:
    return a_person(
        workspace, surname="", first_names="", surname_answer="unable", first_names_answer="unable"
    ).person_id


def serious(workspace: Workspace) -> str:
    person_id = a_person(workspace).person_id
    inspections.mark_serious(workspace, person_id, workspace.now())
    return person_id


def held_back(workspace: Workspace) -> str:
    person_id = a_person(workspace).person_id
    hold_back(workspace, person_id, workspace.now(), "CP Sudzha-2")
    return person_id


def examined(workspace: Workspace) -> str:
    person_id = died(workspace)
    deaths.examine(workspace, person_id, deaths.Examined(workspace.now(), "Савченко", "майор"))
    return person_id


def complained(workspace: Workspace) -> str:
    person_id = a_person(workspace).person_id
    complaints.ask(workspace, person_id, complaints.Asked("Лис", "ВСП", "made"))
    return person_id


def with_another_power(workspace: Workspace) -> str:
    person_id = a_person(workspace).person_id
    handing = endings.Handing("PL", workspace.now(), "Корчова", "угода 3", "Мельник", "Nowak")
    endings.hand_to_power(workspace, person_id, handing)
    return person_id


def told(workspace: Workspace) -> str:
    person_id = registered(workspace)
    bureau.send(workspace, (person_id,), bureau.Sending("paper", "seal"))
    return person_id


def with_a_watch(workspace: Workspace) -> str:
    return a_person(workspace, items=(WATCH,)).person_id


CLOCKS: dict[str, tuple[Callable[[Workspace], str], int, str]] = {
    "registration": (lambda w: a_person(w).person_id, DAY, "122(4)"),
    "identity_document": (lambda w: a_person(w).person_id, DAY, "18(2)"),
    "rights_notice": (lambda w: a_person(w).person_id, DAY, "41"),
    "arrival_inspection": (lambda w: a_person(w).person_id, DAY, "30"),
    "unable_to_state": (unable, 4 * HOUR, "17(5)"),
    "capture_card_family": (lambda w: a_person(w).person_id, 7 * DAY, "70"),
    "capture_card_agency": (lambda w: a_person(w).person_id, 7 * DAY, "70"),
    "bureau_notice": (registered, DAY, "122(5)"),
    "bureau_acknowledgement": (told, 7 * DAY, "122(8)"),
    "weekly_report": (serious, 7 * DAY, "122(6)"),
    "held_back_review": (held_back, DAY, "19(2)"),
    "property_unsealed": (with_a_watch, DAY, "18(5)"),
    "complaint_forwarding": (complained, DAY, "78"),
    "commission_notice": (lambda w: a_decision(w, notified=False), 30 * DAY, "112"),
    "commission_decision": (lambda w: a_decision(w, notified=True), 90 * DAY, "112"),
    "death_examination": (died, DAY, "120(3)"),
    "death_notice": (examined, DAY, "120(2)"),
    "grave": (died, 7 * DAY, "120(6)"),
    "open_enquiry": (lambda w: died(w, "unknown", "unknown"), 0, "121"),
    "enquiry_report": (lambda w: died(w, "unknown", "unknown"), 30 * DAY, "121"),
    "power_follow_up": (with_another_power, 30 * DAY, "12"),
    "pretrial_confinement": (
        lambda w: a_case(w, "judicial", confined_from=w.now()),
        90 * DAY,
        "103",
    ),
    "trial_notice": (lambda w: a_case(w, "judicial", trial_at=w.now() + 30 * DAY), 9 * DAY, "104"),
    "disciplinary_confinement": (
        lambda w: a_case(w, "disciplinary", confined_from=w.now()),
        14 * DAY,
        "95",
    ),
    "disciplinary_punishment": (
        lambda w: a_case(w, "disciplinary", punishment_from=w.now()),
        30 * DAY,
        "90",
    ),
}
"""Duty → how it arises, how long there is, from which article (domain 1.5 as corrected)."""


def urgency(workspace: Workspace, kind: str) -> str:
    """How it stands on the first screen."""
    return next(duty.urgency for duty in duties.today(workspace).duties if duty.kind == kind)


@pytest.mark.parametrize("kind", sorted(CLOCKS))
def test_section_1_5_each_clock_runs_from_what_armed_it(
    workspace: Workspace, hand: HandClock, kind: str
) -> None:
    arises, limit, article = CLOCKS[kind]
    armed_at = hand.now()
    person_id = arises(workspace)
    (duty,) = [each for each in duties.duties_of(workspace, person_id) if each.kind == kind]
    assert (duty.due_at, duty.article) == (armed_at + limit, article)
    if limit:
        hand.instant = armed_at + limit - 1
        assert urgency(workspace, kind) == "due_today"
    hand.instant = armed_at + limit
    assert urgency(workspace, kind) == "overdue"


def test_article_46_a_sealed_list_departs_and_an_arrived_one_is_closed_within_a_day(
    workspace: Workspace, hand: HandClock
) -> None:
    """What waits in between is owed: a sealed list its departure, an arrival its closing, each from its own hour."""
    ids = (a_person(workspace).person_id,)
    transfer_id = handovers.ready(workspace, ids)

    def due() -> dict[str, int]:
        kinds = ("transfer_sealed", "transfer_under_way", "transfer_arrived")
        found = handovers.owed(workspace, transfer_id)
        return {kind: found[kind] for kind in kinds if kind in found}

    assert due() == {}
    departures.seal_list(workspace, transfer_id)
    assert due() == {"transfer_sealed": hand.now() + DAY}
    hand.advance(hours=24)
    assert urgency(workspace, "transfer_sealed") == "overdue"
    counted(workspace, transfer_id, 1)
    departures.depart(workspace, transfer_id)
    assert due() == {"transfer_under_way": hand.now() + DAY}
    hand.advance(hours=4)
    reception.tick_all_present(workspace, transfer_id)
    reception.arrive(workspace, transfer_id, "Гук", "капітан", "Camp West-1")
    arrived_at = hand.now()
    assert due() == {"transfer_arrived": arrived_at + DAY}
    hand.instant = arrived_at + DAY - 1
    assert urgency(workspace, "transfer_arrived") == "due_today"
    hand.instant = arrived_at + DAY
    assert urgency(workspace, "transfer_arrived") == "overdue"
    received(workspace, transfer_id, ids)
    reception.close(workspace, transfer_id)
    assert due() == {}


def test_row_28_every_month_an_inspection_with_weight(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = interned(workspace, hand)
    arrived_at = hand.now()
    for month in (1, 2):
        due = {duty.kind: duty.due_at for duty in duties.duties_of(workspace, person_id)}
        assert due["monthly_inspection"] == arrived_at + month * 30 * DAY
        hand.instant = arrived_at + month * 30 * DAY
        assert urgency(workspace, "monthly_inspection") == "overdue"
        with pytest.raises(InputRefused):
            inspections.inspect(
                workspace, (person_id,), inspections.Inspected("monthly", "Савченко")
            )
        weighed = inspections.Inspected("monthly", "Савченко", weighed=True)
        inspections.inspect(workspace, (person_id,), weighed)


def test_row_35_a_stay_in_a_transit_camp_alarms_on_the_third_day(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = interned(workspace, hand, "transit_camp")
    due = {duty.kind: duty.due_at for duty in duties.duties_of(workspace, person_id)}
    assert due["transit_dwell"] == hand.now() + 3 * DAY
    hand.advance(days=3)
    assert urgency(workspace, "transit_dwell") == "overdue"


def test_row_41_the_commissions_decision_is_notified_and_carried_out_in_time(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_decision(workspace, notified=True)
    for wrong in (
        commissions.Decided("A", " ", hand.now()),
        commissions.Decided("C", "проф. Ларин", hand.now()),
        commissions.Decided("B", "проф. Ларин", hand.now() + DAY),
    ):
        with pytest.raises(InputRefused):
            commissions.record_decision(workspace, person_id, wrong)
    assert owed(workspace, person_id) >= {"commission_decision"}
    hand.advance(days=91)
    assert urgency(workspace, "commission_decision") == "overdue"
    (decision,) = commissions.open_ones(workspace, person_id)
    commissions.go_on(workspace, decision, {"executed_at": hand.now()})
    assert "commission_decision" not in owed(workspace, person_id)


@pytest.mark.parametrize("decision", ["NC", "rejected"])
def test_row_41_who_stays_is_owed_the_notice_alone(
    workspace: Workspace, hand: HandClock, decision: str
) -> None:
    person_id = a_person(workspace).person_id
    decided = commissions.Decided(decision, "проф. Ларин", hand.now())
    commissions.record_decision(workspace, person_id, decided)
    assert "commission_notice" in owed(workspace, person_id)
    (open_one,) = commissions.open_ones(workspace, person_id)
    commissions.go_on(workspace, open_one, {"notified_at": hand.now()})
    assert not {"commission_notice", "commission_decision"} & owed(workspace, person_id)


def test_row_60_the_first_screen_says_what_is_overdue_unsent_under_way_and_unsealed(
    workspace: Workspace, hand: HandClock
) -> None:
    watch = a_person(workspace, items=(WATCH,)).person_id
    hand.advance(days=2)
    person_id = registered(workspace, service_number="АБ-1")
    transfers.open_transfer(workspace, TransferDraft(destination="Camp West-1"))
    view = duties.today(workspace)
    first = {duty.kind: duty.urgency for duty in view.duties if duty.subject_id == watch}
    assert first["property_unsealed"] == first["registration"] == "overdue"
    assert {duty.kind for duty in view.duties if duty.subject_id == person_id} >= {"bureau_notice"}
    assert len(view.transfers) == 1
    assert (view.held_now, view.came_in_today) == (2, 1)
    assert [duty.due_at for duty in view.duties] == sorted(duty.due_at for duty in view.duties)
    assert view.duties_total == len(view.duties)
    property_custody.seal_packet(workspace, watch, "0047")
    assert "property_unsealed" not in owed(workspace, watch)
