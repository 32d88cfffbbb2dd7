"""The program on a stage: its real window, driven by key presses, photographed; refuses to reach past them.

What is typed goes through the focused widget as key events; what is waited for is the one worker.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.desk import Desk
from gui.kit.values import Message
from gui.preferences import Preferences, PreferencesFile
from gui.program import Arguments, Program, build
from models.clock import HandClock
from models.errors import SafeConductError

Answer = TypeVar("Answer")
Room = TypeVar("Room", bound=QWidget)

SIZE = (1366, 768)
REGISTERS = "registers"
"""The folder of a laptop's registers."""

_LONGEST = 20.0
_NEVER_IDLE = 30_000


class StageError(RuntimeError):
    """The program did not come to rest, or said that something went wrong."""


class Stage(QObject):
    """The program in a window of 1366×768, with the clock in the tour's hand."""

    def __init__(self, to: Path, clock: HandClock, laptop: str = "") -> None:
        """Registers are left in `to`, those of a further laptop in a folder of its name; pictures all in one."""
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        self.application = QApplication.instance() or QApplication(["Safe Conduct"])
        super().__init__()
        self.clock, self._to = clock, to
        self._pictures = to / "pictures"
        self._pictures.mkdir(parents=True, exist_ok=True)
        self.taken: list[str] = []
        self.said: list[Message] = []
        home = to / laptop
        settings = home / "settings"
        PreferencesFile(settings).write(Preferences(lock_after_minutes=_NEVER_IDLE))
        if not isinstance(self.application, QApplication):
            raise StageError
        self.program: Program = build(
            Arguments(home / REGISTERS, settings), self.application, clock
        )
        self.desk.message_raised.connect(self.said.append)
        self.window.resize(*SIZE)
        self.window.show()
        self.settle()

    @property
    def window(self) -> QWidget:
        """The one window."""
        return self.program.window

    @property
    def desk(self) -> Desk:
        """What every screen is given."""
        return self.program.desk

    def go(self, kind: type[Room], room: str, **what: object) -> Room:
        """Go to a room and give its screen.

        Raises:
            StageError: this window has no such room.
        """
        self.desk.go(room, **what)
        self.settle()
        found = self.window.findChild(kind)
        if found is None:
            raise StageError(room)
        return found

    def aside(self) -> None:
        """Another laptop is looked at now: this one's window is put away, its register stays open."""
        self.window.hide()

    def front(self) -> None:
        """This laptop is looked at again."""
        self.window.show()
        self.window.activateWindow()
        self.settle()

    def settle(self, milliseconds: int = 30) -> None:
        """Wait until the worker has nothing to do and the events are handled."""
        end = time.monotonic() + _LONGEST
        while True:
            self._turn(milliseconds)
            if not self._waiting():
                self._turn(milliseconds)
                if not self._waiting():
                    return
            if time.monotonic() > end:
                raise StageError(self.standing())

    def _waiting(self) -> int:
        return self.desk.jobs.waiting() + self.desk.carriers.waiting()

    def _turn(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait_for(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds.

        Raises:
            StageError: it never did.
        """
        end = time.monotonic() + _LONGEST
        while not holds():
            self._turn(10)
            if time.monotonic() > end:
                raise StageError(self.standing())

    def standing(self) -> str:
        """What stands on the window's messages, and the last picture: where the tour is."""
        last = self.taken[-1] if self.taken else "the beginning"
        said = "; ".join(message.happened for message in self.said)
        return f"after {last}: {said}"

    def do(self, act: Callable[[], Answer]) -> Answer:
        """Do an act of casework on the vault thread, as a screen would, and wait for its answer.

        Raises:
            StageError: it was refused.
        """
        answers: list[Answer] = []
        errors: list[SafeConductError] = []
        self.desk.jobs.run(self, act, answers.append, errors.append)
        self.settle(5)
        if not answers:
            raise StageError(type(errors[0]).__name__ if errors else "no answer")
        return answers[0]

    def type(self, text: str, widget: QWidget | None = None) -> None:
        """Type a text, letter by letter, into a widget or into what has the focus."""
        if widget is not None:
            widget.setFocus(Qt.FocusReason.TabFocusReason)
        for letter in text:
            self._send(Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter, widget)

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press one key, with Ctrl or Alt if need be; shortcuts of the window are obeyed."""
        self._send(key, modifiers, "")
        self.settle(5)

    def _send(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier,
        text: str,
        widget: QWidget | None = None,
    ) -> None:
        # A display without a window manager makes no window the active one: nothing has the focus then.
        target = widget or QApplication.focusWidget() or self.window
        if not text:
            asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
            QApplication.sendEvent(target, asked)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        """Keep a picture of the window (or of a dialog) as it is now."""
        self.settle()
        file = self._pictures / f"{name}.png"
        if not (widget or self.window).grab().save(str(file)):
            raise StageError(name)
        self.taken.append(f"pictures/{file.name}")

    def dialog(self) -> QWidget:
        """The dialog that is open now.

        Raises:
            StageError: none opened.
        """
        self.wait_for(lambda: QApplication.activeModalWidget() is not None)
        found = QApplication.activeModalWidget()
        if found is None:
            raise StageError
        return found

    def leave(self) -> None:
        """Close the window as an officer would: it locks the register first."""
        self.window.close()
        self.settle()
        self.wait_for(lambda: self.desk.session is None)
        self.desk.carriers.stop()
        self.desk.jobs.stop()
