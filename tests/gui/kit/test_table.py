import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from gui.kit.rows import Column
from gui.kit.table import DataTable
from gui.theme import ROW_HEIGHT
from resources.words import words

COLUMNS = (
    Column("name", "Name", lambda row: row[0]),
    Column("number", "Number", lambda row: str(row[1]), sort=lambda row: row[1]),
)
MANY = [(f"Person {n % 977:04}", n) for n in range(100_000)]


@pytest.fixture
def table(theme, qtbot):
    made = DataTable("People", COLUMNS, words("en"), key=lambda row: row[1])
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    made.set_rows(MANY[:100])
    return made


def test_keys_move_and_enter_opens(table, qtbot):
    table.go_to(0)
    opened, moved = [], []
    table.opened.connect(opened.append)
    table.current_changed.connect(moved.append)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert opened == [MANY[1]]
    assert moved == [MANY[1], MANY[99]]


def test_the_current_row_stays_current_when_rows_are_set_anew(table):
    table.go_to(7)
    table.set_rows(MANY[5:20])
    assert table.current() == MANY[7]
    table.set_rows(MANY[50:60])
    assert table.current() is None


def test_a_click_on_the_heading_sorts_and_the_order_lasts(table):
    table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    assert table.rows.row_at(0) == MANY[99]
    table.set_rows(MANY[:10])
    assert table.rows.row_at(0) == MANY[9]


def test_columns_are_chosen_and_never_all_hidden(table):
    told = []
    table.columns_changed.connect(told.append)
    table.choose_columns()
    ticks = {action.text(): action for action in table.findChild(QMenu).findChildren(QAction)}
    ticks["Number"].toggle()
    assert told == [("name",)]
    assert table.shown_columns() == ("name",)
    ticks["Name"].toggle()
    assert table.shown_columns() == ("name", "number")


def test_rows_are_34_pixels_high(table):
    assert table.rowHeight(0) == ROW_HEIGHT == 34


def test_a_hundred_thousand_rows_are_shown_and_left_through_at_once(table, qapp):
    begun = time.perf_counter()
    table.set_rows(MANY)
    table.go_to(99_999)
    table.grab()
    assert time.perf_counter() - begun < 1.0
    asked = []
    table.set_source(100_000, lambda start, count, give: asked.append((start, count)))
    table.go_to(50_000)
    table.grab()
    assert len(asked) <= 3, "only what is in sight is asked for"


def test_several_rows_in_the_order_shown(theme, qtbot):
    table = DataTable("People", COLUMNS, words("en"), many=True)
    qtbot.addWidget(table)
    table.set_rows(MANY[:5])
    table.selectRow(3)
    table.selectionModel().select(
        table.rows.index(1, 0),
        table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
    )
    assert table.chosen() == [MANY[1], MANY[3]]
