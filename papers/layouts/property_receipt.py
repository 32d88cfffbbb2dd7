"""P1: the itemised receipt for money and articles of value; refuses an issuer without a place to sign.

GC III Art. 18(4): money only by order of an officer, entered in a special register, against an itemised
receipt that legibly bears the name, rank and unit of the issuer; 18(5)-(6): articles of value only for
reasons of security, by the same procedure, returned in their initial shape. A5, two copies.
"""

from papers.compose import text_or_line
from papers.content.answers import Answer
from papers.content.receipt import MoneySum, PropertyItem, ReceiptContent
from papers.flow import Row
from papers.form import Form
from papers.page import Book, FormFace, PageStyle
from papers.parts import grid, labelled_text, note, place_table
from papers.sheet import Sheet
from papers.text import Style

FACE = FormFace(
    "P1", ("form.p1",), "1", PageStyle(148, 210, margin_mm=8, title=11.0, side_mm=36, code_mm=24)
)
COPIES = 2

_VALUE = Style(8.4, 6.2, lines=2)
_ITEMS = (
    ("paper.description", 0.42),
    ("paper.quantity", 0.12),
    ("paper.condition", 0.23),
    ("paper.reason_taken", 0.23),
)
_MONEY = (
    ("paper.amount", 0.23),
    ("paper.currency", 0.19),
    ("paper.denominations", 0.38),
    ("paper.register_number", 0.2),
)


def layout(content: ReceiptContent) -> list[Sheet]:
    """The pages of one copy."""
    book = Book(FACE, content.issue)
    _person(book, content)
    items = [_item(item) for item in content.items]
    place_table(book, _caption(book, "paper.articles"), _ITEMS, items, "paper.no_items")
    sums = [_sum(money) for money in content.money]
    place_table(book, _caption(book, "paper.money"), _MONEY, sums, "paper.no_money")
    _closing(book, content)
    return book.finish()


def _item(item: PropertyItem) -> tuple[Answer, ...]:
    return item.description, item.quantity, item.condition, item.reason


def _sum(money: MoneySum) -> tuple[Answer, ...]:
    return money.amount, money.currency, money.denominations, money.register_number


def _person(book: Book, content: ReceiptContent) -> None:
    person = content.identity
    lines = (
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
            ("field.pow_no", content.pow_number),
            ("field.tag_no", content.tag_number),
            ("paper.taken_at", content.taken_at),
        ),
    )
    for row in grid(book, lines, _VALUE):
        book.flow.place(row)


def _caption(book: Book, key: str) -> Row:
    return note(book, key, style=Style(8.2, 6.2, lines=1, bold=True))


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
        flow.place(labelled_text(book, "paper.remarks", content.remarks))
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
    flow.place(*signatures, others, note(book, "paper.return_promise"), space=4)
    book.place_codes()


FORMS = (Form(FACE, "18", COPIES, ReceiptContent, ReceiptContent.blank, layout),)
