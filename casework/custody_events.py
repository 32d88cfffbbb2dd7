"""What happens to a person in custody: recorded as a fact, corrected by another, never overwritten."""

from casework.workspace import Workspace
from models.custody import Event, State, transition
from models.custody_order import WITHDRAWN
from models.errors import InputRefused, TransitionRefused
from models.ids import new_id
from models.records import CustodyEvent
from models.tables import CustodyEventRow, StandingRow
from models.touched import Touched


def record_event(
    workspace: Workspace,
    person_id: str,
    event: str,
    occurred_at: int,
    place: str,
    *,
    note: str = "",
    corrects: str = "",
) -> Touched:
    """Record that something happened to a person in custody, or correct an event with a new one.

    Raises:
        TransitionRefused: custody does not move that way from where he stands.
        InputRefused: it would lie in the future, before the event it follows, or lacks a reason.
    """
    with workspace.vault.session() as session:
        standing = session.get(StandingRow, person_id)
        last = session.get(CustodyEventRow, standing.last_event_id) if standing else None
        corrected = session.get(CustodyEventRow, corrects) if corrects else None
    if corrects:
        # What a withdrawal follows is the account that stands instead, not a place in the order.
        follows = corrected.follows if corrected and corrected.event != WITHDRAWN else ""
        _require({"reason": "people.reason_needed"} if not note.strip() else {})
    else:
        state = State(standing.state) if standing else State.UNRECORDED
        if transition(state, Event(event)) is None:
            raise TransitionRefused(state.value, event)
        follows = last.id if last else ""
        _require(
            {"occurred_at": "custody.before_last"}
            if last and occurred_at < last.occurred_at
            else {}
        )
    _require(
        {"occurred_at": "custody.in_future"} if occurred_at > workspace.now() + _CLOCK_SLACK else {}
    )
    with workspace.edit(
        "custody.record", reason=note.strip() if corrects else "", occurred_at=occurred_at
    ) as record:
        record.add(
            CustodyEvent(
                id=new_id(workspace.clock),
                person_id=person_id,
                event=event,
                follows=follows,
                station_id=workspace.station.id,
                corrects=corrects,
                occurred_at=occurred_at,
                recorded_at=workspace.now(),
                place=place.strip(),
                note=note.strip(),
            )
        )
    return record.touched


_CLOCK_SLACK = 60_000
"""A minute, so that *now* on the screen is never in the future of the clock that checks it."""


def _require(problems: dict[str, str]) -> None:
    if problems:
        raise InputRefused(problems)
