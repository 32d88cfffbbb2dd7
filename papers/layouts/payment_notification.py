"""P4: the notification of a payment that a prisoner makes to somebody else, A4; refuses a sum printed for him.

GC III Art. 63 and Annex V: number, rank and name of who pays, name and address of who is paid, the sum in the currency
of the country of detention; signed by the prisoner or marked before a witness, countersigned by the prisoners'
representative; the camp commander certifies the balance and (Art. 63(3)) countersigns.
"""

from papers.content.answers import BLANK
from papers.content.payments import PaymentContent
from papers.flow import Row
from papers.form import Form
from papers.page import Book, FormFace, PageStyle
from papers.parts import Cell, grid, heading, identity_lines, note, place_section
from papers.sheet import Sheet
from papers.text import Style

FACE = FormFace(
    "P4", ("paper.form_p4",), "1", PageStyle(210, 297, title=13.0, side_mm=44, code_mm=24)
)
COPIES = 2

_VALUE = Style(8.6, 6.6, lines=2)
_LINE = 22.0

Lines = tuple[tuple[Cell, ...], ...]


def layout(content: PaymentContent) -> list[Sheet]:
    """The pages of one copy."""
    book = Book(FACE, content.issue)
    payer: Lines = (
        *identity_lines(content.identity, content.pow_number, content.tag_number),
        (("field.power", content.power),),
    )
    place_section(book, "paper.payer", grid(book, payer, _VALUE), "63")
    payee: Lines = (
        (("paper.payee", BLANK),),
        (("paper.address", BLANK),),
        (("paper.payee_country", BLANK), ("paper.payee_reason", BLANK, 1.6)),
    )
    place_section(book, "paper.paid_to", grid(book, payee, _VALUE, line_height=_LINE))
    amount: Lines = (
        (("paper.amount", BLANK), ("paper.currency_of_detention", content.currency)),
        (("paper.amount_in_words", BLANK),),
    )
    place_section(book, "paper.payment", grid(book, amount, _VALUE, line_height=_LINE))
    _signed(book)
    _certificate(book, content)
    return book.finish()


def _signed(book: Book) -> None:
    """He signs or makes his mark before a witness; the representative countersigns."""
    compose, third = book.compose, book.inner / 3
    keys = ("paper.payer_signs", "paper.mark_witness", "paper.representative_countersigns")
    signatures = Row(
        tuple(
            compose.bare_signature(key, "", (book.left + place * third, third))
            for place, key in enumerate(keys)
        )
    )
    book.flow.place(note(book, "paper.payment_rule"), signatures, space=4)


def _certificate(book: Book, content: PaymentContent) -> None:
    lines: Lines = (
        (("paper.account_balance", content.balance), ("paper.balance_at", content.balance_at)),
    )
    signatures = book.compose.signatures(
        book.left,
        book.inner,
        (("role.camp_commander", content.commander),),
        (("name", "rank", "position", "unit"),),
        room=26.0,
    )
    book.flow.place(
        heading(book, "paper.balance_certified", "63"),
        *grid(book, lines, _VALUE),
        note(book, "paper.balance_rule"),
        *signatures,
        note(book, "paper.payment_copies"),
        space=5,
    )
    book.place_codes()


FORMS = (Form(FACE, "63", COPIES, PaymentContent, PaymentContent.blank, layout),)
