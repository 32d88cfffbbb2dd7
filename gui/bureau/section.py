"""One section of the room: its lines, fetched page by page as they come into sight; refuses to read two at a time."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.bureau.presenter import Shown
from gui.desk import Desk
from gui.kit.base import column
from gui.kit.rows import Column
from gui.kit.surfaces import EmptyState
from gui.kit.table import DataTable
from gui.kit.values import Tone
from models.errors import SafeConductError

Read = Callable[[int, int], tuple[Sequence[Shown], int]]
"""Read on the vault thread: (start, most) → lines and how many there are in all."""

OF_ENQUIRIES = (154, 178, 142, 152, 166, 240)
OF_NOTICES = (138, 166, 140, 216, 144, 240)
OF_VISITS = (154, 168, 262, 112, 190, 146)
"""Widths of the six columns: delegates are named all, a notice says what it is about, what is due says when."""


class SectionList(QWidget):
    """A table of `Shown`, or kind words where there is none. `opened(Shown)`, `chosen_changed()`, `counted(int)`."""

    opened = Signal(object)
    chosen_changed = Signal()
    counted = Signal(int)

    def __init__(
        self,
        desk: Desk,
        name: str,
        heads: Sequence[tuple[str, int]],
        read: Read,
        empty: tuple[str, str],
    ) -> None:
        """`heads` are titles and widths; `empty` says that there is nothing, and what that means."""
        super().__init__()
        self._desk, self._read = desk, read
        self._wishes: list[tuple[int, int, Callable[[Sequence[Any]], None]]] = []
        self._busy = False
        self._generation = 0
        self.total = 0
        self.table: DataTable[Shown] = DataTable(
            name,
            [
                self._column(place, title, width, last=place == len(heads) - 1)
                for place, (title, width) in enumerate(heads)
            ],
            desk.words,
            many=True,
            key=lambda line: line.key,
        )
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.horizontalHeader().setSectionsClickable(False)
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.table.opened.connect(self.opened)
        self.table.selectionModel().selectionChanged.connect(self._chosen_changed)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(EmptyState(*empty, icon="done"))
        column(self._stack, parent=self)

    def look(self) -> None:
        """Read anew; the cursor stays where it is."""
        self._generation += 1
        self._wishes.clear()
        generation = self._generation
        self._run(0, 200, lambda lines, total: self._show(generation, lines, total))

    def focus(self) -> None:
        """The cursor goes to the first line, if there is none yet."""
        self.table.setFocus()
        if self.total and not self.table.currentIndex().isValid():
            self.table.go_to(0)

    def chosen(self) -> tuple[Shown, ...]:
        """The lines chosen, in the order shown."""
        return tuple(self.table.chosen())

    def _chosen_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.chosen_changed.emit()

    @staticmethod
    def _column(place: int, title: str, width: int, *, last: bool) -> Column[Shown]:
        return Column(
            str(place),
            title,
            lambda line: line.cells[place],
            width=width,
            tone=lambda line: Tone.DANGER if line.late and last else Tone.NEUTRAL,
            icon=lambda line: "late" if line.late and last else "",
        )

    def _show(self, generation: int, lines: Sequence[Shown], total: int) -> None:
        if generation != self._generation:
            return
        first = {0: lines}
        place = self.table.currentIndex().row()
        self.total = total

        def fetch(start: int, count: int, give: Callable[[Sequence[Any]], None]) -> None:
            if start in first:
                give(first.pop(start))
                return
            self._wishes.append((start, count, give))
            self._next()

        self.table.set_source(total, fetch)
        self._stack.setCurrentIndex(0 if total else 1)
        if total:
            self.table.go_to(min(max(place, 0), total - 1))
        self.counted.emit(total)
        self.chosen_changed.emit()

    def _next(self) -> None:
        if self._busy or not self._wishes:
            return
        start, count, give = self._wishes.pop()
        generation = self._generation

        def came(lines: Sequence[Shown], _total: int) -> None:
            if generation == self._generation:
                give(lines)

        self._run(start, count, came)

    def _run(self, start: int, count: int, came: Callable[[Sequence[Shown], int], None]) -> None:
        self._busy = True

        def done(found: tuple[Sequence[Shown], int]) -> None:
            self._busy = False
            came(*found)
            self._next()

        self._desk.jobs.run(self, lambda: self._read(start, count), done, self._failed)

    def _failed(self, error: SafeConductError) -> None:
        self._busy = False
        self._desk.show_error(error)
