"""Whom this register trusts, and what can be done about it: a card beside the exchange; does nothing itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from casework.exchange_views import ExchangeView
from gui.exchange import wording
from gui.kit.base import clear, column
from gui.kit.buttons import Button
from gui.kit.surfaces import Banner, Card
from gui.kit.text import Text
from gui.kit.values import Tone
from resources.words import Words

ASK, TAKE_ANSWER, ANSWER, REVOKE, RENEW = "ask", "take_answer", "answer", "revoke", "renew"
_JOINING = (ASK, TAKE_ANSWER)
_RULING = (ANSWER, REVOKE, RENEW)
_ICONS = {
    ASK: "signature",
    TAKE_ANSWER: "open",
    ANSWER: "card",
    REVOKE: "blocked",
    RENEW: "refresh",
}


def acts_of(view: ExchangeView) -> tuple[str, ...]:
    """What this laptop can do: whoever has enrolled others leads, whoever is alone may do either."""
    if not view.own_authority:
        return _JOINING
    return (*_JOINING, ANSWER) if view.alone else _RULING


class AuthorityCard(Card):
    """`act_asked(act)`: one of `ask`, `take_answer`, `answer`, `revoke`, `renew`."""

    act_asked = Signal(str)

    def __init__(self, words: Words) -> None:
        """Nothing known yet; every button is there from the beginning and shown when it makes sense."""
        super().__init__(words("exchange.authority"))
        self._words = words
        self._shown: tuple[object, ...] = ()
        self._facts: QVBoxLayout = column(gap=8)
        self.told = Banner("", Tone.GOOD)
        self.told.hide()
        self.body.addLayout(self._facts)
        self.body.addWidget(self.told)
        slots = {
            ASK: self._ask,
            TAKE_ANSWER: self._take_answer,
            ANSWER: self._answer,
            REVOKE: self._revoke,
            RENEW: self._renew,
        }
        self.buttons = {
            act: Button(words(f"exchange.{act}"), slot, icon=_ICONS[act])
            for act, slot in slots.items()
        }
        for button in self.buttons.values():
            button.hide()
            self.body.addWidget(button)

    def show_view(self, view: ExchangeView) -> None:
        """The authority as it stands."""
        shown = (view.authority, view.fingerprint, view.roster_expires_at, acts_of(view))
        if shown == self._shown:
            return
        self._shown = shown
        words = self._words
        clear(self._facts)
        until = wording.day(view.roster_expires_at, words) if view.roster_expires_at else "–"
        facts = (
            (words("exchange.authority_name"), view.authority),
            (words("exchange.fingerprint"), view.fingerprint),
            (words("exchange.roster_until"), until),
        )
        for label, value in facts:
            pair = column(Text(label, "small"), Text(value, "strong", wrap=True), gap=0)
            self._facts.addLayout(pair)
        here = "exchange.keys_here" if view.own_authority else "exchange.keys_elsewhere"
        self._facts.addWidget(Text(words(here), "muted", wrap=True))
        offered = acts_of(view)
        for act, button in self.buttons.items():
            button.setVisible(act in offered)

    def tell(self, text: str) -> None:
        """What was done, and what comes next; it stays until the next act."""
        self.told.show_text(text, Tone.GOOD)
        self.told.setVisible(bool(text))

    def _ask(self) -> None:
        self.act_asked.emit(ASK)

    def _take_answer(self) -> None:
        self.act_asked.emit(TAKE_ANSWER)

    def _answer(self) -> None:
        self.act_asked.emit(ANSWER)

    def _revoke(self) -> None:
        self.act_asked.emit(REVOKE)

    def _renew(self) -> None:
        self.act_asked.emit(RENEW)
