"""Holds what was computed from rows and entries against them: derived tables, counters; changes nothing.

A derived table is computed anew in a part of a transaction that is taken back at once. A column that is
the table's own running number means nothing and is passed over.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from models.numbers import NumberRefusedError, NumberSeries, parse
from store import heads, stale
from store.compartment import Compartment, Cursor, Derivation
from store.entry import Change
from store.findings import Fault, Finding
from store.plan import plan_of
from store.projection import all_subjects
from store.touching import subject_field, subjects_of

_DIGEST = 8
_NUMBER = "number"


def derived_faults(
    cursor: Cursor, compartment: Compartment, pause: Callable[[], None]
) -> list[Finding]:
    """The derived tables that do not follow from the rows, with the subjects that differ.

    Subjects that wait to be computed (`store.stale`) may differ.
    """
    findings: list[Finding] = []
    for derivation in compartment.derivations:
        query = derivation.compare or _every_column(cursor, derivation.name)
        if not query:
            continue
        before = _digests(cursor.execute(query))
        if derivation.expected:
            after = _digests(derivation.expected(cursor))
            findings += _findings(cursor, derivation, before, after)
            continue
        cursor.execute("SAVEPOINT derived_check")
        try:
            derivation.clear(cursor)
            for subjects in all_subjects(cursor, derivation):
                pause()
                derivation.refresh(cursor, subjects)
            after = _digests(cursor.execute(query))
        finally:
            cursor.execute("ROLLBACK TO derived_check")
            cursor.execute("RELEASE derived_check")
        findings += _findings(cursor, derivation, before, after)
    return findings


def _findings(
    cursor: Cursor, derivation: Derivation, before: dict[Any, bytes], after: dict[Any, bytes]
) -> list[Finding]:
    if before == after:
        return []
    differing = {
        str(key) for key in before.keys() | after.keys() if before.get(key) != after.get(key)
    }
    return _differs(derivation.name, differing - stale.waiting(cursor, derivation))


def _differs(table: str, subjects: Iterable[str]) -> list[Finding]:
    records = tuple((table, subject) for subject in sorted(subjects))
    return [Finding(Fault.DERIVED_DIFFERS, records=records)] if records else []


def conflict_faults(cursor: Cursor, compartment: Compartment) -> list[Finding]:
    """The records that the table `conflict` names wrongly or not at all."""
    wrong: set[str] = set()
    for kind in compartment.kinds:
        cursor.execute("SELECT record FROM conflict WHERE kind = ?", (kind,))
        named = {row[0] for row in cursor.fetchall()}
        # Heads with conflicts are an array of three elements, which is all that is looked at here.
        cursor.execute(f"SELECT id, heads FROM \"{kind}\" WHERE substr(heads, 1, 1) = x'83'")
        wrong |= named ^ {record for record, data in cursor.fetchall() if _undecided(data)}
    return _differs("conflict", wrong)


def _undecided(data: bytes) -> bool:
    try:
        return bool(heads.conflicts(heads.decode(data)))
    except ValueError:
        # Found with its row.
        return False


def _columns(cursor: Cursor, table: str) -> list[str]:
    cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,))
    found = cursor.fetchone()
    if found is None or found[0].upper().startswith("CREATE VIRTUAL"):
        return []
    cursor.execute(
        "SELECT name FROM pragma_table_info(?) WHERE NOT (pk AND type = 'INTEGER')", (table,)
    )
    return [row[0] for row in cursor.fetchall()]


def _every_column(cursor: Cursor, table: str) -> str:
    columns = _columns(cursor, table)
    names = ", ".join(f'"{name}"' for name in columns)
    return f'SELECT {names} FROM "{table}" ORDER BY {names}' if columns else ""


def _digests(rows: Iterable[tuple[Any, ...]]) -> dict[Any, bytes]:
    """First column → digest of its rows: eight bytes each, so that 100,000 people fit."""
    found: dict[Any, bytes] = {}
    for row in rows:
        text = repr(row).encode()
        found[row[0]] = blake2b(found.get(row[0], b"") + text, digest_size=_DIGEST).digest()
    return found


def number_faults(cursor: Cursor, compartment: Compartment) -> list[Finding]:
    """The series whose counter would give out a number that some record bears already."""
    cursor.execute("SELECT series, next, last, prefix FROM counter ORDER BY series")
    return [
        finding
        for series, following, last, prefix in cursor.fetchall()
        for finding in _used_again(
            cursor, compartment, NumberSeries[series], (following, last), prefix
        )
    ]


def _used_again(
    cursor: Cursor,
    compartment: Compartment,
    series: NumberSeries,
    left: tuple[int, int],
    prefix: str,
) -> list[Finding]:
    # Numbers of one block sort like their counters: the digits are of one length.
    stem = f"{prefix}-{series.value}-" if series.value else f"{prefix}-"
    found: list[Finding] = []
    for kind, record in compartment.kinds.items():
        for name in plan_of(record).fields:
            if not name.endswith(_NUMBER):
                continue
            cursor.execute(
                f'SELECT id, "{name}" FROM "{kind}" WHERE "{name}" >= ? AND "{name}" < ?'
                f' ORDER BY "{name}" DESC LIMIT 1',
                (f"{stem}0", f"{stem}:"),
            )
            row = cursor.fetchone()
            if row is not None and left[0] <= _counter(row[1]) <= left[1]:
                found.append(
                    Finding(Fault.NUMBER_BEHIND, number=left[0], records=((kind, row[0]),))
                )
    return found


def _counter(number: str) -> int:
    try:
        return parse(number).counter
    except NumberRefusedError:
        return 0


@dataclass(slots=True)
class TouchingCheck:
    """Holds the table against the journal: feed it every readable body, then `finish`."""

    cursor: Cursor
    compartment: Compartment
    _expected: dict[bytes, set[str]] = field(default_factory=dict[bytes, set[str]])

    def entry(self, device: bytes, changes: Iterable[Change]) -> None:
        """Take the changes of one entry."""
        subjects = self._expected.setdefault(device, set())
        for change in changes:
            record = self.compartment.kinds.get(change.kind)
            if record is not None:
                subjects.update(subjects_of(subject_field(record), change))

    def finish(self) -> list[Finding]:
        """One finding with every subject of which the table says too much or too little."""
        wrong: set[str] = set()
        self.cursor.execute("SELECT device, subject FROM touching")
        for device, subject in self.cursor.fetchall():
            subjects = self._expected.get(device, set())
            if subject in subjects:
                subjects.remove(subject)
            else:
                wrong.add(subject)
        wrong.update(*self._expected.values())
        return _differs("touching", wrong)
