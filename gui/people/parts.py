"""Parts of a person's file: facts, lists with things to do, pillars of cards; refuses to redraw what did not change."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gui.kit.base import clear, column, named, reveal, row
from gui.kit.buttons import Button
from gui.kit.flow import flow
from gui.kit.pages import PAGE, Pages
from gui.kit.reworded import Reworded, RewordedPage
from gui.kit.surfaces import Badge
from gui.kit.text import Text
from gui.people.lines import ListLine
from gui.theme import GRID
from resources.words import Words

_LABEL_SHARE, _VALUE_SHARE = 2, 3
_WIDE = 840
_TOP = Qt.AlignmentFlag.AlignTop

Item = TypeVar("Item")


class FactsGrid(QWidget):
    """Labels and values below each other; its labels are made once and worded anew for each person."""

    def __init__(self, name: str, heading: str = "") -> None:
        """`heading` stands above and hides with the facts."""
        super().__init__()
        named(self, name)
        self._heading = Text(heading, "strong")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, _LABEL_SHARE)
        self._grid.setColumnStretch(1, _VALUE_SHARE)
        column(self._heading, self._grid, None, gap=GRID, parent=self)
        self._lines: list[tuple[Text, Text]] = []
        self._shown: tuple[tuple[str, str, str], ...] | None = None

    def show_facts(self, facts: tuple[tuple[str, str, str], ...]) -> None:
        """Show (name, label, value) of each fact."""
        if facts == self._shown:
            return
        self._shown = facts
        while len(self._lines) < len(facts):
            self._add_line()
        for place, (label, value) in enumerate(self._lines):
            if shown := place < len(facts):
                label.setText(facts[place][1])
                value.setText(facts[place][2])
            reveal(label, shown=shown)
            reveal(value, shown=shown)
        reveal(self._heading, shown=bool(self._heading.text() and facts))
        reveal(self, shown=bool(facts))

    def _add_line(self) -> None:
        label, value = Text("", "muted", wrap=True), Text("", wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place = len(self._lines)
        self._grid.addWidget(label, place, 0, _TOP)
        self._grid.addWidget(value, place, 1, _TOP)
        self._lines.append((label, value))


class LineList(QWidget):
    """Lines with a mark and buttons. `asked(act, key)` tells what is to be done about which line."""

    asked = Signal(str, str)

    def __init__(
        self, words: Words, name: str, empty: str, act_words: Mapping[str, str], page: int = PAGE
    ) -> None:
        """`act_words` names every act a line may offer; `empty` is said when there is no line."""
        super().__init__()
        named(self, name)
        self._empty = Text(empty, "muted", wrap=True)
        self._page = RewordedPage(
            lambda: _ListLine(act_words, self.asked.emit),
            lambda line: line.key,
            ListLine("", "–"),
            ruled=True,
            gap=GRID,
        )
        self.pages = Pages(words, self._page, page)
        column(self._empty, self.pages, gap=0, parent=self)

    def show_all(
        self, items: Sequence[Item], line_of: Callable[[Item], ListLine], *, anew: bool = True
    ) -> None:
        """Replace all lines, of which only those in sight are worded; not `anew`, the reader stays."""
        reveal(self._empty, shown=not items)
        self.pages.show_all(len(items), lambda place: line_of(items[place]), anew=anew)

    def button(self, act: str, key: str) -> Button:
        """The button for an act of a line.

        Raises:
            KeyError: the line offers no such act.
        """
        return self._page.button(act, key)


class _ListLine(Reworded):
    def __init__(self, act_words: Mapping[str, str], ask: Callable[[str, str], object]) -> None:
        super().__init__()
        self._act_words, self._ask = act_words, ask
        self._buttons: dict[str, Button] = {}
        self._line = ListLine("", "–")
        self._what = Text("", wrap=True)
        self._mark = Badge("")
        head = row(gap=GRID)
        head.addWidget(self._what, 1, _TOP)
        head.addWidget(self._mark, 0, _TOP)
        self._detail = Text("", "small", wrap=True)
        self._acts: QVBoxLayout = column(gap=0)
        column(head, self._detail, self._acts, gap=2, parent=self)

    @property
    def buttons(self) -> Mapping[str, Button]:
        return self._buttons

    def show_line(self, line: ListLine) -> None:
        before, self._line = self._line, line
        named(self, ", ".join(part for part in (line.title, line.mark, line.detail) if part))
        self._what.setText(line.title)
        self._what.set_role("struck" if line.struck else "")
        self._mark.show_text(line.mark, line.tone)
        self._detail.setText(line.detail)
        self._detail.set_role("struck" if line.struck else "small")
        reveal(self._detail, shown=bool(line.detail))
        if line.acts != before.acts:
            clear(self._acts)
            self._buttons = {act: self._button(act) for act in line.acts}
            if line.acts:
                self._acts.addWidget(flow(*self._buttons.values()))
        for act, button in self._buttons.items():
            named(button, f"{self._act_words[act]}: {line.title}")

    def _button(self, act: str) -> Button:
        return Button(self._act_words[act], lambda: self._ask(act, self._line.key), kind="quiet")


class Pillars(QWidget):
    """Cards below each other; on a wide screen the spine stands on the left and the rest beside it."""

    def __init__(self, spine: Sequence[QWidget], rest: Sequence[QWidget]) -> None:
        """Read in the order given; the keyboard follows it too."""
        super().__init__()
        self._spine, self._rest = tuple(spine), tuple(rest)
        gap = GRID + 4
        self._left: QVBoxLayout = column(None, gap=gap)
        self._right: QVBoxLayout = column(None, gap=gap)
        self._both = row(gap=gap, parent=self)
        self._both.addLayout(self._left, 1)
        self._both.addLayout(self._right, 0)
        self._wide: bool | None = None
        self._arrange(wide=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One pillar or two, by the width there is."""
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= _WIDE)

    def _arrange(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        for card in (*self._spine, *self._rest):
            # Not `takeAt`: the item it gives to Python lives on, and keeps the old height of its card.
            self._left.removeWidget(card)
            self._right.removeWidget(card)
            pillar = self._right if wide and card in self._rest else self._left
            pillar.insertWidget(pillar.count() - 1, card)
        self._both.setStretch(1, 1 if wide else 0)
        self._both.setSpacing(GRID + 4 if wide else 0)
