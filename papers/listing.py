"""Lists of people, one row a person: answers in groups, each after the number of its label in the head.

The number of a label stands again before every answer, so that wrapped lines and a pen cannot be
mistaken for the next field. Refuses a line without its own number.
"""

from collections.abc import Iterator, Sequence

from papers.codes import qr_matrix
from papers.content.answers import Answer
from papers.flow import Column, Piece, Row, code_piece, gap
from papers.page import Book
from papers.sheet import MM
from papers.text import Style

_HEAD = Style(5.5, 4.9, lines=2)
_CELL = Style(7.2, 6.2, lines=2)
_TICK = Style(5.4, 4.6, lines=1)
_NUMBER = Style(8.0, 5.0, lines=1, bold=True)
_CODE_MM = 13.6
_WRITING = 13.5

Group = tuple[float, tuple[str, ...]]
"""Its share of the width and the keys of its labels."""


class PeopleList:
    """The head and the rows of one list; what the groups leave of the width is for `ticks`."""

    def __init__(
        self,
        book: Book,
        groups: Sequence[Group],
        *,
        ticks: Sequence[str] = (),
        strong: frozenset[str] = frozenset(),
        number_share: float = 0.024,
    ) -> None:
        """`ticks` are the labels of squares at the end of each row, `strong` numbers of bold answers."""
        self._book = book
        self._groups = groups
        self._ticks = ticks
        self._strong = strong
        self._number_width = number_share * book.inner

    def _columns(self) -> Iterator[tuple[float, float, tuple[str, ...], int]]:
        """Left edge, width, label keys and first item number of each group."""
        x = self._book.left + self._number_width
        number = 1
        for share, keys in self._groups:
            width = share * self._book.inner
            yield x, width, keys, number
            x += width
            number += len(keys)

    def _tick_columns(self) -> Iterator[tuple[float, float, str]]:
        taken = self._number_width + sum(share for share, _ in self._groups) * self._book.inner
        each = (self._book.inner - taken) / max(1, len(self._ticks))
        for place, key in enumerate(self._ticks):
            yield self._book.left + taken + place * each, each, key

    def head(self) -> Row:
        """The labels, each with its number."""
        compose, left = self._book.compose, self._book.left
        number = compose.text("№", self._number_width, _HEAD)
        columns = [Column(left, self._number_width, tuple(number))]
        for x, width, keys, first in self._columns():
            items = ((str(item), key) for item, key in enumerate(keys, first))
            columns.append(Column(x, width, tuple(compose.head_items(items, width, _HEAD))))
        for x, width, key in self._tick_columns():
            columns.append(Column(x, width, tuple(compose.words(key, width, _TICK))))
        return Row(tuple(columns), shade=0.92)

    def row(self, number: int, answers: Sequence[Sequence[Answer]], code: str = "") -> Row:
        """One person: his answers group by group; `code` is the text of a symbol in the first group."""
        compose = self._book.compose
        own_number = compose.text(str(number), self._number_width, _NUMBER)
        columns = [Column(self._book.left, self._number_width, tuple(own_number), repeats=True)]
        for (x, width, _, first), group in zip(self._columns(), answers, strict=True):
            symbol = code if first == 1 else ""
            text_width = width - _CODE_MM * MM if symbol else width
            items = ((str(item), answer) for item, answer in enumerate(group, first))
            pieces = compose.numbered(
                items, text_width, _CELL, bold=self._strong, line_height=_WRITING
            )
            columns.append(Column(x, width, tuple(pieces)))
            if symbol:
                columns.append(_symbol(symbol, x + text_width))
        for x, width, _ in self._tick_columns():
            columns.append(Column(x, width, (gap(3), Piece(20, tick=True))))
        return Row(tuple(columns))

    def place(self, rows: Sequence[tuple[Sequence[Sequence[Answer]], str]]) -> None:
        """All rows, (answers, code) each, under a head that stands again on every page."""
        flow = self._book.flow
        flow.heading = self.head()
        flow.place(flow.heading, space=3)
        for number, (answers, code) in enumerate(rows, 1):
            flow.place(self.row(number, answers, code))
        flow.heading = None


def _symbol(text: str, x: float) -> Column:
    matrix = qr_matrix(text)
    module = (_CODE_MM * MM - 4.4) / (len(matrix) + 8)
    return Column(x, _CODE_MM * MM, (code_piece(matrix, module),))
