"""A man who was recorded twice: one record goes on, the other is set aside; refuses to merge or delete anything.

Two laptops, or two officers at one table, record one man under two numbers: he would be counted, listed and told of
twice. Both records stay whole. The one set aside leaves every list and count, what is kept under it stays owed, and
whoever looks at it is led to the one that goes on. It is undone by withdrawing the event, which takes two officers.
That two records are of two men says `casework.told_apart`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from casework import access, alike, told_apart
from casework.custody_events import next_event, require_texts
from casework.duplicate_views import LikelyDuplicate, OtherRecord
from casework.going_on import FAR
from casework.person_cards import number_of
from casework.transfer_facts import ON_OPEN_LIST
from casework.whose_number import other_than
from casework.workspace import Workspace, of_one_state
from models.custody import ENDED, Event, State
from models.errors import Block, StepBlocked
from models.field_classes import FieldClass
from models.records import Person
from models.tables import (
    CustodyEventRow,
    PersonRow,
    StandingRow,
    TransferLineRow,
    TransferRow,
)
from models.touched import Touched
from models.transfer_facts import Outcome
from store.unit_of_work import load


@dataclass(frozen=True, slots=True)
class SameMan:
    """The number of the other record as typed, why it is the same man, and the second officer who confirms it."""

    number: str
    reason: str
    second_officer: str


@access.needs(FieldClass.A, FieldClass.C)
def set_aside(workspace: Workspace, person_id: str, same: SameMan) -> Touched:
    """Let one of two records of one man go on and set the other aside.

    The one whose custody has ended goes on, because it says what became of him; else the older. So two laptops that
    find out at the same time decide alike, and never set both aside.

    Raises:
        InputRefused: reason or second officer is missing, or the number is no other record's.
        StepBlocked: one is set aside already, both have ended, or the one to be set aside is on an open list.
    """
    require_texts({"reason": same.reason, "second_officer": same.second_officer})
    other_id = other_than(workspace, person_id, same.number)
    left, kept = _left_and_kept(workspace, (person_id, other_id))
    if _on_open_list(workspace, left):
        raise StepBlocked((Block("on_another_transfer", "46", (left,)),))
    event = next_event(
        workspace,
        left,
        Event.FOUND_RECORDED_TWICE,
        workspace.now(),
        "",
        note=same.reason,
        second_officer=same.second_officer,
        goes_on_as=number_of(load(workspace.vault, Person, kept).value),
    )
    with workspace.edit("custody.recorded_twice", reason=event.note) as record:
        record.add(event)
        told_apart.take_back_in(record, workspace, (person_id, other_id), event.note)
    return record.touched


@of_one_state
def suspected(workspace: Workspace, person_id: str) -> tuple[LikelyDuplicate, ...]:
    """Other records that may be of the same man, the likeliest first; none of a record that is set aside.

    Whom an officer told apart from him is not among them while they are no more alike than they were then.
    """
    if not access.sees(workspace, FieldClass.A) or _states(workspace, (person_id,)) == [
        State.RECORDED_TWICE
    ]:
        return ()
    likely = alike.likely_duplicates(workspace, alike.as_recorded(workspace, person_id))
    apart = told_apart.of_person(workspace, person_id)
    others = [
        each
        for each in likely
        if each.person_id != person_id and not apart.holds(each.person_id, each.evidence)
    ]
    states = _states(workspace, [each.person_id for each in others])
    return tuple(
        each
        for each, state in zip(others, states, strict=True)
        if state is not State.RECORDED_TWICE
    )


def also_recorded(workspace: Workspace, person: Person) -> tuple[OtherRecord, ...]:
    """The records of this man that were set aside for this one, and those set aside for one of them."""
    found: dict[str, OtherRecord] = {}
    numbers = [number for number in (person.tag_number, person.prisoner_number) if number]
    for _ in range(FAR):
        rows = _set_aside_for(workspace, numbers)
        new = [row for row in rows if row[0] not in {person.id, *found}]
        if not new:
            break
        found |= {row[0]: OtherRecord(row[0], row[2] or row[1]) for row in new}
        numbers = [number for _, *given in new for number in given if number]
    return tuple(found.values())


def _set_aside_for(workspace: Workspace, numbers: list[str]) -> Sequence[tuple[str, str, str]]:
    with workspace.vault.session() as session:
        return session.exec(
            select(PersonRow.id, PersonRow.tag_number, PersonRow.prisoner_number)
            .join(StandingRow, col(StandingRow.person_id) == PersonRow.id)
            .join(CustodyEventRow, col(CustodyEventRow.id) == StandingRow.last_event_id)
            .where(
                CustodyEventRow.goes_on_as != "",
                col(CustodyEventRow.goes_on_as).in_(numbers),
                StandingRow.state == State.RECORDED_TWICE.value,
            )
            .order_by(PersonRow.id)
        ).all()


def _left_and_kept(workspace: Workspace, ids: tuple[str, str]) -> tuple[str, str]:
    told_apart.refuse_set_aside(workspace, ids)
    states = dict(zip(ids, _states(workspace, ids), strict=True))
    ended = [each for each in ids if states[each] in ENDED]
    if len(ended) == len(ids):
        raise StepBlocked((Block("both_have_ended", "122(4)", ids),))
    kept = ended[0] if ended else min(ids)
    return next(each for each in ids if each != kept), kept


def _states(workspace: Workspace, ids: tuple[str, ...] | list[str]) -> list[State]:
    with workspace.vault.session() as session:
        found = dict(
            session.exec(
                select(StandingRow.person_id, StandingRow.state).where(
                    col(StandingRow.person_id).in_(ids)
                )
            ).all()
        )
    return [State(found.get(each, "")) for each in ids]


def _on_open_list(workspace: Workspace, person_id: str) -> bool:
    """Whether a list waits for him; one on which he was found missing waits for what became of him."""
    with workspace.vault.session() as session:
        line = session.exec(
            select(TransferLineRow.id)
            .join(TransferRow, col(TransferRow.id) == TransferLineRow.transfer_id)
            .where(
                TransferLineRow.person_id == person_id,
                *ON_OPEN_LIST,
                TransferLineRow.outcome != Outcome.ABSENT.value,
            )
        ).first()
    return line is not None
