"""Under which record a man goes on whose own was set aside; refuses to set one aside (`casework.recorded_twice`)."""

from sqlmodel import col, select

from casework.duplicate_views import OtherRecord
from casework.whose_number import holder
from casework.workspace import Workspace
from models.custody import State
from models.tables import CustodyEventRow, StandingRow

FAR = 10
"""No man was ever recorded more often; a longer chain of records is not followed."""


def goes_on(workspace: Workspace, person_id: str) -> OtherRecord | None:
    """The record under which a man goes on whose own was set aside; its identifier is empty while it is not here."""
    number = _goes_on_as(workspace, person_id)
    if not number:
        return None
    return OtherRecord(holder(workspace, number), number)


def followed(workspace: Workspace, person_id: str) -> str:
    """The record that speaks for this man: his own, or the one under which he goes on, as far as it is here."""
    for _ in range(FAR):
        number = _goes_on_as(workspace, person_id)
        following = holder(workspace, number) if number else ""
        if not following:
            break
        person_id = following
    return person_id


def _goes_on_as(workspace: Workspace, person_id: str) -> str:
    with workspace.vault.session() as session:
        return (
            session.exec(
                select(CustodyEventRow.goes_on_as)
                .join(StandingRow, col(StandingRow.last_event_id) == CustodyEventRow.id)
                .where(
                    StandingRow.person_id == person_id,
                    StandingRow.state == State.RECORDED_TWICE.value,
                )
            ).first()
            or ""
        )
