"""The dialog that shows a paper, prints or saves it; refuses to note what was not issued.

Used by every screen: `PaperDialog(desk, form, subject_ids, parent=window).open()`. The signal
`issued(int)` tells how many papers were printed or saved and journalled. A form about one person
makes one paper for each.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import SIGNAL, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QProgressBar, QSpinBox, QWidget

from casework import paper
from casework.paper_views import PaperPreview
from gui.desk import Desk
from gui.kit.base import column, named, reveal, row
from gui.kit.buttons import Button, IconButton
from gui.kit.dialog import Dialog, ask
from gui.kit.fields import Check, Select
from gui.kit.labelled import LabelledField
from gui.kit.pdf import PdfPreview
from gui.kit.surfaces import Banner, message_text
from gui.kit.text import Text
from gui.kit.values import Tone
from gui.messages import message_for
from gui.paper.issuing import Issuing, Take, composing
from gui.paper.presenter import (
    MOST_COPIES,
    PaperWish,
    file_name,
    form_title,
    free_name,
    language_choices,
    papers_of,
    save,
    summary,
)
from gui.paper.printing import PrintRun, fit_paper, system_printer
from gui.theme import GRID, TARGET
from models.errors import Interrupted, PrinterMissing, SafeConductError

_SIDE = 312
_WIDEST = 1160


class PaperDialog(Dialog):
    """One form about these subjects, to look at, print or save."""

    issued = Signal(int)

    def __init__(
        self,
        desk: Desk,
        form: str,
        subject_ids: tuple[str, ...],
        *,
        arrived: bool = False,
        blank: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`arrived` prints a transfer with its ticks; `blank` begins with an empty form."""
        super().__init__(parent, form_title(form, desk.words))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._arrived = desk, arrived
        self._wish = PaperWish(form, papers_of(form, subject_ids), blank=blank)
        self._place = 0
        self._shown: PaperPreview | None = None
        self._issuing: Issuing | None = None
        self._print_run: PrintRun | None = None
        self._told = ""
        self._build()
        workspace = desk.session
        desk.jobs.run(
            self,
            lambda: paper.languages_for(workspace, form, self._wish.papers[0]),
            self._languages_came,
            self._fail_to_show,
        )

    def done(self, result: int) -> None:
        """Whoever listened is let go first: Qt trips over a listening lambda when it deletes this."""
        self.preview.forget()
        if self.receivers(SIGNAL("issued(int)")):
            self.issued.disconnect()
        super().done(result)

    def _build(self) -> None:
        words = self._desk.words
        self.preview = PdfPreview(words)
        self.preview.setMinimumSize(46 * GRID, 40 * GRID)
        body = row(gap=3 * GRID)
        body.addWidget(self.preview, 1)
        body.addWidget(self._side())
        self.body.addLayout(body, 1)
        self.add_cancel(words("ui.close"))
        self.save_button = self.add_verb(
            words("paper_dialog.save"), self._warn_and_save, closes=False, key="Ctrl+S"
        )
        self.print_button = self.add_verb(
            words("paper_dialog.print"), self._print, kind="primary", closes=False, key="Ctrl+P"
        )
        self._allow(on=False)
        if room := self.parentWidget():
            self.resize(min(_WIDEST, room.width() - 6 * GRID), room.height() - 4 * GRID)

    def _side(self) -> QWidget:
        words = self._desk.words
        self.summary = Text(words("paper_dialog.composing"), "strong", wrap=True)
        choices = language_choices(words)
        self.first = Select(words("paper_dialog.first"), choices)
        self.second = Select(words("paper_dialog.second"), choices)
        self.blank = Check(words("paper_dialog.blank"), checked=self._wish.blank)
        self.copies = named(QSpinBox(), words("paper_dialog.copies"))
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setMinimumHeight(TARGET)
        for select in (self.first, self.second):
            select.chosen.connect(self._wish_changed)
        self.blank.toggled.connect(self._wish_changed)
        self.copies.valueChanged.connect(self._wish_changed)
        self.banner = Banner("", Tone.INFO)
        self.banner.hide()
        self.bar = named(QProgressBar(), words("paper_dialog.issuing"))
        self.bar.hide()
        self.stop_button = Button(words("paper_dialog.stop"), self._stop)
        self.stop_button.hide()
        holder = QWidget()
        holder.setFixedWidth(_SIDE)
        column(
            self._turner(),
            self.summary,
            LabelledField(words("paper_dialog.first"), self.first),
            LabelledField(words("paper_dialog.second"), self.second),
            LabelledField(words("paper_dialog.copies"), self.copies),
            self.blank,
            None,
            self.bar,
            self.stop_button,
            self.banner,
            Text(words("paper_dialog.not_encrypted"), "warn", wrap=True),
            gap=GRID + 4,
            parent=holder,
        )
        return holder

    def _turner(self) -> QWidget:
        words = self._desk.words
        holder = QWidget()
        row(
            IconButton("chevron-left", words("paper_dialog.before"), partial(self._turn, -1)),
            IconButton("chevron-right", words("paper_dialog.after"), partial(self._turn, 1)),
            None,
            parent=holder,
        )
        reveal(holder, shown=len(self._wish.papers) > 1)
        return holder

    def _languages_came(self, pair: tuple[str, str]) -> None:
        self.first.set_key(pair[0])
        self.second.set_key(pair[1])
        self._wish_changed()

    def _wish_changed(self, *_changed: object) -> None:
        wish = self._wish.with_languages(self.first.key(), self.second.key())
        wish = wish.as_blank(blank=self.blank.isChecked()).with_copies(self.copies.value())
        self._wish = wish
        self._compose(min(self._place, len(wish.rounds) - 1))

    def _turn(self, step: int) -> None:
        wanted = self._place + step
        if 0 <= wanted < len(self._wish.rounds) and not self._issuing:
            self._compose(wanted)

    def _compose(self, place: int) -> None:
        self._place, self._shown = place, None
        self._allow(on=False)
        self.summary.setText(self._desk.words("paper_dialog.composing"))
        wish = self._wish
        call = composing(self._desk, wish, place, arrived=self._arrived)
        self._desk.jobs.run(self, call, partial(self._composed, wish, place), self._fail_to_show)

    def _composed(self, wish: PaperWish, place: int, preview: PaperPreview) -> None:
        if wish != self._wish or place != self._place:
            return
        self._shown = preview
        self.preview.show_pdf(preview.pdf)
        total = len(wish.rounds)
        self.summary.setText(summary(preview, place, total, self._desk.words))
        self._allow(on=True)
        if not self.isAncestorOf(self.focusWidget() or self):
            self.print_button.setFocus()

    def _fail_to_show(self, error: SafeConductError) -> None:
        self.summary.setText("")
        self._say(error)

    def _allow(self, *, on: bool) -> None:
        for control in (self.print_button, self.save_button):
            control.setEnabled(on)

    def _print(self) -> None:
        if self._shown is None:
            return
        try:
            printer = system_printer()
        except PrinterMissing as error:
            self._say(error)
            return
        fit_paper(printer, self._shown.pdf)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_with(printer))
        dialog.setModal(True)
        dialog.show()

    def print_with(self, printer: QPrinter) -> None:
        """Print everything with a printer that is set up."""

        def take(
            preview: PaperPreview,
            then: Callable[[], object],
            failed: Callable[[SafeConductError], object],
        ) -> None:
            name = file_name(preview)
            printer.setDocName(name)
            run = PrintRun(printer, preview.pdf, then=then, failed=failed, parent=self)
            run.progressed.connect(self._show_page)
            self._print_run = run
            run.start()

        self._issue("printer", take, self._desk.words("paper_dialog.printed"))

    def _warn_and_save(self) -> None:
        words = self._desk.words
        if self._shown is None:
            return
        ask(
            self,
            words("paper_dialog.save"),
            words("paper_dialog.save_warning"),
            verb=words("paper_dialog.save_anyway"),
            cancel=words("ui.cancel"),
            then=self._choose_file,
            danger=True,
        )

    def _choose_file(self) -> None:
        words = self._desk.words
        if self._shown is None:
            return
        if len(self._wish.rounds) > 1:
            folder = QFileDialog.getExistingDirectory(self, words("paper_dialog.save"))
            if folder:
                self.save_into(Path(folder))
            return
        kinds = f"{words('paper_dialog.pdf_files')} (*.pdf)"
        name = file_name(self._shown)
        chosen, _kind = QFileDialog.getSaveFileName(self, words("paper_dialog.save"), name, kinds)
        if chosen:
            self.save_as(Path(chosen).with_suffix(".pdf"))

    def save_as(self, target: Path) -> None:
        """Save the one paper under this name."""
        self._save(lambda _preview: target, target.name)

    def save_into(self, folder: Path) -> None:
        """Save every paper into this folder, each under its number."""
        self._save(lambda preview: free_name(folder, file_name(preview)), folder.name)

    def _save(self, name: Callable[[PaperPreview], Path], told: str) -> None:
        def take(
            preview: PaperPreview,
            then: Callable[[], object],
            failed: Callable[[SafeConductError], object],
        ) -> None:
            target = name(preview)
            self._desk.jobs.run(
                self, lambda: save(preview.pdf, target), lambda _nothing: then(), failed
            )

        self._issue("pdf", take, self._desk.words("paper_dialog.saved", file=told))

    def _issue(self, way: str, take: Take, told: str) -> None:
        self._allow(on=False)
        self._issuing = Issuing(self._desk, self._wish, way, take, arrived=self._arrived)
        self._issuing.progress.connect(self._show_progress)
        self._told = told
        self._issuing.finished.connect(self._issued_all)
        self._issuing.failed.connect(self._issued_some)
        total = len(self._wish.rounds)
        self._show_progress(0, total)
        self.bar.setVisible(total > 1)
        self.stop_button.setVisible(total > 1 or way == "printer")
        self._issuing.start(self._shown if self._place == 0 else None)

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _show_page(self, done: int, total: int) -> None:
        self.summary.setText(self._desk.words("paper_dialog.printing", done=done, total=total))

    def _stop(self) -> None:
        if self._issuing:
            self._issuing.stop()
        if self._print_run:
            self._print_run.cancel()

    def _issued_all(self, done: int) -> None:
        self._over(done)
        self._show_banner(self._told, Tone.GOOD)

    def _issued_some(self, error: SafeConductError, done: int) -> None:
        self._over(done)
        if not isinstance(error, Interrupted):
            self._say(error)

    def _over(self, done: int) -> None:
        self._issuing = self._print_run = None
        self.bar.hide()
        self.stop_button.hide()
        if done:
            self.issued.emit(done)
        self._wish_changed()

    def _say(self, error: SafeConductError) -> None:
        message = message_for(error, self._desk.words)
        self._show_banner(message_text(message), message.tone)

    def _show_banner(self, text: str, tone: Tone) -> None:
        self.banner.show_text(text, tone)
        self.banner.show()
