"""Records that something happened to a person, or corrects an event with a new one; refuses to change the old one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui import moments
from gui.kit.base import describe, dress, reveal
from gui.kit.dialog import Dialog
from gui.kit.fields import LineEdit, SegmentedChoice, TextArea
from gui.kit.labelled import LabelledField, field_row
from gui.kit.looked_over import look_over
from gui.kit.surfaces import Banner
from gui.kit.values import Choice, Tone
from gui.people.presenter import known
from gui.people.wording import event_word
from gui.theme import GRID
from models.custody_order import WITHDRAWN
from resources.words import Words


@dataclass(frozen=True, slots=True)
class EventWish:
    """What is to be recorded: what happened, when, where, and a note, which for a correction is its reason.

    An `ending` is corrected by two officers. Of what did not happen there is no hour and no place.
    """

    event: str
    occurred_at: int
    place: str
    note: str
    corrects: str = ""
    ending: bool = False
    second_officer: str = ""


class EventDialog(Dialog):
    """`done(EventWish)` is called when it can be read; the dialog stays until `accept`."""

    def __init__(
        self,
        parent: QWidget,
        words: Words,
        events: Sequence[str],
        start: EventWish,
        today: date,
        done: Callable[[EventWish], object],
    ) -> None:
        """`start` is what the fields begin with; with `corrects` it is a correction."""
        self._correcting = bool(start.corrects)
        key = "people.event_correct" if self._correcting else "people.event_new"
        text = words("people.event_stays") if self._correcting else ""
        super().__init__(parent, words(key), text)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words, self._today, self._start, self._done = words, today, start, done
        self.setMinimumWidth(72 * GRID)
        self._build(events)
        self.add_cancel(words("ui.cancel"))
        verb = "people.event_correct_do" if self._correcting else "people.event_record"
        self.record = self.add_verb(words(verb), self._finish, kind="primary", closes=False)

    def refuse(self, problems: dict[str, str]) -> None:
        """Mark the fields that cannot be kept and say why over the whole width: field → word key."""
        words = self._words
        for name, field in self._fields.items():
            said = known(problems[name], words, problems[name]) if name in problems else ""
            dress(field.control, tone=Tone.DANGER.value if said else Tone.NEUTRAL.value)
            describe(field.control, said=said)
        told = dict.fromkeys(known(key, words, key) for key in problems.values())
        self.banner.show_text(" ".join(told))
        self.banner.setVisible(bool(problems))
        if wrong := next((name for name in self._fields if name in problems), ""):
            self._fields[wrong].setFocus()
        self.adjustSize()

    def _build(self, events: Sequence[str]) -> None:
        words, start = self._words, self._start
        choices = [Choice(event, event_word(event, words)) for event in events]
        current = start.event or (events[0] if len(events) == 1 else "")
        self.event_choice = SegmentedChoice(
            words("people.event_what"), choices, current=current, columns=2
        )
        self.event_choice.chosen.connect(self._show_when)
        day, hour = moments.as_typed(start.occurred_at)
        self.day = LineEdit(words("people.event_date"))
        self.hour = LineEdit(words("people.event_time"))
        self.place = LineEdit(words("people.event_place"))
        note = words("ui.reason" if self._correcting else "people.event_note")
        self.note = TextArea(note, lines=2)
        for editor, text in ((self.day, day), (self.hour, hour), (self.place, start.place)):
            editor.setText(text)
        self._fields = {
            "event": LabelledField(words("people.event_what"), self.event_choice),
            "date": LabelledField(words("people.event_date"), self.day),
            "time": LabelledField(words("people.event_time"), self.hour),
            "place": LabelledField(words("people.event_place"), self.place),
            "reason": LabelledField(note, self.note),
        }
        look_over(self._fields["place"], "place", words)
        look_over(self._fields["reason"], "note", words)
        self.second = LineEdit(words("people.second_officer"))
        if start.ending:
            label = words("people.second_officer")
            self._fields["second_officer"] = LabelledField(label, self.second)
        fields = self._fields
        self._when = field_row(fields["date"], fields["time"], fields["place"], stretch=(2, 2, 5))
        self.banner = Banner("", Tone.DANGER, word=words("ui.error"))
        self.banner.hide()
        second = [fields["second_officer"]] if start.ending else []
        for part in (fields["event"], self._when, fields["reason"], *second, self.banner):
            self.body.addWidget(part)
        self._show_when()

    def _show_when(self, _event: str = "") -> None:
        reveal(self._when, shown=self.event_choice.key() != WITHDRAWN)
        self.adjustSize()

    def _finish(self) -> None:
        event = self.event_choice.key()
        happened = event != WITHDRAWN
        read = moments.moment(self.day.text(), self.hour.text(), self._today)
        problems = {} if event else {"event": "people.event_choose"}
        if read.problem and happened:
            problems[read.field] = read.problem
        note = self.note.toPlainText().strip()
        if self._correcting and not note:
            problems["reason"] = "people.reason_needed"
        self.refuse(problems)
        if not problems:
            self._done(
                EventWish(
                    event,
                    read.instant if happened else self._start.occurred_at,
                    self.place.text().strip() if happened else "",
                    note,
                    self._start.corrects,
                    second_officer=self.second.text().strip(),
                )
            )
