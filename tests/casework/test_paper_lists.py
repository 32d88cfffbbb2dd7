"""Lists about many: each holds whom this station answers for, what is recorded of him, and nothing else."""

import time
import unicodedata

import pypdfium2
import pytest

from casework import accounts, custody_events, deaths, escapes, paper, roll_calls
from casework.accounts import Entered
from casework.paper_lists import OF_STATION, powers_of_ended
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import HOUR
from models.errors import StepBlocked
from models.ids import new_id
from models.records import CustodyEvent, Person
from models.roll_calls import Found
from papers.content.answers import Issue
from tests.casework.people import a_person
from tests.casework.releases import let_go_unstated

PAIRS = [("uk", "en"), ("fr", "ko"), ("uk", "ru")]


def text(workspace: Workspace, form: str, *subjects: str, pair=("uk", "en")) -> str:
    """What can be read on a list, case and line ends apart."""
    ids = (*subjects, workspace.station.id)
    document = pypdfium2.PdfDocument(paper.compose(workspace, form, ids, *pair).pdf)
    read = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(unicodedata.normalize("NFKC", read).split())


def named(workspace: Workspace, surname: str, **more: str) -> str:
    return a_person(workspace, surname=surname, service_number="", **more).person_id


def test_the_sheet_of_a_roll_call_names_everybody_and_says_where_he_is(
    workspace: Workspace, hand: HandClock
) -> None:
    named(workspace, "Абрамов")
    named(workspace, "Яковлев")
    away = named(workspace, "Мельников")
    gone = named(workspace, "Гречко")
    hand.advance(hours=1)
    custody_events.record_event(workspace, away, "admitted_to_hospital", hand.now(), "Шпиталь 5")
    told = escapes.Escape(hand.now(), hand.now() - HOUR, "CP", "уночі", "Гук")
    escapes.escape(workspace, gone, told)
    read = text(workspace, "x1")
    assert read.index("Абрамов") < read.index("Мельников") < read.index("Яковлев")
    assert "Шпиталь 5" in read
    assert "Гречко" not in read


def test_a_roll_call_prints_both_numbers_only_when_two_have_counted(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = [named(workspace, f"Гречко{n}") for n in range(3)]
    roll_call, _ = roll_calls.call(workspace, "плац 7")
    roll_calls.answer(workspace, roll_call, tuple(ids[1:]), Found.PRESENT)
    roll_calls.answer(workspace, roll_call, (ids[0],), Found.MISSING)
    roll_calls.count(workspace, roll_call, "сержант Гук", 777)
    assert "777" not in text(workspace, "x1", roll_call)
    roll_calls.count(workspace, roll_call, "сержант Мороз", 2)
    read = text(workspace, "x1", roll_call)
    for part in ("777", "плац 7", "сержант Гук", "сержант Мороз", "Гречко0", "Відсутній"):
        assert part in read
    with pytest.raises(StepBlocked):
        roll_calls.close(workspace, roll_call)


def test_everybody_held_is_on_the_register_of_the_inspection(workspace: Workspace) -> None:
    for n in range(40):
        named(workspace, f"Гречко{n:02}")
    read = text(workspace, "m5")
    assert all(f"Гречко{n:02}" in read for n in range(40))


def test_the_dead_are_listed_with_grave_and_cause(workspace: Workspace, hand: HandClock) -> None:
    named(workspace, "Живой")
    for n, surname in enumerate(("Первый", "Второй")):
        person_id = named(workspace, surname)
        hand.advance(hours=1)
        report = deaths.DeathReport(hand.now(), "Шпиталь 5", "illness", "серце", "nobody", "Гук")
        deaths.record_death(workspace, person_id, report)
        deaths.examine(workspace, person_id, deaths.Examined(hand.now(), "Савченко", "майор"))
        deaths.bury(workspace, person_id, deaths.Burial(hand.now(), "Суми", f"7-{n}", True))
    read = text(workspace, "d1l")
    assert read.index("Первый") < read.index("Второй")
    for part in ("Шпиталь 5", "серце", "7-0", "7-1", "майор Савченко"):
        assert part in read
    assert "Живой" not in read


def ended(workspace: Workspace, surname: str, **more: str) -> str:
    person_id = named(workspace, surname, **more)
    accounts.enter(workspace, person_id, Entered("pay", "400", "UAH"))
    accounts.close(workspace, person_id, accounts.Signing())
    let_go_unstated(workspace, person_id)
    return person_id


def test_whose_captivity_ended_is_listed_with_what_is_due_for_each_power_apart(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = ended(workspace, "Мельников")
    ended(workspace, "김철수", power="KP")
    named(workspace, "Ещёздесь")
    assert powers_of_ended(workspace) == ("KP", "RU")
    paper.issue(workspace, paper.compose(workspace, "r2", (person_id,), "uk", "ru"), "printer")
    read = text(workspace, "r2l", "RU")
    assert "Мельников" in read
    assert "400" in read
    assert "R2 SUD2" in read
    assert "김철수" not in read
    hand.advance(hours=1)
    accounts.enter(workspace, person_id, Entered("pay", "50", "UAH"))
    assert "R2 SUD2" not in text(workspace, "r2l", "RU"), "it names another balance"
    everybody = text(workspace, "r2l")
    assert "김철수" in everybody
    assert "Ещёздесь" not in everybody


def test_the_closing_statement_says_how_and_when_it_ended(
    workspace: Workspace, hand: HandClock
) -> None:
    held = named(workspace, "Гречко")
    ids = (held, ended(workspace, "Мельников"))
    texts = []
    for person_id in ids:
        document = pypdfium2.PdfDocument(
            paper.compose(workspace, "r2", (person_id,), "uk", "en").pdf
        )
        texts.append(" ".join(page.get_textpage().get_text_range() for page in document))
    assert "рішення" not in texts[0]
    assert "Суми" in texts[1]
    assert "2026-11-17" in texts[1]


@pytest.mark.parametrize("form", sorted(OF_STATION))
@pytest.mark.parametrize("pair", PAIRS)
def test_an_empty_register_prints_an_empty_list(
    workspace: Workspace, form: str, pair: tuple[str, str]
) -> None:
    assert text(workspace, form, pair=pair)
    blank = paper.compose(workspace, form, (), *pair, blank=True)
    assert blank.pages >= 1
    assert blank.subject_id == ""


def test_a_thousand_are_listed_within_seconds(workspace: Workspace) -> None:
    now = workspace.now()
    with workspace.edit("test") as record:
        for n in range(1000):
            person = Person(id=new_id(workspace.clock), surname=f"Гречко{n:04}", tag_number=f"T{n}")
            record.add(person)
            record.add(
                CustodyEvent(
                    id=new_id(workspace.clock),
                    person_id=person.id,
                    event="reached_collection_point",
                    occurred_at=now,
                    recorded_at=now,
                    station_id=workspace.station.id,
                )
            )
    began = time.perf_counter()
    content = OF_STATION["x1"](workspace, Issue.blank(("uk", "en")), (workspace.station.id,))
    assert time.perf_counter() - began < 2
    assert len(content.lines) == 1000
    began = time.perf_counter()
    assert "Гречко0999" in text(workspace, "x1")
    assert time.perf_counter() - began < 30
