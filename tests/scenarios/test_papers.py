"""Papers of whole cases: what stands on them, what never does, and that each can be had blank."""

import socket
import unicodedata

import pypdfium2
import pytest

from casework import commissions, deaths, inspections, paper, person_files, property_custody
from casework.paper_custody import ABOUT_ONE
from casework.paper_lists import OF_STATION
from casework.workspace import Workspace
from models.clock import HandClock
from tests.casework.people import MONEY, WATCH, a_person
from tests.scenarios.test_custody import registered

FAMILY = {"inform_name": "Калинка Вера", "inform_address": "Пенза, ул. Речная, 11"}
OF_THE_BUREAU_AND_HIS_OWN = {"b1", "b2", "d1", "k2", "n1", "p3"}
"""Where his family may stand: his own card, his intake record, and what the Bureau gets (art. 70, 120, 122)."""


def text(pdf: bytes) -> str:
    """All that can be read on a paper."""
    document = pypdfium2.PdfDocument(pdf)
    read = "".join(page.get_textpage().get_text_range() for page in document)
    return unicodedata.normalize("NFKC", read)


def of_everything(workspace: Workspace, person_id: str) -> dict[str, str]:
    """The text of every paper about one person, and of every list he may stand on."""
    of_one = {"k1", "b1", "b2", "p1", "p3", "p4", "r2", "r3", *ABOUT_ONE}
    subjects = {
        **dict.fromkeys(of_one, (person_id,)),
        **dict.fromkeys(("p2", *OF_STATION), (workspace.station.id,)),
    }
    return {
        form: text(paper.compose(workspace, form, ids, "uk", "ru").pdf)
        for form, ids in subjects.items()
    }


def a_whole_case(workspace: Workspace, hand: HandClock, **fields: str) -> str:
    """Somebody with property, a serious illness, a decision of the commission, and a death."""
    person_id = registered(workspace, items=(WATCH, MONEY), **FAMILY, **fields)
    property_custody.seal_packet(workspace, person_id, "0047")
    inspections.mark_serious(workspace, person_id, hand.now())
    decided = commissions.Decided("A", "проф. Ларин", hand.now())
    commissions.record_decision(workspace, person_id, decided)
    hand.advance(hours=1)
    report = deaths.DeathReport(hand.now(), "Шпиталь 5", "illness", "", "nobody", "Гук")
    deaths.record_death(workspace, person_id, report)
    return person_id


def test_row_7_everything_taken_stands_on_his_receipt(workspace: Workspace) -> None:
    person_id = a_person(workspace, items=(WATCH, MONEY)).person_id
    receipt = text(paper.compose(workspace, "p1", (person_id,), "uk", "ru").pdf)
    for item in person_files.open_file(workspace, person_id).items:
        assert (item.register_number or item.receipt_number) in receipt
    for part in ("Часы", "12400", "RUB", "Бондаренко", "майор", "Коваль", "сержант"):
        assert part in receipt, part


def test_row_14_no_paper_of_an_officer_says_what_he_suffers_from(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_whole_case(workspace, hand, note="ДІАГНОЗ-КАНАРКА", handling_code="2")
    read = of_everything(workspace, person_id)
    assert all("КАНАРКА" not in each for each in read.values())


def test_row_21_his_family_stands_on_no_paper_but_those_of_the_bureau_and_his_own(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_whole_case(workspace, hand)
    read = of_everything(workspace, person_id)
    bearing = {form for form, each in read.items() if "Калинка" in each or "Речная" in each}
    assert bearing
    assert bearing <= OF_THE_BUREAU_AND_HIS_OWN


def test_row_58_a_whole_case_without_a_network(
    workspace: Workspace, hand: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []

    def refused(_socket: socket.socket, address: object) -> None:
        tried.append(address)
        raise OSError

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket.socket, "sendto", refused)
    person_id = a_whole_case(workspace, hand)
    for form, read in of_everything(workspace, person_id).items():
        assert read, form
        blank = paper.compose(workspace, form, (), "uk", "ru", blank=True)
        assert "Мельников" not in text(blank.pdf)
    assert tried == []
