"""Visits of the ICRC or the Protecting Power (GC III art. 126): recorded, listed, and whom their list names.

A list for a visit is a live question after everybody who is held, also in hospital or detention; nobody picks who
stands on it. Refuses a visit of nobody, or of the future, and to make a list: `exports` and `paper_visits` do.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from casework import access, remarks
from casework.custody_events import require_past, require_texts
from casework.custody_facts import facts_of
from casework.workspace import Workspace
from models.custody import HELD, State
from models.custody_order import Fact, Order
from models.errors import InputRefused
from models.field_classes import FieldClass
from models.ids import new_id
from models.records import Visit
from models.tables import PrintingRow, StandingRow, VisitRow
from models.touched import Touched

VISITORS = ("icrc", "protecting_power")
ANSWERED_FOR = (*sorted(HELD), State.IN_TRANSIT.value)
"""States of those who stand on the list for a visit: held, or on the way to where they will be."""

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class VisitShown:
    """A visit as it was recorded; `digest` is that of the list that was shown, or printed last."""

    id: str
    visited_at: int
    visitor: str
    delegates: str
    people: int
    shown_by: str
    digest: str


@dataclass(frozen=True, slots=True)
class VisitRecorded:
    """A visit that was recorded, and what that touched."""

    id: str
    touched: Touched


def on_the_list(workspace: Workspace) -> tuple[str, ...]:
    """Everybody this station holds or answers for now, by name."""
    asked = (
        select(StandingRow.person_id)
        .where(
            StandingRow.station_id == workspace.station.id,
            col(StandingRow.state).in_(ANSWERED_FOR),
        )
        .order_by(col(StandingRow.name_key), col(StandingRow.person_id))
    )
    with workspace.vault.session() as session:
        return tuple(session.exec(asked).all())


def checked(workspace: Workspace, visitor: str, delegates: str, at: int) -> Visit:
    """A visit to be recorded; `at` 0 is now.

    Raises:
        InputRefused: the visitor is unknown, nobody is named, or it lies in the future.
    """
    if visitor not in VISITORS:
        raise InputRefused({"visitor": "custody.needed"})
    require_texts({"delegates": delegates})
    at = at or workspace.now()
    require_past(workspace, at)
    officer = workspace.officer
    return Visit(
        id=new_id(workspace.clock),
        visited_at=at,
        visitor=visitor,
        delegates=remarks.cleaned("delegates", delegates).text,
        shown_by=f"{officer.rank} {officer.name}".strip(),
    )


@access.needs(FieldClass.A, FieldClass.C)
def record(workspace: Workspace, visitor: str, delegates: str, at: int = 0) -> VisitRecorded:
    """Record a visit whose list is to be printed: the paper is journalled under it.

    Raises:
        NotYourRole: the officer may not see what stands on the list.
        InputRefused: the visitor is unknown, nobody is named, or it lies in the future.
    """
    made = checked(workspace, visitor, delegates, at)
    made.people = len(on_the_list(workspace))
    with workspace.edit("visit.show") as change:
        change.add(made)
    return VisitRecorded(made.id, change.touched)


@access.needs(FieldClass.C)
def visits(
    workspace: Workspace, start: int = 0, most: int = 200
) -> tuple[tuple[VisitShown, ...], int]:
    """The visits, the newest first, and how many there are.

    Raises:
        NotYourRole: the officer may not see them.
    """
    with workspace.vault.session() as session:
        rows = session.exec(select(VisitRow).order_by(col(VisitRow.visited_at).desc())).all()
        some = rows[start : start + most]
        printed = dict(
            session.exec(
                select(PrintingRow.subject_id, PrintingRow.digest)
                .where(col(PrintingRow.subject_id).in_([row.id for row in some]))
                .order_by(col(PrintingRow.printed_at))
            ).all()
        )
    shown = (
        VisitShown(
            row.id,
            row.visited_at,
            row.visitor,
            row.delegates,
            row.people,
            row.shown_by,
            row.digest or printed.get(row.id, ""),
        )
        for row in some
    )
    return tuple(shown), len(rows)


def here_since(workspace: Workspace, person_ids: Sequence[str]) -> dict[str, int]:
    """Since when this station has answered for each without a break, in this episode of his custody.

    What another station corrected of our own event stays our event.
    """
    began: dict[str, int] = {}
    with workspace.vault.session() as session:
        for start in range(0, len(person_ids), _CHUNK):
            some = person_ids[start : start + _CHUNK]
            asked = select(StandingRow.person_id, StandingRow.episode_since).where(
                col(StandingRow.person_id).in_(some)
            )
            began |= dict(session.exec(asked).all())
    here = workspace.station.id
    return {
        person_id: max(_unbroken(facts, here), began.get(person_id, 0))
        for person_id, facts in facts_of(workspace, person_ids).items()
    }


def _unbroken(facts: Sequence[tuple[Fact, str]], here: str) -> int:
    """When the last run of events of this station began; the last event of all is ours."""
    station_of = {fact.id: station for fact, station in facts}
    order = Order(fact for fact, _ in facts)
    since = 0
    for fact in reversed(order.walk()):
        if since and station_of[order.origin(fact).id] != here:
            break
        since = fact.occurred_at
    return since
