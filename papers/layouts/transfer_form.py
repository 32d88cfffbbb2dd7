"""T0 and T1: the list of evacuated and the complete list of transferred prisoners; refuses a line without its number.

GC III Art. 20(2) asks for a list of the evacuated as soon as possible, Art. 46(3) for the complete list
before departure; the record of who handed whom to whom, when, with signatures, follows the practice of
custody receipts. One row is one person. Articles: 17, 18, 20, 46, 47, 48, 70, 78.
"""

from collections.abc import Sequence

from papers.compose import text_or_line
from papers.content.answers import BLANK, Answer, Given, Signatory, Withheld
from papers.content.transfer import EvacuationContent, TransferContent, TransferLine
from papers.form import Form
from papers.listing import Group, PeopleList
from papers.page import Book, FormFace, PageStyle
from papers.parts import Cell, grid, labelled_text, note
from papers.sheet import Sheet
from papers.text import Style

_PAGE = PageStyle(297, 210, title=11.5, side_mm=52)
FACE_EVACUATION = FormFace("T0", ("form.t0_evacuation",), "1", _PAGE)
FACE = FormFace("T1", ("form.t0_transfer", "form.t1"), "2", _PAGE)
COPIES_EVACUATION = 3
COPIES = 4

_STRONG = frozenset({"3", "1"})
_JOURNEY = Style(8.4, 6.4, lines=3)
_TOTAL = Style(10.0, 7.0, lines=1, bold=True)

_NUMBERS: Group = (0.124, ("field.pow_no", "field.tag_no"))
_NAMES: Group = (
    0.139,
    ("field.surname", "field.first_names", "field.patronymic", "paper.latin_name"),
)
_PERSON: Group = (
    0.118,
    ("paper.rank", "paper.service_number", "field.date_of_birth", "field.sex"),
)
_MEDICAL: Group = (
    0.142,
    (
        "paper.fitness",
        "paper.examiner",
        "paper.visible_injuries",
        "paper.medical_envelope",
        "paper.protection",
    ),
)
_PROPERTY: Group = (
    0.132,
    (
        "paper.own_documents",
        "paper.identity_document",
        "paper.packet_and_seal",
        "paper.money_receipts",
        "paper.baggage",
    ),
)

_TRANSFER_GROUPS: tuple[Group, ...] = (
    _NUMBERS,
    _NAMES,
    _PERSON,
    (0.147, ("paper.power", "paper.status", "paper.language", "paper.interpreter")),
    _MEDICAL,
    _PROPERTY,
    (
        0.134,
        (
            "paper.capture_cards",
            "xfer.notice_given",
            "xfer.new_address",
            "paper.complaint",
            "paper.injuries_received",
        ),
    ),
)
_EVACUATION_GROUPS: tuple[Group, ...] = (
    (0.14, _NUMBERS[1]),
    (0.18, _NAMES[1]),
    (0.15, _PERSON[1]),
    (0.14, ("paper.power", "paper.language", "paper.interpreter")),
    (0.15, _MEDICAL[1]),
    (0.136, _PROPERTY[1]),
)


def _names(line: TransferLine) -> tuple[tuple[Answer, ...], ...]:
    person = line.identity
    return (
        (line.pow_number, line.tag_number),
        (person.surname, person.first_names, person.patronymic, person.latin_name),
        (person.rank, person.service_number, person.date_of_birth, line.sex),
    )


def _state(line: TransferLine) -> tuple[tuple[Answer, ...], ...]:
    return (
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
    )


def layout(content: TransferContent) -> list[Sheet]:
    """The pages of one copy of T1."""
    book = Book(FACE, content.issue)
    route: list[Cell] = [
        ("xfer.reason", content.reason),
        ("paper.legal_basis", content.legal_basis),
    ]
    _journey(book, content, route)
    people = PeopleList(book, _TRANSFER_GROUPS, ticks=("paper.received",), strong=_STRONG)
    people.place(
        [
            (
                (
                    *_names(line),
                    (line.power, line.legal_category, line.language, line.interpreter),
                    *_state(line),
                    (
                        line.capture_cards,
                        line.notice_given,
                        line.new_address,
                        line.complaint,
                        line.injuries_received,
                    ),
                ),
                line.code,
            )
            for line in content.lines
        ]
    )
    if content.remarks.strip():
        book.flow.place(labelled_text(book, "paper.remarks", content.remarks), space=4)
    signed_by = (
        ("xfer.releasing_officer", content.releasing),
        ("paper.escort_officer", content.escort),
        ("xfer.receiving_officer", content.receiving),
    )
    _closing(book, content, signed_by, ("paper.tick_every_name", "paper.copies_t1"))
    return book.finish()


def layout_evacuation(content: EvacuationContent) -> list[Sheet]:
    """The pages of one copy of T0."""
    book = Book(FACE_EVACUATION, content.issue)
    _journey(book, content, [("paper.provisions", content.provisions, 2.0)])
    people = PeopleList(
        book, _EVACUATION_GROUPS, ticks=("paper.boarded", "xfer.arrived"), strong=_STRONG
    )
    people.place(
        [
            (
                (*_names(line), (line.power, line.language, line.interpreter), *_state(line)),
                line.code,
            )
            for line in content.lines
        ]
    )
    signed_by = (("paper.compiled_by", content.compiler), ("paper.escort_officer", content.escort))
    _closing(book, content, signed_by, ("paper.tick_boarding", "paper.copies_t0"))
    return book.finish()


def _journey(
    book: Book, content: TransferContent | EvacuationContent, more: Sequence[Cell]
) -> None:
    lines: tuple[tuple[Cell, ...], ...] = (
        (
            ("xfer.from_unit", text_or_line(content.from_place)),
            ("xfer.to_unit", text_or_line(content.to_place)),
            *more,
        ),
        (
            ("paper.departs_at", text_or_line(content.departs_at)),
            ("paper.arrives_at", text_or_line(content.arrives_at)),
            ("paper.escort", text_or_line(content.escort_size)),
            ("paper.vehicles", text_or_line(content.vehicles)),
        ),
    )
    book.flow.place(*grid(book, lines, _JOURNEY))


def _closing(
    book: Book,
    content: TransferContent | EvacuationContent,
    signed_by: Sequence[tuple[str, Signatory]],
    notes: Sequence[str],
) -> None:
    on_list = BLANK if _is_blank(content.lines) else Given(str(len(content.lines)))
    totals: tuple[Cell, ...] = (
        ("paper.total_on_list", on_list),
        ("paper.total_embarked", text_or_line(content.embarked)),
        ("paper.total_arrived", text_or_line(content.arrived)),
    )
    book.flow.place(
        *grid(book, [totals], _TOTAL),
        labelled_text(book, "paper.discrepancies", "\n".join(content.discrepancies), empty_lines=2),
        *book.compose.signatures(book.left, book.inner, signed_by),
        note(book, *notes),
        space=4,
    )
    book.place_codes()


def _is_blank(lines: Sequence[TransferLine]) -> bool:
    return all(line.identity.surname is Withheld.BLANK for line in lines)


FORMS = (
    Form(
        FACE_EVACUATION,
        "20",
        COPIES_EVACUATION,
        EvacuationContent,
        EvacuationContent.blank,
        layout_evacuation,
    ),
    Form(FACE, "46", COPIES, TransferContent, TransferContent.blank, layout),
)
