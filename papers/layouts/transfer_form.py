"""T1: the complete list of a transfer and the record of custody; refuses a line without its number.

GC III Art. 46(3) asks for the complete list before departure; the record of who handed whom to whom,
when, with three signatures, follows the practice of custody receipts. One row is one person; each label
of the table head has a number, which stands again before every answer, so that wrapped lines and a pen
cannot be mistaken. Articles: 17, 18, 46, 47, 48, 70, 78.
"""

from collections.abc import Iterator

from papers.codes import qr_matrix
from papers.compose import LABEL, SMALL, VALUE, text_or_line
from papers.content.answers import BLANK, Answer, Given, Withheld
from papers.content.transfer import TransferContent, TransferLine
from papers.flow import Column, Piece, Row, code_piece, gap
from papers.form import Form
from papers.page import Book, FormFace, PageStyle
from papers.sheet import MM, Sheet
from papers.text import Style

FACE = FormFace(
    "T1", ("form.t0_transfer", "form.t1"), "1", PageStyle(297, 210, title=11.5, side_mm=52)
)
COPIES = 4

_HEAD = Style(5.5, 4.9, lines=2)
_CELL = Style(7.2, 6.2, lines=2)
_STRONG = frozenset({"3", "1"})
_CODE_MM = 13.6
_WRITING = 13.5

_GROUPS: tuple[tuple[float, tuple[str, ...]], ...] = (
    (0.124, ("field.pow_no", "field.tag_no")),
    (0.139, ("field.surname", "field.first_names", "field.patronymic", "paper.latin_name")),
    (0.118, ("paper.rank", "paper.service_number", "field.date_of_birth", "field.sex")),
    (0.147, ("paper.power", "paper.status", "paper.language", "paper.interpreter")),
    (
        0.142,
        (
            "paper.fitness",
            "paper.examiner",
            "paper.visible_injuries",
            "paper.medical_envelope",
            "paper.protection",
        ),
    ),
    (
        0.132,
        (
            "paper.own_documents",
            "paper.identity_document",
            "paper.packet_and_seal",
            "paper.money_receipts",
            "paper.baggage",
        ),
    ),
    (
        0.134,
        ("paper.capture_cards", "xfer.notice_given", "xfer.new_address", "paper.complaint"),
    ),
)
_LINE_SHARE = 0.024


def _answers(line: TransferLine) -> tuple[tuple[Answer, ...], ...]:
    person = line.identity
    return (
        (line.pow_number, line.tag_number),
        (person.surname, person.first_names, person.patronymic, person.latin_name),
        (person.rank, person.service_number, person.date_of_birth, line.sex),
        (line.power, line.legal_category, line.language, line.interpreter),
        (
            line.fitness,
            line.examiner,
            line.visible_injuries,
            line.medical_envelope,
            line.protection,
        ),
        (
            line.own_documents,
            line.identity_document,
            line.packet_and_seal,
            line.money_receipts,
            line.baggage_kg,
        ),
        (line.capture_cards, line.notice_given, line.new_address, line.complaint),
    )


def layout(content: TransferContent) -> list[Sheet]:
    """The pages of one copy."""
    book = Book(FACE, content.issue)
    _journey(book, content)
    book.flow.heading = _table_head(book)
    book.flow.place(book.flow.heading, space=3)
    for number, line in enumerate(content.lines, 1):
        book.flow.place(_person(book, number, line))
    book.flow.heading = None
    _closing(book, content)
    return book.finish()


def _journey(book: Book, content: TransferContent) -> None:
    quarter = book.inner / 4
    compose = book.compose
    style = Style(8.4, 6.4, lines=3)
    first = (
        ("xfer.from_unit", text_or_line(content.from_place), quarter),
        ("xfer.to_unit", text_or_line(content.to_place), quarter),
        ("xfer.reason", content.reason, quarter),
        ("paper.legal_basis", content.legal_basis, quarter),
    )
    second = (
        ("paper.departs_at", text_or_line(content.departs_at), quarter),
        ("paper.arrives_at", text_or_line(content.arrives_at), quarter),
        ("paper.escort", text_or_line(content.escort_size), quarter),
        ("paper.vehicles", text_or_line(content.vehicles), quarter),
    )
    book.flow.place(
        compose.fields(book.left, first, style), compose.fields(book.left, second, style)
    )


