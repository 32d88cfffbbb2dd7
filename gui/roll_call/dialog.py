"""The roll-call of the station over any screen: tick the names, two count, close what agrees; refuses to write off.

It is kept as it goes: whoever closes the window finds it again as it was. Whoever is missing is looked up in his file,
where what happened to him is recorded.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from casework import roll_calls
from casework.roll_calls import RollCallView
from gui.desk import Desk
from gui.kit.base import row
from gui.kit.buttons import Button
from gui.kit.dialog import Dialog
from gui.kit.fields import LineEdit
from gui.kit.flow import flow
from gui.kit.labelled import LabelledField
from gui.kit.looked_over import look_over
from gui.kit.rows import Column
from gui.kit.surfaces import Banner, message_text
from gui.kit.table import DataTable
from gui.kit.text import Text
from gui.kit.values import FINE, FieldState, Tone
from gui.messages import message_for
from gui.paper.screen import PaperDialog
from gui.roll_call import presenter
from gui.roll_call.presenter import CalledRow
from gui.theme import GRID
from models.errors import InputRefused, SafeConductError
from models.roll_calls import Found
from models.touched import Touched
from resources.words import Words

_KEYS = {
    Qt.Key.Key_Space.value: Found.PRESENT,
    Qt.Key.Key_A.value: Found.MISSING,
    Qt.Key.Key_F.value: Found.FOUND,
    ord("Ф"): Found.MISSING,
    ord("А"): Found.FOUND,
}
"""The letters also as they stand on the same keys while Ukrainian or Russian is typed."""


_FIELDS = {
    "note": "roll_call.found_where_label",
    "counter": "transfers.counter",
    "number": "transfers.number_counted",
}


class CalledTable(DataTable[CalledRow]):
    """The names; `answered(found)` tells the keys that act on those chosen."""

    answered = Signal(object)

    def __init__(self, words: Words) -> None:
        """Several names may be chosen."""
        title = words("transfers.roll_call")
        super().__init__(title, columns(words), words, many=True, key=lambda row: row.person_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here by keyboard stands on a line at once."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.go_to(max(self.currentIndex().row(), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, A and F, when nothing is held with them."""
        found = _KEYS.get(int(event.key()))
        if found and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.answered.emit(found)
            return
        super().keyPressEvent(event)


