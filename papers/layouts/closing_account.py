"""R2 and R2L: statement of account and return of property at the end of captivity, and the closing list.

GC III Art. 66(1): a statement of the balance, signed by an officer; 65: each entry countersigned; 119, 68: property
restored in the condition it was taken. 66(2): lists of all whose captivity ended, each sheet certified. Refuses
to total currencies together.
"""

from collections.abc import Sequence

from papers.certified import certificate, place_certified
from papers.compose import text_or_line
from papers.content.answers import Answer
from papers.content.endings import ClosingContent, ClosingLine, ClosingListContent
from papers.flow import Row
from papers.form import Form
from papers.layouts.money_register import total_row
from papers.listing import PeopleList
from papers.page import Book, FormFace, PageStyle
from papers.parts import grid, heading, identity_lines, note, place_section, place_table
from papers.sheet import Sheet
from papers.text import Style

FACE = FormFace("R2", ("form.r2",), "1", PageStyle(210, 297, title=13.0, side_mm=44, code_mm=24))
LIST_FACE = FormFace("R2L", ("paper.form_r2l",), "1", PageStyle(297, 210, title=13.0, side_mm=50))
COPIES = 3
LIST_COPIES = 2

_VALUE = Style(8.6, 6.6, lines=2)
_BALANCE = Style(10.0, 7.0, lines=2, bold=True)
_LINE = 14.0
_ENTRIES = (
    ("field.date", 0.13),
    ("paper.number", 0.11),
    ("paper.account_entry", 0.27),
    ("paper.amount_signed", 0.13),
    ("paper.currency", 0.09),
    ("paper.balance", 0.13),
    ("paper.countersigned", 0.14),
)
_RETURNED = (
    ("paper.description", 0.31),
    ("paper.quantity", 0.09),
    ("paper.receipt", 0.14),
    ("paper.condition_taken", 0.23),
    ("paper.condition_returned", 0.23),
)
_GROUPS = (
    (0.24, ("field.surname", "field.first_names", "field.patronymic", "paper.latin_name")),
    (
        0.19,
        ("field.pow_no", "paper.rank", "paper.service_number", "field.date_of_birth"),
    ),
    (0.22, ("paper.ended_by", "paper.ended_at")),
    (0.2, ("paper.balance", "paper.currency")),
    (0.126, ("paper.statement_number",)),
)


def layout(content: ClosingContent) -> list[Sheet]:
    """The pages of one statement."""
    book = Book(FACE, content.issue)
    lines = (
        *identity_lines(content.identity, content.pow_number, content.tag_number),
        (
            ("field.power", content.power),
            ("paper.ended_by", content.ended_by),
            ("paper.ended_at", content.ended_at),
        ),
    )
    place_section(book, "paper.owner", grid(book, lines, _VALUE, line_height=_LINE))
    entries: list[tuple[Answer, ...]] = [
        (
            line.entered_at,
            line.number,
            line.entry,
            line.amount,
            line.currency,
            line.balance,
            line.countersigned,
        )
        for line in content.entries
    ]
    title = heading(book, "paper.account", "64-66")
    place_table(book, title, _ENTRIES, entries, "paper.no_entries", line_height=_LINE)
    balance = grid(book, ((("paper.final_balance", content.balance),),), _BALANCE)
    goes = grid(book, ((("paper.balance_goes", content.balance_goes),),), _VALUE)
    book.flow.place(*balance, *goes)
    returned: list[tuple[Answer, ...]] = [
        (
            item.description,
            item.quantity,
            item.receipt,
            item.condition_taken,
            item.condition_returned,
        )
        for item in content.returned
    ]
    title = heading(book, "paper.property_returned", "18(6), 119")
    place_table(book, title, _RETURNED, returned, "paper.nothing_returned", line_height=_LINE)
    rest = grid(book, ((("paper.not_returned", content.not_returned),),), _VALUE)
    book.flow.place(*rest)
    _closing(book, content)
    return book.finish()


def _closing(book: Book, content: ClosingContent) -> None:
    compose, half = book.compose, book.inner / 2
    signatures = compose.signatures(
        book.left,
        book.inner,
        (("role.authorised_officer", content.officer),),
        (("name", "rank"), ("position", "unit", "contact")),
        room=20.0,
    )
    others = Row(
        (
            compose.bare_signature("field.signature_prisoner", "", (book.left, half)),
            compose.bare_signature("field.interpreter", "", (book.left + half, half)),
        )
    )
    book.flow.place(note(book, "paper.closing_statement"), *signatures, others, space=4)
    book.place_codes()


def list_layout(content: ClosingListContent) -> list[Sheet]:
    """The pages of one closing list."""
    book = Book(LIST_FACE, content.issue)
    listing = PeopleList(book, _GROUPS, strong=frozenset({"1", "2", "11"}))
    lines = ((("field.power", content.power), ("paper.period", content.period)),)
    book.flow.place(*grid(book, lines, _VALUE, line_height=_LINE))
    place_certified(
        book,
        listing.head(),
        content.lines,
        lambda number, line: listing.row(number, _answers(line)),
        lambda lines: _sheet_end(book, content, lines),
    )
    book.place_codes()
    return book.finish()


def _sheet_end(book: Book, content: ClosingListContent, lines: Sequence[ClosingLine]) -> list[Row]:
    total = total_row(book, [(line.balance, line.currency) for line in lines])
    signed = certificate(
        book, "paper.sheet_certified_accounts", "role.responsible_officer", content.officer
    )
    return [total, *signed]


def _answers(line: ClosingLine) -> tuple[tuple[Answer, ...], ...]:
    person = line.identity
    return (
        (person.surname, person.first_names, person.patronymic, person.latin_name),
        (line.pow_number, person.rank, person.service_number, person.date_of_birth),
        (line.ended_by, line.ended_at),
        (text_or_line(line.balance), text_or_line(line.currency)),
        (line.statement,),
    )


FORMS = (
    Form(FACE, "66, 119", COPIES, ClosingContent, ClosingContent.blank, layout),
    Form(
        LIST_FACE,
        "66(2)",
        LIST_COPIES,
        ClosingListContent,
        ClosingListContent.blank,
        list_layout,
    ),
)
