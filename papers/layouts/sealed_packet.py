"""P3: what a sealed packet holds and whose it is, A5; refuses one officer alone.

GC III Art. 122(9): sealed packets with a statement of the identity of their owner and a complete list of
their contents. Two copies: one stays with the register, one is sealed in.
"""

from papers.content.answers import Answer
from papers.content.property import PacketContent
from papers.form import Form
from papers.page import Book, FormFace, PageStyle
from papers.parts import grid, heading, identity_lines, note, place_section, place_table
from papers.sheet import Sheet
from papers.text import Style

FACE = FormFace(
    "P3", ("form.p3",), "1", PageStyle(148, 210, margin_mm=8, title=11.0, side_mm=36, code_mm=24)
)
COPIES = 2

_VALUE = Style(8.2, 6.2, lines=2)
_LINE = 13.5
_ITEMS = (
    ("paper.description", 0.46),
    ("paper.quantity", 0.12),
    ("paper.condition", 0.24),
    ("paper.receipt", 0.18),
)
_MONEY = (
    ("paper.amount", 0.23),
    ("paper.currency", 0.19),
    ("paper.denominations", 0.38),
    ("paper.register_number", 0.2),
)
_CUSTODY = (
    ("paper.signed_at", 0.17),
    ("paper.custody_event", 0.2),
    ("paper.handed_by", 0.23),
    ("paper.received_by", 0.23),
    ("paper.seal_found", 0.17),
)


def layout(content: PacketContent) -> list[Sheet]:
    """The pages of one copy."""
    book = Book(FACE, content.issue)
    lines = (
        (
            ("paper.packet_number", content.packet_number),
            ("paper.seal_number", content.seal_number),
            ("paper.closed_at", content.closed_at),
        ),
        *identity_lines(content.identity, content.pow_number, content.tag_number),
        (("field.power", content.power), ("field.next_of_kin", content.next_of_kin)),
    )
    rows = grid(book, lines, _VALUE, line_height=_LINE)
    place_section(book, "paper.identity_statement", rows, "122(9)")
    book.flow.place(note(book, "paper.packet_statement"))
    items: list[tuple[Answer, ...]] = [
        (item.description, item.quantity, item.condition, item.receipt) for item in content.items
    ]
    money: list[tuple[Answer, ...]] = [
        (each.amount, each.currency, each.denominations, each.register_number)
        for each in content.money
    ]
    custody: list[tuple[Answer, ...]] = [
        (line.occurred_at, line.event, line.given_by, line.received_by, line.seal)
        for line in content.custody
    ]
    title = heading(book, "paper.packet_contents")
    place_table(book, title, _ITEMS, items, "paper.no_packet_items", line_height=_LINE)
    title = heading(book, "paper.packet_money", "119, 122(9)")
    place_table(book, title, _MONEY, money, "paper.no_packet_money", line_height=_LINE)
    signed_by = (
        ("paper.first_officer", content.first_officer),
        ("paper.second_officer", content.second_officer),
    )
    signatures = book.compose.signatures(
        book.left, book.inner, signed_by, (("name",), ("rank", "unit")), room=17.0
    )
    book.flow.place(*signatures, note(book, "paper.packet_copies"), space=4)
    title = heading(book, "paper.packet_custody")
    place_table(book, title, _CUSTODY, custody, "paper.no_packet_custody", line_height=_LINE)
    book.place_codes()
    return book.finish()


FORMS = (Form(FACE, "122(9)", COPIES, PacketContent, PacketContent.blank, layout),)
