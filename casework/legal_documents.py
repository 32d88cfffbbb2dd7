"""Wills, powers of attorney and other legal papers (GC III art. 77, 120(1)): kept, passed on, given back, corrected.

Refuses to keep a word of what stands in them, and to change a fact: what was wrong is corrected by another.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from casework import remarks
from casework.access import needs
from casework.custody_events import require_past, require_texts
from casework.legal_document_files import facts_of, papers_in
from casework.workspace import Workspace
from models.errors import InputRefused, RecordMissing
from models.field_classes import FieldClass
from models.ids import new_id
from models.legal_documents import (
    Addressee,
    LegalPaper,
    Paper,
    Step,
    in_force,
)
from models.records import LegalDocument, Person
from models.touched import Touched
from store.unit_of_work import load

CORRECTABLE = frozenset(
    {
        "document_kind",
        "reference",
        "occurred_at",
        "kept_by",
        "transmission_asked",
        "certified_copy",
        "passed_on_to",
    }
)
"""What a correction may say otherwise."""


@dataclass(frozen=True, slots=True)
class Deposited:
    """A paper that is kept for him: of what kind, since when, with whom; `reference` tells it from others.

    `transmission_asked` says that he wants it sent now; his will is sent after his death in any case.
    """

    document_kind: str
    kept_by: str
    at: int
    reference: str = ""
    transmission_asked: bool = False


@dataclass(frozen=True, slots=True)
class PassedOn:
    """To whom a paper, or a certified copy of it, was passed on, when, and with which letter."""

    to: str
    at: int
    certified_copy: bool = False
    reference: str = ""


def deposit(workspace: Workspace, person_id: str, deposited: Deposited) -> Touched:
    """Record that a paper of his is kept.

    Raises:
        InputRefused: its kind or with whom it lies is missing, or it lies in the future.
        RecordMissing: there is no such person.
    """
    load(workspace.vault, Person, person_id)
    fields = {
        "event": Step.DEPOSITED.value,
        "document_kind": deposited.document_kind,
        "kept_by": deposited.kept_by,
        "occurred_at": deposited.at,
        "reference": deposited.reference,
        "transmission_asked": deposited.transmission_asked,
    }
    return _record(workspace, "legal_document.deposit", {"person_id": person_id, **fields})


@needs(FieldClass.C)
def pass_on(
    workspace: Workspace, person_id: str, passed_on: PassedOn, document_id: str = ""
) -> Touched:
    """Record that a paper of his was passed on; without `document_id` the one of which that is lacking.

    Raises:
        InputRefused: to whom is missing, it lies in the future or before it was deposited, or none or several of
            his papers are meant.
    """
    paper = _meant(papers_in(workspace, person_id), document_id, passed_on)
    fields = {
        "event": Step.PASSED_ON.value,
        "passed_on_to": passed_on.to,
        "certified_copy": passed_on.certified_copy,
        "occurred_at": passed_on.at,
        "reference": passed_on.reference,
    }
    return _of(workspace, "legal_document.pass_on", person_id, paper, fields)


@needs(FieldClass.C)
def give_back(workspace: Workspace, person_id: str, at: int, document_id: str = "") -> Touched:
    """Record that a paper was given back to him.

    Raises:
        InputRefused: it lies in the future or before it was deposited, or none or several of his papers are meant.
    """
    kept = [each for each in papers_in(workspace, person_id) if each.is_kept]
    paper = _only([each for each in kept if document_id in ("", each.id)])
    fields = {"event": Step.GIVEN_BACK.value, "occurred_at": at}
    return _of(workspace, "legal_document.give_back", person_id, paper, fields)


@needs(FieldClass.C)
def correct(
    workspace: Workspace,
    fact_id: str,
    changes: Mapping[str, str | int | bool],
    reason: str,
    *,
    withdrawn: bool = False,
) -> Touched:
    """Put a fact right by another that takes its place, or say that it was recorded by mistake (`withdrawn`).

    Raises:
        InputRefused: the reason or something needed is missing, or a time is impossible.
        RecordMissing: there is no such fact, or another has taken its place already.
    """
    require_texts({"reason": reason}, "people.reason_needed")
    wrong = load(workspace.vault, LegalDocument, fact_id).value
    if fact_id not in {each.id for each in in_force(facts_of(workspace, wrong.person_id))}:
        raise RecordMissing(LegalDocument.kind)
    right = {
        **wrong.model_dump(),
        **{name: value for name, value in changes.items() if name in CORRECTABLE},
        "document_id": wrong.document_id or wrong.id,
        "corrects": fact_id,
        "reason": reason,
    }
    if withdrawn:
        right["event"] = Step.WITHDRAWN.value
    deposited_at = _deposited_at(workspace, wrong) if wrong.document_id else 0
    return _record(workspace, "legal_document.correct", right, deposited_at)


def _meant(papers: tuple[LegalPaper, ...], document_id: str, passed_on: PassedOn) -> LegalPaper:
    if document_id:
        return _only([each for each in papers if each.id == document_id])
    here = [each for each in papers if not each.given_back]
    lacking = [
        each
        for each in here
        if (each.lacks_copy if passed_on.certified_copy else each.lacks_original)
    ]
    wills = [each for each in lacking if each.document_kind == Paper.WILL]
    return _only(wills or lacking)


def _only(papers: list[LegalPaper]) -> LegalPaper:
    if len(papers) != 1:
        said = "legal_document.several" if papers else "legal_document.none"
        raise InputRefused({"document_id": said})
    return papers[0]


def _deposited_at(workspace: Workspace, fact: LegalDocument) -> int:
    papers = papers_in(workspace, fact.person_id)
    return next((each.deposited_at for each in papers if each.id == fact.document_id), 0)


def _of(
    workspace: Workspace,
    verb: str,
    person_id: str,
    paper: LegalPaper,
    fields: Mapping[str, str | int | bool],
) -> Touched:
    about = {
        "person_id": person_id,
        "document_id": paper.id,
        "document_kind": paper.document_kind,
    }
    return _record(workspace, verb, {**about, **fields}, paper.deposited_at)


def _record(
    workspace: Workspace,
    verb: str,
    fields: Mapping[str, str | int | bool],
    deposited_at: int = 0,
) -> Touched:
    _check(workspace, fields, deposited_at)
    fact = LegalDocument.model_validate(
        {
            **{
                name: remarks.cleaned(name, value).text if isinstance(value, str) else value
                for name, value in fields.items()
            },
            "id": new_id(workspace.clock),
            "recorded_at": workspace.now(),
        }
    )
    with workspace.edit(verb, reason=fact.reason, occurred_at=fact.occurred_at) as record:
        record.add(fact)
    return record.touched


def _check(workspace: Workspace, fields: Mapping[str, str | int | bool], deposited_at: int) -> None:
    event = fields["event"]
    if event == Step.DEPOSITED:
        require_texts({"kept_by": str(fields.get("kept_by", ""))})
        if fields.get("document_kind") not in set(Paper):
            raise InputRefused({"document_kind": "custody.needed"})
    if event == Step.PASSED_ON and fields.get("passed_on_to") not in set(Addressee):
        raise InputRefused({"to": "custody.needed"})
    at = int(fields["occurred_at"])
    require_past(workspace, at, "at")
    if at < deposited_at:
        raise InputRefused({"at": "legal_document.before_deposit"})
