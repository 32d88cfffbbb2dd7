"""A table of frozen views: keyboard, sorting, columns of one's own choice; refuses editing in place.

Made for 100,000 rows: every row is equally high and only those in sight are asked for.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from gui.kit.base import named
from gui.kit.rows import Column, Fetch, Rows
from gui.theme import ROW_HEIGHT
from resources.words import Words

Row = TypeVar("Row")

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DataTable(QTableView, Generic[Row]):
    """Rows and columns. Home, End, arrows and Page keys move; Enter or a double click opens.

    `current_changed(row or None)`, `opened(row)`, `columns_changed(tuple of keys)`, `sort_asked(key, descending)`.
    """

    current_changed = Signal(object)
    opened = Signal(object)
    columns_changed = Signal(object)
    sort_asked = Signal(str, bool)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Row]],
        words: Words,
        *,
        shown: Sequence[str] = (),
        many: bool = False,
        key: Callable[[Row], object] | None = None,
    ) -> None:
        """`shown` are the keys of visible columns (all, if empty); `many` allows several rows to be chosen.

        `key` tells rows apart, so that the current one stays current when the rows are set anew.
        """
        super().__init__()
        named(self, name)
        self._words = words
        self._key = key
        self.rows: Rows[Row] = Rows(columns, self)
        self.setModel(self.rows)
        self.rows.sort_asked.connect(self.sort_asked)
        self._prepare(many=many)
        self.show_columns(shown or [column.key for column in columns])
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.doubleClicked.connect(self._open_index)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the current one stays current if it is among them."""
        before = self.current()
        self.rows.set_rows(rows)
        self._sort_again()
        self._restore(before)

    def set_source(self, count: int, fetch: Fetch) -> None:
        """Show `count` rows fetched as they come into sight (see `gui.kit.rows.Fetch`)."""
        self.rows.set_source(count, fetch)

    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.rows.row_at(self.currentIndex().row())

    def chosen(self) -> list[Row]:
        """All rows chosen, in the order shown."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = (self.rows.row_at(place) for place in places)
        return [row for row in found if row is not None]

    def go_to(self, place: int) -> None:
        """Move the cursor to a row."""
        if 0 <= place < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(place, self._first_shown()))
            self.scrollTo(self.currentIndex())

    def shown_columns(self) -> tuple[str, ...]:
        """Keys of the visible columns."""
        columns = enumerate(self.rows.columns)
        return tuple(column.key for place, column in columns if not self.isColumnHidden(place))

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show these columns and hide the others; never hides all."""
        known = {column.key for column in self.rows.columns}
        wanted = set(keys) & known or known
        for place, column in enumerate(self.rows.columns):
            self.setColumnHidden(place, column.key not in wanted)

    def choose_columns(self, where: QPoint | None = None) -> None:
        """Offer the list of columns to tick."""
        menu = named(QMenu(self), self._words("ui.columns"))
        for place, column in enumerate(self.rows.columns):
            action = QAction(column.title, menu)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(place))
            action.toggled.connect(partial(self._toggle_column, column.key))
            menu.addAction(action)
        header = self.horizontalHeader()
        menu.popup(
            where
            or header.mapToGlobal(QPoint(header.width() - menu.sizeHint().width(), header.height()))
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; everything else as in any table."""
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._open(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _prepare(self, *, many: bool) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if many else modes.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setSortingEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(64)
        header.setFixedHeight(ROW_HEIGHT + 2)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self.rows.sort)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns_at)
        for place, column in enumerate(self.rows.columns):
            self.setColumnWidth(place, column.width)

    def _choose_columns_at(self, place: QPoint) -> None:
        self.choose_columns(self.horizontalHeader().mapToGlobal(place))

    def _first_shown(self) -> int:
        return next((i for i in range(len(self.rows.columns)) if not self.isColumnHidden(i)), 0)

    def _toggle_column(self, key: str, shown: bool) -> None:  # noqa: FBT001 - a slot of `toggled`
        keys = set(self.shown_columns())
        keys = keys | {key} if shown else keys - {key}
        self.show_columns(tuple(keys))
        self.columns_changed.emit(self.shown_columns())

    def _sort_again(self) -> None:
        header = self.horizontalHeader()
        if header.sortIndicatorSection() >= 0 and self.rows.rowCount():
            self.rows.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())

    def _restore(self, before: Row | None) -> None:
        if before is None or self._key is None:
            return
        wanted, key = self._key(before), self._key
        self.go_to(self.rows.place_of(lambda row: key(row) == wanted))

    def _selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.current_changed.emit(self.current())

    def _open_index(self, index: QModelIndex) -> None:
        self._open(index.row())

    def _open(self, place: int) -> None:
        row: Any = self.rows.row_at(place)
        if row is not None:
            self.opened.emit(row)
