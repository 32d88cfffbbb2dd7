"""What the screen of figures, and its papers, are given to show; refuses to name anybody.

A `Figure` is a chart and a table in one: bars with a label and one or two whole numbers.
"""

from dataclasses import dataclass
from enum import StrEnum


class Chart(StrEnum):
    """How a figure is drawn."""

    BARS = "bars"
    """One bar a line, the longest first or in the order of its scale."""
    COLUMNS = "columns"
    """Columns over time, from left to right."""
    FUNNEL = "funnel"
    """Steps that each keep part of the one before."""
    PAIRS = "pairs"
    """Two bars a line: this period and the one before."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a figure: `label` is a word key where a table has it, else the text itself.

    `before` is the number of the period before, in `PAIRS` alone.
    """

    label: str
    value: int
    before: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its name (`figures.title_*`), how it is drawn, its bars, and their sum where that means anything.

    `about` is the number of the one transfer it tells of.
    """

    name: str
    chart: Chart
    bars: tuple[Bar, ...]
    total: int | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class FunnelOf:
    """A transfer that the funnel can be narrowed to: its identifier, its number, where it goes."""

    id: str
    number: str
    destination: str


@dataclass(frozen=True, slots=True)
class FiguresView:
    """All figures of a period (instants in milliseconds, `until` not included).

    `moment` is when strength was asked for, `as_known_then` whether as the register knew it at that moment; `transfers`
    are those begun in the period, the newest first.
    """

    since: int
    until: int
    moment: int
    as_known_then: bool
    figures: tuple[Figure, ...]
    transfers: tuple[FunnelOf, ...] = ()
