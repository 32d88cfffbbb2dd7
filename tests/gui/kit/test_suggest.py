import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from gui.kit.base import column
from gui.kit.fields import LineEdit
from gui.kit.suggest import SuggestEdit
from gui.kit.values import Suggestion
from tests.gui.windows import show_active

RANKS = (
    Suggestion("serzhant", "OR-5 · UA", "ua"),
    Suggestion("serzhant", "OR-5 · RU", "ru"),
    Suggestion("starshyi serzhant", "OR-6", "ua"),
)


@pytest.fixture
def edit(theme, qtbot):
    made = SuggestEdit("Rank", lambda typed: [rank for rank in RANKS if typed in rank.value])
    qtbot.addWidget(made)
    show_active(made)
    made.setFocus()
    return made


def test_the_line_chosen_says_which_army(edit, qtbot):
    taken = []
    edit.taken.connect(taken.append)
    qtbot.keyClicks(edit, "serzh")
    popup = edit.completer().popup()
    assert popup.isVisible()
    assert popup.model().rowCount() == 3
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert edit.text() == "serzhant"
    assert taken == [RANKS[1]]


def test_nobody_is_forced_to_choose(edit, qtbot):
    qtbot.keyClicks(edit, "serzh")
    qtbot.keyClicks(edit, "x")
    assert not edit.completer().popup().isVisible()
    assert edit.text() == "serzhx"


def test_enter_with_nothing_chosen_goes_on_and_takes_nothing(theme, qtbot):
    page = QWidget()
    edit = SuggestEdit("Rank", lambda typed: [rank for rank in RANKS if typed in rank.value])
    column(edit, LineEdit("Born"), parent=page)
    page.keyPressEvent = lambda _event: page.focusNextChild()
    qtbot.addWidget(page)
    show_active(page)
    edit.setFocus()
    taken = []
    edit.taken.connect(taken.append)
    qtbot.keyClicks(edit, "serzh")
    qtbot.keyClick(edit.completer().popup(), Qt.Key.Key_Return)
    assert not edit.completer().popup().isVisible()
    assert (edit.text(), taken) == ("serzh", [])
    assert QApplication.focusWidget().accessibleName() == "Born"
