"""The index people are found by, inside the encrypted file; refuses to be the truth about anybody.

Names are indexed by sound and by skeleton (`models.name_keys`), so that any script and romanisation
finds any other; numbers, service numbers and births by exact terms. A save writes one row, into
`search_pending`, because a flush of FTS5 costs more than the commit itself; every 64th save moves
them into `search_person` and the contentless FTS5 table. `find` reads both. Everything can be
dropped and built again from the people themselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from models.name_keys import name_keys
from store.search_query import (
    Question,
    Sought,
    all_but_one_expressions,
    any_expression,
    beginning_expression,
    born_terms,
    misspelt_expressions,
    name_terms,
    number_terms,
    question,
    rank_text,
    service_terms,
    shares_skeleton,
    skeleton_expression,
    sounding_expression,
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
    """CREATE VIRTUAL TABLE IF NOT EXISTS search_terms USING fts5(
        terms, content='', contentless_delete=1, detail=none, tokenize='ascii'
    )""",
)
DROP_SEARCH_TABLES = (
    "DROP TABLE IF EXISTS search_terms",
    "DROP TABLE IF EXISTS search_pending",
    "DROP TABLE IF EXISTS search_person",
)

_MOST_PENDING = 64
_READ_PENDING = "SELECT person_id, sounds, terms FROM search_pending ORDER BY entry"
_CANDIDATES = 150
_GOOD = 90.0
_CERTAIN = 97.0
_EXACT_TERM = 100.0
_BORN_AGREES = 3.0
_WEAKEST = 55.0
_WEAKEST_PENDING = 85.0


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
    """

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    service_numbers: tuple[str, ...] = ()
    born: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A person found, and how well, 0–106."""

    person_id: str
    score: float


def create(cursor: Cursor) -> None:
    """Makes the empty tables of the index."""
    for statement in CREATE_SEARCH_TABLES:
        cursor.execute(statement)


def index_person(cursor: Cursor, person_id: str, document: SearchDocument) -> None:
    """Puts one person into the index, replacing what was there, in the caller's transaction."""
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
        _write(cursor, person_id, *entry_of(document))
        count += 1
    return count


def settle(cursor: Cursor) -> None:
    """Moves what is pending into the full-text table: by itself every 64 saves, or when idle."""
    rows = cursor.execute(_READ_PENDING).fetchall()
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


def find(connection: Cursor, query: str, limit: int = 20) -> list[Hit]:
    """The people that a typed query most likely means, best first.

    A query may hold names in any script, a whole or partial number, a service number, a date or
    year of birth, and a name together with a date. Equal scores stand in order of `person_id`.
    """
    return _Search(connection, question(query), limit).run()


class _Search:
    """One search: asks ever more loosely until enough good candidates are there."""

    def __init__(self, connection: Cursor, asked: Question, limit: int) -> None:
        self._connection = connection
        self._asked = asked
        self._limit = limit
        self._found: dict[str, float] = {}
        self._sought = Sought(asked.names) if asked.names.tokens else None
        rows = connection.execute(_READ_PENDING).fetchall()
        self._pending: dict[str, tuple[str, frozenset[str]]] = {
            person_id: (sounds, frozenset(terms.split())) for person_id, sounds, terms in rows
        }

    def run(self) -> list[Hit]:
        """All steps, then the best."""
        self._by_number()
        if self._sought:
            self._by_name(self._sought)
        elif not self._found:
            self._by_birth()
        ranked = sorted(self._found.items(), key=lambda item: (-item[1], item[0]))
        return [Hit(person_id, score) for person_id, score in ranked[: self._limit]]

    def _by_number(self) -> None:
        for term in self._asked.any_of:
            self._take_terms(any_expression((term,)), (term,), _EXACT_TERM)
        if len(self._found) < self._limit and self._asked.prefixes:
            starts = self._asked.prefixes
            self._take_terms(any_expression((), starts), (), _GOOD, starts)

    def _by_birth(self) -> None:
        for term in self._asked.born:
            self._take_terms(any_expression((term,)), (term,), _GOOD)
            if self._found:
                return

    def _by_name(self, sought: Sought) -> None:
        names = self._asked.names
        for person_id, (sounds, terms) in self._pending.items():
            score = sought.score(sounds)
            if score >= _WEAKEST_PENDING or shares_skeleton(names, terms):
                places = [at for at, term in enumerate(self._asked.born) if term in terms]
                self._keep(person_id, score + (_BORN_AGREES - places[0] if places else 0.0))
        for at, term in enumerate(self._asked.born):
            for person_id, sounds in self._matching(f'{skeleton_expression(names)} AND "{term}"'):
                self._keep(person_id, sought.score(sounds) + _BORN_AGREES - at)
        self._try(sought, sounding_expression(names))
        self._try(sought, skeleton_expression(names))
        if self._best() < _CERTAIN or len(names.tokens) == 1:
            self._try(sought, beginning_expression(names))
        for expression in all_but_one_expressions(names):
            self._try(sought, expression)
        for expression in misspelt_expressions(names):
            if self._best() >= _GOOD:
                return
            self._try(sought, expression)

    def _try(self, sought: Sought, expression: str) -> None:
        if sum(score >= _CERTAIN for score in self._found.values()) >= self._limit:
            return
        for person_id, sounds in self._matching(expression):
            if person_id not in self._found:
                self._keep(person_id, sought.score(sounds))

    def _best(self) -> float:
        return max(self._found.values(), default=0.0)

    def _keep(self, person_id: str, score: float) -> None:
        if score >= _WEAKEST:
            self._found[person_id] = max(score, self._found.get(person_id, 0.0))

    def _take_terms(
        self,
        expression: str,
        terms: tuple[str, ...],
        score: float,
        starts: tuple[str, ...] = (),
    ) -> None:
        for person_id, _ in self._matching(expression):
            self._found.setdefault(person_id, score)
        for person_id, (_, own) in self._pending.items():
            if any(term in terms or term.startswith(starts) for term in own):
                self._found.setdefault(person_id, score)

    def _matching(self, expression: str) -> list[tuple[str, str]]:
        rows: list[tuple[str, str]] = self._connection.execute(
            "SELECT person_id, sounds FROM search_terms"
            " JOIN search_person ON document = search_terms.rowid"
            " WHERE search_terms MATCH ? LIMIT ?",
            (expression, _CANDIDATES),
        ).fetchall()
        return [row for row in rows if row[0] not in self._pending]


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
    return rank_text(keys), " ".join(dict.fromkeys(terms))


def _document_of(cursor: Cursor, person_id: str) -> int | None:
    row = cursor.execute(
        "SELECT document FROM search_person WHERE person_id = ?", (person_id,)
    ).fetchone()
    return row[0] if row else None
