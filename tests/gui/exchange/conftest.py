"""A bureau, a point and a stick between them; the desk stands at the point."""

import pytest

from gui.exchange.screen import ExchangeScreen
from tests.casework.fleet import a_fleet
from tests.gui.opened import home, workspace

__all__ = ["fleet", "home", "screen", "shown", "workspace"]


@pytest.fixture
def fleet(tmp_path, desk):
    with a_fleet(tmp_path / "fleet", "point") as found:
        desk.clock = found.clock
        desk.session = found.at["point"]
        yield found


def shown(qtbot, desk):
    """The screen in a window that has the keyboard."""
    made = ExchangeScreen(desk)
    made.resize(1198, 632)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.arrive()
    return made


@pytest.fixture
def screen(qtbot, desk, fleet):
    return shown(qtbot, desk)
