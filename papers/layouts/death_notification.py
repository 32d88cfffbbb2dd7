"""D1 and D1L: notification of death, and the certified list; refuses a burial before the examination to pass unseen.

GC III Art. 120(2): death certificates in the form annexed (Annex IV D, about 21 by 30 cm) or lists certified by a
responsible officer; 120(3): medical examination before burial; 120(5): cremation only for hygiene, his religion
or his express wish, with the reason. Each sheet of the list bears the certificate.
"""

from collections.abc import Callable, Sequence

from papers.certified import certificate, place_certified
from papers.compose import LABEL, text_or_line
from papers.content.answers import Answer, Withheld
from papers.content.endings import DeathContent, DeathEffect, DeathLine, DeathListContent
from papers.flow import Column, Row
from papers.form import Form
from papers.listing import PeopleList
from papers.page import Book, FormFace, PageStyle
from papers.parts import (
    CELL,
    Cell,
    beside,
    grid,
    heading,
    labelled_text,
    note,
    place_section,
)
from papers.sheet import Sheet
from papers.text import Style

FACE = FormFace("D1", ("form.d1",), "1", PageStyle(210, 297, title=14.0, side_mm=44, code_mm=24))
LIST_FACE = FormFace("D1L", ("paper.form_d1l",), "1", PageStyle(297, 210, title=13.0, side_mm=50))
COPIES = 3
LIST_COPIES = 2

_VALUE = Style(8.8, 6.6, lines=3)
_LONG = Style(8.6, 6.6, lines=12)
_LINE = 15.0
_CAUSE_LINES, _ACCOUNT_LINES = 3, 8
_APART = 8.0
_EFFECTS = (
    ("paper.description", 0.32),
    ("paper.quantity", 0.12),
    ("paper.receipt", 0.16),
    ("paper.packet_and_seal", 0.2),
    ("paper.where_now", 0.2),
)
_GROUPS = (
    (
        0.215,
        (
            "field.surname",
            "field.first_names",
            "field.patronymic",
            "paper.latin_name",
            "field.date_of_birth",
        ),
    ),
    (0.14, ("paper.rank", "paper.service_number", "field.pow_no", "paper.power")),
    (0.16, ("paper.died_at", "paper.place_of_death")),
    (0.17, ("paper.cause", "paper.examined_before_burial")),
    (0.291, ("paper.buried_at", "paper.place_of_burial", "paper.grave", "paper.cremation")),
)

Lines = tuple[tuple[Cell, ...], ...]


def layout(content: DeathContent) -> list[Sheet]:
    """The pages of one notification."""
    book = Book(FACE, content.issue)

    def rows(lines: Lines) -> list[Row]:
        return grid(book, lines, _VALUE, line_height=_LINE)

    place_section(book, "paper.deceased", rows(_deceased(content)), "120(2)")
    place_section(book, "paper.death", _death(book, content), "120(3)")
    place_section(book, "paper.burial", rows(_burial(content)), "120(3)-(6)")
    account = _long(book, "paper.carer_account", content.carer_account, _ACCOUNT_LINES)
    will: Lines = ((("paper.will", content.will),),)
    place_section(book, "paper.will_and_last_moments", [*rows(will), account], "120(1)")
    _place_effects(book, content, rows)
    book.place_codes()
    return book.finish()


def _place_effects(book: Book, content: DeathContent, rows: Callable[[Lines], list[Row]]) -> None:
    """What he left and, never on a page of their own, the signatures; a further page says again who died."""
    person, closing = content.identity, _closing(book, content)
    table = _table(book, content.effects_list)
    standing = rows(
        (
            (("paper.effects_of_deceased", content.effects),),
            (("paper.effects_through", content.effects_through),),
        )
    )
    flow = book.flow
    (flow.heading,) = rows(
        (
            (
                ("field.surname", person.surname),
                ("field.first_names", person.first_names),
                ("paper.number_on_disc", person.service_number, 1.4),
                ("field.pow_no", content.pow_number),
            ),
        )
    )
    title = heading(book, "paper.effects_list", "122(9)")
    whole = (title, *table, *standing, *closing)
    if sum(row.height for row in whole) + _APART > flow.room:
        flow.turn()
    flow.place(title, *table[:2], space=4)
    for row in table[2:]:
        flow.place(row)
    flow.place(*standing)
    flow.place(*closing, space=4)
    flow.heading = None


def _table(book: Book, effects: Sequence[DeathEffect]) -> list[Row]:
    """The head and a row for each article or sum; a sentence where there is none."""
    compose = book.compose
    if not effects:
        nothing = compose.words("paper.effects_none", book.inner, CELL)
        return [Row((Column(book.left, book.inner, tuple(nothing)),))]
    shares = [share for _, share in _EFFECTS]
    labels = [compose.words(key, share * book.inner, LABEL) for key, share in _EFFECTS]
    found = [beside(book, shares, labels, 0.93)]
    for each in effects:
        answers = (each.description, each.quantity, each.receipt, each.packet, each.where)
        cells = [
            compose.answer(answer, share * book.inner, CELL, line_height=_LINE)
            for answer, share in zip(answers, shares, strict=True)
        ]
        found.append(beside(book, shares, cells))
    return found


