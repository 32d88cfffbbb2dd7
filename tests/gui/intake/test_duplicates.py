"""Somebody who looks familiar is pointed out with the reason, compared, and never merged."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.casework.people import a_person
from tests.gui.accessibility import assert_all_named
from tests.gui.intake.keys import ALT, CTRL, back_to, everybody, tab, write
from tests.gui.opened import press


def test_somebody_who_looks_familiar_is_shown_with_the_reason(screen, workspace):
    known = a_person(
        workspace, surname="Иваненко", first_names="Сергей", service_number="АБ-200200"
    )
    write("Иваненко")
    tab()
    write("Сергей")
    screen.page.binding.focus("service_number")
    write("АБ-200200")
    screen.keeper.pause_over()
    assert screen.duplicates.line.isVisible()
    assert known.tag_number in screen.duplicates.line.accessibleName()
    press(Qt.Key.Key_C, ALT)
    dialog = QApplication.activeModalWidget()
    words = {
        label.text()
        for label in dialog.findChildren(object)
        if hasattr(label, "text") and callable(label.text)
    }
    assert {"Иваненко", "АБ-200200"} <= words
    assert_all_named(dialog)
    dialog.reject()
    back_to(screen)
    screen.page.begin()
    press(Qt.Key.Key_S, CTRL)
    assert len(everybody(workspace)) == 2
