"""K2: the intake record, A4; refuses coordinates, a diagnosis and how somebody came.

What GC III Art. 17 lets one ask stands apart from what may be declined. What he did not give is printed
as "not given". The record is read back to him before anybody signs.
"""

from papers.compose import FACT
from papers.content.card import HEALTH_VALUES
from papers.content.intake import IntakeContent
from papers.flow import Column, Row
from papers.form import Form
from papers.page import Book, FormFace, PageStyle
from papers.parts import (
    Cell,
    beside,
    grid,
    heading,
    labelled_text,
    note,
    place_section,
    place_table,
)
from papers.sheet import Sheet
from papers.text import Style

FACE = FormFace("K2", ("form.k2",), "1", PageStyle(210, 297, title=13.0, side_mm=44, code_mm=24))
COPIES = 1

_VALUE = Style(8.6, 6.6, lines=2)
_LINE = 14.0
_DOCUMENTS = (
    ("paper.document_kind", 0.2),
    ("paper.document_number", 0.18),
    ("paper.document_issuer", 0.2),
    ("paper.holder_as_printed", 0.24),
    ("paper.held_by", 0.18),
)
_READ_BACK = ("paper.read_back_agreed", "paper.read_back_corrected", "paper.signing_declined")

Lines = tuple[tuple[Cell, ...], ...]


def layout(content: IntakeContent) -> list[Sheet]:
    """The pages of one record."""
    book = Book(FACE, content.issue)
    for key, lines, article in (
        ("paper.identity", _asked(content), "17"),
        ("paper.beyond_article_17", _told(content), "122(4)"),
        ("paper.capture", _capture(content), "122"),
    ):
        place_section(book, key, grid(book, lines, _VALUE, line_height=_LINE), article)
    place_section(book, "paper.condition_on_arrival", [_condition(book, content)], "15, 70")
    documents = [
        (paper.kind, paper.number, paper.issuer, paper.holder, paper.held_by)
        for paper in content.documents
    ]
    title = heading(book, "paper.documents", "17, 18")
    place_table(book, title, _DOCUMENTS, documents, "paper.no_documents", line_height=_LINE)
    property_rows = grid(book, _property(content), _VALUE, line_height=_LINE)
    place_section(book, "paper.property_and_money", property_rows, "18")
    _closing(book, content)
    return book.finish()


def _asked(content: IntakeContent) -> Lines:
    person = content.identity
    return (
        (
            ("field.surname", person.surname),
            ("field.first_names", person.first_names),
            ("field.patronymic", person.patronymic),
        ),
        (
            ("paper.rank", person.rank),
            ("field.service_number", person.service_number),
            ("field.date_of_birth", person.date_of_birth),
        ),
        (("paper.latin_name", person.latin_name), ("paper.other_names", content.other_names)),
        (
            ("field.pow_no", content.pow_number),
            ("field.tag_no", content.tag_number),
            ("field.sex", content.sex, 0.6),
            ("field.language", content.language),
            ("field.interpreter", content.interpreter),
        ),
    )


def _told(content: IntakeContent) -> Lines:
    return (
        (
            ("field.power", content.power, 1.4),
            ("field.place_of_birth", content.place_of_birth, 1.2),
            ("field.father_first_name", content.father_first_name),
            ("field.mother_maiden_name", content.mother_maiden_name),
        ),
        (
            ("field.person_to_inform", content.person_to_inform),
            ("paper.inform_address", content.inform_address, 1.4),
            ("paper.passing_on", content.passing_on, 1.1),
        ),
        (
            ("field.home_address", content.home_address),
            ("field.mail_address", content.mail_address),
            ("paper.unit", content.unit, 0.8),
        ),
    )


def _capture(content: IntakeContent) -> Lines:
    return (
        (
            ("paper.captured_at", content.captured_at),
            ("paper.captured_place", content.captured_place),
        ),
        (
            ("paper.capturing_unit", content.capturing_unit),
            ("paper.handed_over_by", content.handed_over_by),
        ),
    )


def _property(content: IntakeContent) -> Lines:
    return (
        (
            ("paper.left_with_prisoner", content.left_with_prisoner),
            ("paper.in_safe_keeping", content.in_safe_keeping),
        ),
        (
            ("paper.packet_and_seal", content.packet_and_seal),
            ("paper.money_receipts", content.receipts),
            ("paper.rights_notice_given", content.notice_given, 1.4),
        ),
    )


def _condition(book: Book, content: IntakeContent) -> Row:
    """The seven values of the capture card in two columns, and beside them what else may be said."""
    compose = book.compose
    option, third = Style(7.2, 6.0, lines=1), book.inner / 3
    first = compose.choice(
        "paper.health_class", HEALTH_VALUES[:4], content.health, (book.left, third), option
    )
    rest = [
        piece
        for key in HEALTH_VALUES[4:]
        for piece in compose.option(key, third, option, chosen=key in content.health)
    ]
    at = (book.left + 2 * third, third)
    facts = [
        piece
        for key, answer in (
            ("med.first_aid", content.first_aid),
            ("paper.visible_injuries", content.visible_injuries),
            ("med.handling_code", content.handling_code),
        )
        for piece in compose.field(key, answer, at, FACT, line_height=11.0).pieces
    ]
    return Row((first, Column(book.left + third, third, tuple(rest)), Column(*at, tuple(facts))))


def _closing(book: Book, content: IntakeContent) -> None:
    compose, half, third = book.compose, book.inner / 2, book.inner / 3
    style = Style(7.4, 6.0, lines=2)
    outcomes = [
        compose.option(key, third, style, chosen=key == content.read_back) for key in _READ_BACK
    ]
    signatures = compose.signatures(
        book.left,
        book.inner,
        (("role.registrar", content.registrar),),
        (("name", "rank", "position", "unit"),),
        room=12.0,
    )
    others = Row(
        (
            compose.bare_signature("field.signature_prisoner", "", (book.left, half)),
            compose.bare_signature("field.interpreter", "", (book.left + half, half)),
        )
    )
    book.flow.place(
        heading(book, "paper.read_back", "17(6)"),
        note(book, "paper.read_back_rule"),
        beside(book, (1 / 3,) * 3, outcomes),
        labelled_text(book, "paper.corrections", content.corrections, empty_lines=1),
        *signatures,
        others,
        space=4,
    )
    book.place_codes()


FORMS = (Form(FACE, "17", COPIES, IntakeContent, IntakeContent.blank, layout),)
