"""Records read by the thousand to be looked at: not proved again, without the mark of what was seen.

A record is proved when it is written, and only a form that amends it needs that mark (`store.loaded`): of a thousand
lines, mapped rows cost half as much again, proved records twice as much. Refuses to change anything and to prepare a
change.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from models.records import Record
from store.loaded import Source, reading
from store.plan import plan_of

R = TypeVar("R", bound=Record)


def read_plain(
    source: Source,
    record: type[R],
    where: str,
    parameters: Sequence[Any] = (),
    order: str = "id",
) -> tuple[R, ...]:
    """The records for which `where` holds: SQL of ours, with `?` for every value."""
    plan = plan_of(record)
    asked = f"{plan.select_plain} WHERE {where} ORDER BY {order}"
    with reading(source) as cursor:
        rows = cursor.execute(asked, tuple(parameters)).fetchall()
    found: list[R] = []
    for row in rows:
        made = record.__new__(record)
        # As SQLModel fills a new record; set by name, each field would be looked at anew.
        vars(made).update(plan.values(row), id=row[0])
        found.append(made)
    return tuple(found)


def among(column: str) -> str:
    """The condition that a column holds one of the texts handed over as `texts`, however many they are."""
    return f"{column} IN (SELECT value FROM json_each(?))"


def texts(values: Iterable[str]) -> str:
    """The one parameter of `among`."""
    return json.dumps(list(values))
