"""A screen of its own for each journey that needs one."""

import pytest

from tests.journeys.screen import Screen


@pytest.fixture
def real_screen(tmp_path):
    made = Screen(tmp_path / "screen")
    yield made
    made.end()
