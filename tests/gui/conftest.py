"""A dressed application and a desk for every test that opens windows; jobs are done at once."""

import pytest

from gui.desk import Desk
from gui.jobs import JobsNow
from gui.preferences import PreferencesFile
from gui.theme import Theme


@pytest.fixture
def theme(qapp):
    made = Theme(qapp)
    yield made
    made.apply("light")


@pytest.fixture
def desk(theme, clock, tmp_path):
    made = Desk(
        jobs=JobsNow(), theme=theme, clock=clock, preferences=PreferencesFile(tmp_path / "config")
    )
    yield made
    made.jobs.stop()
