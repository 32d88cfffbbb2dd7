"""A moment typed as local date and time, with UTC shown beside; refuses a day that needs guessing."""

from datetime import datetime, timedelta, timezone

from PySide6.QtWidgets import QWidget

from gui.binding import Binding
from gui.intake.entering import time_of_day
from gui.kit.labelled import field_row
from gui.kit.values import FieldState, Tone
from models.clock import instant_of, local_offset_minutes, to_datetime
from models.partial_date import DateRefusedError, parse
from resources.words import Words

_WHOLE_DAY = len("2026-11-20")


def moment_fields(binding: Binding, words: Words) -> QWidget:
    """Two fields, `date` and `time`, of one binding."""
    return field_row(
        binding.line("date", words("field.date"), placeholder="2026-11-20"),
        binding.line("time", words("transfers.local_time"), placeholder="14:02"),
    )


def moment_values(instant: int) -> dict[str, str]:
    """An instant as the two fields show it, in local time."""
    local = to_datetime(instant, local_offset_minutes(instant))
    return {"date": f"{local:%Y-%m-%d}", "time": f"{local:%H:%M}"}


def typed_moment(date: str, time: str, now: int) -> int | None:
    """The instant meant, or nothing when it is no whole day with a time of day."""
    today = to_datetime(now, local_offset_minutes(now)).date()
    hour = time_of_day(time)
    try:
        day = parse(date, today).iso()
    except DateRefusedError:
        return None
    if not hour or len(day) != _WHOLE_DAY:
        return None
    plain = datetime.strptime(f"{day} {hour}", "%Y-%m-%d %H:%M")  # noqa: DTZ007 - the zone comes below
    zone = timezone(timedelta(minutes=local_offset_minutes(now)))
    offset = local_offset_minutes(instant_of(plain.replace(tzinfo=zone)))
    return instant_of(plain.replace(tzinfo=timezone(timedelta(minutes=offset))))


def show_utc(binding: Binding, instant: int | None, words: Words) -> None:
    """Say below the time what it is in UTC, or that it is no moment yet."""
    if instant is None:
        state = FieldState(Tone.WARN, words("transfers.moment_needed"))
    else:
        state = FieldState(Tone.NEUTRAL, words("frame.utc", time=f"{to_datetime(instant):%H:%M}"))
    binding.tell({"time": state})
