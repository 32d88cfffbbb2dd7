"""A short notice that something is done; it goes by itself and takes no focus; refuses bad news.

What went wrong stays on the screen until it is dismissed: that is a `Banner`.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QWidget

from gui.kit.base import named, row
from gui.kit.text import Sign, Text
from gui.theme import GRID

SHOWN_FOR = 4000
"""Milliseconds."""


class Toast(QFrame):
    """Lies over the lower edge of its parent."""

    def __init__(self, parent: QWidget) -> None:
        """Hidden until `show_text`."""
        super().__init__(parent)
        self._around = parent
        self.setProperty("surface", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text = Text("")
        line = row(Sign("done", "good"), self._text, gap=GRID, parent=self)
        line.setContentsMargins(2 * GRID, 10, 2 * GRID, 10)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show it for four seconds, and let a screen reader say it."""
        self._text.setText(text)
        named(self, text)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(SHOWN_FOR)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        around = self._around.rect()
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - 8 * GRID)
