"""The card of a stick, a folder or the hub: at rest, running, afterwards; refuses to know what an exchange is.

Nothing is drawn anew that has not changed, so that focus and reading stay where they are.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from gui.exchange.faces import Face, Outcome, Progress
from gui.exchange.facts import facts_grid, remark
from gui.kit.base import clear, column, dress, named, reveal, row
from gui.kit.buttons import Button, IconButton
from gui.kit.flow import flow
from gui.kit.surfaces import Badge, Card
from gui.kit.text import Sign, Text
from gui.kit.values import Tone
from gui.theme import GRID
from resources.words import Words

_WHOLE = 1000


class CarrierCard(Card):
    """Signals carry the card's key, `arrivals_asked` the identifiers of transfers."""

    exchange_asked = Signal(str)
    other_asked = Signal(str)
    cancel_asked = Signal(str)
    dismissed = Signal(str)
    settle_asked = Signal(str)
    arrivals_asked = Signal(object)

    def __init__(self, face: Face, words: Words) -> None:
        """At rest."""
        super().__init__(face.title, face.note)
        self.key = face.key
        self._words = words
        self._face: Face | None = None
        self._outcome: Outcome | None = None
        self._gone = False
        self._free = True
        head = self.head.layout()
        if isinstance(head, QHBoxLayout):
            head.insertWidget(0, Sign(face.icon, "muted"))
        self.state = Badge("")
        self.dismiss = IconButton("close", words("exchange.dismiss"), self._dismiss)
        self.corner.addWidget(self.state)
        self.corner.addWidget(self.dismiss)
        self._content: QVBoxLayout = column(gap=GRID)
        self.body.addLayout(self._content)
        self.body.addWidget(self._running())
        self.act = Button(face.act_word or face.title, self._ask)
        self.other = Button(face.other_word or face.title, self._ask_other, kind="quiet")
        self.settle = Button(words("exchange.settle"), self._settle, icon="conflict")
        self.arrivals = Button(words("exchange.open_transfers"), self._arrive, icon="transfers")
        self.body.addStretch(1)
        self._more = flow(self.settle, self.arrivals)
        self._verbs = row(self.act, self.other, None, gap=GRID)
        self.body.addWidget(self._more)
        self.body.addLayout(self._verbs)
        self._be_running(on=False)
        self.show_outcome(None)
        self.show_face(face)

    def _running(self) -> QWidget:
        self._part = QWidget()
        self.bar = named(QProgressBar(), self._words("exchange.do"))
        self.bar.setRange(0, 0)
        self._line = Text("", wrap=True)
        self._left = Text("", "muted", wrap=True)
        self._hint = Text("", "muted", wrap=True)
        self.cancel = Button(self._words("ui.cancel"), self._cancel)
        parts = (self._line, self.bar, self._left, self._hint)
        column(*parts, row(self.cancel, None), gap=GRID, parent=self._part)
        return self._part

    @property
    def outcome(self) -> Outcome | None:
        """The report it shows, if any."""
        return self._outcome

    def show_face(self, face: Face) -> None:
        """How it is at rest now; a report stays in sight until it is put away."""
        if face == self._face and not self._gone:
            return
        self._face, self._gone = face, False
        self.set_title(face.title, face.note)
        named(self, ". ".join(part for part in (face.title, face.note) if part))
        self._fill()

    def show_gone(self) -> None:
        """The stick was taken out; only the report is left."""
        self._gone = True
        self._fill()

    def show_progress(self, progress: Progress) -> None:
        """It runs."""
        self._be_running(on=True)
        self._line.setText(progress.line)
        for text, told in ((self._left, progress.left), (self._hint, progress.hint)):
            text.setText(told)
            reveal(text, shown=bool(told))
        known = progress.permille is not None
        self.bar.setRange(0, _WHOLE if known else 0)
        self.bar.setValue(progress.permille or 0)
        self.bar.setAccessibleDescription(f"{progress.line} {progress.left}".strip())

    def show_outcome(self, outcome: Outcome | None) -> None:
        """It is over; nothing takes the report away again."""
        self._outcome = outcome
        self._be_running(on=False)
        self._fill()

    def set_free(self, *, free: bool) -> None:
        """Whether an exchange may begin now: one at a time."""
        self._free = free
        self._show_verbs()

    def _be_running(self, *, on: bool) -> None:
        if on and not self._part.isVisibleTo(self):
            clear(self._content)
            self.state.show_text("")
        reveal(self._part, shown=on)
        self._runs = on
        self._show_verbs()

    def _fill(self) -> None:
        if self._face is None or self._runs:
            return
        clear(self._content)
        outcome = self._outcome
        facts = outcome.facts if outcome else self._face.facts
        remarks = outcome.remarks if outcome else self._face.remarks
        if facts:
            self._content.addWidget(facts_grid(facts))
        if self._gone:
            self._content.addWidget(Text(self._words("exchange.stick_gone"), "muted", wrap=True))
            remarks = tuple(each for each in remarks if each.tone is not Tone.GOOD)
        for each in remarks:
            self._content.addWidget(remark(each))
        self.state.show_text(outcome.word if outcome else "", outcome.tone if outcome else None)
        reveal(self.note, shown=bool(self._face.note) and not outcome)
        self._show_verbs()

    def _show_verbs(self) -> None:
        face, outcome = self._face, self._outcome
        if face is None:
            return
        resting = not self._runs
        self.act.set_word(self._words("exchange.do_again") if outcome else face.act_word or " – ")
        self.act.setEnabled(face.can_act and self._free)
        dress(self.act, kind="primary" if face.worth and not outcome else "plain")
        reveal(self.act, shown=resting and bool(face.act_word) and not self._gone)
        self.other.set_word(face.other_word or " – ")
        self.other.setEnabled(self._free)
        reveal(self.other, shown=resting and bool(face.other_word))
        reveal(self.dismiss, shown=resting and outcome is not None)
        reveal(self._more, shown=resting and outcome is not None)
        reveal(self.settle, shown=resting and bool(outcome and outcome.settle_word))
        reveal(self.arrivals, shown=resting and bool(outcome and outcome.arrivals_word))

    def _ask(self) -> None:
        self.exchange_asked.emit(self.key)

    def _ask_other(self) -> None:
        self.other_asked.emit(self.key)

    def _cancel(self) -> None:
        self.cancel_asked.emit(self.key)

    def _dismiss(self) -> None:
        self.dismissed.emit(self.key)

    def _settle(self) -> None:
        self.settle_asked.emit(self.key)

    def _arrive(self) -> None:
        if self._outcome:
            self.arrivals_asked.emit(self._outcome.arrivals)
