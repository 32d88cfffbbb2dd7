"""Spans of time, sizes and dates as this screen says them; refuses to know Qt and the register."""

from models.clock import local_offset_minutes, to_datetime
from models.duties import DAY, HOUR
from models.partial_date import from_iso
from resources.words import Words

_MINUTE = 60_000
_YEAR = 365 * DAY
_STEPS = (("years", _YEAR), ("days", DAY), ("hours", HOUR), ("minutes", _MINUTE))
_SIZES = (("gigabytes", 10**9), ("megabytes", 10**6), ("kilobytes", 10**3))
_FEW = 10
_LONG_HOURS = 48


def span(milliseconds: int, words: Words) -> str:
    """How long, in the largest unit that fits, rounded down; hours up to two days."""
    for name, unit in _STEPS:
        if milliseconds >= unit and not (name == "days" and milliseconds < _LONG_HOURS * HOUR):
            return words.count(f"exchange.span_{name}", milliseconds // unit)
    return words("exchange.span_now")


def ago(instant: int, now: int, words: Words) -> str:
    """How long before `now`; "never" for an instant of 0. What seems to come from the future is just now."""
    if not instant:
        return words("exchange.never")
    return words("exchange.ago", span=span(max(now - instant, 0), words))


def size(octets: int, words: Words) -> str:
    """A number of bytes in decimal units, with one digit after the point below ten: 3.2 GB, 480 kB."""
    for name, unit in _SIZES:
        if octets >= unit:
            number = octets / unit
            shown = f"{number:.1f}" if number < _FEW else f"{number:.0f}"
            shown = shown.replace(".", words("exchange.decimal_point"))
            return words(f"exchange.{name}", n=shown)
    return words.count("exchange.bytes", octets)


def day(instant: int, words: Words) -> str:
    """The local date of an instant, as this language writes it."""
    local = to_datetime(instant, local_offset_minutes(instant))
    return from_iso(local.date().isoformat()).in_words(words.language)


def moment(instant: int, words: Words) -> str:
    """The local date and time of day of an instant."""
    local = to_datetime(instant, local_offset_minutes(instant))
    return f"{day(instant, words)}, {local:%H:%M}"


def entries(number: int, words: Words) -> str:
    """A number of entries; "nothing" for none."""
    if not number:
        return words("exchange.nothing")
    return words.count("exchange.entries", number)
