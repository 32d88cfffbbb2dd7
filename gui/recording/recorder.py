"""Opens the form of an act, has its verb done, says what is refused in the form; refuses to lose what was typed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casework.views import PersonFile
from gui.desk import Desk
from gui.kit.dialog import Dialog, ask
from gui.messages import message_for
from gui.moments import local_today
from gui.recording.act import Act, Asked
from gui.recording.catalogue import ACTS
from gui.recording.fields import Values
from gui.recording.form_dialog import FormDialog
from models.errors import InputRefused, SafeConductError


class Recorder(QObject):
    """One form at a time; `recorded(key)` tells that an act was done."""

    recorded = Signal(str)

    def __init__(self, desk: Desk, widget: QWidget) -> None:
        """Forms stand over the window of `widget`."""
        super().__init__(widget)
        self._desk, self._widget = desk, widget
        self.dialog: Dialog | None = None

    def open(
        self,
        key: str,
        ids: tuple[str, ...],
        file: PersonFile | None = None,
        *,
        about: str = "",
        chosen: str = "",
    ) -> None:
        """Ask what the act `key` asks, about these people; `file` is that of the one, if there is one.

        `about` names the one where his file is not beside the form, `chosen` is the line of his file that is meant.
        """
        act, desk = ACTS[key], self._desk
        now, words = desk.clock.now(), desk.words
        asked = Asked(now, words, file, chosen)
        fields = act.fields(asked)
        title = words(f"act.{key}")
        told = f"{_known(f'act.{key}_text', words)} {act.tells(asked)}".strip()
        if about:
            told = f"{about}. {told}".strip()
        if len(ids) > 1:
            told = f"{words.count('act.for_people', len(ids))} {told}".strip()
        if not fields:
            self.dialog = ask(
                self._widget.window(),
                title,
                told or words("act.ask"),
                verb=words("act.record"),
                cancel=words("ui.cancel"),
                then=lambda: self._do(act, ids, {}),
            )
            self.dialog.finished.connect(self._closed)
            return
        form = FormDialog(
            self._widget.window(),
            words,
            (title, told, words("act.record")),
            fields,
            local_today(now),
            lambda values: self._do(act, ids, values, form),
        )
        self.dialog = form
        form.finished.connect(self._closed)
        form.open()

    def _do(
        self, act: Act, ids: tuple[str, ...], values: Values, form: FormDialog | None = None
    ) -> None:
        workspace, desk = self._desk.session, self._desk

        def done(_touched: object) -> None:
            if form:
                form.accept()
            desk.note_saved()
            desk.notice(desk.words("act.recorded"))
            self.recorded.emit(act.key)

        desk.jobs.run(self, lambda: act.call(workspace, ids, values), done, self._refused(form))

    def _refused(self, form: FormDialog | None) -> Callable[[SafeConductError], object]:
        def refused(error: SafeConductError) -> None:
            if form is None:
                self._desk.show_error(error)
            elif isinstance(error, InputRefused):
                form.refuse(error.problems)
            else:
                said = message_for(error, self._desk.words)
                form.refuse({}, otherwise=f"{said.happened} {said.next_step}")

        return refused

    def _closed(self) -> None:
        self.dialog = None


def _known(key: str, words: Callable[[str], str]) -> str:
    try:
        return words(key)
    except KeyError:
        return ""
