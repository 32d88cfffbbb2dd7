"""What is done from the room of the Bureau: told, printed, acknowledged, registered; refuses to decide what is owed.

Telling everybody goes on a few people at a time, so that no save waits long behind it; those few are told whole.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casework import bureau, bureau_lists, tracing, visits
from gui.bureau.forms import acknowledging, enquiring, telling, visiting
from gui.desk import Desk
from gui.messages import message_for
from gui.moments import local_today
from gui.paper.screen import PaperDialog
from gui.recording.fields import FormField, Values
from gui.recording.form_dialog import FormDialog
from models.errors import InputRefused, SafeConductError

AT_ONCE = 25
MOST_PRINTED = 500
"""So many people stand on one printing."""


class BureauActs(QObject):
    """`done(str)` names the act that was done; `going_on(int)` how many people were told so far."""

    done = Signal(str)
    going_on = Signal(int)

    def __init__(self, desk: Desk, widget: QWidget) -> None:
        """Forms stand over the window of `widget`."""
        super().__init__(widget)
        self._desk, self._widget = desk, widget
        self.form: FormDialog | None = None
        self.paper: PaperDialog | None = None
        self._told = 0

    def tell(self, person_ids: tuple[str, ...]) -> None:
        """Ask how, then record as told what is pending of these people; of nobody named: of everybody."""
        now, words = self._desk.clock.now(), self._desk.words
        about = (
            words.count("act.for_people", len(person_ids))
            if person_ids
            else words("bureau.everybody")
        )

        def record(values: Values) -> None:
            sending = bureau.Sending(
                str(values["way"]), str(values["authenticated"]), int(values["at"])
            )
            workspace = self._desk.session
            if person_ids:
                self._do("told", lambda: bureau.send(workspace, person_ids, sending))
            else:
                self._told = 0
                self._tell_some(sending)

        self._ask("bureau.tell", about, telling(now, words), record)

    def _tell_some(self, sending: bureau.Sending) -> None:
        workspace = self._desk.session

        def some() -> int:
            ids = bureau_lists.people_to_tell(workspace, AT_ONCE)
            if ids:
                bureau.send(workspace, ids, sending)
            return len(ids)

        def told(number: int) -> None:
            if not number:
                self._finish("told")
                return
            self._told += number
            self.going_on.emit(self._told)
            if self.form is not None:
                self.form.accept()
            self._tell_some(sending)

        self._desk.jobs.run(self, some, told, self._refuse)

    def print(self, form: str, person_ids: tuple[str, ...]) -> None:
        """Prepare what is pending of these people (of the first, if none is named) and show it as N1 or N2."""
        workspace = self._desk.session

        def prepared() -> tuple[str, ...]:
            ids = person_ids or bureau_lists.people_to_tell(workspace, MOST_PRINTED)
            bureau.prepare(workspace, ids)
            return ids

        def show(ids: tuple[str, ...]) -> None:
            self._show(form, ids)
            self.done.emit("prepared")

        self._desk.jobs.run(self, prepared, show)

    def receive_visit(self) -> None:
        """Ask who visits, record the visit and show the list the delegates are given."""
        workspace, words = self._desk.session, self._desk.words

        def record(values: Values) -> None:
            visitor, delegates, at = (values[name] for name in ("visitor", "delegates", "at"))
            self._desk.jobs.run(
                self,
                lambda: visits.record(workspace, str(visitor), str(delegates), int(at)),
                recorded,
                self._refuse,
            )

        def recorded(made: visits.VisitRecorded) -> None:
            if self.form is not None:
                self.form.accept()
            self._finish("visit")
            self.show_list(made.id)

        fields = visiting(self._desk.clock.now(), words)
        self._ask("bureau.print_list", words("bureau.print_list_text"), fields, record)

    def show_list(self, visit_id: str) -> None:
        """Show the list for this visit, as people are held now."""
        self._show("x3", (visit_id,))

    def _show(self, form: str, ids: tuple[str, ...]) -> None:
        self.paper = PaperDialog(self._desk, form, ids, parent=self._widget.window())
        self.paper.finished.connect(self._paper_closed)
        self.paper.open()

    def acknowledge(self, notice_ids: tuple[str, ...]) -> None:
        """Ask for the Bureau's reference, then record that it acknowledged these notices."""
        workspace, words = self._desk.session, self._desk.words
        about = words.count("bureau.notices", len(notice_ids))

        def record(values: Values) -> None:
            reference = str(values["acknowledgement"])
            self._do("acknowledged", lambda: bureau.acknowledge(workspace, notice_ids, reference))

        self._ask("bureau.acknowledge", about, acknowledging(), record)

    def enquire(self) -> None:
        """Ask for an enquiry and write it down."""
        workspace, words = self._desk.session, self._desk.words

        def record(values: Values) -> None:
            fields = {name: str(value) for name, value in values.items() if name != "received_at"}
            at = int(values["received_at"])
            self._do("enquiry", lambda: tracing.register(workspace, fields, at))

        fields = enquiring(self._desk.clock.now(), words)
        self._ask("bureau.new_enquiry", words("bureau.new_enquiry_text"), fields, record)

    def _ask(
        self,
        word: str,
        text: str,
        fields: tuple[FormField, ...],
        record: Callable[[Values], object],
    ) -> None:
        words = self._desk.words
        heading = (words(word), text, words("act.record"))
        today = local_today(self._desk.clock.now())
        form = FormDialog(self._widget.window(), words, heading, fields, today, record)
        self.form = form
        form.finished.connect(self._form_closed)
        form.open()

    def _do(self, name: str, act: Callable[[], object]) -> None:
        def done(_result: object) -> None:
            if self.form is not None:
                self.form.accept()
            self._finish(name)

        self._desk.jobs.run(self, act, done, self._refuse)

    def _finish(self, name: str) -> None:
        self._desk.note_saved()
        self._desk.notice(self._desk.words("act.recorded"))
        self.done.emit(name)

    def _refuse(self, error: SafeConductError) -> None:
        if self.form is None:
            self._desk.show_error(error)
            return
        said = message_for(error, self._desk.words)
        problems = error.problems if isinstance(error, InputRefused) else {}
        otherwise = "" if problems else f"{said.happened} {said.next_step}"
        self.form.refuse(problems, otherwise=otherwise)

    def _form_closed(self) -> None:
        self.form = None

    def _paper_closed(self) -> None:
        self.paper = None
