"""The death of a person as it is known now: its record, and the event in force that says when and where.

A death stands for the thread of its event: corrected to another hour or place it is still his, corrected away it is
nobody's. Who died by a correction alone has a record with nothing in it yet. Refuses to record one
(`casework.deaths`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from casework.custody_facts import facts_of
from casework.workspace import Workspace
from models.custody import Event, State
from models.custody_order import Fact, Order
from models.ids import new_id
from models.records import Death
from models.tables import DeathRow, StandingRow

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class KnownDeath:
    """A death and its event in force; `kept` says whether the record is in the register or only made from the event."""

    record: Death
    event: Fact
    kept: bool = True


def known_deaths(workspace: Workspace, person_ids: Sequence[str]) -> dict[str, KnownDeath]:
    """Person → his death, of several the one recorded last; nobody who did not die."""
    rows: list[DeathRow] = []
    dead: set[str] = set()
    with workspace.vault.session() as session:
        for start in range(0, len(person_ids), _CHUNK):
            some = person_ids[start : start + _CHUNK]
            asked = select(DeathRow).where(col(DeathRow.person_id).in_(some))
            rows += session.exec(asked.order_by(col(DeathRow.id)))
            standing = select(StandingRow.person_id).where(
                col(StandingRow.person_id).in_(some), StandingRow.state == State.DIED.value
            )
            dead |= set(session.exec(standing))
    events = facts_of(workspace, sorted({row.person_id for row in rows} | dead))
    orders = {of: Order(fact for fact, _ in facts) for of, facts in events.items()}
    known = {
        row.person_id: KnownDeath(row, event)
        for row in rows
        if (event := orders[row.person_id].still(row.event_id))
    }
    for person_id in sorted(dead - known.keys()):
        event = orders[person_id].walk()[-1]
        if event.event == Event.DIED:
            made = Death(id=new_id(workspace.clock), person_id=person_id, event_id=event.id)
            known[person_id] = KnownDeath(made, event, kept=False)
    return known
