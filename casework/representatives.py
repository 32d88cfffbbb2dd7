"""The prisoners' representative of this station (GC III art. 79-81): chosen, approved, until when and why not any more.

One at a time: another who is chosen follows him in the same entry. Refuses somebody who is not held here, and to end an
office because its bearer left: that is read from where he stands and pointed out.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import select

from casework import remarks
from casework.access import needs
from casework.custody_events import require_past, require_texts
from casework.representative_files import open_ones, where
from casework.workspace import Workspace
from models.errors import InputRefused
from models.field_classes import FieldClass
from models.ids import new_id
from models.records import Person, Representative
from models.representatives import EXPLAINED, Chosen, Ended
from models.tables import RepresentativeRow
from models.touched import Touched
from store.unit_of_work import load


@dataclass(frozen=True, slots=True)
class Choice:
    """How and when he was chosen; when and by whom he was approved, if he was (art. 79(4))."""

    chosen: str
    at: int
    approved_at: int = 0
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """Why and since when he is representative no longer; the `reason` of a dismissal or of a refused approval."""

    ended: str
    at: int
    reason: str = ""


@needs(FieldClass.C)
def choose(workspace: Workspace, person_id: str, choice: Choice) -> Touched:
    """Record that he was chosen; whoever represented the prisoners until then is followed by him.

    Raises:
        InputRefused: how is missing, who approved is missing, he is not held here, or a time is impossible.
        RecordMissing: there is no such person.
    """
    if choice.chosen not in set(Chosen):
        raise InputRefused({"chosen": "custody.needed"})
    load(workspace.vault, Person, person_id)
    require_past(workspace, choice.at, "at")
    _check_approval(workspace, choice.at, choice.approved_at, choice.approved_by)
    if not where(workspace, person_id).here:
        raise InputRefused({"person_id": "representative.not_here"})
    former = open_ones(workspace)
    if any(each.chosen_at > choice.at for each in former):
        raise InputRefused({"at": "representative.before_former"})
    with workspace.edit("representative.choose", occurred_at=choice.at) as record:
        for each in former:
            seen = load(workspace.vault, Representative, each.id)
            record.change(seen, **_followed(workspace, each, choice.at))
        record.add(
            Representative(
                id=new_id(workspace.clock),
                person_id=person_id,
                station_id=workspace.station.id,
                chosen=choice.chosen,
                chosen_at=choice.at,
                approved_at=choice.approved_at,
                approved_by=remarks.cleaned("approved_by", choice.approved_by).text,
                recorded_at=workspace.now(),
            )
        )
    return record.touched


@needs(FieldClass.C)
def approve(workspace: Workspace, person_id: str, at: int, by: str) -> Touched:
    """Record that he was approved, and may begin.

    Raises:
        InputRefused: who approved is missing, a time is impossible, or he was not chosen here.
    """
    mine = _open_one(workspace, person_id)
    require_texts({"approved_by": by})
    _check_approval(workspace, mine.chosen_at, at, by)
    changes = {"approved_at": at, "approved_by": remarks.cleaned("approved_by", by).text}
    return _change(workspace, "representative.approve", mine.id, changes)


@needs(FieldClass.C)
def end(workspace: Workspace, person_id: str, ending: Ending) -> Touched:
    """Record that he is representative no longer.

    Raises:
        InputRefused: why is missing, the reason where it is told to the Protecting Power, a time is impossible, or he
            is not representative here.
    """
    mine = _open_one(workspace, person_id)
    if ending.ended not in set(Ended) - {Ended.SUCCEEDED}:
        raise InputRefused({"ended": "custody.needed"})
    if ending.ended in EXPLAINED:
        require_texts({"reason": ending.reason}, "people.reason_needed")
    require_past(workspace, ending.at, "at")
    if ending.at < mine.chosen_at:
        raise InputRefused({"at": "representative.before_chosen"})
    changes = {
        "ended": ending.ended,
        "ended_at": ending.at,
        "end_reason": remarks.cleaned("reason", ending.reason).text,
    }
    return _change(workspace, "representative.end", mine.id, changes)


@needs(FieldClass.C)
def tell_power(workspace: Workspace, person_id: str, at: int) -> Touched:
    """Record that the Protecting Power was told why he was dismissed or not approved (art. 81(6), 79(4)).

    Raises:
        InputRefused: it lies in the future, or nothing of him is to be told.
    """
    require_past(workspace, at, "at")
    with workspace.vault.session() as session:
        untold = session.exec(
            select(RepresentativeRow)
            .where(
                RepresentativeRow.person_id == person_id,
                RepresentativeRow.station_id == workspace.station.id,
                RepresentativeRow.power_told_at == 0,
            )
            .order_by(RepresentativeRow.id)
        ).all()
    mine = [each for each in untold if each.ended in EXPLAINED]
    if not mine:
        raise InputRefused({"at": "representative.nothing_to_tell"})
    if at < mine[0].ended_at:
        raise InputRefused({"at": "representative.before_ended"})
    return _change(workspace, "representative.tell_power", mine[0].id, {"power_told_at": at})


def _open_one(workspace: Workspace, person_id: str) -> RepresentativeRow:
    mine = [each for each in open_ones(workspace) if each.person_id == person_id]
    if not mine:
        raise InputRefused({"person_id": "representative.is_not"})
    return mine[-1]


def _check_approval(workspace: Workspace, chosen_at: int, approved_at: int, by: str) -> None:
    if not approved_at:
        return
    require_texts({"approved_by": by})
    require_past(workspace, approved_at, "approved_at")
    if approved_at < chosen_at:
        raise InputRefused({"approved_at": "representative.before_chosen"})


def _followed(workspace: Workspace, former: RepresentativeRow, at: int) -> dict[str, str | int]:
    """How the former's office ended: by the successor, or earlier when he left."""
    stands = where(workspace, former.person_id)
    if stands.here:
        return {"ended": Ended.SUCCEEDED.value, "ended_at": at}
    return {"ended": Ended.LEFT.value, "ended_at": max(stands.since, former.chosen_at)}


def _change(
    workspace: Workspace, verb: str, identifier: str, changes: Mapping[str, str | int]
) -> Touched:
    with workspace.edit(verb) as record:
        record.change(load(workspace.vault, Representative, identifier), **changes)
    return record.touched
