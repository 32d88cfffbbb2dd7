"""Of whom the Bureau was told something else than the record says now; refuses to say what of it matters.

Compared is what the last notice told with what one would tell now, never instants: a correction that was taken back
leaves nothing. Since when it differs is read from the entries that wrote the fields.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from models import bureau_death, bureau_notice
from models.clock import written_at
from models.custody_order import Order
from models.owed_notices import OF_A_DEATH
from models.records import Death, Inquiry, Person
from store import heads
from store.compartment import Cursor
from store.entry import decode_header

_FIELDS = {
    kind: tuple(each.field for each in bureau_notice.WANTED if each.kind == kind)
    for kind in (Person.kind, Death.kind, Inquiry.kind)
}
_TOLD = _FIELDS[Person.kind]
_OF_DEATH = {
    Death.kind: ("id", "event_id", *_FIELDS[Death.kind]),
    Inquiry.kind: ("id", "event_id", "about", *_FIELDS[Inquiry.kind]),
}
_OF_PEOPLE = "SELECT person_id, {names} FROM {kind} WHERE person_id IN ({marks})"
_LAST = """SELECT person_id, id, prepared_at, sent_at, identity_digest FROM bureau_notice
 WHERE person_id IN ({marks}) AND sent_at > 0 ORDER BY prepared_at, sent_at, id"""
_LAST_OF_DEATH = f"""SELECT person_id, id, prepared_at, sent_at, death_digest FROM bureau_notice
 WHERE person_id IN ({{marks}}) AND sent_at > 0 AND notice IN ({", ".join(map(repr, OF_A_DEATH))})
 ORDER BY prepared_at, sent_at, id"""
_PERSONS = f"SELECT id, {', '.join(_TOLD)} FROM person WHERE id IN ({{marks}})"
_HEADS = "SELECT heads FROM {kind} WHERE id = ?"
_HEADER = "SELECT header FROM entry WHERE device = ? AND number = ?"


def told_otherwise(cursor: Cursor, person_ids: Sequence[str]) -> dict[str, list[tuple[Any, ...]]]:
    """Of these people who were told of, those told of otherwise: person → (last notice, since when)."""
    if not person_ids:
        return {}
    marks = ", ".join("?" * len(person_ids))
    cursor.execute(_LAST.format(marks=marks), person_ids)
    last = {person_id: told for person_id, *told in cursor.fetchall()}
    cursor.execute(_PERSONS.format(marks=marks), person_ids)
    now = {
        person_id: dict(zip(_TOLD, values, strict=True)) for person_id, *values in cursor.fetchall()
    }
    return {
        person_id: [(notice_id, _since(cursor, [(Person.kind, person_id)], prepared_at) or sent_at)]
        for person_id, (notice_id, prepared_at, sent_at, digest) in last.items()
        if person_id in now and bureau_notice.told_otherwise(now[person_id], digest)
    }


def death_told_otherwise(
    cursor: Cursor, orders: Mapping[str, Order]
) -> dict[str, list[tuple[Any, ...]]]:
    """Of the dead of whom the Bureau was told (person → his events), those of whom there is something else to tell.

    Person → (last notice of his death, since when).
    """
    if not orders:
        return {}
    marks, ids = ", ".join("?" * len(orders)), list(orders)
    cursor.execute(_LAST_OF_DEATH.format(marks=marks), ids)
    last = {person_id: told for person_id, *told in cursor.fetchall()}
    read: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for kind, names in _OF_DEATH.items():
        read[kind] = {person_id: [] for person_id in ids}
        cursor.execute(_OF_PEOPLE.format(names=", ".join(names), kind=kind, marks=marks), ids)
        for person_id, *values in cursor.fetchall():
            read[kind][person_id].append(dict(zip(names, values, strict=True)))
    found: dict[str, list[tuple[Any, ...]]] = {}
    for person_id, (notice_id, prepared_at, sent_at, digest) in last.items():
        records = [read[kind][person_id] for kind in _OF_DEATH]
        now = bureau_death.death_told(orders[person_id], *records)
        if bureau_death.death_told_otherwise(now, digest):
            written = [
                (kind, each["id"])
                for kind, some in zip(_OF_DEATH, records, strict=True)
                for each in some
            ]
            found[person_id] = [(notice_id, _since(cursor, written, prepared_at) or sent_at)]
    return found


def _since(cursor: Cursor, records: Iterable[tuple[str, str]], prepared_at: int) -> int:
    """When the first of the fields told was written after a notice was prepared; 0 if by its clock none was."""
    written: set[Any] = set()
    for kind, identifier in records:
        cursor.execute(_HEADS.format(kind=kind), (identifier,))
        standing = heads.decode(cursor.fetchone()[0])
        written |= {head for name in _FIELDS[kind] for head in standing.of(name)}
    instants: list[int] = []
    for head in sorted(written):
        cursor.execute(_HEADER, head)
        row = cursor.fetchone()
        if row is not None:
            instants.append(written_at(decode_header(row[0]).time))
    return min((at for at in instants if at > prepared_at), default=0)
