"""The screen before the register is open: passphrase, practice, a new register, language and colours.

Refuses to import anything that opens a register: that comes by the `Loader`, on the vault thread. The
passphrase leaves its field when it is tried and is kept nowhere.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from gui.desk import Desk
from gui.frame.help import help_button
from gui.kit.base import column, named, row
from gui.kit.buttons import Button, PrimaryButton
from gui.kit.fields import Select
from gui.kit.labelled import LabelledField
from gui.kit.passphrase import PassphraseEdit
from gui.kit.surfaces import Banner, Card, Line, message_text
from gui.kit.text import Sign, Text
from gui.kit.values import Tone
from gui.loading import Loader
from gui.theme import GRID
from gui.unlock.presenter import (
    RegisterOnDisk,
    UnlockPresenter,
    language_choices,
    palette_choices,
)
from models.errors import SafeConductError, WrongPassphrase

WIDTH = 500
_TICK = 250
_MARK = 36


def look_choices(desk: Desk) -> QWidget:
    """Language and palette, to be changed before anything is open, and help."""
    words = desk.words
    language = Select(words("unlock.language"), language_choices(words), words.language)
    palette = Select(words("unlock.palette"), palette_choices(words), desk.preferences.palette)
    for select in (language, palette):
        select.setMinimumContentsLength(12)
    language.chosen.connect(desk.set_language)
    palette.chosen.connect(desk.set_palette)
    holder = QWidget()
    show_help = help_button(words, desk.help_asked.emit)
    row(None, language, palette, show_help, gap=GRID, parent=holder)
    return holder


def program_head(desk: Desk) -> QWidget:
    """The program's mark and name."""
    mark = Sign("program", "accent", _MARK)
    holder = QWidget()
    row(None, mark, Text(desk.words("frame.program"), "title"), None, gap=12, parent=holder)
    return holder


