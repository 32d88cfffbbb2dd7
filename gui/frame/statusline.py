"""The bottom line, the officer's peace of mind: saved or not, handed on or not, and the lock."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from gui.frame.presenter import delivery_words, saved_words
from gui.kit.base import named, row
from gui.kit.buttons import Button
from gui.kit.text import ElidedLabel, Sign, Text
from gui.theme import GRID
from models.clock import local_offset_minutes
from resources.words import Words


class StatusLine(QFrame):
    """Reads from left to right: saved when, how much nobody else has, what is under way, lock."""

    def __init__(self, words: Words, lock: Callable[[], object]) -> None:
        """`lock` is called by the button and by Ctrl+L."""
        super().__init__()
        self._words = words
        self.setProperty("ground", "foot")
        self.setFixedHeight(6 * GRID)
        self._sign = Sign("done", "good", 18)
        self._saved = Text("", "good")
        self._delivery = ElidedLabel("", "muted")
        self._busy = Text(words("frame.busy"), "muted")
        self._busy.hide()
        self.lock = Button(words("ui.lock"), lock, key="Ctrl+L", icon="lock")
        line = row(self._sign, self._saved, gap=GRID, parent=self)
        line.addSpacing(GRID)
        line.addWidget(self._delivery, 1)
        line.addWidget(self._busy)
        line.addWidget(self.lock)
        line.setContentsMargins(3 * GRID, 0, 3 * GRID, 0)
        named(self, words("ui.saved_at", time=""))
        self.show_saved(0)
        self.show_delivery(0)

    def show_saved(self, instant: int) -> None:
        """When the last save was confirmed."""
        text = saved_words(instant, local_offset_minutes(instant), self._words)
        self._saved.setText(text)
        self._saved.set_role("good" if instant else "muted")
        self._sign.show_icon("done" if instant else "todo", "good" if instant else "muted")
        named(self, text)

    def show_delivery(self, undelivered: int) -> None:
        """How many entries nobody else has."""
        self._delivery.set_text(delivery_words(undelivered, self._words))

    def show_busy(self, busy: bool) -> None:  # noqa: FBT001 - a slot of `Jobs.busy`
        """Whether the vault thread works."""
        self._busy.setVisible(busy)
