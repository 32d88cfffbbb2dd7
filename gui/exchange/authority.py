"""Whom this register trusts, and what can be done about it: a card beside the exchange; does nothing itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from casework.exchange_views import ExchangeView
from gui.exchange import wording
from gui.kit.base import clear, column, reveal
from gui.kit.buttons import Button
from gui.kit.surfaces import Banner, Card
from gui.kit.text import Text
from gui.kit.values import Tone
from resources.words import Words

ASK, TAKE_ANSWER, ANSWER, REVOKE, RENEW = "ask", "take_answer", "answer", "revoke", "renew"
HISTORY = "history"
_JOINING = (ASK, TAKE_ANSWER)
_RULING = (ANSWER, REVOKE, RENEW)
_ICONS = {
    ASK: "signature",
    TAKE_ANSWER: "open",
    ANSWER: "card",
    REVOKE: "blocked",
    RENEW: "refresh",
    HISTORY: "clock",
}


def acts_of(view: ExchangeView) -> tuple[str, ...]:
    """What this laptop can do: whoever has enrolled others leads, whoever is alone may do either.

    Who did what is offered to everybody; to whom it is not shown the card says why.
    """
    if not view.own_authority:
        return *_JOINING, HISTORY
    return (*_JOINING, ANSWER, HISTORY) if view.alone else (*_RULING, HISTORY)


class AuthorityCard(Card):
    """`act_asked(act)`: one of `ask`, `take_answer`, `answer`, `revoke`, `renew`; `history_asked()`: who did what."""

    act_asked = Signal(str)
    history_asked = Signal()

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
            HISTORY: self.history_asked.emit,
        }
        self.buttons = {
            act: Button(words(f"exchange.{act}"), slot, icon=_ICONS[act])
            for act, slot in slots.items()
        }
        for button in self.buttons.values():
            button.hide()
            self.body.addWidget(button)
        self.why = Text(words("trust_act.not_yours"), "small", wrap=True)
        self.why.hide()
        self.body.addWidget(self.why)

    def show_view(self, view: ExchangeView) -> None:
        """The authority as it stands."""
        shown = (
            view.authority,
            view.fingerprint,
            view.roster_expires_at,
            acts_of(view),
            view.shows_acts,
        )
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
        history = self.buttons[HISTORY]
        history.setEnabled(view.shows_acts)
        history.setAccessibleDescription("" if view.shows_acts else self.why.text())
        reveal(self.why, shown=not view.shows_acts)

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
