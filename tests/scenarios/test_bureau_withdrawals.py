"""What the Bureau was told and did not happen is taken back, so that no family mourns a living man (art. 122(5))."""

from typing import Any

import pytest

from casework import bureau, bureau_content, bureau_lists, duties, escapes, paper
from casework.bureau_lists import Section
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY, HOUR
from store.integrity import check
from store.projection import rebuild
from tests.casework.test_paper_bureau import text
from tests.scenarios.test_bureau import notices
from tests.scenarios.test_bureau_corrections import BY_EXCHANGE, corrected, told
from tests.scenarios.test_custody import owed, registered
from tests.scenarios.test_deaths_corrected import corrected as event_corrected
from tests.scenarios.test_deaths_corrected import died


def escaped(workspace: Workspace, person_id: str) -> None:
    told_so = escapes.Escape(workspace.now(), workspace.now() - HOUR, "CP", "уночі", "Гук")
    escapes.escape(workspace, person_id, told_so)


def sent(workspace: Workspace, hand: HandClock) -> None:
    bureau.send(workspace, (), BY_EXCHANGE)
    hand.advance(minutes=1)


def pending(workspace: Workspace) -> list[str]:
    """What is to be told, and the register computes the same from the journal alone."""
    found = [each.notice for each in bureau.pending(workspace)]
    rebuild(workspace.vault)
    assert [each.notice for each in bureau.pending(workspace)] == found
    assert check(workspace.vault).findings == ()
    return found


def claims(workspace: Workspace, notice: str) -> dict[str, Any]:
    """What the last notice of a kind says."""
    last = max(
        (each for each in notices(workspace) if each.notice == notice), key=lambda n: n.number
    )
    return dict(bureau_content.told(workspace, last.id).claims)


@pytest.mark.parametrize("event", ["died", "escaped"])
@pytest.mark.parametrize("instead", ["withdrawn", "became_ill"])
def test_row_22_what_was_told_and_did_not_happen_is_taken_back(
    workspace: Workspace, hand: HandClock, event: str, instead: str
) -> None:
    person_id = told(workspace)
    hand.advance(hours=2)
    if event == "died":
        died(workspace, person_id=person_id)
    else:
        escaped(workspace, person_id)
    happened_at = hand.now()
    bureau.send(workspace, (), BY_EXCHANGE)
    number = str(claims(workspace, event)["number"])
    assert pending(workspace) == []
    hand.advance(hours=3)
    event_corrected(workspace, person_id, instead, happened_at, "")
    assert pending(workspace) == ["event_withdrawn"]
    (duty,) = [each for each in duties.today(workspace).duties if each.kind == "bureau_withdrawal"]
    assert (duty.article, duty.due_at) == ("122(5)", hand.now() + DAY)
    (line,) = bureau_lists.page(workspace, Section.TO_TELL).lines
    assert (line.notice, line.at) == ("event_withdrawn", hand.now())
    bureau.prepare(workspace, (person_id,))
    (line,) = bureau_lists.page(workspace, Section.TO_TELL).lines
    assert line.number
    shown = " ".join(text(paper.compose(workspace, "n2", (person_id,), "uk", "en").pdf).split())
    assert "Did not happen:" in shown
    assert number in shown
    assert "bureau_withdrawal" in owed(workspace, person_id), "printing tells nobody"
    bureau.send(workspace, (), bureau.Sending("paper"))
    assert pending(workspace) == []
    said = claims(workspace, "event_withdrawn")
    assert said["corrects"] == number
    assert said["withdrawn"]["event"] == event
    assert said["withdrawn"]["occurred_at"] == happened_at
    assert said["person"]["surname"] == "Мельников"
    assert "event" not in said
    assert "bureau_acknowledgement" in owed(workspace, person_id)
    bureau.acknowledge(workspace, bureau.waiting(workspace, (person_id,)), "НІБ-17/26")
    assert not {"bureau_acknowledgement", "bureau_withdrawal"} & owed(workspace, person_id)


def test_row_22_what_was_never_told_is_not_taken_back(workspace: Workspace) -> None:
    person_id = told(workspace)
    died(workspace, person_id=person_id)
    bureau.prepare(workspace, ())
    event_corrected(workspace, person_id, "withdrawn", workspace.now(), "")
    assert pending(workspace) == []


def test_row_22_a_notice_of_another_hour_names_the_one_it_corrects(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = told(workspace)
    hand.advance(hours=5)
    died(workspace, person_id=person_id)
    sent(workspace, hand)
    first = claims(workspace, "died")["number"]
    # The first correction is never told: the second corrects what the Bureau has.
    event_corrected(workspace, person_id, "died", hand.now() - HOUR, "Шпиталь 5")
    event_corrected(workspace, person_id, "died", hand.now() - 2 * HOUR, "Шпиталь 5")
    assert pending(workspace) == ["died"]
    shown = text(paper.compose(workspace, "n2", (person_id,), "uk", "en").pdf)
    assert str(first) in shown
    sent(workspace, hand)
    second = claims(workspace, "died")
    assert second["corrects"] == first
    event_corrected(workspace, person_id, "withdrawn", hand.now(), "")
    assert pending(workspace) == ["event_withdrawn"]
    sent(workspace, hand)
    assert claims(workspace, "event_withdrawn")["corrects"] == second["number"]
    assert pending(workspace) == []


def test_row_22_a_withdrawal_that_was_wrong_is_corrected_by_the_event_itself(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = told(workspace)
    hand.advance(hours=5)
    died(workspace, person_id=person_id)
    sent(workspace, hand)
    event_corrected(workspace, person_id, "withdrawn", hand.now(), "")
    sent(workspace, hand)
    taken_back = claims(workspace, "event_withdrawn")["number"]
    event_corrected(workspace, person_id, "died", hand.now(), "Шпиталь 5")
    assert pending(workspace) == ["died"]
    sent(workspace, hand)
    assert claims(workspace, "died")["corrects"] == taken_back
    event_corrected(workspace, person_id, "withdrawn", hand.now(), "")
    assert pending(workspace) == ["event_withdrawn"], "the last notice is to be taken back again"


def test_row_22_with_what_is_taken_back_he_is_named_as_he_is_now(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = registered(workspace)
    hand.advance(hours=5)
    escaped(workspace, person_id)
    sent(workspace, hand)
    event_corrected(workspace, person_id, "withdrawn", hand.now(), "")
    corrected(workspace, person_id, surname="Мельниченко")
    assert pending(workspace) == ["event_withdrawn"]
    bureau.prepare(workspace, ())
    report = paper.compose(workspace, "n1", (person_id,), "uk", "en")
    assert str(claims(workspace, "escaped")["number"]) in text(report.pdf)
    sent(workspace, hand)
    assert claims(workspace, "event_withdrawn")["person"]["surname"] == "Мельниченко"
    assert pending(workspace) == []
