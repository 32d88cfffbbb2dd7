"""What the Bureau is still to be told, what it was told, and what it has acknowledged: counted, and page by page.

Made for 100,000 notices: a page is read and no more. Refuses to prepare or send anything.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from casework import access
from casework.bureau import AGAIN_AFTER, TOLD
from casework.workspace import Workspace, of_one_state
from models.duties import RULES, DutyKind, parse_clocks
from models.field_classes import FieldClass
from models.owed_notices import OF_NO_EVENT, SERIOUS_CASE


class Section(StrEnum):
    """Where a notice stands."""

    TO_TELL = "to_tell"
    TOLD = "told"
    ACKNOWLEDGED = "acknowledged"


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One notice: `at` is since when it is owed, or when it was told or acknowledged; `due_at` 0 where nothing is due.

    `id` is empty while it is not prepared; `reference` is the Bureau's own, once it has answered.
    """

    id: str
    person_id: str
    name: str
    tag_number: str
    notice: str
    event_id: str
    number: str
    at: int
    due_at: int = 0
    way: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class NoticePage:
    """A page of notices and how many there are in all."""

    lines: tuple[NoticeLine, ...]
    total: int


_NAME = "trim(p.surname || ' ' || p.first_names)"
_KINDS = f"d.kind IN ({', '.join(repr(kind.value) for kind in TOLD)})"
_IS_OWED = f"""d.station_id = ? AND {_KINDS}
 AND (d.kind <> '{DutyKind.WEEKLY_REPORT.value}' OR NOT EXISTS (SELECT 1 FROM bureau_notice told
  WHERE told.person_id = d.person_id AND told.notice = '{SERIOUS_CASE}' AND told.sent_at > ?))"""
# Ordered before anything is joined, and each kind by its index: of 100,000 only the page is looked up.
_PAGE_OF_OWED = " UNION ALL ".join(
    "SELECT * FROM duty d WHERE " + _IS_OWED.replace(_KINDS, f"d.kind = '{kind.value}'")
    for kind in TOLD
)
_OF_NO_EVENT = " ".join(f"WHEN '{kind}' THEN '{notice}'" for kind, notice in OF_NO_EVENT.items())
_TO_TELL = f"""SELECT coalesce(n.id, ''), p.id, {_NAME}, p.tag_number,
 coalesce(e.event, CASE d.kind {_OF_NO_EVENT} END),
 d.event_id, coalesce(n.number, ''), d.armed_at, d.due_at, d.kind
 FROM (SELECT * FROM ({_PAGE_OF_OWED}) ORDER BY due_at LIMIT ? OFFSET ?) d
 JOIN person p ON p.id = d.person_id LEFT JOIN custody_event e ON e.id = d.event_id
 LEFT JOIN bureau_notice n ON n.person_id = d.person_id AND n.event_id = d.event_id AND n.sent_at = 0
  AND n.notice = coalesce(e.event, CASE d.kind {_OF_NO_EVENT} END)
 ORDER BY d.due_at"""
_SENT = f"""SELECT n.id, n.person_id, coalesce({_NAME}, ''), coalesce(p.tag_number, ''), n.notice, n.event_id,
 n.number, n.sent_at, n.acknowledged_at, n.sent_way, n.acknowledgement
 FROM (SELECT id FROM bureau_notice WHERE {{which}} LIMIT ? OFFSET ?) k JOIN bureau_notice n ON n.id = k.id
 LEFT JOIN person p ON p.id = n.person_id ORDER BY {{order}}"""
_STANDING = {
    Section.TOLD: "acknowledged_at = 0 AND sent_at > 0",
    Section.ACKNOWLEDGED: "acknowledged_at > 0",
}


def count(workspace: Workspace, section: Section) -> int:
    """How many notices stand in a section."""
    with workspace.vault.read() as cursor:
        return _count(workspace, cursor, section)


@of_one_state
def page(workspace: Workspace, section: Section, start: int = 0, most: int = 200) -> NoticePage:
    """Notices of a section: what is owed by what is due first, what waits by age, what was answered the newest first.

    Raises:
        NotYourRole: the officer may not see what the Bureau is told.
    """
    access.require(workspace, FieldClass.A, FieldClass.B, FieldClass.C)
    with workspace.vault.read() as cursor:
        total = _count(workspace, cursor, section)
        if section is Section.TO_TELL:
            cursor.execute(_TO_TELL, (*_owed(workspace) * len(TOLD), most, start))
            shift = _shift(workspace)
            lines = [
                NoticeLine(*row[:8], due_at=row[8] + shift(row[9])) for row in cursor.fetchall()
            ]
        else:
            order = "sent_at, id" if section is Section.TOLD else "id DESC"
            which = f"{_STANDING[section]} ORDER BY {order}"
            order = order.replace("id", "n.id").replace("sent_at", "n.sent_at")
            cursor.execute(_SENT.format(which=which, order=order), (most, start))
            limit = RULES[DutyKind.BUREAU_ACKNOWLEDGEMENT].limit
            limit += _shift(workspace)(DutyKind.BUREAU_ACKNOWLEDGEMENT)
            lines = [_sent(row, limit, section) for row in cursor.fetchall()]
    return NoticePage(tuple(lines), total)


def people_to_tell(workspace: Workspace, most: int) -> tuple[str, ...]:
    """The first so many people of whom the Bureau is to be told something."""
    asked = f"SELECT DISTINCT d.person_id FROM duty d WHERE {_IS_OWED} LIMIT ?"
    with workspace.vault.read() as cursor:
        cursor.execute(asked, (*_owed(workspace), most))
        return tuple(row[0] for row in cursor.fetchall())


def _count(workspace: Workspace, cursor: Any, section: Section) -> int:  # noqa: ANN401 - the driver's own cursor
    if section is Section.TO_TELL:
        cursor.execute(f"SELECT count(*) FROM duty d WHERE {_IS_OWED}", _owed(workspace))
    else:
        cursor.execute(f"SELECT count(*) FROM bureau_notice WHERE {_STANDING[section]}")
    return cursor.fetchone()[0]


def _owed(workspace: Workspace) -> tuple[str, int]:
    return workspace.station.id, workspace.now() - AGAIN_AFTER


def _shift(workspace: Workspace) -> Callable[[str], int]:
    clocks = parse_clocks(workspace.station.clocks)
    later = {kind.value: limit - RULES[kind].limit for kind, limit in clocks.items()}
    return lambda kind: later.get(kind, 0)


def _sent(row: tuple[Any, ...], limit: int, section: Section) -> NoticeLine:
    sent_at, acknowledged_at, way, reference = row[7:]
    told = section is Section.TOLD
    return NoticeLine(
        *row[:7],
        at=sent_at if told else acknowledged_at,
        due_at=sent_at + limit if told else 0,
        way=way,
        reference=reference,
    )
