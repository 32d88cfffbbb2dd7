"""The file of one person: the head that stays, then custody as the spine, then everything else.

It shows and asks; what is asked for is done elsewhere. Refuses to be rebuilt for every person: its parts
are worded anew, so that going down the table stays swift.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from casework.views import PersonFile
from gui.kit.base import clear, column, named, reveal, row
from gui.kit.buttons import Button
from gui.kit.scroll import ScrollPage
from gui.kit.surfaces import Banner, Card, EmptyState
from gui.kit.text import Text
from gui.kit.timeline import Timeline
from gui.kit.values import Tone
from gui.people import death_lines, legal_lines, lines, wording
from gui.people.head import FileHead
from gui.people.history import HistoryCard
from gui.people.other_records import OtherRecords
from gui.people.parts import FactsGrid, LineList, Pillars
from gui.people.property_card import PropertyCard
from gui.recording.representative_words import representative_of
from gui.theme import GRID
from models.field_classes import FieldClass
from resources.words import Words

_PAGE_KEYS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class FilePanel(QWidget):
    """`asked(act, key)` tells what the officer wants done, `left()` that he goes back to the table."""

    asked = Signal(str, str)
    left = Signal()

    def __init__(self, words: Words, more: Sequence[QWidget] = ()) -> None:
        """Nobody chosen yet; `more` are cards that look after themselves, shown below his papers."""
        super().__init__()
        self._more = tuple(more)
        named(self, words("people.file"))
        self._words = words
        self.file: PersonFile | None = None
        self._warned: tuple[object, ...] = ()
        self._is_built = False
        self._nobody = EmptyState(
            words("people.choose"), words("people.choose_hint"), icon="person"
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nobody)
        column(self._stack, parent=self)

    def show_file(self, file: PersonFile, now: int) -> None:
        """Show a person; the page begins at its top when it is another one than before."""
        self.prepare()
        another = self.file is None or self.file.card.id != file.card.id
        self.file = file
        words = self._words
        self.head.show_file(file)
        self._show_warnings(file)
        self.other_records.show_file(file, another=another)
        self._show_what_is_his_to_see(file)
        self.timeline.show_all(
            tuple(wording.with_corrections(file.timeline)),
            lambda entry: wording.timeline_event(entry, words),
            anew=another,
        )
        told = representative_of(file, words)
        self.representative.setText(told)
        reveal(self.representative, shown=bool(told))
        for group, grid in self.facts.items():
            grid.show_facts(wording.facts_of(file, group, words))
        of_death = death_lines.facts_of(file, words)
        self.death.show_facts(of_death)
        reveal(self._death_card, shown=bool(of_death))
        self.belongings.show_file(file)
        self.documents.show_all(
            file.documents, lambda one: lines.document_line(one, words), anew=another
        )
        self.legal_documents.show_all(
            file.legal_documents, lambda one: legal_lines.line_of(one, words), anew=another
        )
        for part in (self._legal_title, self.legal_documents):
            reveal(part, shown=bool(file.legal_documents))
        self.cards.show_all(
            file.capture_cards, lambda card: lines.card_line(card, now, words), anew=another
        )
        self.papers.show_all(
            file.printings, lambda one: lines.printing_line(one, words), anew=another
        )
        if another:
            self.history.close_again()
            self.page.verticalScrollBar().setValue(0)
        self._stack.setCurrentWidget(self._shown)
        self._soon.start(0)

    def prepare(self) -> None:
        """Build the parts; done while the register is being read, so that the first file opens at once."""
        if not self._is_built:
            self._build_file()

    def show_nobody(self) -> None:
        """Nobody is chosen."""
        self.file = None
        self._stack.setCurrentWidget(self._nobody)

    def focus_file(self) -> None:
        """The keyboard goes to the head."""
        if self.file is not None:
            self.head.amend.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the table; Page keys scroll wherever the focus is."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _PAGE_KEYS:
            bar = self.page.verticalScrollBar()
            bar.setValue(bar.value() + _PAGE_KEYS[key] * bar.pageStep())
        else:
            super().keyPressEvent(event)

    # -- building ----------------------------------------------------------------------------------

    def _build_file(self) -> None:
        words = self._words
        self.head = FileHead(words)
        self.head.asked.connect(self.asked)
        self._warnings: QVBoxLayout = column(gap=GRID)
        self._content = content = QWidget()
        self.belongings = PropertyCard(words)
        self.belongings.asked.connect(self.asked)
        custody, cards, documents = self._custody(), self._cards_card(), self._documents()
        pillars = Pillars(
            (self._death(), custody, cards, self._papers_card()),
            (self._facts_card(), self.belongings, documents, *self._more, self._health()),
        )
        self._of_class: tuple[tuple[QWidget, FieldClass], ...] = (
            (custody, FieldClass.C),
            (cards, FieldClass.C),
            (self.belongings, FieldClass.D),
            (documents, FieldClass.C),
            *((each, FieldClass.P) for each in self._more),
        )
        self.others = Text("", "small", wrap=True)
        self.other_records = OtherRecords(words)
        self.other_records.asked.connect(self.asked)
        self.history = HistoryCard(words)
        self.history.asked.connect(partial(self.asked.emit, "history", ""))
        inner = column(
            self._warnings,
            self.other_records,
            self.others,
            pillars,
            self.history,
            None,
            gap=GRID + 4,
            parent=content,
        )
        inner.setContentsMargins(0, 0, GRID, 0)
        self.page = ScrollPage(words("people.file"), content)
        self._shown = QWidget()
        outer = column(self.head, gap=GRID + 4, parent=self._shown)
        outer.addWidget(self.page, 1)
        # New lines are shown one turn of the event loop later; only then is their height known.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._measure_anew)
        self._stack.addWidget(self._shown)
        self._is_built = True

    def _custody(self) -> Card:
        card = Card(self._words("people.timeline"))
        self.timeline = Timeline(self._words, self._words("people.timeline"))
        self.timeline.asked.connect(partial(self.asked.emit, "correct"))
        card.body.addWidget(self.timeline)
        self.representative = Text("", "small", wrap=True)
        card.body.addWidget(self.representative)
        return card

    def _death(self) -> Card:
        words = self._words
        self._death_card = Card(words("act.death"))
        self.death = FactsGrid(words("act.death"))
        self._death_card.body.addWidget(self.death)
        return self._death_card

    def _facts_card(self) -> Card:
        words = self._words
        card = Card(words("people.facts"))
        groups = ("identity", "origin", "capture")
        self.facts = {
            group: FactsGrid(words(f"people.facts_{group}"), words(f"people.facts_{group}"))
            for group in groups
        }
        card.body.setSpacing(2 * GRID)
        for grid in self.facts.values():
            card.body.addWidget(grid)
        return card

    def _health(self) -> Card:
        words = self._words
        card = Card(words("people.health"))
        self.facts["condition"] = FactsGrid(words("people.health"))
        card.body.addWidget(self.facts["condition"])
        card.body.addWidget(Text(words("people.health_only"), "small", wrap=True))
        return card

    def _documents(self) -> Card:
        words = self._words
        card = Card(words("people.documents"))
        self.documents = self._list(card, "people.documents", "people.no_property", {})
        press = partial(self.asked.emit, "document", "")
        self.add_document = Button(words("people.add_document"), press)
        card.body.addLayout(row(self.add_document, None))
        self._legal_title = Text(words("legal_document.title"), "strong")
        card.body.addWidget(self._legal_title)
        acts = {act: words(f"legal_document.do_{act}") for act in legal_lines.LINE_ACTS}
        self.legal_documents = self._list(card, "legal_document.title", "people.nothing", acts)
        return card

    def _cards_card(self) -> Card:
        words = self._words
        acts = {
            "print": words("ui.print"),
            "written": words("people.mark_written"),
            "sent": words("today.line_sent"),
            "declined": words("today.line_declined"),
        }
        card = Card(words("people.cards"))
        self.cards = self._list(card, "people.cards", "people.no_cards", acts)
        return card

    def _papers_card(self) -> Card:
        card = Card(self._words("people.papers"))
        self.papers = self._list(card, "people.papers", "people.no_papers", {})
        return card

    def _list(self, card: Card, name: str, empty: str, acts: dict[str, str]) -> LineList:
        made = LineList(self._words, self._words(name), self._words(empty), acts)
        made.asked.connect(self.asked)
        card.body.addWidget(made)
        return made

    # -- showing -----------------------------------------------------------------------------------

    def _show_warnings(self, file: PersonFile) -> None:
        warned = (file.conflicts, file.card.conflicted, file.open_transfer_id)
        if warned == self._warned:
            return
        self._warned = warned
        words = self._words
        clear(self._warnings)
        fields = {conflict.field for conflict in file.conflicts}
        for conflict in file.conflicts:
            if conflict.field == "rank_key" and "rank" in fields:
                continue
            field = wording.field_word(conflict.field, words)
            self._warn_of_conflict(words("people.conflict_on", field=field), conflict.field)
        if file.card.conflicted:
            self._warn_of_conflict(words("people.forked"), "custody")
        if file.open_transfer_id:
            banner = Banner(words("people.on_transfer"), Tone.INFO)
            press = partial(self.asked.emit, "transfer", file.open_transfer_id)
            banner.add_action(words.count("today.open_transfer", 1), press)
            self._warnings.addWidget(banner)

    def _show_what_is_his_to_see(self, file: PersonFile) -> None:
        for part, field_class in self._of_class:
            reveal(part, shown=field_class in file.sees)
        told = wording.others_of(file, self._words)
        self.others.setText(told)
        reveal(self.others, shown=bool(told))

    def _warn_of_conflict(self, text: str, field: str) -> None:
        words = self._words
        banner = Banner(text, Tone.WARN, word=words("ui.conflict"))
        settle = words("people.conflict_settle")
        button = banner.add_action(settle, partial(self.asked.emit, "settle", field))
        named(button, f"{settle} {text}")
        self._warnings.addWidget(banner)

    def _measure_anew(self) -> None:
        for part in (self._content, self._shown):
            if layout := part.layout():
                layout.update()
