"""One enquiry: what was asked, who may be meant, what is answered; refuses to link anybody by itself."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework import tracing, tracing_files
from casework.duplicate_views import LikelyDuplicate
from casework.tracing_views import EnquiryFile
from casework.workspace import Workspace
from gui.bureau.details import labelled
from gui.bureau.forms import answering
from gui.bureau.presenter import answer_lines, enquiry_lines
from gui.desk import Desk
from gui.kit.base import column, reveal
from gui.kit.dialog import Dialog
from gui.kit.rows import Column
from gui.kit.surfaces import Banner
from gui.kit.table import DataTable
from gui.kit.text import Text
from gui.kit.values import Tone
from gui.messages import message_for
from gui.moments import local_today
from gui.paper.screen import PaperDialog
from gui.recording.fields import Values
from gui.recording.form_dialog import FormDialog
from gui.theme import GRID, ROW_HEIGHT
from models.errors import InputRefused, SafeConductError

_ROWS = 6


class EnquiryDialog(Dialog):
    """`changed()` tells that something was recorded."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget, file: EnquiryFile) -> None:
        """`file` was read; it is read anew after everything that is recorded."""
        words = desk.words
        super().__init__(parent, f"{words('bureau.enquiry')} {file.line.number}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(104 * GRID)
        self._desk, self.file = desk, file
        self.form: FormDialog | None = None
        self.paper: PaperDialog | None = None
        self._said: QVBoxLayout = column()
        self.body.addLayout(self._said)
        columns = (
            Column[LikelyDuplicate](
                "name", words("bureau.head_person"), lambda one: one.name, width=200
            ),
            Column[LikelyDuplicate](
                "born", words("bureau.head_born"), lambda one: one.born, width=110
            ),
            Column[LikelyDuplicate](
                "tag", words("bureau.head_tag"), lambda one: one.tag_number, width=150
            ),
            Column[LikelyDuplicate](
                "why",
                words("bureau.head_why"),
                lambda one: ", ".join(words(reason) for reason in one.reasons),
                width=320,
            ),
        )
        self.matches: DataTable[LikelyDuplicate] = DataTable(
            words("bureau.candidates"), columns, words, key=lambda one: one.person_id
        )
        self.matches.setFixedHeight((_ROWS + 1) * ROW_HEIGHT + GRID)
        self.matches.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.matches.opened.connect(self._link)
        self.hint = Text("", "muted", wrap=True)
        self.banner = Banner("", Tone.DANGER, word=words("ui.error"))
        self.banner.hide()
        for part in (self.hint, self.matches, self.banner):
            self.body.addWidget(part)
        self.add_cancel(words("ui.close"))
        self.search = self.add_verb(
            words("bureau.search"), self._search, closes=False, key="Ctrl+F"
        )
        self.unlink = self.add_verb(words("bureau.unlink"), self._unlink, closes=False)
        self.link = self.add_verb(words("bureau.link"), self._link, closes=False)
        self.answer = self.add_verb(
            words("bureau.answer"), self._answer, kind="primary", closes=False
        )
        self.print = self.add_verb(
            words("bureau.print_answer"), self._print, kind="primary", closes=False, key="Ctrl+P"
        )
        self.matches.current_changed.connect(self._allow)
        self._show(file)

    def _show(self, file: EnquiryFile) -> None:
        self.file = file
        words = self._desk.words
        while item := self._said.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        lines = (*enquiry_lines(file, words), *answer_lines(file, words))
        self._said.addWidget(labelled(lines, words("bureau.enquiry")))
        answered = bool(file.answer)
        reveal(self.matches, shown=not answered and not file.line.person_id)
        hint = "" if answered else self._hint(file)
        self.hint.setText(hint)
        reveal(self.hint, shown=bool(hint))
        self._allow()
        self.adjustSize()

    def _hint(self, file: EnquiryFile) -> str:
        words = self._desk.words
        if file.line.person_id:
            return "" if file.may_tell else words("bureau.not_for_this_enquirer")
        return words("bureau.searched" if file.searched_at else "bureau.not_searched")

    def _allow(self, _row: object = None) -> None:
        answered, linked = bool(self.file.answer), bool(self.file.line.person_id)
        for button, shown in (
            (self.search, not answered and not linked),
            (self.link, not answered and not linked),
            (self.unlink, not answered and linked),
            (self.answer, not answered),
            (self.print, answered),
        ):
            reveal(button, shown=shown)
        self.link.setEnabled(self.matches.current() is not None)

    def _search(self) -> None:
        workspace, enquiry_id = self._desk.session, self.file.line.id

        def found(candidates: tuple[LikelyDuplicate, ...]) -> None:
            self.matches.set_rows(candidates)
            self.matches.go_to(0)
            self.matches.setFocus()
            self._again(recorded=True)

        self._desk.jobs.run(
            self, lambda: tracing.search(workspace, enquiry_id), found, self._refuse
        )

    def _link(self, _row: object = None) -> None:
        meant = self.matches.current()
        if meant is not None:
            self._record(lambda ws: tracing.link(ws, self.file.line.id, meant.person_id))

    def _unlink(self) -> None:
        self._record(lambda ws: tracing.link(ws, self.file.line.id, ""))

    def _answer(self) -> None:
        words = self._desk.words
        heading = (
            words("bureau.answer_title"),
            words("bureau.answer_text"),
            words("bureau.answer"),
        )

        def done(values: Values) -> None:
            outcome, way = str(values["outcome"]), str(values["authenticated"])
            self._record(
                lambda ws: tracing.answer(ws, self.file.line.id, outcome, authenticated=way),
                self.form,
            )

        today = local_today(self._desk.clock.now())
        self.form = FormDialog(self, words, heading, answering(self.file, words), today, done)
        self.form.finished.connect(self._form_closed)
        self.form.open()

    def _print(self) -> None:
        self.paper = PaperDialog(self._desk, "n3", (self.file.line.id,), parent=self)
        self.paper.open()

    def _form_closed(self) -> None:
        self.form = None

    def _record(self, act: Callable[[Workspace], object], form: FormDialog | None = None) -> None:
        workspace = self._desk.session

        def done(_touched: object) -> None:
            if form:
                form.accept()
            self._desk.note_saved()
            self._again(recorded=True)

        self._desk.jobs.run(self, lambda: act(workspace), done, self._refuse)

    def _again(self, *, recorded: bool) -> None:
        workspace, enquiry_id = self._desk.session, self.file.line.id
        self.banner.hide()
        if recorded:
            self.changed.emit()
        self._desk.jobs.run(
            self, lambda: tracing_files.enquiry_file(workspace, enquiry_id), self._show
        )

    def _refuse(self, error: SafeConductError) -> None:
        said = message_for(error, self._desk.words)
        text = f"{said.happened} {said.next_step}"
        if self.form is not None:
            problems = error.problems if isinstance(error, InputRefused) else {}
            self.form.refuse(problems, otherwise="" if problems else text)
            return
        self.banner.show_text(text)
        self.banner.show()
