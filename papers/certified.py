"""Lists of which every sheet is closed by itself: totals, a certificate; refuses a sheet without its closing.

GC III Art. 66(2) and 120(2) ask that each sheet of a list be certified by a responsible officer.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from papers.content.answers import Signatory
from papers.flow import Row
from papers.page import Book
from papers.parts import note

Line = TypeVar("Line")

_SPACE = 3.0


def place_certified(
    book: Book,
    head: Row,
    lines: Sequence[Line],
    row: Callable[[int, Line], Row],
    closing: Callable[[Sequence[Line]], Sequence[Row]],
) -> None:
    """Rows under a head; `closing` makes the end of a sheet from the lines that end on it."""
    flow = book.flow
    flow.heading = head
    flow.place(head, space=_SPACE)
    here: list[Line] = []
    fresh = True
    for number, line in enumerate(lines, 1):
        made = row(number, line)
        end = _height(closing([*here, line]))
        while made.height + end > flow.room:
            top, rest = made.split(max(0.0, flow.room - end))
            begins = any(column.pieces for column in top.columns if not column.repeats)
            if fresh and not begins:
                break
            # A row that fits on a sheet of its own is not torn.
            if begins and fresh:
                flow.place(top)
                made = rest
            flow.place(*closing(here), space=_SPACE)
            flow.turn()
            here, fresh = [], True
            end = _height(closing([line]))
        flow.place(made)
        here.append(line)
        fresh = False
    flow.place(*closing(here), space=_SPACE)
    flow.heading = None


def _height(rows: Sequence[Row]) -> float:
    return sum(row.height for row in rows) + _SPACE


def certificate(book: Book, sentence: str, role: str, officer: Signatory) -> list[Row]:
    """What a responsible officer certifies on one sheet, and where he signs it."""
    signed = book.compose.signatures(
        book.left, book.inner, ((role, officer),), (("name", "rank", "unit"),), room=16.0
    )
    return [note(book, sentence), *signed]


def totals(sums: Sequence[tuple[str, str]]) -> list[tuple[str, Decimal, int]]:
    """Currency, total and how many sums of it are not a number, for (amount, currency) each; no currency is a pen's."""
    found: dict[str, Decimal] = {}
    unread: dict[str, int] = {}
    for amount, currency in sums:
        if not currency.strip():
            continue
        found.setdefault(currency, Decimal(0))
        value = _figure(amount)
        if value is None:
            unread[currency] = unread.get(currency, 0) + 1
        else:
            found[currency] += value
    return [(currency, found[currency], unread.get(currency, 0)) for currency in sorted(found)]


def _figure(amount: str) -> Decimal | None:
    try:
        value = Decimal(amount)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
