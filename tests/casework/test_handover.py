"""Both sides ask and look; nobody of the capturing unit asks; mail follows."""

import pytest

from casework import departures, duties, handover, reception, transfer_files, transfers
from casework.handover import Asked, Side
from casework.transfers import TransferDraft
from casework.workspace import Workspace
from models.clock import HandClock
from models.errors import InputRefused, StepBlocked
from tests.casework.moves import ASKED, counted, registered
from tests.casework.people import a_person
from tests.casework.test_transfers import guards, ready


def on_a_list(workspace: Workspace, **fields: str) -> tuple[str, str]:
    person_id = a_person(workspace, **fields).person_id
    transfer_id = transfers.open_transfer(workspace, TransferDraft(destination="x")).transfer_id
    transfers.add_people(workspace, transfer_id, (person_id,))
    return transfer_id, person_id


def gone(workspace: Workspace) -> tuple[str, tuple[str, ...]]:
    transfer_id, ids = ready(workspace)
    departures.seal_list(workspace, transfer_id)
    counted(workspace, transfer_id, 3)
    departures.depart(workspace, transfer_id)
    return transfer_id, ids


@pytest.mark.parametrize("unit", ["82 одшбр", " 82  ОДШБР"])
def test_who_asks_is_not_of_the_unit_that_captured_him(workspace: Workspace, unit: str) -> None:
    transfer_id, person_id = on_a_list(workspace, capturing_unit="82 одшбр")
    with pytest.raises(StepBlocked) as blocked:
        handover.ask_complaints(workspace, transfer_id, (person_id,), Asked("Гук", unit))
    (block,) = blocked.value.blocks
    assert (block.guard, block.subjects, block.overridable) == (
        "asked_by_capturing_unit",
        (person_id,),
        False,
    )
    handover.ask_complaints(workspace, transfer_id, (person_id,), ASKED)
    (line,) = transfer_files.open_file(workspace, transfer_id).lines
    assert (line.complaint_asked, line.complaint_asked_by) == ("none", "капітан Лис")


@pytest.mark.parametrize("asked", [Asked("", "ВСП"), Asked("Лис", ""), Asked("Лис", "ВСП", "")])
def test_who_asked_is_named(workspace: Workspace, asked: Asked) -> None:
    transfer_id, person_id = on_a_list(workspace)
    with pytest.raises(InputRefused):
        handover.ask_complaints(workspace, transfer_id, (person_id,), asked)


def test_nobody_was_asked_in_the_future(workspace: Workspace, hand: HandClock) -> None:
    transfer_id, person_id = on_a_list(workspace)
    later = Asked("Лис", "ВСП", at=hand.now() + 3_600_000)
    with pytest.raises(InputRefused):
        handover.ask_complaints(workspace, transfer_id, (person_id,), later)


def test_a_complaint_that_was_made_is_passed_on(workspace: Workspace) -> None:
    transfer_id, person_id = on_a_list(workspace)
    made = Asked("Лис", "ВСП", "made", "С-14/26")
    handover.ask_complaints(workspace, transfer_id, (person_id,), made)
    owed = {duty.kind for duty in duties.duties_of(workspace, person_id)}
    assert "complaint_forwarding" in owed
    (line,) = transfer_files.open_file(workspace, transfer_id).lines
    assert line.complaint_asked == "С-14/26"


def test_none_on_leaving_makes_no_complaint(workspace: Workspace) -> None:
    transfer_id, person_id = on_a_list(workspace)
    handover.ask_complaints(workspace, transfer_id, (person_id,), ASKED)
    owed = {duty.kind for duty in duties.duties_of(workspace, person_id)}
    assert "complaint_forwarding" not in owed


def test_injuries_are_noted_by_both_sides_and_a_difference_is_seen(workspace: Workspace) -> None:
    transfer_id, ids = gone(workspace)
    reception.tick_all_present(workspace, transfer_id)
    handover.note_injuries(workspace, transfer_id, ids[:1], "yes", Side.RECEIVES)
    handover.receive_as_released(workspace, transfer_id)
    lines = transfer_files.open_file(workspace, transfer_id).lines
    assert [(line.visible_injuries, line.injuries_received) for line in lines] == [
        ("no", "yes"),
        ("no", "no"),
        ("no", "no"),
    ]
    assert [line.injuries_differ for line in lines] == [True, False, False]
    with pytest.raises(InputRefused):
        handover.note_injuries(workspace, transfer_id, ids, "maybe", Side.RECEIVES)
    with pytest.raises(StepBlocked):
        handover.note_injuries(workspace, transfer_id, ids, "no")


def test_mail_follows_and_ends_its_duty(workspace: Workspace, hand: HandClock) -> None:
    transfer_id, ids = ready(workspace)
    with pytest.raises(StepBlocked):
        handover.forward_mail(workspace, transfer_id)
    departures.seal_list(workspace, transfer_id)
    counted(workspace, transfer_id, len(ids))
    departures.depart(workspace, transfer_id)
    owed = {duty.kind for duty in duties.today(workspace).duties if duty.subject_id == transfer_id}
    assert "mail_forwarding" in owed
    with pytest.raises(InputRefused):
        handover.forward_mail(workspace, transfer_id, hand.now() - 1)
    with pytest.raises(InputRefused):
        handover.forward_mail(workspace, transfer_id, hand.now() + 3_600_000)
    hand.advance(hours=3)
    handover.forward_mail(workspace, transfer_id)
    owed = {duty.kind for duty in duties.today(workspace).duties if duty.subject_id == transfer_id}
    assert "mail_forwarding" not in owed


def test_nobody_is_registered_by_being_listed(workspace: Workspace) -> None:
    transfer_id, person_id = on_a_list(workspace)
    with pytest.raises(StepBlocked) as blocked:
        departures.seal_list(workspace, transfer_id)
    assert "not_registered" in guards(blocked.value)
    registered(workspace, (person_id,))
    with pytest.raises(StepBlocked) as blocked:
        departures.seal_list(workspace, transfer_id)
    assert "not_registered" not in guards(blocked.value)
