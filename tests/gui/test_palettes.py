import pytest

from gui.palettes import (
    LEAST_OUTLINE_CONTRAST,
    LEAST_TEXT_CONTRAST,
    OUTLINE_PAIRS,
    PALETTES,
    TEXT_PAIRS,
    contrast,
)

# The colours the design fixes; night's muted text is lighter by decision (see gui/palettes.py).
DESIGNED = {
    "light": "#F5F6F8 #FFFFFF #17202A #566370 #1F5FA8 #2A7A4B #9A5B00 #B3261E",
    "dark": "#14181D #1C2229 #E6EBF0 #9DAAB7 #7FB2F0 #7CCB9B #E3A857 #F28B82",
    "night": "#0E0505 #180909 #E79A90 #B46E65 #FF7A6B #E79A90 #E79A90 #E79A90",
}
NAMES = ("background", "surface", "text", "muted", "accent", "good", "warn", "danger")


def test_black_on_white_is_21_and_a_colour_on_itself_1():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#9A5B00", "#9A5B00") == 1


@pytest.mark.parametrize("name", PALETTES)
def test_the_designed_colours_are_kept(name):
    colours = PALETTES[name].colours()
    assert " ".join(colours[word] for word in NAMES) == DESIGNED[name]


@pytest.mark.parametrize("name", PALETTES)
def test_every_text_can_be_read_on_every_ground_it_stands_on(name):
    colours = PALETTES[name].colours()
    weak = {
        (ink, ground): round(contrast(colours[ink], colours[ground]), 2)
        for ink, ground in TEXT_PAIRS
        if contrast(colours[ink], colours[ground]) < LEAST_TEXT_CONTRAST
    }
    assert weak == {}


@pytest.mark.parametrize("name", PALETTES)
def test_edges_of_controls_can_be_seen(name):
    colours = PALETTES[name].colours()
    for ink, ground in OUTLINE_PAIRS:
        assert contrast(colours[ink], colours[ground]) >= LEAST_OUTLINE_CONTRAST, (ink, ground)


def test_night_is_red_and_dim():
    for name, colour in PALETTES["night"].colours().items():
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        assert red > green >= blue, name
        assert max(green, blue) <= 0x9A, name
