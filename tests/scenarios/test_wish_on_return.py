"""What somebody wishes of his return leaves the register nowhere (domain 8 row 19, 9 row 42)."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pypdfium2
import pytest

from casework import (
    departures,
    duties,
    figures,
    paper,
    people,
    person_cards,
    person_files,
    property_custody,
    strength,
    transfer_checks,
    transfer_files,
    transfers,
    wishes,
)
from casework.paper_lists import OF_STATION
from casework.transfers import TransferDraft
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY
from models.field_classes import Role
from store.audience import PRIVATE
from tests.casework.exchanges import (
    CANARY,
    checked,
    prepared,
    some,
    state,
    wish,
)
from tests.casework.fleet import a_fleet
from tests.casework.moves import SAFETY
from tests.casework.people import WATCH
from tests.casework.test_access import become
from tests.casework.visiting import a_visit


def hidden(said: str) -> None:
    assert CANARY not in said
    assert "not_at_all" not in said


NOT_HIS = {"d1", "r1", "n3"}
"""Certificates of what did not befall him, and the answer to an enquiry that nobody made."""


def test_row_19_a_wish_stands_on_no_paper(workspace: Workspace) -> None:
    ids = some(workspace, 2, items=(WATCH,))
    property_custody.seal_packet(workspace, ids[0], "0047110")
    wish(workspace, ids, "not_at_all")
    transfer_id = checked(workspace, ids)
    for form in frozenset(paper.FORMS) - NOT_HIS:
        subjects = {
            **dict.fromkeys(("t0", "t1"), (transfer_id,)),
            **dict.fromkeys(("p2", *OF_STATION), (workspace.station.id,)),
            "t2": (transfer_id, ids[0]),
            "k1": ids,
            "x3": (a_visit(workspace),),
        }.get(form, (ids[0],))
        shown = paper.compose(workspace, form, subjects, "uk", "en")
        text = "".join(
            page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(shown.pdf)
        )
        assert text.strip()
        hidden(text)


def test_row_19_a_wish_stands_in_no_list_figure_history_or_screen_of_others(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = some(workspace, 2)
    wish(workspace, ids, "not_at_all")
    transfer_id = checked(workspace, ids)
    become(workspace, Role.REGISTRAR)
    found = people.find(workspace, people.PeopleQuery())
    told = [
        repr(person_cards.cards(workspace, found.ids)),
        repr(people.quick_find(workspace, CANARY)),
        repr(transfer_files.open_file(workspace, transfer_id)),
        repr(duties.today(workspace)),
        repr(figures.figures(workspace, hand.now() - DAY, hand.now() + DAY)),
        repr(strength.strength(workspace, hand.now())),
        *(repr(person_files.open_file(workspace, each)) for each in ids),
        *(repr(person_files.history(workspace, each)) for each in ids),
    ]
    for each in told:
        hidden(each)


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[object]:
    with a_fleet(tmp_path, "point", "camp") as found:
        yield found


def test_row_19_a_wish_is_in_no_bundle_and_reaches_neither_bureau_nor_camp(stick) -> None:
    point = stick.at["point"]
    ids = some(point, 2)
    wish(point, ids, "not_at_all")
    camp = stick.at["camp"].station.id
    to_camp = TransferDraft(
        destination="Camp Zakhid-1", destination_station=camp, escort_name="Шевчук"
    )
    transfer_id = transfers.open_transfer(point, to_camp).transfer_id
    transfers.add_people(point, transfer_id, ids)
    transfer_checks.set_fitness(point, transfer_id, ids, "fit", "Савченко")
    transfer_checks.give_notice(point, transfer_id, "Zakhid", "ru")
    departures.seal_list(point, transfer_id, SAFETY)
    stick.carry("point", "bureau", "camp", "point")
    assert state(stick.at["camp"], ids[0]) == "collection_point"
    assert {"wish"} == PRIVATE
    for name in ("bureau", "camp"):
        assert wishes.wishes_of(stick.at[name], ids[0]).wishes == ()
        with stick.at[name].vault.read() as cursor:
            cursor.execute("SELECT count(*) FROM wish")
            assert cursor.fetchone()[0] == 0
    assert len(wishes.wishes_of(point, ids[0]).wishes) == 1
    for path in stick.stick.rglob("*"):
        if path.is_file():
            assert CANARY.encode() not in path.read_bytes()


def test_row_19_an_override_says_who_and_why_and_not_what_he_wished(workspace: Workspace) -> None:
    ids = some(workspace)
    transfer_id = prepared(workspace, ids)
    wish(workspace, ids, "not_at_all")
    departures.seal_list(workspace, transfer_id, SAFETY)
    file = transfer_files.open_file(workspace, transfer_id)
    hidden(json.dumps(file.fields, ensure_ascii=False))
    hidden(repr([asdict(version) for version in file.versions]))
