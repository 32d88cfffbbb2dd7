"""The cards of all sticks, folders and the hub, two beside each other; keeps a report after its stick has gone."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from casework.exchange_views import ExchangeReport, HubView, MediumView, Step
from gui.exchange import faces
from gui.exchange.card import CarrierCard
from gui.exchange.faces import HUB
from gui.kit.base import named
from gui.kit.surfaces import Card, EmptyState
from gui.theme import GRID
from models.errors import SafeConductError
from resources.words import Words

_BESIDE = 2


class Carriers(QWidget):
    """Signals: `exchange_asked(key)`, `cancel_asked()`, `hub_asked()`, `settle_asked()`, `arrivals_asked(ids)`.

    `arranged()` tells that cards came or went.
    """

    exchange_asked = Signal(str)
    cancel_asked = Signal()
    hub_asked = Signal()
    settle_asked = Signal()
    arrivals_asked = Signal(object)
    arranged = Signal()

    def __init__(self, words: Words) -> None:
        """The hub's card is always there, and a word about sticks while there is none."""
        super().__init__()
        self._words = words
        self._running = ""
        self.cards: dict[str, CarrierCard] = {}
        self._there: tuple[str, ...] = ()
        named(self, words("exchange.carriers"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * GRID)
        for place in range(_BESIDE):
            self._grid.setColumnStretch(place, 1)
        self.empty = Card()
        hint = words("exchange.no_stick_hint")
        self.empty.body.addWidget(EmptyState(words("exchange.no_stick"), hint, icon="exchange"))
        self.hub = self._make(faces.hub_face(HubView(), 0, None, words))
        self._arrange()

    def show_media(self, media: Sequence[MediumView]) -> None:
        """The sticks there are now."""
        there = tuple(view.path for view in media)
        for view in media:
            face = faces.medium_face(view, self._words)
            card = self.cards.get(view.path) or self._make(face)
            card.show_face(face)
        for key in [key for key in self.cards if key not in there and key != HUB]:
            if self.cards[key].outcome is None and key != self._running:
                self._drop(key)
            else:
                self.cards[key].show_gone()
        if there != self._there or len(self.cards) != self._grid.count():
            self._there = there
            self._arrange()

    def show_hub(self, view: HubView, now: int, error: SafeConductError | None) -> None:
        """The hub as it was set and last tried."""
        self.hub.show_face(faces.hub_face(view, now, error, self._words))

    def begin(self, key: str) -> None:
        """That card runs, the others wait."""
        self._running = key
        for each in self.cards.values():
            each.set_free(free=False)
        card = self.cards[key]
        card.show_outcome(None)
        self.show_progress(None, 0, cancelling=False)
        card.cancel.setFocus()

    def show_progress(self, step: Step | None, elapsed: int, cancelling: bool) -> None:  # noqa: FBT001 - a slot
        """How far it is."""
        card = self.cards.get(self._running)
        if card is not None:
            stick = self._running != HUB
            told = faces.progress(
                step, elapsed, cancelling=cancelling, stick=stick, words=self._words
            )
            card.show_progress(told)

    def end(self, key: str, report: ExchangeReport | None) -> None:
        """It is over; without a report nothing is told here."""
        self._running = ""
        card = self.cards[key]
        stick = key != HUB
        told = faces.outcome(report, stick=stick, words=self._words) if report else None
        had_focus = card.cancel.hasFocus()
        for each in self.cards.values():
            each.set_free(free=True)
        card.show_outcome(told)
        if had_focus:
            (card.settle if card.settle.isVisible() else card.act).setFocus()

    def controls(self) -> list[QWidget]:
        """Everything that takes the focus, in reading order."""
        found: list[QWidget] = []
        for card in self._in_order():
            found += [card.dismiss, card.cancel, card.settle, card.arrivals, card.act, card.other]
        return found

    def _in_order(self) -> list[CarrierCard]:
        return [*(card for key, card in self.cards.items() if key != HUB), self.hub]

    def focus_first(self) -> None:
        """The first card with anything to do, else the hub's button."""
        offered = [card for card in self._in_order() if card.act.isVisible()]
        worth = [card for card in offered if card.act.property("kind") == "primary"]
        for card in (worth or offered)[:1]:
            card.act.setFocus()
            return
        self.hub.other.setFocus()

    def _make(self, face: faces.Face) -> CarrierCard:
        card = CarrierCard(face, self._words)
        self.cards[face.key] = card
        card.exchange_asked.connect(self.exchange_asked)
        card.cancel_asked.connect(self._cancel)
        card.other_asked.connect(self._ask_hub)
        card.settle_asked.connect(self._settle)
        card.arrivals_asked.connect(self.arrivals_asked)
        card.dismissed.connect(self._dismiss)
        card.set_free(free=not self._running)
        return card

    def _arrange(self) -> None:
        """Sticks in the order they came, the hub last; a word where no stick is."""
        for card in (self.empty, *self.cards.values()):
            # Not `takeAt`: the item it gives to Python lives on, and keeps the old height of its card.
            self._grid.removeWidget(card)
        sticks: list[QWidget] = [card for key, card in self.cards.items() if key != HUB]
        self.empty.setParent(self)
        self.empty.setVisible(not sticks)
        for place, card in enumerate([*(sticks or [self.empty]), self.hub]):
            self._grid.addWidget(card, place // _BESIDE, place % _BESIDE, Qt.AlignmentFlag(0))
            if card is not self.empty:
                card.show()
        self.arranged.emit()

    def _drop(self, key: str) -> None:
        card = self.cards.pop(key)
        card.hide()
        card.deleteLater()

    def _dismiss(self, key: str) -> None:
        card = self.cards[key]
        if key != HUB and key not in self._there:
            self._drop(key)
            self._arrange()
            return
        card.show_outcome(None)
        card.act.setFocus()

    def _cancel(self, _key: str) -> None:
        self.cancel_asked.emit()

    def _ask_hub(self, _key: str) -> None:
        self.hub_asked.emit()

    def _settle(self, _key: str) -> None:
        self.settle_asked.emit()
