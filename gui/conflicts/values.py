"""What the screen of conflicts shows of one: accounts side by side and what may be chosen; knows words only."""

from dataclasses import dataclass

from gui.kit.values import Choice

TYPED = "typed"
"""The key of the choice that is typed."""

Pair = tuple[str, str]
"""A label and what stands beside it."""


@dataclass(frozen=True, slots=True)
class Part:
    """Facts below one heading."""

    heading: str
    facts: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """One column: `key` is its choice, empty where it cannot be chosen; `pick` is the word of the choice."""

    key: str
    title: str
    pick: str
    spoken: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One conflict. `others` are further choices; `typed` labels the field to type in, empty without one.

    `opens` is the screen and the word it takes for the file behind it; `rest` is what else is known.
    """

    key: str
    title: str
    subject: str
    step: str
    intro: str
    agreed: str
    accounts: tuple[Account, ...]
    others: tuple[Choice, ...]
    typed: str
    offered: tuple[Choice, ...]
    opens: tuple[str, str, str]
    open_word: str
    rest_title: str
    rest: tuple[tuple[str, str, str], ...]