class UnlockScreen(QWidget):
    """Signals: `opened(workspace)`, `create_asked()`, `restore_asked()`, `nothing_found()`: no register."""

    opened = Signal(object)
    create_asked = Signal()
    restore_asked = Signal()
    nothing_found = Signal()
    help_page = "unlock"

    def __init__(self, desk: Desk, loader: Loader, home: Path, presenter: UnlockPresenter) -> None:
        """`presenter` outlives the screen, so that a change of language forgets nothing."""
        super().__init__()
        self._desk, self._loader, self._home, self._presenter = desk, loader, home, presenter
        self.setProperty("ground", "window")
        self._build()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show)
        self._show()
        self._look_for_registers()

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor waits in the passphrase."""
        super().showEvent(event)
        self.passphrase.edit.setFocus()

    def _build(self) -> None:
        words = self._desk.words
        self.register = Select(words("unlock.register"))
        self.register.chosen.connect(self._choose)
        self._register_field = LabelledField(words("unlock.register"), self.register)
        self.passphrase = PassphraseEdit(words("ui.passphrase"), words)
        self.passphrase.edit.textChanged.connect(self._typed)
        self.passphrase.edit.returnPressed.connect(self._try)
        self._passphrase_field = LabelledField(words("ui.passphrase"), self.passphrase)
        self.unlock_button = PrimaryButton(words("ui.unlock"), self._try, icon="unlock")
        self._busy = named(QProgressBar(), words("unlock.opening"))
        self._busy.setRange(0, 0)
        self._waiting = Text("", "warn")
        self._note = Banner("", Tone.GOOD)
        self._message = Banner("", Tone.WARN)
        card = Card()
        card.setFixedWidth(WIDTH)
        for part in (
            Text(words("unlock.title"), "title"),
            Text(words("unlock.intro"), "muted", wrap=True),
            self._note,
            self._message,
            self._register_field,
            self._passphrase_field,
        ):
            card.body.addWidget(part)
        verbs = row(self._waiting, self._busy, gap=2 * GRID)
        verbs.addStretch(1)
        verbs.addWidget(self.unlock_button)
        card.body.addLayout(verbs)
        card.body.setSpacing(GRID + 4)
        outer = column(look_choices(self._desk), None, gap=2 * GRID, margin=3 * GRID, parent=self)
        outer.addWidget(program_head(self._desk))
        outer.addLayout(row(None, card, None))
        outer.addLayout(row(None, self._others(), None))
        outer.addStretch(2)
        self.setTabOrder(self.passphrase.edit, self.unlock_button)

    def _others(self) -> QWidget:
        words = self._desk.words
        self.practice_button = Button(words("unlock.practice"), self.open_practice, icon="practice")
        self.create_button = Button(words("unlock.create"), self.create_asked.emit, icon="add")
        self.restore_button = Button(words("restore.button"), self.restore_asked.emit, icon="undo")
        holder = QWidget()
        holder.setFixedWidth(WIDTH)
        box = column(gap=GRID, parent=holder)
        box.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        for button, why in (
            (self.practice_button, "unlock.practice_why"),
            (self.create_button, "unlock.create_why"),
            (self.restore_button, "restore.why"),
        ):
            box.addWidget(Line())
            box.addLayout(row(button, None))
            box.addWidget(Text(words(why), "small", wrap=True))
        return holder

    def _look_for_registers(self) -> None:
        loader, home = self._loader, self._home
        self._desk.jobs.run(self, lambda: loader.registers.registers(home), self._found)

    def _found(self, registers: Sequence[RegisterOnDisk]) -> None:
        self._presenter.found(registers)
        self._show()
        if not self._presenter.has_registers:
            self.nothing_found.emit()

    def _choose(self, folder_name: str) -> None:
        self._presenter.choose(folder_name)
        self._show()
        self.passphrase.edit.setFocus()

    def _typed(self, text: str) -> None:
        self._presenter.typed(anything=bool(text))
        self._show()

    def _try(self) -> None:
        if not self._presenter.view(self._desk.words).may_open:
            return
        typed = self.passphrase.take()
        self._presenter.opening()
        self._show()
        loader, clock, presenter = self._loader, self._desk.clock, self._presenter

        def unlock() -> object:
            register = presenter.register or loader.registers.registers(self._home)[0]
            return loader.registers.unlock(register, typed, clock)

        self._desk.jobs.run(self, unlock, self._opened, self._refused)

    def open_practice(self) -> None:
        """Open the practice register, made now when there is none yet."""
        self._presenter.opening()
        self._show()
        loader, home, clock = self._loader, self._home, self._desk.clock
        self._desk.jobs.run(
            self, lambda: loader.registers.create_practice(home, clock), self._opened, self._refused
        )

    def _opened(self, workspace: object) -> None:
        self._presenter.opened()
        self.opened.emit(workspace)

    def _refused(self, error: SafeConductError) -> None:
        self._presenter.refused(error)
        self._show()
        if isinstance(error, WrongPassphrase):
            self.passphrase.edit.setFocus()

    def _show(self) -> None:
        view = self._presenter.view(self._desk.words)
        if len(view.choices) != self.register.count():
            self.register.set_choices(view.choices, view.chosen)
        self._register_field.setVisible(bool(view.choices))
        self.unlock_button.setEnabled(view.may_open)
        self._busy.setVisible(view.is_opening)
        self._waiting.setText(view.waiting)
        self._waiting.setVisible(bool(view.waiting))
        for control in (
            self.practice_button,
            self.create_button,
            self.restore_button,
            self.register,
        ):
            control.setEnabled(not view.is_opening)
        self._note.setVisible(bool(view.note))
        self._note.show_text(view.note)
        self._message.setVisible(view.message is not None)
        if view.message:
            self._message.show_text(message_text(view.message), view.message.tone)
        if view.waiting and not self._timer.isActive():
            self._timer.start(_TICK)
        elif not view.waiting:
            self._timer.stop()
