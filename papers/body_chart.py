"""The outline of a body, front and back, to draw injuries on; refuses everything but the outline.

One half is given as points around the middle line, from the crown to the crotch; the other mirrors it. Units
are hundredths of the height.
"""

from collections.abc import Sequence
from itertools import pairwise

from papers.flow import Column, Row, gap
from papers.page import Book
from papers.sheet import PlacedRule, Sheet
from papers.text import Style

_HALF = (
    (0.0, 0.0),
    (3.0, 0.7),
    (4.8, 3.2),
    (5.1, 6.6),
    (4.4, 10.0),
    (2.9, 12.8),
    (2.9, 14.8),
    (4.2, 16.4),
    (8.2, 17.8),
    (11.6, 19.0),
    (13.6, 21.6),
    (14.6, 26.5),
    (15.4, 32.5),
    (16.8, 38.5),
    (18.2, 44.5),
    (19.2, 48.6),
    (20.4, 52.0),
    (20.5, 55.6),
    (19.2, 58.4),
    (17.7, 57.4),
    (17.0, 54.0),
    (16.6, 50.6),
    (15.2, 45.6),
    (13.3, 39.2),
    (12.2, 33.4),
    (11.0, 27.4),
    (10.2, 31.0),
    (9.2, 36.5),
    (8.9, 40.5),
    (9.9, 46.0),
    (10.7, 51.0),
    (10.7, 56.5),
    (10.0, 63.5),
    (8.7, 70.5),
    (8.5, 75.0),
    (8.3, 80.0),
    (6.9, 88.0),
    (6.0, 93.0),
    (6.8, 96.2),
    (7.8, 98.4),
    (6.2, 99.6),
    (3.2, 99.4),
    (2.7, 96.6),
    (2.8, 93.0),
    (2.3, 86.0),
    (2.4, 79.0),
    (2.1, 72.5),
    (1.4, 64.5),
    (0.5, 56.5),
    (0.0, 54.6),
)
_SHARP = 25
"""Where the arm meets the chest: the one corner of the outline."""

_STEPS = 5
_WIDTH = 0.7
_GREY = 0.35


def _smooth(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """A curve through all points (Catmull and Rom)."""
    found: list[tuple[float, float]] = []
    padded = [points[0], *points, points[-1]]
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(_STEPS):
            t = step / _STEPS
            found.append(
                (
                    _between(before[0], start[0], end[0], after[0], t),
                    _between(before[1], start[1], end[1], after[1], t),
                )
            )
    return [*found, points[-1]]


def _between(before: float, start: float, end: float, after: float, t: float) -> float:
    return 0.5 * (
        2 * start
        + (end - before) * t
        + (2 * before - 5 * start + 4 * end - after) * t**2
        + (3 * start - before - 3 * end + after) * t**3
    )


_OUTLINE = (*_smooth(_HALF[: _SHARP + 1]), *_smooth(_HALF[_SHARP:]))


def draw_body(sheet: Sheet, middle: float, top: float, height: float) -> None:
    """One body around the upright line at `middle`, its crown at `top`; all in points."""
    unit = height / 100
    for side in (-1, 1):
        points = [(middle + side * x * unit, top - y * unit) for x, y in _OUTLINE]
        sheet.rules += [PlacedRule(*start, *end, _WIDTH, _GREY) for start, end in pairwise(points)]


def place_body_chart(book: Book, title: Row, height: float) -> None:
    """A title and both views beside each other, `height` points high with their captions."""
    compose, half = book.compose, book.inner / 2
    style = Style(7.6, 6.0, lines=1)
    columns: list[Column] = []
    for number, key in enumerate(("paper.body_front", "paper.body_back")):
        captions = [
            piece
            for word in compose.pair.each(key)
            for piece in compose.text(word, half, style, align=0.5)
        ]
        columns.append(Column(book.left + number * half, half, (*captions, gap(4))))
    row = Row(tuple(columns), least=height)
    sheet, top = book.flow.take(title.height + row.height)
    top = title.draw(sheet, top)
    row.draw(sheet, top)
    caption = max(column.height for column in columns) + 4
    for column in columns:
        draw_body(sheet, column.x + half / 2, top - caption, height - caption - 8)
