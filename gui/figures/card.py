"""One figure as a card: its chart at the left, the same numbers as a table at the right; refuses to count."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from casework.figure_views import Chart as Drawn
from gui.figures.presenter import Shown, ShownLine
from gui.kit.base import column, reveal, row
from gui.kit.chart import Chart, ChartLine, Kind
from gui.kit.rows import Column
from gui.kit.surfaces import Card
from gui.kit.table import DataTable
from gui.kit.text import Text
from gui.theme import GRID, ROW_HEIGHT
from resources.words import Words

_MOST_ROWS = 10
_TABLE_WIDTH = 60 * GRID
_NUMBER_WIDTH = 11 * GRID
_PAIR_WIDTH = 10 * GRID
_EDGE = 4 * GRID


class FigureCard(Card):
    """Shows one `Shown`; built once, filled anew."""

    def __init__(self, figure: Shown, words: Words) -> None:
        """The kind of its chart stays; only its numbers change."""
        super().__init__(figure.title)
        self._note = Text("", "muted", wrap=True)
        self._empty = Text(figure.empty, "muted")
        self.chart = Chart(figure.title, Kind(figure.chart.value))
        self.table: DataTable[ShownLine] = DataTable(
            figure.title,
            tuple(_column(place, figure) for place in range(len(figure.heads))),
            words,
        )
        self.table.setFixedWidth(_TABLE_WIDTH)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._both = QWidget()
        both = row(gap=3 * GRID, parent=self._both)
        both.addWidget(self.chart, 1, Qt.AlignmentFlag.AlignTop)
        both.addWidget(self.table, 0, Qt.AlignmentFlag.AlignTop)
        self._above = column(gap=GRID)
        self.body.addLayout(column(self._above, self._note, self._empty, self._both, gap=GRID))
        self.show_figure(figure)

    def put_above(self, choice: QWidget) -> None:
        """What narrows this figure alone stands above it."""
        self._above.addWidget(choice)

    def show_figure(self, figure: Shown) -> None:
        """Show these numbers."""
        self._note.setText(figure.note)
        something = any(line.value or line.before for line in figure.lines)
        reveal(self._empty, shown=not something)
        reveal(self._both, shown=something)
        self.chart.show_lines(
            [ChartLine(line.label, line.value, line.before) for line in figure.lines]
        )
        lines = figure.lines
        if figure.chart is Drawn.COLUMNS:
            # In the table only the days on which somebody came: the chart shows the empty ones.
            lines = tuple(line for line in lines if line.value)
        self.table.set_rows(lines)
        rows = min(max(len(lines), 1), _MOST_ROWS)
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(rows * ROW_HEIGHT + max(head, ROW_HEIGHT) + GRID)


def _column(place: int, figure: Shown) -> Column[ShownLine]:
    first = place == 0
    number = _PAIR_WIDTH if figure.chart is Drawn.PAIRS else _NUMBER_WIDTH
    label = _TABLE_WIDTH - _EDGE - number * (len(figure.heads) - 1)
    return Column(
        str(place),
        figure.heads[place],
        lambda line: figure.row(line)[place],
        sort=_sorts(place, figure),
        width=label if first else number,
        right=not first,
    )


def _sorts(place: int, figure: Shown) -> Callable[[ShownLine], int] | None:
    if place == 1:
        return lambda line: line.value
    if place == 2 and figure.chart is Drawn.PAIRS:  # noqa: PLR2004 - the number of the period before
        return lambda line: line.before
    return None
