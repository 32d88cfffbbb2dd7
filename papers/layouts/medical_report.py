"""M3, M4, M5: the certificate of Art. 30, the weekly report, the monthly register; refuses a printed finding.

GC III Art. 30(4): a certificate on request, duplicate to the Central Agency; 122(6): the state of health of the
seriously ill every week if possible; 31: inspection and weight at least once a month.
"""

from collections.abc import Sequence

from papers.compose import LABEL, VALUE
from papers.content.medical import InspectionContent, InspectionLine, MedicalContent
from papers.flow import Column, Piece, Row
from papers.form import Form
from papers.layouts.medical import examiner_rows, medical_face, pen, pens, person_rows, squares
from papers.page import Book, PageStyle
from papers.parts import beside, grid, note
from papers.sheet import Sheet
from papers.text import Style

CERTIFICATE_FACE = medical_face("M3", "form.m3")
WEEKLY_FACE = medical_face("M4", "form.m4")
MONTHLY_FACE = medical_face("M5", "form.m5", PageStyle(297, 210, title=12.0, side_mm=50))
COPIES = 2

_CELL = Style(7.6, 6.2, lines=2)
_SQUARE = 16.0
_COLUMNS = (
    ("paper.number", 0.035),
    ("field.pow_no", 0.09),
    ("paper.name", 0.2),
    ("field.date_of_birth", 0.08),
    ("paper.rank", 0.085),
    ("paper.last_weight", 0.09),
    ("field.weight", 0.07),
    ("paper.general_state", 0.13),
    ("paper.contagious_found", 0.1),
    ("paper.x_ray", 0.04),
    ("paper.weighed", 0.04),
    ("paper.seen", 0.04),
)
_SHARES = tuple(share for _, share in _COLUMNS)
_PRINTED = 5
_TICKED = 3


def certificate_layout(content: MedicalContent) -> list[Sheet]:
    """The pages of one certificate."""
    book = Book(CERTIFICATE_FACE, content.issue)
    book.flow.place(*person_rows(book, content))
    book.flow.place(
        pen(book, "paper.illness_nature", 6),
        pen(book, "paper.illness_duration", 3),
        pen(book, "paper.treatment", 6),
        space=4,
    )
    half = book.inner / 2
    signed = book.compose.bare_signature("field.signature_prisoner", "", (book.left, half))
    other = book.compose.bare_signature("field.interpreter", "", (book.left + half, half))
    book.flow.place(
        *examiner_rows(book, content),
        Row((signed, other)),
        note(book, "paper.certificate_30"),
        space=4,
    )
    book.place_codes()
    return book.finish()


def weekly_layout(content: MedicalContent) -> list[Sheet]:
    """The pages of one weekly report."""
    book = Book(WEEKLY_FACE, content.issue)
    book.flow.place(*person_rows(book, content))
    book.flow.place(
        pens(book, "paper.week_of", "paper.hospital_ward"),
        squares(
            book,
            "paper.condition_class",
            (
                "paper.class_critical",
                "paper.class_serious",
                "paper.class_stable",
                "paper.class_improving",
                "paper.class_no_longer",
            ),
        ),
        pen(book, "paper.state_of_health", 6),
        pen(book, "paper.change_since", 4),
        pen(book, "paper.treatment", 4),
        squares(book, "paper.family_may_know", ("paper.yes", "paper.no")),
        pens(book, "paper.next_report_on"),
        space=4,
    )
    book.flow.place(*examiner_rows(book, content), space=4)
    book.place_codes()
    return book.finish()


def monthly_layout(content: InspectionContent) -> list[Sheet]:
    """The pages of one inspection."""
    book = Book(MONTHLY_FACE, content.issue)
    compose, flow = book.compose, book.flow
    lines = (
        (("paper.examined_on", content.inspected_at), ("paper.examined_place", content.place)),
    )
    flow.place(note(book, "paper.medical_envelope_rule", "paper.inspection_rule"))
    flow.place(*grid(book, lines, VALUE))
    labels = [compose.words(key, share * book.inner, LABEL) for key, share in _COLUMNS]
    flow.heading = beside(book, _SHARES, labels, 0.92)
    flow.place(flow.heading, space=3)
    for number, line in enumerate(content.lines, 1):
        flow.place(_person(book, number, line))
    flow.heading = None
    signed = compose.signatures(
        book.left,
        book.inner,
        (("role.medical_officer", content.examiner),),
        (("name", "rank", "position", "unit", "contact"),),
        room=16.0,
    )
    flow.place(*signed, space=4)
    book.place_codes()
    return book.finish()


def _person(book: Book, number: int, line: InspectionLine) -> Row:
    compose, person = book.compose, line.identity
    cells: list[Sequence[Piece]] = [
        compose.text(str(number), _SHARES[0] * book.inner, _CELL),
        compose.answer(line.pow_number, _SHARES[1] * book.inner, _CELL),
        [
            piece
            for answer in (person.surname, person.first_names, person.patronymic)
            for piece in compose.answer(answer, _SHARES[2] * book.inner, _CELL, line_height=12.0)
        ],
        compose.answer(person.date_of_birth, _SHARES[3] * book.inner, _CELL),
        compose.answer(person.rank, _SHARES[4] * book.inner, _CELL),
    ]
    cells += [compose.writing_lines(2, 15.0) for _ in _COLUMNS[_PRINTED:-_TICKED]]
    cells += [[Piece(_SQUARE, tick=True)] for _ in range(_TICKED)]
    first, *others = beside(book, _SHARES, cells).columns
    return Row((Column(first.x, first.width, first.pieces, repeats=True), *others))


FORMS = (
    Form(
        CERTIFICATE_FACE, "30(4)", COPIES, MedicalContent, MedicalContent.blank, certificate_layout
    ),
    Form(WEEKLY_FACE, "122(6)", COPIES, MedicalContent, MedicalContent.blank, weekly_layout),
    Form(MONTHLY_FACE, "31", 1, InspectionContent, InspectionContent.blank, monthly_layout),
)
