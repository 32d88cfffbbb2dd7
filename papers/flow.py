"""Rows of columns that run down a page and on to the next; refuses to cut, to overlap or to lose a line.

A row is measured before it is drawn. What does not fit on the page goes to the next one; what is taller
than a page is split between two lines of text.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from papers.codes import QUIET, Matrix
from papers.sheet import PlacedBox, PlacedCode, PlacedRule, PlacedText, Sheet
from papers.text import Block, Line

PAD = 2.2
"""Space between a frame and its text, in points."""

_BASELINE = 0.96
_DOTS = (0.7, 1.8)
_BAR_GREY = 0.45


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a column: text, a line to write on, a symbol or a gap, `height` points high.

    `tick` is an empty square to be ticked; `boxed` puts a small one before the text, `crossed` a cross in it.
    `bar` is a grey bar of that share of the width.
    """

    height: float
    line: Line | None = None
    size: float = 0.0
    grey: float = 0.0
    indent: float = 0.0
    prefix: Line | None = None
    prefix_size: float = 0.0
    ruled: bool = False
    matrix: Matrix | None = None
    module: float = 0.0
    struck: bool = False
    tick: bool = False
    boxed: bool = False
    crossed: bool = False
    dotted: bool = False
    bar: float = 0.0
    align: float = 0.0


def pieces_of(block: Block, *, indent: float = 0.0, align: float = 0.0) -> list[Piece]:
    """The lines of a block; `align` 0 is left, 0.5 centred, 1 right."""
    return [
        Piece(block.leading, line, block.size, block.grey, indent, align=align)
        for line in block.lines
    ]


def gap(height: float) -> Piece:
    """Empty space."""
    return Piece(height)


def code_piece(matrix: Matrix, module: float) -> Piece:
    """A symbol with its light border; `module` in points."""
    return Piece((len(matrix) + 2 * QUIET) * module, matrix=matrix, module=module)


