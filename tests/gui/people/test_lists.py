"""Roll-call and lists above the table of people, by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casework import endings
from gui.paper.screen import PaperDialog
from gui.roll_call.dialog import RollCallDialog
from tests.casework.people import given
from tests.gui.opened import press

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def offered(screen):
    press(Qt.Key.Key_P, CTRL_SHIFT)
    menu = screen.listing.lists.menu_shown
    assert menu.isVisible()
    return menu


@pytest.mark.parametrize(("steps", "form"), [(1, "x1"), (2, "m5"), (3, "d1l"), (4, "r2l")])
def test_a_list_is_printed_from_the_keyboard(screen, three, steps, form):
    screen.arrive()
    menu = offered(screen)
    for _ in range(steps):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    dialog = screen.listing.lists.dialog
    assert isinstance(dialog, PaperDialog)
    assert dialog._wish.form == form
    assert dialog._shown is not None
    dialog.reject()


def test_the_roll_call_begins_with_one_more_key(screen, three):
    screen.arrive()
    QTest.keyClick(offered(screen), Qt.Key.Key_Return)
    dialog = screen.listing.lists.dialog
    assert isinstance(dialog, RollCallDialog)
    assert len(dialog.view.lines) == 3
    dialog.reject()
    assert screen.listing.lists.dialog is None


def test_closed_accounts_are_listed_for_each_power(screen, three, workspace, clock):
    out = endings.Release("released_in_place", clock.now(), "Суми", "рішення")
    endings.release(workspace, three[1].person_id, out)
    screen.arrive()
    menu = offered(screen)
    words = [action.text() for action in menu.actions()]
    (korea,) = [word for word in words if "R2L" in word]
    assert korea.endswith(screen.desk.words("country.kp"))
    menu.close()


def test_lists_that_hold_what_is_not_his_to_see_are_not_offered(screen, three, workspace):
    given(workspace, "property_officer")
    screen.arrive()
    menu = offered(screen)
    words = " ".join(action.text() for action in menu.actions())
    menu.close()
    given(workspace, "")
    assert "M5" in words
    assert not {"X1", "D1L", "R2L"} & set(words.split())
