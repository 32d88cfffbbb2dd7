"""Notices that nobody has touched keyboard or mouse for a while; refuses to lock by itself."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_ACTS = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}
_MINUTE = 60_000


class IdleWatch(QObject):
    """`idle` tells that the time has passed. It listens to windows, not to every widget's every event."""

    idle = Signal()

    def __init__(self, parent: QObject, minutes: int) -> None:
        """Start counting."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self._watched: set[int] = set()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
            self._watch(application.focusWindow())
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Count anew with another limit."""
        self._timer.start(minutes * _MINUTE)

    def stop(self) -> None:
        """Count no more, for example while locked."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin anew with every act."""
        if event.type() in _ACTS and self._timer.isActive():
            self._timer.start()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is None or id(window) in self._watched:
            return
        number = id(window)
        self._watched.add(number)
        window.destroyed.connect(lambda: self._watched.discard(number))
        window.installEventFilter(self)
