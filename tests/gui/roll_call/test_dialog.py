"""The roll-call by keyboard alone: names ticked, two who count, a mismatch that does not close, one who is missing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from casework import escapes, roll_calls
from gui.paper.screen import PaperDialog
from gui.roll_call.dialog import RollCallDialog
from models.duties import HOUR
from resources.words import SCREEN_LANGUAGES
from tests.gui.accessibility import assert_all_named
from tests.gui.opened import home, people, press, tab_to, type_text, workspace

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
def three(workspace):
    return [each.person_id for each in people(workspace, 3)]


def opened(desk, window):
    dialog = RollCallDialog(desk, window)
    dialog.open()
    QApplication.processEvents()
    return dialog


def answers(dialog):
    return [line.found for line in dialog.view.lines]


def count(dialog, name, number):
    tab_to(dialog.edits["counter"])
    type_text(name)
    press(Qt.Key.Key_Tab)
    type_text(number)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    QApplication.processEvents()


def test_what_agrees_is_closed_without_a_mouse(desk, window, workspace, three):
    dialog = opened(desk, window)
    for _ in three:
        press(Qt.Key.Key_Space)
    assert answers(dialog) == ["present"] * 3
    count(dialog, "сержант Гук", "3")
    assert "3" not in dialog.counted.text()
    count(dialog, "сержант Мороз", "3")
    closed = []
    dialog.accepted.connect(lambda: closed.append(True))
    press(Qt.Key.Key_Return, CTRL)
    assert closed == [True]


def test_a_mismatch_is_said_and_does_not_close(desk, window, workspace, three):
    dialog = opened(desk, window)
    count(dialog, "сержант Гук", "3")
    count(dialog, "сержант Мороз", "2")
    assert desk.words("guard.counts_differ") in dialog.banner._text.text()
    assert not dialog.close_verb.isEnabled()
    press(Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible()
    count(dialog, "сержант Гук", "3")
    assert desk.words("guard.two_counters") in dialog.banner._text.text()
    count(dialog, "сержант Гук", "3")
    assert dialog.edits["counter"].accessibleDescription(), "one man is not two counters"
    dialog.reject()


def test_who_is_missing_keeps_it_open_until_the_record_says_what_happened(
    desk, window, workspace, three, clock
):
    dialog = opened(desk, window)
    press(Qt.Key.Key_A)
    assert answers(dialog) == ["missing", "", ""]
    missing = dialog.view.lines[0].person.id
    dialog.others.click()
    count(dialog, "Гук", "2")
    count(dialog, "Мороз", "2")
    assert "Мельников" in dialog.banner._text.text()
    assert not dialog.close_verb.isEnabled()
    asked = []
    desk.went.connect(lambda room, what: asked.append((room, what)))
    dialog.table.setFocus()
    dialog.table.go_to(0)
    press(Qt.Key.Key_Return)
    assert asked == [("people", {"person": missing})]
    told = escapes.Escape(clock.now(), clock.now() - HOUR, "CP", "уночі", "Гук")
    escapes.escape(workspace, missing, told)
    again = opened(desk, window)
    assert again.view.id
    assert again.close_verb.isEnabled()
    press(Qt.Key.Key_Return, CTRL)
    assert roll_calls.view(workspace, again.view.id).closed_at


def test_found_again_wants_a_word_on_where(desk, window, workspace, three):
    dialog = opened(desk, window)
    press(Qt.Key.Key_F)
    assert answers(dialog) == ["", "", ""]
    assert QApplication.focusWidget() is dialog.edits["note"]
    assert dialog.edits["note"].accessibleDescription()
    type_text("у санчастині")
    dialog.table.setFocus()
    press(Qt.Key.Key_F)
    assert answers(dialog) == ["found", "", ""]
    assert dialog.view.lines[0].note == "у санчастині"
    dialog.reject()


def test_it_goes_on_as_it_was_left(desk, window, workspace, three):
    opened(desk, window)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Escape)
    again = opened(desk, window)
    assert answers(again) == ["present", "", ""]
    again.reject()


def test_a_number_that_is_none_is_said_at_its_field(desk, window, workspace, three):
    dialog = opened(desk, window)
    count(dialog, "Гук", "багато")
    assert dialog.edits["number"].accessibleDescription()
    assert dialog.edits["counter"].text() == "Гук"
    dialog.reject()


def test_its_sheet_is_printed(desk, window, workspace, three):
    dialog = opened(desk, window)
    press(Qt.Key.Key_P, CTRL)
    (paper,) = dialog.findChildren(PaperDialog)
    assert paper._wish.form == "x1"
    paper.reject()
    dialog.reject()


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
@pytest.mark.parametrize("number", [0, 27])
def test_everything_is_named_in_every_language(desk, window, workspace, language, number):
    desk.set_language(language)
    people(workspace, number)
    dialog = opened(desk, window)
    assert_all_named(dialog)
    assert dialog.height() <= 768
    dialog.reject()
