"""Forms by keyboard: what is refused is said in them, what was typed stays, what is right is recorded."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from casework import deaths, duties, person_files
from gui.kit.fields import LineEdit, SegmentedChoice, TextArea
from gui.recording.catalogue import ACTS
from gui.recording.form_dialog import FormDialog
from gui.recording.recorder import Recorder
from tests.casework.people import WATCH, a_person
from tests.gui.opened import home, press, type_text, workspace

__all__ = ["home", "workspace"]

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def recorder(desk, window, workspace):
    return Recorder(desk, window)


def opened(recorder, workspace, key, **person):
    person_id = a_person(workspace, **person).person_id
    recorder.open(key, (person_id,), person_files.open_file(workspace, person_id))
    QApplication.processEvents()
    return person_id, recorder.dialog


def state(workspace, person_id):
    return person_files.open_file(workspace, person_id).card.state


@pytest.mark.parametrize("key", sorted(ACTS))
def test_every_form_opens_and_bears_being_sent_off_empty(recorder, workspace, desk, key):
    said = []
    desk.message_raised.connect(said.append)
    _, dialog = opened(recorder, workspace, key)
    assert dialog.isVisible()
    assert dialog.windowTitle() == desk.words(f"act.{key}")
    if isinstance(dialog, FormDialog):
        for control in dialog._controls.values():
            assert control.accessibleName() or control.findChildren(QWidget)
            if isinstance(control, (LineEdit, TextArea)):
                control.clear()
        dialog.record.click()
        QApplication.processEvents()
        stays = recorder.dialog is not None
        assert not stays or dialog.banner.isVisible() or said
    dialog.reject()


def test_an_escape_is_typed_and_recorded(recorder, workspace, qtbot):
    person_id, dialog = opened(recorder, workspace, "escape")
    dialog.control("told_by").setFocus()
    type_text("сержант Гук")
    press(Qt.Key.Key_Return, CTRL)
    assert dialog.banner.isVisible(), "circumstances are missing"
    assert dialog.control("told_by").text() == "сержант Гук"
    assert QApplication.focusWidget() is dialog.control("circumstances")
    type_text("через вікно")
    done = []
    recorder.recorded.connect(done.append)
    press(Qt.Key.Key_Return, CTRL)
    assert done == ["escape"]
    assert state(workspace, person_id) == "escaped"
    assert recorder.dialog is None


def test_what_blocks_is_said_in_the_form_and_nothing_typed_is_lost(recorder, workspace):
    person_id, dialog = opened(recorder, workspace, "release", items=(WATCH,))
    choice = dialog.control("way")
    assert isinstance(choice, SegmentedChoice)
    choice.set_key("released_in_place")
    dialog.control("authority").setText("рішення 5/26")
    dialog.record.click()
    QApplication.processEvents()
    assert dialog.isVisible()
    assert dialog.banner.isVisible()
    assert dialog.control("authority").text() == "рішення 5/26"
    assert state(workspace, person_id) == "collection_point"


def test_a_time_in_the_future_is_marked_at_its_day(recorder, workspace, desk):
    _, dialog = opened(recorder, workspace, "recapture")
    dialog.control("at_day").setText("31.12.2030")
    dialog.record.click()
    assert dialog.control("at_day").accessibleDescription()


def test_a_death_opens_its_enquiry(recorder, workspace):
    person_id, dialog = opened(recorder, workspace, "death")
    dialog.control("cause_kind").set_key("unknown")
    dialog.control("suspected").set_key("unknown")
    dialog.control("told_by").setText("Савченко")
    dialog.record.click()
    QApplication.processEvents()
    assert state(workspace, person_id) == "died"
    assert len(deaths.inquiries_of(workspace, person_id)) == 1


def test_twenty_seven_people_are_inspected_in_one_form(recorder, workspace, desk):
    ids = tuple(a_person(workspace, service_number=f"АБ-{n}").person_id for n in range(27))
    recorder.open("inspection_arrival", ids)
    dialog = recorder.dialog
    assert "27" in dialog.text.text()
    dialog.control("by_name").setText("Савченко")
    dialog.record.click()
    QApplication.processEvents()
    owed = {duty.kind for duty in duties.today(workspace).duties}
    assert "arrival_inspection" not in owed


def test_of_many_those_who_lack_nothing_are_registered(recorder, workspace, desk):
    ids = tuple(a_person(workspace, service_number=f"АБ-{n}").person_id for n in range(3))
    for key in ("issue_identity_document", "explain_rights"):
        recorder.open(key, ids[:2])
        press(Qt.Key.Key_Return, CTRL)
        QApplication.processEvents()
    recorder.open("register", ids)
    recorder.dialog.record.click()
    QApplication.processEvents()
    numbers = [bool(person_files.open_file(workspace, each).card.prisoner_number) for each in ids]
    assert numbers == [True, True, False]
