"""What an act asks for, as plain fields: names, kinds, labels, choices; refuses to know Qt and their use."""

from dataclasses import dataclass
from enum import StrEnum

from gui.kit.values import Choice
from resources.words import Words


class Asks(StrEnum):
    """What a field is made of."""

    LINE = "line"
    TEXT = "text"
    MOMENT = "moment"
    CHOICE = "choice"
    SELECT = "select"
    CHECK = "check"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class FormField:
    """One field: its name, how it asks, its label; `choices` of a choice, `start` what it begins with.

    A moment is day and hour; one that is `optional` may stay empty and then is 0; `future` ones may be to come.
    Fields of one `line` stand beside each other.
    """

    name: str
    asks: Asks
    label: str
    choices: tuple[Choice, ...] = ()
    start: str | int | bool = ""
    optional: bool = False
    future: bool = False
    line: int = 0


Values = dict[str, str | int | bool]
"""What was typed, by field: texts, instants and numbers, truth values."""


def choices(stem: str, keys: tuple[str, ...], words: Words) -> tuple[Choice, ...]:
    """Keys with their words, as something to choose from."""
    return tuple(Choice(key, words(f"{stem}{key}")) for key in keys)


def line(name: str, label: str, *, beside: int = 0, start: str = "") -> FormField:
    """A line of text."""
    return FormField(name, Asks.LINE, label, start=start, line=beside)


def instant(
    name: str, label: str, start: int = 0, *, optional: bool = False, future: bool = False
) -> FormField:
    """Day and hour."""
    return FormField(name, Asks.MOMENT, label, start=start, optional=optional, future=future)
