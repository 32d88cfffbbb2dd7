"""M1 and M2: the check on arrival and the fitness to move, with a body chart; refuses "fit for questioning".

M1 is A4, M2 A5. GC III Art. 15, 30, 31; 47: nobody is moved while it endangers his recovery, unless his safety
imperatively demands it, then by name of the commander who orders it.
"""

from papers.body_chart import place_body_chart
from papers.content.medical import MedicalContent
from papers.flow import Row
from papers.form import Form
from papers.layouts.medical import (
    examiner_rows,
    medical_face,
    pen,
    pen_table,
    pens,
    person_rows,
    squares,
)
from papers.page import Book, PageStyle
from papers.parts import heading, note
from papers.sheet import Sheet

FACE = medical_face("M1", "form.m1")
MOVE_FACE = medical_face(
    "M2", "form.m2", PageStyle(148, 210, margin_mm=8, title=10.5, side_mm=36, code_mm=24)
)
COPIES = 1
MOVE_COPIES = 2

_ORIGINS = (
    "med.before_capture",
    "med.at_capture",
    "med.after_capture",
    "paper.origin_unknown",
)
_INJURIES = (
    ("paper.number", 0.06),
    ("paper.injury", 0.42),
    *((origin, 0.13) for origin in _ORIGINS),
)
_CHART = 205.0
_MOVE_CHART = 170.0


def layout(content: MedicalContent) -> list[Sheet]:
    """The pages of one check."""
    book = Book(FACE, content.issue)
    flow = book.flow
    flow.place(*person_rows(book, content))
    flow.place(
        pens(book, "paper.interpreter", "med.allergies"),
        squares(book, "paper.consent", ("paper.yes", "paper.refused")),
        pen(book, "paper.own_complaints"),
        pens(book, "paper.pulse", "paper.blood_pressure", "paper.breathing", "paper.oxygen"),
        pens(
            book,
            "paper.temperature",
            "paper.consciousness",
            "paper.pain",
            "field.weight",
            "paper.height",
        ),
        space=3,
    )
    place_body_chart(book, heading(book, "paper.body_chart"), _CHART)
    flow.place(
        heading(book, "med.injury_origin"),
        *pen_table(book, _INJURIES, 5, numbered="paper.number"),
        space=3,
    )
    flow.place(
        pen(book, "med.medicines"),
        pen(book, "med.first_aid"),
        pen(book, "paper.infectious_risk", 1),
        pen(book, "paper.mental_risk", 1),
        pen(book, "paper.pregnancy", 1),
        space=3,
    )
    flow.place(
        squares(book, "paper.fit_detention", ("paper.yes", "paper.fit_yes_conditions", "paper.no")),
        pen(book, "paper.conditions"),
        pens(book, "med.handling_code", "paper.referral"),
        *examiner_rows(book, content),
        space=3,
    )
    book.place_codes()
    return book.finish()


def move_layout(content: MedicalContent) -> list[Sheet]:
    """The pages of one examination before a move."""
    book = Book(MOVE_FACE, content.issue)
    flow, compose = book.flow, book.compose
    flow.place(*person_rows(book, content, line=12.5))
    flow.place(
        heading(book, "paper.fitness", "47"),
        squares(book, "paper.fitness", ("med.fit_move", "med.fit_conditions")),
        squares(book, "paper.fitness", ("med.unfit_move", "med.unfit_safety")),
        pen(book, "paper.conditions", 1),
        squares(book, "paper.transport", ("med.walking", "med.sitting", "med.stretcher")),
        pens(book, "paper.escort_medic", "paper.medicines_on_way"),
        note(book, "paper.fitness_24_hours"),
        space=3,
    )
    flow.place(*examiner_rows(book, content), space=3)
    ordered = compose.bare_signature("paper.commander_orders", "", (book.left, book.inner))
    flow.place(
        pen(book, "paper.article_47_reason", 1),
        pens(book, "paper.name", "paper.rank", "paper.unit"),
        Row((ordered,)),
        space=3,
    )
    place_body_chart(book, heading(book, "paper.injuries_since"), _MOVE_CHART)
    flow.place(
        *pen_table(book, (("paper.number", 0.1), ("paper.injury", 0.9)), 4, numbered="paper.number")
    )
    book.place_codes()
    return book.finish()


FORMS = (
    Form(FACE, "15, 30", COPIES, MedicalContent, MedicalContent.blank, layout),
    Form(MOVE_FACE, "47", MOVE_COPIES, MedicalContent, MedicalContent.blank, move_layout),
)
