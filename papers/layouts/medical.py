"""What the medical papers share: who and when at their head, clinical parts for a pen; refuses to fill these.

Every page says in its title that it is a medical secret. The papers travel in the sealed medical envelope.
"""

from collections.abc import Sequence

from papers.compose import LABEL
from papers.content.answers import BLANK
from papers.content.medical import MedicalContent
from papers.flow import Row, gap
from papers.page import Book, FormFace, PageStyle
from papers.parts import Cell, beside, grid, identity_lines, labelled_text, note
from papers.text import Style

A4 = PageStyle(210, 297, title=12.0, side_mm=44, code_mm=24)
OPTION = Style(7.6, 6.2, lines=2)

_VALUE = Style(8.4, 6.4, lines=2)
_LABEL_SHARE = 0.22
_LINE = 14.0


def medical_face(code: str, title: str, page: PageStyle = A4) -> FormFace:
    """The frame of a medical paper: on every page its title and that it is a medical secret."""
    return FormFace(code, (title, "med.confidential"), "1", page)


def person_rows(
    book: Book, content: MedicalContent, when: str = "paper.examined_on", *, line: float = _LINE
) -> list[Row]:
    """The rule of the envelope, who is examined, when and where: all that may be printed before."""
    lines = (
        *identity_lines(content.identity, content.pow_number, content.tag_number),
        (
            ("paper.power", content.power),
            (when, content.examined_at),
            ("paper.examined_place", content.place),
        ),
    )
    return [note(book, "paper.medical_envelope_rule"), *grid(book, lines, _VALUE, line_height=line)]


def pen(book: Book, key: str, lines: int = 2) -> Row:
    """A label above lines to write on."""
    return labelled_text(book, key, "", empty_lines=lines)


def pens(book: Book, *keys: str, line: float = 15.0) -> Row:
    """Labels beside each other, each above one line to write on."""
    cells: list[Cell] = [(key, BLANK) for key in keys]
    return grid(book, (cells,), line_height=line)[0]


def squares(book: Book, key: str, options: Sequence[str]) -> Row:
    """A label and squares to tick beside it."""
    compose = book.compose
    share = (1 - _LABEL_SHARE) / len(options)
    cells = [compose.words(key, _LABEL_SHARE * book.inner, LABEL)]
    cells += [compose.option(option, share * book.inner, OPTION) for option in options]
    return beside(book, (_LABEL_SHARE, *(share for _ in options)), cells)


def pen_table(
    book: Book, columns: Sequence[tuple[str, float]], lines: int, *, numbered: str = ""
) -> list[Row]:
    """An empty table: labels of its columns, lines to write on; the column `numbered` bears their numbers."""
    compose = book.compose
    shares = [share for _, share in columns]
    labels = [compose.words(key, share * book.inner, LABEL) for key, share in columns]
    rows = [beside(book, shares, labels, 0.93)]
    for number in range(1, lines + 1):
        cells = [
            compose.text(str(number), share * book.inner, OPTION)
            if key == numbered
            else compose.writing_lines(height=15.0)
            for key, share in columns
        ]
        rows.append(beside(book, shares, cells))
    return rows


def examiner_rows(
    book: Book, content: MedicalContent, role: str = "role.medical_officer"
) -> list[Row]:
    """Where the examiner signs."""
    return book.compose.signatures(
        book.left,
        book.inner,
        ((role, content.examiner),),
        (("name", "rank"), ("position", "unit", "contact")),
        room=18.0,
    )


def box(book: Book, key: str, height: float) -> Row:
    """A label above empty room: a print, a photograph."""
    return beside(book, (1.0,), [[*book.compose.words(key, book.inner, LABEL), gap(height)]])