@dataclass(frozen=True, slots=True)
class Column:
    """Pieces under each other at `x` points from the left edge of the page.

    A column that `repeats` stands again on the next page when its row is split: the number of a line.
    """

    x: float
    width: float
    pieces: tuple[Piece, ...]
    repeats: bool = False

    @property
    def height(self) -> float:
        """Height of all pieces."""
        return sum(piece.height for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Row:
    """Columns beside each other, with or without a frame around each; `shade` fills it, 1 is white."""

    columns: tuple[Column, ...]
    framed: bool = True
    shade: float = 1.0
    least: float = 0.0

    @property
    def height(self) -> float:
        """Height of the tallest column with its padding."""
        return max(
            self.least, max((column.height for column in self.columns), default=0.0) + 2 * PAD
        )

    def split(self, room: float) -> tuple["Row", "Row"]:
        """What fits into `room` points, and the rest."""
        tops: list[Column] = []
        rests: list[Column] = []
        for column in self.columns:
            used, count = 2 * PAD, 0
            while count < len(column.pieces) and used + column.pieces[count].height <= room:
                used += column.pieces[count].height
                count += 1
            tops.append(replace(column, pieces=column.pieces[:count]))
            rests.append(
                column if column.repeats else replace(column, pieces=column.pieces[count:])
            )
        return replace(self, columns=tuple(tops), least=0.0), replace(
            self, columns=tuple(rests), least=0.0
        )

    def draw(self, sheet: Sheet, top: float) -> float:
        """Draw it with its upper edge at `top`; gives its lower edge."""
        height = self.height
        bottom = top - height
        if self.framed:
            self._draw_frames(sheet, bottom, top)
        for column in self.columns:
            if self.shade < 1:
                sheet.boxes.append(PlacedBox(column.x, bottom, column.width, height, self.shade))
            y = top - PAD
            for piece in column.pieces:
                _draw_piece(sheet, piece, column, y)
                y -= piece.height
        return bottom

    def _draw_frames(self, sheet: Sheet, bottom: float, top: float) -> None:
        """Each line once, although neighbours share it; the columns stand side by side."""
        edges = {round(column.x, 2) for column in self.columns}
        edges |= {round(column.x + column.width, 2) for column in self.columns}
        left, right = min(edges), max(edges)
        sheet.rules += [PlacedRule(left, y, right, y) for y in (bottom, top)]
        sheet.rules += [PlacedRule(x, bottom, x, top) for x in sorted(edges)]


def _frame(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    for x1, y1, x2, y2 in (
        (x, y, x + width, y),
        (x, y + height, x + width, y + height),
        (x, y, x, y + height),
        (x + width, y, x + width, y + height),
    ):
        sheet.rules.append(PlacedRule(x1, y1, x2, y2))


def _draw_piece(sheet: Sheet, piece: Piece, column: Column, top: float) -> None:
    left = column.x + PAD + piece.indent
    inner = column.width - 2 * PAD - piece.indent
    baseline = top - piece.size * _BASELINE
    if piece.prefix:
        low = (
            top - max(piece.size, piece.prefix_size) * _BASELINE
            if piece.line
            else top - piece.height + 2
        )
        sheet.texts.append(PlacedText(column.x + PAD, low, piece.prefix, piece.prefix_size, 0.35))
    if piece.line:
        slack = max(0.0, inner - piece.line.width * piece.size)
        x = left + piece.align * slack
        sheet.texts.append(PlacedText(x, baseline, piece.line, piece.size, piece.grey))
        if piece.struck:
            middle = baseline + 0.3 * piece.size
            sheet.rules.append(
                PlacedRule(x, middle, x + piece.line.width * piece.size, middle, 0.9)
            )
    if piece.ruled:
        y = top - piece.height + 1.5
        width, dash = (0.7, _DOTS) if piece.dotted else (0.3, ())
        sheet.rules.append(PlacedRule(left, y, left + inner, y, width, 0.45, dash))
    if piece.matrix:
        _draw_code(sheet, piece, column, top)
    if piece.bar:
        height = piece.height * 0.62
        low = top - (piece.height + height) / 2
        sheet.boxes.append(PlacedBox(left, low, inner * min(piece.bar, 1.0), height, _BAR_GREY))
    if piece.boxed:
        _draw_box(sheet, column.x + PAD, baseline, 0.72 * piece.size, crossed=piece.crossed)
    if piece.tick:
        side = min(piece.height, inner) - 2
        _frame(sheet, column.x + (column.width - side) / 2, top - side - 1, side, side)


def _draw_box(sheet: Sheet, x: float, y: float, side: float, *, crossed: bool) -> None:
    _frame(sheet, x, y, side, side)
    if crossed:
        sheet.rules.append(PlacedRule(x, y, x + side, y + side, 0.8))
        sheet.rules.append(PlacedRule(x, y + side, x + side, y, 0.8))


def _draw_code(sheet: Sheet, piece: Piece, column: Column, top: float) -> None:
    matrix = piece.matrix or ()
    side = len(matrix) * piece.module
    border = QUIET * piece.module
    slack = max(0.0, column.width - 2 * PAD - side - 2 * border)
    x = column.x + PAD + border + piece.align * slack
    sheet.codes.append(PlacedCode(x, top - border - side, piece.module, matrix))


class Flow:
    """Places rows down the body of page after page."""

    def __init__(self, new_sheet: Callable[[], tuple[Sheet, float, float]]) -> None:
        """`new_sheet` gives a page and the upper and lower edge of its body."""
        self._new_sheet = new_sheet
        self.sheets: list[Sheet] = []
        self.heading: Row | None = None
        self._fresh = False
        self._turn()

    def _turn(self) -> None:
        self._sheet, self._y, self._bottom = self._new_sheet()
        self.sheets.append(self._sheet)
        if self.heading:
            self._y = self.heading.draw(self._sheet, self._y)
        self._fresh = True
        self._body = self._y - self._bottom

    @property
    def room(self) -> float:
        """Points left on this page."""
        return self._y - self._bottom

    def place(self, *rows: Row, space: float = 0.0) -> None:
        """Place rows under each other, together on one page if they fit on one; `space` goes before."""
        if space and not self._fresh:
            self._y -= min(space, self.room)
        height = sum(row.height for row in rows)
        # What is taller than a page is split anyway: it may as well begin here.
        begins_here = height > self._body and self.room >= self._body / 3
        if height > self.room and not self._fresh and not begins_here:
            self._turn()
        for row in rows:
            self._place_one(row)

    def _place_one(self, row: Row) -> None:
        while row.height > self.room:
            top, rest = row.split(self.room)
            if not any(column.pieces for column in top.columns if not column.repeats):
                if self._fresh:
                    break
                self._turn()
                continue
            self._y = top.draw(self._sheet, self._y)
            row = rest
            self._turn()
        self._y = row.draw(self._sheet, self._y)
        self._fresh = False

    def take(self, height: float) -> tuple[Sheet, float]:
        """Room of that height for something drawn by hand: its page and upper edge."""
        if height > self.room and not self._fresh:
            self._turn()
        top = self._y
        self._y -= height
        self._fresh = False
        return self._sheet, top

    def turn(self) -> None:
        """Go on to a new page unless this one is still empty."""
        if not self._fresh:
            self._turn()
