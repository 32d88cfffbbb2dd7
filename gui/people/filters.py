"""The filters above the table as chips: states in sight with their counts, the others behind a word.

A chip that is on carries a tick. Refuses to be rebuilt while nothing new is offered, so that the focus stays.
"""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from gui.kit.base import clear, named, reveal
from gui.kit.buttons import Button, Chip
from gui.kit.flow import FlowLayout
from gui.kit.menus import drop
from gui.kit.values import Choice
from gui.people.presenter import Facet
from resources.words import Words

_MOST = 40


class MenuChip(Chip):
    """A filter whose values stand in a list: Space or ↓ opens it. `picked(key)` tells each choice."""

    picked = Signal(str)

    def __init__(self, facet: Facet) -> None:
        """Show what is chosen, offer the rest."""
        super().__init__(facet.word)
        self._facet = facet
        self.clicked.connect(self._open)
        self.show_facet(facet)

    def show_facet(self, facet: Facet) -> None:
        """Show this state of the filter."""
        self._facet = facet
        self.set_word(f"{facet.summary} ▾")
        self.setChecked(bool(facet.chosen))
        self.setAccessibleName(facet.summary)
        self.updateGeometry()

    def menu_of_values(self) -> QMenu:
        """The list, ready to be shown."""
        menu = named(QMenu(self), self._facet.word)
        for choice in self._facet.offered[:_MOST]:
            action = QAction(choice.label.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(choice.key in self._facet.chosen)
            action.triggered.connect(partial(self._pick, choice.key))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open(self) -> None:
        self.setChecked(bool(self._facet.chosen))
        menu = self.menu_of_values()
        drop(menu, self)

    def _pick(self, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a slot of `triggered`
        self.picked.emit(key)


class FilterBar(QWidget):
    """`toggled(facet, key)`, `conflicts_asked(on)`, `clear_asked()`."""

    toggled = Signal(str, str)
    conflicts_asked = Signal(bool)
    clear_asked = Signal()

    def __init__(self, words: Words) -> None:
        """Empty until the first facets come."""
        super().__init__()
        named(self, words("filter.name"))
        self._words = words
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.states: dict[str, Chip] = {}
        self.menus: dict[str, MenuChip] = {}
        self.conflicts = Chip(words("filter.conflicts"))
        self.conflicts.clicked.connect(self.conflicts_asked)
        self.clear_button = Button(words("filter.clear"), self.clear_asked.emit, kind="quiet")
        self._shape: tuple[str, ...] = ()

    def show_facets(
        self, facets: Sequence[Facet], *, conflicts: bool, to_settle: int, filtered: bool
    ) -> None:
        """Show every filter as it stands; `to_settle` people have something side by side."""
        states, *others = facets
        shape = tuple(choice.key for choice in states.offered)
        if shape != self._shape or not self.menus:
            self._build(states, others)
            self._shape = shape
        for choice in states.offered:
            self.states[choice.key].set_word(choice.label)
            self.states[choice.key].setChecked(choice.key in states.chosen)
        for facet in others:
            self.menus[facet.key].show_facet(facet)
            reveal(self.menus[facet.key], shown=bool(facet.offered))
        self.conflicts.set_word(f"{self._words('filter.conflicts')}  {to_settle}")
        self.conflicts.setChecked(conflicts)
        reveal(self.conflicts, shown=bool(to_settle) or conflicts)
        reveal(self.clear_button, shown=filtered)
        self._flow.invalidate()
        self.updateGeometry()

    def _build(self, states: Facet, others: Sequence[Facet]) -> None:
        for kept in (self.conflicts, self.clear_button):
            self._flow.removeWidget(kept)
        clear(self._flow)
        self.states = {choice.key: self._state_chip(states, choice) for choice in states.offered}
        self.menus = {facet.key: MenuChip(facet) for facet in others}
        for key, chip in self.menus.items():
            chip.picked.connect(partial(self.toggled.emit, key))
        for chip in (*self.states.values(), *self.menus.values(), self.conflicts):
            self._flow.addWidget(chip)
        self._flow.addWidget(self.clear_button)
        order = (*self.states.values(), *self.menus.values(), self.conflicts, self.clear_button)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _state_chip(self, states: Facet, choice: Choice) -> Chip:
        chip = Chip(choice.label, description=states.word)
        chip.clicked.connect(partial(self._toggle, states.key, choice.key))
        return chip

    def _toggle(self, facet: str, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.toggled.emit(facet, key)
