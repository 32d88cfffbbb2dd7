"""What stands between head and foot on many forms: sections, grids, tables, notes; refuses to know a form.

A grid is lines of labelled answers, a table is lines under one head that stands again on each page.
"""

from collections.abc import Sequence

from papers.compose import LABEL, SMALL, VALUE, WRITING_LINE
from papers.content.answers import Answer, PersonIdentity
from papers.flow import Column, Piece, Row
from papers.page import Book
from papers.text import Style

CELL = Style(7.8, 6.2, lines=3)

_HEADING = Style(8.4, 6.6, lines=1, bold=True)
_ARTICLE = Style(6.8, 5.6, lines=1, grey=0.25)
_ARTICLE_SHARE = 0.2

Cell = tuple[str, Answer] | tuple[str, Answer, float]
"""A label key, its answer and, if not 1, its share of the line."""


def heading(book: Book, key: str, article: str = "") -> Row:
    """The title of a section, with the article it follows (`17`, `122(4)`) at its right end."""
    compose = book.compose
    side = _ARTICLE_SHARE * book.inner if article else 0.0
    main = book.inner - side
    columns = [Column(book.left, main, tuple(compose.words(key, main, _HEADING)))]
    if article:
        pieces = compose.words("paper.article", side, _ARTICLE, align=1.0, article=article)
        columns.append(Column(book.left + main, side, tuple(pieces)))
    return Row(tuple(columns), framed=False, shade=0.93)


def grid(
    book: Book,
    lines: Sequence[Sequence[Cell]],
    style: Style = VALUE,
    *,
    line_height: float = WRITING_LINE,
) -> list[Row]:
    """Lines of labelled answers, each sharing the whole width."""
    rows: list[Row] = []
    for line in lines:
        weights = [cell[2] if len(cell) > 2 else 1.0 for cell in line]  # noqa: PLR2004
        unit = book.inner / sum(weights)
        cells = [
            (cell[0], cell[1], weight * unit) for cell, weight in zip(line, weights, strict=True)
        ]
        rows.append(book.compose.fields(book.left, cells, style, line_height=line_height))
    return rows


def identity_lines(
    person: PersonIdentity, pow_number: Answer, tag_number: Answer
) -> tuple[tuple[Cell, ...], ...]:
    """Who it is, as lines of a grid: what GC III Art. 17 lets one ask, and the numbers of this register."""
    return (
        (
            ("field.surname", person.surname),
            ("field.first_names", person.first_names),
            ("field.patronymic", person.patronymic),
        ),
        (
            ("paper.rank", person.rank),
            ("paper.service_number", person.service_number),
            ("field.date_of_birth", person.date_of_birth),
        ),
        (
            ("paper.latin_name", person.latin_name),
            ("field.pow_no", pow_number),
            ("field.tag_no", tag_number),
        ),
    )


def place_section(book: Book, key: str, rows: Sequence[Row], article: str = "") -> None:
    """A heading and its rows; the heading is never left alone at the foot of a page."""
    title = heading(book, key, article)
    book.flow.place(title, *rows[:1], space=4)
    for row in rows[1:]:
        book.flow.place(row)


def beside(
    book: Book, shares: Sequence[float], cells: Sequence[Sequence[Piece]], shade: float = 1.0
) -> Row:
    """Cells beside each other, each with its share of the whole width."""
    columns: list[Column] = []
    x = book.left
    for share, pieces in zip(shares, cells, strict=True):
        columns.append(Column(x, share * book.inner, tuple(pieces)))
        x += share * book.inner
    return Row(tuple(columns), shade=shade)


def place_table(
    book: Book,
    title: Row,
    columns: Sequence[tuple[str, float]],
    lines: Sequence[Sequence[Answer]],
    nothing: str,
    *,
    style: Style = CELL,
    line_height: float = WRITING_LINE,
) -> None:
    """A table of (label key, share of the width) columns; without lines the sentence `nothing` stands there."""
    compose, flow = book.compose, book.flow
    shares = [share for _, share in columns]
    if not lines:
        text = Column(book.left, book.inner, tuple(compose.words(nothing, book.inner, style)))
        flow.place(title, Row((text,)), space=3)
        return
    head = beside(
        book,
        shares,
        [compose.words(key, share * book.inner, LABEL) for key, share in columns],
        0.93,
    )
    bodies = [
        beside(
            book,
            shares,
            [
                compose.answer(answer, share * book.inner, style, line_height=line_height)
                for answer, share in zip(line, shares, strict=True)
            ],
        )
        for line in lines
    ]
    flow.place(title, head, bodies[0], space=3)
    flow.heading = head
    for body in bodies[1:]:
        flow.place(body)
    flow.heading = None


def note(book: Book, *keys: str, style: Style = SMALL) -> Row:
    """Sentences in both languages, without a frame."""
    pieces = [piece for key in keys for piece in book.compose.words(key, book.inner, style)]
    return Row((Column(book.left, book.inner, tuple(pieces)),), framed=False)


def labelled_text(book: Book, key: str, text: str, *, empty_lines: int = 0) -> Row:
    """A label above a text that may be long, or above lines to write on where there is none."""
    compose = book.compose
    pieces = compose.words(key, book.inner, LABEL)
    if text.strip():
        pieces += compose.text(text, book.inner, Style(8.0, 6.8, lines=12))
    else:
        pieces += compose.writing_lines(empty_lines, 15.0)
    return Row((Column(book.left, book.inner, tuple(pieces)),))
