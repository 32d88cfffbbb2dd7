"""The statement at the end of captivity (R2, GC III art. 66) as it was printed, and whether it still says all.

Refuses to count one that is older than the account, or that ended an earlier custody.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from models.property_settling import Statement
from store.compartment import Cursor
from store.plain import among, texts
from store.statements import PRINTED

_PRINTED = (
    "SELECT p.person_id, p.number, s.episode_since, p.printed_at, p.moved_at"
    f" FROM ({PRINTED.format(of=among('subject_id'))}) AS p"
    " JOIN standing s ON s.person_id = p.person_id"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """The last statement printed of somebody in this custody: its number, and whether it still says all."""

    number: str
    says_all: bool


def printed(cursor: Cursor, person_ids: Iterable[str]) -> dict[str, Printed]:
    """Person → the last statement of his that was printed in this custody, of all these people at once."""
    found = cursor.execute(_PRINTED, (texts(person_ids),)).fetchall()
    return {
        person_id: Printed(number, statement.says_all(since))
        for person_id, number, since, *at in found
        if (statement := Statement(*at)).of(since)
    }
