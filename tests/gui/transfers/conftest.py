"""An opened register, and the screen of transfers shown with the keyboard in it."""

import pytest

from gui.transfers.screen import TransfersScreen
from tests.gui.opened import home, workspace

__all__ = ["home", "workspace"]


@pytest.fixture
def shown(qtbot, desk, workspace):
    def show(width=1198, height=632, **what):
        screen = TransfersScreen(desk)
        screen.resize(width, height)
        qtbot.addWidget(screen)
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        screen.arrive(**what)
        return screen

    return show
