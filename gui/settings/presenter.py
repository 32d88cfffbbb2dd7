"""Decides what the settings show and what may be confirmed; refuses to keep any passphrase."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from casework.views import OfficerView, SessionView, TodayView
from gui.kit.values import Choice, FieldState, Tone
from resources.words import Words

SECTIONS = ("station", "officers", "look", "safety", "erase", "about")
"""In the order they stand; the words are `settings.<section>`."""

IDLE_MINUTES = (2, 5, 10, 15, 30)


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """One officer as listed."""

    name: str
    detail: str
    mark: str
    here_now: bool


@dataclass(frozen=True, slots=True)
class CheckedView:
    """The result of a check in plain words."""

    tone: Tone
    title: str
    lines: tuple[str, ...] = field(default=())


def section_choices(words: Words) -> tuple[Choice, ...]:
    """The sections, in order."""
    return tuple(Choice(name, words(f"settings.{name}")) for name in SECTIONS)


def idle_choices(words: Words, now: int) -> tuple[Choice, ...]:
    """After how many minutes it locks; what holds now is always among them."""
    minutes = sorted({*IDLE_MINUTES, now})
    return tuple(Choice(str(n), words.count("settings.minutes", n)) for n in minutes)


def station_lines(session: SessionView, words: Words) -> tuple[tuple[str, str], ...]:
    """The facts of the station: label and value."""
    return (
        (words("first_run.authority"), session.authority),
        (words("first_run.station"), session.station),
        (words("first_run.code"), session.station_code),
    )


def officer_line(officer: OfficerView, words: Words) -> OfficerLine:
    """One officer as listed."""
    parts = [officer.rank, officer.position, officer.unit]
    mark = (
        "settings.officer_here"
        if officer.here_now
        else ""
        if officer.active
        else "settings.officer_inactive"
    )
    return OfficerLine(
        officer.name,
        " · ".join(part for part in parts if part),
        words(mark) if mark else "",
        officer.here_now,
    )


def again_state(first: str, again: str, words: Words) -> FieldState:
    """Whether both passphrases are the same."""
    if not again:
        return FieldState()
    same = first == again
    return FieldState(
        Tone.GOOD if same else Tone.WARN, words("first_run.same" if same else "first_run.differ")
    )


def checked(*, ok: bool, sentences: Sequence[str], words: Words) -> CheckedView:
    """The result first, then what was found, then what to do when it is not whole."""
    found = tuple(sentences)
    if ok:
        return CheckedView(Tone.GOOD, "\n".join(found) or words("settings.check_good"))
    lines = (*found, words("settings.check_bad_do"))
    return CheckedView(Tone.DANGER, words("settings.check_bad"), lines)


def erase_warning(today: TodayView, words: Words) -> str:
    """What an erase loses, in figures."""
    return words(
        "settings.erase_lost_held",
        people=today.held_now,
        transfers=sum(card.stage not in {"closed", "cancelled"} for card in today.transfers),
    )


def may_erase(typed: str, words: Words) -> bool:
    """Whether the confirmation word was typed, in any case."""
    return typed.strip().casefold() == words("settings.erase_word").casefold()
