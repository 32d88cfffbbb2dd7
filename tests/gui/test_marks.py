import pytest

import resources
from gui.marks import drawings
from gui.palettes import PALETTES


@pytest.mark.parametrize("name", PALETTES)
def test_the_files_are_what_the_palette_draws(name):
    drawn = drawings(PALETTES[name])
    folder = resources.path("styles", name)
    assert {file.name for file in folder.iterdir()} == set(drawn)
    assert {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()} == drawn
