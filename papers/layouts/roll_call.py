"""X1: strength and roll-call sheet, A4, for two who count without each other; refuses one count alone.

Every name has a square for each counter. The totals, what differs and why stand above three signatures.
Practice of custody; GC III Art. 122(5) and 91-94 ask that a missing man be noticed.
"""

from papers.compose import text_or_line
from papers.content.roll_call import RollCallContent
from papers.flow import Piece, Row
from papers.form import Form
from papers.page import Book, FormFace, PageStyle
from papers.parts import beside, grid, heading, labelled_text, note
from papers.roster import NUMBER, Roster
from papers.sheet import Sheet
from papers.text import Style

FACE = FormFace("X1", ("form.x1",), "1", PageStyle(210, 297, title=13.0, side_mm=44, code_mm=24))
COPIES = 2

_VALUE = Style(8.6, 6.6, lines=2)
_CELL = Style(7.6, 6.2, lines=2)
_TOTAL = Style(10.0, 7.0, lines=1, bold=True)
_STATES_BESIDE = 4
_COLUMNS = (
    (NUMBER, 0.05),
    ("field.pow_no", 0.13),
    ("paper.name", 0.3),
    ("paper.rank", 0.14),
    ("paper.quarters", 0.12),
    ("paper.where_now", 0.16),
    ("paper.tick_1", 0.05),
    ("paper.tick_2", 0.05),
)


def layout(content: RollCallContent) -> list[Sheet]:
    """The pages of one copy."""
    book = Book(FACE, content.issue)
    lines = (
        (
            ("paper.roll_call_place", content.place),
            ("paper.roll_call_at", content.called_at),
            ("paper.roll_call_reason", content.occasion),
        ),
    )
    book.flow.place(*grid(book, lines, _VALUE), note(book, "paper.two_counts"))
    _strength(book, content)
    _names(book, content)
    _closing(book, content)
    return book.finish()


def _strength(book: Book, content: RollCallContent) -> None:
    """States and their numbers, four beside each other."""
    if not content.strength:
        return
    rows: list[Row] = []
    for first in range(0, len(content.strength), _STATES_BESIDE):
        group = content.strength[first : first + _STATES_BESIDE]
        share = 1 / len(group)
        cells: list[list[Piece]] = []
        shares: list[float] = []
        for line in group:
            for answer, part, style in ((line.state, 0.7, _CELL), (line.persons, 0.3, _TOTAL)):
                width = part * share * book.inner
                cells.append(book.compose.answer(answer, width, style))
                shares.append(part * share)
        rows.append(beside(book, shares, cells))
    book.flow.place(heading(book, "paper.strength"), *rows, space=3)


def _names(book: Book, content: RollCallContent) -> None:
    Roster(book, _COLUMNS, ticks=2).place(
        (line.pow_number, line.identity, line.identity.rank, line.quarters, line.where_now)
        for line in content.lines
    )


def _closing(book: Book, content: RollCallContent) -> None:
    expected = text_or_line(content.expected)
    totals = (
        (
            ("paper.expected", expected),
            ("paper.counted_first", text_or_line(content.counted_first)),
            ("paper.counted_second", text_or_line(content.counted_second)),
        ),
    )
    signatures = book.compose.signatures(
        book.left,
        book.inner,
        (
            ("paper.first_counter", content.first_counter),
            ("paper.second_counter", content.second_counter),
            ("paper.officer_in_charge", content.officer),
        ),
        (("name",), ("rank", "unit")),
    )
    book.flow.place(
        *grid(book, totals, _TOTAL),
        labelled_text(book, "paper.mismatch", "\n".join(content.mismatches), empty_lines=2),
        *signatures,
        space=4,
    )
    book.place_codes()


FORMS = (Form(FACE, "122(5)", COPIES, RollCallContent, RollCallContent.blank, layout),)
