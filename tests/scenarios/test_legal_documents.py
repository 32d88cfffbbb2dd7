"""Wills, powers of attorney and other legal papers (domain 1.1 row 77 and 120, section 9 row 40)."""

import pytest

from casework import (
    deaths,
    duties,
    endings,
    escapes,
    legal_document_files,
    legal_documents,
    paper,
    person_files,
)
from casework.legal_documents import Deposited, PassedOn
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY
from models.errors import StepBlocked
from tests.casework.fleet import a_fleet
from tests.casework.people import a_person
from tests.casework.releases import let_go
from tests.casework.test_legal_documents import kept, passed
from tests.scenarios.test_clocks import urgency
from tests.scenarios.test_custody import owed
from tests.scenarios.test_papers import text

OF_WILLS = {"will_transmission", "will_copy"}


def died(workspace: Workspace, person_id: str) -> None:
    report = deaths.DeathReport(workspace.now(), "Шпиталь 5", "illness", "", "nobody", "Савченко")
    deaths.record_death(workspace, person_id, report)


def due(workspace: Workspace, person_id: str) -> dict[str, tuple[int, str]]:
    found = duties.duties_of(workspace, person_id)
    return {each.kind: (each.due_at, each.article) for each in found}


def test_row_40_after_death_a_will_is_owed_to_the_protecting_power_and_a_copy_to_the_agency(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    kept(workspace, person_id)
    kept(workspace, person_id, "power_of_attorney")
    hand.advance(days=40)
    assert not OF_WILLS & owed(workspace, person_id)
    died(workspace, person_id)
    died_at = hand.now()
    owing = due(workspace, person_id)
    assert {owing[each] for each in OF_WILLS} == {(died_at + DAY, "120(1)")}
    hand.instant = died_at + DAY - 1
    assert urgency(workspace, "will_transmission") == "due_today"
    hand.instant = died_at + DAY
    assert urgency(workspace, "will_copy") == "overdue"
    passed(workspace, person_id, "protecting_power")
    assert OF_WILLS & owed(workspace, person_id) == {"will_copy"}
    passed(workspace, person_id, "agency", certified_copy=True)
    assert not OF_WILLS & owed(workspace, person_id)
    assert "legal_document" not in owed(workspace, person_id)


def test_row_40_a_will_found_after_his_death_is_owed_from_then_on(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    died(workspace, person_id)
    hand.advance(days=3)
    kept(workspace, person_id)
    assert due(workspace, person_id)["will_transmission"][0] == hand.now() + DAY


def test_row_40_what_was_sent_in_his_life_is_not_owed_again(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    kept(workspace, person_id, transmission_asked=True)
    assert owed(workspace, person_id) >= OF_WILLS
    passed(workspace, person_id, "bureau")
    passed(workspace, person_id, "bureau", certified_copy=True)
    hand.advance(days=1)
    died(workspace, person_id)
    assert not OF_WILLS & owed(workspace, person_id)


@pytest.mark.parametrize("kind", ["power_of_attorney", "other"])
def test_row_77_of_the_articles_what_he_asks_to_send_is_owed(
    workspace: Workspace, hand: HandClock, kind: str
) -> None:
    person_id = a_person(workspace).person_id
    kept(workspace, person_id, kind)
    assert "legal_document" not in owed(workspace, person_id)
    kept(workspace, person_id, kind, transmission_asked=True)
    assert due(workspace, person_id)["legal_document"] == (hand.now() + DAY, "77")
    hand.advance(days=1)
    assert urgency(workspace, "legal_document") == "overdue"
    asked = next(
        each.document_id
        for each in person_files.open_file(workspace, person_id).legal_documents
        if each.transmission_asked
    )
    passed(workspace, person_id, "agency", document_id=asked)
    assert "legal_document" not in owed(workspace, person_id)


def test_row_40_the_notification_of_death_says_what_became_of_his_will(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id

    def notified() -> str:
        return " ".join(text(paper.compose(workspace, "d1", (person_id,), "en", "fr").pdf).split())

    lost = kept(workspace, person_id)
    legal_documents.correct(workspace, lost, {}, "чужий", withdrawn=True)
    died(workspace, person_id)
    assert "None is kept" in notified()
    kept(workspace, person_id)
    assert "conservé par юрист Лис" in notified()
    hand.advance(hours=2)
    passed(workspace, person_id, "protecting_power")
    assert "À la Puissance protectrice 2026-11-17" in notified()
    passed(workspace, person_id, "agency", certified_copy=True)
    assert "certifiée pour l’Agence centrale 2026-11-17" in notified()


def test_row_40_a_will_travels_with_his_file(tmp_path) -> None:
    with a_fleet(tmp_path, "point") as fleet:
        point, bureau = fleet.at["point"], fleet.at["bureau"]
        person_id = a_person(point).person_id
        legal_documents.deposit(point, person_id, Deposited("will", "юрист Лис", point.now()))
        fleet.carry("point", "bureau")
        passed_on = PassedOn("protecting_power", bureau.now())
        legal_documents.pass_on(bureau, person_id, passed_on)
        fleet.carry("bureau", "point")
        told = person_files.open_file(point, person_id).legal_documents
        assert [(each.event, each.passed_on_to) for each in told] == [
            ("deposited", ""),
            ("passed_on", "protecting_power"),
        ]
        died(point, person_id)
        assert OF_WILLS & owed(point, person_id) == {"will_copy"}


def handed(workspace: Workspace, person_id: str) -> None:
    handing = endings.Handing("PL", workspace.now(), "Корчова", "угода 3", "Мельник", "Nowak")
    endings.hand_to_power(workspace, person_id, handing)


@pytest.mark.parametrize("ending", [let_go, handed])
@pytest.mark.parametrize("settled", ["given_back", "passed_on", "withdrawn"])
def test_row_40_nobody_leaves_while_his_will_is_kept(
    workspace: Workspace, hand: HandClock, ending, settled: str
) -> None:
    person_id = a_person(workspace).person_id
    will = kept(workspace, person_id)
    hand.advance(hours=1)
    with pytest.raises(StepBlocked) as refused:
        ending(workspace, person_id)
    (block,) = refused.value.blocks
    assert (block.guard, block.article, block.subjects, block.overridable) == (
        "legal_papers_kept",
        "122(9)",
        (person_id,),
        False,
    )
    if settled == "given_back":
        legal_documents.give_back(workspace, person_id, hand.now())
    elif settled == "passed_on":
        passed(workspace, person_id, "bureau")
    else:
        legal_documents.correct(workspace, will, {}, "чужий", withdrawn=True)
    assert legal_document_files.kept_blocks(workspace, (person_id,)) == ()
    ending(workspace, person_id)
    assert "legal_document_left" not in owed(workspace, person_id)


@pytest.mark.parametrize("kind", ["will", "power_of_attorney", "other"])
def test_row_40_what_he_left_is_owed_after_any_ending(
    workspace: Workspace, hand: HandClock, kind: str
) -> None:
    person_id = a_person(workspace).person_id
    kept(workspace, person_id, kind)
    escapes.escape(
        workspace, person_id, escapes.Escape(hand.now(), hand.now(), "Суджа", "вікно", "Гук")
    )
    assert "legal_document_left" not in owed(workspace, person_id)
    hand.advance(days=2)
    escapes.escape_succeeded(workspace, person_id, hand.now(), "Пенза", "МКЧХ")
    assert due(workspace, person_id)["legal_document_left"] == (hand.now() + 7 * DAY, "122(9)")
    hand.advance(days=7)
    assert urgency(workspace, "legal_document_left") == "overdue"
    passed(workspace, person_id, "bureau")
    assert "legal_document_left" not in owed(workspace, person_id)


def test_row_40_what_came_to_light_after_he_was_released_is_owed_from_then_on(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    let_go(workspace, person_id)
    hand.advance(days=3)
    kept(workspace, person_id)
    assert due(workspace, person_id)["legal_document_left"][0] == hand.now() + 7 * DAY
    legal_documents.give_back(workspace, person_id, hand.now())
    assert "legal_document_left" not in owed(workspace, person_id)


def test_row_40_of_the_dead_a_will_is_owed_once_and_other_papers_go_to_the_bureau(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    kept(workspace, person_id)
    letter = kept(workspace, person_id, "power_of_attorney")
    died(workspace, person_id)
    found = [each.kind for each in duties.duties_of(workspace, person_id)]
    assert (found.count("will_transmission"), found.count("legal_document_left")) == (1, 1)
    passed(workspace, person_id, "bureau", document_id=letter)
    assert "legal_document_left" not in owed(workspace, person_id)
