"""P1: the itemised receipt for money and articles of value; refuses an issuer without a place to sign.

GC III Art. 18(4): money only by order of an officer, entered in a special register, against an itemised
receipt that legibly bears the name, rank and unit of the issuer; 18(5)-(6): articles of value only for
reasons of security, by the same procedure, returned in their initial shape. A5, two copies.
"""

from collections.abc import Sequence

from papers.compose import LABEL, SMALL, Composer, text_or_line
from papers.content.answers import Answer, Given
from papers.content.receipt import MoneySum, PropertyItem, ReceiptContent
from papers.flow import Column, Piece, Row
from papers.form import Form
from papers.page import Book, FormFace, PageStyle
from papers.sheet import Sheet
from papers.text import Style

FACE = FormFace(
    "P1", ("form.p1",), "1", PageStyle(148, 210, margin_mm=8, title=11.0, side_mm=36, code_mm=24)
)
COPIES = 2

_VALUE = Style(8.4, 6.2, lines=2)
_CELL = Style(7.8, 6.2, lines=3)
_ITEM_KEYS = ("paper.description", "paper.quantity", "paper.condition", "paper.reason_taken")
_ITEM_SHARES = (0.42, 0.12, 0.23, 0.23)
_MONEY_KEYS = ("paper.amount", "paper.currency", "paper.denominations", "paper.register_number")
_MONEY_SHARES = (0.23, 0.19, 0.38, 0.2)


def layout(content: ReceiptContent) -> list[Sheet]:
    """The pages of one copy."""
    book = Book(FACE, content.issue)
    _person(book, content)
    _table(
        book, "paper.articles", _ITEM_KEYS, _ITEM_SHARES, [_item(item) for item in content.items]
    )
    _table(
        book, "paper.money", _MONEY_KEYS, _MONEY_SHARES, [_sum(money) for money in content.money]
    )
    _closing(book, content)
    return book.finish()


def _item(item: PropertyItem) -> tuple[Answer, ...]:
    return item.description, item.quantity, item.condition, item.reason


def _sum(money: MoneySum) -> tuple[Answer, ...]:
    return money.amount, money.currency, money.denominations, money.register_number


def _person(book: Book, content: ReceiptContent) -> None:
    compose, person, third = book.compose, content.identity, book.inner / 3
    rows: tuple[tuple[tuple[str, Answer, float], ...], ...] = (
        (
            ("field.surname", person.surname, third),
            ("field.first_names", person.first_names, third),
            ("field.patronymic", person.patronymic, third),
        ),
        (
            ("paper.rank", person.rank, third),
            ("paper.service_number", person.service_number, third),
            ("field.date_of_birth", person.date_of_birth, third),
        ),
        (
            ("field.pow_no", content.pow_number, third),
            ("field.tag_no", content.tag_number, third),
            ("paper.taken_at", content.taken_at, third),
        ),
    )
    for cells in rows:
        book.flow.place(compose.fields(book.left, cells, _VALUE))


def _table(
    book: Book,
    title: str,
    keys: Sequence[str],
    shares: Sequence[float],
    answers: Sequence[tuple[Answer, ...]],
) -> None:
    compose, flow = book.compose, book.flow
    widths = [share * book.inner for share in shares]
    caption = Row(
        (Column(book.left, book.inner, tuple(compose.words(title, book.inner, _bold(8.2)))),),
        framed=False,
    )
    if not answers:
        key = "paper.no_items" if title == "paper.articles" else "paper.no_money"
        text = Column(book.left, book.inner, tuple(compose.words(key, book.inner, _CELL)))
        flow.place(caption, Row((text,)), space=3)
        return
    head = _row(
        book,
        widths,
        [compose.words(key, width, LABEL) for key, width in zip(keys, widths, strict=True)],
        0.93,
    )
    bodies = [
        _row(
            book,
            widths,
            [
                compose.answer(answer, width, _CELL)
                for answer, width in zip(line, widths, strict=True)
            ],
        )
        for line in answers
    ]
    flow.place(caption, head, bodies[0], space=3)
    flow.heading = head
    for body in bodies[1:]:
        flow.place(body)
    flow.heading = None


def _row(
    book: Book, widths: Sequence[float], pieces: Sequence[list[Piece]], shade: float = 1.0
) -> Row:
    columns: list[Column] = []
    x = book.left
    for width, column in zip(widths, pieces, strict=True):
        columns.append(Column(x, width, tuple(column)))
        x += width
    return Row(tuple(columns), shade=shade)


def _bold(size: float) -> Style:
    return Style(size, 6.2, lines=1, bold=True)


def _closing(book: Book, content: ReceiptContent) -> None:
    compose, half, flow = book.compose, book.inner / 2, book.flow
    flow.place(
        compose.fields(
            book.left,
            (
                ("paper.packet_and_seal", content.packet_and_seal, half),
                ("paper.interpreter", text_or_line(content.interpreter), half),
            ),
            _VALUE,
        ),
        space=4,
    )
    if content.remarks.strip():
        flow.place(_remarks(compose, book, content.remarks))
    signed_by = (
        ("paper.issuer", content.issuer),
        ("role.ordering_officer", content.ordering_officer),
    )
    signatures = compose.signatures(
        book.left, book.inner, signed_by, (("name",), ("rank", "position"), ("unit",)), room=20.0
    )
    others = Row(
        (
            compose.bare_signature("field.signature_prisoner", "", (book.left, half)),
            compose.bare_signature("field.witness", content.witness, (book.left + half, half)),
        )
    )
    promise = Column(
        book.left, book.inner, tuple(compose.words("paper.return_promise", book.inner, SMALL))
    )
    flow.place(*signatures, others, Row((promise,), framed=False), space=4)
    book.place_codes()


def _remarks(compose: Composer, book: Book, text: str) -> Row:
    pieces = compose.words("paper.remarks", book.inner, LABEL)
    pieces += compose.answer(Given(text), book.inner, Style(7.8, 6.4, lines=10))
    return Row((Column(book.left, book.inner, tuple(pieces)),))


FORMS = (Form(FACE, "18", COPIES, ReceiptContent, ReceiptContent.blank, layout),)
