import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QWidget

from gui.kit.base import column
from gui.kit.fields import Check, LineEdit, SegmentedChoice, Select, TextArea
from gui.kit.labelled import FieldRow, LabelledField
from gui.kit.values import Choice, FieldState, Tone
from tests.gui.windows import show_active

CHOICES = (Choice("a", "Alpha"), Choice("b", "Beta", "the second"))


@pytest.fixture
def window(theme, qtbot):
    made = QWidget()
    column(parent=made)
    made.resize(500, 300)
    qtbot.addWidget(made)
    return made


def put(window, qtbot, part):
    window.layout().addWidget(part)
    show_active(window)
    qtbot.waitUntil(part.isVisible)
    return part


@pytest.mark.parametrize("make", [lambda: LineEdit("Name"), lambda: TextArea("Name")])
def test_the_text_cursor_is_red_at_night(theme, window, qtbot, make):
    theme.apply("night")
    edit = put(window, qtbot, make())
    edit.setFocus()
    qtbot.keyClicks(edit, "ab")
    QApplication.setCursorFlashTime(0)
    image = edit.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    colours = {colour & 0xFFFFFF for colour in set(image.constBits().cast("I"))}
    assert 0xFF7A6B in colours
    assert not [hex(colour) for colour in colours if colour & 0xFF > 0xA0]


def test_a_state_stands_below_and_is_heard(window, qtbot):
    field = put(window, qtbot, LabelledField("Born", LineEdit("Born")))
    assert not field._state.isVisible()
    before = field.height()
    field.set_state(FieldState(Tone.WARN, "In the future"))
    qtbot.waitUntil(field._state.isVisible)
    assert field.control.accessibleDescription() == "In the future"
    assert field.control.property("tone") == "warn"
    assert field.sizeHint().height() > 0
    assert before


def test_controls_stand_on_one_line_whatever_their_labels_need(window, qtbot):
    short = LabelledField("Rank", LineEdit("Rank"))
    long = LabelledField("Army, regimental, personal or serial number, as printed", LineEdit("No."))
    row = put(window, qtbot, FieldRow(short, long))

    def level():
        tops = {
            field.control.mapTo(row, field.control.rect().topLeft()).y() for field in (short, long)
        }
        return len(tops) == 1 and long.label.height() > long.label.fontMetrics().height() * 1.5

    qtbot.waitUntil(level)
    window.resize(1400, 300)
    qtbot.waitUntil(lambda: long.label.height() < long.label.fontMetrics().height() * 1.5)


def test_leaving_is_told_and_a_popup_over_it_is_not_leaving(window, qtbot):
    first, second = put(window, qtbot, LineEdit("a")), put(window, qtbot, LineEdit("b"))
    told = []
    first.left.connect(lambda: told.append("left"))
    first.setFocus()
    second.setFocus(Qt.FocusReason.PopupFocusReason)
    assert told == []
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert told == ["left"]


def test_a_choice_is_kept_by_key(window, qtbot):
    select = put(window, qtbot, Select("Kind", CHOICES, "b"))
    assert select.key() == "b"
    told = []
    select.chosen.connect(told.append)
    select.set_key("a")
    assert told == [], "only the officer's choice is told"
    select.setFocus()
    qtbot.keyClick(select, Qt.Key.Key_Down)
    assert (told, select.key()) == (["b"], "b")
    select.set_choices(())
    assert select.key() == ""


def test_nothing_is_chosen_until_somebody_chooses(window, qtbot):
    choice = put(window, qtbot, SegmentedChoice("Health", CHOICES))
    assert choice.key() == ""
    told = []
    choice.chosen.connect(told.append)
    choice.set_key("b")
    assert (choice.key(), told) == ("b", [])
    choice.set_key("")
    assert choice.key() == ""
    choice._buttons["a"].click()
    assert told == ["a"]


def test_tab_leaves_a_text_area(window, qtbot):
    area, after = put(window, qtbot, TextArea("Note")), put(window, qtbot, Check("Yes"))
    area.setFocus()
    qtbot.keyClick(area, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert area.toPlainText() == ""


def test_fields_and_choices_are_large_enough_for_gloves(window, qtbot):
    parts = (LineEdit("a"), Select("b", CHOICES), Check("c"))
    for part in parts:
        assert put(window, qtbot, part).height() >= 36


def test_what_a_screen_reader_writes_is_told_as_typing_is(window, qtbot):
    edit = put(window, qtbot, LineEdit("Surname"))
    told = []
    edit.textEdited.connect(told.append)
    hand = QAccessible.queryAccessibleInterface(edit).editableTextInterface()
    hand.replaceText(0, 0, "Koval")
    assert (edit.text(), told) == ("Koval", ["Koval"])
    edit.setText("")
    edit.clear()
    hand.replaceText(0, 0, "Koval")
    assert told == ["Koval", "Koval"]
    qtbot.keyClicks(edit, "i")
    assert told[2:] == [edit.text()]


def test_a_screen_reader_chooses_and_the_program_does_not_tell_itself(window, qtbot):
    choice = put(window, qtbot, SegmentedChoice("Condition", CHOICES))
    told = []
    choice.chosen.connect(told.append)
    button = choice._buttons["b"]
    QAccessible.queryAccessibleInterface(button).actionInterface().doAction("Toggle")
    assert told == ["b"]
    choice.set_key("a")
    assert told == ["b"]
    choice._buttons["b"].click()
    assert told == ["b", "b"]
