"""D1 and D1L: notification of death, and the certified list; refuses a burial before the examination to pass unseen.

GC III Art. 120(2): death certificates in the form annexed (Annex IV D, about 21 by 30 cm) or lists certified by a
responsible officer; 120(3): medical examination before burial; 120(5): cremation only for hygiene, his religion
or his express wish, with the reason. Each sheet of the list bears the certificate.
"""

from papers.certified import certificate, place_certified
from papers.compose import text_or_line
from papers.content.answers import Answer
from papers.content.endings import DeathContent, DeathLine, DeathListContent
from papers.flow import Column, Row
from papers.form import Form
from papers.listing import PeopleList
from papers.page import Book, FormFace, PageStyle
from papers.parts import Cell, grid, note, place_section
from papers.sheet import Sheet
from papers.text import Style

FACE = FormFace("D1", ("form.d1",), "1", PageStyle(210, 297, title=14.0, side_mm=44, code_mm=24))
LIST_FACE = FormFace("D1L", ("paper.form_d1l",), "1", PageStyle(297, 210, title=13.0, side_mm=50))
COPIES = 3
LIST_COPIES = 2

_VALUE = Style(8.8, 6.6, lines=3)
_LINE = 15.0
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
    for key, lines, article in (
        ("paper.deceased", _deceased(content), "120(2)"),
        ("paper.death", _death(content), "120(3)"),
        ("paper.burial", _burial(content), "120(3)-(6)"),
        ("paper.effects_and_will", _effects(content), "120(1), 122(9)"),
    ):
        place_section(book, key, grid(book, lines, _VALUE, line_height=_LINE), article)
    _closing(book, content)
    return book.finish()


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
        ),
    )


def _death(content: DeathContent) -> Lines:
    return (
        (("paper.died_at", content.died_at), ("paper.place_of_death", content.place_of_death, 1.4)),
        (("paper.cause_and_circumstances", content.cause),),
        (
            ("paper.examined_before_burial", content.examined_at),
            ("paper.examined_by", content.examined_by, 1.4),
        ),
    )


def _burial(content: DeathContent) -> Lines:
    return (
        (
            ("paper.buried_at", content.buried_at),
            ("paper.place_of_burial", content.place_of_burial, 1.6),
        ),
        (("paper.grave", content.grave), ("paper.grave_marked", content.grave_marked, 1.4)),
        (("paper.cremation", content.cremation),),
    )


def _effects(content: DeathContent) -> Lines:
    return (
        (("paper.effects_of_deceased", content.effects),),
        (("paper.effects_through", content.effects_through), ("paper.will", content.will)),
        (("paper.carer_account", content.carer_account),),
    )


def _closing(book: Book, content: DeathContent) -> None:
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
    book.flow.place(*signatures, note(book, "paper.seal_here"), Row(tuple(columns)), space=4)
    book.place_codes()


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
