"""M6 and M7: the examination after a death and the decision of a Mixed Medical Commission; refuses a printed cause.

GC III Art. 120(3), 121; causes in the order of the World Health Organization's certificate: I (a) to (d), II.
Annex II Art. 10-12: decided by a majority, told to everybody who was examined, carried out within three months.
"""

from papers.content.answers import BLANK
from papers.content.medical import MedicalContent
from papers.flow import Row
from papers.form import Form
from papers.layouts.medical import (
    OPTION,
    box,
    examiner_rows,
    medical_face,
    pen,
    pens,
    person_rows,
    squares,
)
from papers.page import Book
from papers.parts import beside, heading, note
from papers.sheet import Sheet

DEATH_FACE = medical_face("M6", "form.m6")
COMMISSION_FACE = medical_face("M7", "form.m7")
COPIES = 2

_CAUSES = ("paper.cause_a", "paper.cause_b", "paper.cause_c", "paper.cause_d", "paper.cause_other")
_CAUSE_SHARES = (0.25, 0.55, 0.2)
_DECISIONS = (
    "paper.commission_a",
    "paper.commission_b",
    "paper.commission_nc",
    "paper.commission_rejected",
)
_MEMBERS = ("paper.member_chair", "paper.member_neutral", "paper.member_detaining")
_PRINT_ROOM = 34.0


def death_layout(content: MedicalContent) -> list[Sheet]:
    """The pages of one examination after a death."""
    book = Book(DEATH_FACE, content.issue)
    compose, flow = book.compose, book.flow
    flow.place(*person_rows(book, content, "paper.examined_before"))
    flow.place(
        pens(book, "paper.died_at", "paper.place_of_death"),
        pen(book, "paper.found_at", 1),
        pen(book, "paper.death_injuries", 4),
        space=3,
    )
    causes: list[Row] = []
    for key in _CAUSES:
        cells = [
            compose.words(key, _CAUSE_SHARES[0] * book.inner, OPTION),
            compose.writing_lines(height=17.0),
            compose.field("paper.interval", BLANK, (0.0, _CAUSE_SHARES[2] * book.inner)).pieces,
        ]
        causes.append(beside(book, _CAUSE_SHARES, cells))
    flow.place(heading(book, "paper.cause_chain"), *causes, space=3)
    flow.place(
        squares(
            book,
            "paper.manner",
            ("paper.manner_natural", "paper.manner_wounds", "paper.manner_accident"),
        ),
        squares(book, "paper.manner", ("paper.manner_violent", "paper.origin_unknown")),
        pen(book, "paper.autopsy", 2),
        space=3,
    )
    flow.place(*examiner_rows(book, content, "paper.certifier"), space=3)
    flow.place(
        heading(book, "paper.unidentified"),
        pen(book, "paper.appearance", 4),
        pens(book, "paper.prints_taken", "paper.photo_full_face", "paper.photo_half_face"),
        box(book, "paper.remarks", _PRINT_ROOM),
        space=3,
    )
    book.place_codes()
    return book.finish()


def commission_layout(content: MedicalContent) -> list[Sheet]:
    """The pages of one decision."""
    book = Book(COMMISSION_FACE, content.issue)
    compose, flow, third = book.compose, book.flow, book.inner / 3
    flow.place(*person_rows(book, content))
    flow.place(
        pen(book, "paper.presented_by", 1),
        pen(book, "paper.injury_disease", 4),
        pen(book, "paper.findings", 5),
        space=3,
    )
    options = [
        beside(book, (1.0,), [compose.option(key, book.inner, OPTION)]) for key in _DECISIONS
    ]
    flow.place(heading(book, "paper.commission_decision", "110"), *options, space=4)
    members = [
        compose.bare_signature(key, "", (book.left + number * third, third))
        for number, key in enumerate(_MEMBERS)
    ]
    flow.place(Row(tuple(members)), *examiner_rows(book, content), space=4)
    flow.place(
        pen(book, "paper.prisoner_told", 1),
        Row((compose.bare_signature("field.signature_prisoner", "", (book.left, book.inner)),)),
        note(book, "paper.majority_rule", "paper.certificate_rule"),
        space=4,
    )
    book.place_codes()
    return book.finish()


FORMS = (
    Form(DEATH_FACE, "120, 121", COPIES, MedicalContent, MedicalContent.blank, death_layout),
    Form(
        COMMISSION_FACE,
        "112, Annex II",
        COPIES,
        MedicalContent,
        MedicalContent.blank,
        commission_layout,
    ),
)
