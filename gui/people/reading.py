"""Reads what an officer types about an event: day and hour as one instant; refuses half a date.

It also says what may have happened from where a person stood. Knows values only, no Qt.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from casework.views import TimelineEntry
from gui.intake.entering import time_of_day
from models.clock import instant_of, local_offset_minutes, to_datetime
from models.custody import BY_THEMSELVES, TRANSITIONS, Event, State
from models.partial_date import DateRefusedError, parse

_FIRST = frozenset({Event.CAPTURED, Event.REACHED_COLLECTION_POINT})


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant read from day and hour, or the field that was not understood with its word key."""

    instant: int = 0
    field: str = ""
    problem: str = ""


def moment(day: str, hour: str, today: date) -> Moment:
    """The instant of a local day and hour as typed (`20.11.2026`, `430`)."""
    try:
        read = parse(day, today) if day.strip() else None
    except DateRefusedError as refused:
        return Moment(field="date", problem=refused.fault.value)
    if read is None or not read.month or not read.day:
        return Moment(field="date", problem="people.date_whole")
    clock = time_of_day(hour)
    if not clock:
        return Moment(field="time", problem="people.time_needed")
    local = datetime.combine(date(read.year, read.month, read.day), time.fromisoformat(clock))
    return Moment(_local_instant(local))


def _local_instant(local: datetime) -> int:
    """The laptop's offset at that very instant, which may differ from today's by the summer hour."""
    guess = instant_of(local.replace(tzinfo=UTC))
    for _ in range(2):
        zone = timezone(timedelta(minutes=local_offset_minutes(guess)))
        guess = instant_of(local.replace(tzinfo=zone))
    return guess


def as_typed(instant: int) -> tuple[str, str]:
    """Day and hour of an instant, as they stand in the two fields."""
    local = to_datetime(instant, local_offset_minutes(instant))
    return f"{local:%Y-%m-%d}", f"{local:%H:%M}"


def local_today(now: int) -> date:
    """The day by the laptop's calendar."""
    return to_datetime(now, local_offset_minutes(now)).date()


def events_instead(entries: Sequence[TimelineEntry], event_id: str) -> tuple[str, ...]:
    """What may have happened instead of an event: itself first, then what fits where he stood before it."""
    state, wrong = State.UNRECORDED.value, ""
    for entry in entries:
        if entry.event_id == event_id:
            wrong = entry.event
            break
        if not entry.corrected and entry.state:
            state = entry.state
    fitting = (
        move.event.value
        for move in TRANSITIONS
        if state in move.sources and move.event in BY_THEMSELVES | _FIRST
    )
    return tuple(dict.fromkeys((wrong, *fitting)))
