"""M3, M4, M5: the certificate of Art. 30, the weekly report, the monthly register; refuses a printed finding.

GC III Art. 30(4): a certificate on request, duplicate to the Central Agency; 122(6): the state of health of the
seriously ill every week if possible; 31: inspection and weight at least once a month.
"""

from papers.compose import VALUE
from papers.content.answers import BLANK
from papers.content.medical import InspectionContent, MedicalContent
from papers.flow import Row
from papers.form import Form
from papers.layouts.medical import examiner_rows, medical_face, pen, pens, person_rows, squares
from papers.page import Book, PageStyle
from papers.parts import grid, note
from papers.roster import NUMBER, Roster
from papers.sheet import Sheet

CERTIFICATE_FACE = medical_face("M3", "form.m3")
WEEKLY_FACE = medical_face("M4", "form.m4")
MONTHLY_FACE = medical_face("M5", "form.m5", PageStyle(297, 210, title=12.0, side_mm=50))
COPIES = 2

_COLUMNS = (
    (NUMBER, 0.035),
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
_FOUND = (BLANK,) * 4


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
    Roster(book, _COLUMNS, ticks=3, lines=2).place(
        (line.pow_number, each, each.date_of_birth, each.rank, *_FOUND)
        for line in content.lines
        for each in (line.identity,)
    )
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


FORMS = (
    Form(
        CERTIFICATE_FACE, "30(4)", COPIES, MedicalContent, MedicalContent.blank, certificate_layout
    ),
    Form(WEEKLY_FACE, "122(6)", COPIES, MedicalContent, MedicalContent.blank, weekly_layout),
    Form(MONTHLY_FACE, "31", 1, InspectionContent, InspectionContent.blank, monthly_layout),
)
