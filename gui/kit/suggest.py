"""A line editor that completes from whatever the screen knows: ranks, places, units; refuses to force a choice."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from gui.kit.base import named
from gui.kit.fields import LineEdit
from gui.kit.values import Suggestion
from gui.theme import GRID, ROW_HEIGHT, active

_SUGGESTION = int(Qt.ItemDataRole.UserRole) + 1
_AT_MOST = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SuggestEdit(LineEdit):
    """Type, then ↓ and Enter, or go on typing. `taken(Suggestion)` tells that a suggestion was taken."""

    taken = Signal(object)

    def __init__(
        self, name: str, suggest: Callable[[str], Sequence[Suggestion]], *, placeholder: str = ""
    ) -> None:
        """`suggest` answers at once, best first."""
        super().__init__(name, placeholder=placeholder)
        self._suggest = suggest
        self._model = QStandardItemModel(self)
        popup = named(QListView(), name)
        popup.setProperty("popup", "true")
        popup.setUniformItemSizes(True)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_AT_MOST)
        completer.setPopup(popup)
        # The completer gives its popup a delegate of its own: ours comes after.
        popup.setItemDelegate(SuggestionDelegate(popup))
        completer.activated.connect(self._took)
        self._completer, self._popup = completer, popup
        self.setCompleter(completer)
        popup.installEventFilter(self)
        self.textEdited.connect(self._offer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter with nothing chosen from the list goes on, as it does without a list."""
        # Qt would take the line that begins like what was typed, though it is not marked as chosen.
        if (
            watched is self._popup
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENTER
            and not self._popup.selectedIndexes()
        ):
            self._popup.hide()
            QApplication.sendEvent(self, event)
            return True
        return super().eventFilter(watched, event)

    def _offer(self, text: str) -> None:
        self._model.clear()
        if text.strip():
            for suggestion in list(self._suggest(text))[:_AT_MOST]:
                item = QStandardItem(suggestion.value)
                item.setData(suggestion, _SUGGESTION)
                self._model.appendRow(item)
        if self._model.rowCount():
            self._completer.complete()
        else:
            self._popup.hide()

    def _took(self, value: str) -> None:
        # Two armies may share the word of a rank: the line chosen says which one was meant.
        suggestion = self._popup.currentIndex().data(_SUGGESTION)
        self.setText(value)
        if isinstance(suggestion, Suggestion) and suggestion.value == value:
            self.taken.emit(suggestion)


class SuggestionDelegate(QStyledItemDelegate):
    """The value, and its detail in muted words at the right."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """A row of the usual height."""
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw both."""
        colours = active()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, colours.accent_soft if chosen else colours.surface)
        area: QRect = option.rect.adjusted(GRID, 0, -GRID, 0)
        suggestion = index.data(_SUGGESTION)
        detail = suggestion.detail if isinstance(suggestion, Suggestion) else ""
        painter.setFont(option.font)
        painter.setPen(colours.muted)
        painter.drawText(area, _RIGHT, detail)
        used = painter.fontMetrics().horizontalAdvance(detail) + (GRID if detail else 0)
        painter.setPen(colours.text)
        area.setRight(area.right() - used)
        value = str(index.data(Qt.ItemDataRole.DisplayRole))
        shown = painter.fontMetrics().elidedText(value, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _LEFT, shown)
        painter.restore()


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
