"""Many entries in few transactions: for the practice register, imports and benchmarks.

Refuses to leave anything out: each entry is chained, stamped and checked as if it were saved alone.
"""

from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from models.records import Record
from store import journal
from store.access import OpenVault
from store.author import Author, body_of
from store.compartment import Compartment
from store.entry import Change
from store.heads import Group
from store.projection import Projector
from store.unit_of_work import planned, written

_PER_TRANSACTION = 1000


@dataclass(slots=True)
class Batch:
    """Stands in for the vault while many edits share one transaction."""

    compartment: Compartment
    _cursor: Any

    @contextmanager
    def write(self) -> Generator[Any]:
        """A part of the transaction that is undone alone if it fails."""
        self._cursor.execute("SAVEPOINT part_of_batch")
        try:
            yield self._cursor
        except BaseException:
            self._cursor.execute("ROLLBACK TO part_of_batch")
            raise
        finally:
            self._cursor.execute("RELEASE part_of_batch")

    @contextmanager
    def read(self) -> Generator[Any]:
        """The transaction's own cursor."""
        yield self._cursor


@contextmanager
def batch(vault: OpenVault) -> Generator[Batch]:
    """Many edits in one transaction, each an entry of its own: confirmed together at the end."""
    with vault.write() as cursor:
        yield Batch(vault.compartment, cursor)


@dataclass(frozen=True, slots=True)
class NewEntry:
    """Records to be added as one entry."""

    verb: str
    records: Sequence[Record]
    reason: str = ""
    occurred_at: int | None = None


def append_many(
    vault: OpenVault,
    author: Author,
    entries: Iterable[NewEntry],
    per_transaction: int = _PER_TRANSACTION,
) -> int:
    """Save many entries of new records, `per_transaction` at a time; says how many.

    The checkpoint is signed and the derived tables are computed once a transaction.
    """
    done = 0
    waiting: list[tuple[int, int, NewEntry]] = []
    for each in entries:
        # The clock is asked now, so that whoever supplies the entries can move it between them.
        waiting.append((author.hybrid.tick(), author.clock.now(), each))
        if len(waiting) == per_transaction:
            done += _append_some(vault, author, waiting)
            waiting.clear()
    return done + (_append_some(vault, author, waiting) if waiting else 0)


def _append_some(
    vault: OpenVault, author: Author, waiting: Sequence[tuple[int, int, NewEntry]]
) -> int:
    with vault.write() as cursor:
        projector = Projector(cursor, vault.compartment, journal.ledger(cursor), saving=True)
        previous = journal.newest(cursor, author.device.id)
        made: list[journal.StoredEntry] = []
        for time, recorded_at, each in waiting:
            changes = tuple(
                Change(
                    record.kind,
                    record.id,
                    (Group((), written(planned(vault.compartment, record), record)),),
                )
                for record in each.records
            )
            body = body_of(author, each.verb, each.reason, each.occurred_at, recorded_at, changes)
            made.append(journal.chained(previous, author.device, time, body))
            previous = made[-1].number, made[-1].hash
            projector.apply(made[-1].head, time, changes)
        journal.append(cursor, author.device, made)
        projector.refresh()
    return len(made)
