"""R3: the statement on property that is not restored, A4; refuses an article without a reason.

GC III Art. 68(2): a statement, signed by a responsible officer, with the reasons why effects, money or articles
of value are not restored. One copy is the prisoner's, one goes to his Power through the Central Agency.
"""

from papers.content.answers import Answer
from papers.content.property import UnreturnedContent
from papers.flow import Row
from papers.form import Form
from papers.page import Book, FormFace, PageStyle
from papers.parts import (
    grid,
    heading,
    identity_lines,
    labelled_text,
    note,
    place_section,
    place_table,
)
from papers.sheet import Sheet
from papers.text import Style

FACE = FormFace(
    "R3", ("paper.form_r3",), "1", PageStyle(210, 297, title=13.0, side_mm=44, code_mm=24)
)
COPIES = 3

_VALUE = Style(8.6, 6.6, lines=2)
_ITEMS = (
    ("paper.description", 0.36),
    ("paper.quantity", 0.1),
    ("paper.receipt", 0.16),
    ("paper.reason_unreturned", 0.38),
)


def layout(content: UnreturnedContent) -> list[Sheet]:
    """The pages of one copy."""
    book = Book(FACE, content.issue)
    compose = book.compose
    lines = (
        *identity_lines(content.identity, content.pow_number, content.tag_number),
        (("field.power", content.power), ("field.mail_address", content.mail_address)),
    )
    place_section(book, "paper.owner", grid(book, lines, _VALUE), "68(2)")
    book.flow.place(note(book, "paper.unreturned_statement"), space=3)
    items: list[tuple[Answer, ...]] = [
        (item.description, item.quantity, item.receipt, item.reason) for item in content.items
    ]
    place_table(
        book, heading(book, "paper.unreturned"), _ITEMS, items, "paper.all_returned", line_height=24
    )
    book.flow.place(labelled_text(book, "paper.remarks", content.remarks, empty_lines=2), space=4)
    half = book.inner / 2
    signatures = compose.signatures(
        book.left, book.inner, (("role.responsible_officer", content.officer),), room=26.0
    )
    others = Row(
        (
            compose.bare_signature("paper.copy_received", "", (book.left, half)),
            compose.bare_signature("field.interpreter", "", (book.left + half, half)),
        )
    )
    book.flow.place(*signatures, others, note(book, "paper.unreturned_copies"), space=4)
    book.place_codes()
    return book.finish()


FORMS = (Form(FACE, "68(2)", COPIES, UnreturnedContent, UnreturnedContent.blank, layout),)
