"""Lists on which people are ticked: one short row a person under a head that stands again on every page.

The name stands in bold, in his own letters, and in Latin letters under it. Squares to tick stand at the end of a row.
Refuses more than a few lines a person: `papers.listing` has room for those.
"""

from collections.abc import Iterable, Sequence

from papers.content.answers import BLANK, Answer, Given, PersonIdentity
from papers.flow import Column, Piece, Row
from papers.language import is_withheld
from papers.page import Book
from papers.parts import beside
from papers.text import Style

NUMBER = "paper.number"

_HEAD = Style(5.6, 4.8, lines=2)
_CELL = Style(7.6, 6.2, lines=2)
_NAME = Style(8.4, 6.6, lines=1, bold=True)
_LATIN = Style(6.8, 5.8, lines=1)
_LINE = 17.0
_SQUARE = 14.0

Cell = Answer | PersonIdentity
"""An answer, or whose name stands there; `BLANK` is a line to write on."""


class Roster:
    """The head and the rows of one list; the first column is the number of the row."""

    def __init__(
        self, book: Book, columns: Sequence[tuple[str, float]], *, ticks: int, lines: int = 1
    ) -> None:
        """`columns` are label keys and shares of the width; the last `ticks` of them are squares.

        Where there is no answer there are so many `lines` to write on.
        """
        self._book, self._columns, self._ticks, self._lines = book, columns, ticks, lines
        self._shares = tuple(share for _, share in columns)

    def place(self, rows: Iterable[Sequence[Cell]]) -> None:
        """All rows: what stands between the number and the squares."""
        compose, flow = self._book.compose, self._book.flow
        labels = [
            compose.words(key, share * self._book.inner, _HEAD) for key, share in self._columns
        ]
        flow.heading = beside(self._book, self._shares, labels, 0.92)
        flow.place(flow.heading, space=3)
        for number, cells in enumerate(rows, 1):
            flow.place(self._row(number, cells))
        flow.heading = None

    def _row(self, number: int, cells: Sequence[Cell]) -> Row:
        compose, inner = self._book.compose, self._book.inner
        shown: list[Sequence[Piece]] = [compose.text(str(number), self._shares[0] * inner, _CELL)]
        for cell, share in zip(cells, self._shares[1:], strict=False):
            if isinstance(cell, PersonIdentity):
                shown.append(self._name(cell, share * inner))
            elif cell is BLANK:
                shown.append(compose.writing_lines(self._lines, _LINE))
            else:
                shown.append(compose.answer(cell, share * inner, _CELL))
        shown += [[Piece(_SQUARE, tick=True)]] * self._ticks
        first, *others = beside(self._book, self._shares, shown).columns
        return Row((Column(first.x, first.width, first.pieces, repeats=True), *others))

    def _name(self, person: PersonIdentity, width: float) -> list[Piece]:
        """Surname, first names, patronymic, under it the name in Latin letters; lines where all are for a pen."""
        compose = self._book.compose
        parts = (person.surname, person.first_names, person.patronymic)
        if all(part is BLANK for part in parts):
            return compose.writing_lines(self._lines, _LINE)
        said = " ".join(compose.pair.answer(part) for part in parts if not is_withheld(part))
        pieces = compose.answer(Given(said) if said else person.surname, width, _NAME)
        if not is_withheld(person.latin_name):
            pieces += compose.answer(person.latin_name, width, _LATIN)
        return pieces
