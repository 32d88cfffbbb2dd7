"""Puts people on a list: search and choose several, or scan one tag after the other; each is saved at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from casework import people, transfer_candidates, transfers
from casework.views import PersonCard, TransferFile
from casework.workspace import Workspace
from gui.desk import Desk
from gui.kit.dialog import Dialog
from gui.kit.fields import LineEdit
from gui.kit.labelled import LabelledField
from gui.kit.rows import Column
from gui.kit.surfaces import Banner, message_text
from gui.kit.table import DataTable
from gui.kit.text import Text
from gui.kit.values import Tone
from gui.people.presenter import born_of, name_of, state_of
from gui.theme import GRID
from gui.transfers import wording
from models.errors import SafeConductError
from models.numbers import is_valid
from resources.words import Words

MOST_OFFERED = 1000
"""So many who could be moved are offered before anything is typed."""

_PAUSE = 250
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ScanEdit(LineEdit):
    """A field for a scanner or fingers: `entered(text)` on Enter, `down()` on the arrow to the table below."""

    entered = Signal(str)
    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is an answer here; it does not press a button of the dialog."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and not held:
            self.entered.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


def person_columns(words: Words) -> list[Column[PersonCard]]:
    """What tells people apart when they are chosen."""
    return [
        Column("name", words("transfers.name"), lambda card: name_of(card, words), width=260),
        Column("tag", words("field.tag_no"), lambda card: card.tag_number, width=160),
        Column(
            "born",
            words("field.date_of_birth"),
            lambda card: born_of(card.born, words),
            sort=lambda card: card.born,
            width=150,
        ),
        Column("rank", words("field.rank"), lambda card: card.rank, width=160),
        Column("state", words("transfers.state"), lambda card: state_of(card, words), width=200),
        Column("place", words("transfers.place"), lambda card: card.place, width=160),
    ]


class FinderDialog(Dialog):
    """A search field over a table of people. Subclasses say whom to look for and what to do with them."""

    def __init__(self, desk: Desk, parent: QWidget, title: str, text: str, *, many: bool) -> None:
        """`many` allows several to be chosen."""
        super().__init__(parent, title, text)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk, self.words = desk, desk.words
        self.names: dict[str, str] = {}
        self.search = ScanEdit(
            desk.words("transfers.find"), placeholder=desk.words("transfers.find_hint")
        )
        self.search.entered.connect(self.scanned)
        self.search.down.connect(self._into_table)
        self.search.textEdited.connect(self._soon)
        columns = person_columns(desk.words)
        self.table: DataTable[PersonCard] = DataTable(
            desk.words("transfers.candidates"),
            columns,
            desk.words,
            many=many,
            key=lambda card: card.id,
        )
        self.table.opened.connect(self.take)
        self.banner = Banner("")
        self.banner.hide()
        self.told = Text("", "small", wrap=True)
        self.body.addWidget(LabelledField(desk.words("transfers.find"), self.search))
        self.body.addWidget(self.banner)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.told)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.look)
        if room := self.parentWidget():
            self.resize(
                min(145 * GRID, room.width() - 6 * GRID), min(85 * GRID, room.height() - 4 * GRID)
            )

    @property
    def workspace(self) -> Workspace:
        """The opened register."""
        return self.desk.session

    def found(self, text: str) -> Callable[[], tuple[PersonCard, ...]]:
        """Who is offered for what was typed, asked on the vault thread."""
        raise NotImplementedError

    def take(self) -> None:
        """Enter or a double click in the table."""
        raise NotImplementedError

    def scanned(self, text: str) -> None:
        """Enter in the search field."""
        raise NotImplementedError

    def look(self) -> None:
        """Look for what stands in the field."""
        self.desk.jobs.run(self, self.found(self.search.text()), self.show_found)

    def show_found(self, cards: tuple[PersonCard, ...]) -> None:
        """Show them; a number says how many."""
        self.names |= wording.names_of_cards(cards, self.words)
        self.table.set_rows(cards)
        self.told.setText(self.words.count("transfers.found", len(cards)))

    def say(self, text: str, tone: Tone) -> None:
        """A line above the table."""
        self.banner.show_text(text, tone)
        self.banner.show()

    def refused(self, error: SafeConductError) -> None:
        """Say why not, and for whom."""
        told = wording.refusal(error, self.names, self.words)
        self.say(message_text(told), told.tone)
        self.search.selectAll()

    def _soon(self) -> None:
        self._pause.start(_PAUSE)

    def _into_table(self) -> None:
        self.table.setFocus()
        if self.table.current() is None:
            self.table.go_to(0)


class PeoplePicker(FinderDialog):
    """Adds people to the list of one transfer in preparation; stays open until it is closed."""

    def __init__(self, desk: Desk, parent: QWidget, file: TransferFile) -> None:
        """Offers who is held here and on no other open list."""
        words = desk.words
        super().__init__(
            desk, parent, words("transfers.picker"), words("transfers.picker_text"), many=True
        )
        self.names |= wording.names_of(file, words)
        self._transfer_id, self._on_list = file.card.id, len(file.lines)
        self.add_cancel(words("transfers.picker_done"))
        self.verb = self.add_verb(
            words.count("transfers.add", 0), self.take, kind="primary", closes=False
        )
        self.table.selectionModel().selectionChanged.connect(self._chosen_changed)
        self._chosen_changed()
        self.look()
        self.search.setFocus()

    def found(self, text: str) -> Callable[[], tuple[PersonCard, ...]]:
        """Who could be put on it."""
        workspace = self.workspace
        return lambda: transfer_candidates.candidates(workspace, text, MOST_OFFERED)

    def take(self) -> None:
        """Everybody chosen in the table."""
        if chosen := tuple(card.id for card in self.table.chosen()):
            self._add(chosen)

    def scanned(self, text: str) -> None:
        """A whole tag number adds its bearer; anything else goes on in the table."""
        self._pause.stop()
        if not text:
            return
        workspace = self.workspace
        if is_valid(text):
            self.desk.jobs.run(
                self, lambda: people.quick_find(workspace, text, 1), self._add_scanned
            )
        else:
            self.desk.jobs.run(self, self.found(text), self._found_by_text)

    def _found_by_text(self, cards: tuple[PersonCard, ...]) -> None:
        self.show_found(cards)
        if len(cards) == 1:
            self._add((cards[0].id,))
        elif cards:
            self.table.go_to(0)
            self.table.setFocus()
        else:
            self.say(self.words("transfers.nobody_found"), Tone.WARN)
            self.search.selectAll()

    def _add_scanned(self, cards: tuple[PersonCard, ...]) -> None:
        self.names |= wording.names_of_cards(cards, self.words)
        if cards:
            self._add((cards[0].id,))
        else:
            self.say(self.words("transfers.number_unknown"), Tone.WARN)
            self.search.selectAll()

    def _add(self, ids: tuple[str, ...]) -> None:
        workspace, transfer_id = self.workspace, self._transfer_id
        self.desk.jobs.run(
            self,
            lambda: transfers.add_people(workspace, transfer_id, ids),
            lambda _touched: self._added(ids),
            self.refused,
        )

    def _added(self, ids: tuple[str, ...]) -> None:
        self.desk.note_saved()
        self._on_list += len(ids)
        who = wording.people_named(ids, self.names, self.words)
        self.say(self.words("transfers.added", names=who, total=self._on_list), Tone.GOOD)
        self.search.clear()
        self.search.setFocus()
        self.look()

    def _chosen_changed(self) -> None:
        count = len(self.table.selectionModel().selectedRows())
        self.verb.set_word(self.words.count("transfers.add", count))
        self.verb.setEnabled(count > 0)
