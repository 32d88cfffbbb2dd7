"""Who he is was told to the Bureau; what is corrected later is owed to it again (GC III art. 122-123)."""

from pathlib import Path

import pytest

from casework import (
    bureau,
    bureau_content,
    bureau_lists,
    deaths,
    duties,
    escapes,
    paper,
    people,
    person_files,
)
from casework.bureau_lists import Section
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY, HOUR
from store.integrity import check
from store.projection import rebuild
from tests.casework.fleet import a_fleet
from tests.casework.test_paper_bureau import text
from tests.scenarios.test_bureau import BY_PAPER, notices
from tests.scenarios.test_custody import owed, registered

BY_EXCHANGE = bureau.Sending("exchange")


def told(workspace: Workspace, **fields: str) -> str:
    """Somebody of whom the Bureau was told everything."""
    person_id = registered(workspace, **fields)
    bureau.send(workspace, (person_id,), BY_EXCHANGE)
    return person_id


def corrected(workspace: Workspace, person_id: str, **fields: str) -> None:
    people.amend(workspace, person_files.open_file(workspace, person_id), fields, "за паспортом")


def is_owed(workspace: Workspace, person_id: str) -> bool:
    """Whether the correction is owed, and the register computes the same from the journal alone."""
    found = "bureau_correction" in owed(workspace, person_id)
    rebuild(workspace.vault)
    assert ("bureau_correction" in owed(workspace, person_id)) is found
    assert check(workspace.vault).findings == ()
    return found


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("surname", "Мельниченко"),
        ("first_names", "Ігор Іванович"),
        ("patronymic", "Петрович"),
        ("father_first_name", "Петро"),
        ("mother_maiden_name", "Гук"),
        ("born", "1990-02-01"),
        ("service_number", "АБ-999999"),
        ("rank", "капітан"),
        ("place_of_birth", "Суми"),
        ("power", "KP"),
        ("inform_address", "Пенза, вул. Мира, 1"),
        ("captured_place", "смт Юнаківка"),
        ("non_disclosure", "боїться за родину"),
    ],
)
def test_row_22_what_is_corrected_after_it_was_told_is_owed_again(
    workspace: Workspace, hand: HandClock, field: str, said: str
) -> None:
    person_id = told(workspace)
    hand.advance(days=2)
    assert not is_owed(workspace, person_id)
    corrected_at = hand.now()
    corrected(workspace, person_id, **{field: said})
    assert is_owed(workspace, person_id)
    (duty,) = [
        each
        for each in duties.today(workspace).duties
        if (each.kind, each.subject_id) == ("bureau_correction", person_id)
    ]
    assert (duty.article, duty.due_at) == ("122(4)", corrected_at + DAY)
    (line,) = bureau_lists.page(workspace, Section.TO_TELL).lines
    assert (line.notice, line.at, line.due_at) == ("identity_corrected", corrected_at, duty.due_at)
    hand.advance(hours=1)
    (first,) = notices(workspace)
    bureau.send(workspace, (person_id,), BY_EXCHANGE)
    assert not is_owed(workspace, person_id)
    latest = next(each for each in notices(workspace) if each.notice == "identity_corrected")
    claims = bureau_content.told(workspace, latest.id).claims
    assert (claims["corrects"], claims["corrected"]) == (first.number, [field])
    assert claims["person"][field] == said
    assert "bureau_acknowledgement" in owed(workspace, person_id)
    assert bureau_lists.count(workspace, Section.TO_TELL) == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"note": "без окулярів"},
        {"unit_volunteered": "3 рота"},
        {"home_address": "Суми"},
        {"captured_place": "м. Суджа, вул. Миру, 7"},
        {"captured_time": "04:40"},
        {"health": "sick"},
    ],
)
def test_row_23_what_no_notice_tells_owes_nothing(
    workspace: Workspace, hand: HandClock, fields: dict[str, str]
) -> None:
    person_id = told(workspace, captured_place="м. Суджа, вул. Леніна, 5")
    hand.advance(hours=2)
    corrected(workspace, person_id, **fields)
    assert not is_owed(workspace, person_id)


def test_row_22_corrected_back_to_what_was_told_owes_nothing(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = told(workspace)
    for surname, there in (("Мельниченко", True), ("Мельников", False), ("Мельник", True)):
        hand.advance(hours=1)
        corrected(workspace, person_id, surname=surname)
        assert is_owed(workspace, person_id) is there
    bureau.send(workspace, (person_id,), BY_EXCHANGE)
    hand.advance(hours=1)
    corrected(workspace, person_id, surname="Мельников")
    assert is_owed(workspace, person_id), (
        "what the Bureau has last is compared, not what it once had"
    )


def test_row_22_before_it_is_told_at_all_a_correction_is_no_duty_of_its_own(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = registered(workspace)
    bureau.prepare(workspace, (person_id,))
    hand.advance(hours=1)
    corrected(workspace, person_id, surname="Мельниченко")
    assert not is_owed(workspace, person_id)
    bureau.send(workspace, (person_id,), BY_PAPER)
    assert is_owed(workspace, person_id), "the paper that went was printed before"


def test_row_22_an_event_that_is_told_tells_the_correction_with_it(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = told(workspace)
    hand.advance(hours=2)
    corrected(workspace, person_id, surname="Мельниченко")
    hand.advance(hours=2)
    escapes.escape(
        workspace, person_id, escapes.Escape(hand.now(), hand.now() - HOUR, "x", "y", "Гук")
    )
    assert not is_owed(workspace, person_id)
    assert [each.notice for each in bureau.pending(workspace)] == ["escaped"]
    bureau.send(workspace, (person_id,), BY_EXCHANGE)
    assert not is_owed(workspace, person_id)
    assert bureau.pending(workspace) == ()


def test_row_22_of_the_dead_and_the_released_it_is_owed_too(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = told(workspace)
    report = deaths.DeathReport(hand.now(), "Шпиталь 5", "illness", "", "nobody", "Савченко")
    deaths.record_death(workspace, person_id, report)
    bureau.send(workspace, (person_id,), BY_EXCHANGE)
    hand.advance(days=3)
    corrected(workspace, person_id, born="1990-02-01")
    assert is_owed(workspace, person_id)


def test_row_22_printed_it_is_a_correction_of_an_earlier_report_and_ends_nothing(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = told(workspace)
    hand.advance(hours=2)
    corrected(workspace, person_id, surname="Мельниченко")
    (first,) = notices(workspace)
    (prepared,) = bureau.prepare(workspace, (person_id,))
    preview = paper.compose(workspace, "n1", (person_id,), "uk", "en")
    number = bureau_content.told(workspace, prepared).claims["number"]
    assert preview.number == number
    shown = text(preview.pdf)
    assert first.number in shown
    assert "Мельниченко" in shown
    assert is_owed(workspace, person_id), "printing sends nothing"
    notice = text(paper.compose(workspace, "n2", (person_id,), "uk", "en").pdf)
    assert "Identity corrected" in " ".join(notice.split())
    bureau.mark_sent(workspace, (prepared,), BY_PAPER)
    assert not is_owed(workspace, person_id)


def test_row_22_what_another_station_corrects_is_owed_by_who_holds_him(tmp_path: Path) -> None:
    with a_fleet(tmp_path, "point", "camp") as fleet:
        point = fleet.at["point"]
        person_id = told(point)
        fleet.carry("point", "bureau")
        at_the_bureau = fleet.at["bureau"]
        corrected(at_the_bureau, person_id, surname="Мельниченко")
        assert "bureau_correction" not in owed(at_the_bureau, person_id)
        fleet.carry("bureau", "point")
        assert is_owed(point, person_id)
