"""What the journal asks of an open vault: a cursor to write with, one to read, its description.

`store.vault.Vault` is one, and so is the batch that many edits share (`store.bulk.batch`).
Refuses to know how a file is opened, encrypted or locked.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any, Protocol

from store import compartment


class Cursor(compartment.Cursor, Protocol):
    """The part of a DBAPI cursor that the journal uses."""

    @property
    def rowcount(self) -> int:
        """How many rows the last statement changed."""
        ...

    def fetchmany(self, size: int = ..., /) -> list[Any]:
        """Up to `size` further rows."""
        ...

    def __iter__(self) -> Iterator[Any]:
        """Row after row."""
        ...


class OpenVault(Protocol):
    """An open vault, or something that stands in for it inside a transaction."""

    @property
    def compartment(self) -> compartment.Compartment:
        """What this vault is told about its contents."""
        ...

    def write(self) -> AbstractContextManager[Any]:
        """A cursor inside one transaction: committed at the end, undone by an exception."""
        ...

    def read(self) -> AbstractContextManager[Any]:
        """A cursor for reading one consistent state."""
        ...
