"""Rows put into one table by the hundred, several with each statement; refuses to know what they mean."""

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

AT_ONCE = 20
"""Rows that one statement takes: of fewer, each costs the engine more; of more, it gains hardly anything."""

MANY = 3 * AT_ONCE
"""With fewer rows than these, making a long statement ready costs more than it spares."""


class Insertion(NamedTuple):
    """A statement that puts in one row, and the one that puts in `AT_ONCE`."""

    one: str
    several: str


def insertion(start: str, values: str, end: str = "") -> Insertion:
    """The statements `start` VALUES (`values`) `end`, in SQL."""
    row = f"({values})"
    several = ", ".join([row] * AT_ONCE)
    return Insertion(f"{start} VALUES {row} {end}", f"{start} VALUES {several} {end}")


def put_in(cursor: Any, into: Insertion, rows: Sequence[Sequence[Any]]) -> int:  # noqa: ANN401 - as PEP 249 has it
    """Put in rows of parameters; says how many the table did not have."""
    inserted, done = 0, 0
    if len(rows) >= MANY:
        done = len(rows) - len(rows) % AT_ONCE
        width = AT_ONCE * len(rows[0])
        every = list(chain.from_iterable(rows[:done]))
        cursor.executemany(
            into.several, [every[place : place + width] for place in range(0, len(every), width)]
        )
        inserted = cursor.rowcount
    if done < len(rows):
        cursor.executemany(into.one, rows[done:])
        inserted += cursor.rowcount
    return inserted
