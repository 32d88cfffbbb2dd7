"""Derived rows that wait: after a large merge a few subjects are computed at a time; refuses to compute rows.

Records themselves are projected when they are taken in. What is derived from them for many people at once,
standings and the search index, would hold an officer up, so the subjects are noted in the table `stale` and
worked off in pieces. Until then they are shown as they stood before.
"""

from collections.abc import Iterable, Mapping

from store.access import OpenVault
from store.compartment import Cursor, Derivation

FEW = 300
"""Up to so many subjects are computed at once, within the transaction that touched them."""

_INSERT = "INSERT INTO stale (derivation, subject) VALUES (?, ?) ON CONFLICT DO NOTHING"
_DELETE = "DELETE FROM stale WHERE derivation = ? AND subject = ?"


def defer(cursor: Cursor, subjects: Mapping[str, Iterable[str]]) -> None:
    """Note subjects (derivation → identifiers) whose derived rows are older than their records."""
    for derivation, identifiers in sorted(subjects.items()):
        cursor.executemany(_INSERT, [(derivation, each) for each in sorted(identifiers)])


def remaining(cursor: Cursor) -> int:
    """How many derived subjects wait."""
    cursor.execute("SELECT count(*) FROM stale")
    return cursor.fetchone()[0]


def waiting(cursor: Cursor, derivation: Derivation) -> set[str]:
    """The subjects of one derivation that wait."""
    cursor.execute("SELECT subject FROM stale WHERE derivation = ?", (derivation.name,))
    return {row[0] for row in cursor.fetchall()}


def refresh_stale(vault: OpenVault, limit: int = 500) -> int:
    """Compute up to `limit` subjects that wait, in one transaction; says how many still do."""
    with vault.write() as cursor:
        cursor.execute(
            "SELECT derivation, subject FROM stale ORDER BY derivation, subject LIMIT ?", (limit,)
        )
        rows = cursor.fetchall()
        for derivation in vault.compartment.derivations:
            subjects = {subject for name, subject in rows if name == derivation.name}
            if subjects:
                derivation.refresh(cursor, subjects)
        cursor.executemany(_DELETE, rows)
        return remaining(cursor)
