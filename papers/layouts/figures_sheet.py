"""X2: figures of a station, each a table with a bar beside every number; refuses names and bars without numbers."""

from collections.abc import Sequence

from papers.compose import LABEL
from papers.content.answers import BLANK, Answer
from papers.content.figures import FigureLine, FiguresContent, FigureTable
from papers.flow import Column, Piece, Row
from papers.form import Form
from papers.page import Book, FormFace, PageStyle
from papers.parts import beside, grid
from papers.sheet import Sheet
from papers.text import Style

FACE = FormFace("X2", ("form.x2",), "1", PageStyle(210, 297))
COPIES = 1

_CELL = Style(8.2, 6.4, lines=3)
_TITLE = Style(8.4, 6.6, lines=2, bold=True)
_HEAD = Style(6.2, 5.4, lines=2, grey=0.3)
_ONE = (0.46, 0.14, 0.4)
_TWO = (0.4, 0.12, 0.12, 0.36)
_BAR = 9.0


def layout(content: FiguresContent) -> list[Sheet]:
    """The pages of one copy."""
    book = Book(FACE, content.issue)
    book.flow.place(
        *grid(
            book,
            [
                [
                    ("figures.period", content.period),
                    ("figures.strength_at", content.moment),
                    ("figures.known", content.known),
                ]
            ],
        )
    )
    for table in content.tables:
        _table(book, table)
    return book.finish()


def _table(book: Book, table: FigureTable) -> None:
    pairs = any(line.before is not None for line in table.lines)
    shares = _TWO if pairs else _ONE
    numbers = ("figures.head_now", "figures.head_before") if pairs else ("figures.head_value",)
    first, *others = shares
    head = beside(
        book,
        shares,
        [
            book.compose.answer(table.head, first * book.inner, _HEAD),
            *(
                book.compose.words(key, share * book.inner, LABEL)
                for key, share in zip(numbers, others, strict=False)
            ),
            book.compose.text(table.note, shares[-1] * book.inner, LABEL),
        ],
        0.96,
    )
    rows = [_row(book, shares, line) for line in table.lines]
    title = Row(
        (
            Column(
                book.left, book.inner, tuple(book.compose.answer(table.title, book.inner, _TITLE))
            ),
        ),
        framed=False,
        shade=0.93,
    )
    book.flow.place(title, head, *rows[:1], space=6)
    book.flow.heading = head
    for row in rows[1:]:
        book.flow.place(row)
    book.flow.heading = None


def _row(book: Book, shares: Sequence[float], line: FigureLine) -> Row:
    answers: list[Answer] = [line.label, line.value]
    if line.before is not None:
        answers.append(line.before)
    elif len(shares) == len(_TWO):
        answers.append(BLANK)
    cells = [
        book.compose.answer(answer, share * book.inner, _CELL)
        for answer, share in zip(answers, shares, strict=False)
    ]
    return beside(book, shares, [*cells, [Piece(_BAR, bar=line.bar)]])


FORMS = (Form(FACE, "122", COPIES, FiguresContent, FiguresContent.blank, layout),)
