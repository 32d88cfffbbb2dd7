"""Decisions of the Mixed Medical Commission (GC III art. 112, Annex II), and their carrying out; holds no diagnosis."""

from dataclasses import dataclass

from sqlmodel import or_, select

from casework import remarks
from casework.custody_events import require_past, require_texts
from casework.workspace import Workspace
from models.errors import InputRefused
from models.ids import new_id
from models.records import CommissionDecision
from models.tables import CommissionDecisionRow
from models.touched import Touched
from store.unit_of_work import load

DECISIONS = ("A", "B", "NC", "rejected")
"""Direct repatriation, neutral country, examined again, rejected (Annex II art. 10)."""

_STEPS = ("notified_at", "prisoner_told_at", "executed_at", "certificate_at")


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided, by a commission under whose chair, when."""

    decision: str
    chairman: str
    decided_at: int


def record_decision(workspace: Workspace, person_id: str, decided: Decided) -> Touched:
    """Record a decision; every examined prisoner is told of it.

    Raises:
        InputRefused: the chairman is missing, there is no such decision, or it lies in the future.
    """
    require_texts({"chairman": decided.chairman})
    if decided.decision not in DECISIONS:
        raise InputRefused({"decision": "custody.needed"})
    require_past(workspace, decided.decided_at, "decided_at")
    with workspace.edit("health.commission", occurred_at=decided.decided_at) as record:
        record.add(
            CommissionDecision(
                id=new_id(workspace.clock),
                person_id=person_id,
                decision=decided.decision,
                chairman=remarks.cleaned("chairman", decided.chairman).text,
                decided_at=decided.decided_at,
            )
        )
    return record.touched


def go_on(workspace: Workspace, decision_id: str, changes: dict[str, int]) -> Touched:
    """Record that it was notified, told to the prisoner, carried out, or that the certificate was given.

    Raises:
        InputRefused: an instant lies in the future.
    """
    known = {name: at for name, at in changes.items() if name in _STEPS}
    for name, at in known.items():
        require_past(workspace, at, name)
    with workspace.edit("health.commission_step") as record:
        record.change(load(workspace.vault, CommissionDecision, decision_id), **known)
    return record.touched


def open_ones(workspace: Workspace, person_id: str) -> tuple[str, ...]:
    """The identifiers of a person's decisions that were not carried out, or not notified, the oldest first."""
    with workspace.vault.session() as session:
        return tuple(
            session.exec(
                select(CommissionDecisionRow.id)
                .where(
                    CommissionDecisionRow.person_id == person_id,
                    or_(
                        CommissionDecisionRow.executed_at == 0,
                        CommissionDecisionRow.notified_at == 0,
                    ),
                )
                .order_by(CommissionDecisionRow.id)
            )
        )
