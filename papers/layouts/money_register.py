"""P2: pages of the special register of money, A4 landscape; refuses a page without totals and two signatures.

GC III Art. 18(4): money is taken only by order of an officer, after amount and owner are entered in a special
register, against a receipt with name, rank and unit of the issuer. What became of each sum stands beside it:
entered to the account (Art. 59, 64), held in kind, returned (Art. 119).
"""

from collections.abc import Sequence

from papers.certified import place_certified, totals
from papers.compose import text_or_line
from papers.content.answers import Answer, Given
from papers.content.property import MoneyRegisterContent, RegisterEntry
from papers.flow import Column, Row
from papers.form import Form
from papers.listing import PeopleList
from papers.page import Book, FormFace, PageStyle
from papers.parts import grid, labelled_text, note
from papers.sheet import Sheet
from papers.text import Style

FACE = FormFace("P2", ("form.p2",), "1", PageStyle(297, 210, title=13.0, side_mm=50))
COPIES = 1

_GROUPS = (
    (0.115, ("paper.register_number", "paper.entered_at", "paper.receipt")),
    (0.166, ("paper.owner", "field.pow_no")),
    (0.155, ("paper.amount", "paper.currency", "paper.denominations")),
    (0.14, ("role.ordering_officer", "paper.rank", "paper.unit")),
    (0.14, ("paper.issuer", "paper.rank", "paper.unit")),
    (0.12, ("paper.second_person",)),
    (0.14, ("paper.outcome", "paper.outcome_at", "paper.outcome_number")),
)
_STRONG = frozenset({"1", "4", "6", "7"})
_VALUE = Style(8.4, 6.4, lines=2)
_TOTAL = Style(8.6, 6.4, lines=3, bold=True)


def layout(content: MoneyRegisterContent) -> list[Sheet]:
    """The pages of one copy."""
    book = Book(FACE, content.issue)
    listing = PeopleList(book, _GROUPS, strong=_STRONG)
    missing = labelled_text(book, "paper.missing_numbers", content.missing_numbers)
    book.flow.place(*grid(book, ((("paper.period", content.period),),), _VALUE))
    if content.missing_numbers.strip():
        book.flow.place(missing)
    book.flow.place(note(book, "paper.register_rule"))
    place_certified(
        book,
        listing.head(),
        content.entries,
        lambda number, entry: listing.row(number, _answers(entry)),
        lambda entries: _closing(book, content, entries),
    )
    book.place_codes()
    return book.finish()


def _answers(entry: RegisterEntry) -> tuple[tuple[Answer, ...], ...]:
    return (
        (entry.register_number, entry.entered_at, entry.receipt),
        (entry.owner, entry.pow_number),
        (text_or_line(entry.amount), text_or_line(entry.currency), entry.denominations),
        (entry.ordering_officer, entry.ordering_rank, entry.ordering_unit),
        (entry.issuer, entry.issuer_rank, entry.issuer_unit),
        (entry.second_person,),
        (entry.outcome, entry.outcome_at, entry.outcome_number),
    )


def _closing(
    book: Book, content: MoneyRegisterContent, entries: Sequence[RegisterEntry]
) -> list[Row]:
    compose = book.compose
    signed = compose.signatures(
        book.left,
        book.inner,
        (("paper.register_keeper", content.keeper), ("paper.second_person", content.second)),
        (("name", "rank", "unit"),),
        room=13.0,
    )
    return [total_row(book, [(entry.amount, entry.currency) for entry in entries]), *signed]


def total_row(book: Book, sums: Sequence[tuple[str, str]]) -> Row:
    """The total of each currency on one sheet; what is not a number is counted beside it, never left out."""
    compose = book.compose
    shown: list[str] = []
    for currency, total, unread in totals(sums):
        text = f"{total:,} {currency}".replace(",", "\u00a0")
        if unread:
            text += f" (+ {compose.pair.joined('paper.without_figure', n=unread)})"
        shown.append(text)
    answer = Given("; ".join(shown)) if shown else text_or_line("")
    column = compose.field("paper.page_total", answer, (book.left, book.inner), _TOTAL)
    return Row((Column(column.x, column.width, column.pieces),), shade=0.95)


FORMS = (Form(FACE, "18(4)", COPIES, MoneyRegisterContent, MoneyRegisterContent.blank, layout),)
