"""Does what is asked for on a person's file: opens its dialog, has the verb done, says that it is saved.

One dialog at a time. Refuses to close a dialog before the register has taken what was typed into it.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from casework import capture_cards, custody_events, person_files, property_custody
from casework.drafts import ItemDraft
from casework.views import FieldChange, PersonFile
from gui import moments
from gui.desk import Desk
from gui.intake.item_dialog import ItemDialog
from gui.kit.dialog import Dialog, ask
from gui.kit.line_dialog import LineDialog
from gui.paper.screen import PaperDialog
from gui.people import lines, reading
from gui.people.correcting import Correcting
from gui.people.event_dialog import EventDialog, EventWish
from gui.people.legal_lines import LINE_ACTS
from gui.people.property_acts import Doing, PropertyActs
from gui.recording.recorder import Recorder
from models.errors import InputRefused, SafeConductError
from models.property_rules import ItemClass

_CARD_FORMS = {"family": "b1", "agency": "b2"}
_OF_PACKET = "p3"


class FileActs(QObject):
    """`history_came(changes)` answers the wish to see the history."""

    history_came = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Dialogs stand over the window of `parent`."""
        super().__init__(parent)
        self._desk, self._widget = desk, parent
        self._file: PersonFile | None = None
        self.dialog: Dialog | None = None
        self.recorder = Recorder(desk, parent)
        doing = Doing(self._save, self._open, self._window)
        self._acts: Mapping[str, Callable[[PersonFile, str], object]] = {
            "event": self._event,
            "correct": self._correct,
            "record": self._record,
            "print": self._print,
            "item": self._item,
            "withdraw": self._withdraw,
            "seal": self._seal,
            "written": self._written,
            "sent": self._sent,
            "declined": self._declined,
            "settle": lambda file, key: desk.go("conflicts", person=file.card.id, field=key),
            "transfer": lambda _file, key: desk.go("transfers", transfer=key),
            "person": lambda _file, key: desk.go("people", person=key),
            "twice": partial(self._about_another, "recorded_twice"),
            "apart": partial(self._about_another, "told_apart"),
            "history": self._history,
            **{act: partial(self._record_of_line, act) for act in LINE_ACTS},
            **PropertyActs(desk, doing).acts,
            **Correcting(desk, doing).acts,
        }

    def do(self, file: PersonFile, act: str, key: str) -> None:
        """Do one thing about the person of `file`."""
        self._file = file
        self._acts[act](file, key)

    # -- events -------------------------------------------------------------------------------------

    def _event(self, file: PersonFile, _key: str) -> None:
        start = EventWish("", self._desk.clock.now(), file.card.place, "")
        self._ask_event(file, file.possible_events, start)

    def _correct(self, file: PersonFile, event_id: str) -> None:
        wrong = next(entry for entry in file.timeline if entry.event_id == event_id)
        events = reading.events_instead(file.timeline, event_id)
        said = reading.said_of(file.timeline, event_id)
        start = EventWish(
            wrong.event if wrong.event in events else "",
            wrong.occurred_at,
            wrong.place,
            "",
            corrects=event_id,
            ending=any(each.event in custody_events.ENDING for each in said),
        )
        self._ask_event(file, events, start)

    def _ask_event(self, file: PersonFile, events: tuple[str, ...], start: EventWish) -> None:
        workspace = self._desk.session

        def done(wish: EventWish) -> None:
            self._save(
                lambda: custody_events.record_event(
                    workspace,
                    file.card.id,
                    wish.event,
                    wish.occurred_at,
                    wish.place,
                    note=wish.note,
                    corrects=wish.corrects,
                    second_officer=wish.second_officer,
                ),
                "people.event_saved",
                dialog,
                refuse,
            )

        def refuse(problems: dict[str, str]) -> None:
            dialog.refuse(
                {("date" if name == "occurred_at" else name): key for name, key in problems.items()}
            )

        dialog = EventDialog(self._window(), self._desk.words, events, start, self._today(), done)
        self._open(dialog)

    def _record(self, file: PersonFile, key: str) -> None:
        self.recorder.open(key, (file.card.id,), file)

    def _record_of_line(self, act: str, file: PersonFile, key: str) -> None:
        self.recorder.open(act, (file.card.id,), file, chosen=key)

    def _history(self, file: PersonFile, _key: str) -> None:
        workspace, person_id = self._desk.session, file.card.id

        def came(changes: tuple[FieldChange, ...]) -> None:
            if self._file and self._file.card.id == person_id:
                self.history_came.emit(changes)

        self._desk.jobs.run(self, lambda: person_files.history(workspace, person_id), came)

    # -- property and papers -----------------------------------------------------------------------

    def _item(self, file: PersonFile, _key: str) -> None:
        workspace, words = self._desk.session, self._desk.words

        def done(item: ItemDraft) -> None:
            self._save(lambda: property_custody.add_item(workspace, file.card.id, item))

        draft = ItemDraft(ItemClass.VALUABLES.value)
        self._open(ItemDialog(self._window(), words, draft, done))

    def _withdraw(self, file: PersonFile, item_id: str) -> None:
        workspace, words = self._desk.session, self._desk.words
        item = next(one for one in file.items if one.id == item_id)
        title = lines.item_line(item, words).title
        self._open(
            LineDialog(
                self._window(),
                words,
                (words("people.withdraw_title"), f"{title}. {words('people.withdraw_text')}"),
                name="reason",
                label=words("ui.reason"),
                needed=words("people.reason_needed"),
                verb=words("people.withdraw_do"),
                done=lambda reason: self._save(
                    lambda: property_custody.withdraw_item(workspace, item_id, reason)
                ),
            )
        )

    def _seal(self, file: PersonFile, _key: str) -> None:
        workspace, words = self._desk.session, self._desk.words
        self._open(
            LineDialog(
                self._window(),
                words,
                (
                    words("people.seal_title"),
                    words.count("people.seal_text", lines.unsealed(file)),
                ),
                name="seal_number",
                label=words("xfer.seal_no"),
                needed=words("property.needs_seal"),
                verb=words("people.seal_do"),
                done=lambda seal: self._save(
                    lambda: property_custody.seal_packet(workspace, file.card.id, seal)
                ),
            )
        )

    def _print(self, file: PersonFile, form: str) -> None:
        form = _CARD_FORMS.get(form.partition("/")[0], form)
        # A packet has a paper of its own; where none holds anything the paper says so.
        packets = (each.id for each in file.property.packets if each.holds_something)
        subjects = (*(packets if form == _OF_PACKET else ()), file.card.id)
        self._open(PaperDialog(self._desk, form, subjects, parent=self._window()))

    # -- capture cards -----------------------------------------------------------------------------

    def _written(self, file: PersonFile, key: str) -> None:
        workspace, (addressee, event_id) = self._desk.session, key.split("/")
        self._save(lambda: capture_cards.card_written(workspace, file.card.id, event_id, addressee))

    def _sent(self, file: PersonFile, key: str) -> None:
        workspace, words = self._desk.session, self._desk.words
        addressee = key.partition("/")[0]
        self._ask(
            words(f"people.card_{addressee}"),
            words.count("today.sent_question", 1),
            words.count("today.sent_yes", 1),
            lambda: capture_cards.card_sent(workspace, (file.card.id,), addressee),
        )

    def _declined(self, file: PersonFile, key: str) -> None:
        workspace, words = self._desk.session, self._desk.words
        addressee, event_id = key.split("/")
        self._ask(
            words(f"people.card_{addressee}"),
            words("today.declined_question"),
            words("today.declined_yes"),
            lambda: capture_cards.card_declined(workspace, file.card.id, event_id, addressee),
        )

    # -- what other screens do ---------------------------------------------------------------------

    def _about_another(self, act: str, file: PersonFile, number: str) -> None:
        self.recorder.open(act, (file.card.id,), file, chosen=number)

    # -- how it is done ----------------------------------------------------------------------------

    def _ask(self, title: str, text: str, verb: str, call: Callable[[], object]) -> None:
        cancel = self._desk.words("ui.cancel")
        self.dialog = ask(
            self._window(),
            title,
            text,
            verb=verb,
            cancel=cancel,
            then=partial(self._save, call),
        )
        self.dialog.finished.connect(self._closed)

    def _save(
        self,
        call: Callable[[], object],
        told: str = "people.saved",
        dialog: Dialog | None = None,
        refuse: Callable[[dict[str, str]], object] | None = None,
    ) -> None:
        """Have a verb done; what is refused is said in the dialog it came from."""

        def saved(_touched: Any) -> None:  # noqa: ANN401 - what was touched, told by the jobs
            if dialog:
                dialog.accept()
            self._desk.note_saved()
            self._desk.notice(self._desk.words(told))

        def failed(error: SafeConductError) -> None:
            if refuse and isinstance(error, InputRefused):
                refuse(error.problems)
                return
            if dialog:
                dialog.reject()
            self._desk.show_error(error)

        self._desk.jobs.run(self, call, saved, failed)

    def _open(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def _window(self) -> QWidget:
        return self._widget.window()

    def _today(self) -> date:
        return moments.local_today(self._desk.clock.now())
