"""What a record set aside says and this one does not, or says otherwise, beside each other; refuses to choose."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from casework.duplicate_views import SetAside
from gui.kit.base import column, named, reveal, single_shot
from gui.kit.buttons import Button
from gui.kit.pages import BuiltPage, Pages
from gui.kit.surfaces import Card, Line
from gui.kit.text import Text
from gui.people.said_lines import SaidLine, lines_of
from gui.theme import GRID
from resources.words import Words

_PAGE = 4
_SHARES = (3, 4, 4)
_TOP = Qt.AlignmentFlag.AlignTop


class SaidThereCard(Card):
    """`asked(act, key)` when the officer takes something over."""

    asked = Signal(str, str)

    def __init__(self, words: Words) -> None:
        """Nothing is shown yet."""
        super().__init__()
        self._words, self._number = words, ""
        self._buttons: dict[str, Button] = {}
        self._intro = Text("", wrap=True)
        self.pages = Pages(words, BuiltPage(self._made), _PAGE)
        self.body.addWidget(self._intro)
        self.body.addWidget(self.pages)

    def show_record(self, other: SetAside) -> None:
        """Show one record; whoever took something over goes on with the next line."""
        words, self._number = self._words, other.number
        intro = words("twice.says", number=other.number)
        self._intro.setText(intro)
        named(self, intro)
        lines = lines_of(other, words)
        # Of the window, not of the program: the dialog in which it was taken over may still have the keyboard.
        had_focus, before = self.window().focusWidget(), self._buttons
        self.pages.show_all(len(lines), lambda place: lines[place], anew=False)
        reveal(self, shown=bool(lines))
        if self._buttons is not before and had_focus in before.values() and self._buttons:
            single_shot(self, 0, next(iter(self._buttons.values())).setFocus).start()

    def _made(self, lines: Sequence[SaidLine]) -> QWidget:
        words, self._buttons = self._words, {}
        holder, grid = QWidget(), QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(6)
        for place, share in enumerate(_SHARES):
            grid.setColumnStretch(place, share)
        heads = (words("intake.compare_field"), words("twice.this_record"), self._number)
        for place, head in enumerate(heads):
            grid.addWidget(Text(head, "small", wrap=True), 0, place, _TOP)
        for line in lines:
            grid.addWidget(Line(), grid.rowCount(), 0, 1, len(_SHARES))
            self._add_line(grid, grid.rowCount(), line)
        holder.setLayout(grid)
        return holder

    def _add_line(self, grid: QGridLayout, place: int, line: SaidLine) -> None:
        words = self._words
        what, here, there = QWidget(), QWidget(), QWidget()
        label = column(Text(line.label, "muted", wrap=True), gap=2, parent=what)
        if line.differs:
            label.addWidget(Text(words("intake.compare_differs"), "warn"))
        # The act stands below what it takes over: beside it, long names would push it out of sight.
        told = column(Text(line.there, "strong", wrap=True), gap=2, parent=there)
        if line.act:
            press = partial(self.asked.emit, line.act, line.key)
            button = Button(words("twice.take_over"), press, kind="quiet")
            said = f"{line.label}, {line.there}"
            named(button, words("intake.remark", field=words("twice.take_over"), said=said))
            self._buttons[line.key] = button
            told.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            told.addWidget(Text(words("twice.by_an_act"), "small", wrap=True))
        kept = column(Text(line.here or "–", wrap=True), gap=2, parent=here)
        if line.upheld:
            kept.addWidget(self._uphold(line), 0, Qt.AlignmentFlag.AlignLeft)
        kept.addStretch(1)
        for number, part in enumerate((what, here, there)):
            grid.addWidget(part, place, number, _TOP)

    def _uphold(self, line: SaidLine) -> Button:
        words = self._words
        press = partial(self.asked.emit, "uphold", line.key)
        button = Button(words("twice.keep"), press, kind="quiet")
        said = f"{line.label}, {line.here or words('people.nothing')}"
        named(button, words("intake.remark", field=words("twice.keep"), said=said))
        self._buttons[f"{line.key}/uphold"] = button
        return button
