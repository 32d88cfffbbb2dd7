"""The index people are found by, inside the encrypted file; refuses to be the truth about anybody.

Names are indexed by sound and by skeleton (`models.name_keys`), so that any script and romanisation
finds any other; numbers, service numbers and births by exact terms. A save writes one row, into
`search_pending`, because a flush of FTS5 costs more than the commit itself; every 64th save moves
them into `search_person` and the contentless FTS5 table. `search_father` names every term of a father's
name there is, so that a query without one costs no search. `store.search_find` reads both. Everything can
be dropped and built again from the people themselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from models.name_keys import name_keys
from store.search_father import father_terms
from store.search_query import (
    born_terms,
    name_terms,
    number_terms,
    rank_text,
    service_terms,
)

CREATE_SEARCH_TABLES = (
    """CREATE TABLE IF NOT EXISTS search_person (
        document INTEGER PRIMARY KEY,
        person_id TEXT NOT NULL UNIQUE,
        sounds TEXT NOT NULL
    )""",
    """CREATE TABLE IF NOT EXISTS search_pending (
        entry INTEGER PRIMARY KEY,
        person_id TEXT NOT NULL,
        sounds TEXT NOT NULL,
        terms TEXT NOT NULL
    )""",
    "CREATE TABLE IF NOT EXISTS search_father (term TEXT PRIMARY KEY) WITHOUT ROWID",
    """CREATE VIRTUAL TABLE IF NOT EXISTS search_terms USING fts5(
        terms, content='', contentless_delete=1, detail=none, tokenize='ascii'
    )""",
)
DROP_SEARCH_TABLES = (
    "DROP TABLE IF EXISTS search_terms",
    "DROP TABLE IF EXISTS search_pending",
    "DROP TABLE IF EXISTS search_father",
    "DROP TABLE IF EXISTS search_person",
)

_MOST_PENDING = 64
READ_PENDING = "SELECT person_id, sounds, terms FROM search_pending ORDER BY entry"
"""What waits to be moved into the full-text table; the last of a person holds."""


class Cursor(Protocol):
    """The part of a DBAPI cursor or connection that is used."""

    def execute(self, sql: str, parameters: Any = ..., /) -> Any:  # noqa: ANN401
        """As PEP 249 has it."""
        ...


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """What one person is found by.

    Attributes:
        names: each form of the whole name, native and Latin, in any order of its parts.
        numbers: numbers of ours (tag, prisoner-of-war number).
        service_numbers: as stated.
        born: stored text of a partial date, or empty.
        father: first name of his father, by terms of its own: not everybody may ask by it.
    """

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    service_numbers: tuple[str, ...] = ()
    born: str = ""
    father: str = ""


def create(cursor: Cursor) -> None:
    """Makes the empty tables of the index."""
    for statement in CREATE_SEARCH_TABLES:
        cursor.execute(statement)


def index_person(cursor: Cursor, person_id: str, document: SearchDocument) -> None:
    """Puts one person into the index, replacing what was there, in the caller's transaction."""
    _note_father(cursor, document)
    # The newest entry of a person holds; entries count from 1 again after each settling.
    written = cursor.execute(
        "INSERT INTO search_pending(person_id, sounds, terms) VALUES(?, ?, ?)",
        (person_id, *entry_of(document)),
    )
    if written.lastrowid >= _MOST_PENDING:
        settle(cursor)


def index_people(cursor: Cursor, people: Iterable[tuple[str, SearchDocument]]) -> int:
    """Puts many people into the index at once, in the caller's transaction; tells how many."""
    settle(cursor)
    count = 0
    for person_id, document in people:
        _note_father(cursor, document)
        _write(cursor, person_id, *entry_of(document))
        count += 1
    return count


def settle(cursor: Cursor) -> None:
    """Moves what is pending into the full-text table: by itself every 64 saves, or when idle."""
    rows = cursor.execute(READ_PENDING).fetchall()
    newest = {person_id: (sounds, terms) for person_id, sounds, terms in rows}
    for person_id, (sounds, terms) in newest.items():
        _write(cursor, person_id, sounds, terms)
    if rows:
        cursor.execute("DELETE FROM search_pending")


def remove(cursor: Cursor, person_id: str) -> None:
    """Takes a person out of the index; nothing happens if not in it."""
    cursor.execute("DELETE FROM search_pending WHERE person_id = ?", (person_id,))
    number = _document_of(cursor, person_id)
    if number is not None:
        cursor.execute("DELETE FROM search_terms WHERE rowid = ?", (number,))
        cursor.execute("DELETE FROM search_person WHERE document = ?", (number,))


def rebuild(cursor: Cursor, people: Iterable[tuple[str, SearchDocument]]) -> int:
    """Builds the index anew from `people`; the same people in the same order give the same index.

    Returns:
        How many were indexed.
    """
    for statement in DROP_SEARCH_TABLES:
        cursor.execute(statement)
    create(cursor)
    count = index_people(cursor, people)
    optimise(cursor)
    return count


def optimise(cursor: Cursor) -> None:
    """Merges the index into one piece: after a large exchange, never while an officer waits."""
    cursor.execute("INSERT INTO search_terms(search_terms) VALUES('optimize')")


def _note_father(cursor: Cursor, document: SearchDocument) -> None:
    """Say that there are such terms; one that nobody bears any more costs a search and finds nobody."""
    for term in father_terms(name_keys(document.father)):
        cursor.execute("INSERT OR IGNORE INTO search_father (term) VALUES (?)", (term,))


def _write(cursor: Cursor, person_id: str, sounds: str, terms: str) -> None:
    number = _document_of(cursor, person_id)
    if number is None:
        cursor.execute(
            "INSERT INTO search_person(person_id, sounds) VALUES(?, ?)", (person_id, sounds)
        )
        number = cursor.execute("SELECT last_insert_rowid()").fetchone()[0]
    else:
        cursor.execute("DELETE FROM search_terms WHERE rowid = ?", (number,))
        cursor.execute("UPDATE search_person SET sounds = ? WHERE document = ?", (sounds, number))
    cursor.execute("INSERT INTO search_terms(rowid, terms) VALUES(?, ?)", (number, terms))


def entry_of(document: SearchDocument) -> tuple[str, str]:
    """What is kept to rank by, and the terms to be found by."""
    keys = [name_keys(name) for name in dict.fromkeys(document.names)]
    terms = [term for key in keys for term in name_terms(key)]
    terms += [term for number in document.numbers for term in number_terms(number)]
    terms += [term for number in document.service_numbers for term in service_terms(number)]
    terms += born_terms(document.born)
    terms += father_terms(name_keys(document.father))
    return rank_text(keys), " ".join(dict.fromkeys(terms))


def _document_of(cursor: Cursor, person_id: str) -> int | None:
    row = cursor.execute(
        "SELECT document FROM search_person WHERE person_id = ?", (person_id,)
    ).fetchone()
    return row[0] if row else None
