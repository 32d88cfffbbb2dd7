"""What both sides do at a handover: complaints asked, injuries noted, mail forwarded (GC III art. 13, 48, 78).

Refuses an asker of the unit that captured one of them, and to be asked by nobody.
"""

from dataclasses import dataclass
from enum import StrEnum

from sqlmodel import col, select

from casework import remarks
from casework.complaints import same_unit
from casework.custody_events import require_past, require_texts
from casework.transfer_facts import lines_of, transfer_row
from casework.transfer_people import ON_ARRIVAL
from casework.transfers import change_lines, require_stage
from casework.workspace import Workspace
from models.errors import Block, InputRefused, StepBlocked
from models.ids import new_id
from models.records import Complaint, Transfer
from models.tables import PersonRow
from models.touched import Touched
from models.transfer_facts import Stage
from store.unit_of_work import Edit, load

NO_COMPLAINT = "none"
"""What stands on the list where he was asked and had none."""

_RECEIVING = (Stage.UNDER_WAY, Stage.ARRIVED)


class Side(StrEnum):
    """Who does it."""

    RELEASES = "departure"
    RECEIVES = ON_ARRIVAL


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asked for complaints, of what unit, and what was said: `made` is `none`, `made` or `declined`.

    What he complains of stands on a paper of its own, named by `reference`.
    """

    asked_by: str
    asked_unit: str
    made: str = NO_COMPLAINT
    reference: str = ""
    at: int | None = None


def ask_complaints(
    workspace: Workspace,
    transfer_id: str,
    person_ids: tuple[str, ...],
    asked: Asked,
    side: Side = Side.RELEASES,
) -> Touched:
    """Record that these people were asked for complaints by who releases, before sealing, or by who receives.

    Raises:
        InputRefused: the asker or his unit is missing, or it lies in the future.
        StepBlocked: he is of the unit that captured some of them, or the transfer is not so far.
    """
    stages = (Stage.PREPARATION,) if side is Side.RELEASES else _RECEIVING
    require_stage(workspace, transfer_id, *stages)
    require_texts({"asked_by": asked.asked_by, "asked_unit": asked.asked_unit, "made": asked.made})
    at = asked.at if asked.at is not None else workspace.now()
    require_past(workspace, at)
    on_list = frozenset(line.person_id for line in lines_of(workspace, transfer_id))
    ids = tuple(person for person in person_ids if person in on_list)
    if his := _captured_by(workspace, ids, asked.asked_unit):
        raise StepBlocked((Block("asked_by_capturing_unit", "78", his),))
    with workspace.edit(f"handover.complaints_{side.value}", occurred_at=at) as record:
        if side is Side.RELEASES:
            _note_on_list(record, transfer_id, ids, asked)
        if side is Side.RECEIVES or asked.made == "made":
            for person_id in ids:
                record.add(_complaint(workspace, transfer_id, person_id, asked, (side, at)))
    return record.touched


def _note_on_list(record: Edit, transfer_id: str, ids: tuple[str, ...], asked: Asked) -> None:
    said = asked.reference if asked.made == "made" else asked.made
    changes = {
        "complaint_asked": remarks.cleaned("reference", said or asked.made).text,
        "complaint_asked_by": remarks.cleaned("asked_by", asked.asked_by).text,
        "complaint_asked_unit": remarks.cleaned("asked_unit", asked.asked_unit).text,
    }
    change_lines(record, transfer_id, dict.fromkeys(ids, changes))


def _complaint(
    workspace: Workspace, transfer_id: str, person_id: str, asked: Asked, when: tuple[Side, int]
) -> Complaint:
    side, at = when
    return Complaint(
        id=new_id(workspace.clock),
        person_id=person_id,
        occasion=side.value,
        transfer_id=transfer_id,
        asked_at=at,
        asked_by=remarks.cleaned("asked_by", asked.asked_by).text,
        asked_unit=remarks.cleaned("asked_unit", asked.asked_unit).text,
        made=asked.made,
        reference=remarks.cleaned("reference", asked.reference).text,
    )


def _captured_by(workspace: Workspace, ids: tuple[str, ...], unit: str) -> tuple[str, ...]:
    with workspace.vault.session() as session:
        rows = session.exec(
            select(PersonRow.id, PersonRow.capturing_unit).where(col(PersonRow.id).in_(ids))
        ).all()
    his = frozenset(person for person, captured_by in rows if same_unit(unit, captured_by))
    return tuple(person for person in ids if person in his)


def note_injuries(
    workspace: Workspace,
    transfer_id: str,
    person_ids: tuple[str, ...],
    injuries: str,
    side: Side = Side.RELEASES,
) -> Touched:
    """Record whether these people bear visible injuries (`yes`, `no`), as who releases or who receives sees it.

    Raises:
        InputRefused: there is no answer.
        StepBlocked: the transfer is not so far.
    """
    if injuries not in ("yes", "no"):
        raise InputRefused({"injuries": "custody.needed"})
    stages = (Stage.PREPARATION,) if side is Side.RELEASES else _RECEIVING
    require_stage(workspace, transfer_id, *stages)
    said = {"visible_injuries" if side is Side.RELEASES else "injuries_received": injuries}
    with workspace.edit(f"handover.injuries_{side.value}") as record:
        change_lines(record, transfer_id, dict.fromkeys(person_ids, said))
    return record.touched


def receive_as_released(workspace: Workspace, transfer_id: str) -> Touched:
    """Record that everybody who came looks as who released him noted; who was noted already stays as he is."""
    require_stage(workspace, transfer_id, *_RECEIVING)
    changes = {
        line.person_id: {"injuries_received": line.visible_injuries}
        for line in lines_of(workspace, transfer_id)
        if line.visible_injuries and not line.injuries_received
    }
    with workspace.edit(f"handover.injuries_{Side.RECEIVES.value}") as record:
        change_lines(record, transfer_id, changes)
    return record.touched


def forward_mail(workspace: Workspace, transfer_id: str, at: int | None = None) -> Touched:
    """Record that mail and parcels that came after they left were sent on to them (GC III art. 48).

    Raises:
        StepBlocked: they have not left.
        InputRefused: it lies in the future or before the departure.
    """
    require_stage(workspace, transfer_id, Stage.UNDER_WAY, Stage.ARRIVED, Stage.CLOSED)
    sent_at = at if at is not None else workspace.now()
    require_past(workspace, sent_at, "mail_forwarded_at")
    if sent_at < transfer_row(workspace, transfer_id).departed_at:
        raise InputRefused({"mail_forwarded_at": "transfer.mail_before_departure"})
    with workspace.edit("handover.mail", occurred_at=sent_at) as record:
        record.change(load(record, Transfer, transfer_id), mail_forwarded_at=sent_at)
    return record.touched
