"""The shipped fonts and which of them has which character; refuses to fetch a font from the system."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

import resources

SHAPED = frozenset({"NotoSansArabic-Regular", "NotoSansHebrew-Regular"})
"""Fonts whose letters change with their neighbours: drawn through HarfBuzz."""

_REGULAR = ("NotoSans-Regular", "NanumGothic", "NotoSansArabic-Regular", "NotoSansHebrew-Regular")
_BOLD = ("NotoSans-Bold", "NanumGothicBold", "NotoSansArabic-Regular", "NotoSansHebrew-Regular")


@dataclass(frozen=True, slots=True)
class Face:
    """One font file, registered with ReportLab: what it has, and how wide each character is (em = 1000)."""

    name: str
    characters: frozenset[str]
    width_of: Callable[[int], float]


@cache
def face(name: str) -> Face:
    """The font of that name, read from `resources/fonts` when first asked for."""
    font = new_font(name)
    metrics: TTFontFace = font.face
    return Face(name, frozenset(map(chr, metrics.charToGlyph)), metrics.charWidths.__getitem__)


def new_font(name: str) -> TTFont:
    """Register a font anew: shaping adds glyphs to a font, and each paper must start from the same."""
    font = TTFont(name, str(resources.path("fonts", f"{name}.ttf")), shapable=name in SHAPED)
    pdfmetrics.registerFont(font)
    return font


@cache
def face_for(character: str, *, bold: bool) -> Face | None:
    """The first font of the chain that has this character, `None` if no shipped font has it."""
    for name in _BOLD if bold else _REGULAR:
        candidate = face(name)
        if character in candidate.characters:
            return candidate
    return None


class Widths(dict[str, float]):
    """Width of single characters in the first font that has them, at a size of 1 point."""

    def __init__(self, *, bold: bool) -> None:
        super().__init__()
        self._bold = bold

    def __missing__(self, character: str) -> float:
        found = face_for(character, bold=self._bold)
        width = found.width_of(ord(character)) / 1000 if found else 0.0
        self[character] = width
        return width
