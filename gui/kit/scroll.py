"""A page that scrolls up and down and brings whatever gets the focus into sight."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from gui.kit.base import named


def tell_content_only(area: QScrollArea) -> None:
    """Leave the scroll bars out of what a screen reader is told about an area.

    Qt counts a bar among the accessible children only while it is in sight, and does not look whether
    a child that is asked for is still there: a reader that counts two and asks for the second after
    the area was hidden ends the program (reproduced with Qt 6.11.3, GetChildAtIndex; see
    `test_the_lock_under_a_reader`). Qt knows the bars' containers by name alone.
    """
    for bar in (area.horizontalScrollBar(), area.verticalScrollBar()):
        if (container := bar.parentWidget()) is not None:
            container.setObjectName("")


class ScrollPage(QScrollArea):
    """One widget in a scroll area without a frame."""

    def __init__(self, name: str, content: QWidget) -> None:
        """`name` is what a screen reader says."""
        super().__init__()
        named(self, name)
        self._content = content
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(content)
        tell_content_only(self)
        content.setAutoFillBackground(False)
        content.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page is never narrower than what it holds."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.setMinimumWidth(self._content.minimumSizeHint().width())
        return super().eventFilter(watched, event)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._content.isAncestorOf(now):
            self.ensureWidgetVisible(now, 16, 24)
