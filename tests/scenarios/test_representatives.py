"""The prisoners' representative (domain 1.1 rows 79-81, 104 and 65, section 1.5)."""

from casework import deaths, duties, person_files, representatives
from casework.representatives import Ending
from casework.workspace import Workspace
from gui.recording.act import Asked
from gui.recording.catalogue import ACTS
from models.clock import HandClock
from models.duties import DAY
from resources.words import words
from tests.casework.people import a_person
from tests.casework.test_representatives import again, chosen, office
from tests.scenarios.test_bad_input import escaped
from tests.scenarios.test_clocks import interned, urgency

KINDS = {"representative_election", "representative_vacancy", "representative_dismissal"}


def owed(workspace: Workspace) -> dict[str, tuple[str, int, str]]:
    """What is owed about representatives: of whom, by when, from which article."""
    return {
        each.kind: (each.subject_id, each.due_at, each.article)
        for each in duties.today(workspace).duties
        if each.kind in KINDS
    }


def test_row_79_every_six_months_an_election(workspace: Workspace, hand: HandClock) -> None:
    assert owed(workspace) == {}
    first = chosen(workspace)
    elected_at = hand.now()
    due = ("representative_election", (first, elected_at + 182 * DAY, "79"))
    assert owed(workspace) == dict([due])
    hand.instant = elected_at + 182 * DAY
    assert urgency(workspace, "representative_election") == "overdue"
    second = chosen(workspace, surname="Абрамов", service_number="АБ-2")
    assert owed(workspace)["representative_election"][:2] == (second, hand.now() + 182 * DAY)
    again(workspace, second, "senior_officer")
    assert owed(workspace) == {}


def test_rows_79_to_81_who_escapes_is_it_no_more_and_another_is_owed(
    workspace: Workspace, hand: HandClock
) -> None:
    first = chosen(workspace)
    hand.advance(days=3)
    escaped(workspace, first)
    gone_at = hand.now()
    assert office(workspace, first) == ("gone", "")
    assert owed(workspace) == {"representative_vacancy": (first, gone_at + 7 * DAY, "79")}
    hand.advance(days=7)
    assert urgency(workspace, "representative_vacancy") == "overdue"
    chosen(workspace, surname="Абрамов", service_number="АБ-2")
    assert office(workspace, first) == ("ended", "left")
    mine = person_files.open_file(workspace, first).representative
    assert mine
    assert mine.ended_at == gone_at
    assert "representative_vacancy" not in owed(workspace)


def test_rows_79_to_81_death_and_a_move_make_the_office_vacant(
    workspace: Workspace, hand: HandClock
) -> None:
    first = chosen(workspace)
    hand.advance(days=1)
    report = deaths.DeathReport(hand.now(), "Шпиталь 5", "illness", "", "nobody", "Гук")
    deaths.record_death(workspace, first, report)
    assert office(workspace, first) == ("gone", "")
    hand.advance(days=1)
    second = interned(workspace, hand)
    assert owed(workspace)["representative_vacancy"][0] == first
    hand.advance(days=1)
    third = a_person(workspace, surname="Абрамов", service_number="АБ-2").person_id
    again(workspace, third)
    assert owed(workspace).keys() == {"representative_election"}
    assert person_files.open_file(workspace, second).representative is None


def test_row_81_why_one_was_dismissed_is_told_to_the_protecting_power(
    workspace: Workspace, hand: HandClock
) -> None:
    first = chosen(workspace)
    hand.advance(days=3)
    representatives.end(workspace, first, Ending("dismissed", hand.now(), "перешкоджав"))
    assert owed(workspace) == {
        "representative_dismissal": (first, hand.now() + DAY, "81(6)"),
        "representative_vacancy": (first, hand.now() + 7 * DAY, "79"),
    }
    hand.advance(days=1)
    assert urgency(workspace, "representative_dismissal") == "overdue"
    representatives.tell_power(workspace, first, hand.now())
    assert owed(workspace).keys() == {"representative_vacancy"}


def test_row_104_the_third_receipt_is_that_of_the_representative_by_name(
    workspace: Workspace, hand: HandClock
) -> None:
    accused = a_person(workspace, surname="Абрамов", service_number="АБ-2").person_id
    file = person_files.open_file(workspace, accused)
    tells = ACTS["proceeding_steps"].tells
    assert tells(Asked(hand.now(), words("en"), file)) == ""
    chosen(workspace)
    file = person_files.open_file(workspace, accused)
    told = tells(Asked(hand.now(), words("en"), file))
    assert told == "Prisoners’ representative here: Мельников Игорь Павлович"
