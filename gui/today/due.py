"""When something is due, in words: how far off, the day, the hour; refuses to know what it is."""

from gui.frame.presenter import local_words
from gui.moments import local_today
from models.clock import local_offset_minutes, to_datetime
from models.duties import DAY, HOUR
from models.partial_date import from_iso
from resources.words import Words


def day_in_words(instant: int, words: Words) -> str:
    """The local day of an instant, as this language writes it: 20 November 2026."""
    return from_iso(local_today(instant).isoformat()).in_words(words.language)


def clock_in_words(instant: int) -> str:
    """The hour of an instant, local with UTC beside: 14:02 (12:02 UTC)."""
    local = to_datetime(instant, local_offset_minutes(instant))
    return f"{local:%H:%M} ({to_datetime(instant):%H:%M} UTC)"


def due_in_words(due_at: int, now: int, words: Words) -> str:
    """How far off, then the date; with the hour when it is less than a day."""
    near = abs(due_at - now) < DAY
    when = day_in_words(due_at, words)
    when = f"{when}, {clock_in_words(due_at)}" if near else when
    return f"{_distance(due_at, now, words)} · {when}"


def due_in_a_table(due_at: int, now: int, words: Words) -> str:
    """How far off, then date and hour as short as a column is narrow."""
    when = local_words(due_at, local_offset_minutes(due_at), words)
    return f"{_distance(due_at, now, words)} · {when}"


def _distance(due_at: int, now: int, words: Words) -> str:
    days = (local_today(due_at) - local_today(now)).days
    apart = abs(due_at - now)
    if due_at < now:
        if apart >= DAY:
            return words.count("today.late_days", max(-days, 1))
        return (
            words.count("today.late_hours", apart // HOUR)
            if apart >= HOUR
            else words("today.late_now")
        )
    if apart >= DAY:
        return words.count("today.in_days", max(days, 1))
    return (
        words.count("today.in_hours", apart // HOUR)
        if apart >= HOUR
        else words("today.within_hour")
    )
