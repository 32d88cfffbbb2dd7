"""That people were medically inspected (GC III art. 30-31), and who is a serious case; refuses every finding."""

from dataclasses import dataclass

from casework import remarks
from casework.custody_events import next_event, require_past, require_texts
from casework.workspace import Workspace
from models.custody import Event
from models.errors import InputRefused
from models.ids import new_id
from models.records import Inspection, Person
from models.touched import Touched
from store.unit_of_work import load

HELD_BACK_REVIEW = "held_back_review"
PURPOSES = ("arrival", "monthly", "departure", HELD_BACK_REVIEW)


@dataclass(frozen=True, slots=True)
class Inspected:
    """An inspection: for what, by whom, when; `weighed` says that the weight stands on the medical form.

    `next_at` is when a man held back is looked at again (art. 19(2)).
    """

    purpose: str
    by_name: str
    by_rank: str = ""
    at: int = 0
    weighed: bool = False
    next_at: int = 0
    place: str = ""


def inspect(workspace: Workspace, person_ids: tuple[str, ...], inspected: Inspected) -> Touched:
    """Record that these people were inspected.

    Raises:
        InputRefused: the examiner is missing, it lies in the future, or a monthly inspection was without weighing.
    """
    require_texts({"by_name": inspected.by_name}, "transfer.examiner_needed")
    at = inspected.at or workspace.now()
    require_past(workspace, at)
    if inspected.purpose == "monthly" and not inspected.weighed:
        raise InputRefused({"weighed": "inspection.weigh"})
    if inspected.next_at and inspected.next_at <= at:
        raise InputRefused({"next_at": "inspection.next_later"})
    with workspace.edit("health.inspect", occurred_at=at) as record:
        for person_id in person_ids:
            record.add(_inspection(workspace, person_id, inspected, at))
    return record.touched


def hold_back(workspace: Workspace, person_id: str, inspected: Inspected, reason: str) -> Touched:
    """Keep somebody back whom evacuation would endanger more than staying (art. 19(2)), until he is seen again.

    `inspected` is the look by which it was decided: `by_name` whose, `next_at` until when; `reason` says what keeps
    him, without a diagnosis.

    Raises:
        TransitionRefused: he is at no place from which he could be held back.
        InputRefused: the examiner, the reason or the day of the next look is missing, or a time that cannot be.
    """
    at = inspected.at or workspace.now()
    lacking = (
        ("reason", "people.reason_needed", not reason.strip()),
        ("by_name", "transfer.examiner_needed", not inspected.by_name.strip()),
        ("next_at", "inspection.next_later", inspected.next_at <= at),
    )
    if problems := {field: why for field, why, wrong in lacking if wrong}:
        raise InputRefused(problems)
    place = inspected.place or workspace.station.name
    fact = next_event(workspace, person_id, Event.HELD_BACK, at, place, note=reason)
    with workspace.edit("health.hold_back", occurred_at=at) as record:
        record.add(fact)
        record.add(_inspection(workspace, person_id, inspected, at))
    return record.touched


def _inspection(workspace: Workspace, person_id: str, inspected: Inspected, at: int) -> Inspection:
    return Inspection(
        id=new_id(workspace.clock),
        person_id=person_id,
        purpose=inspected.purpose,
        inspected_at=at,
        weighed=inspected.weighed,
        by_name=remarks.cleaned("by_name", inspected.by_name).text,
        by_rank=remarks.cleaned("by_rank", inspected.by_rank).text,
        place=remarks.cleaned("place", inspected.place).text or workspace.station.name,
        next_at=inspected.next_at,
        recorded_at=workspace.now(),
    )


def mark_serious(workspace: Workspace, person_id: str, since: int) -> Touched:
    """Record that somebody is seriously ill or wounded since an instant, 0 that he is no longer (art. 122(6)).

    Raises:
        InputRefused: it would lie in the future.
    """
    require_past(workspace, since)
    with workspace.edit("health.serious", occurred_at=since or None) as record:
        record.change(load(workspace.vault, Person, person_id), serious_since=since)
    return record.touched
