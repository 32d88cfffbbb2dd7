"""From capture to an ending, row by row of what the Convention asks and of what went wrong elsewhere."""

from dataclasses import replace
from typing import Any

import pytest

from casework import (
    complaints,
    custody_events,
    duties,
    escapes,
    inspections,
    person_files,
    registration,
)
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY, HOUR
from models.errors import InputRefused, StepBlocked, TransitionRefused
from tests.casework.moves import hold_back
from tests.casework.people import WATCH, a_person


def owed(workspace: Workspace, person_id: str) -> set[str]:
    return {duty.kind for duty in duties.duties_of(workspace, person_id)}


def state(workspace: Workspace, person_id: str) -> str:
    return person_files.open_file(workspace, person_id).card.state


def guards(blocked: StepBlocked) -> set[str]:
    return {block.guard for block in blocked.blocks}


def registered(workspace: Workspace, **fields: Any) -> str:
    person_id = a_person(workspace, **fields).person_id
    registration.issue_identity_documents(workspace, (person_id,))
    registration.explain_rights(workspace, (person_id,), registration.Explained("ru"))
    registration.register_people(workspace, (person_id,))
    return person_id


def test_row_1_nobody_is_held_without_a_record_that_is_owed_something(workspace: Workspace) -> None:
    person_id = a_person(workspace).person_id
    assert {"registration", "identity_document", "rights_notice", "arrival_inspection"} <= owed(
        workspace, person_id
    )


def test_row_2_declined_is_an_answer_and_never_stops_registering(workspace: Workspace) -> None:
    answers = {
        f"{item}_answer": "declined"
        for item in ("surname", "first_names", "rank", "born", "service_number")
    }
    person_id = a_person(
        workspace, surname="", first_names="", rank="", born="", service_number="", **answers
    ).person_id
    registration.issue_identity_documents(workspace, (person_id,))
    registration.explain_rights(workspace, (person_id,), registration.Explained("ru"))
    registration.register_people(workspace, (person_id,))
    assert "registration" not in owed(workspace, person_id)


def test_registering_says_for_whom_what_is_missing(workspace: Workspace) -> None:
    person_id = a_person(workspace, rank="").person_id
    with pytest.raises(StepBlocked) as blocked:
        registration.register_people(workspace, (person_id,))
    assert guards(blocked.value) == {
        "not_asked",
        "no_identity_document",
        "rights_not_explained",
    }
    assert state(workspace, person_id) == "collection_point"


