"""One group of duties as a card: what, by when, for whom, how; refuses to act unasked.

What cannot be taken back (recording cards as sent, or as declined) asks once, in place.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.kit.base import clear, column, named, row
from gui.kit.buttons import Button
from gui.kit.surfaces import Badge, Card, Line, tone_colour
from gui.kit.text import ElidedLabel, Sign, Text
from gui.kit.values import SIGNS, Tone
from gui.theme import GRID
from gui.today.due import due_in_words
from gui.today.presenter import Act, DutyGroup, DutyLine
from resources.words import Words

MOST_NAMES = 50
"""So many names are listed under a group; who is further down comes up as those above are done."""

_ICONS = {
    Act.PRINT_CARDS: "print",
    Act.PRINT_STATEMENTS: "print",
    Act.OPEN_TRANSFER: "transfers",
    Act.OPEN_PERSON: "person",
    Act.OPEN_ENQUIRY: "seal",
    Act.SETTLE: "conflict",
    Act.RECORD: "done",
    Act.RECORD_FIRST: "done",
}


@dataclass(slots=True)
class GroupState:
    """What the officer did to a group on the screen: it outlives the redrawing of the card."""

    names_shown: bool = False
    printed: int = 0


@dataclass(frozen=True, slots=True)
class _Question:
    text: str
    word: str
    act: Callable[[], object] = field(compare=False)


class GroupCard(Card):
    """Signals: `done_asked(DutyGroup)` for its one button, and what else may be done about it."""

    done_asked = Signal(object)
    person_asked = Signal(str)
    sent_told = Signal(object, object)
    declined_told = Signal(object, object)

    def __init__(self, group: DutyGroup, words: Words, state: GroupState, *, first: bool) -> None:
        """`first` gives its button the weight of the next thing to do."""
        super().__init__()
        self.group, self._words, self._state = group, words, state
        named(self, f"{group.urgency}: {group.title}", f"{group.due}. {group.who}. {group.article}")
        self._below: QVBoxLayout = column(gap=GRID)
        self._head()
        self._buttons(first=first)
        self.body.addLayout(self._below)
        self._show_below()

    def _head(self) -> None:
        group = self.group
        what = Text(group.title, "heading", wrap=True)
        line = row(Sign(SIGNS[group.tone], tone_colour(group.tone)), gap=GRID + 2)
        line.addWidget(what, 1)
        line.addWidget(Badge(group.urgency, group.tone), 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)
        when = Text(group.due, "danger" if group.tone is Tone.DANGER else "muted", wrap=True)
        article = Text(group.article, "small")
        facts = row(when, gap=2 * GRID)
        facts.setStretch(0, 1)
        facts.addWidget(article)
        facts.setContentsMargins(28 + 2, 0, 0, 0)
        self.body.addLayout(facts)
        who = row(ElidedLabel(group.who))
        who.setContentsMargins(28 + 2, 0, 0, 0)
        self.body.addLayout(who)

    def _buttons(self, *, first: bool) -> None:
        group, words = self.group, self._words
        weight = "primary" if first and not self._state.printed else "plain"
        self._last_button = self.act_button = Button(
            group.act_word, self._ask_done, icon=_ICONS[group.act], kind=weight
        )
        line = row(self.act_button, gap=GRID)
        if group.addressee:
            kind = "primary" if first and self._state.printed else "plain"
            word = words.count("today.record_sent", len(group.lines))
            self.sent_button = Button(word, self._ask_sent, icon="done", kind=kind)
            line.addWidget(self.sent_button)
            self._last_button = self.sent_button
        line.addStretch(1)
        if len(group.lines) > 1 or group.addressee:
            self.names_button = Button("–", self._toggle_names, kind="quiet")
            self._word_names()
            line.addWidget(self.names_button)
            self._last_button = self.names_button
        line.setContentsMargins(28 + 2, 4, 0, 0)
        self.body.addLayout(line)

    def _word_names(self) -> None:
        key = "today.hide_names" if self._state.names_shown else "today.show_names"
        self.names_button.set_word(self._words(key))

    def _ask_done(self) -> None:
        self.done_asked.emit(self.group)

    def _toggle_names(self) -> None:
        self._state.names_shown = not self._state.names_shown
        self._word_names()
        self._show_below()

    def _ask_sent(self) -> None:
        lines = self.group.lines
        self._ask(
            _Question(
                self._words.count("today.sent_question", len(lines)),
                self._words.count("today.sent_yes", len(lines)),
                lambda: self.sent_told.emit(self.group, lines),
            )
        )

    def _ask_line_sent(self, line: DutyLine) -> None:
        self._ask(
            _Question(
                f"{line.name}: {self._words.count('today.sent_question', 1)}",
                self._words.count("today.sent_yes", 1),
                lambda: self.sent_told.emit(self.group, (line,)),
            )
        )

    def _ask_declined(self, line: DutyLine) -> None:
        self._ask(
            _Question(
                f"{line.name}: {self._words('today.declined_question')}",
                self._words("today.declined_yes"),
                lambda: self.declined_told.emit(self.group, line),
            )
        )

    def _ask(self, question: _Question) -> None:
        self._show_below(question)

    def _show_below(self, question: _Question | None = None) -> None:
        clear(self._below)
        if question:
            self._below.addWidget(self._question(question))
            # Once it has its place: a page scrolls to where the focus is, not to where it will be.
            QTimer.singleShot(0, self.yes_button, self.yes_button.setFocus)
        elif self._state.printed:
            told = self._words.count("today.printed_ask", self._state.printed)
            self._below.addWidget(Text(told, "good", wrap=True))
        if self._state.names_shown:
            self._below.addWidget(Line())
            for line in self.group.lines[:MOST_NAMES]:
                self._below.addWidget(self._name_line(line))
            self._add_more(self.group.number - MOST_NAMES)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """What came last stands last in Qt's order of Tab; here it belongs after the buttons above it."""
        before: QWidget = self._last_button
        for place in range(self._below.count()):
            item = self._below.itemAt(place)
            holder = item.widget() if item else None
            for button in holder.findChildren(Button) if holder else ():
                QWidget.setTabOrder(before, button)
                before = button

    def _add_more(self, more: int) -> None:
        if more > 0:
            self._below.addWidget(Text(self._words.count("today.and_more", more), "small"))

    def _question(self, question: _Question) -> QWidget:
        holder = QWidget()
        yes = Button(question.word, question.act, kind="primary")
        no = Button(self._words("ui.cancel"), self._take_back, kind="plain")
        asked = Text(question.text, "strong", wrap=True)
        line = row(gap=GRID, parent=holder)
        line.addWidget(asked, 1)
        line.addWidget(yes)
        line.addWidget(no)
        line.setContentsMargins(28 + 2, 0, 0, 0)
        self.yes_button = yes
        return holder

    def _take_back(self) -> None:
        self._show_below()
        self.act_button.setFocus()

    def _name_line(self, line: DutyLine) -> QWidget:
        holder = QWidget()
        box = row(gap=GRID, parent=holder)
        box.setContentsMargins(28 + 2, 0, 0, 0)
        due = due_in_words(line.due_at, self.group.now, self._words)
        box.addWidget(ElidedLabel(line.name), 3)
        box.addWidget(ElidedLabel(due, "small"), 2)
        if self.group.addressee:
            sent = Button(self._words("today.line_sent"), kind="quiet")
            sent.clicked.connect(lambda: self._ask_line_sent(line))
            declined = Button(self._words("today.line_declined"), kind="quiet")
            declined.clicked.connect(lambda: self._ask_declined(line))
            named(sent, f"{self._words.count('today.record_sent', 1)}: {line.name}")
            named(declined, f"{self._words('today.record_declined')}: {line.name}")
            box.addWidget(sent)
            box.addWidget(declined)
        opened = Button(self._words("today.line_open"), kind="quiet")
        opened.clicked.connect(lambda: self.person_asked.emit(line.subject_id))
        named(opened, f"{self._words.count('today.open_person', 1)}: {line.name}")
        box.addWidget(opened)
        return holder
