"""One page as a list of what stands on it, and the painter that turns pages into PDF; refuses to lay out.

Coordinates are PDF points from the lower left corner. As pages are data, the number of pages is known
before the first is painted, and whoever checks can ask where every text stands.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfbase.ttfonts import shapeStr
from reportlab.pdfgen.canvas import Canvas

from papers.codes import Matrix
from papers.faces import SHAPED, face, new_font
from papers.text import Line

MM = float(mm)

_FIRST_FONT = "NotoSans-Regular"
_ASCENT = 0.93
_DESCENT = 0.24
_PAINTING = Lock()

# Binary streams: a quarter smaller and faster; every printer and mail system of today carries them.
rl_config.useA85 = 0


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A line of text with its baseline's left end."""

    x: float
    y: float
    line: Line
    size: float
    grey: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, lower, right and upper edge."""
        return (
            self.x,
            self.y - _DESCENT * self.size,
            self.x + self.line.width * self.size,
            self.y + _ASCENT * self.size,
        )

    @property
    def text(self) -> str:
        """Its characters as they are drawn."""
        return "".join(run.text for run in self.line.runs)


@dataclass(frozen=True, slots=True)
class PlacedRule:
    """A straight line; `dash` is the length of its dashes and gaps, empty for none."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = 0.4
    grey: float = 0.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    grey: float


@dataclass(frozen=True, slots=True)
class PlacedCode:
    """A QR symbol; `x`, `y` is the lower left corner of its dark part, `module` the size of a square."""

    x: float
    y: float
    module: float
    matrix: Matrix

    @property
    def side(self) -> float:
        """Width of the dark part."""
        return len(self.matrix) * self.module


@dataclass(slots=True)
class Sheet:
    """One page."""

    width: float
    height: float
    boxes: list[PlacedBox] = field(default_factory=list[PlacedBox])
    rules: list[PlacedRule] = field(default_factory=list[PlacedRule])
    codes: list[PlacedCode] = field(default_factory=list[PlacedCode])
    texts: list[PlacedText] = field(default_factory=list[PlacedText])


def paint(sheets: Iterable[Sheet], title: str) -> bytes:
    """The pages as PDF; the same pages and title give the same bytes."""
    with _PAINTING:
        face(_FIRST_FONT)
        for name in SHAPED:
            new_font(name)
        target = io.BytesIO()
        # ReportLab would begin each page with Helvetica, which cannot be embedded.
        options: dict[str, Any] = {"initialFontName": _FIRST_FONT}
        canvas = Canvas(target, invariant=1, pageCompression=1, **options)
        canvas.setTitle(title)
        for sheet in sheets:
            canvas.setPageSize((sheet.width, sheet.height))
            _paint_shapes(canvas, sheet)
            _paint_texts(canvas, sheet.texts)
            canvas.showPage()
        canvas.save()
        return target.getvalue()


def _paint_shapes(canvas: Canvas, sheet: Sheet) -> None:
    for box in sheet.boxes:
        canvas.setFillGray(box.grey)
        canvas.rect(box.x, box.y, box.width, box.height, stroke=0, fill=1)
    for style in sorted({(rule.width, rule.grey, rule.dash) for rule in sheet.rules}):
        width, grey, dash = style
        canvas.setLineWidth(width)
        canvas.setStrokeGray(grey)
        canvas.setDash(list(dash))
        canvas.lines(
            [
                (rule.x1, rule.y1, rule.x2, rule.y2)
                for rule in sheet.rules
                if (rule.width, rule.grey, rule.dash) == style
            ]
        )
    canvas.setFillGray(0)
    for code in sheet.codes:
        path = canvas.beginPath()
        for row, stretches in enumerate(code.matrix):
            bottom = code.y + (len(code.matrix) - 1 - row) * code.module
            for column, count in stretches:
                path.rect(code.x + column * code.module, bottom, count * code.module, code.module)
        canvas.drawPath(path, stroke=0, fill=1)


def _paint_texts(canvas: Canvas, texts: list[PlacedText]) -> None:
    ink = canvas.beginText()
    font: tuple[str, float] = ("", 0.0)
    grey = 0.0
    for placed in texts:
        if placed.grey != grey:
            grey = placed.grey
            ink.setFillGray(grey)
        x = placed.x
        for run in placed.line.runs:
            if (run.face, placed.size) != font:
                font = (run.face, placed.size)
                ink.setFont(*font)
            ink.setTextOrigin(x, placed.y)
            ink.textOut(
                shapeStr(run.text, run.face, placed.size, force=True) if run.shaped else run.text
            )
            x += run.width * placed.size
    canvas.drawText(ink)
