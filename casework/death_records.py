"""What a death begins with in the register: its record and, where art. 121 wants one, the official enquiry.

A cause nobody has stated is unknown, and so is enquired into. Refuses to say that somebody died: an event does.
"""

from collections.abc import Iterable

from sqlmodel import col, select

from casework.custody_facts import fact_of
from casework.workspace import Workspace
from models.custody import Event
from models.custody_order import Fact, Order
from models.endings import Cause, Suspected, opens_enquiry
from models.ids import new_id
from models.records import CustodyEvent, Death, Inquiry
from models.tables import DeathRow
from store.unit_of_work import Edit


def begin(workspace: Workspace, record: Edit, death: Death) -> None:
    """Add the record of a death, and the enquiry into it if its cause, or that none is stated, opens one."""
    record.add(death)
    stated = death.cause_kind and death.suspected
    if not stated or opens_enquiry(Cause(death.cause_kind), Suspected(death.suspected)):
        record.add(new_inquiry(workspace, death.person_id, death.event_id, "death"))


def new_inquiry(workspace: Workspace, person_id: str, event_id: str, about: str) -> Inquiry:
    """An official enquiry that opens now, into a `death` or an `injury`."""
    return Inquiry(
        id=new_id(workspace.clock),
        person_id=person_id,
        event_id=event_id,
        about=about,
        opened_at=workspace.now(),
        opened_by=workspace.officer.id,
    )


def rows_of(workspace: Workspace, person_id: str) -> tuple[DeathRow, ...]:
    """Every death recorded of a person, corrected away or not, the oldest first."""
    asked = select(DeathRow).where(DeathRow.person_id == person_id).order_by(col(DeathRow.id))
    with workspace.vault.session() as session:
        return tuple(session.exec(asked))


def begin_by_correction(
    workspace: Workspace, record: Edit, correction: CustodyEvent, known: Iterable[Fact]
) -> None:
    """Where a correction says that somebody died of whom no death stands, begin its record, with no cause stated.

    `known` are his custody events before it.
    """
    if correction.event != Event.DIED:
        return
    order = Order((*known, fact_of(correction)))
    if any(order.still(row.event_id) for row in rows_of(workspace, correction.person_id)):
        return
    death = Death(
        id=new_id(workspace.clock), person_id=correction.person_id, event_id=correction.id
    )
    begin(workspace, record, death)
