"""One question at a time over the exchange screen, and what the register answers; refuses to know what is asked."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.kit.dialog import Dialog
from models.errors import SafeConductError

Answer = TypeVar("Answer")


class Dialogs(QObject):
    """`told(sentence)` when something was done, `changed()` when whom we trust, or what is wrong, may have changed."""

    told = Signal(str)
    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Dialogs stand over the window of `parent`."""
        super().__init__(parent)
        self._desk, self._widget = desk, parent
        self.dialog: Dialog | None = None

    def run(self, call: Callable[[], Answer], then: Callable[[Answer], object]) -> None:
        """Ask the register; a refusal closes the dialog it came from and is said in its three sentences."""

        def failed(error: SafeConductError) -> None:
            self._close()
            self._desk.show_error(error)

        self._desk.jobs.run(self, call, then, failed)

    def done(self, sentence: str) -> None:
        """It is done and saved: say so."""
        self._close()
        self._desk.note_saved()
        self.told.emit(sentence)
        self.changed.emit()

    def open(self, dialog: Dialog) -> None:
        """Ask this."""
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def window(self) -> QWidget:
        """What dialogs stand over."""
        return self._widget.window()

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()

    def _closed(self, _result: int = 0) -> None:
        self.dialog = None
