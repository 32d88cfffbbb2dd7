import pytest
from PySide6.QtCore import Qt

from gui.kit.rows import PAGE, ROW_ROLE, Column, Rows
from gui.kit.values import Tone

COLUMNS = (
    Column("name", "Name", lambda row: row[0], icon=lambda row: "person"),
    Column("age", "Age", lambda row: str(row[1]), sort=lambda row: row[1], right=True),
    Column(
        "mark",
        "Mark",
        lambda row: "",
        tone=lambda row: Tone.WARN,
        icon=lambda row: "warning",
        spoken=lambda row: "overdue",
    ),
)
PEOPLE = (("Ivan", 30), ("Anna", 4), ("Chol", 21))


@pytest.fixture
def rows(qapp):
    made = Rows(COLUMNS)
    made.set_rows(PEOPLE)
    return made


def shown(rows, column=0):
    return [rows.data(rows.index(place, column)) for place in range(rows.rowCount())]


def test_cells_show_what_the_columns_say(rows, theme):
    assert shown(rows) == ["Ivan", "Anna", "Chol"]
    assert rows.headerData(1, Qt.Orientation.Horizontal) == "Age"
    cell = rows.index(0, 2)
    assert rows.data(cell, Qt.ItemDataRole.AccessibleTextRole) == "overdue"
    assert rows.data(cell, Qt.ItemDataRole.ForegroundRole).name().upper() == "#9A5B00"
    assert not rows.data(cell, Qt.ItemDataRole.DecorationRole).isNull()
    assert rows.data(cell, ROW_ROLE) == ("Ivan", 30)


def test_sorting_by_figure_not_by_text(rows):
    rows.sort(1, Qt.SortOrder.AscendingOrder)
    assert shown(rows, 1) == ["4", "21", "30"]
    rows.sort(1, Qt.SortOrder.DescendingOrder)
    assert shown(rows, 1) == ["30", "21", "4"]


def test_only_pages_in_sight_are_fetched_and_only_once(rows):
    asked = []

    def fetch(start, count, give):
        asked.append((start, count, give))

    rows.set_source(100_000, fetch)
    assert rows.rowCount() == 100_000
    assert rows.data(rows.index(PAGE * 3 + 5, 0)) == "…"
    assert rows.row_at(PAGE * 3 + 6) is None
    assert [ask[:2] for ask in asked] == [(PAGE * 3, PAGE)]
    told = []
    rows.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    asked[0][2]([(f"n{n}", n) for n in range(PAGE)])
    assert told == [(PAGE * 3, PAGE * 4 - 1)]
    assert rows.data(rows.index(PAGE * 3 + 5, 0)) == "n5"
    assert rows.place_of(lambda row: row[0] == "n7") == PAGE * 3 + 7


def test_the_answer_for_an_earlier_source_is_dropped(rows):
    asked = []
    rows.set_source(10, lambda start, count, give: asked.append(give))
    rows.row_at(0)
    rows.set_rows(PEOPLE)
    asked[0]([("late", 1)] * 10)
    assert shown(rows) == ["Ivan", "Anna", "Chol"]


def test_rows_fetched_elsewhere_are_sorted_elsewhere(rows, qtbot):
    rows.set_source(10, lambda start, count, give: None)
    with qtbot.waitSignal(rows.sort_asked) as told:
        rows.sort(1, Qt.SortOrder.DescendingOrder)
    assert told.args == ["age", True]


def test_an_answer_at_once_is_shown_at_once(rows):
    rows.set_source(3, lambda start, count, give: give(PEOPLE))
    assert shown(rows) == ["Ivan", "Anna", "Chol"]
    assert rows.row_at(3) is None
    assert rows.row_at(-1) is None
