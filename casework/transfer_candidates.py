"""Who could be put on the list of a transfer; refuses to put anybody there."""

from sqlmodel import col, select

from casework.people import found_by
from casework.person_cards import cards
from casework.transfer_facts import ON_OPEN_LIST
from casework.views import PersonCard
from casework.workspace import Workspace
from models.custody import MOVABLE
from models.tables import PersonRow, StandingRow, TransferLineRow, TransferRow


def candidates(workspace: Workspace, text: str = "", limit: int = 200) -> tuple[PersonCard, ...]:
    """Who could be put on this transfer: people held here and on no open list, or those found by a text."""
    taken = (
        select(TransferLineRow.person_id)
        .join(TransferRow, col(TransferRow.id) == TransferLineRow.transfer_id)
        .where(*ON_OPEN_LIST)
    )
    statement = (
        select(PersonRow.id)
        .join(StandingRow, col(StandingRow.person_id) == PersonRow.id)
        .where(
            StandingRow.station_id == workspace.station.id,
            col(StandingRow.state).in_(MOVABLE),
            col(PersonRow.id).not_in(taken),
        )
    )
    if text.strip():
        best = found_by(workspace, text, limit)
        statement = statement.where(col(PersonRow.id).in_(best))
    with workspace.vault.session() as session:
        ids = session.exec(
            statement.order_by(col(StandingRow.since), col(StandingRow.person_id)).limit(limit)
        ).all()
    return cards(workspace, tuple(ids))
