"""Where a form begins, what is no stop in it, and that its fields end where its buttons end."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from gui.kit.fields import OneChoice
from gui.kit.values import Choice
from gui.recording.fields import Asks, FormField, instant, line
from gui.recording.form_dialog import FormDialog
from resources.words import words
from tests.gui.opened import press
from tests.gui.windows import show_active

EN = words("en")
ONE = FormField("other_id", Asks.SELECT, "act.other_number", (Choice("a", "SUD2-1"),), "a")
TWO = FormField(
    "other_id", Asks.SELECT, "act.other_number", (Choice("a", "SUD2-1"), Choice("b", "SUD2-2")), "a"
)
REASON = FormField("reason", Asks.TEXT, "ui.reason")


@pytest.fixture
def opened(theme, qtbot):
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    show_active(window)
    done = []

    def build(*fields):
        form = FormDialog(
            window, EN, ("Title", "", "Record"), fields, date(2026, 11, 27), done.append
        )
        form.done_with = done
        form.open()
        return show_active(form)

    return build


@pytest.mark.parametrize(
    ("fields", "first"),
    [
        ((ONE, REASON), "reason"),
        ((TWO, REASON), "other_id"),
        ((line("number", "act.other_number", start="SUD2-1"), REASON), "reason"),
        ((line("number", "act.other_number"), REASON), "number"),
        ((instant("at", "act.when", 1_794_900_000_000), line("place", "act.place")), "at_day"),
        ((line("number", "act.other_number", start="SUD2-1"),), "number"),
    ],
)
def test_it_begins_where_there_is_something_to_say(opened, fields, first):
    form = opened(*fields)
    assert QApplication.focusWidget() is form.control(first)


def test_a_list_of_one_is_said_is_no_stop_and_is_read(opened):
    form = opened(ONE, REASON)
    chosen = form.control("other_id")
    assert isinstance(chosen, OneChoice)
    assert chosen.text() == "SUD2-1"
    stops = set()
    for _ in range(12):
        stops.add(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
    assert chosen not in stops
    assert form.record in stops
    form.control("reason").setPlainText("фото однакові")
    form.record.click()
    assert form.done_with == [{"other_id": "a", "reason": "фото однакові"}]


def test_fields_end_where_the_buttons_end_and_leave_room_for_a_bar_only_beside_one(opened):
    def right(widget):
        return widget.mapToGlobal(QPoint(widget.width(), 0)).x()

    short = opened(ONE, REASON)
    assert right(short.control("reason")) == right(short.record)
    short.reject()
    many = tuple(FormField(f"text_{n}", Asks.TEXT, "ui.reason") for n in range(8))
    tall = opened(*many)
    assert right(tall.control("text_0")) < right(tall.record) - 8
