"""Frozen views as the rows of a table, whole or fetched as they come into sight; refuses to change them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from gui import icons
from gui.kit.values import Tone
from gui.theme import active

Row = TypeVar("Row")

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[int, int, Callable[[Sequence[Any]], None]], None]
"""`fetch(start, count, give)`: get rows on the vault thread, then call `give` with them on this one."""

PAGE = 200
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_NOTHING = QModelIndex()


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: what it shows of a row, and by what it sorts (its text, if not said otherwise).

    `icon` names an icon beside the text; `tone` colours it; `spoken` is read instead of an empty text.
    """

    key: str
    title: str
    text: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    width: int = 140
    right: bool = False
    icon: Callable[[Row], str] | None = None
    tone: Callable[[Row], Tone] | None = None
    spoken: Callable[[Row], str] | None = None


_TONE_INK = {Tone.WARN: "warn", Tone.DANGER: "danger", Tone.GOOD: "good", Tone.INFO: "accent"}


class Rows(QAbstractTableModel, Generic[Row]):
    """The model: columns over rows.

    `sort_asked(key, descending)` tells that rows fetched elsewhere should come in another order.
    """

    sort_asked = Signal(str, bool)

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        """Empty until `set_rows` or `set_source`."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: Sequence[Row] = ()
        self._count = 0
        self._fetch: Fetch | None = None
        self._pages: dict[int, Sequence[Row]] = {}
        self._asked: set[int] = set()
        self._source = 0
        self._waiting_word = "…"

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, all at hand."""
        self.beginResetModel()
        self._rows, self._count, self._fetch = rows, len(rows), None
        self._forget_pages()
        self.endResetModel()

    def set_source(self, count: int, fetch: Fetch) -> None:
        """Show `count` rows that are fetched in pages of 200 as they come into sight."""
        self.beginResetModel()
        self._rows, self._count, self._fetch = (), count, fetch
        self._forget_pages()
        self.endResetModel()

    def row_at(self, place: int) -> Row | None:
        """The row at a place, or None while it is still being fetched."""
        if not 0 <= place < self._count:
            return None
        if self._fetch is None:
            return self._rows[place]
        page = self._pages.get(place // PAGE)
        if page is None:
            self._ask_for(place // PAGE)
            page = self._pages.get(place // PAGE)
        offset = place % PAGE
        return page[offset] if page is not None and offset < len(page) else None

    def place_of(self, found: Callable[[Row], bool]) -> int:
        """Where the first row stands that is `found` among those at hand; -1 when none is."""
        if self._fetch is None:
            return next((place for place, row in enumerate(self._rows) if found(row)), -1)
        for number, page in self._pages.items():
            for offset, row in enumerate(page):
                if found(row):
                    return number * PAGE + offset
        return -1

    def rowCount(self, parent: Index = _NOTHING) -> int:
        """How many rows."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NOTHING) -> int:
        """How many columns, shown or not."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own type
        """The title of a column."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What one cell shows."""
        row = self.row_at(index.row())
        column = self.columns[index.column()]
        if row is None:
            return self._waiting_word if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == ROW_ROLE:
            return row
        return _decoration(column, row, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort rows at hand; ask for another order of those that are fetched."""
        if not 0 <= column < len(self.columns):
            return
        wanted = self.columns[column]
        descending = order is Qt.SortOrder.DescendingOrder
        if self._fetch is not None:
            self.sort_asked.emit(wanted.key, descending)
            return
        key = wanted.sort or wanted.text
        self.layoutAboutToBeChanged.emit()
        self._rows = sorted(self._rows, key=key, reverse=descending)
        self.layoutChanged.emit()

    def _forget_pages(self) -> None:
        self._pages, self._asked = {}, set()
        self._source += 1

    def _ask_for(self, number: int) -> None:
        if number in self._asked or self._fetch is None:
            return
        self._asked.add(number)
        start, source = number * PAGE, self._source

        def give(rows: Sequence[Row]) -> None:
            if source != self._source:
                return
            self._pages[number] = rows
            last = min(start + PAGE, self._count) - 1
            self.dataChanged.emit(self.index(start, 0), self.index(last, len(self.columns) - 1))

        self._fetch(start, min(PAGE, self._count - start), give)


def _alignment(column: Column[Any]) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


def _decoration(column: Column[Row], row: Row, role: int) -> Any:  # noqa: ANN401
    if role == Qt.ItemDataRole.ToolTipRole:
        return column.spoken(row) if column.spoken else column.text(row)
    if role == Qt.ItemDataRole.AccessibleTextRole and column.spoken:
        return column.spoken(row)
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return _alignment(column)
    ink = _TONE_INK.get(column.tone(row), "text") if column.tone else "text"
    if role == Qt.ItemDataRole.ForegroundRole and column.tone:
        return QColor(active().colour(ink))
    if role == Qt.ItemDataRole.DecorationRole and column.icon and (name := column.icon(row)):
        return icons.pixmap(name, active().colour("muted" if ink == "text" else ink), 18)
    return None