def test_row_17_the_number_is_for_life_and_stands_beside_the_tag(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = registered(workspace)
    first = person_files.open_file(workspace, person_id).card
    assert first.prisoner_number.startswith("SUD2-P-")
    assert first.tag_number.startswith("SUD2-0")
    hand.advance(hours=1)
    escapes.escape(
        workspace,
        person_id,
        escapes.Escape(hand.now(), hand.now() - HOUR, "CP Sudzha-2", "уночі", "сержант Гук"),
    )
    hand.advance(hours=50)
    escapes.escape_succeeded(workspace, person_id, hand.now(), "", "Червоний Хрест")
    hand.advance(hours=500)
    escapes.captured_again(workspace, person_id, hand.now(), "Суджа", "82 одшбр")
    registration.explain_rights(workspace, (person_id,), registration.Explained("ru"))
    registration.register_people(workspace, (person_id,))
    again = person_files.open_file(workspace, person_id)
    assert again.card.prisoner_number == first.prisoner_number
    assert sum(entry.event == "registered" for entry in again.timeline) == 2


def test_27_people_are_registered_in_one_act(workspace: Workspace) -> None:
    ids = tuple(a_person(workspace, service_number=f"АБ-{n}").person_id for n in range(27))
    registration.issue_identity_documents(workspace, ids)
    registration.explain_rights(workspace, ids, registration.Explained("ru"))
    registration.register_people(workspace, ids)
    numbers = {person_files.open_file(workspace, each).card.prisoner_number for each in ids}
    assert len(numbers) == 27


def test_rows_28_and_30_inspections_end_and_arm_their_duties(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = tuple(a_person(workspace, service_number=f"АБ-{n}").person_id for n in range(3))
    with pytest.raises(InputRefused):
        inspections.inspect(workspace, ids, inspections.Inspected("arrival", ""))
    with pytest.raises(InputRefused):
        inspections.inspect(workspace, ids, inspections.Inspected("monthly", "Савченко"))
    hand.advance(hours=1)
    inspections.inspect(workspace, ids, inspections.Inspected("arrival", "Савченко", "лейтенант"))
    assert not any("arrival_inspection" in owed(workspace, each) for each in ids)


def test_row_25_serious_cases_are_reported_every_week(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    inspections.mark_serious(workspace, person_id, hand.now())
    assert "weekly_report" in owed(workspace, person_id)
    with pytest.raises(InputRefused):
        inspections.mark_serious(workspace, person_id, hand.now() + DAY)
    inspections.mark_serious(workspace, person_id, 0)
    assert "weekly_report" not in owed(workspace, person_id)


def test_row_34_held_back_is_looked_at_again(workspace: Workspace, hand: HandClock) -> None:
    person_id = a_person(workspace).person_id
    hold_back(workspace, person_id, hand.now(), "CP Sudzha-2")
    due = next(
        duty.due_at
        for duty in duties.duties_of(workspace, person_id)
        if duty.kind == "held_back_review"
    )
    assert due == hand.now() + DAY
    hand.advance(hours=1)
    review = inspections.Inspected("held_back_review", "Савченко", next_at=hand.now() + 3 * DAY)
    inspections.inspect(workspace, (person_id,), review)
    due = next(
        duty.due_at
        for duty in duties.duties_of(workspace, person_id)
        if duty.kind == "held_back_review"
    )
    assert due == hand.now() + 3 * DAY


def test_row_37_escape_and_recapture_are_both_told(workspace: Workspace, hand: HandClock) -> None:
    person_id = registered(workspace)
    hand.advance(hours=2)
    told = escapes.Escape(hand.now(), hand.now() - HOUR, "CP Sudzha-2", "через вікно", "Гук")
    escapes.escape(workspace, person_id, told)
    assert state(workspace, person_id) == "escaped"
    hand.advance(hours=5)
    escapes.recapture(workspace, person_id, hand.now(), "ліс", "поліція Сум")
    assert state(workspace, person_id) == "collection_point"
    notices = [
        duty for duty in duties.duties_of(workspace, person_id) if duty.kind == "bureau_notice"
    ]
    events = {entry.event_id: entry.event for entry in timeline(workspace, person_id)}
    assert {events[duty.event_id] for duty in notices} == {"registered", "escaped", "recaptured"}


def timeline(workspace: Workspace, person_id: str):
    return person_files.open_file(workspace, person_id).timeline


def test_row_2_of_what_went_wrong_nobody_is_written_off(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    with pytest.raises(InputRefused):
        escapes.escape(workspace, person_id, escapes.Escape(hand.now(), 0, "x", "", "Гук"))
    with pytest.raises(InputRefused):
        escapes.escape(
            workspace,
            person_id,
            escapes.Escape(hand.now(), hand.now() + HOUR, "x", "y", "Гук"),
        )
    with pytest.raises(TransitionRefused):
        escapes.recapture(workspace, person_id, hand.now(), "x", "Гук")
    assert state(workspace, person_id) == "collection_point"


@pytest.mark.parametrize("unit", ["82 одшбр", " 82  ОДШБР "])
def test_row_31_the_capturing_unit_does_not_ask_for_complaints(
    workspace: Workspace, unit: str
) -> None:
    person_id = a_person(workspace, capturing_unit="82 одшбр").person_id
    with pytest.raises(InputRefused):
        complaints.ask(workspace, person_id, complaints.Asked("Гук", unit, "none"))
    complaints.ask(workspace, person_id, complaints.Asked("Лис", "ВСП", "made", reference="С-1/26"))
    assert "complaint_forwarding" in owed(workspace, person_id)
    complaints.pass_on(workspace, person_id, "Омбудсман")
    assert "complaint_forwarding" not in owed(workspace, person_id)


@pytest.mark.parametrize(
    "event", ["escaped", "died", "exchanged", "repatriated", "released", "departed", "registered"]
)
def test_what_has_an_act_of_its_own_is_not_recorded_in_passing(
    workspace: Workspace, hand: HandClock, event: str
) -> None:
    person_id = a_person(workspace, items=(WATCH,)).person_id
    with pytest.raises(StepBlocked):
        custody_events.record_event(workspace, person_id, event, hand.now(), "x")


def test_row_5_of_what_went_wrong_late_entries_show(workspace: Workspace, hand: HandClock) -> None:
    person_id = a_person(workspace).person_id
    hand.advance(hours=30)
    hold_back(workspace, person_id, hand.now() - 20 * HOUR, "x")
    assert timeline(workspace, person_id)[-1].late_by == 20 * HOUR


def test_a_step_on_a_contradicting_record_is_refused(workspace: Workspace, hand: HandClock) -> None:
    from tests.casework.apart import forked  # noqa: PLC0415 - only here two laptops are needed
    from tests.store.invented import OtherLaptop  # noqa: PLC0415

    person_id = a_person(workspace).person_id
    forked(workspace, OtherLaptop(workspace.vault), person_id, hand)
    hand.advance(hours=5)
    with pytest.raises(StepBlocked) as blocked:
        escapes.escape(
            workspace, person_id, escapes.Escape(hand.now(), hand.now(), "x", "y", "Гук")
        )
    assert guards(blocked.value) == {"custody_contradicts"}


def test_notes_of_five_thousand_lines_and_names_in_every_script(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace, surname="Ωмега-김-محمد-משה", first_names="Ñ ǅ").person_id
    hand.advance(hours=1)
    custody_events.record_event(
        workspace, person_id, "became_ill", hand.now(), "x", note="рядок\n" * 5000
    )
    assert state(workspace, person_id) == "collection_point"


def test_row_34_nobody_is_held_back_without_a_reason_a_doctor_and_a_day(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    look = inspections.Inspected("held_back_review", "Савченко", next_at=hand.now() + DAY)
    for lacking, reason, field in (
        (replace(look, by_name=" "), "не витримає дороги", "by_name"),
        (look, "  ", "reason"),
        (replace(look, next_at=0), "не витримає дороги", "next_at"),
        (replace(look, next_at=hand.now()), "не витримає дороги", "next_at"),
    ):
        with pytest.raises(InputRefused) as refused:
            inspections.hold_back(workspace, person_id, lacking, reason)
        assert refused.value.problems.keys() == {field}
    with pytest.raises(StepBlocked):
        custody_events.record_event(workspace, person_id, "held_back", hand.now(), "x")
    inspections.hold_back(workspace, person_id, look, "не витримає дороги")
    assert state(workspace, person_id) == "held_back"
    assert timeline(workspace, person_id)[-1].note == "не витримає дороги"
    assert "arrival_inspection" not in owed(workspace, person_id)
