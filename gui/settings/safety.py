"""Check of the register and backup; refuses to repair anything by itself."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QVBoxLayout, QWidget

from casework import integrity
from gui.desk import Desk
from gui.jobs import Ticket
from gui.kit.base import clear, column, named, row
from gui.kit.buttons import Button
from gui.kit.surfaces import Banner, Card, Line
from gui.kit.text import Text
from gui.kit.values import Tone
from gui.settings.presenter import checked
from gui.theme import GRID
from models.clock import local_offset_minutes, to_datetime
from models.errors import Interrupted, SafeConductError


class SafetySection(QWidget):
    """Two cards: is it whole, and is there a copy. `restore_asked()` when a copy is to become a register."""

    restore_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ticket: Ticket | None = None
        column(self._check_card(), self._backup_card(), None, gap=2 * GRID, parent=self)
        desk.jobs.progressed.connect(self._show_progress)

    def _check_card(self) -> Card:
        words = self._desk.words
        card = Card(words("settings.check"))
        card.body.addWidget(Text(words("settings.check_intro"), "muted", wrap=True))
        self.check_button = Button(words("settings.check_start"), self.check, icon="done")
        self.cancel_button = Button(words("ui.cancel"), self._cancel)
        self._bar = named(QProgressBar(), words("settings.check"))
        self._told = Text("", "muted")
        verbs = row(self.check_button, self.cancel_button, self._told, gap=GRID + 4)
        verbs.addWidget(self._bar, 100)
        verbs.addStretch(1)
        card.body.addLayout(verbs)
        self._result: QVBoxLayout = column(gap=4)
        card.body.addLayout(self._result)
        self._be_checking(on=False)
        return card

    def _backup_card(self) -> Card:
        words = self._desk.words
        card = Card(words("settings.backup"))
        card.body.addWidget(Text(words("settings.backup_intro"), "muted", wrap=True))
        self.backup_button = Button(words("settings.backup_choose"), self._choose, icon="save")
        self._backup_told = Text("", "muted", wrap=True)
        verbs = row(self.backup_button, gap=GRID + 4)
        verbs.addWidget(self._backup_told, 1)
        card.body.addLayout(verbs)
        self._backup_banner = Banner("", Tone.GOOD)
        self._backup_banner.hide()
        card.body.addWidget(self._backup_banner)
        card.body.addWidget(Line())
        card.body.addWidget(Text(words("settings.restore_why"), "muted", wrap=True))
        self.restore_button = Button(words("restore.button"), self.restore_asked.emit, icon="undo")
        card.body.addLayout(row(self.restore_button, None))
        return card

    def check(self) -> None:
        """Read everything again."""
        if self._ticket is not None:
            return
        workspace, jobs = self._desk.session, self._desk.jobs
        clear(self._result)
        self._be_checking(on=True)

        def progress(done: int, total: int) -> None:
            if self._ticket is not None:
                jobs.progress(self._ticket, done, total)

        def cancelled() -> bool:
            return self._ticket is not None and self._ticket.cancelled.is_set()

        self._ticket = jobs.run(
            self,
            lambda: integrity.check(workspace, progress=progress, cancelled=cancelled),
            self._checked,
            self._check_failed,
        )

    def backup_into(self, folder: Path) -> None:
        """Write a copy of the register into this folder."""
        workspace, words = self._desk.session, self._desk.words
        self._backup_banner.hide()
        self._backup_told.setText(words("settings.backup_running"))
        self.backup_button.setEnabled(False)
        self._desk.jobs.run(
            self,
            lambda: integrity.backup(workspace, folder),
            self._backed_up,
            self._backup_failed,
        )

    def _choose(self) -> None:
        name = self._desk.words("settings.backup_choose")
        folder = QFileDialog.getExistingDirectory(self, name)
        if folder:
            self.backup_into(Path(folder))

    def _backed_up(self, written: Path) -> None:
        self._backup_over()
        now = self._desk.clock.now()
        time = f"{to_datetime(now, local_offset_minutes(now)):%H:%M}"
        told = self._desk.words("settings.backup_done", time=time, folder=str(written))
        self._backup_banner.show_text(told, Tone.GOOD)
        self._backup_banner.show()

    def _backup_failed(self, error: SafeConductError) -> None:
        self._backup_over()
        self._desk.show_error(error)

    def _backup_over(self) -> None:
        self._backup_told.setText("")
        self.backup_button.setEnabled(True)

    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
            self._be_checking(on=False)
            told = Text(self._desk.words("settings.check_cancelled"), "muted", wrap=True)
            self._result.addWidget(told)
            self.check_button.setFocus()

    def _show_progress(self, done: int, total: int) -> None:
        if self._ticket is not None:
            self._bar.setRange(0, max(total, 1))
            self._bar.setValue(done)
            self._told.setText(self._desk.words("settings.checking", done=done, total=total))

    def _checked(self, report: integrity.CheckReport) -> None:
        self._ticket = None
        self._be_checking(on=False)
        words = self._desk.words
        view = checked(ok=report.ok, sentences=report.sentences(words), words=words)
        self._result.addWidget(Banner(view.title, view.tone))
        for line in view.lines:
            self._result.addWidget(Text(line, wrap=True))
        self.check_button.setFocus()

    def _check_failed(self, error: SafeConductError) -> None:
        self._ticket = None
        self._be_checking(on=False)
        if not isinstance(error, Interrupted):
            self._desk.show_error(error)

    def _be_checking(self, *, on: bool) -> None:
        self.check_button.setVisible(not on)
        self.cancel_button.setVisible(on)
        self._bar.setVisible(on)
        self._bar.setRange(0, 0)
        self._told.setText("")
        self._told.setVisible(on)
        if on:
            self.cancel_button.setFocus()
