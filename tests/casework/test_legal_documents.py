"""Wills and other legal papers are kept, passed on, given back and corrected; nothing of it is ever changed."""

import pytest

from casework import legal_document_files, legal_documents, person_files
from casework.legal_documents import Deposited, PassedOn
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY, HOUR
from models.errors import FactIsFinal, InputRefused, NotYourRole, RecordMissing
from models.ids import new_id
from models.records import LegalDocument
from store.unit_of_work import load
from tests.casework.people import a_person, given
from tests.scenarios.test_custody import owed

KEEPER = "юрист Лис"


def kept(workspace: Workspace, person_id: str, kind: str = "will", **more: object) -> str:
    """A paper of his is deposited now; its identifier."""
    deposited = Deposited(kind, KEEPER, workspace.now(), **more)  # type: ignore[arg-type]
    touched = legal_documents.deposit(workspace, person_id, deposited)
    return next(iter(touched.records["legal_document"]))


def passed(workspace: Workspace, person_id: str, to: str, **more: object) -> None:
    document_id = str(more.pop("document_id", ""))
    passed_on = PassedOn(to, workspace.now(), **more)  # type: ignore[arg-type]
    legal_documents.pass_on(workspace, person_id, passed_on, document_id)


def shown(workspace: Workspace, person_id: str) -> list[tuple[str, bool]]:
    file = person_files.open_file(workspace, person_id)
    return [(each.event, each.stands) for each in file.legal_documents]


def test_what_must_be_said(workspace: Workspace, hand: HandClock) -> None:
    person_id = a_person(workspace).person_id
    for wrong in (
        Deposited("", KEEPER, hand.now()),
        Deposited("diary", KEEPER, hand.now()),
        Deposited("will", " ", hand.now()),
        Deposited("will", KEEPER, hand.now() + DAY),
    ):
        with pytest.raises(InputRefused):
            legal_documents.deposit(workspace, person_id, wrong)
    with pytest.raises(RecordMissing):
        legal_documents.deposit(
            workspace, new_id(workspace.clock), Deposited("will", KEEPER, hand.now())
        )
    assert shown(workspace, person_id) == []


def test_it_is_passed_on_neither_before_it_came_nor_to_come_nor_to_anybody(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    with pytest.raises(InputRefused) as refused:
        passed(workspace, person_id, "agency")
    assert refused.value.problems == {"document_id": "legal_document.none"}
    kept(workspace, person_id)
    for wrong in (
        PassedOn("agency", hand.now() - HOUR),
        PassedOn("agency", hand.now() + HOUR),
        PassedOn("newspaper", hand.now()),
    ):
        with pytest.raises(InputRefused):
            legal_documents.pass_on(workspace, person_id, wrong)
    assert shown(workspace, person_id) == [("deposited", True)]


def test_of_several_papers_the_one_is_meant_that_lacks_it(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    first = kept(workspace, person_id)
    kept(workspace, person_id, "power_of_attorney")
    passed(workspace, person_id, "protecting_power")
    papers = {each.id: each for each in legal_document_files.papers_in(workspace, person_id)}
    assert papers[first].original_to == {"protecting_power"}
    kept(workspace, person_id)
    with pytest.raises(InputRefused) as refused:
        passed(workspace, person_id, "agency", certified_copy=True)
    assert refused.value.problems == {"document_id": "legal_document.several"}
    passed(workspace, person_id, "agency", certified_copy=True, document_id=first)
    papers = {each.id: each for each in legal_document_files.papers_in(workspace, person_id)}
    assert not papers[first].lacks_copy


def test_what_was_wrong_is_put_right_by_another_fact_with_the_reason(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    wrong = kept(workspace, person_id)
    hand.advance(hours=1)
    with pytest.raises(InputRefused) as refused:
        legal_documents.correct(workspace, wrong, {"kept_by": "нотаріус Гай"}, " ")
    assert refused.value.problems.keys() == {"reason"}
    legal_documents.correct(workspace, wrong, {"kept_by": "нотаріус Гай"}, "сплутано")
    (paper,) = legal_document_files.papers_in(workspace, person_id)
    assert (paper.id, paper.kept_by) == (wrong, "нотаріус Гай")
    assert shown(workspace, person_id) == [("deposited", False), ("deposited", True)]
    with pytest.raises(RecordMissing):
        legal_documents.correct(workspace, wrong, {"kept_by": "хто інший"}, "ще раз")
    with pytest.raises(FactIsFinal), workspace.edit("test") as record:
        record.change(load(workspace.vault, LegalDocument, wrong), kept_by="хто інший")


def test_a_mistake_is_withdrawn_and_stays_to_be_seen(workspace: Workspace, hand: HandClock) -> None:
    person_id = a_person(workspace).person_id
    asked = kept(workspace, person_id, "power_of_attorney", transmission_asked=True)
    assert "legal_document" in owed(workspace, person_id)
    legal_documents.correct(workspace, asked, {}, "іншої особи", withdrawn=True)
    assert "legal_document" not in owed(workspace, person_id)
    assert shown(workspace, person_id) == [("deposited", False), ("withdrawn", False)]


def test_it_is_given_back_once(workspace: Workspace, hand: HandClock) -> None:
    person_id = a_person(workspace).person_id
    kept(workspace, person_id, transmission_asked=True)
    hand.advance(hours=1)
    legal_documents.give_back(workspace, person_id, hand.now())
    assert not {"will_transmission", "will_copy"} & owed(workspace, person_id)
    with pytest.raises(InputRefused):
        legal_documents.give_back(workspace, person_id, hand.now())
    with pytest.raises(InputRefused):
        passed(workspace, person_id, "agency")


def test_whoever_is_given_one_records_it_and_sees_it_only_by_his_role(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    given(workspace, "property_officer")
    fact = kept(workspace, person_id, transmission_asked=True)
    assert shown(workspace, person_id) == []
    for act in (
        lambda: passed(workspace, person_id, "agency"),
        lambda: legal_documents.give_back(workspace, person_id, hand.now()),
        lambda: legal_documents.correct(workspace, fact, {}, "сплутано"),
    ):
        with pytest.raises(NotYourRole):
            act()
    assert "will_transmission" not in owed(workspace, person_id)
    given(workspace, "registrar")
    assert shown(workspace, person_id) == [("deposited", True)]
