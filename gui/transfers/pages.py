"""The people of one transfer: a page for preparing them, a page for the roll-call; asks, and records nothing itself."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from casework.views import TransferFile
from gui.kit.base import column, named, reveal, row
from gui.kit.buttons import Button
from gui.kit.flow import flow
from gui.kit.surfaces import Banner, EmptyState
from gui.kit.text import Text
from gui.kit.values import Tone
from gui.theme import GRID
from gui.transfers.line_table import LineTable, preparation_columns, roll_call_columns
from gui.transfers.lines import LineRow, Tally, line_of_scan, line_rows, tally
from gui.transfers.picker import ScanEdit
from models.transfer_rules import Outcome, Stage
from resources.words import Words

_MOST = 100
"""The scan field takes what the figures leave; without it they stay together at the left."""


class PeoplePage(QWidget):
    """Everybody on the list before departure, and what may be done for those chosen."""

    add_asked = Signal()
    fitness_asked = Signal(object)
    line_asked = Signal(object)
    withdraw_asked = Signal(object)
    person_asked = Signal(str)

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
        self._buttons = flow(self.add, self.line, self.fitness, self.withdraw, self.person)
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
        reveal(self._hint, shown=self._preparing and bool(file.lines))
        self._allow()

    def _allow(self) -> None:
        chosen = bool(self.table.chosen_ids())
        for button in (self.line, self.fitness, self.withdraw, self.person):
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

    def _ask_withdraw(self) -> None:
        if row := self.table.current():
            self.withdraw_asked.emit(row.person_id)

    def _ask_person(self) -> None:
        if row := self.table.current():
            self.person_asked.emit(row.person_id)


class RollCallPage(QWidget):
    """A tick for every name. Space: present, A: absent, D: a different person, N: not on the list.

    `ticked(person, outcome)` asks to record a tick at once, `odd(row, outcome)` to ask for its cause first.
    """

    ticked = Signal(str, str)
    odd = Signal(object, object)
    unlisted_asked = Signal(str)
    all_present_asked = Signal()
    person_asked = Signal(str)

    def __init__(self, words: Words) -> None:
        """Empty until a transfer is shown."""
        super().__init__()
        self._words = words
        self._file: TransferFile | None = None
        self._receiving = False
        self.scan = ScanEdit(words("transfers.scan"), placeholder=words("transfers.scan_hint"))
        self.scan.entered.connect(self.scanned)
        self.scan.down.connect(self._into_table)
        self.told = Banner("")
        self.told.hide()
        self._figures = {key: Text("–", "figure") for key in ("on_list", "present", "open", "odd")}
        keys = (Qt.Key.Key_Space, Qt.Key.Key_A, Qt.Key.Key_D, Qt.Key.Key_N)
        self.table = LineTable(words("transfers.roll_call"), roll_call_columns(words), words, keys)
        self.table.acted.connect(self._key)
        self.table.opened.connect(self._ask_person)
        self.table.selectionModel().selectionChanged.connect(self._allow)
        self._make_buttons()
        top = row(gap=2 * GRID)
        top.addWidget(self.scan, _MOST)
        for key, figure in self._figures.items():
            word = Text(words(f"transfers.tally_{key}"), "small")
            top.addLayout(row(figure, word, gap=6))
        top.addStretch(1)
        box = column(top, self.told, self._buttons, gap=GRID, parent=self)
        box.addWidget(self.table, 1)

    def _make_buttons(self) -> None:
        words = self._words
        self.present = Button(words("outcome.present"), self._tick_present, icon="done")
        self.absent = Button(words("transfers.absent_button"), self._ask_absent)
        self.other = Button(words("transfers.other_button"), self._ask_other)
        self.unlisted = Button(words("transfers.unlisted_button"), self._ask_unlisted, icon="add")
        self.all_present = Button(words("transfers.all_present"), self.all_present_asked.emit)
        keys = (
            (self.present, "Space"),
            (self.absent, "A"),
            (self.other, "D"),
            (self.unlisted, "N"),
        )
        for button, key in keys:
            button.setToolTip(key)
            named(button, button.word(), words("transfers.key_in_table", shortcut=key))
        self._buttons = flow(self.present, self.absent, self.other, self.unlisted, self.all_present)

    def show_file(self, file: TransferFile) -> None:
        """Show the roll-call as it stands."""
        if self._file is None or self._file.card.id != file.card.id:
            self.told.hide()
            self.scan.clear()
        self._file, self._receiving = file, file.card.stage == Stage.UNDER_WAY
        counted = tally(file.lines)
        self._show_figures(counted)
        self.table.show_rows(line_rows(file, self._words))
        for part in (self.scan, self._buttons):
            reveal(part, shown=self._receiving)
        if not self._receiving:
            self.told.hide()
        self.all_present.setEnabled(counted.open > 0)
        self._allow()

    def _show_figures(self, counted: Tally) -> None:
        for key, figure in self._figures.items():
            number = getattr(counted, key)
            figure.setText(str(number))
            named(figure, f"{number} {self._words(f'transfers.tally_{key}')}")

    def scanned(self, text: str) -> None:
        """Tick whoever bears this number; whoever is not on the list is asked about."""
        if not text or self._file is None:
            return
        line = line_of_scan(self._file.lines, text)
        if line is None:
            self.say(self._words("transfers.scan_unknown", text=text), Tone.WARN)
            self.scan.selectAll()
            self.unlisted_asked.emit(text)
            return
        row = next(row for row in line_rows(self._file, self._words) if row.line is line)
        self.table.go_to_person(line.person_id)
        self.scan.clear()
        if line.outcome in {"", Outcome.PRESENT}:
            again = bool(line.outcome)
            key = "transfers.scan_again" if again else "transfers.scan_ticked"
            self.say(self._words(key, name=row.name), Tone.INFO if again else Tone.GOOD)
            if not again:
                self.ticked.emit(line.person_id, Outcome.PRESENT.value)
        else:
            said = self._words("transfers.scan_other", name=row.name, outcome=row.outcome)
            self.say(said, Tone.WARN)

    def say(self, text: str, tone: Tone) -> None:
        """A line between the scan field and the table."""
        self.told.show_text(text, tone)
        self.told.show()

    def _allow(self) -> None:
        row = self.table.current()
        listed = row is not None and not row.line.added_on_arrival
        for button in (self.present, self.absent, self.other):
            button.setEnabled(listed)

    def _key(self, key: Qt.Key) -> None:
        acts: Mapping[Qt.Key, Button] = {
            Qt.Key.Key_Space: self.present,
            Qt.Key.Key_A: self.absent,
            Qt.Key.Key_D: self.other,
            Qt.Key.Key_N: self.unlisted,
        }
        if self._receiving:
            acts[key].click()

    def _tick_present(self) -> None:
        row = self.table.current()
        if row is None:
            return
        was = row.line.outcome == Outcome.PRESENT
        self.ticked.emit(row.person_id, "" if was else Outcome.PRESENT.value)
        if not was and len(self.table.chosen_ids()) == 1:
            self.table.go_to(self.table.currentIndex().row() + 1)

    def _ask_absent(self) -> None:
        self._ask_odd(Outcome.ABSENT)

    def _ask_other(self) -> None:
        self._ask_odd(Outcome.OTHER_PERSON)

    def _ask_odd(self, outcome: Outcome) -> None:
        row: LineRow | None = self.table.current()
        if row is not None:
            self.odd.emit(row, outcome)

    def _ask_unlisted(self) -> None:
        self.unlisted_asked.emit("")

    def _ask_person(self) -> None:
        if row := self.table.current():
            self.person_asked.emit(row.person_id)

    def _into_table(self) -> None:
        self.table.setFocus()
        if self.table.current() is None:
            self.table.go_to(0)
