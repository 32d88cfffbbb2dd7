"""Which proceedings, decisions and enquiries about one person go on; refuses to choose among several."""

from sqlmodel import col, select

from casework import commissions, deaths, proceedings
from casework.access import Sight
from casework.case_views import CaseKind, CaseView
from casework.workspace import Workspace
from models.errors import InputRefused, RecordMissing
from models.field_classes import FieldClass
from models.ids import made_at
from models.tables import CommissionDecisionRow, InquiryRow, ProceedingRow

CASE = "case_id"
"""The field that says which case is meant."""


def open_cases(workspace: Workspace, person_id: str, sight: Sight) -> tuple[CaseView, ...]:
    """What goes on about one person, of each kind the oldest first, as far as `sight` lets it be seen."""
    law = sight.of(FieldClass.L)
    return (
        *(_proceedings(workspace, person_id) if law else ()),
        *(_decisions(workspace, person_id) if sight.of(FieldClass.C) else ()),
        *(_enquiries(workspace, person_id) if law else ()),
    )


def meant(kind: CaseKind, open_ones: tuple[str, ...], chosen: str) -> str:
    """The identifier of the case that is meant: the `chosen` one, else the only one there is.

    Raises:
        RecordMissing: none of this kind goes on.
        InputRefused: several do, and nobody has said which.
    """
    if chosen:
        return chosen
    if len(open_ones) > 1:
        raise InputRefused({CASE: "form.choose"})
    for only in open_ones:
        return only
    raise RecordMissing(kind)


def _proceedings(workspace: Workspace, person_id: str) -> tuple[CaseView, ...]:
    known = proceedings.open_ones(workspace, person_id)
    if not known:
        return ()
    with workspace.vault.session() as session:
        rows = session.exec(
            select(ProceedingRow).where(col(ProceedingRow.id).in_(known)).order_by(ProceedingRow.id)
        ).all()
    return tuple(
        CaseView(row.id, CaseKind.PROCEEDING, row.proceeding, row.charge, made_at(row.id))
        for row in rows
    )


def _decisions(workspace: Workspace, person_id: str) -> tuple[CaseView, ...]:
    known = commissions.open_ones(workspace, person_id)
    if not known:
        return ()
    with workspace.vault.session() as session:
        rows = session.exec(
            select(CommissionDecisionRow)
            .where(col(CommissionDecisionRow.id).in_(known))
            .order_by(CommissionDecisionRow.id)
        ).all()
    return tuple(
        CaseView(row.id, CaseKind.DECISION, row.decision, row.chairman, row.decided_at)
        for row in rows
    )


def _enquiries(workspace: Workspace, person_id: str) -> tuple[CaseView, ...]:
    known = deaths.inquiries_of(workspace, person_id)
    if not known:
        return ()
    with workspace.vault.session() as session:
        rows = session.exec(
            select(InquiryRow).where(col(InquiryRow.id).in_(known)).order_by(InquiryRow.id)
        ).all()
    return tuple(CaseView(row.id, CaseKind.ENQUIRY, row.about, "", row.opened_at) for row in rows)
