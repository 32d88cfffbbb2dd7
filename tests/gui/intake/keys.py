"""What an officer does at the page, key by key, and what the register has of it afterwards."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casework import people, person_files
from tests.gui.opened import press, type_text

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def write(text):
    """Type into whatever has the cursor; a list of suggestions is left alone."""
    type_text(text)
    QApplication.processEvents()
    if popup := QApplication.activePopupWidget():
        QTest.keyClick(popup, Qt.Key.Key_Escape)
    QApplication.processEvents()


def tab(times=1):
    for _ in range(times):
        press(Qt.Key.Key_Tab)


def focused():
    return QApplication.focusWidget().accessibleName()


def everybody(workspace):
    found = people.find(workspace, people.PeopleQuery(sort="tag", descending=False))
    return [person_files.open_file(workspace, person_id) for person_id in found.ids]


def back_to(screen):
    """After a dialog: no window manager gives the keys back here."""
    screen.activateWindow()
    QApplication.processEvents()
