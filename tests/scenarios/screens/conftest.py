"""A real register at a desk, and its rooms shown with the keyboard in them."""

import pytest
from PySide6.QtTest import QTest

from gui.people.screen import PeopleScreen
from gui.transfers.screen import TransfersScreen
from tests.gui.conftest import desk, dressed, theme
from tests.gui.opened import home, workspace

__all__ = ["desk", "dressed", "home", "theme", "workspace"]


def shown(screen, qtbot):
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    screen.activateWindow()
    assert QTest.qWaitForWindowActive(screen)
    return screen


@pytest.fixture
def people_room(desk, workspace, qtbot):
    return shown(PeopleScreen(desk), qtbot)


@pytest.fixture
def transfers_room(desk, workspace, qtbot):
    return shown(TransfersScreen(desk), qtbot)
