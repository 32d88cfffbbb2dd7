"""T1: the complete list of a transfer and the record of custody; refuses a line without its number.

GC III Art. 46(3) asks for the complete list before departure; the record of who handed whom to whom,
when, with three signatures, follows the practice of custody receipts. One row is one person.
Articles: 17, 18, 46, 47, 48, 70, 78.
"""

from papers.compose import LABEL, text_or_line
from papers.content.answers import BLANK, Answer, Given, Withheld
from papers.content.transfer import TransferContent, TransferLine
from papers.flow import Column, Row
from papers.form import Form
from papers.listing import Group, PeopleList
from papers.page import Book, FormFace, PageStyle
from papers.parts import labelled_text, note
from papers.sheet import Sheet
from papers.text import Style

FACE = FormFace(
    "T1", ("form.t0_transfer", "form.t1"), "1", PageStyle(297, 210, title=11.5, side_mm=52)
)
COPIES = 4

_STRONG = frozenset({"3", "1"})

_GROUPS: tuple[Group, ...] = (
    (0.124, ("field.pow_no", "field.tag_no")),
    (0.139, ("field.surname", "field.first_names", "field.patronymic", "paper.latin_name")),
    (0.118, ("paper.rank", "paper.service_number", "field.date_of_birth", "field.sex")),
    (0.147, ("paper.power", "paper.status", "paper.language", "paper.interpreter")),
    (
        0.142,
        (
            "paper.fitness",
            "paper.examiner",
            "paper.visible_injuries",
            "paper.medical_envelope",
            "paper.protection",
        ),
    ),
    (
        0.132,
        (
            "paper.own_documents",
            "paper.identity_document",
            "paper.packet_and_seal",
            "paper.money_receipts",
            "paper.baggage",
        ),
    ),
    (
        0.134,
        ("paper.capture_cards", "xfer.notice_given", "xfer.new_address", "paper.complaint"),
    ),
)


def _answers(line: TransferLine) -> tuple[tuple[Answer, ...], ...]:
    person = line.identity
    return (
        (line.pow_number, line.tag_number),
        (person.surname, person.first_names, person.patronymic, person.latin_name),
        (person.rank, person.service_number, person.date_of_birth, line.sex),
        (line.power, line.legal_category, line.language, line.interpreter),
        (
            line.fitness,
            line.examiner,
            line.visible_injuries,
            line.medical_envelope,
            line.protection,
        ),
        (
            line.own_documents,
            line.identity_document,
            line.packet_and_seal,
            line.money_receipts,
            line.baggage_kg,
        ),
        (line.capture_cards, line.notice_given, line.new_address, line.complaint),
    )


def layout(content: TransferContent) -> list[Sheet]:
    """The pages of one copy."""
    book = Book(FACE, content.issue)
    _journey(book, content)
    people = PeopleList(book, _GROUPS, ticks=("paper.received",), strong=_STRONG)
    people.place([(_answers(line), line.code) for line in content.lines])
    _closing(book, content)
    return book.finish()


def _journey(book: Book, content: TransferContent) -> None:
    quarter = book.inner / 4
    compose = book.compose
    style = Style(8.4, 6.4, lines=3)
    first = (
        ("xfer.from_unit", text_or_line(content.from_place), quarter),
        ("xfer.to_unit", text_or_line(content.to_place), quarter),
        ("xfer.reason", content.reason, quarter),
        ("paper.legal_basis", content.legal_basis, quarter),
    )
    second = (
        ("paper.departs_at", text_or_line(content.departs_at), quarter),
        ("paper.arrives_at", text_or_line(content.arrives_at), quarter),
        ("paper.escort", text_or_line(content.escort_size), quarter),
        ("paper.vehicles", text_or_line(content.vehicles), quarter),
    )
    book.flow.place(
        compose.fields(book.left, first, style), compose.fields(book.left, second, style)
    )


def _closing(book: Book, content: TransferContent) -> None:
    compose, third = book.compose, book.inner / 3
    on_list = BLANK if _is_blank(content) else Given(str(len(content.lines)))
    totals = compose.fields(
        book.left,
        (
            ("paper.total_on_list", on_list, third),
            ("paper.total_embarked", text_or_line(content.embarked), third),
            ("paper.total_arrived", text_or_line(content.arrived), third),
        ),
        Style(10.0, 7.0, lines=1, bold=True),
    )
    discrepancies = compose.words("paper.discrepancies", book.inner, LABEL)
    for text in content.discrepancies:
        discrepancies += compose.text(text, book.inner, Style(7.6, 6.4, lines=4))
    if not content.discrepancies:
        discrepancies += compose.writing_lines(2, 14.0)
    signatures = compose.signatures(
        book.left,
        book.inner,
        (
            ("xfer.releasing_officer", content.releasing),
            ("paper.escort_officer", content.escort),
            ("xfer.receiving_officer", content.receiving),
        ),
    )
    if content.remarks.strip():
        book.flow.place(labelled_text(book, "paper.remarks", content.remarks), space=4)
    book.flow.place(
        totals,
        Row((Column(book.left, book.inner, tuple(discrepancies)),)),
        *signatures,
        note(book, "paper.tick_every_name", "paper.copies_t1"),
        space=4,
    )
    book.place_codes()


def _is_blank(content: TransferContent) -> bool:
    return all(line.identity.surname is Withheld.BLANK for line in content.lines)


FORMS = (Form(FACE, "46", COPIES, TransferContent, TransferContent.blank, layout),)
