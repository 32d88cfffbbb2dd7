"""The search field that is reachable from everywhere, and what it found below it.

The typing stays in the field: ↑ and ↓ move in the list, Enter opens, Escape closes. Refuses to keep what
was looked for.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui import icons
from gui.frame.presenter import SearchHit
from gui.jobs import Jobs, Ticket
from gui.kit.base import named, row
from gui.kit.fields import LineEdit
from gui.kit.text import KeyHint, Sign
from gui.theme import GRID, active
from resources.words import Words

Search = Callable[[str], Sequence[SearchHit]]

_PAUSE = 120
_HIT = int(Qt.ItemDataRole.UserRole) + 1
_LINE = 44
_MOST = 8


class SearchField(QWidget):
    """`found(SearchHit)` tells what was opened."""

    found = Signal(object)

    def __init__(self, words: Words, jobs: Jobs, search: Search | None) -> None:
        """`search` runs on the vault thread."""
        super().__init__()
        self._words, self._jobs, self._search = words, jobs, search
        self._ticket: Ticket | None = None
        self.edit = LineEdit(words("ui.search"), placeholder=words("frame.search"))
        self.edit.setTextMargins(26, 0, 64, 0)
        self.edit.setClearButtonEnabled(False)
        sign, hint = Sign("search", "muted", 18), KeyHint("Ctrl+K")
        line = row(sign, None, hint, parent=self.edit)
        line.setContentsMargins(11, 0, 9, 0)
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row(self.edit, parent=self)
        self.setFocusProxy(self.edit)
        self.setMaximumWidth(64 * GRID)
        self.results = _Results(words("frame.search_results"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._look)
        self.edit.textEdited.connect(self._typed)
        self.edit.left.connect(self.results.hide)
        self.edit.installEventFilter(self)
        self.results.itemClicked.connect(self._open)

    def begin(self) -> None:
        """Ctrl+K: the cursor goes here, what was typed is selected."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def end(self) -> None:
        """Nothing is looked for any more."""
        self._timer.stop()
        self.edit.clear()
        self.results.clear()
        self.results.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event.key()) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def show_hits(self, hits: Sequence[SearchHit]) -> None:
        """Put what was found below the field."""
        self.results.show_hits(hits, self._words("frame.search_none"))
        self.results.place_below(self)

    def _key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self.end()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.results.isVisible():
            step = 1 if key == Qt.Key.Key_Down else -1
            last = self.results.count() - 1
            self.results.setCurrentRow(min(max(self.results.currentRow() + step, 0), last))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.results.currentItem())
        else:
            return False
        return True

    def _typed(self, _text: str) -> None:
        self._timer.start()

    def _look(self) -> None:
        text, search = self.edit.text().strip(), self._search
        if self._ticket:
            self._ticket.cancel()
        if not text or search is None:
            self.results.hide()
            return
        self._ticket = self._jobs.run(self, lambda: search(text), self.show_hits)

    def _open(self, item: QListWidgetItem | None) -> None:
        hit = item.data(_HIT) if item else None
        if isinstance(hit, SearchHit):
            self.end()
            self.found.emit(hit)


class _Results(QListWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self.setProperty("popup", "true")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(_HitDelegate(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def show_hits(self, hits: Sequence[SearchHit], nothing: str) -> None:
        """Replace the list, or say that nothing was found."""
        self.clear()
        for hit in hits:
            item = QListWidgetItem(hit.title)
            item.setData(_HIT, hit)
            self.addItem(item)
        if not hits:
            item = QListWidgetItem(nothing)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self.setCurrentRow(0 if hits else -1)

    def place_below(self, field: QWidget) -> None:
        """Lie over the window, below the field and a little wider."""
        window = field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = field.mapTo(window, QPoint(0, field.height() + 4))
        lines = min(self.count(), _MOST)
        self.setGeometry(corner.x(), corner.y(), max(field.width(), 64 * GRID), lines * _LINE + 12)
        self.show()
        self.raise_()


class _HitDelegate(QStyledItemDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """A line readable at arm's length."""
        return QSize(0, _LINE)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Icon, what it is, and the detail in muted words at the right."""
        colours = active()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, colours.accent_soft if chosen else colours.surface)
        painter.setFont(option.font)
        hit = index.data(_HIT)
        area = option.rect.adjusted(12, 0, -12, 0)
        if isinstance(hit, SearchHit):
            ratio = painter.device().devicePixelRatioF()
            top = area.top() + (area.height() - icons.SIZE) // 2
            painter.drawPixmap(area.left(), top, icons.pixmap(hit.icon, colours.muted, ratio=ratio))
            area.setLeft(area.left() + icons.SIZE + 12)
            detail = painter.fontMetrics().elidedText(
                hit.detail, Qt.TextElideMode.ElideRight, area.width() // 2
            )
            painter.setPen(colours.muted)
            painter.drawText(
                area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, detail
            )
            area.setRight(area.right() - painter.fontMetrics().horizontalAdvance(detail) - 2 * GRID)
        painter.setPen(colours.text if isinstance(hit, SearchHit) else colours.muted)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()
