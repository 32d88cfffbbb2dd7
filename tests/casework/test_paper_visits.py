"""X3 names everybody who is held here at that moment, where and since when, and nothing that may not go out."""

import time

import pypdfium2
import pytest

from casework import custody_events, escapes, paper, paper_visits, people
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import HOUR
from models.errors import RecordMissing
from models.field_classes import Outlet, may_go_out
from models.ids import new_id
from models.records import CustodyEvent, Person
from papers.content.answers import Issue, Word
from tests.casework.people import WATCH, a_person
from tests.casework.visiting import DELEGATES, a_visit
from tests.papers.reading import bare, texts
from tests.scenarios.test_custody import registered

PAIRS = [("uk", "fr"), ("ru", "en"), ("fr", "ko")]


def content(workspace: Workspace, visit_id: str):
    return paper_visits.list_content(workspace, Issue.blank(("uk", "en")), visit_id)


@pytest.mark.parametrize("pair", PAIRS)
def test_rows_1_and_57_everybody_who_is_held_stands_on_the_printed_list(
    workspace: Workspace, hand: HandClock, pair: tuple[str, str]
) -> None:
    ids = {
        name: registered(workspace, surname=name, service_number=f"АБ-{name}")
        for name in ("Тутешній", "Хворий", "Утікач")
    }
    hand.advance(hours=2)
    custody_events.record_event(
        workspace, ids["Хворий"], "admitted_to_hospital", hand.now(), "Шпиталь, 48.2755 37.1812"
    )
    told = escapes.Escape(hand.now(), hand.now() - HOUR, "x", "y", "Гук")
    escapes.escape(workspace, ids["Утікач"], told)
    visit_id = a_visit(workspace)
    read = bare("".join(texts(paper.compose(workspace, "x3", (visit_id,), *pair).pdf)))
    for part in ("Тутешній", "Хворий", "Шпиталь", "M. Dupont", "Favre", "2026-11-17"):
        assert bare(part) in read, part
    for part in ("Утікач", "48.2755", "37.1812"):
        assert bare(part) not in read, part
    shown = content(workspace, visit_id)
    assert shown.people == "2"
    assert [line.state for line in shown.lines] == [
        Word("state.collection_point"),
        Word("state.hospitalised"),
    ]


def test_it_is_as_people_are_held_when_it_is_printed(workspace: Workspace, hand: HandClock) -> None:
    visit_id = a_visit(workspace)
    assert content(workspace, visit_id).lines == ()
    hand.advance(hours=1)
    a_person(workspace, surname="Прибулець")
    shown = content(workspace, visit_id)
    assert shown.people == "1"
    assert shown.visited_at != shown.held_at


HIDDEN = [
    "place_of_birth",
    "other_names",
    "father_first_name",
    "mother_maiden_name",
    "unit_volunteered",
    "inform_name",
    "inform_address",
    "home_address",
    "mail_address",
    "non_disclosure",
    "captured_grid",
    "note",
]


def test_nothing_stands_there_that_does_not_go_out_to_visitors(workspace: Workspace) -> None:
    assert not any(may_go_out(Person.kind, name, Outlet.VISIT) for name in HIDDEN)
    a_person(workspace, items=(WATCH,), surname="Мельников", **dict.fromkeys(HIDDEN, "CANARY"))
    shown = "".join(texts(paper.compose(workspace, "x3", (a_visit(workspace),), "uk", "en").pdf))
    assert "Мельников" in shown
    assert "CANARY" not in shown
    assert WATCH.description not in shown


def test_a_visit_that_is_not_here_has_no_list(workspace: Workspace) -> None:
    with pytest.raises(RecordMissing):
        content(workspace, new_id(workspace.clock))


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
    visit_id = a_visit(workspace)
    began = time.perf_counter()
    lines = content(workspace, visit_id).lines
    assert time.perf_counter() - began < 2
    assert len(lines) == 1000
    pdf = paper.compose(workspace, "x3", (visit_id,), "uk", "en").pdf
    assert len(pypdfium2.PdfDocument(pdf)) > 30
    assert people.find(workspace, people.PeopleQuery()).ids
    assert DELEGATES in "".join(texts(pdf))
