"""What presenters hand to shared controls: small frozen values; refuses to know Qt."""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How something is meant; every tone is also told by a sign and a word."""

    NEUTRAL = "neutral"
    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    DANGER = "danger"


SIGNS: dict[Tone, str] = {
    Tone.NEUTRAL: "info",
    Tone.INFO: "info",
    Tone.GOOD: "done",
    Tone.WARN: "warning",
    Tone.DANGER: "error",
}
"""The icon that goes with each tone."""


@dataclass(frozen=True, slots=True)
class FieldState:
    """The line below a field: nothing, a hint (neutral), a warning or an error. It never stops a save."""

    tone: Tone = Tone.NEUTRAL
    text: str = ""


FINE = FieldState()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: `key` is what is kept, `label` what is read."""

    key: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One completion: `value` goes into the field, `detail` explains it (a NATO code, an oblast)."""

    value: str
    detail: str = ""
    key: str = ""


class StepState(StrEnum):
    """How far one step of a checklist is."""

    DONE = "done"
    OPEN = "open"
    DOING = "doing"
    BLOCKED = "blocked"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class ChecklistStep:
    """One line of a checklist: what, how far in a word, what is missing and for whom, and what mends it."""

    key: str
    title: str
    state: StepState
    state_word: str
    detail: str = ""
    action: str = ""
    count: str = ""


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One event of a timeline: when and what, by whom it was recorded, and a mark such as "late entry"."""

    key: str
    when: str
    title: str
    detail: str = ""
    recorded: str = ""
    icon: str = ""
    mark: str = ""
    tone: Tone = Tone.NEUTRAL
    struck: bool = False
    action: str = ""
    action_spoken: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence in three parts: what happened, what was saved, what to do now."""

    happened: str
    saved: str
    next_step: str
    tone: Tone = Tone.DANGER
