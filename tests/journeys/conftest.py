"""A screen of its own for each journey that needs one, a window over real registers for the others."""

import pytest

from resources.words import words
from tests.gui.conftest import desk, dressed, theme
from tests.journeys.disks import SmallDisk
from tests.journeys.screen import Screen
from tests.journeys.windows import Program

__all__ = ["desk", "dressed", "theme"]


@pytest.fixture
def real_screen(tmp_path):
    made = Screen(tmp_path / "screen")
    yield made
    made.end()


@pytest.fixture
def small_disk(tmp_path):
    made = SmallDisk(tmp_path)
    yield made
    made.unmount()


@pytest.fixture(params=["uk", pytest.param("en", marks=pytest.mark.slow)])
def language(request):
    assert words(request.param).language == request.param
    return request.param


@pytest.fixture
def program(qapp, desk, tmp_path, language):
    home = tmp_path / "registers"
    home.mkdir()
    made = Program(desk, home, language)
    yield made
    made.end()
