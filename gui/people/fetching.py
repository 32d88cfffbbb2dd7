"""Fetches the lines of the table that come into sight, the newest wish first; refuses two at a time."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject

from casework import person_cards
from casework.views import PersonCard
from gui.desk import Desk
from gui.people.presenter import PeoplePresenter
from models.errors import SafeConductError

Give = Callable[[Sequence[PersonCard]], None]


class LineFetcher(QObject):
    """`fetch` is what the table calls; `forget` when it shows something else."""

    def __init__(self, parent: QObject, desk: Desk, presenter: PeoplePresenter) -> None:
        """Lines at hand in `presenter` are given at once."""
        super().__init__(parent)
        self._desk, self._presenter = desk, presenter
        self._wishes: list[tuple[tuple[str, ...], Give]] = []
        self._busy = False
        self._generation = 0

    def forget(self) -> None:
        """Another question: what was wished for is wished for no more."""
        self._generation += 1
        self._wishes.clear()

    def fetch(self, start: int, count: int, give: Callable[[Sequence[Any]], None]) -> None:
        """Give the lines from `start` on, at once or when they come."""
        held = self._presenter.lines(start, count)
        if held is not None:
            give(held)
            return
        self._wishes.append((self._presenter.found.ids[start : start + count], give))
        self._next()

    def _next(self) -> None:
        workspace = self._desk.session
        if self._busy or not self._wishes or workspace is None:
            return
        ids, give = self._wishes.pop()
        self._busy = True
        generation = self._generation
        self._desk.jobs.run(
            self,
            lambda: person_cards.cards(workspace, ids),
            lambda cards: self._came(generation, cards, give),
            self._came_not,
        )

    def _came(self, generation: int, cards: tuple[PersonCard, ...], give: Give) -> None:
        self._busy = False
        if generation == self._generation:
            self._presenter.page |= {card.id: card for card in cards}
            give(cards)
        self._next()

    def _came_not(self, error: SafeConductError) -> None:
        self._busy = False
        self._desk.show_error(error)
