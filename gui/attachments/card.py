"""The photographs and scans of one person or one transfer: a list, and the way to one more.

It reads them itself and looks again when one was attached; to whom they are not shown it says whose they are.
Refuses to hold a picture.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework import attachments
from casework.attachments import AttachmentView
from casework.pictures import Drawn
from gui.attachments import presenter
from gui.attachments.attach_dialog import AttachDialog
from gui.attachments.look_dialog import LookDialog, save_copy
from gui.attachments.presenter import LOOK, SAVE, WITHDRAW, FileLine, file_line
from gui.desk import Desk
from gui.jobs import Ticket
from gui.kit.base import clear, column, named, reveal, row
from gui.kit.buttons import Button
from gui.kit.dialog import Dialog
from gui.kit.line_dialog import LineDialog
from gui.kit.surfaces import Badge, Card, ruled
from gui.kit.text import Text
from gui.theme import GRID
from models.errors import SafeConductError
from models.touched import Touched

_ABOUT_FILES = {"attachment", "attachment_event"}


class AttachmentsCard(Card):
    """`show_subject` names whose files are shown; `dialog` is the question that is open."""

    def __init__(self, desk: Desk, subject_kind: str) -> None:
        """Nobody's files yet; `subject_kind` is `person` or `transfer`."""
        words = desk.words
        super().__init__(words("attachment.card"))
        self._desk, self._kind = desk, subject_kind
        self._subject = ""
        self._titles: tuple[str, ...] = ()
        self._files: tuple[AttachmentView, ...] = ()
        self._lines: tuple[FileLine, ...] = ()
        self._ticket: Ticket | None = None
        self.dialog: Dialog | None = None
        self.buttons: dict[tuple[str, str], Button] = {}
        self._empty = Text(words("attachment.none"), "muted", wrap=True)
        self.why = Text(words("attachment.not_yours"), "muted", wrap=True)
        self.why.hide()
        self._list: QVBoxLayout = column(gap=GRID)
        self.attach = Button(words("attachment.attach"), self.ask, icon="document")
        named(self, words("attachment.card"))
        for part in (self._empty, self._list, self.why, row(self.attach, None)):
            if isinstance(part, QWidget):
                self.body.addWidget(part)
            else:
                self.body.addLayout(part)
        desk.jobs.changed.connect(self._changed)

    def show_subject(self, subject_id: str, titles: Sequence[str] = ()) -> None:
        """Show the files of another person or transfer; `titles` are offered for what is attached."""
        if subject_id != self._subject:
            self._show(())
        self._subject, self._titles = subject_id, tuple(titles)
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        workspace, subject = self._desk.session, self._subject
        if workspace is None or not subject:
            return
        if self._ticket:
            self._ticket.cancel()

        def read() -> tuple[bool, tuple[AttachmentView, ...]]:
            return attachments.may_attach(workspace), attachments.attachments(workspace, subject)

        self._ticket = self._desk.jobs.run(self, read, self._came)

    def ask(self) -> None:
        """Ask which file, and what it shows."""
        workspace, kind, subject = self._desk.session, self._kind, self._subject

        def attached(_made: object) -> None:
            dialog.accept()
            self._desk.note_saved()
            self._desk.notice(self._desk.words("attachment.attached"))

        def failed(error: SafeConductError) -> None:
            if not dialog.refuse(error):
                dialog.reject()
                self._desk.show_error(error)

        def done(drawn: Drawn, title: str) -> None:
            self._desk.jobs.run(
                self,
                lambda: attachments.attach(workspace, kind, subject, drawn, title),
                attached,
                failed,
            )

        dialog = AttachDialog(self._desk, self.window(), self._titles, done)
        self._open(dialog)

    def look(self, attachment_id: str) -> None:
        """Open one file in the program."""
        if file := self._file(attachment_id):
            self._open(LookDialog(self._desk, file, self.window()))

    def save(self, attachment_id: str) -> None:
        """Ask whether a copy may lie unencrypted, and where."""
        if file := self._file(attachment_id):
            self._wait_for(save_copy(self._desk, file, self.window()))

    def withdraw(self, attachment_id: str) -> None:
        """Ask why, then take the file back."""
        words, workspace = self._desk.words, self._desk.session
        file = self._file(attachment_id)
        if file is None:
            return

        def withdrawn(_touched: object) -> None:
            self._desk.note_saved()
            self._desk.notice(words("attachment.withdrawn"))

        def done(reason: str) -> None:
            self._desk.jobs.run(
                self,
                lambda: attachments.withdraw(workspace, attachment_id, reason),
                withdrawn,
                self._desk.show_error,
            )

        self._open(
            LineDialog(
                self.window(),
                words,
                (
                    words("attachment.withdraw_title"),
                    words("attachment.withdraw_text", title=file.title),
                ),
                name="reason",
                label=words("ui.reason"),
                needed=words("people.reason_needed"),
                verb=words("attachment.withdraw_do"),
                done=done,
            )
        )

    def _file(self, attachment_id: str) -> AttachmentView | None:
        return next((file for file in self._files if file.id == attachment_id), None)

    def _open(self, dialog: Dialog) -> None:
        self._wait_for(dialog)
        dialog.open()

    def _wait_for(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._closed)

    def _closed(self, _result: int = 0) -> None:
        self.dialog = None

    def _changed(self, touched: Touched) -> None:
        if not _ABOUT_FILES.isdisjoint(touched.records):
            self.refresh()

    # -- showing -----------------------------------------------------------------------------------

    def _came(self, found: tuple[bool, tuple[AttachmentView, ...]]) -> None:
        allowed, files = found
        self.attach.setEnabled(allowed)
        self.attach.setAccessibleDescription("" if allowed else self.why.text())
        reveal(self.why, shown=not allowed)
        self._show(files)
        reveal(self._empty, shown=allowed and not files)

    def _show(self, files: tuple[AttachmentView, ...]) -> None:
        words = self._desk.words
        self._files = files
        lines = tuple(file_line(file, words) for file in files)
        if lines == self._lines:
            return
        self._lines = lines
        focused = next((key for key, made in self.buttons.items() if made.hasFocus()), None)
        clear(self._list)
        self.buttons = {}
        self.set_title(words("attachment.card"), presenter.count(lines, words))
        if lines:
            self._list.addWidget(ruled(self._line(line) for line in lines))
        if focused in self.buttons:
            self.buttons[focused].setFocus()

    def _line(self, line: FileLine) -> QWidget:
        words = self._desk.words
        holder = named(QWidget(), ", ".join(part for part in (line.title, line.detail) if part))
        head = row(gap=GRID)
        head.addWidget(Text(line.title, wrap=True), 1, Qt.AlignmentFlag.AlignTop)
        if line.mark:
            head.addWidget(Badge(line.mark, line.tone), 0, Qt.AlignmentFlag.AlignTop)
        foot = row(gap=GRID)
        foot.addWidget(Text(line.detail, "small", wrap=True), 1)
        acts = {LOOK: self.look, SAVE: self.save, WITHDRAW: self.withdraw}
        for act in line.acts:
            word = words(f"attachment.{act}")
            button = Button(word, partial(acts[act], line.id), kind="quiet")
            named(button, f"{word} {line.title}")
            self.buttons[act, line.id] = button
            foot.addWidget(button)
        column(head, foot, gap=2, parent=holder)
        return holder
