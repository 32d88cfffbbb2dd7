"""What every screen is given: the worker, words, theme, clock, the open workspace and the way to others.

Refuses to know any screen: it only tells, by signals, where to go, what went wrong and what was saved;
the frame around the screens listens.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.jobs import Jobs
from gui.kit.values import Message
from gui.last_resort import Fault
from gui.messages import message_for
from gui.preferences import Preferences, PreferencesFile
from gui.theme import Theme
from models.clock import Clock
from models.errors import Interrupted, SafeConductError
from resources.words import Words, words


class Desk(QObject):
    """One per program. `jobs` is the vault's worker, `carriers` the one that waits for sticks and networks.

    Signals: `language_changed(str)`, `went(str, dict)` (screen, what), `message_raised(Message)`,
    `noticed(str)`, `saved(int)` (instant of the last confirmed save), `state_changed()` (counts, officer
    or delivery changed), `lock_asked()`, `help_asked()`, `session_changed(object)`.
    """

    language_changed = Signal(str)
    went = Signal(str, object)
    message_raised = Signal(object)
    noticed = Signal(str)
    saved = Signal(object)
    state_changed = Signal()
    lock_asked = Signal()
    help_asked = Signal()
    session_changed = Signal(object)

    def __init__(
        self, *, jobs: Jobs, theme: Theme, clock: Clock, preferences: PreferencesFile
    ) -> None:
        """Take over the kept language and palette."""
        super().__init__()
        self.jobs, self.theme, self.clock = jobs, theme, clock
        # Of the same kind as the worker: one that does everything at once has no second thread either.
        self.carriers = type(jobs)(thread="carriers")
        self.carriers.changed.connect(jobs.changed)
        self.carriers.failed.connect(self.show_error)
        self._file = preferences
        self.preferences = preferences.read()
        self.words: Words = words(self.preferences.language)
        self._session: Any = None
        theme.apply(self.preferences.palette)
        jobs.failed.connect(self.show_error)

    @property
    def session(self) -> Any:  # noqa: ANN401 - the screens know which workspace they are given
        """The opened workspace, or None while locked."""
        return self._session

    @session.setter
    def session(self, workspace: Any) -> None:  # noqa: ANN401
        self._session = workspace
        self.session_changed.emit(workspace)

    def go(self, screen: str, **what: object) -> None:
        """Show the screen of that name; `what` is handed to its `arrive`, for example `person=…`."""
        self.went.emit(screen, what)

    def show_error(self, error: SafeConductError | Fault) -> None:
        """Say what happened, what was saved and what to do now. A cancelled act says nothing."""
        if not isinstance(error, Interrupted):
            self.message_raised.emit(message_for(error, self.words))

    def show_message(self, message: Message) -> None:
        """Say something in the same place."""
        self.message_raised.emit(message)

    def notice(self, text: str) -> None:
        """A short word that something is done; it goes away by itself."""
        self.noticed.emit(text)

    def note_saved(self) -> None:
        """Everything up to now is on disk: the bottom line says so."""
        self.saved.emit(self.clock.now())

    def set_language(self, language: str) -> None:
        """Speak another of the screen languages from now on.

        Raises:
            KeyError: there are no such words.
        """
        self.words = words(language)
        self.prefer(replace(self.preferences, language=language))
        self.language_changed.emit(language)

    def set_palette(self, name: str) -> None:
        """Wear `light`, `dark` or `night` from now on."""
        self.theme.apply(name)
        self.prefer(replace(self.preferences, palette=name))

    def prefer(self, preferences: Preferences) -> None:
        """Keep these preferences."""
        self.preferences = preferences
        self._file.write(preferences)

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns chosen for a table, empty when none were ever chosen."""
        return self.preferences.columns.get(table, ())

    def keep_columns(self, table: str, columns: tuple[str, ...]) -> None:
        """Remember the columns of a table."""
        self.prefer(replace(self.preferences, columns={**self.preferences.columns, table: columns}))


class Screen(QWidget):
    """What the frame expects of a screen; all of it may be left as it is."""

    help_page = ""
    """Name of the help page; the screen's own name when empty."""

    def __init__(self, desk: Desk) -> None:
        """Screens are built when first asked for, and anew when the language changes."""
        super().__init__()
        self.desk = desk

    def arrive(self, **what: object) -> None:
        """It is shown, with what was asked for (`desk.go("people", person=…)`): refresh, set the focus."""

    def leave(self) -> None:
        """Another is shown, or the program locks, or the language changes: keep drafts now."""


ScreenFactory = Callable[[Desk], QWidget]
