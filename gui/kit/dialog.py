"""A question in its own window; every button is a verb; refuses "OK", "Yes" and "No".

Nothing blocks: the answer comes by `then`, so that a test and the lock can end a dialog at any time.
"""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from gui.kit.base import column, named, reveal, row
from gui.kit.buttons import Button
from gui.kit.hint import HintRoom
from gui.kit.looked_over import LookedOver
from gui.kit.surfaces import tone_colour
from gui.kit.text import Sign, Text
from gui.kit.values import SIGNS, Tone
from gui.theme import GRID


@runtime_checkable
class KnowsHelp(Protocol):
    """The window that has a page of help for whatever is shown in it."""

    def help_over(self, dialog: QWidget) -> object:
        """Show it over a dialog of this window."""


class Dialog(QDialog):
    """A titled window: put what belongs in it into `body`, then add verbs from left to right.

    The first primary verb answers to Ctrl+Enter, Escape to the verb called `cancel`, F1 to the window's help.
    """

    def __init__(
        self, parent: QWidget | None, title: str, text: str = "", *, tone: Tone | None = None
    ) -> None:
        """`text` explains in a sentence; `tone` puts its sign before the title."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        named(self, title)
        self.title = Text(title, "title", wrap=True)
        self.title.setMinimumWidth(52 * GRID)
        self.text = Text(text, wrap=True)
        reveal(self.text, shown=bool(text))
        head = row(gap=12)
        if tone:
            head.addWidget(Sign(SIGNS[tone], tone_colour(tone), 24), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        self.body: QVBoxLayout = column(gap=GRID + 4)
        self._verbs = row(None, gap=GRID)
        outer = column(head, self.text, gap=2 * GRID, margin=3 * GRID, parent=self)
        outer.addLayout(self.body, 1)
        outer.addLayout(self._verbs)
        self._cancel: Button | None = None
        self._room: HintRoom | None = None

    def fit(self) -> int:
        """Become as high as what stands in it needs; by how much the screen is too low for that, in pixels.

        `adjustSize` stops at two thirds of the screen and cuts fields off.
        """
        layout = self.layout()
        if layout is None:
            return 0
        layout.activate()
        needed, room = (
            layout.totalHeightForWidth(self.width()),
            self.screen().availableGeometry().height(),
        )
        self.resize(self.width(), min(needed, room))
        return max(needed - room, 0)

    def add_verb(
        self,
        word: str,
        act: Callable[[], object] | None = None,
        *,
        kind: str = "plain",
        closes: bool = True,
        key: str = "",
    ) -> Button:
        """One more button; it calls `act`, then closes the dialog unless told not to."""

        def press() -> None:
            if closes:
                self.accept()
            if act:
                act()

        keys = key or ("Ctrl+Return" if kind == "primary" else "")
        button = Button(word, press, kind=kind, key=keys)
        self._verbs.addWidget(button)
        return button

    def add_cancel(self, word: str, act: Callable[[], object] | None = None) -> Button:
        """The button that Escape presses: nothing happens."""

        def press() -> None:
            self.reject()
            if act:
                act()

        self._cancel = Button(word, press)
        self._verbs.insertWidget(1, self._cancel)
        return self._cancel

    def event(self, event: QEvent) -> bool:
        """Before it is first shown: room for what may have to be said about a field, so that no verb moves then."""
        if event.type() == QEvent.Type.Polish and not self._room and self._looked_over():
            self._room = HintRoom(self)
            self.body.addWidget(self._room)
        return super().event(event)

    def _looked_over(self) -> bool:
        """Whether something may be said in the window itself; a page that scrolls keeps room of its own."""
        paged = {
            each
            for page in self.findChildren(QScrollArea)
            for each in page.findChildren(LookedOver)
        }
        return bool(set(self.findChildren(LookedOver)) - paged)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the way of the cancel button, F1 shows help over what was typed; Enter alone decides nothing."""
        if event.key() == Qt.Key.Key_Escape and self._cancel:
            self._cancel.click()
        elif event.key() == Qt.Key.Key_F1:
            self.ask_for_help()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def ask_for_help(self) -> None:
        """The nearest window above that knows help shows it."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, KnowsHelp):
            above = above.parentWidget()
        if above is not None:
            above.help_over(self)


def ask(
    parent: QWidget,
    title: str,
    text: str,
    *,
    verb: str,
    cancel: str,
    then: Callable[[], object],
    danger: bool = False,
) -> Dialog:
    """Ask one thing and call `then` when the officer chooses the verb. Returns the open dialog."""
    dialog = Dialog(parent, title, text, tone=Tone.WARN if danger else None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.add_cancel(cancel)
    dialog.add_verb(verb, then, kind="danger" if danger else "primary")
    dialog.open()
    return dialog
