"""What a vault is told about its contents: record kinds, derived tables, extra tables; refuses to hold data.

A compartment (register, medical, surrender) is one such description; the same `Vault` class opens any of
them, given a path, a key and this.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from models.records import Record


class Cursor(Protocol):
    """The part of a DBAPI cursor that derivations use."""

    def execute(self, sql: str, parameters: Any = ..., /) -> Any:  # noqa: ANN401 - as PEP 249 has it
        """Run one statement."""
        ...

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Any:  # noqa: ANN401
        """Run one statement for many rows of parameters."""
        ...

    def fetchone(self) -> Any:  # noqa: ANN401
        """The next row, or nothing."""
        ...

    def fetchall(self) -> list[Any]:
        """All remaining rows."""
        ...


@dataclass(frozen=True, slots=True)
class Derivation:
    """A table computed from rows: which kinds touch it, how one subject is computed anew, how it is emptied.

    `subject` names the field of each kind that holds the subject's identifier (for example
    `{"person": "id", "custody_event": "person_id"}`); `refresh` recomputes the derived rows of these
    subjects from the rows now in the vault. The same function serves saves, merges and `rebuild`.
    """

    name: str
    subject: dict[str, str]
    refresh: Callable[[Cursor, set[str]], None]
    clear: Callable[[Cursor], None]
    compare: str = ""
    """What a check reads of it: SQL that gives the subject, then its values. Without it, all columns of the
    table that bears the derivation's name."""
    expected: Callable[[Cursor], Iterable[tuple[Any, ...]]] | None = None
    """The same computed from the rows, writing nothing; without it a check empties and refreshes the table
    in a part of a transaction that is taken back. A full-text table bears no such taking back."""
    beside: tuple[str, ...] = ()
    """Further tables that the same function keeps, sums for instance."""


@dataclass(frozen=True, slots=True)
class Compartment:
    """One compartment: its name, its record kinds with their table names, what is derived, extra DDL."""

    name: str
    kinds: dict[str, type[Record]]
    derivations: tuple[Derivation, ...] = ()
    extra_ddl: tuple[str, ...] = ()
