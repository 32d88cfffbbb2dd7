"""Saves lists of people: for a visit, of everybody, of those in sight; refuses a name of somebody in a file name."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from casework import exports, people
from casework.people import PeopleQuery
from gui.bureau.forms import exporting, visiting
from gui.desk import Desk
from gui.messages import message_for
from gui.moments import as_typed, local_today
from gui.recording.fields import FormField, Values
from gui.recording.form_dialog import FormDialog
from models.errors import InputRefused, SafeConductError


class ListSaving(QObject):
    """`done()` tells that a list was saved; what was refused is said in the form, which keeps what was typed."""

    done = Signal()

    def __init__(self, desk: Desk, widget: QWidget) -> None:
        """Forms stand over the window of `widget`."""
        super().__init__(widget)
        self._desk, self._widget = desk, widget
        self.form: FormDialog | None = None

    def visit(self) -> None:
        """Ask who visits and where to, then save the list and record the visit."""
        now, words = self._desk.clock.now(), self._desk.words

        def save(values: Values, target: Path) -> Callable[[], object]:
            workspace, language = self._desk.session, words.language
            visitor, delegates, at = (values[name] for name in ("visitor", "delegates", "at"))
            return lambda: exports.show_to_visitors(
                workspace, str(visitor), str(delegates), target, language, int(at)
            )

        told = words("bureau.show_list_text")
        self._ask("bureau.show_list", told, visiting(now, words), "visit", save)

    def export(self) -> None:
        """Ask why and where to, then save the list of everybody in the register."""
        workspace = self._desk.session
        told = self._desk.words("bureau.export_text")
        self._export("bureau.export", told, lambda: people.find(workspace, PeopleQuery()).ids)

    def export_these(self, ids: tuple[str, ...]) -> None:
        """Ask why and where to, then save the list of these people in this order."""
        told = self._desk.words.count("people.export_text", len(ids))
        self._export("people.export", told, lambda: ids)

    def _export(self, word: str, told: str, ids: Callable[[], tuple[str, ...]]) -> None:
        def save(values: Values, target: Path) -> Callable[[], object]:
            workspace, language = self._desk.session, self._desk.words.language
            reason = str(values["reason"])
            return lambda: exports.export_list(workspace, ids(), target, language, reason)

        self._ask(word, told, exporting(), "list", save)

    def _ask(
        self,
        word: str,
        told: str,
        fields: tuple[FormField, ...],
        stem: str,
        save: Callable[[Values, Path], Callable[[], object]],
    ) -> None:
        words, now = self._desk.words, self._desk.clock.now()

        def chosen(values: Values) -> None:
            name = f"{stem}-{as_typed(now)[0]}.xlsx"
            kinds = f"{words('bureau.kind_xlsx')} (*.xlsx);;{words('bureau.kind_csv')} (*.csv)"
            path, kind = QFileDialog.getSaveFileName(
                self._widget, words(word), str(Path.home() / name), kinds
            )
            if path:
                self.save_to(save(values, _with_ending(Path(path), kind)))

        heading = (words(word), told, words("bureau.choose_place"))
        form = FormDialog(self._widget.window(), words, heading, fields, local_today(now), chosen)
        self.form = form
        form.finished.connect(self._form_closed)
        form.open()

    def save_to(self, save: Callable[[], object]) -> None:
        """Do it on the vault thread."""
        self._desk.jobs.run(self, save, self._saved, self._refused)

    def _saved(self, _touched: object) -> None:
        if self.form is not None:
            self.form.accept()
        self._desk.note_saved()
        self._desk.notice(self._desk.words("bureau.list_saved"))
        self.done.emit()

    def _refused(self, error: SafeConductError) -> None:
        if self.form is None:
            self._desk.show_error(error)
            return
        said = message_for(error, self._desk.words)
        problems = error.problems if isinstance(error, InputRefused) else {}
        self.form.refuse(
            problems, otherwise="" if problems else f"{said.happened} {said.next_step}"
        )

    def _form_closed(self) -> None:
        self.form = None


def _with_ending(path: Path, kind: str) -> Path:
    if path.suffix.lstrip(".").lower() in exports.WAYS:
        return path.with_suffix(path.suffix.lower())
    return path.with_name(f"{path.name}.{'csv' if '*.csv' in kind else 'xlsx'}")
