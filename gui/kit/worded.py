"""Rows put into words when they come into sight; refuses to word a thousand for the thirty that are seen."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, overload

Row = TypeVar("Row")


class Worded(Sequence[Row]):
    """Each row is worded once; two are equal when what they are made of is."""

    __hash__ = None  # pyright: ignore[reportAssignmentType] - what it is made of may be a list

    def __init__(self, items: Sequence[Any], row_of: Callable[[Any], Row], *also: object) -> None:
        """`also` is what else `row_of` depends on."""
        self.items, self._row_of, self._also = items, row_of, also
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        """How many rows."""
        return len(self.items)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        """The row at a place."""
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        place = range(len(self))[place]
        if place not in self._made:
            self._made[place] = self._row_of(self.items[place])
        return self._made[place]

    def __eq__(self, other: object) -> bool:
        """Whether another shows the same."""
        if not isinstance(other, Worded):
            return NotImplemented
        return self.items == other.items and self._also == other._also
