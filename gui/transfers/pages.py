"""The people of one transfer before it leaves: who is on the list and what goes with each; records nothing itself."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from casework.views import TransferFile
from gui.kit.base import column, reveal
from gui.kit.buttons import Button
from gui.kit.flow import flow
from gui.kit.surfaces import EmptyState
from gui.kit.text import Text
from gui.theme import GRID
from gui.transfers.line_table import LineTable, preparation_columns
from gui.transfers.lines import line_rows
from models.exchange_lists import HOMEWARD
from models.transfer_facts import Stage
from resources.words import Words


class PeoplePage(QWidget):
    """Everybody on the list before departure, and what may be done for those chosen."""

    add_asked = Signal()
    fitness_asked = Signal(object)
    line_asked = Signal(object)
    withdraw_asked = Signal(object)
    person_asked = Signal(str)
    answer_asked = Signal(object)

    def __init__(self, words: Words) -> None:
        """Empty until a transfer is shown."""
        super().__init__()
        self._words = words
        keys = (Qt.Key.Key_Insert, Qt.Key.Key_Delete, Qt.Key.Key_F)
        self.table = LineTable(
            words("transfers.people_table"), preparation_columns(words), words, keys
        )
        self.table.acted.connect(self._key)
        self.table.opened.connect(self._ask_line)
        self.table.selectionModel().selectionChanged.connect(self._allow)
        self.add = Button(words("transfers.act.add_people"), self.add_asked.emit, icon="add")
        self.line = Button(words("transfers.line_edit"), self._ask_line, icon="edit")
        self.fitness = Button(words("transfers.fitness_chosen"), self._ask_fitness)
        self.withdraw = Button(words("transfers.withdraw_button"), self._ask_withdraw)
        self.person = Button(words("transfers.open_person"), self._ask_person)
        self.answer = Button(words("exchange_list.answer_button"), self._ask_answer)
        self._buttons = flow(
            self.add, self.line, self.fitness, self.answer, self.withdraw, self.person
        )
        self.empty = EmptyState(
            words("transfers.nobody_yet"), words("transfers.nobody_yet_hint"), icon="people"
        )
        self._hint = Text(words("transfers.people_keys"), "small", wrap=True)
        box = column(self._buttons, gap=GRID, parent=self)
        box.addWidget(self.table, 1)
        box.addWidget(self.empty, 1)
        box.addWidget(self._hint)
        self._preparing = False

    def show_file(self, file: TransferFile) -> None:
        """Show the list as it stands."""
        self._preparing = file.card.stage == Stage.PREPARATION
        self.table.show_rows(line_rows(file, self._words))
        reveal(self.table, shown=bool(file.lines))
        reveal(self.empty, shown=not file.lines)
        for button in (self.add, self.line, self.fitness, self.withdraw):
            reveal(button, shown=self._preparing)
        homeward = file.card.destination_kind in HOMEWARD
        reveal(self.answer, shown=self._preparing and homeward)
        self.table.show_exchange(on=homeward)
        reveal(self._hint, shown=self._preparing and bool(file.lines))
        self._allow()

    def _allow(self) -> None:
        chosen = bool(self.table.chosen_ids())
        for button in (self.line, self.fitness, self.answer, self.withdraw, self.person):
            button.setEnabled(chosen)

    def _key(self, key: Qt.Key) -> None:
        acts: Mapping[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Insert: self.add.click,
            Qt.Key.Key_Delete: self.withdraw.click,
            Qt.Key.Key_F: self.fitness.click,
        }
        if self._preparing:
            acts[key]()

    def _ask_line(self) -> None:
        row = self.table.current()
        if row is not None and self._preparing:
            self.line_asked.emit(row.person_id)
        elif row is not None:
            self.person_asked.emit(row.person_id)

    def _ask_fitness(self) -> None:
        self.fitness_asked.emit(self.table.chosen_ids())

    def _ask_answer(self) -> None:
        self.answer_asked.emit(self.table.chosen_ids())

    def _ask_withdraw(self) -> None:
        if row := self.table.current():
            self.withdraw_asked.emit(row.person_id)

    def _ask_person(self) -> None:
        if row := self.table.current():
            self.person_asked.emit(row.person_id)
