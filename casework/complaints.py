"""Complaints asked for and passed on (GC III art. 78); refuses an asker of the unit that captured him."""

from dataclasses import dataclass

from sqlmodel import select

from casework import remarks
from casework.access import needs
from casework.custody_events import require_past, require_texts
from casework.workspace import Workspace
from models.errors import InputRefused, RecordMissing
from models.field_classes import FieldClass
from models.ids import new_id
from models.records import Complaint, Person
from models.tables import ComplaintRow
from models.touched import Touched
from store.unit_of_work import load


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asked him for complaints, of what unit, and whether he made one (`none`, `made`, `declined`)."""

    asked_by: str
    asked_unit: str
    made: str
    at: int = 0
    reference: str = ""
    interpreter: str = ""
    occasion: str = "custody"


def ask(workspace: Workspace, person_id: str, asked: Asked) -> Touched:
    """Record that he was asked; what he complains of stands on paper of its own, named by `reference`.

    Raises:
        InputRefused: the asker or his unit is missing, he is of the capturing unit, or it lies in the future.
    """
    require_texts({"asked_by": asked.asked_by, "asked_unit": asked.asked_unit, "made": asked.made})
    person = load(workspace.vault, Person, person_id).value
    if same_unit(asked.asked_unit, person.capturing_unit):
        raise InputRefused({"asked_unit": "complaint.capturing_unit"})
    at = asked.at or workspace.now()
    require_past(workspace, at)
    with workspace.edit("custody.complaint", occurred_at=at) as record:
        record.add(
            Complaint(
                id=new_id(workspace.clock),
                person_id=person_id,
                occasion=asked.occasion,
                asked_at=at,
                asked_by=remarks.cleaned("asked_by", asked.asked_by).text,
                asked_unit=remarks.cleaned("asked_unit", asked.asked_unit).text,
                interpreter=remarks.cleaned("interpreter", asked.interpreter).text,
                made=asked.made,
                reference=remarks.cleaned("reference", asked.reference).text,
            )
        )
    return record.touched


def same_unit(one: str, other: str) -> bool:
    """Whether two units are the same as written, whatever their spaces and capitals."""
    first, second = ("".join(each.split()).casefold() for each in (one, other))
    return bool(first) and first == second


@needs(FieldClass.L)
def pass_on(workspace: Workspace, person_id: str, to: str) -> Touched:
    """Record that his open complaints were passed on, unaltered and at once.

    Raises:
        InputRefused: to whom is missing.
        RecordMissing: none is open.
    """
    require_texts({"passed_on_to": to})
    with workspace.vault.session() as session:
        ids = session.exec(
            select(ComplaintRow.id).where(
                ComplaintRow.person_id == person_id,
                ComplaintRow.made == "made",
                ComplaintRow.passed_on_at == 0,
            )
        ).all()
    if not ids:
        raise RecordMissing(Complaint.kind)
    with workspace.edit("custody.complaint_passed_on") as record:
        for complaint_id in ids:
            record.change(
                load(workspace.vault, Complaint, complaint_id),
                passed_on_at=workspace.now(),
                passed_on_to=remarks.cleaned("passed_on_to", to).text,
            )
    return record.touched
