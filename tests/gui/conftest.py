"""A dressed application and a desk for every test that opens windows; jobs are done at once."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from gui.desk import Desk
from gui.jobs import JobsNow
from gui.preferences import PreferencesFile
from gui.theme import Theme


@pytest.fixture(scope="session")
def dressed(qapp):
    """As in the program, the application is dressed once."""
    return Theme(qapp)


@pytest.fixture
def theme(dressed):
    """Light again for the next test, when the windows of this one are gone."""
    yield dressed
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dressed.apply("light")


@pytest.fixture
def desk(theme, clock, tmp_path):
    made = Desk(
        jobs=JobsNow(), theme=theme, clock=clock, preferences=PreferencesFile(tmp_path / "config")
    )
    yield made
    made.jobs.stop()
