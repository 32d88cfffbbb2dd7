"""C1 and C2: the prisoner's card (150 × 100 mm) and letter (290 × 150 mm unfolded); refuses to hold his words.

GC III Art. 71 and Annex IV C: address side and writing side, dotted lines, postage free under Art. 74(2).
It is his own mail: no QR, no remark, no officer's signature.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from papers.compose import LABEL, SMALL, Composer, Spill, fit_area
from papers.content.answers import Answer
from papers.content.mail import MailContent
from papers.flow import Column, Row
from papers.form import Form
from papers.page import Book, FormFace, PageStyle
from papers.sheet import PlacedRule, Sheet
from papers.text import Style

COPIES = 1

_FOLD_NOTE = 14.0
"""Height of the line that says where to fold."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What tells the letter from the card: its face, columns to write in, distance of lines, fold."""

    face: FormFace
    columns: int
    line_height: float
    looseness: float
    folded: bool


_CARD = _Kind(
    FormFace(
        "C1",
        ("form.c1",),
        "1",
        PageStyle(150, 100, margin_mm=6, title=8.0, side_mm=46, compact=True),
    ),
    columns=1,
    line_height=20.0,
    looseness=1.0,
    folded=False,
)
_LETTER = _Kind(
    FormFace(
        "C2",
        ("form.c2",),
        "1",
        PageStyle(290, 150, margin_mm=8, title=9.5, side_mm=60, compact=True),
    ),
    columns=2,
    line_height=20.0,
    looseness=1.5,
    folded=True,
)
FACE_CARD, FACE_LETTER = _CARD.face, _LETTER.face


def layout_card(content: MailContent) -> list[Sheet]:
    """The card: address side, writing side."""
    return _layout(_CARD, content)


def layout_letter(content: MailContent) -> list[Sheet]:
    """The letter: outer side, writing side."""
    return _layout(_LETTER, content)


def _layout(kind: _Kind, content: MailContent) -> list[Sheet]:
    book = Book(kind.face, replace(content.issue, codes=()))
    rest = _address_side(book, kind, content)
    book.flow.turn()
    rest += _writing_side(book, kind, content)
    book.place_rest(rest)
    return book.finish()


def _address_side(book: Book, kind: _Kind, content: MailContent) -> list[tuple[str, Answer]]:
    half, room = book.inner / 2, book.flow.room
    sheet, top = book.flow.take(room)
    y = _mail_row(book).draw(sheet, top) - 3
    height = y - (top - room) - (_FOLD_NOTE if kind.folded else 0.0)
    sender = (
        ("paper.mail_name", content.sender),
        ("paper.mail_birth", content.sender_birth),
        ("field.pow_no", content.prisoner_number),
        ("field.camp_name", content.camp_name),
        ("paper.mail_posted", content.posted_in),
    )
    addressee = (
        ("paper.card_to", content.addressee),
        ("paper.mail_street", content.street),
        ("paper.mail_place", content.place),
        ("paper.mail_province", content.province),
        ("paper.mail_country", content.country),
    )
    rest: list[tuple[str, Answer]] = []
    gutter = 8.0
    for x, width, title, cells in (
        (book.left, half - gutter, "paper.mail_sender", sender),
        (book.left + half + gutter, half - gutter, "", addressee),
    ):
        rows, spill = fit_area(
            lambda tried, at=(x, width), title=title, cells=cells: _block(
                book.compose, kind, at, title, cells, tried
            ),
            height,
        )
        edge = y
        for row in rows:
            edge = row.draw(sheet, edge)
        rest += spill.rest
    if kind.folded:
        _fold(book, sheet, y, top - room)
    return rest


def _mail_row(book: Book) -> Row:
    compose, half = book.compose, book.inner / 2
    strong = Style(10.5, 7.5, lines=1, bold=True)
    mail = compose.words("field.pow_mail", half * 1.2, strong)
    side = half * 0.8
    free = compose.words("field.postage_free", side, Style(8.6, 7.0, lines=1, bold=True), align=1)
    free += compose.words("paper.article", side, LABEL, align=1, article="74(2)")
    return Row(
        (
            Column(book.left, half * 1.2, tuple(mail)),
            Column(book.left + half * 1.2, side, tuple(free)),
        ),
        framed=False,
    )


def _block(
    compose: Composer,
    kind: _Kind,
    at: tuple[float, float],
    title: str,
    cells: Sequence[tuple[str, Answer]],
    spill: Spill,
) -> list[Row]:
    """Sender or addressee: a dotted line for each answer he has still to write."""
    x, width = at
    wider = Spill(spill.scale * kind.looseness, spill.limit, spill.terse, spill.rest)
    rows: list[Row] = []
    if title:
        words = compose.words(title, width, Style(7.2, 5.6, lines=1, bold=True))
        rows.append(Row((Column(x, width, tuple(words)),), framed=False))
    for key, answer in cells:
        column = compose.limited_field(key, answer, at, wider, lines=2)
        pieces = tuple(replace(piece, dotted=piece.ruled) for piece in column.pieces)
        rows.append(Row((replace(column, pieces=pieces),), framed=False))
    return rows


def _writing_side(book: Book, kind: _Kind, content: MailContent) -> list[tuple[str, Answer]]:
    compose, room, half = book.compose, book.flow.room, book.inner / 2
    sheet, top = book.flow.take(room)
    bottom = top - room
    rows, spill = fit_area(
        lambda tried: [_dated(compose, content, (book.left, half), tried)], room / 4
    )
    y = top
    for row in rows:
        y = row.draw(sheet, y)
    hint = compose.words("paper.mail_dotted", book.inner, SMALL)
    y = Row((Column(book.left, book.inner, tuple(hint)),), framed=False).draw(sheet, y)
    gutter = 14.0 if kind.columns > 1 else 0.0
    width = (book.inner - gutter * (kind.columns - 1)) / kind.columns
    count = int((y - bottom - 4) // kind.line_height)
    lines = tuple(compose.writing_lines(count, kind.line_height, dotted=True))
    columns = tuple(
        Column(book.left + place * (width + gutter), width, lines) for place in range(kind.columns)
    )
    Row(columns, framed=False).draw(sheet, y)
    return spill.rest


def _dated(compose: Composer, content: MailContent, at: tuple[float, float], spill: Spill) -> Row:
    """Camp and date above the writing."""
    x, width = at
    columns: list[Column] = []
    for place, (key, answer) in enumerate(
        (("field.camp_name", content.camp_name), ("field.date", content.date))
    ):
        column = compose.limited_field(key, answer, (x + place * width, width), spill)
        pieces = tuple(replace(piece, dotted=piece.ruled) for piece in column.pieces)
        columns.append(replace(column, pieces=pieces))
    return Row(tuple(columns), framed=False)


def _fold(book: Book, sheet: Sheet, top: float, bottom: float) -> None:
    """The line to fold at, down the middle, and what to do there beside it."""
    half = book.inner / 2
    middle = book.left + half
    words = book.compose.words("paper.mail_fold", half - 8, Style(6.2, 5.0, lines=1))
    column = Column(middle + 8, half - 8, tuple(words))
    Row((column,), framed=False).draw(sheet, bottom + _FOLD_NOTE)
    sheet.rules.append(PlacedRule(middle, bottom, middle, top, 0.5, 0.3, (4.0, 3.0)))


FORMS = (
    Form(FACE_CARD, "71", COPIES, MailContent, MailContent.blank, layout_card),
    Form(FACE_LETTER, "71", COPIES, MailContent, MailContent.blank, layout_letter),
)
