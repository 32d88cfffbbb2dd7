"""A death whose event is corrected: every paper and duty follows the correction, and none keeps a living man dead."""

import pytest

from casework import custody_events, deaths, paper, person_files
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import HOUR
from models.errors import RecordMissing
from tests.casework.people import a_person
from tests.casework.test_paper_lists import text
from tests.scenarios.test_custody import owed, state

BY_TWO = {"note": "сплутано з іншим", "second_officer": "майор Мороз"}


def died(workspace: Workspace, cause: str = "wounds", person_id: str = "") -> str:
    """Somebody who is told to have died here; gives who."""
    person_id = person_id or a_person(workspace).person_id
    suspected = "unknown" if cause == "unknown" else "nobody"
    report = deaths.DeathReport(workspace.now(), "Не там", cause, "осколки", suspected, "Гук")
    deaths.record_death(workspace, person_id, report)
    return person_id


def corrected(workspace: Workspace, person_id: str, event: str, at: int, place: str) -> None:
    """His last event corrected by two officers."""
    entries = person_files.open_file(workspace, person_id).timeline
    last = [entry.event_id for entry in entries if not entry.corrected][-1]
    custody_events.record_event(workspace, person_id, event, at, place, corrects=last, **BY_TWO)


def buried(workspace: Workspace, person_id: str) -> None:
    """Examined, and buried in a grave."""
    deaths.examine(workspace, person_id, deaths.Examined(workspace.now(), "Савченко", "майор"))
    deaths.bury(workspace, person_id, deaths.Burial(workspace.now(), "Суми", "7-12", True))


def test_every_paper_of_a_death_says_the_hour_and_place_it_was_corrected_to(
    workspace: Workspace, hand: HandClock
) -> None:
    registered = a_person(workspace).person_id
    hand.advance(hours=5)
    person_id = died(workspace, person_id=registered)
    buried(workspace, person_id)
    assert "Не там" in text(workspace, "d1l")
    for hours in (1, 2):
        place = f"Шпиталь {hours}"
        corrected(workspace, person_id, "died", hand.now() - hours * HOUR, place)
        for read in (text(workspace, "d1", person_id), text(workspace, "d1l")):
            assert place in read
            assert "Не там" not in read
            assert "Суми" in read
    assert state(workspace, person_id) == "died"
    assert not {"death_examination", "grave"} & owed(workspace, person_id)


def test_who_was_examined_before_the_correction_is_noted_of_the_death_as_it_stands(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = died(workspace)
    corrected(workspace, person_id, "died", hand.now(), "Шпиталь 5")
    assert {"death_examination", "grave"} <= owed(workspace, person_id)
    buried(workspace, person_id)
    assert not {"death_examination", "grave"} & owed(workspace, person_id)


@pytest.mark.parametrize("instead", ["withdrawn", "became_ill"])
def test_a_living_man_is_on_no_list_of_the_dead_and_his_death_is_not_enquired_into(
    workspace: Workspace, instead: str
) -> None:
    person_id = died(workspace, "unknown")
    assert {"open_enquiry", "enquiry_report"} <= owed(workspace, person_id)
    corrected(workspace, person_id, instead, workspace.now(), "")
    assert not {"open_enquiry", "enquiry_report", "grave"} & owed(workspace, person_id)
    assert deaths.inquiries_of(workspace, person_id) == ()
    assert "Мельников" not in text(workspace, "d1l")
    for act in (
        lambda: paper.compose(workspace, "d1", (person_id,), "uk", "en"),
        lambda: buried(workspace, person_id),
    ):
        with pytest.raises(RecordMissing):
            act()


def test_a_power_that_was_told_of_an_enquiry_still_has_its_report(workspace: Workspace) -> None:
    person_id = died(workspace, "unknown")
    (enquiry,) = deaths.inquiries_of(workspace, person_id)
    deaths.report_enquiry(workspace, enquiry, {"power_told_at": workspace.now()})
    corrected(workspace, person_id, "withdrawn", workspace.now(), "")
    assert "enquiry_report" in owed(workspace, person_id)
    report = {"report_at": workspace.now(), "report_reference": "7/26", "outcome": "він живий"}
    deaths.report_enquiry(workspace, enquiry, report)
    assert "enquiry_report" not in owed(workspace, person_id)


def test_who_dies_after_a_mistaken_death_is_examined_and_buried_himself(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = died(workspace, "unknown")
    buried(workspace, person_id)
    corrected(workspace, person_id, "became_ill", hand.now(), "")
    hand.advance(hours=30 * 24)
    died(workspace, "violence", person_id)
    assert {"death_examination", "grave", "open_enquiry"} <= owed(workspace, person_id)
    assert len(deaths.inquiries_of(workspace, person_id)) == 1
    read = text(workspace, "d1", person_id)
    assert "Суми" not in read
    buried(workspace, person_id)
    assert not {"death_examination", "grave"} & owed(workspace, person_id)
