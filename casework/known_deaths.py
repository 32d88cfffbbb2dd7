"""The death of a person as it is known now: its record, and the event in force that says when and where.

A death stands for the thread of its event: corrected to another hour or place it is still his, corrected away it is
nobody's. Refuses to record one (`casework.deaths`).
"""

from collections.abc import Sequence

from sqlmodel import col, select

from casework.custody_facts import facts_of
from casework.workspace import Workspace
from models.custody_order import Fact, Order
from models.tables import DeathRow

_CHUNK = 500


def known_deaths(
    workspace: Workspace, person_ids: Sequence[str]
) -> dict[str, tuple[DeathRow, Fact]]:
    """Person → his death and its event in force, of several the one recorded last; nobody who did not die."""
    rows: list[DeathRow] = []
    with workspace.vault.session() as session:
        for start in range(0, len(person_ids), _CHUNK):
            some = person_ids[start : start + _CHUNK]
            asked = select(DeathRow).where(col(DeathRow.person_id).in_(some))
            rows += session.exec(asked.order_by(col(DeathRow.id)))
    events = facts_of(workspace, sorted({row.person_id for row in rows}))
    orders = {of: Order(fact for fact, _ in facts) for of, facts in events.items()}
    return {
        row.person_id: (row, event)
        for row in rows
        if (event := orders[row.person_id].still(row.event_id))
    }
