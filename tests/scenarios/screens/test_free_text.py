"""Row 59 on the screens: what must not stand in free text is pointed out as it is typed, and is saved all the same."""

import logging

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from sqlmodel import select

from casework import person_files
from gui.intake.screen import IntakeScreen
from gui.kit.hint import Hint
from gui.recording.recorder import Recorder
from models.tables import CustodyEventRow, PersonRow
from tests.casework.people import a_person
from tests.gui.opened import home, press, type_text, workspace
from tests.gui.windows import show_active

__all__ = ["home", "workspace"]

CTRL = Qt.KeyboardModifier.ControlModifier
HARM = "здався з дроном"


def said(part):
    return [hint.text for hint in part.findChildren(Hint) if hint.isVisibleTo(part)]


@pytest.fixture
def intake(qtbot, desk, workspace):
    made = IntakeScreen(desk)
    qtbot.addWidget(made)
    made.resize(1190, 664)
    made.show()
    made.arrive()
    return show_active(made)


def test_row_59_coordinates_in_the_place_of_capture_are_pointed_out_and_saved(
    intake, workspace, qtbot
):
    binding = intake.page.binding
    binding.focus("captured_place")
    type_text("37U DP 12345 67890")
    qtbot.waitUntil(lambda: len(said(intake)) == 1)
    assert "37U DP 12345 67890" in said(intake)[0]
    assert binding.control("captured_place").accessibleDescription() == said(intake)[0]
    binding.focus("surname")
    type_text("Щербаков")
    press(Qt.Key.Key_S, CTRL)
    with workspace.vault.session() as session:
        kept = session.scalars(select(PersonRow)).one()
    assert kept.captured_place == "37U DP 12345 67890"


def test_row_59_how_he_came_is_pointed_out_and_told_to_no_log(desk, workspace, qtbot, caplog):
    caplog.set_level(logging.DEBUG)
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    show_active(window)
    recorder = Recorder(desk, window)
    person_id = a_person(workspace).person_id
    recorder.open("escape", (person_id,), person_files.open_file(workspace, person_id))
    form = recorder.dialog
    show_active(form)
    place = form.record.mapTo(form, form.record.rect().center())
    form.control("circumstances").setFocus()
    type_text(HARM)
    qtbot.waitUntil(lambda: bool(said(form)))
    assert "здався" in said(form)[0]
    assert form.record.mapTo(form, form.record.rect().center()) == place, "no verb moves"
    assert HARM not in caplog.text
    assert "здався" not in caplog.text
    form.control("told_by").setFocus()
    type_text("сержант Гук")
    press(Qt.Key.Key_Return, CTRL)
    QApplication.processEvents()
    with workspace.vault.session() as session:
        notes = [
            row.note for row in session.scalars(select(CustodyEventRow)) if row.event == "escaped"
        ]
    assert notes == [HARM], "nothing an officer writes is altered"
