"""Reads what an officer types of a moment: day and hour as one instant; refuses half a date. Knows no Qt."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from gui.intake.entering import time_of_day
from models.clock import instant_of, local_offset_minutes, to_datetime
from models.partial_date import DateRefusedError, parse


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
