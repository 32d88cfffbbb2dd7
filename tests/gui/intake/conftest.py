"""A real register in a temporary folder, and the intake screen over it."""

import pytest
from PySide6.QtWidgets import QApplication

from gui.desk import Desk
from gui.intake.screen import IntakeScreen
from gui.jobs import JobsNow
from gui.preferences import PreferencesFile
from models.clock import HandClock
from tests.casework.founded import a_register
from tests.casework.people import START


@pytest.fixture
def hand():
    return HandClock(START)


@pytest.fixture
def workspace(tmp_path, hand):
    with a_register(tmp_path / "home", hand) as opened:
        yield opened


@pytest.fixture
def desk(theme, hand, workspace, tmp_path):
    """Jobs are done at once: what a key starts has ended when the key comes back."""
    made = Desk(
        jobs=JobsNow(), theme=theme, clock=hand, preferences=PreferencesFile(tmp_path / "config")
    )
    made.session = workspace
    yield made
    made.jobs.stop()


@pytest.fixture
def screen(qtbot, desk):
    made = IntakeScreen(desk)
    qtbot.addWidget(made)
    made.resize(1190, 664)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.arrive()
    yield made
    while dialog := QApplication.activeModalWidget():
        dialog.reject()
