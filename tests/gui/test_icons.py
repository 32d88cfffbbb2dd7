import re

import pytest

import resources
from gui import icons


def _shades(picture):
    """Every fully drawn pixel as (red, green, blue)."""
    image = picture.toImage()
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    drawn = [image.pixelColor(x, y) for x, y in places]
    return [colour.getRgb()[:3] for colour in drawn if colour.alpha() > 200]


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_is_an_outline_of_its_own_in_one_colour(name, qapp):
    text = resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert 'stroke-width="1.75"' in text
    assert not re.findall(r"#[0-9A-Fa-f]{3,6}|<image|<text|href", text)
    shades = _shades(icons.pixmap(name, "#1F5FA8", 48))
    assert shades
    # Half-covered pixels are rounded by one step when their share is divided out again.
    assert all(
        abs(part - wanted) <= 2
        for shade in shades
        for part, wanted in zip(shade, (0x1F, 0x5F, 0xA8), strict=True)
    )


def test_a_picture_is_sharp_at_the_screens_ratio(qapp):
    picture = icons.pixmap("lock", "#000000", 20, 1.5)
    assert (picture.width(), picture.deviceIndependentSize().width()) == (30, 20)


def test_an_unknown_icon_is_a_mistake(qapp):
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon", "#000000")


def test_the_application_icon_has_every_size(qapp):
    sizes = {size.width() for size in icons.application_icon().availableSizes()}
    assert {16, 24, 32, 48, 64, 128, 256} <= sizes
    assert (
        resources.path("icons", "application", "safe-conduct.ico").read_bytes()[:4] == b"\0\0\1\0"
    )
