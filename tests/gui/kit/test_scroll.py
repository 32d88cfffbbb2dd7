from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from gui.kit.base import column
from gui.kit.fields import LineEdit
from gui.kit.scroll import ScrollPage
from tests.gui.windows import show_active


def test_what_gets_the_focus_comes_into_sight(theme, qtbot):
    fields = [LineEdit(f"field {n}") for n in range(40)]
    content = QWidget()
    column(*fields, parent=content)
    page = ScrollPage("Page", content)
    qtbot.addWidget(page)
    page.resize(400, 300)
    show_active(page)
    assert page.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    fields[-1].setFocus()
    place = fields[-1].mapTo(page.viewport(), fields[-1].rect().center())
    assert page.viewport().rect().contains(place)


def test_a_reader_is_told_of_as_many_children_in_sight_as_hidden(theme, qtbot):
    content = QWidget()
    column(*[LineEdit(f"field {n}") for n in range(40)], parent=content)
    page = ScrollPage("Page", content)
    qtbot.addWidget(page)
    page.resize(400, 300)
    told = []
    for turn in (show_active, QWidget.hide):
        turn(page)
        told.append(QAccessible.queryAccessibleInterface(page).childCount())
    assert told == [1, 1]