def _columns(book: Book) -> Iterator[tuple[float, float, tuple[str, ...], int]]:
    """Left edge, width, label keys and first item number of each group."""
    x = book.left + _LINE_SHARE * book.inner
    number = 1
    for share, keys in _GROUPS:
        width = share * book.inner
        yield x, width, keys, number
        x += width
        number += len(keys)


def _table_head(book: Book) -> Row:
    compose = book.compose
    columns = [Column(book.left, _LINE_SHARE * book.inner, tuple(compose.text("№", 18, _HEAD)))]
    for x, width, keys, first in _columns(book):
        items = ((str(number), key) for number, key in enumerate(keys, first))
        columns.append(Column(x, width, tuple(compose.head_items(items, width, _HEAD))))
    x = columns[-1].x + columns[-1].width
    width = book.left + book.inner - x
    tick = compose.words("paper.received", width, Style(5.4, 4.6, lines=1))
    return Row((*columns, Column(x, width, tuple(tick))), shade=0.92)


def _person(book: Book, number: int, line: TransferLine) -> Row:
    compose = book.compose
    line_width = _LINE_SHARE * book.inner
    columns = [
        Column(
            book.left,
            line_width,
            tuple(compose.text(str(number), line_width, Style(8.0, 5.0, lines=1, bold=True))),
            repeats=True,
        )
    ]
    for (x, width, _, first), answers in zip(_columns(book), _answers(line), strict=True):
        symbol = line.code if first == 1 else ""
        text_width = width - _CODE_MM * MM if symbol else width
        items = ((str(item), answer) for item, answer in enumerate(answers, first))
        pieces = compose.numbered(items, text_width, _CELL, bold=_STRONG, line_height=_WRITING)
        columns.append(Column(x, width, tuple(pieces)))
        if symbol:
            columns.append(_symbol(symbol, x + text_width))
    x = book.left + sum(share for share, _ in _GROUPS) * book.inner + line_width
    tick = Column(x, book.left + book.inner - x, (gap(3), Piece(20, tick=True)))
    return Row((*columns, tick))


def _symbol(text: str, x: float) -> Column:
    matrix = qr_matrix(text)
    module = (_CODE_MM * MM - 4.4) / (len(matrix) + 8)
    return Column(x, _CODE_MM * MM, (code_piece(matrix, module),))


def _closing(book: Book, content: TransferContent) -> None:
    compose, third = book.compose, book.inner / 3
    on_list = BLANK if _is_blank(content) else Given(str(len(content.lines)))
    totals = compose.fields(
        book.left,
        (
            ("paper.total_on_list", on_list, third),
            ("paper.total_embarked", text_or_line(content.embarked), third),
            ("paper.total_arrived", text_or_line(content.arrived), third),
        ),
        Style(10.0, 7.0, lines=1, bold=True),
    )
    discrepancies = compose.words("paper.discrepancies", book.inner, LABEL)
    for text in content.discrepancies:
        discrepancies += compose.text(text, book.inner, Style(7.6, 6.4, lines=4))
    if not content.discrepancies:
        discrepancies += compose.writing_lines(2, 14.0)
    signatures = compose.signatures(
        book.left,
        book.inner,
        (
            ("xfer.releasing_officer", content.releasing),
            ("paper.escort_officer", content.escort),
            ("xfer.receiving_officer", content.receiving),
        ),
    )
    notes = [
        piece
        for key in ("paper.tick_every_name", "paper.copies_t1")
        for piece in compose.words(key, book.inner, SMALL)
    ]
    if content.remarks.strip():
        book.flow.place(_remarks(book, content.remarks), space=4)
    book.flow.place(
        totals,
        Row((Column(book.left, book.inner, tuple(discrepancies)),)),
        *signatures,
        Row((Column(book.left, book.inner, tuple(notes)),), framed=False),
        space=4,
    )
    book.place_codes()


def _remarks(book: Book, text: str) -> Row:
    compose = book.compose
    pieces = compose.words("paper.remarks", book.inner, LABEL)
    pieces += compose.text(text, book.inner, Style(VALUE.size - 1, 7.0, lines=12))
    return Row((Column(book.left, book.inner, tuple(pieces)),))


def _is_blank(content: TransferContent) -> bool:
    return all(line.identity.surname is Withheld.BLANK for line in content.lines)


FORMS = (Form(FACE, "46", COPIES, TransferContent, TransferContent.blank, layout),)
