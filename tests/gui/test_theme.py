import re

import pytest
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QLineEdit

import resources
from gui.palettes import PALETTES
from gui.theme import active, base_font, load_fonts, qt_palette, style_sheet


def test_the_shipped_fonts_are_used(theme):
    assert {"Noto Sans", "NanumGothic"} <= set(load_fonts())
    info = QFontInfo(base_font())
    assert (info.family(), info.pointSize()) == ("Noto Sans", 11)


@pytest.mark.parametrize("name", PALETTES)
def test_the_style_sheet_has_no_colour_but_the_palettes(name):
    sheet = style_sheet(PALETTES[name])
    assert "$" not in sheet
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", sheet)) <= set(PALETTES[name].colours().values())
    for file in re.findall(r"url\((.*?)\)", sheet):
        assert resources.path(file).is_file(), file


@pytest.mark.parametrize("name", PALETTES)
def test_no_role_is_left_to_the_machine(name):
    own = {colour.lower() for colour in PALETTES[name].colours().values()}
    made = qt_palette(PALETTES[name])
    roles = [role for role in QPalette.ColorRole if role.name not in {"NoRole", "NColorRoles"}]
    for role in roles:
        assert made.color(role).name() in own, role


def test_changing_the_palette_tells_and_dresses(theme, qtbot):
    edit = QLineEdit()
    qtbot.addWidget(edit)
    with qtbot.waitSignal(theme.palette_changed) as told:
        theme.apply("night")
    assert told.args == [PALETTES["night"]]
    assert active() is PALETTES["night"]
    assert edit.palette().color(QPalette.ColorRole.Highlight).name() == "#ff7a6b"


def test_an_unknown_palette_is_a_mistake(theme):
    with pytest.raises(KeyError):
        theme.apply("pink")
