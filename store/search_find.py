"""People are found by what is typed, in the index inside the encrypted file; refuses to write to it.

A search asks ever more loosely until enough good candidates are there (`store.search_query` says with what), and
ranks them by how well their names sound like those asked for. What still waits to be indexed is looked through too.
"""

from dataclasses import dataclass

from store.search_father import Reading, readings
from store.search_index import READ_PENDING, Cursor
from store.search_query import (
    Question,
    Sought,
    all_but_one_expressions,
    any_expression,
    beginning_expression,
    misspelt_expressions,
    question,
    shares_skeleton,
    skeleton_expression,
    sounding_expression,
)

_CANDIDATES = 150
_OF_FATHERS = 60
_GOOD = 90.0
_CERTAIN = 97.0
_EXACT_TERM = 100.0
_BORN_AGREES = 3.0
_WEAKEST = 55.0
_WEAKEST_PENDING = 85.0
_FATHER_AGREES = 92.0
_FATHER_SHARE = 0.04
_FEW_WORDS = 2
_MANY_WORDS = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """A person found, and how well, 0–106."""

    person_id: str
    score: float


def find(connection: Cursor, query: str, limit: int = 20, *, fathers: bool = False) -> list[Hit]:
    """The people that a typed query most likely means, best first.

    A query may hold names in any script, a whole or partial number, a service number, a date or
    year of birth, and a name together with a date. Equal scores stand in order of `person_id`.
    With `fathers` a word of it may be his father's first name, alone or beside his own names.
    """
    return _Search(connection, question(query), limit, fathers=fathers).run()


class _Search:
    """One search: asks ever more loosely until enough good candidates are there."""

    def __init__(self, connection: Cursor, asked: Question, limit: int, *, fathers: bool) -> None:
        self._connection = connection
        self._fathers = fathers
        self._asked = asked
        self._limit = limit
        self._found: dict[str, float] = {}
        self._sought = Sought(asked.names) if asked.names.tokens else None
        rows = connection.execute(READ_PENDING).fetchall()
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
                break
            self._try(sought, expression)
        # Last, so that somebody with such a father never ends the search for a slip of the pen.
        if self._fathers:
            self._by_father(sought)

    def _by_father(self, sought: Sought) -> None:
        """His own names and his father's first name; of a single word, whoever has such a father comes last."""
        names = self._asked.names
        words = len(names.tokens)
        if words > _MANY_WORDS:
            return
        # Three words or more that are all somebody's own name leave nobody to be told apart.
        if self._enough() or (words > _FEW_WORDS and self._best() >= _CERTAIN):
            return
        known = self._known(readings(names))
        if not known:
            return
        for person_id, (sounds, terms) in self._pending.items():
            if any(reading.fits(terms) for reading in known):
                self._keep(person_id, _father_score(sought.score(sounds), alone=words == 1))
        expression = " OR ".join(reading.expression for reading in known)
        for person_id, sounds in self._matching(expression, _OF_FATHERS):
            self._keep(person_id, _father_score(sought.score(sounds), alone=words == 1))

    def _known(self, found: list[Reading]) -> list[Reading]:
        """Those in which the father's name is one that somebody's father bears."""
        asked = [term for reading in found for term in reading.terms]
        marks = ", ".join("?" * len(asked))
        rows = self._connection.execute(
            f"SELECT term FROM search_father WHERE term IN ({marks})", asked
        )
        there = {row[0] for row in rows.fetchall()}
        return [reading for reading in found if not there.isdisjoint(reading.terms)]

    def _try(self, sought: Sought, expression: str) -> None:
        if self._enough():
            return
        for person_id, sounds in self._matching(expression):
            if person_id not in self._found:
                self._keep(person_id, sought.score(sounds))

    def _enough(self) -> bool:
        return sum(score >= _CERTAIN for score in self._found.values()) >= self._limit

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

    def _matching(self, expression: str, most: int = _CANDIDATES) -> list[tuple[str, str]]:
        rows: list[tuple[str, str]] = self._connection.execute(
            "SELECT person_id, sounds FROM search_terms"
            " JOIN search_person ON document = search_terms.rowid"
            " WHERE search_terms MATCH ? LIMIT ?",
            (expression, most),
        ).fetchall()
        return [row for row in rows if row[0] not in self._pending]


def _father_score(own: float, *, alone: bool) -> float:
    """Beside names of his own better than any slip of the pen, and below whoever bears all these names himself."""
    return _WEAKEST if alone else _FATHER_AGREES + own * _FATHER_SHARE
