"""The panel of help: in the language of the screen or saying why not, with room, and easy on the eyes at night."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser

from gui.desk import Screen
from gui.frame.help import HelpPanel
from gui.frame.rail import Rail
from gui.frame.screen import Frame
from gui.kit.dialog import Dialog
from gui.kit.fields import LineEdit
from gui.kit.surfaces import Banner
from gui.palettes import PALETTES
from gui.unlock.screen import look_choices
from resources.words import words
from tests.gui.accessibility import assert_all_named


@pytest.fixture
def frame(desk, qtbot):
    made = Frame(desk, {"intake": Screen})
    qtbot.addWidget(made)
    made.resize(1024, 640)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    made.enter("intake")
    return made


def test_help_comes_in_ones_own_language_or_says_that_it_does_not(frame):
    panel = frame.show_help()
    assert not panel.findChildren(Banner)
    panel.reject()
    # Officers have no screens in Korean, and no pages.
    panel = HelpPanel(frame, words("ko"), "intake")
    panel.open()
    assert [banner.accessibleName() for banner in panel.findChildren(Banner)]
    assert_all_named(panel)
    panel.reject()


def shown(frame):
    return [panel for panel in frame.findChildren(HelpPanel) if panel.isVisible()]


def test_f1_leads_there_and_a_button_says_so(frame, desk, qtbot):
    button = frame.findChild(Rail).help
    assert button.isVisible()
    assert button.accessibleDescription() == "F1"
    qtbot.keyClick(frame, Qt.Key.Key_F1)
    (panel,) = shown(frame)
    panel.reject()
    button.click()
    (panel,) = shown(frame)
    panel.reject()


def test_in_a_dialog_too_and_what_was_typed_waits_beneath(frame, qtbot):
    asked = Dialog(frame, "Release")
    line = LineEdit("Why")
    asked.body.addWidget(line)
    asked.add_cancel("Cancel")
    asked.open()
    line.setFocus()
    QTest.keyClicks(line, "order 12")
    qtbot.keyClick(line, Qt.Key.Key_F1)
    (panel,) = shown(frame)
    assert panel.parentWidget() is asked
    qtbot.keyClick(panel, Qt.Key.Key_F1)
    assert shown(frame) == [panel]
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not shown(frame)
    assert asked.isVisible()
    assert line.text() == "order 12"
    asked.reject()


def test_before_a_register_is_open_too(frame, desk, qtbot):
    frame.show_alone(look_choices(desk))
    qtbot.keyClick(frame, Qt.Key.Key_F1)
    (panel,) = shown(frame)
    assert words("en")("ui.unlock") in panel.findChild(QTextBrowser).toPlainText()
    panel.reject()


def test_even_in_the_smallest_window_there_is_room_to_read(frame):
    panel = frame.show_help()
    assert panel.findChild(QTextBrowser).height() > frame.height() / 2
    assert panel.height() < frame.height()
    panel.reject()


def test_its_tables_do_not_glare_at_night(frame, desk, qapp):
    desk.set_palette("night")
    panel = frame.show_help()
    page = panel.findChild(QTextBrowser)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    qapp.processEvents()
    image = panel.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    seen = {colour & 0xFFFFFF for colour in set(image.constBits().cast("I"))}
    most = int(PALETTES["night"].text[3:5], 16) + 3
    assert {f"{each:06X}" for each in seen if (each >> 8 & 0xFF) > most} == set()
    panel.reject()
