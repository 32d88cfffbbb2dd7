"""Chooses a backup and its passphrase, and opens what becomes of it; refuses to keep the passphrase.

Stands before a register is open, so it imports nothing heavy: the verbs come by the `Loader`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from gui.desk import Desk
from gui.kit.base import column, named, reveal, row
from gui.kit.buttons import Button, PrimaryButton
from gui.kit.fields import Select
from gui.kit.labelled import LabelledField
from gui.kit.passphrase import PassphraseEdit
from gui.kit.surfaces import Banner, Card, message_text
from gui.kit.text import Text
from gui.kit.values import Message, Tone
from gui.loading import Loader
from gui.restore.presenter import BackupFound, choices, outcome, refusal
from gui.theme import GRID
from gui.unlock.screen import look_choices, program_head
from models.errors import SafeConductError, WrongPassphrase

WIDTH = 620


class RestoreScreen(QWidget):
    """Signals: `restored(workspace, message)` with an opened register; `back_asked()`."""

    restored = Signal(object, object)
    back_asked = Signal()
    help_page = "restore"

    def __init__(self, desk: Desk, loader: Loader, home: Path) -> None:
        """Nothing chosen yet."""
        super().__init__()
        self._desk, self._loader, self._home = desk, loader, home
        self._backups: tuple[BackupFound, ...] = ()
        self._working = False
        self.setProperty("ground", "window")
        self._build()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """First the folder."""
        super().showEvent(event)
        self.choose.setFocus()

    def _build(self) -> None:
        words = self._desk.words
        self.choose = Button(words("restore.choose"), self._choose_folder, icon="open")
        self._told = Text(words("restore.nothing_chosen"), "muted", wrap=True)
        self.backup = Select(words("restore.backup"))
        self._backup_field = LabelledField(words("restore.backup"), self.backup)
        self.passphrase = PassphraseEdit(words("ui.passphrase"), words)
        self.passphrase.edit.textChanged.connect(self._show)
        self.passphrase.edit.returnPressed.connect(self.restore)
        hint = words("restore.passphrase_hint")
        self._passphrase_field = LabelledField(words("ui.passphrase"), self.passphrase, hint=hint)
        self.message = Banner("", Tone.WARN)
        self.message.hide()
        self._busy = named(QProgressBar(), words("restore.running"))
        self._busy.setRange(0, 0)
        self.back = Button(words("first_run.back"), self.back_asked.emit, key="Esc")
        self.restore_button = PrimaryButton(
            words("restore.do"), self.restore, key="Ctrl+Return", icon="undo"
        )
        card = Card()
        card.setFixedWidth(WIDTH)
        choosing = row(self.choose, gap=GRID)
        choosing.addWidget(self._told, 1)
        for part in (
            Text(words("restore.title"), "title"),
            Text(words("restore.intro"), wrap=True),
            Text(words("restore.identity"), "muted", wrap=True),
            choosing,
            self._backup_field,
            self._passphrase_field,
            self.message,
            self._busy,
            row(self.back, None, self.restore_button, gap=GRID),
        ):
            if isinstance(part, QWidget):
                card.body.addWidget(part)
            else:
                card.body.addLayout(part)
        card.body.setSpacing(GRID + 4)
        outer = column(look_choices(self._desk), None, gap=2 * GRID, margin=3 * GRID, parent=self)
        outer.addWidget(program_head(self._desk))
        outer.addLayout(row(None, card, None))
        outer.addStretch(2)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._desk.words("restore.choose"))
        if chosen:
            self.look_into(Path(chosen))

    def look_into(self, folder: Path) -> None:
        """Find the backups in a folder."""
        loader = self._loader
        self.message.hide()

        def found(backups: Sequence[BackupFound]) -> None:
            self._found(folder, tuple(backups))

        self._desk.jobs.run(self, lambda: loader.restoring.backups(folder), found, self._refused)

    def _found(self, folder: Path, backups: tuple[BackupFound, ...]) -> None:
        words = self._desk.words
        self._backups = backups
        self.backup.set_choices(choices(backups, self._desk.words))
        self._told.setText(folder.name if backups else words("restore.none_there"))
        self._show()
        (self.passphrase.edit if backups else self.choose).setFocus()

    def restore(self) -> None:
        """Make a register of the chosen backup and open it."""
        chosen = self._chosen()
        if chosen is None or self._working or not self.passphrase.edit.text():
            return
        typed = self.passphrase.take()
        loader, home, clock = self._loader, self._home, self._desk.clock
        self._working = True
        self.message.hide()
        self._show()

        def done(restored: Any) -> None:  # noqa: ANN401 - `casework.restoring.Restored`
            self._working = False
            said = outcome(restored, chosen.made, self._desk.words)
            self.restored.emit(restored.workspace, said)

        self._desk.jobs.run(
            self,
            lambda: loader.restoring.restore(home, chosen.folder, typed, clock),
            done,
            self._refused,
        )

    def _chosen(self) -> BackupFound | None:
        key = self.backup.key()
        return next((each for each in self._backups if str(each.folder) == key), None)

    def _refused(self, error: SafeConductError) -> None:
        self._working = False
        self._say(refusal(error, self._desk.words))
        self._show()
        if isinstance(error, WrongPassphrase):
            self.passphrase.edit.setFocus()

    def _say(self, message: Message) -> None:
        self.message.show_text(message_text(message), message.tone)
        self.message.show()

    def _show(self) -> None:
        some = bool(self._backups)
        reveal(self._backup_field, shown=some)
        reveal(self._passphrase_field, shown=some)
        reveal(self._busy, shown=self._working)
        for control in (self.choose, self.back, self.backup, self.passphrase):
            control.setEnabled(not self._working)
        typed = bool(self.passphrase.edit.text())
        self.restore_button.setEnabled(some and typed and not self._working)
