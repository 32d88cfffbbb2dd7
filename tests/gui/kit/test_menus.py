"""The first line is marked, a list below opens only when asked for, and an empty list opens all the same."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from gui.kit.menus import drop


def test_the_first_line_is_marked_and_its_list_opens_on_the_right_arrow(qtbot):
    button = QPushButton("forms")
    qtbot.addWidget(button)
    button.show()
    menu = QMenu(button)
    below, other = menu.addMenu("identity"), menu.addMenu("mail")
    below.addAction("tag")
    other.addAction("card")
    drop(menu, button)
    assert QApplication.activePopupWidget() is menu
    assert menu.activeAction() is below.menuAction()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction() is other.menuAction()
    QTest.keyClick(menu, Qt.Key.Key_Right)
    assert QApplication.activePopupWidget() is other
    assert other.activeAction().text() == "card"
    menu.close()


def test_a_list_with_nothing_in_it_opens(qtbot):
    button = QPushButton("forms")
    qtbot.addWidget(button)
    button.show()
    assert drop(QMenu(button), button).activeAction() is None
