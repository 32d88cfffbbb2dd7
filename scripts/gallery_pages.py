"""Three pages that hold every shared control once, with invented people; for `scripts/gallery.py` and tests."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from gui.desk import Desk, Screen
from gui.kit import text
from gui.kit.answer import AnswerField
from gui.kit.base import column, row
from gui.kit.buttons import Button, Chip, IconButton, PrimaryButton
from gui.kit.checklist import Checklist
from gui.kit.fields import Check, LineEdit, SegmentedChoice, Select, TextArea
from gui.kit.flow import flow
from gui.kit.labelled import LabelledField, field_row
from gui.kit.passphrase import Meter, PassphraseEdit
from gui.kit.rows import Column
from gui.kit.scroll import ScrollPage
from gui.kit.suggest import SuggestEdit
from gui.kit.surfaces import Badge, Banner, Card, EmptyState
from gui.kit.table import DataTable
from gui.kit.timeline import Timeline
from gui.kit.values import (
    ChecklistStep,
    Choice,
    FieldState,
    StepState,
    Suggestion,
    TimelineEvent,
    Tone,
)
from gui.theme import GRID
from models.answers import Answer

_PEOPLE = 27


@dataclass(frozen=True, slots=True)
class Line:
    """An invented person in a table."""

    name: str
    latin: str
    number: str
    rank: str
    state: str
    duties: int


def invented(count: int) -> list[Line]:
    """Invented people with long and short names."""
    names = (("Іваненко Сергій Петрович", "Ivanenko Serhii Petrovych"), ("Ли Чхоль", "Ri Chol"))
    return [
        Line(*names[n % 2], f"SUD2-{n:07}-K", "старший сержант", "in transit camp", n % 3)
        for n in range(count)
    ]


class Fields(Screen):
    """All fields, buttons and banners on one page."""

    def __init__(self, desk: Desk) -> None:
        """Build the page."""
        super().__init__(desk)
        w = desk.words
        head = row(text.title(w("ui.intake")), Badge("7 / 27", Tone.INFO), None)
        head.addWidget(text.muted(w("field.tag_no")))
        head.addWidget(text.Text("SUD2-0000148-K", "strong"))
        cards = row(self._asked(), self._told(), self._chosen(), gap=2 * GRID - 2)
        cards.setStretch(0, 5)
        cards.setStretch(1, 4)
        cards.setStretch(2, 4)
        warn = f"{w('ui.possible_duplicate')}: Ivanenko Serhii, 1994-03, CP Sudzha-1"
        banner = Banner(
            warn, Tone.WARN, word=w("ui.warning"), action=w("ui.history"), act=self.close
        )
        buttons = row(
            PrimaryButton(w("ui.save"), key="Ctrl+Return", icon="save"),
            Button(w("ui.save"), key="Ctrl+S"),
            Button(w("ui.print"), key="Ctrl+P", icon="print"),
            IconButton("more", w("ui.more")),
            None,
            Button(w("ui.undo"), kind="quiet"),
            Button(w("ui.emergency_erase"), kind="danger"),
        )
        page = column(head, cards, banner, buttons, gap=12, margin=3 * GRID, parent=self)
        page.setContentsMargins(24, 12, 24, 12)
        page.setStretch(1, 1)

    def _asked(self) -> Card:
        w = self.desk.words
        card = Card("GC III 17", "6 / 9")
        surname = AnswerField(w("field.surname"), w)
        surname.set_value("Іваненко", Answer.GIVEN)
        first = AnswerField(w("field.first_names"), w)
        first.set_value("", Answer.DECLINED)
        rank = AnswerField(
            w("field.rank"),
            w,
            SuggestEdit(w("field.rank"), lambda _t: [Suggestion("сержант", "OR-5")]),
        )
        rank.set_value("старший сержант", Answer.FROM_DOCUMENT)
        for field in (surname, first, rank):
            card.body.addWidget(LabelledField(field.accessibleName(), field))
        born = LabelledField(w("field.date_of_birth"), LineEdit(w("field.date_of_birth")))
        number = LabelledField(w("field.service_number"), LineEdit(w("field.service_number")))
        born.set_state(FieldState(Tone.WARN, "1994-02-31?"))
        card.body.addWidget(field_row(born, number))
        card.body.addStretch(1)
        self.first = surname
        return card

    def _told(self) -> Card:
        w = self.desk.words
        card = Card(w("field.next_of_kin"))
        for key, state in (
            ("field.power", FieldState()),
            ("field.place_of_birth", FieldState(Tone.DANGER, w("error.reason.full"))),
            ("field.address_next_of_kin", FieldState(Tone.NEUTRAL, w("answer.not_given"))),
        ):
            field = LabelledField(w(key), LineEdit(w(key), placeholder=w("answer.not_given")))
            field.set_state(state)
            card.body.addWidget(field)
        card.body.addWidget(LabelledField(w("ui.reason"), TextArea(w("ui.reason"), lines=2)))
        card.body.addStretch(1)
        return card

    def _chosen(self) -> Card:
        w = self.desk.words
        card = Card(w("health.good"))
        kinds = ("not_wounded", "slightly_wounded", "seriously_wounded", "sick")
        choices = [Choice(kind, w(f"health.{kind}")) for kind in kinds]
        card.body.addWidget(SegmentedChoice(w("health.good"), choices, current="slightly_wounded"))
        card.body.addWidget(Check(w("med.first_aid"), checked=True))
        card.body.addWidget(Check(w("med.allergies")))
        card.body.addWidget(
            LabelledField(w("field.language"), Select(w("field.language"), choices))
        )
        chips = [Chip(w(f"prop.{kind}"), checked=kind == "money") for kind in ("phone", "money")]
        card.body.addWidget(flow(*chips))
        card.body.addStretch(1)
        return card

    def arrive(self, **_what: object) -> None:
        """The cursor goes to the first field."""
        self.first.setFocus()


class Lists(Screen):
    """Table, timeline and checklist."""

    def __init__(self, desk: Desk) -> None:
        """Build the page."""
        super().__init__(desk)
        w = desk.words
        columns = [
            Column[Line]("name", w("field.surname_native"), lambda line: line.name, width=220),
            Column[Line]("latin", w("field.surname_latin"), lambda line: line.latin, width=200),
            Column[Line]("number", w("field.tag_no"), lambda line: line.number, width=150),
            Column[Line](
                "duties",
                w("ui.overdue"),
                lambda line: str(line.duties or ""),
                icon=lambda line: "warning" if line.duties else "",
                tone=lambda _line: Tone.WARN,
                right=True,
            ),
        ]
        self.table = DataTable(w("frame.people"), columns, w)
        self.table.set_rows(invented(_PEOPLE))
        self.table.go_to(2)
        chips = flow(*(Chip(w(f"state.{kind}"), checked=kind == "captured") for kind in _STATES))
        left = column(text.title(w("frame.people")), chips, self.table, gap=12)
        left.setStretch(2, 1)
        story = Card("Іваненко Сергій Петрович", "SUD2-0000148-K")
        timeline = Timeline(w, w("ui.history"))
        timeline.show_all(_events(desk), lambda event: event)
        story.body.addWidget(timeline)
        steps = Card(w("frame.transfers"))
        steps.body.addWidget(Checklist(w("frame.transfers"), _steps(desk)))
        holder = QWidget()
        column(story, steps, None, gap=12, parent=holder)
        page = row(gap=2 * GRID, margin=3 * GRID, parent=self)
        page.addLayout(left, 1)
        page.addWidget(ScrollPage(w("ui.history"), holder), 1)

    def arrive(self, **_what: object) -> None:
        """The cursor goes to the table."""
        self.table.setFocus()


_STATES = ("captured", "in_transit", "interned", "hospitalised")


def _events(desk: Desk) -> list[TimelineEvent]:
    w = desk.words
    told = "Sgt M. Koval, 2026-11-20 14:02"
    return [
        TimelineEvent("a", "2026-11-20 04:30", w("state.captured"), "Sudzha", told, "station"),
        TimelineEvent(
            "b",
            "2026-11-20 14:02",
            w("state.collection_point"),
            "",
            told,
            "place",
            w("ui.overdue"),
            Tone.WARN,
        ),
        TimelineEvent(
            "c", "2026-11-20 15:00", w("state.hospitalised"), "", told, "hospital", struck=True
        ),
        TimelineEvent(
            "d", "2026-11-21 08:00", w("state.in_transit"), "", told, "vehicle", tone=Tone.INFO
        ),
    ]


def _steps(desk: Desk) -> list[ChecklistStep]:
    w = desk.words
    states = (StepState.DONE, StepState.BLOCKED, StepState.OPEN, StepState.NOT_NEEDED)
    keys = ("xfer.on_list", "med.fit_move", "ui.seal_list", "xfer.notice_given")
    detail = {StepState.BLOCKED: "Іваненко Сергій Петрович, Ли Чхоль"}
    return [
        ChecklistStep(
            key,
            w(key),
            state,
            w(f"ui.step.{state.value}"),
            detail.get(state, ""),
            w("ui.history") if state in {StepState.BLOCKED, StepState.OPEN} else "",
            "27" if key == "xfer.on_list" else "",
        )
        for key, state in zip(keys, states, strict=True)
    ]


class Rest(Screen):
    """Passphrase, empty state, badges, banners."""

    def __init__(self, desk: Desk) -> None:
        """Build the page."""
        super().__init__(desk)
        w = desk.words
        secret = Card(w("ui.passphrase"))
        phrase = PassphraseEdit(w("ui.passphrase"), w)
        phrase.edit.setText("correct horse battery staple")
        meter = Meter(w)
        meter.show_strength_of(phrase.edit.text())
        secret.body.addWidget(LabelledField(w("ui.passphrase"), phrase))
        secret.body.addWidget(meter)
        secret.body.addWidget(flow(*(Badge(tone.value, tone) for tone in Tone)))
        closed = LineEdit(w("ui.search"))
        closed.setEnabled(False)
        secret.body.addWidget(closed)
        off = row(
            Button(w("ui.save"), key="Ctrl+S", icon="save"), PrimaryButton(w("ui.print")), None
        )
        for place in range(2):
            item = off.itemAt(place)
            if item and item.widget():
                item.widget().setEnabled(False)
        secret.body.addLayout(off)
        empty = Card()
        empty.body.addWidget(EmptyState(w("frame.all_delivered"), w("frame.practice_hint")))
        banners = column(*(Banner(w("error.disk_full.next"), tone) for tone in list(Tone)[1:]))
        page = column(row(secret, empty, gap=12), banners, gap=12, margin=3 * GRID, parent=self)
        page.addStretch(1)