def _deceased(content: DeathContent) -> Lines:
    person = content.identity
    return (
        (
            ("field.power", content.power, 1.3),
            ("field.surname", person.surname),
            ("field.first_names", person.first_names),
            ("field.patronymic", person.patronymic),
        ),
        (
            ("field.father_first_name", content.father_first_name),
            ("paper.latin_name", person.latin_name, 1.3),
            ("field.date_of_birth", person.date_of_birth),
            ("field.place_of_birth", content.place_of_birth, 1.3),
        ),
        (
            ("paper.rank", person.rank),
            ("paper.number_on_disc", person.service_number, 1.4),
            ("field.pow_no", content.pow_number),
        ),
        (
            ("field.address_next_of_kin", content.next_of_kin_address, 1.3),
            ("paper.captured_where_when", content.captured),
            ("paper.remains_unidentified", content.unidentified, 0.7),
        ),
    )


def _death(book: Book, content: DeathContent) -> list[Row]:
    when: Lines = (
        (("paper.died_at", content.died_at), ("paper.place_of_death", content.place_of_death, 1.4)),
    )
    who: Lines = (
        (
            ("paper.examined_before_burial", content.examined_at),
            ("paper.examined_by", content.examined_by),
            ("paper.certified_by", content.certified_by),
        ),
    )
    cause = _long(book, "paper.cause_and_circumstances", content.cause, _CAUSE_LINES)
    return [
        *grid(book, when, _VALUE, line_height=_LINE),
        cause,
        *grid(book, who, _VALUE, line_height=_LINE),
    ]


def _burial(content: DeathContent) -> Lines:
    return (
        (
            ("paper.buried_at", content.buried_at),
            ("paper.place_of_burial", content.place_of_burial, 1.6),
        ),
        (("paper.grave", content.grave), ("paper.grave_marked", content.grave_marked, 1.4)),
        (("paper.cremation", content.cremation, 1.4), ("paper.ashes_kept", content.ashes_kept)),
        (("paper.buried_unexamined_by", content.buried_unexamined_by),),
    )


def _long(book: Book, key: str, answer: Answer, lines: int) -> Row:
    """A label over what may be long, or over `lines` to write on."""
    if answer is Withheld.BLANK:
        return labelled_text(book, key, "", empty_lines=lines)
    return Row((book.compose.field(key, answer, (book.left, book.inner), _LONG),))


def _closing(book: Book, content: DeathContent) -> list[Row]:
    """The signature of the authority with room for its seal, and those of two witnesses."""
    compose, half = book.compose, book.inner / 2
    signatures = compose.signatures(
        book.left,
        book.inner,
        (("paper.responsible_authority", content.authority),),
        (("name", "rank", "position"), ("unit", "contact")),
        room=34.0,
    )
    witnesses = (
        ("paper.first_witness", content.first_witness, content.first_witness_address),
        ("paper.second_witness", content.second_witness, content.second_witness_address),
    )
    columns: list[Column] = []
    for number, (key, name, address) in enumerate(witnesses):
        x = book.left + number * half
        signed = compose.bare_signature(key, name, (x, half))
        at = compose.field("paper.address", text_or_line(address), (x, half), line_height=_LINE)
        columns.append(Column(x, half, (*signed.pieces, *at.pieces)))
    return [*signatures, note(book, "paper.seal_here"), Row(tuple(columns))]


def list_layout(content: DeathListContent) -> list[Sheet]:
    """The pages of one list."""
    book = Book(LIST_FACE, content.issue)
    listing = PeopleList(book, _GROUPS, strong=frozenset({"1", "2"}))
    place_certified(
        book,
        listing.head(),
        content.lines,
        lambda number, line: listing.row(number, _answers(line)),
        lambda _: certificate(
            book, "paper.sheet_certified_deaths", "role.responsible_officer", content.officer
        ),
    )
    book.place_codes()
    return book.finish()


def _answers(line: DeathLine) -> tuple[tuple[Answer, ...], ...]:
    person = line.identity
    return (
        (
            person.surname,
            person.first_names,
            person.patronymic,
            person.latin_name,
            person.date_of_birth,
        ),
        (person.rank, person.service_number, line.pow_number, line.power),
        (line.died_at, line.place_of_death),
        (line.cause, line.examined),
        (line.buried_at, line.place_of_burial, line.grave, line.cremation),
    )


FORMS = (
    Form(FACE, "120", COPIES, DeathContent, DeathContent.blank, layout),
    Form(LIST_FACE, "120(2)", LIST_COPIES, DeathListContent, DeathListContent.blank, list_layout),
)
