"""A death in custody (GC III art. 120-121): recorded, examined, enquired into, buried; refuses a burial unexamined.

A violent, suspicious or unknown cause opens the official enquiry in the same entry. In which order death, examination
and burial lie is `casework.death_order`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from sqlmodel import or_, select

from casework import death_records, remarks
from casework.access import needs
from casework.custody_events import next_event, require_past, require_texts
from casework.custody_facts import facts_of
from casework.death_order import before, require_burial, require_examination
from casework.known_deaths import KnownDeath, known_deaths
from casework.workspace import Workspace
from models.custody import Event
from models.custody_order import Order
from models.endings import Cause, Suspected, goes_on
from models.errors import RecordMissing
from models.field_classes import FieldClass
from models.ids import new_id
from models.records import Death, Inquiry
from models.tables import InquiryRow
from models.touched import Touched
from store.unit_of_work import load


@dataclass(frozen=True, slots=True)
class DeathReport:
    """When and where he died, of what kind of cause, in whose words, and whose doing it may be."""

    died_at: int
    place: str
    cause_kind: str
    cause: str
    suspected: str
    told_by: str


def record_death(workspace: Workspace, person_id: str, report: DeathReport) -> Touched:
    """Record a death; a violent, suspicious or unknown cause opens the official enquiry at once (art. 121).

    Raises:
        InputRefused: the kind of cause, whose doing it may be (nobody is an answer) or who reports is missing.
        TransitionRefused: he is not in custody, or dead already.
    """
    require_texts(
        {
            "cause_kind": report.cause_kind,
            "suspected": report.suspected,
            "told_by": report.told_by,
        }
    )
    event = next_event(
        workspace,
        person_id,
        Event.DIED,
        report.died_at,
        report.place,
        told_by=report.told_by,
    )
    with workspace.edit("custody.death", occurred_at=report.died_at) as record:
        record.add(event)
        death = Death(
            id=new_id(workspace.clock),
            person_id=person_id,
            event_id=event.id,
            cause_kind=Cause(report.cause_kind).value,
            cause=remarks.cleaned("cause", report.cause).text,
            suspected=Suspected(report.suspected).value,
        )
        death_records.begin(workspace, record, death)
    return record.touched


@needs(FieldClass.L)
def open_enquiry(workspace: Workspace, person_id: str, event_id: str, about: str) -> Touched:
    """Open an official enquiry into a death or a serious injury (`about` is `death` or `injury`)."""
    with workspace.edit("custody.open_enquiry") as record:
        record.add(death_records.new_inquiry(workspace, person_id, event_id, about))
    return record.touched


@dataclass(frozen=True, slots=True)
class Examined:
    """The medical examination before burial (art. 120(3)): when, by whom."""

    examined_at: int
    examined_by: str
    examined_rank: str = ""


def examine(workspace: Workspace, person_id: str, examined: Examined) -> Touched:
    """Record the examination before burial; one after it, of somebody who had to be buried first, is recorded too.

    Raises:
        RecordMissing: he did not die.
        InputRefused: the examiner is missing, or it lies in the future, before the death or, of one who was
            examined before his burial, after that.
    """
    require_texts({"examined_by": examined.examined_by}, "transfer.examiner_needed")
    require_past(workspace, examined.examined_at, "examined_at")
    known = death_of(workspace, person_id)
    require_examination(known, examined.examined_at)
    changes: dict[str, str | int] = asdict(examined)
    if known.record.buried_at and not before(known.record.buried_at, examined.examined_at):
        changes["buried_unexamined_by"] = ""
    return change_death(workspace, known, "custody.death_examined", changes)


@dataclass(frozen=True, slots=True)
class Burial:
    """When, where and in which grave; why he was cremated, if he was; who witnessed (art. 120(4)-(6), Annex IV D).

    `override_by` names who ordered the burial before an examination, by necessity.
    """

    buried_at: int
    burial_place: str
    grave: str
    grave_marked: bool = False
    cremated: bool = False
    cremation_reason: str = ""
    ashes_kept: str = ""
    effects: str = ""
    first_witness: str = ""
    second_witness: str = ""
    override_by: str = ""


def bury(workspace: Workspace, person_id: str, burial: Burial) -> Touched:
    """Record burial or cremation.

    Recorded again, a burial before the examination stays ordered by whom it was.

    Raises:
        RecordMissing: he did not die.
        StepBlocked: he was not examined before, and nobody ordered it under his name.
        InputRefused: place or grave is missing, a cremation has no reason, or it lies in the future, before the
            death, or before the examination and nobody ordered it so.
    """
    require_texts({"burial_place": burial.burial_place, "grave": burial.grave})
    if burial.cremated:
        require_texts({"cremation_reason": burial.cremation_reason}, "death.cremation_reason")
    require_past(workspace, burial.buried_at, "buried_at")
    known = death_of(workspace, person_id)
    fields = asdict(burial)
    ordered_by = fields.pop("override_by").strip() or known.record.buried_unexamined_by
    require_burial(known, burial.buried_at, ordered_by)
    examined_at = known.record.examined_at
    unexamined = not examined_at or before(burial.buried_at, examined_at)
    # Who witnessed, and what was typed of his effects, stays where this burial does not say it.
    said = {name: each for name, each in fields.items() if each or name not in _STAYING}
    said["buried_unexamined_by"] = ordered_by if unexamined else ""
    return change_death(workspace, known, "custody.burial", said, reason=burial.override_by.strip())


_STAYING = frozenset({"effects", "first_witness", "second_witness"})


@needs(FieldClass.L)
def report_enquiry(workspace: Workspace, inquiry_id: str, changes: dict[str, str | int]) -> Touched:
    """Record how an enquiry goes on: `power_told_at`, `witnesses`, `report_at`, `report_reference`, `outcome`.

    It closes when the report was sent, with its outcome.

    Raises:
        InputRefused: a report without its reference or outcome, or in the future.
    """
    inquiry = load(workspace.vault, Inquiry, inquiry_id)
    known = {name: value for name, value in changes.items() if name in _OF_INQUIRY}
    for name in ("power_told_at", "report_at"):
        require_past(workspace, int(known.get(name, 0)), name)
    after = {**inquiry.value.model_dump(), **known}
    if after["report_at"] and not after["closed_at"]:
        require_texts({name: str(after[name]) for name in ("report_reference", "outcome")})
        known |= {"closed_at": workspace.now(), "closed_by": workspace.officer.id}
    with workspace.edit("custody.enquiry") as record:
        record.change(inquiry, **_cleaned(known))
    return record.touched


_OF_INQUIRY = frozenset({"power_told_at", "witnesses", "report_at", "report_reference", "outcome"})


@needs(FieldClass.L)
def inquiries_of(workspace: Workspace, person_id: str) -> tuple[str, ...]:
    """The identifiers of the enquiries about one person that go on: not closed, or the Power not told.

    The oldest first.
    """
    with workspace.vault.session() as session:
        rows = session.exec(
            select(InquiryRow)
            .where(
                InquiryRow.person_id == person_id,
                or_(InquiryRow.closed_at == 0, InquiryRow.power_told_at == 0),
            )
            .order_by(InquiryRow.id)
        ).all()
    order = Order(fact for fact, _ in facts_of(workspace, (person_id,))[person_id])
    return tuple(
        row.id for row in rows if goes_on(order, row.about, row.event_id, row.power_told_at)
    )


def death_of(workspace: Workspace, person_id: str) -> KnownDeath:
    """His death as it is known.

    Raises:
        RecordMissing: he did not die, or his death was corrected away.
    """
    known = known_deaths(workspace, (person_id,))
    if person_id not in known:
        raise RecordMissing(Death.kind)
    return known[person_id]


def change_death(
    workspace: Workspace,
    known: KnownDeath,
    verb: str,
    changes: Mapping[str, str | int],
    *,
    reason: str = "",
    also: Iterable[Inquiry] = (),
) -> Touched:
    """Change the record of a death, made now where only an event says it; `also` are added in the same entry."""
    said = _cleaned(changes)
    with workspace.edit(verb, reason=reason) as record:
        if known.kept:
            record.change(load(workspace.vault, Death, known.record.id), **said)
        else:
            made = Death.model_validate(known.record.model_dump() | said)
            death_records.begin(workspace, record, made)
        for each in also:
            record.add(each)
    return record.touched


def _cleaned(changes: Mapping[str, str | int]) -> dict[str, str | int]:
    return {
        name: remarks.cleaned(name, value).text if isinstance(value, str) else value
        for name, value in changes.items()
    }
