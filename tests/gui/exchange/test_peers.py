import pytest
from PySide6.QtCore import Qt

from casework.exchange_views import PeerView
from gui.exchange.peers import PeerTable
from gui.exchange.presenter import peer_line
from models.duties import HOUR
from resources.words import words

pytestmark = pytest.mark.gui
EN = words("en")
NOW = 1000 * HOUR


def lines(count):
    return tuple(
        peer_line(
            PeerView(
                f"d{n}", f"SUD{n}", f"CP {n}", "", False, NOW - n * HOUR, n, 0, shared_code="7K-X"
            ),
            NOW,
            EN,
        )
        for n in range(count)
    )


@pytest.fixture
def table(qtbot, theme):
    made = PeerTable(EN)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show()
    return made


def test_the_cursor_stays_on_its_device_when_the_list_comes_anew(table):
    table.show_lines(lines(30))
    table.go_to(17)
    table.show_lines(lines(30)[5:])
    assert table.current().device == "d17"


def test_it_sorts_by_what_is_meant_not_by_how_it_is_spelt(table):
    table.show_lines(lines(12))
    titles = [column.key for column in table.rows.columns]
    table.sortByColumn(titles.index("behind"), Qt.SortOrder.DescendingOrder)
    assert table.rows.row_at(0).device == "d11"
    table.sortByColumn(titles.index("heard"), Qt.SortOrder.DescendingOrder)
    assert table.rows.row_at(0).device == "d11"


def test_where_it_is_narrow_the_code_is_still_read_with_the_name(table):
    table.show_lines(lines(2))
    last = len(table.rows.columns) - 1
    assert not table.isColumnHidden(last)
    table.resize(700, 400)
    assert table.isColumnHidden(last)
    spoken = table.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "SUD0 · CP 0. Shared code: 7K-X"


def test_thirty_devices_scroll_in_themselves(table):
    table.show_lines(lines(30))
    assert table.minimumHeight() < 400
