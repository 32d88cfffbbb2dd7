"""Records as they are read, with the mark of what was seen; refuses to change anything.

A form keeps the `Loaded` it was opened with and hands it back with the amendment: that is how a
change names what its officer saw, and not what somebody else has written meanwhile.
"""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar, cast

from models.errors import RecordMissing
from models.records import Record
from store import heads
from store.access import OpenVault
from store.compartment import Cursor
from store.heads import Candidate
from store.plan import plan_of

R = TypeVar("R", bound=Record)

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Loaded(Generic[R]):
    """One record as somebody saw it; `heads` is opaque."""

    value: R
    heads: bytes = field(repr=False)

    @property
    def conflicts(self) -> dict[str, tuple[Candidate, ...]]:
        """Fields with more than one value, earliest first; `value` shows the provisional one."""
        return heads.conflicts(heads.decode(self.heads))


class HasCursor(Protocol):
    """An edit: reading through it sees its own additions."""

    @property
    def cursor(self) -> Cursor:
        """A cursor of the transaction."""
        ...


Source = Cursor | OpenVault | HasCursor


def load(source: Source, record: type[R], identifier: str) -> Loaded[R]:
    """One record by its identifier.

    Raises:
        RecordMissing: there is none.
    """
    found = load_many(source, record, "id = ?", (identifier,))
    if not found:
        raise RecordMissing(record.kind)
    return found[0]


def load_many(
    source: Source,
    record: type[R],
    where: str = "",
    parameters: Sequence[Any] = (),
    order: str = "id",
) -> list[Loaded[R]]:
    """The records for which `where` holds: SQL of ours, with `?` for every value."""
    plan = plan_of(record)
    condition = f" WHERE {where}" if where else ""
    with reading(source) as cursor:
        cursor.execute(f"{plan.select}{condition} ORDER BY {order}", tuple(parameters))
        rows = cursor.fetchall()
    return [
        Loaded(record.model_validate({"id": row[0], **plan.values(row)}), row[-1]) for row in rows
    ]


def load_by_ids(
    source: Source, record: type[R], identifiers: Sequence[str], also: str = "", order: str = "id"
) -> list[Loaded[R]]:
    """Those of these records that are held and for which `also` holds, a few hundred at a time, each in `order`."""
    found: list[Loaded[R]] = []
    for start in range(0, len(identifiers), _AT_ONCE):
        some = identifiers[start : start + _AT_ONCE]
        where = f"id IN ({', '.join('?' * len(some))})" + (f" AND {also}" if also else "")
        found += load_many(source, record, where, some, order)
    return found


@contextmanager
def reading(source: Source) -> Generator[Cursor]:
    """A cursor to read with, from whatever there is to read from."""
    if hasattr(source, "execute"):
        yield cast("Cursor", source)
    elif hasattr(source, "cursor"):
        yield cast("HasCursor", source).cursor
    else:
        with cast("OpenVault", source).read() as cursor:
            yield cursor
