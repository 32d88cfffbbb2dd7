"""What stands at the top: what is not delivered and how old it is, and every warning in words; decides nothing."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.exchange.presenter import Board, Notice
from gui.kit.base import clear, column, dress, named, row
from gui.kit.buttons import Button
from gui.kit.surfaces import Banner, tone_colour
from gui.kit.text import Sign, Text
from gui.kit.values import SIGNS, Tone
from gui.theme import GRID
from resources.words import Words

_WORDS = {Tone.DANGER: "ui.warning", Tone.WARN: "ui.warning"}
_GRAVEST = (Tone.DANGER, Tone.WARN, Tone.INFO)


class Head(QWidget):
    """`act_asked(act)` when the officer wants to do something about a warning."""

    act_asked = Signal(str)

    def __init__(self, words: Words) -> None:
        """Nothing to say yet."""
        super().__init__()
        self._words = words
        self._shown: tuple[Notice, ...] = ()
        self.buttons: list[Button] = []
        self.delivery = Banner(words("ui.loading"), word=words("exchange.delivery"))
        self.warnings = QFrame()
        self.warnings.setProperty("surface", "banner")
        self._lines: QVBoxLayout = column(gap=2, parent=self.warnings)
        self._lines.setContentsMargins(2 * GRID - 2, GRID - 2, GRID, GRID - 2)
        self.warnings.hide()
        column(self.delivery, self.warnings, gap=GRID, parent=self)

    def show_board(self, board: Board) -> None:
        """Show what changed: all warnings in one frame, which has the tone of the gravest."""
        self.delivery.show_text(board.delivery, board.delivery_tone)
        if board.warnings == self._shown:
            return
        self._shown = board.warnings
        clear(self._lines)
        self.buttons = []
        for notice in board.warnings:
            self._lines.addWidget(self._line(notice))
        tones = {notice.tone for notice in board.warnings}
        dress(self.warnings, tone=next((each.value for each in _GRAVEST if each in tones), "info"))
        self.warnings.setVisible(bool(board.warnings))

    def _line(self, notice: Notice) -> QWidget:
        word = self._words(_WORDS.get(notice.tone, "ui.info"))
        holder = named(QWidget(), f"{word} {notice.text}")
        line = row(Sign(SIGNS[notice.tone], tone_colour(notice.tone)), gap=GRID, parent=holder)
        line.addWidget(Text(word, "strong"))
        line.addWidget(Text(notice.text, wrap=True), 1)
        if notice.act:
            asked = partial(self.act_asked.emit, notice.act)
            button = Button(notice.act_word, asked, kind="quiet")
            # Several lines bear the same word: which one is meant is read with it.
            button.setAccessibleDescription(notice.text)
            self.buttons.append(button)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        holder.setMinimumHeight(3 * GRID + 2)
        return holder
