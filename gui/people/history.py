"""The history of every field, read only when it is asked for; refuses to leave out what was there before."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.kit.base import column, named, reveal, row
from gui.kit.buttons import Button
from gui.kit.pages import BuiltPage, Pages
from gui.kit.surfaces import Card, ruled
from gui.kit.text import Text
from gui.people.history_lines import HistoryAct
from gui.theme import GRID
from resources.words import Words


class HistoryCard(Card):
    """`asked()` when the officer wants to see it."""

    asked = Signal()

    def __init__(self, words: Words) -> None:
        """Closed."""
        super().__init__(words("ui.history"))
        self._words = words
        self.show_button = Button(words("people.history_show"), self.asked.emit, kind="quiet")
        self.pages = Pages(words, BuiltPage(lambda acts: ruled(self._act(act) for act in acts)))
        self.body.addLayout(row(self.show_button, None))
        self.body.addWidget(self.pages)
        self._shown: tuple[HistoryAct, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is being shown."""
        return bool(self._shown)

    def close_again(self) -> None:
        """Another person: nothing is shown until it is asked for."""
        self.show_acts(())

    def show_acts(self, acts: Sequence[HistoryAct]) -> None:
        """Show every act, the newest first, a page at a time; the reader of an open one stays where he is."""
        was_open, self._shown = self.is_open, tuple(acts)
        self.pages.show_all(len(acts), lambda place: acts[place], anew=not was_open)
        reveal(self.show_button, shown=not acts)

    def _act(self, act: HistoryAct) -> QWidget:
        words = self._words
        who = " · ".join(part for part in (act.when, act.officer) if part)
        holder = named(QWidget(), who)
        box = column(Text(who, "small", wrap=True), gap=4, parent=holder)
        for label, before, after in act.changed:
            box.addWidget(Text(label, "label"))
            line = row(Text(before, "struck", wrap=True), Text("→"), gap=GRID)
            line.addWidget(Text(after, "strong", wrap=True), 1)
            box.addLayout(line)
        for said in act.said:
            box.addWidget(Text(said, "strong", wrap=True))
        if act.first:
            box.addWidget(Text(words("people.history_first"), "label"))
            box.addWidget(Text("\n".join(act.first), wrap=True))
        if act.reason:
            box.addWidget(Text(words("people.history_reason", reason=act.reason), "", wrap=True))
        return holder
