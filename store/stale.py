"""Derived rows that wait: after a large merge a few subjects are computed at a time; refuses to compute rows.

Records themselves are projected when they are taken in. What is derived from them for many people at once,
standings and the search index, would hold an officer up, so the subjects are noted in the table `stale` and
worked off in pieces. Until then they are shown as they stood before.
"""

from collections.abc import Mapping, Sequence, Set

from store.access import OpenVault
from store.compartment import Cursor, Derivation
from store.rows import insertion, put_in

FEW = 300
"""Up to so many subjects are computed at once, within the transaction that touched them."""

_EVERY = ""
"""Stands for all derivations of the compartment: what came anew is nearly always due in each of them."""

_INSERT = insertion("INSERT INTO stale (derivation, subject)", "?, ?", "ON CONFLICT DO NOTHING")
_DELETE = "DELETE FROM stale WHERE derivation = ? AND subject = ?"


def defer(
    cursor: Cursor, derivations: Sequence[Derivation], subjects: Mapping[str, Set[str]]
) -> int:
    """Note subjects (derivation → identifiers) whose derived rows are older than their records; says how many."""
    every = set[str]().union(*subjects.values())
    for derivation in derivations:
        every &= subjects.get(derivation.name, frozenset())
    noted = {_EVERY: every, **{name: found - every for name, found in sorted(subjects.items())}}
    for name, found in noted.items():
        put_in(cursor, _INSERT, [(name, each) for each in sorted(found)])
    return sum(map(len, noted.values()))


def remaining(cursor: Cursor) -> int:
    """How many subjects wait."""
    cursor.execute("SELECT count(*) FROM stale")
    return cursor.fetchone()[0]


def waiting(cursor: Cursor, derivation: Derivation) -> set[str]:
    """The subjects of one derivation that wait."""
    cursor.execute(
        "SELECT subject FROM stale WHERE derivation IN (?, ?)", (derivation.name, _EVERY)
    )
    return {row[0] for row in cursor.fetchall()}


def refresh_stale(vault: OpenVault, limit: int = 500) -> int:
    """Compute up to `limit` subjects that wait, in one transaction; says how many still do.

    Most of them are computed for every derivation.
    """
    with vault.write() as cursor:
        cursor.execute(
            "SELECT derivation, subject FROM stale ORDER BY derivation, subject LIMIT ?", (limit,)
        )
        rows = cursor.fetchall()
        for derivation in vault.compartment.derivations:
            subjects = {subject for name, subject in rows if name in {derivation.name, _EVERY}}
            if subjects:
                derivation.refresh(cursor, subjects)
        cursor.executemany(_DELETE, rows)
        return remaining(cursor)
