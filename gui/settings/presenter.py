"""Decides what the settings show and what may be confirmed; refuses to keep any passphrase."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from casework.session_views import SessionView
from casework.station_clocks import ClockView
from casework.views import OfficerView, TodayView
from gui.kit.values import Choice, FieldState, Tone
from models.duties import DAY, HOUR
from models.field_classes import EVERY_ROLE, SEES, Role
from resources.words import Words

SECTIONS = ("station", "officers", "clocks", "look", "safety", "erase", "about")
"""In the order they stand; the words are `settings.<section>`."""

IDLE_MINUTES = (2, 5, 10, 15, 30)


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """One officer as listed; `roles` in words."""

    name: str
    detail: str
    mark: str
    here_now: bool
    roles: str = ""


@dataclass(frozen=True, slots=True)
class ClockLine:
    """One limit as it is asked: `unit` in words, `hint` the usual limit in figures, `told` what holds for it."""

    kind: str
    title: str
    article: str
    unit: str
    text: str
    hint: str
    told: str


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
        roles_told(officer.roles, words),
    )


def roles_told(roles: Sequence[str], words: Words) -> str:
    """The roles of an officer in words."""
    if len(roles) == len(Role):
        return words("settings.roles_every")
    return ", ".join(words(f"role.{role}") for role in roles)


def role_choices(words: Words) -> tuple[Choice, ...]:
    """Every role, and what it sees beside what everybody sees."""
    return tuple(
        Choice(role.value, words(f"role.{role.value}"), _seen_by(role, words)) for role in Role
    )


def _seen_by(role: Role, words: Words) -> str:
    classes = (each for each, seeing in SEES.items() if role in seeing and seeing != EVERY_ROLE)
    told = ", ".join(words(f"access.class_{each.value.lower()}") for each in classes)
    return words("settings.roles_sees", what=told)


def clock_lines(clocks: Sequence[ClockView], words: Words) -> tuple[ClockLine, ...]:
    """Every limit that can be set, as it is asked: in days where the usual one is some days, else in hours."""
    return tuple(_clock_line(each, words) for each in clocks)


def _clock_line(clock: ClockView, words: Words) -> ClockLine:
    unit, name = _unit(clock.usual)
    usual = words.count(f"settings.clock_n_{name}", clock.usual // unit)
    law = "law_least" if clock.before else "law_most"
    return ClockLine(
        clock.kind,
        words(f"duty.{clock.kind}"),
        words("today.article", article=clock.article),
        words(f"settings.clock_{name}"),
        _in_figures(clock.own / unit) if clock.own else "",
        str(clock.usual // unit),
        words(f"settings.clock_{law if clock.law else 'usual'}", limit=usual),
    )


def clock_refused(line: ClockLine, problem: str, words: Words) -> str:
    """Why a limit cannot be kept: what the Convention allows says it whole."""
    told = f"{line.told[0].upper()}{line.told[1:]}."
    return (
        f"{line.article}: {line.told}." if problem == "clocks.law" else f"{words(problem)} {told}"
    )


def _unit(usual: int) -> tuple[int, str]:
    return (DAY, "days") if usual >= 2 * DAY else (HOUR, "hours")


def _in_figures(number: float) -> str:
    return f"{number:g}"


def limits_of(
    clocks: Sequence[ClockView], typed: Mapping[str, str]
) -> tuple[dict[str, int], dict[str, str]]:
    """What was typed as limits in milliseconds, and what is no number: kind → word key."""
    limits: dict[str, int] = {}
    problems: dict[str, str] = {}
    for clock in clocks:
        text = typed.get(clock.kind, "").strip()
        unit, _ = _unit(clock.usual)
        if text == _in_figures(clock.own / unit) and clock.own:
            limits[clock.kind] = clock.own
        elif text.isdecimal() and int(text):
            limits[clock.kind] = int(text) * unit
        elif text:
            problems[clock.kind] = "clocks.number"
    return limits, problems


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
