"""The window: first run, unlock or the frame, and the lock between them; refuses to show two at once.

The lock lets every screen keep its half-filled form first, then the register is closed behind them:
the one worker does both in this order. Closing the window is a lock.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

from gui.desk import Desk, ScreenFactory
from gui.first_run.presenter import FirstRunPresenter
from gui.first_run.screen import FirstRunScreen
from gui.frame.presenter import FrameState, SearchHit
from gui.frame.screen import Frame
from gui.kit.base import column, named, row
from gui.kit.text import Text
from gui.kit.values import Message, Tone
from gui.loading import Loader
from gui.messages import PARTS
from gui.restore.screen import RestoreScreen
from gui.theme import GRID
from gui.unlock.presenter import UnlockPresenter, looks_used
from gui.unlock.screen import UnlockScreen
from models.errors import SafeConductError

ROOMS = (
    "today",
    "intake",
    "people",
    "transfers",
    "exchange",
    "conflicts",
    "bureau",
    "figures",
    "settings",
)
"""The rooms of the rail; their screens come with `gui.shell`."""

_WATCH_EVERY = 5_000
_MINUTE = 60_000


class Window(Frame):
    """The one window of the program."""

    def __init__(self, desk: Desk, loader: Loader, home: Path) -> None:
        """`home` is the folder of all registers on this laptop."""
        self._loader, self._home = loader, home
        self._workspace: Any = None
        self._background: tuple[QObject, ...] = ()
        self._saved_at = 0
        super().__init__(desk, self._rooms(), search=self._find, state=self._figures)
        self._unlocking = UnlockPresenter(desk.clock)
        self._creating = FirstRunPresenter()
        self._alone_name = ""
        self._locking = False
        self._closing = self._restoring = False
        self._fetching = loader.is_loaded
        self._last_tick = desk.clock.now()
        self._watch = QTimer(self)
        self._watch.timeout.connect(self._look_at_clock)
        self._watch.start(_WATCH_EVERY)
        desk.lock_asked.connect(self.lock)
        desk.saved.connect(self._note_saved)
        desk.jobs.changed.connect(self._note_change)
        desk.language_changed.connect(self._speak_alone)
        self.show_first()

    def show_first(self) -> None:
        """Unlock when there is anything to unlock, else create."""
        if looks_used(self._home):
            self.show_unlock()
        else:
            self.show_first_run()

    def show_unlock(self) -> None:
        """Ask for the passphrase."""
        self._alone_name = "unlock"
        screen = UnlockScreen(self._desk, self._loader, self._home, self._unlocking)
        screen.opened.connect(self.open)
        screen.create_asked.connect(self.show_first_run)
        screen.restore_asked.connect(self.show_restore)
        screen.nothing_found.connect(self.show_first_run)
        self.show_alone(screen)
        screen.passphrase.edit.setFocus()

    def show_first_run(self) -> None:
        """Create a register."""
        self._alone_name = "first_run"
        screen = FirstRunScreen(
            self._desk,
            self._loader,
            self._home,
            self._creating,
            may_go_back=self._unlocking.has_registers,
        )
        screen.opened.connect(self.open)
        screen.back_asked.connect(self.show_unlock)
        screen.restore_asked.connect(self.show_restore)
        self.show_alone(screen)

    def show_restore(self) -> None:
        """Make a register of a backup."""
        self._alone_name = "restore"
        screen = RestoreScreen(self._desk, self._loader, self._home)
        screen.restored.connect(self._open_restored)
        screen.back_asked.connect(self.show_first)
        self.show_alone(screen)

    def restore_another(self) -> None:
        """Close the register that is open, then ask for a backup."""
        self._restoring = True
        self.lock()

    def _open_restored(self, workspace: Any, said: Message) -> None:  # noqa: ANN401
        self.open(workspace)
        self._desk.show_message(said)

    def open(self, workspace: Any) -> None:  # noqa: ANN401 - the screens know what it is
        """Enter the frame with an opened register."""
        self._loader.finish()
        self._background = self._background or self._loader.shell.background(self._desk, self)
        self._alone_name = ""
        self._workspace, self._saved_at = workspace, 0
        self._creating = FirstRunPresenter()
        self._desk.session = workspace
        self.enter("today")
        if self._loader.registers.put_back(workspace):
            words = self._desk.words
            happened, saved, then = (words(f"register.put_back.{part}") for part in PARTS)
            self._desk.show_message(Message(happened, saved, then, Tone.WARN))
        else:
            shell = self._loader.shell
            self._desk.jobs.run(self, lambda: shell.check_after_unlocking(workspace), self._checked)

    def _checked(self, report: Any) -> None:  # noqa: ANN401 - `casework.integrity.CheckReport`
        if not report.ok:
            outcome, *faults, advice = report.sentences(self._desk.words)
            self._desk.show_message(Message(outcome, " ".join(faults), advice, Tone.DANGER))

    def lock(self, *, idle_minutes: int = 0) -> None:
        """Keep what is half filled, close the register, show nothing of it any more."""
        workspace = self._workspace
        if workspace is None or self._locking:
            return
        self._locking = True
        self._end_dialogs()
        for name in ROOMS:
            before_lock = getattr(self.screen_of(name), "before_lock", None)
            if callable(before_lock):
                before_lock()
        self.show_alone(self._curtain())
        loader = self._loader
        self._unlocking.locked(idle_minutes=idle_minutes)
        self._desk.jobs.run(
            self, lambda: loader.registers.lock(workspace), self._locked, self._locked_badly
        )

    def show_state(self, state: FrameState) -> None:
        """The figures, with the last save as it is known here: they may have been asked for before it."""
        super().show_state(replace(state, saved_at=self._saved_at))

    def erased(self) -> None:
        """The register is gone: nothing is left to close."""
        self._workspace = None
        self._desk.session = None
        self._unlocking = UnlockPresenter(self._desk.clock)
        self._unlocking.erased()
        self.show_unlock()

    def showEvent(self, event: QShowEvent) -> None:
        """What is heavy is fetched once the window has been painted."""
        super().showEvent(event)
        if not self._fetching:
            self._fetching = True
            QTimer.singleShot(0, self._loader.start)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lock first; the window goes when the register is closed."""
        if self._workspace is None:
            super().closeEvent(event)
            return
        event.ignore()
        self._closing = True
        self.lock()

    def _on_idle(self) -> None:
        self.lock(idle_minutes=self._desk.preferences.lock_after_minutes)

    def _look_at_clock(self) -> None:
        """A laptop that slept counts the time it slept: what nobody watched over is locked."""
        now = self._desk.clock.now()
        minutes = self._desk.preferences.lock_after_minutes
        if now - self._last_tick >= minutes * _MINUTE:
            self.lock(idle_minutes=minutes)
        self._last_tick = now

    def _locked(self, _nothing: object = None) -> None:
        self._locking = False
        self._workspace = None
        self._desk.session = None
        self.show_state(FrameState())
        clipboard = QApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()
        restoring, self._restoring = self._restoring, False
        if self._closing:
            QTimer.singleShot(0, self, self.close)
        elif restoring:
            self.show_restore()
        else:
            self.show_unlock()

    def _locked_badly(self, error: SafeConductError) -> None:
        self._locked()
        self._desk.show_error(error)

    def _curtain(self) -> QWidget:
        words = self._desk.words
        curtain = QWidget()
        curtain.setProperty("ground", "window")
        bar = named(QProgressBar(), words("unlock.locking"))
        bar.setRange(0, 0)
        middle = QWidget()
        middle.setFixedWidth(32 * GRID)
        column(Text(words("unlock.locking"), "heading"), bar, gap=GRID, parent=middle)
        line = row(None, middle, None)
        column(None, line, None, parent=curtain)
        return curtain

    def _end_dialogs(self) -> None:
        while popup := QApplication.activePopupWidget():
            popup.close()
        while (modal := QApplication.activeModalWidget()) and modal is not self:
            modal.close()

    def _speak_alone(self, _language: str) -> None:
        if self._alone_name == "unlock":
            self.show_unlock()
        elif self._alone_name == "first_run":
            self.show_first_run()
        elif self._alone_name == "restore":
            self.show_restore()

    def _note_change(self, _touched: object) -> None:
        self._desk.note_saved()

    def _note_saved(self, instant: int) -> None:
        self._saved_at = instant

    def _rooms(self) -> Mapping[str, ScreenFactory]:
        return {name: self._factory(name) for name in ROOMS}

    def _factory(self, name: str) -> ScreenFactory:
        def build(desk: Desk) -> QWidget:
            screen: QWidget = self._loader.screens[name](desk)
            told = {
                "erased": self.erased,
                "idle_changed": self._idle.set_minutes,
                "restore_asked": self.restore_another,
            }
            for signal, slot in told.items():
                if hasattr(screen, signal):
                    getattr(screen, signal).connect(slot)
            return screen

        return build

    def _figures(self) -> FrameState:
        if self._workspace is None:
            return FrameState()
        state: FrameState = self._loader.shell.frame_state(self._workspace, self._saved_at)
        return state

    def _find(self, text: str) -> tuple[SearchHit, ...]:
        if self._workspace is None:
            return ()
        found: tuple[SearchHit, ...] = self._loader.shell.find_anywhere(
            self._workspace, text, self._desk.words
        )
        return found
