"""The table lines of people, as the officer who is here may see them; refuses to look for anybody.

A line is read from the few columns it needs: whole rows of a thousand people take four times as long.
"""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from casework import access
from casework.access import Sight
from casework.views import PersonCard
from casework.workspace import Workspace
from models.duties import later_by
from models.duty_classes import CLASS_OF
from models.field_classes import FieldClass
from models.records import Person
from models.tables import PersonRow, StandingRow
from store.plain import among, texts


class CardRow(NamedTuple):
    """What a table line is read from; the last four are None of whom nothing is known yet."""

    id: str
    tag_number: str
    prisoner_number: str
    surname: str
    first_names: str
    patronymic: str
    surname_latin: str
    first_names_latin: str
    rank: str
    born: str
    service_number: str
    health: str
    power: str
    state: str | None = None
    place: str | None = None
    since: int | None = None
    forked: bool | None = None


class Owed(NamedTuple):
    """How many things are owed to a person, and when the first of them is due."""

    duties: int
    first_due_at: int


NOTHING_OWED = Owed(0, 0)

# Counted by the engine: a thousand people are owed some six thousand things. Of one person there are few, so station
# and kind are expressions: by an index the engine would read all the station owes, or look up each kind of each person.
_OWED = (
    "SELECT d.person_id, count(*),"
    " min(d.due_at + coalesce((SELECT value FROM json_each(?1) WHERE key = d.kind), 0))"
    " FROM duty d WHERE d.person_id IN (SELECT value FROM json_each(?2)) AND +d.station_id = ?3"
    " AND +d.kind IN (SELECT value FROM json_each(?4)) GROUP BY d.person_id"
)

_OF_STANDING = ("state", "place", "since", "forked")

CARD = tuple(
    getattr(StandingRow if name in _OF_STANDING else PersonRow, name) for name in CardRow._fields
)
"""The columns to select, in this order, for `CardRow(*row)`."""

_CARDS = (
    f"SELECT {', '.join(CardRow._fields)} FROM person LEFT JOIN standing ON person_id = id"
    f" WHERE {among('id')}"
)


def cards(workspace: Workspace, ids: Sequence[str]) -> tuple[PersonCard, ...]:
    """The table lines of these people, in the order asked; whom this register does not hold is left out."""
    by_id = cards_by_id(workspace, ids)
    return tuple(by_id[person_id] for person_id in ids if person_id in by_id)


def cards_by_id(workspace: Workspace, ids: Sequence[str]) -> dict[str, PersonCard]:
    """The table lines of these people, each under his identifier."""
    sight = access.sight(workspace)
    owed = owed_to(workspace, ids, sight)
    with workspace.vault.read() as cursor:
        rows = cursor.execute(_CARDS, (texts(ids),)).fetchall()
    return {row[0]: card_of(row, owed.get(row[0], NOTHING_OWED), sight) for row in rows}


def owed_to(workspace: Workspace, ids: Sequence[str], sight: Sight) -> dict[str, Owed]:
    """What this station owes to these people, as far as these eyes may see it; whom nothing is owed is left out."""
    later = {kind.value: by for kind, by in later_by(workspace.station.clocks).items()}
    seen = [kind.value for kind, field_class in CLASS_OF.items() if sight.of(field_class)]
    asked = (json.dumps(later), texts(ids), workspace.station.id, texts(seen))
    with workspace.vault.read() as cursor:
        return {
            person_id: Owed(count, first)
            for person_id, count, first in cursor.execute(_OWED, asked).fetchall()
        }


def card_of(selected: Sequence[Any], owed: Owed, sight: Sight) -> PersonCard:
    """The line of one person from the columns of `CARD`."""
    row = CardRow(*selected)
    custody = sight.of(FieldClass.C)
    return PersonCard(
        id=row.id,
        tag_number=row.tag_number,
        prisoner_number=row.prisoner_number,
        name_native=full_name(row),
        name_latin=f"{row.surname_latin} {row.first_names_latin}".strip(),
        rank=row.rank,
        born=row.born,
        service_number=row.service_number,
        state=row.state or "" if custody else "",
        place=row.place or "" if custody else "",
        since=row.since or 0 if custody else 0,
        health=row.health,
        power=row.power,
        duties=owed.duties,
        due_at=owed.first_due_at,
        conflicted=bool(custody and row.forked),
    )


def full_name(person: Person | CardRow) -> str:
    """Surname, first names and patronymic in native script, or nothing when none was given."""
    return " ".join(
        part for part in (person.surname, person.first_names, person.patronymic) if part
    )


def number_of(person: Person | PersonCard) -> str:
    """The number he is known by: for life where he has one (GC III art. 122(4)), else that of his tag."""
    return person.prisoner_number or person.tag_number
