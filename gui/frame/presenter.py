"""What the frame says: rooms, time, saved or not, delivered or not; refuses to know Qt and the vault."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from casework.session_views import SessionView
from models.clock import to_datetime
from resources.words import Words


@dataclass(frozen=True, slots=True)
class Room:
    """One place of the navigation rail: the screen's name, its word and its icon."""

    name: str
    word: str
    icon: str


ROOMS = (
    Room("today", "frame.today", "today"),
    Room("intake", "ui.intake", "intake"),
    Room("people", "frame.people", "people"),
    Room("transfers", "frame.transfers", "transfers"),
    Room("exchange", "ui.data_exchange", "exchange"),
    Room("bureau", "frame.bureau", "seal"),
    Room("figures", "frame.figures", "figures"),
    Room("settings", "ui.settings", "settings"),
)
"""Every room in its order; the rail shows those that have a screen."""


@dataclass(frozen=True, slots=True)
class FrameState:
    """What the frame shows of the register: who works where, counts by room, saved when, how much is undelivered.

    `saved_at` is an instant in milliseconds, 0 before the first save of the register.
    """

    session: SessionView | None = None
    counts: Mapping[str, int] = field(default_factory=dict[str, int])
    saved_at: int = 0
    undelivered: int = 0


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One thing found: what it says, and where `desk.go` leads with it."""

    title: str
    detail: str
    icon: str
    screen: str
    what: Mapping[str, object] = field(default_factory=dict[str, object])


def rooms(screens: Mapping[str, object]) -> tuple[Room, ...]:
    """The rooms that have a screen, in the order of the rail."""
    return tuple(room for room in ROOMS if room.name in screens)


def count_shown(count: int) -> str:
    """A count as a badge: nothing for none, `99+` beyond ninety-nine."""
    most = 99
    return "" if count <= 0 else str(count) if count <= most else f"{most}+"


def local_words(instant: int, offset_minutes: int, words: Words) -> str:
    """Local date and time, for example `20 Nov 2026  14:02`."""
    local = to_datetime(instant, offset_minutes)
    month = words(f"frame.month.{local.month}")
    date = words("frame.date", day=local.day, month=month, year=str(local.year))
    return f"{date}  {local:%H:%M}"


def utc_words(instant: int, words: Words) -> str:
    """The same instant in UTC, for example `12:02 UTC`."""
    return words("frame.utc", time=f"{to_datetime(instant):%H:%M}")


def saved_words(instant: int, offset_minutes: int, words: Words) -> str:
    """When the last save was confirmed, to the second; or that there was none."""
    if not instant:
        return words("frame.nothing_yet")
    return words("frame.saved", time=f"{to_datetime(instant, offset_minutes):%H:%M:%S}")


def delivery_words(undelivered: int, words: Words) -> str:
    """How much of it nobody else has."""
    if not undelivered:
        return words("frame.all_delivered")
    return words.count("frame.undelivered", undelivered)


def help_files(language: str, page: str) -> tuple[tuple[str, str], ...]:
    """Where to look for a help page, best first: (language, file)."""
    wanted = dict.fromkeys((language, "en"))
    return tuple((spoken, f"{page}.md") for spoken in wanted)