class RollCallDialog(Dialog):
    """Names above, two counters below them, and what still stands in the way of closing."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Begins a roll-call, or goes on with the one that is open."""
        words = desk.words
        super().__init__(parent, words("transfers.roll_call"), words("roll_call.text"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(126 * GRID, 86 * GRID)
        self.desk, self.words = desk, words
        self.view: RollCallView | None = None
        self.banner = Banner("")
        self.banner.hide()
        self.banner.setMinimumHeight(10 * GRID)
        self.figures = Text("", "strong", wrap=True)
        self.table = CalledTable(words)
        self.table.answered.connect(self._answer)
        self.table.opened.connect(self._open_file)
        self.table.setMinimumHeight(18 * GRID)
        self.counted = Text("", wrap=True)
        self.edits = {name: LineEdit(words(key)) for name, key in _FIELDS.items()}
        self.fields = {
            name: LabelledField(words(key), self.edits[name]) for name, key in _FIELDS.items()
        }
        look_over(self.fields["note"], "note", words)
        self._build()
        workspace = desk.session
        desk.jobs.run(self, lambda: roll_calls.call(workspace), self._begun, self._failed)

    def _build(self) -> None:
        words = self.words
        acts = (
            (Found.PRESENT, "roll_call.present", "Space", "done"),
            (Found.MISSING, "transfers.absent_button", "A", ""),
            (Found.FOUND, "roll_call.found_button", "F", ""),
        )
        buttons: list[QWidget] = []
        for found, key, shortcut, icon in acts:
            button = Button(
                words(key).rstrip("…"), lambda each=found: self._answer(each), icon=icon
            )
            button.setToolTip(words("transfers.key_in_table", shortcut=shortcut))
            buttons.append(button)
        self.others = Button(words("roll_call.all_present"), self._answer_others)
        self.file = Button(words("roll_call.open_file"), self._open_file)
        ticks = flow(*buttons, self.others, self.file)
        self.record = Button(words("roll_call.record_number"), self._count)
        count = row(gap=2 * GRID)
        count.addWidget(self.fields["note"], 3)
        count.addWidget(self.fields["counter"], 2)
        count.addWidget(self.fields["number"], 1)
        count.addWidget(self.record, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addWidget(self.figures)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(ticks)
        self.body.addWidget(self.counted)
        self.body.addLayout(count)
        self.body.addWidget(self.banner)
        self.add_cancel(words("roll_call.later"))
        self.print = self.add_verb(words("ui.print"), self._print, closes=False, key="Ctrl+P")
        self.close_verb = self.add_verb(
            words("roll_call.close"), self._close, kind="primary", closes=False
        )

    # -- what is shown -----------------------------------------------------------------------------

    def _begun(self, begun: tuple[str, Touched]) -> None:
        self._look(begun[0])

    def _look(self, roll_call_id: str, then: Callable[[], object] | None = None) -> None:
        workspace = self.desk.session

        def came(view: RollCallView) -> None:
            self._show(view)
            if then:
                then()

        self.desk.jobs.run(
            self, lambda: roll_calls.view(workspace, roll_call_id), came, self._failed
        )

    def _show(self, view: RollCallView) -> None:
        first = self.view is None
        self.view = view
        self.table.set_rows(presenter.rows_of(view, self.words))
        self.figures.setText(presenter.figures_said(view, self.words))
        self.counted.setText(presenter.counters_said(view, self.words))
        said, tone = presenter.in_the_way(view, self.words)
        self.banner.show_text(said, tone)
        self.banner.show()
        self.close_verb.setEnabled(not view.blocks)
        self.others.setEnabled(presenter.figures(view).open > 0)
        if first:
            self.table.setFocus()

    # -- what is done ------------------------------------------------------------------------------

    def _do(self, act: Callable[[str], object], then: Callable[[], object] | None = None) -> None:
        if self.view is None:
            return
        roll_call_id = self.view.id

        def done(_touched: object) -> None:
            self.desk.note_saved()
            self._look(roll_call_id, then)

        self.desk.jobs.run(self, lambda: act(roll_call_id), done, self._refused)

    def _answer(self, found: Found) -> None:
        ids = tuple(each.person_id for each in self.table.chosen())
        if not ids:
            return
        workspace = self.desk.session
        note = self._typed("note") if found is Found.FOUND else ""

        def on() -> None:
            if note:
                self.edits["note"].clear()
            if len(ids) == 1:
                self.table.go_to(self.table.currentIndex().row() + 1)

        self._do(lambda key: roll_calls.answer(workspace, key, ids, found, note), on)

    def _answer_others(self) -> None:
        if self.view is None:
            return
        ids = tuple(line.person.id for line in self.view.lines if not line.found)
        workspace = self.desk.session
        self._do(lambda key: roll_calls.answer(workspace, key, ids, Found.PRESENT))

    def _count(self) -> None:
        number, workspace = presenter.number_typed(self._typed("number")), self.desk.session
        if number is None:
            self._say("number", "roll_call.number_needed")
            return
        counter = self._typed("counter")

        def on() -> None:
            for name in ("counter", "number"):
                self.edits[name].clear()
            self.edits["counter"].setFocus()

        self._do(lambda key: roll_calls.count(workspace, key, counter, number), on)

    def _close(self) -> None:
        workspace = self.desk.session
        if self.view is None:
            return
        roll_call_id = self.view.id

        def done(_touched: object) -> None:
            self.desk.note_saved()
            self.desk.notice(self.words("roll_call.closed"))
            self.accept()

        self.desk.jobs.run(
            self, lambda: roll_calls.close(workspace, roll_call_id), done, self._refused
        )

    def _print(self) -> None:
        if self.view is None:
            return
        subjects = (self.view.id, self.desk.session.station.id)
        PaperDialog(self.desk, "x1", subjects, parent=self).open()

    def _open_file(self, _row: object = None) -> None:
        chosen = self.table.current()
        if chosen is not None:
            self.accept()
            self.desk.go("people", person=chosen.person_id)

    # -- what is refused ---------------------------------------------------------------------------

    def _refused(self, error: SafeConductError) -> None:
        if isinstance(error, InputRefused):
            for name, key in error.problems.items():
                self._say(name, key)
            return
        told = message_for(error, self.words)
        self.banner.show_text(message_text(told), told.tone)
        self.banner.show()

    def _failed(self, error: SafeConductError) -> None:
        self.reject()
        self.desk.show_error(error)

    def _say(self, name: str, key: str) -> None:
        self.fields[name].set_state(FieldState(Tone.DANGER, self.words(key)))
        self.edits[name].setFocus()

    def _typed(self, name: str) -> str:
        self.fields[name].set_state(FINE)
        return self.edits[name].text().strip()


def columns(words: Words) -> list[Column[CalledRow]]:
    """Number, name, rank, what the roll-call says of him."""
    return [
        Column("name", words("transfers.name"), lambda each: each.name, width=290),
        Column("number", words("roll_call.number"), lambda each: each.number, width=170),
        Column("rank", words("field.rank"), lambda each: each.rank, width=170),
        Column(
            "answer",
            words("transfers.roll_call"),
            lambda each: each.answer,
            width=250,
            icon=lambda each: each.icon,
            tone=lambda each: each.tone,
        ),
    ]
