"""The custody events of some people, as facts that can be ordered, with the station that recorded each.

Read as plain columns, some hundreds of people at a time. Refuses to order them (`models.custody_order`).
"""

from collections.abc import Sequence
from dataclasses import fields

from sqlmodel import col, select

from casework.workspace import Workspace
from models.custody_order import Fact
from models.records import CustodyEvent
from models.tables import CustodyEventRow

_CHUNK = 500
_COLUMNS = (
    CustodyEventRow.person_id,
    CustodyEventRow.station_id,
    *(getattr(CustodyEventRow, each.name) for each in fields(Fact)),
)


def fact_of(event: CustodyEvent) -> Fact:
    """One custody event as a fact that can be ordered."""
    return Fact(*(getattr(event, each.name) for each in fields(Fact)))


def facts_of(workspace: Workspace, person_ids: Sequence[str]) -> dict[str, list[tuple[Fact, str]]]:
    """Person → his events in no order, each with its station; nothing for whom there is none."""
    found: dict[str, list[tuple[Fact, str]]] = {each: [] for each in person_ids}
    with workspace.vault.session() as session:
        for start in range(0, len(person_ids), _CHUNK):
            some = person_ids[start : start + _CHUNK]
            asked = select(*_COLUMNS).where(col(CustodyEventRow.person_id).in_(some))
            for person_id, station_id, *parts in session.exec(asked):
                found[person_id].append((Fact(*parts), station_id))
    return found
