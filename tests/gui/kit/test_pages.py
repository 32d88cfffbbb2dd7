from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from gui.kit.base import column
from gui.kit.pages import BuiltPage, Pages
from gui.kit.text import Text
from resources.words import words

EN = words("en")


def made(lines):
    holder = QWidget()
    column(*(Text(line) for line in lines), parent=holder)
    return holder


def seen(pages):
    QApplication.processEvents()
    return [label.text() for label in pages.findChildren(Text) if label.isVisible()]


def show(qtbot, count, **how):
    pages = Pages(EN, BuiltPage(made), 3, **how)
    qtbot.addWidget(pages)
    pages.show_all(count, str)
    pages.show()
    return pages


def test_a_short_list_has_nothing_to_turn(theme, qtbot):
    pages = show(qtbot, 3)
    assert seen(pages) == ["0", "1", "2"]
    assert not pages.before.isVisible()
    assert not pages.after.isVisible()
    pages.show_all(0, str)
    assert seen(pages) == []


def test_the_buttons_say_how_many_there_are(theme, qtbot):
    pages = show(qtbot, 8)
    assert seen(pages) == ["0", "1", "2"]
    assert pages.after.accessibleName() == "5 after these"
    pages.after.click()
    assert seen(pages) == ["3", "4", "5"]
    assert pages.before.accessibleName() == "3 before these"
    pages.after.click()
    assert seen(pages) == ["5", "6", "7"]
    assert not pages.after.isVisible()


def test_the_keyboard_turns_to_the_end_and_back(theme, qtbot):
    pages = show(qtbot, 7)
    with qtbot.waitActive(pages):
        pages.activateWindow()
    pages.after.setFocus()
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert seen(pages) == ["4", "5", "6"]
    assert QApplication.focusWidget() is pages.before


def test_what_is_the_same_is_not_built_again(theme, qtbot):
    pages = show(qtbot, 7)
    QApplication.processEvents()
    first = pages.findChildren(Text)
    pages.show_all(7, str, anew=False)
    QApplication.processEvents()
    assert pages.findChildren(Text) == first


def test_a_list_that_grew_shorter_shows_its_end(theme, qtbot):
    pages = show(qtbot, 9)
    pages.after.click()
    pages.after.click()
    pages.show_all(4, str, anew=False)
    assert seen(pages) == ["1", "2", "3"]
