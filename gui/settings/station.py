"""The facts of the station, to be read; refuses to change them: they stand on papers already issued."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from gui.desk import Desk
from gui.kit.base import clear, column
from gui.kit.surfaces import Card
from gui.kit.text import Text
from gui.settings.presenter import station_lines
from gui.theme import GRID


def facts_grid(lines: tuple[tuple[str, str], ...]) -> QGridLayout:
    """Labels at the left, values at the right, values can be selected and copied."""
    grid = QGridLayout()
    fill_facts(grid, lines)
    return grid


def fill_facts(grid: QGridLayout, lines: tuple[tuple[str, str], ...]) -> None:
    """Put these lines in place of those before."""
    clear(grid)
    grid.setHorizontalSpacing(3 * GRID)
    grid.setVerticalSpacing(GRID)
    grid.setColumnStretch(1, 1)
    for place, (label, value) in enumerate(lines):
        told = Text(value or "–", wrap=True)
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(Text(label, "label"), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(told, place, 1)


class StationSection(QWidget):
    """Authority, name, code."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        card = Card(desk.words("settings.station"))
        card.body.addWidget(Text(desk.words("settings.station_intro"), "muted", wrap=True))
        self._grid = QGridLayout()
        card.body.addLayout(self._grid)
        column(card, None, parent=self)

    def refresh(self) -> None:
        """Read the session."""
        fill_facts(self._grid, station_lines(self._desk.session.session, self._desk.words))
