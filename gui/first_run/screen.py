"""The screen that creates a register in under a minute; refuses to keep the passphrase anywhere.

Everything typed but the passphrase stays in the presenter, so that a change of language loses nothing.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from gui.desk import Desk
from gui.first_run.presenter import FIELDS, FirstRunPresenter, shown_state
from gui.kit.base import column, named, row
from gui.kit.buttons import Button, PrimaryButton
from gui.kit.fields import LineEdit
from gui.kit.labelled import LabelledField, field_row
from gui.kit.passphrase import Meter, PassphraseEdit
from gui.kit.scroll import ScrollPage
from gui.kit.surfaces import Banner, Card, message_text
from gui.kit.text import Text
from gui.kit.values import Tone
from gui.loading import Loader
from gui.messages import message_for
from gui.theme import GRID
from gui.unlock.screen import look_choices
from models.errors import InputRefused, SafeConductError

WIDTH = 980
_LABELS = {
    "authority": "first_run.authority",
    "station_name": "first_run.station",
    "station_code": "first_run.code",
    "unit": "first_run.unit",
    "officer_name": "first_run.officer_name",
    "officer_rank": "first_run.officer_rank",
    "officer_position": "first_run.officer_position",
    "officer_unit": "first_run.officer_unit",
}
_HINTS = {"authority": "first_run.authority_hint", "station_name": "first_run.station_hint"}


class FirstRunScreen(QWidget):
    """Signals: `opened(workspace)`; `restore_asked()`; `back_asked()` when there is a register to go back to."""

    opened = Signal(object)
    back_asked = Signal()
    restore_asked = Signal()
    help_page = "first_run"

    def __init__(
        self,
        desk: Desk,
        loader: Loader,
        home: Path,
        presenter: FirstRunPresenter,
        *,
        may_go_back: bool,
    ) -> None:
        """`may_go_back` offers the way back to the unlock screen."""
        super().__init__()
        self._desk, self._loader, self._home, self._presenter = desk, loader, home, presenter
        self._may_go_back = may_go_back
        self._working = False
        self.setProperty("ground", "window")
        self.lines: dict[str, LineEdit] = {}
        self._fields: dict[str, LabelledField] = {}
        self._build()
        self._show()
        desk.jobs.progressed.connect(self._show_progress)

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor waits in the first empty field."""
        super().showEvent(event)
        self._control(self._presenter.first_to_mend()).setFocus()

    def _build(self) -> None:
        words = self._desk.words
        for name in FIELDS:
            line = LineEdit(words(_LABELS[name]))
            line.setText(self._presenter.values[name])
            line.textEdited.connect(self._typing(name))
            line.returnPressed.connect(self.focusNextChild)
            self.lines[name] = line
            self._fields[name] = LabelledField(words(_LABELS[name]), line)
        page = QWidget()
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        box = column(self._top(), self._station(), self._people(), gap=2 * GRID, parent=inner)
        box.addWidget(self._foot())
        box.addStretch(1)
        around = row(gap=0, margin=3 * GRID, parent=page)
        around.addStretch(1)
        around.addWidget(inner, 100)
        around.addStretch(1)
        column(ScrollPage(words("first_run.title"), page), gap=0, parent=self)

    def _top(self) -> QWidget:
        words = self._desk.words
        holder = QWidget()
        text = column(
            Text(words("first_run.title"), "title"), Text(words("first_run.intro"), "muted"), gap=2
        )
        line = row(gap=2 * GRID, parent=holder)
        line.addLayout(text, 1)
        line.addWidget(look_choices(self._desk), 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _station(self) -> QWidget:
        card = Card(self._desk.words("first_run.section_station"))
        card.body.addWidget(self._fields["authority"])
        line = field_row(
            self._fields["station_name"],
            self._fields["station_code"],
            self._fields["unit"],
            stretch=(3, 3, 3),
        )
        card.body.addWidget(line)
        return card

    def _people(self) -> QWidget:
        words = self._desk.words
        officer = Card(words("first_run.section_officer"))
        for pair in (("officer_name", "officer_rank"), ("officer_position", "officer_unit")):
            officer.body.addWidget(field_row(*(self._fields[name] for name in pair)))
        officer.body.addStretch(1)
        lock = Card(words("first_run.section_lock"))
        self.passphrase = PassphraseEdit(words("ui.passphrase"), words)
        self.again = PassphraseEdit(words("first_run.passphrase_again"), words)
        for edit in (self.passphrase.edit, self.again.edit):
            edit.textChanged.connect(self._passphrases_typed)
        self.passphrase.edit.returnPressed.connect(self.again.edit.setFocus)
        self.again.edit.returnPressed.connect(self.create_register)
        self.meter = Meter(words)
        self._fields["passphrase"] = LabelledField(words("ui.passphrase"), self.passphrase)
        self._fields["again"] = LabelledField(words("first_run.passphrase_again"), self.again)
        for part in (self._fields["passphrase"], self.meter, self._fields["again"]):
            lock.body.addWidget(part)
        lock.body.addWidget(Text(words("first_run.passphrase_why"), "small", wrap=True))
        holder = QWidget()
        both = row(gap=2 * GRID, parent=holder)
        both.addWidget(officer, 1)
        both.addWidget(lock, 1)
        return holder

    def _foot(self) -> QWidget:
        words = self._desk.words
        self.message = Banner("", Tone.DANGER)
        self.message.hide()
        self._busy = named(QProgressBar(), words("first_run.creating"))
        self._busy_text = Text("", "muted", wrap=True)
        self._missing = Text("", "muted", wrap=True)
        self.create_button = PrimaryButton(
            words("first_run.create"), self.create_register, key="Ctrl+Return"
        )
        self.practice_button = Button(words("unlock.practice"), self.open_practice, icon="practice")
        self.restore_button = Button(words("restore.button"), self.restore_asked.emit, icon="undo")
        holder = QWidget()
        verbs = row(gap=GRID)
        if self._may_go_back:
            verbs.addWidget(Button(words("first_run.back"), self.back_asked.emit, key="Esc"))
        verbs.addWidget(self.practice_button)
        verbs.addWidget(self.restore_button)
        verbs.addStretch(1)
        verbs.addWidget(self.create_button)
        column(
            self.message, self._busy_text, self._busy, self._missing, verbs, gap=GRID, parent=holder
        )
        self._be_busy("")
        return holder

    def _typing(self, name: str) -> Callable[[str], None]:
        def typed(text: str) -> None:
            held = self._presenter.type(name, text)
            line = self.lines[name]
            if held != line.text():
                place = line.cursorPosition()
                line.setText(held)
                line.setCursorPosition(place)
            self._show()

        return typed

    def _passphrases_typed(self, _text: str) -> None:
        first, again = self.passphrase.edit.text(), self.again.edit.text()
        self._presenter.type_passphrases(first, again)
        self.meter.show_strength_of(first)
        self._show()

    def _control(self, name: str) -> QWidget:
        if name == "again":
            return self.again.edit
        if name == "passphrase":
            return self.passphrase.edit
        return self.lines.get(name, self.create_button)

    def create_register(self) -> None:
        """Create it, or go to the first field that is still needed."""
        if self._working:
            return
        if mend := self._presenter.first_to_mend():
            self._control(mend).setFocus()
            return
        loader, home, clock = self._loader, self._home, self._desk.clock
        values, passphrase = dict(self._presenter.values), self.passphrase.edit.text()

        def create() -> object:
            new = loader.registers.NewRegister(**values, passphrase=passphrase)
            return loader.registers.create(home, new, clock)

        self._be_busy(self._desk.words("first_run.creating"))
        self._desk.jobs.run(self, create, self._opened, self._refused)

    def open_practice(self) -> None:
        """Open the practice register, made now when there is none yet."""
        if self._working:
            return
        loader, home, clock, jobs = self._loader, self._home, self._desk.clock, self._desk.jobs
        self._be_busy(self._desk.words("first_run.practising"))

        def told(done: int, total: int) -> None:
            jobs.progressed.emit(done, total)

        jobs.run(
            self,
            lambda: loader.registers.create_practice(home, clock, told),
            self._opened,
            self._refused,
        )

    def _show_progress(self, done: int, total: int) -> None:
        if self._working:
            self._busy.setRange(0, total)
            self._busy.setValue(done)

    def _opened(self, workspace: object) -> None:
        self.passphrase.take()
        self.again.take()
        self.opened.emit(workspace)

    def _refused(self, error: SafeConductError) -> None:
        self._be_busy("")
        if isinstance(error, InputRefused):
            self._presenter.refused(error.problems)
        else:
            message = message_for(error, self._desk.words)
            self.message.show_text(message_text(message), message.tone)
            self.message.show()
        self._show()
        self._control(self._presenter.first_to_mend()).setFocus()

    def _be_busy(self, text: str) -> None:
        self._working = bool(text)
        self._busy.setRange(0, 0)
        self._busy.setVisible(bool(text))
        self._busy_text.setText(text)
        self._busy_text.setVisible(bool(text))
        for button in (self.create_button, self.practice_button, self.restore_button):
            button.setEnabled(not text)

    def _show(self) -> None:
        words = self._desk.words
        view = self._presenter.view(words)
        for name in FIELDS:
            hint = words(_HINTS[name]) if name in _HINTS else ""
            hint = view.code_example if name == "station_code" else hint
            self._fields[name].set_state(shown_state(view.states[name], hint))
        self._fields["passphrase"].set_state(view.states["passphrase"])
        self._fields["again"].set_state(view.again)
        self._missing.setText(view.missing)
