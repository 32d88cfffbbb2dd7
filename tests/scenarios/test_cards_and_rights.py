"""Capture cards, rights, and who cannot say who he is: owed, ended, armed again."""

import pytest

from casework import capture_cards, custody_events, duties, inspections, registration
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY
from models.errors import InputRefused
from tests.casework.people import a_person
from tests.scenarios.test_clocks import SAW, interned, unable, urgency
from tests.scenarios.test_custody import owed


@pytest.mark.parametrize("again", ["became_ill", "admitted_to_hospital"])
def test_row_19_sickness_and_hospital_arm_both_cards_again(
    workspace: Workspace, hand: HandClock, again: str
) -> None:
    person_id = a_person(workspace).person_id
    for addressee in capture_cards.ADDRESSEES:
        capture_cards.card_sent(workspace, (person_id,), addressee)
    assert not {"capture_card_family", "capture_card_agency"} & owed(workspace, person_id)
    hand.advance(days=9)
    custody_events.record_event(workspace, person_id, again, hand.now(), "Шпиталь 5")
    due = {duty.kind: duty.due_at for duty in duties.duties_of(workspace, person_id)}
    assert due["capture_card_family"] == due["capture_card_agency"] == hand.now() + 7 * DAY
    hand.advance(days=7)
    assert urgency(workspace, "capture_card_family") == "overdue"
    capture_cards.card_sent(workspace, (person_id,), "family")
    assert "capture_card_family" not in owed(workspace, person_id)
    assert "capture_card_agency" in owed(workspace, person_id)


def test_row_19_a_move_arms_both_cards_again(workspace: Workspace, hand: HandClock) -> None:
    person_id = interned(workspace, hand)
    for addressee in ("family", "agency"):
        assert f"capture_card_{addressee}" in owed(workspace, person_id)
        capture_cards.card_sent(workspace, (person_id,), addressee)
        assert f"capture_card_{addressee}" not in owed(workspace, person_id)
    hand.advance(hours=50)
    custody_events.record_event(workspace, person_id, "admitted_to_hospital", hand.now(), "Ш. 5")
    due = {duty.kind: duty.due_at for duty in duties.duties_of(workspace, person_id)}
    assert due["capture_card_family"] == due["capture_card_agency"] == hand.now() + 7 * DAY


def test_row_20_a_card_is_the_prisoners_own_and_may_be_refused(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    event_id = next(
        duty.event_id
        for duty in duties.duties_of(workspace, person_id)
        if duty.kind == "capture_card_family"
    )
    capture_cards.card_written(workspace, person_id, event_id, "family")
    assert "capture_card_family" in owed(workspace, person_id), "written is not sent"
    capture_cards.card_declined(workspace, person_id, event_id, "family")
    assert "capture_card_family" not in owed(workspace, person_id)
    capture_cards.card_sent(workspace, (person_id,), "family")
    assert "capture_card_agency" in owed(workspace, person_id)


def test_row_4_who_cannot_say_who_he_is_is_handed_to_the_medical_service(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = unable(workspace)
    assert "unable_to_state" in owed(workspace, person_id)
    hand.advance(hours=1)
    inspections.inspect(workspace, (person_id,), SAW)
    assert "unable_to_state" not in owed(workspace, person_id)
    declined = {"surname_answer": "declined", "first_names_answer": "declined"}
    silent = a_person(workspace, surname="", first_names="", **declined).person_id
    assert "unable_to_state" not in owed(workspace, silent)


def test_row_21_rights_are_explained_in_a_language_and_may_be_refused(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace, language="ko").person_id
    with pytest.raises(InputRefused):
        registration.explain_rights(workspace, (person_id,), registration.Explained(" "))
    assert "rights_notice" in owed(workspace, person_id)
    refused = registration.Explained("ko", outcome="refused", interpreter="김 영희")
    registration.explain_rights(workspace, (person_id,), refused)
    assert "rights_notice" not in owed(workspace, person_id)
