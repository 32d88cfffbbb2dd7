"""The window: one frame around all screens, or one screen alone while locked; refuses to name a person anywhere.

Screens are built when first asked for, and anew when the language changes. The window's title never
changes: it is seen in task bars and over shoulders.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from gui import icons
from gui.desk import Desk, Screen, ScreenFactory
from gui.frame.help import HelpPanel
from gui.frame.idle import IdleWatch
from gui.frame.presenter import FrameState, SearchHit, local_words, rooms, utc_words
from gui.frame.rail import Rail
from gui.frame.search import Search, SearchField
from gui.frame.statusline import StatusLine
from gui.kit.base import clear, column, named, row
from gui.kit.buttons import bind
from gui.kit.surfaces import Banner, message_text
from gui.kit.text import Sign, Text
from gui.kit.toast import Toast
from gui.kit.values import Message
from gui.theme import GRID
from models.clock import local_offset_minutes

_TICK = 5_000


class Frame(QMainWindow):
    """Give it a desk and a dict of screens; then `show_alone(unlock)` or `enter("today")`."""

    def __init__(
        self,
        desk: Desk,
        screens: Mapping[str, ScreenFactory],
        *,
        search: Search | None = None,
        state: Callable[[], FrameState] | None = None,
    ) -> None:
        """`search` and `state` run on the vault thread; `state` is asked for after every change."""
        super().__init__()
        self._desk, self._screens, self._search, self._ask_state = desk, screens, search, state
        self._open: dict[str, QWidget] = {}
        self._room = ""
        self._what: dict[str, object] = {}
        self._state = FrameState()
        self._alone: QWidget | None = None
        self.setWindowTitle("Safe Conduct")
        self.setWindowIcon(icons.application_icon())
        self.setMinimumSize(QSize(1024, 640))
        self._idle = IdleWatch(self, desk.preferences.lock_after_minutes)
        self._idle.idle.connect(self._on_idle)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._show_time)
        self._clock.start(_TICK)
        self._build()
        self._listen()

    def enter(self, room: str = "today", **what: object) -> None:
        """Show the frame and a room in it, after unlocking."""
        self._leave_alone()
        self.refresh()
        self.show_room(room, dict(what))
        self._idle.set_minutes(self._desk.preferences.lock_after_minutes)

    def show_alone(self, widget: QWidget) -> None:
        """Show one widget without the frame (unlock, first run); all other screens are let go."""
        self.forget()
        self._leave_alone()
        self._alone = widget
        self._whole.addWidget(widget)
        self._whole.setCurrentWidget(widget)
        self._idle.stop()

    def forget(self) -> None:
        """Let every screen keep its draft, then destroy it: for the lock."""
        self._leave_room()
        for widget in self._open.values():
            self._stack.removeWidget(widget)
            widget.deleteLater()
        self._open = {}
        self._room, self._what = "", {}
        self._search_field.end()
        clear(self._messages)
        self._toast.hide()

    def show_state(self, state: FrameState) -> None:
        """Who works where, counts, saved, delivered."""
        self._state = state
        self._rail.show_session(state.session)
        for name, button in self._rail.buttons.items():
            button.show_count(state.counts.get(name, 0))
        self._practice.setVisible(bool(state.session and state.session.practice))
        self._foot.show_saved(state.saved_at)
        self._foot.show_delivery(state.undelivered)

    def refresh(self, *_changed: object) -> None:
        """Ask anew for the frame's own figures."""
        if self._ask_state:
            self._desk.jobs.run(self, self._ask_state, self.show_state)

    def show_room(self, name: str, what: Mapping[str, object] | None = None) -> None:
        """Show a screen; it is told by `arrive`, the one before by `leave`."""
        if name not in self._screens:
            return
        self._leave_room()
        widget = self._open.get(name)
        if widget is None:
            widget = self._screens[name](self._desk)
            self._open[name] = widget
            self._stack.addWidget(widget)
        self._room, self._what = name, dict(what or {})
        self._stack.setCurrentWidget(widget)
        self._rail.show_room(name)
        if isinstance(widget, Screen):
            widget.arrive(**self._what)

    def room(self) -> str:
        """The name of the screen shown, empty while locked."""
        return self._room

    def screen_of(self, name: str) -> QWidget | None:
        """A screen that was built already."""
        return self._open.get(name)

    def show_help(self) -> HelpPanel:
        """F1: the page of the manual for this screen."""
        return self.help_over(self)

    def help_over(self, dialog: QWidget) -> HelpPanel:
        """The same over a dialog of this screen, where what was typed waits."""
        widget = self._alone or self._open.get(self._room)
        page = getattr(widget, "help_page", "") or self._room or "unlock"
        panel = HelpPanel(dialog, self._desk.words, page)
        panel.open()
        return panel

    def closeEvent(self, event: QCloseEvent) -> None:
        """Drafts are kept before the window goes."""
        self._leave_room()
        super().closeEvent(event)

    def _build(self) -> None:
        words = self._desk.words
        shown = rooms(self._screens)
        self._rail = Rail(shown, words, self.show_help)
        self._rail.chosen.connect(self.show_room)
        self._foot = StatusLine(words, self._desk.lock_asked.emit)
        self._desk.jobs.busy.connect(self._foot.show_busy)
        self._stack = QStackedWidget()
        self._messages: QVBoxLayout = column(gap=GRID)
        self._messages.setContentsMargins(3 * GRID, 0, 3 * GRID, 0)
        right = column(self._top_bar(), gap=0)
        right.addLayout(self._messages)
        right.addWidget(self._stack, 1)
        right.addWidget(self._foot)
        framed = QWidget()
        framed.setProperty("ground", "window")
        self._practice = self._practice_strip()
        middle = row(self._rail, gap=0)
        middle.addLayout(right, 1)
        outer = column(self._practice, gap=0, parent=framed)
        outer.addLayout(middle, 1)
        self._whole = QStackedWidget()
        self._whole.addWidget(framed)
        self._framed = framed
        self.setCentralWidget(self._whole)
        self._toast = Toast(framed)
        for place, room in enumerate(shown, start=1):
            bind(f"Ctrl+{place}", framed, lambda name=room.name: self.show_room(name))
        bind("Ctrl+K", framed, self._search_field.begin)
        self._show_time()
        self.show_state(self._state)

    def _top_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("ground", "bar")
        bar.setFixedHeight(7 * GRID)
        self._search_field = SearchField(self._desk.words, self._desk.jobs, self._search)
        self._search_field.found.connect(self._open_hit)
        self._local, self._utc = Text("", "strong"), Text("", "muted")
        line = row(gap=GRID + 4, parent=bar)
        line.addWidget(self._search_field, 3)
        line.addStretch(1)
        line.addWidget(self._local)
        line.addWidget(self._utc)
        line.setContentsMargins(3 * GRID, 0, 3 * GRID, 0)
        return bar

    def _practice_strip(self) -> QFrame:
        words = self._desk.words
        strip = QFrame()
        strip.setProperty("surface", "practice")
        strip.setFixedHeight(4 * GRID)
        said = Text(words("frame.practice"), "warn")
        font = said.font()
        font.setBold(True)
        said.setFont(font)
        hint = Text(words("frame.practice_hint"), "warn")
        row(None, Sign("practice", "warn"), said, hint, None, gap=GRID, parent=strip)
        named(strip, f"{words('frame.practice')}. {words('frame.practice_hint')}")
        strip.hide()
        return strip

    def _listen(self) -> None:
        desk = self._desk
        desk.went.connect(self.show_room)
        desk.message_raised.connect(self._show_message)
        desk.noticed.connect(self._notice)
        desk.saved.connect(self._show_saved)
        desk.help_asked.connect(self.show_help)
        desk.state_changed.connect(self.refresh)
        desk.jobs.changed.connect(self.refresh)
        desk.language_changed.connect(self._speak)

    def _speak(self, _language: str) -> None:
        """Build everything anew in the words of the moment; drafts are kept first."""
        room, what, alone = self._room, self._what, self._alone
        self.forget()
        before = self.takeCentralWidget()
        if alone is not None:
            self._whole.removeWidget(alone)
        self._build()
        if before is not None:
            before.deleteLater()
        if alone is not None:
            self._whole.addWidget(alone)
            self._whole.setCurrentWidget(alone)
        elif room:
            self.show_room(room, what)

    def _show_message(self, message: Message) -> None:
        words = self._desk.words
        clear(self._messages)
        banner = Banner(
            message_text(message),
            message.tone,
            word=words(f"ui.{_TONE_WORDS.get(message.tone.value, message.tone.value)}"),
            close_word=words("ui.dismiss"),
        )
        self._messages.addSpacing(2 * GRID)
        self._messages.addWidget(banner)
        banner.dismissed.connect(lambda: clear(self._messages))

    def _notice(self, text: str) -> None:
        self._toast.show_text(text)

    def _show_saved(self, instant: int) -> None:
        self._foot.show_saved(instant)

    def _open_hit(self, hit: SearchHit) -> None:
        self.show_room(hit.screen, hit.what)

    def _leave_room(self) -> None:
        widget = self._open.get(self._room)
        if isinstance(widget, Screen):
            widget.leave()

    def _leave_alone(self) -> None:
        if self._alone is not None:
            self._whole.removeWidget(self._alone)
            self._alone.deleteLater()
            self._alone = None
        self._whole.setCurrentWidget(self._framed)

    def _on_idle(self) -> None:
        if self._alone is None:
            self._desk.lock_asked.emit()

    def _show_time(self) -> None:
        now = self._desk.clock.now()
        words = self._desk.words
        self._local.setText(local_words(now, local_offset_minutes(now), words))
        self._utc.setText(f"({utc_words(now, words)})")


_TONE_WORDS = {"danger": "error", "warn": "warning"}
