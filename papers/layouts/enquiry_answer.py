"""N3: the answer to an enquiry, A4; refuses a line for what this enquirer is not told.

GC III Art. 122(7): the Bureau replies to all enquiries; 122(8): authenticated by signature or seal. Free of postage
under Art. 74 and 124. A line that is not told is not there, so that no empty line says that there is something to tell.
"""

from papers.compose import LABEL
from papers.content.answers import NOT_GIVEN
from papers.content.enquiries import EnquiryAnswerContent
from papers.flow import Column, Row, gap
from papers.form import Form
from papers.page import Book, FormFace, PageStyle
from papers.parts import Cell, beside, grid, heading, note, place_section
from papers.sheet import Sheet
from papers.text import Style

FACE = FormFace("N3", ("form.n3",), "1", PageStyle(210, 297, title=13.0, side_mm=44, code_mm=24))
COPIES = 2

_VALUE = Style(8.6, 6.6, lines=2)
_CHOICE = Style(8.0, 6.4, lines=2)
_FREE = Style(8.2, 6.4, lines=1, bold=True)
_ANSWERS = ("bureau.outcome_found", "bureau.outcome_not_found", "bureau.outcome_passed_on")
_BESIDE = 2


def layout(content: EnquiryAnswerContent) -> list[Sheet]:
    """The pages of one copy."""
    book = Book(FACE, content.issue)
    _free_of_postage(book)
    asked: tuple[tuple[Cell, ...], ...] = (
        (("bureau.from_name", content.enquirer, 1.6), ("bureau.from_channel", content.enquirer_is)),
        (
            ("bureau.from_address", content.address, 1.6),
            ("bureau.received_at", content.received_at),
        ),
    )
    place_section(book, "paper.enquiry_from", grid(book, asked, _VALUE))
    sought: tuple[tuple[Cell, ...], ...] = (
        (
            ("bureau.sought_surname", content.sought_surname),
            ("bureau.sought_first_names", content.sought_first_names),
        ),
        (
            ("bureau.sought_father", content.sought_father),
            ("bureau.sought_born", content.sought_born),
            ("bureau.sought_number", content.sought_number),
        ),
    )
    place_section(book, "paper.enquiry_sought", grid(book, sought, _VALUE))
    third = book.inner / 3
    choices = [
        book.compose.option(key, third, _CHOICE, chosen=key == content.answer) for key in _ANSWERS
    ]
    known: list[Cell] = [("paper.enquiry_answered", content.answered_at)]
    if content.condition is not NOT_GIVEN:
        known.insert(0, ("bureau.condition", content.condition))
    rows = [beside(book, (1 / 3,) * 3, choices), *grid(book, (known,), _VALUE)]
    place_section(book, "paper.enquiry_answer", rows, "122(7)")
    if content.told:
        cells = [(each.label, each.told) for each in content.told]
        lines = [cells[place : place + _BESIDE] for place in range(0, len(cells), _BESIDE)]
        place_section(book, "paper.enquiry_told", grid(book, lines, _VALUE), "122(4), 123")
    book.flow.place(note(book, "paper.enquiry_rule"), space=4)
    _authentication(book, content)
    return book.finish()


def _free_of_postage(book: Book) -> None:
    compose, half = book.compose, book.inner / 2
    free = compose.words("field.postage_free", half, _FREE)
    article = compose.words("paper.article", half, LABEL, align=1.0, article="74, 124")
    columns = (Column(book.left, half, tuple(free)), Column(book.left + half, half, tuple(article)))
    book.flow.place(Row(columns, framed=False))


def _authentication(book: Book, content: EnquiryAnswerContent) -> None:
    compose = book.compose
    signatures = compose.signatures(
        book.left,
        book.inner,
        (("role.authorised_officer", content.signed_by),),
        (("name", "rank"), ("position", "unit", "contact")),
        room=30.0,
    )
    seal = Row(
        (
            Column(
                book.left, book.inner, (*compose.words("field.seal", book.inner, LABEL), gap(56.0))
            ),
        )
    )
    title = heading(book, "paper.authentication", "122(8)")
    book.flow.place(title, *signatures, seal, space=5)
    book.place_codes()


FORMS = (Form(FACE, "122(7)", COPIES, EnquiryAnswerContent, EnquiryAnswerContent.blank, layout),)
