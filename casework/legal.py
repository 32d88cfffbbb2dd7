"""Decisions about the legal category of a person (GC III art. 4, 5, 33); refuses to change it in any other way."""

from dataclasses import dataclass

from casework import remarks
from casework.access import needs
from casework.custody_events import require_past, require_texts
from casework.workspace import Workspace
from models.field_classes import FieldClass
from models.ids import new_id
from models.legal import NO_PRISONERS, LegalCategory
from models.records import LegalDecision, Person
from models.touched import Touched
from store.unit_of_work import load


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, by whom, on what ground; `tribunal` and `reference` where a tribunal judged."""

    category: str
    decided_at: int
    decided_by: str
    reason: str
    tribunal: str = ""
    reference: str = ""


@needs(FieldClass.L)
def decide(workspace: Workspace, person_id: str, decision: Decision) -> Touched:
    """Record a decision and put the person into the category it names, in one entry.

    Raises:
        InputRefused: who decided or why is missing, it lies in the future, or the tribunal and its reference are
            missing where only a competent tribunal may decide (art. 5(2)).
    """
    category = LegalCategory(decision.category)
    require_texts({"decided_by": decision.decided_by}, "legal.who_needed")
    require_texts({"reason": decision.reason}, "people.reason_needed")
    if category in NO_PRISONERS:
        require_texts(
            {"tribunal": decision.tribunal, "reference": decision.reference},
            "legal.tribunal_needed",
        )
    require_past(workspace, decision.decided_at, "decided_at")
    with workspace.edit(
        "legal.decide", reason=decision.reason.strip(), occurred_at=decision.decided_at
    ) as record:
        record.add(
            LegalDecision(
                id=new_id(workspace.clock),
                person_id=person_id,
                category=category.value,
                tribunal=remarks.cleaned("tribunal", decision.tribunal).text,
                reference=remarks.cleaned("reference", decision.reference).text,
                decided_at=decision.decided_at,
                decided_by=remarks.cleaned("decided_by", decision.decided_by).text,
                recorded_at=workspace.now(),
                reason=remarks.cleaned("reason", decision.reason).text,
            )
        )
        record.change(load(workspace.vault, Person, person_id), legal_category=category.value)
    return record.touched
