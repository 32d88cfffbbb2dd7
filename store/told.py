"""Of whom the Bureau was told something else than the record says now; refuses to say what of it matters.

Compared is what the last notice told with what one would tell now, never instants: a correction that was taken back
leaves nothing. Since when it differs is read from the entries that wrote the fields.
"""

from collections.abc import Sequence
from typing import Any

from models import bureau_notice
from models.clock import written_at
from models.records import Person
from store import heads
from store.compartment import Cursor
from store.entry import decode_header

_TOLD = tuple(each.field for each in bureau_notice.WANTED if each.kind == Person.kind)
_LAST = """SELECT person_id, id, prepared_at, sent_at, identity_digest FROM bureau_notice
 WHERE person_id IN ({marks}) AND sent_at > 0 ORDER BY prepared_at, sent_at, id"""
_PERSONS = f"SELECT id, {', '.join(_TOLD)} FROM person WHERE id IN ({{marks}})"
_HEADS = "SELECT heads FROM person WHERE id = ?"
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
        person_id: [(notice_id, _since(cursor, person_id, prepared_at) or sent_at)]
        for person_id, (notice_id, prepared_at, sent_at, digest) in last.items()
        if person_id in now and bureau_notice.told_otherwise(now[person_id], digest)
    }


def _since(cursor: Cursor, person_id: str, prepared_at: int) -> int:
    """When the first of the fields told was written after a notice was prepared; 0 if by its clock none was."""
    cursor.execute(_HEADS, (person_id,))
    standing = heads.decode(cursor.fetchone()[0])
    written = {head for name in _TOLD for head in standing.of(name)}
    instants: list[int] = []
    for head in sorted(written):
        cursor.execute(_HEADER, head)
        row = cursor.fetchone()
        if row is not None:
            instants.append(written_at(decode_header(row[0]).time))
    return min((at for at in instants if at > prepared_at), default=0)
