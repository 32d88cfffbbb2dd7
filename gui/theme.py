"""Fonts, palette and style sheet of the whole program; refuses to style one control by itself.

The measures of the design live here: an 8-pixel grid, radius 6, base text 11 pt, rows of 34 pixels and
targets of at least 36. Whatever paints by hand asks `active()` for the colours of the moment.
"""

from functools import cache
from string import Template

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

import resources
from gui.palettes import LIGHT, PALETTES, Palette

GRID = 8
RADIUS = 6
ROW_HEIGHT = 34
TARGET = 36
BASE_POINTS = 11
TITLE_POINTS = 15

_PROPERTY = "palette_name"
_FAMILIES = ("Noto Sans", "NanumGothic")

_ROLES: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "background"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "stripe"),
    (QPalette.ColorRole.ToolTipBase, "surface"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.PlaceholderText, "muted"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "danger"),
    (QPalette.ColorRole.Light, "hover"),
    (QPalette.ColorRole.Midlight, "hover"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "outline"),
    (QPalette.ColorRole.Shadow, "background"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.Accent, "accent"),
)


class Theme(QObject):
    """The look of one application; `palette_changed` tells those who paint by hand."""

    palette_changed = Signal(object)

    def __init__(self, application: QApplication, name: str = "light") -> None:
        """Load the fonts and dress `application` in the palette called `name`."""
        super().__init__(application)
        self._application = application
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setFont(base_font())
        self._dress(PALETTES[name])

    def apply(self, name: str) -> None:
        """Dress everything in `light`, `dark` or `night`; what wears it already is left alone.

        Raises:
            KeyError: there is no such palette.
        """
        # Every control is styled anew by it, which takes longer than making the control.
        if PALETTES[name] is not self.palette:
            self._dress(PALETTES[name])

    def _dress(self, palette: Palette) -> None:
        self.palette = palette
        self._application.setProperty(_PROPERTY, palette.name)
        self._application.setPalette(qt_palette(self.palette))
        self._application.setStyleSheet(style_sheet(self.palette))
        self.palette_changed.emit(self.palette)


def active() -> Palette:
    """The palette the application wears now (light before any was chosen)."""
    application = QApplication.instance()
    name = application.property(_PROPERTY) if application else None
    return PALETTES.get(str(name), LIGHT)


@cache
def load_fonts() -> tuple[str, ...]:
    """Hand the shipped fonts to Qt once; returns the families found."""
    found: list[str] = []
    for file in sorted(resources.path("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        found += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys(found))


def base_font() -> QFont:
    """Noto Sans 11 pt with NanumGothic behind it; whatever the machine has where they are missing."""
    load_fonts()
    font = QFont()
    font.setFamilies(list(_FAMILIES))
    font.setPointSize(BASE_POINTS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def style_sheet(palette: Palette) -> str:
    """The style sheet of every control in these colours."""
    template = resources.path("styles", "kit.qss").read_text(encoding="utf-8")
    marks = resources.path("styles", palette.name).as_posix()
    return Template(template).substitute(palette.colours(), marks=marks)


def qt_palette(palette: Palette) -> QPalette:
    """The same colours for what Qt draws without the style sheet."""
    made = QPalette()
    colours = palette.colours()
    for role, colour in _ROLES:
        made.setColor(role, QColor(colours[colour]))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.muted))
    return made
