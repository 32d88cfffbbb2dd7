"""What stands on the figures of a station (X2): tables with bars, and nobody's name."""

from dataclasses import dataclass

from papers.content.answers import BLANK, Answer, Issue, Word


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One line of a table: its label, one or two numbers, and the length of its bar from 0 to 1."""

    label: Answer
    value: Answer
    before: Answer | None = None
    bar: float = 0.0


@dataclass(frozen=True, slots=True)
class FigureTable:
    """One figure: its title, the head of its first column, a note, its lines."""

    title: Answer
    head: Answer
    note: str
    lines: tuple[FigureLine, ...] = ()


@dataclass(frozen=True, slots=True)
class FiguresContent:
    """X2: figures of a period, and the strength at a moment."""

    issue: Issue
    period: Answer = BLANK
    moment: Answer = BLANK
    known: Answer = BLANK
    tables: tuple[FigureTable, ...] = ()

    @classmethod
    def blank(cls, issue: Issue) -> "FiguresContent":
        """A strength return to be filled by hand."""
        lines = tuple(FigureLine(BLANK, BLANK) for _ in range(14))
        return cls(
            issue,
            tables=(
                FigureTable(
                    Word("figures.title_held_by_state"), Word("figures.head_bars"), "", lines
                ),
            ),
        )
