"""The roll-call of a station: it agrees with the record, or it does not close."""

import pytest

from casework import custody_events, escapes, roll_calls
from casework.workspace import Workspace
from models.clock import HandClock
from models.errors import InputRefused, RecordMissing, StepBlocked
from models.roll_calls import Found
from tests.casework.people import a_person
from tests.casework.test_transfers import guards


def people(workspace: Workspace, count: int = 3) -> tuple[str, ...]:
    return tuple(
        a_person(workspace, surname=f"Гречко{n}", service_number=f"АБ-20020{n}").person_id
        for n in range(count)
    )


def called(workspace: Workspace, *numbers: int) -> str:
    roll_call_id, _ = roll_calls.call(workspace)
    for counter, number in zip(("Гук", "Мороз"), numbers, strict=False):
        roll_calls.count(workspace, roll_call_id, counter, number)
    return roll_call_id


def refused(workspace: Workspace, roll_call_id: str) -> set[str]:
    with pytest.raises(StepBlocked) as blocked:
        roll_calls.close(workspace, roll_call_id)
    return guards(blocked.value)


def test_two_who_agree_with_the_record_close_it(workspace: Workspace, hand: HandClock) -> None:
    people(workspace)
    roll_call_id = called(workspace, 3, 3)
    roll_calls.close(workspace, roll_call_id)
    seen = roll_calls.view(workspace, roll_call_id)
    assert (seen.closed_at, seen.expected, seen.first, seen.second) == (hand.now(), 3, 3, 3)
    assert refused(workspace, roll_call_id) == {"is_closed"}
    with pytest.raises(StepBlocked):
        roll_calls.count(workspace, roll_call_id, "Гук", 3)


def test_the_second_does_not_see_the_first_number(workspace: Workspace) -> None:
    people(workspace)
    roll_call_id = called(workspace, 2)
    seen = roll_calls.view(workspace, roll_call_id)
    assert (seen.first_counter, seen.first, seen.complete) == ("Гук", None, False)
    with pytest.raises(InputRefused):
        roll_calls.count(workspace, roll_call_id, "гук", 2)
    roll_calls.count(workspace, roll_call_id, "Мороз", 3)
    seen = roll_calls.view(workspace, roll_call_id)
    assert (seen.first, seen.second) == (2, 3)
    assert refused(workspace, roll_call_id) == {"counts_differ"}


def test_an_open_one_goes_on(workspace: Workspace, hand: HandClock) -> None:
    people(workspace)
    first = called(workspace, 3)
    assert roll_calls.call(workspace)[0] == first
    with pytest.raises(InputRefused):
        roll_calls.call(workspace, "", hand.now() + 3_600_000)
    roll_calls.count(workspace, first, "Мороз", 3)
    roll_calls.close(workspace, first)
    assert roll_calls.call(workspace)[0] != first


def test_who_is_missing_is_never_written_off(workspace: Workspace, hand: HandClock) -> None:
    ids = people(workspace)
    roll_call_id = called(workspace, 2, 2)
    assert refused(workspace, roll_call_id) == {"too_few"}
    roll_calls.answer(workspace, roll_call_id, ids[1:], Found.PRESENT)
    roll_calls.answer(workspace, roll_call_id, ids[:1], Found.MISSING)
    assert refused(workspace, roll_call_id) == {"too_few", "still_missing"}
    told = escapes.Escape(hand.now(), hand.now() - 3_600_000, "CP Sudzha-2", "уночі", "Гук")
    escapes.escape(workspace, ids[0], told)
    roll_calls.close(workspace, roll_call_id)
    (line,) = [
        each for each in roll_calls.view(workspace, roll_call_id).lines if each.person.id == ids[0]
    ]
    assert (line.found, line.person.state) == ("missing", "escaped")


def test_who_is_in_hospital_is_not_missing(workspace: Workspace, hand: HandClock) -> None:
    ids = people(workspace)
    roll_call_id = called(workspace, 2, 2)
    roll_calls.answer(workspace, roll_call_id, ids[:1], Found.MISSING)
    custody_events.record_event(
        workspace, ids[0], "admitted_to_hospital", hand.now(), "Шпиталь № 5"
    )
    roll_calls.close(workspace, roll_call_id)


def test_who_is_found_again_is_counted_again(workspace: Workspace) -> None:
    ids = people(workspace)
    roll_call_id = called(workspace, 2, 2)
    roll_calls.answer(workspace, roll_call_id, ids[:1], Found.MISSING)
    with pytest.raises(InputRefused):
        roll_calls.answer(workspace, roll_call_id, ids[:1], Found.FOUND)
    roll_calls.answer(workspace, roll_call_id, ids[:1], Found.FOUND, "спав у лазні")
    assert refused(workspace, roll_call_id) == {"too_few"}
    for counter in ("Гук", "Мороз"):
        roll_calls.count(workspace, roll_call_id, counter, 3)
    roll_calls.close(workspace, roll_call_id)


def test_whoever_stands_there_without_a_record_is_recorded_before_it_closes(
    workspace: Workspace,
) -> None:
    people(workspace)
    roll_call_id = called(workspace, 4, 4)
    assert refused(workspace, roll_call_id) == {"too_many"}
    a_person(workspace, surname="Незнаний", service_number="")
    roll_calls.close(workspace, roll_call_id)


def test_what_is_no_count_and_what_is_no_roll_call(workspace: Workspace) -> None:
    roll_call_id = called(workspace)
    for counter, number in (("", 3), ("Гук", -1)):
        with pytest.raises(InputRefused):
            roll_calls.count(workspace, roll_call_id, counter, number)
    assert refused(workspace, roll_call_id) == {"two_counters"}
    with pytest.raises(RecordMissing):
        roll_calls.view(workspace, "none")
