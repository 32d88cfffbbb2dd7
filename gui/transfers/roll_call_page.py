"""The roll-call of a transfer on arrival: a tick for every name, and at an exchange whom the other side takes over.

Asks, and records nothing itself.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from casework.views import TransferFile
from gui.kit.base import column, named, reveal, row
from gui.kit.buttons import Button
from gui.kit.flow import flow
from gui.kit.surfaces import Banner
from gui.kit.text import Text
from gui.kit.values import Tone
from gui.theme import GRID
from gui.transfers.line_table import LineTable, roll_call_columns
from gui.transfers.lines import LineRow, Tally, line_of_scan, line_rows, tally
from gui.transfers.picker import ScanEdit
from models.exchange_lists import HOMEWARD
from models.transfer_facts import Outcome, Stage
from resources.words import Words, grouped

_MOST = 100
"""The scan field takes what the figures leave; without it they stay together at the left."""

_THERE = (Outcome.PRESENT, Outcome.NOT_ON_LIST)


class RollCallPage(QWidget):
    """A tick for every name. Space: present, A: absent, D: a different person, N: not on the list.

    At an exchange T: taken over, R: not taken over; `accept_asked(people)` asks to record at once who was (nobody
    named: all who stand there), `refuse_asked(row)` to ask why not.

    `ticked(person, outcome)` asks to record a tick at once, `odd(row, outcome)` to ask for its cause first.
    """

    ticked = Signal(str, str)
    odd = Signal(object, object)
    unlisted_asked = Signal(str)
    all_present_asked = Signal()
    person_asked = Signal(str)
    accept_asked = Signal(object)
    refuse_asked = Signal(object)

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
        letters = (Qt.Key.Key_A, Qt.Key.Key_D, Qt.Key.Key_N, Qt.Key.Key_T, Qt.Key.Key_R)
        keys = (Qt.Key.Key_Space, *letters)
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
        self.taken = Button(words("exchange_list.taken_button"), self._accept, icon="done")
        self.refused = Button(words("exchange_list.refused_button"), self._ask_refusal)
        self.all_taken = Button(words("exchange_list.all_taken"), self._accept_all)
        keys = (
            (self.taken, "T"),
            (self.refused, "R"),
            (self.present, "Space"),
            (self.absent, "A"),
            (self.other, "D"),
            (self.unlisted, "N"),
        )
        for button, key in keys:
            button.setToolTip(key)
            named(button, button.word(), words("transfers.key_in_table", shortcut=key))
        self._of_exchange = (self.taken, self.refused, self.all_taken)
        ticks = (self.present, self.absent, self.other, self.unlisted, self.all_present)
        self._buttons = flow(*ticks, *self._of_exchange)

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
        homeward = file.card.destination_kind in HOMEWARD
        self.table.show_exchange(on=homeward)
        for button in self._of_exchange:
            reveal(button, shown=self._receiving and homeward)
        self._allow()

    def _show_figures(self, counted: Tally) -> None:
        for key, figure in self._figures.items():
            number = grouped(getattr(counted, key))
            figure.setText(number)
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
        row = line_rows(self._file, self._words)[self._file.lines.index(line)]
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
        there = row is not None and row.line.outcome in _THERE
        self.taken.setEnabled(there)
        self.refused.setEnabled(there)
        lines = self._file.lines if self._file else ()
        unanswered = any(line.outcome in _THERE and not line.accepted for line in lines)
        self.all_taken.setEnabled(unanswered)

    def _key(self, key: Qt.Key) -> None:
        acts: Mapping[Qt.Key, Button] = {
            Qt.Key.Key_Space: self.present,
            Qt.Key.Key_A: self.absent,
            Qt.Key.Key_D: self.other,
            Qt.Key.Key_N: self.unlisted,
            Qt.Key.Key_T: self.taken,
            Qt.Key.Key_R: self.refused,
        }
        if self._receiving and acts[key].isVisibleTo(self):
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

    def _accept(self) -> None:
        there = tuple(row.person_id for row in self.table.chosen() if row.line.outcome in _THERE)
        if there:
            self.accept_asked.emit(there)
            if len(there) == 1:
                self.table.go_to(self.table.currentIndex().row() + 1)

    def _accept_all(self) -> None:
        self.accept_asked.emit(())

    def _ask_refusal(self) -> None:
        row = self.table.current()
        if row is not None and row.line.outcome in _THERE:
            self.refuse_asked.emit(row)

    def _ask_unlisted(self) -> None:
        self.unlisted_asked.emit("")

    def _ask_person(self) -> None:
        if row := self.table.current():
            self.person_asked.emit(row.person_id)

    def _into_table(self) -> None:
        self.table.setFocus()
        if self.table.current() is None:
            self.table.go_to(0)
