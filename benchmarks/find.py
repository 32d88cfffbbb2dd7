"""How fast and how well people are found among 100,000, against a brute-force pass.

Run with `python -m benchmarks.find [people]`. The people are invented (`benchmarks.people`) and lie
in a real SQLCipher file. Queries write a person's name in another way than it was registered;
typos change, drop, double or exchange one letter of such a query; others name him by his surname and
his father's first name.
"""

import random
import secrets
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3
from anyascii import anyascii
from rapidfuzz import fuzz, process

from benchmarks.people import SyntheticPerson, father_of, synthetic_people, variants
from models.numbers import NumberSeries, format_number
from store.search_find import find
from store.search_index import SearchDocument, create, index_people, index_person

_QUERIES = 300
_SAVES = 600
_SLOWEST = 0.95


def document_of(person: SyntheticPerson) -> SearchDocument:
    """What the index gets of an invented person."""
    tag = format_number("SUD2", NumberSeries.TAG, person.number)
    numbers = ((tag,), (person.service_number,))
    return SearchDocument((person.written,), *numbers, person.born, father_of(person))


def open_vault(path: Path):
    """An encrypted file as the vault opens it."""
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{secrets.token_hex(32)}'\"")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def misspelt(text: str, chance: random.Random) -> str:
    """One slip of the pen inside a word of at least four letters."""
    words = text.split()
    place = max(range(len(words)), key=lambda at: (len(words[at]) >= 4, chance.random()))
    word = words[place]
    at = chance.randrange(1, max(2, len(word) - 1))
    kind = chance.randrange(4)
    if kind == 0:
        word = word[:at] + word[at + 1 :]
    elif kind == 1:
        word = word[:at] + word[at] + word[at:]
    elif kind == 2 and at + 1 < len(word):
        word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    else:
        letters = "abdegiklmnoprstuvz" if word.isascii() else "абвгдежиклмнопрстуя"
        word = word[:at] + chance.choice(letters) + word[at + 1 :]
    words[place] = word
    return " ".join(words)


def _by_father(person: SyntheticPerson) -> str:
    """Surname and given name as one writes them, of a Slav the surname alone, and his father's first name."""
    words = person.native.split()
    return f"{words[0]} {father_of(person)}"


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds by the wall clock and by the processor (which others cannot slow), and recall."""

    median: float
    p95: float
    own_median: float
    own_p95: float
    recall: float
    missed: list[str]

    def line(self) -> str:
        """One line for people."""
        return (
            f"median {self.median:.1f} ms, p95 {self.p95:.1f} ms (processor {self.own_median:.1f},"
            f" {self.own_p95:.1f}), recall@20 {self.recall:.3f}"
        )


def measure(connection, queries: list[tuple[str, str]]) -> Measured:
    """Every query once."""
    wall: list[float] = []
    own: list[float] = []
    missed: list[str] = []
    for query, person_id in queries:
        started, own_started = time.perf_counter(), time.process_time()
        hits = find(connection, query, 20, fathers=True)
        own.append((time.process_time() - own_started) * 1000)
        wall.append((time.perf_counter() - started) * 1000)
        if person_id not in {hit.person_id for hit in hits}:
            missed.append(query)
    wall.sort()
    own.sort()
    late = int(len(queries) * _SLOWEST)
    recall = 1 - len(missed) / len(queries)
    return Measured(
        statistics.median(wall), wall[late], statistics.median(own), own[late], recall, missed
    )


def insert_cost(connection, people: list[SyntheticPerson]) -> tuple[float, float, float]:
    """Median ms of a bare commit, of one that also indexes a person, and the slowest of these.

    Both kinds take turns, so that a busy machine slows them alike.
    """
    times: dict[bool, list[float]] = {False: [], True: []}
    for turn, person in enumerate(people):
        indexed = turn % 2 == 1
        started = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO person VALUES(?, ?)", (secrets.token_hex(16), "x" * 600))
        if indexed:
            index_person(connection, person.person_id, document_of(person))
        connection.execute("COMMIT")
        times[indexed].append((time.perf_counter() - started) * 1000)
    return statistics.median(times[False]), statistics.median(times[True]), max(times[True])


def brute_force(
    people: list[SyntheticPerson], queries: list[tuple[str, str]]
) -> tuple[float, float]:
    """Median processor ms and recall@20 of rapidfuzz over every romanised name held in memory."""
    names = [anyascii(person.written).lower() for person in people]
    times: list[float] = []
    right = 0
    for query, person_id in queries:
        started = time.process_time()
        best = process.extract(
            anyascii(query).lower(), names, scorer=fuzz.token_sort_ratio, limit=20
        )
        times.append((time.process_time() - started) * 1000)
        right += any(people[place].person_id == person_id for _, _, place in best)
    return statistics.median(times), right / len(queries)


def main(count: int = 100_000, *, verbose: bool = False) -> dict[str, float]:
    """Builds, measures, prints; gives the figures back."""
    people = list(synthetic_people(count + _SAVES))
    held, later = people[:count], people[count:]
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        connection = open_vault(Path(folder) / "find.db")
        connection.execute("CREATE TABLE person(id TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID")
        create(connection)
        started = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        index_people(connection, ((person.person_id, document_of(person)) for person in held))
        connection.execute("COMMIT")
        build = time.perf_counter() - started
        bare, with_index, slowest_save = insert_cost(connection, later)
        sample = chance.sample(held, _QUERIES)
        clean = [
            (
                chance.choice([form for form in variants(one.native) if form != one.written]),
                one.person_id,
            )
            for one in sample
        ]
        typo = [(misspelt(query, chance), person_id) for query, person_id in clean]
        spelling = measure(connection, clean)
        slips = measure(connection, typo)
        fathers = measure(connection, [(_by_father(one), one.person_id) for one in sample])
        connection.close()
    brute, brute_recall = brute_force(held, clean[:60])
    _, brute_typo_recall = brute_force(held, typo[:60])
    print(f"{count} people indexed in {build:.1f} s ({build / count * 1e6:.0f} µs each)")
    print(f"spelling: {spelling.line()}")
    print(f"typo:     {slips.line()}")
    print(f"father:   {fathers.line()}")
    print(
        f"brute force: {brute:.1f} ms, recall@20 {brute_recall:.3f}, typo {brute_typo_recall:.3f}"
    )
    print(
        f"ratio to brute force: {spelling.own_median / brute:.2f}"
        f" (typo {slips.own_median / brute:.2f})"
    )
    print(
        f"commit {bare:.2f} ms, with index {with_index:.2f} ms (ratio {with_index / bare:.2f}),"
        f" slowest, with 64 settled, {slowest_save:.1f} ms"
    )
    if verbose:
        print("missed:", *spelling.missed[:20], "| typo:", *slips.missed[:20], sep="\n  ")
    return {
        "median_ms": spelling.median,
        "p95_ms": spelling.p95,
        "recall": spelling.recall,
        "typo_median_ms": slips.median,
        "typo_p95_ms": slips.p95,
        "typo_recall": slips.recall,
        "father_median_ms": fathers.median,
        "father_p95_ms": fathers.p95,
        "father_recall": fathers.recall,
        "brute_ms": brute,
        "commit_ratio": with_index / bare,
    }


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument.isdecimal()]
    main(int(arguments[0]) if arguments else 100_000, verbose="-v" in sys.argv)
