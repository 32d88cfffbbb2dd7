"""People and where each stands, read by hundreds in an order that is given; refuses to choose and to order them."""

from collections.abc import Sequence

from sqlmodel import col, select

from casework.workspace import Workspace
from models.tables import PersonRow, StandingRow

_CHUNK = 500


def people_standing(
    workspace: Workspace, person_ids: Sequence[str]
) -> list[tuple[PersonRow, StandingRow]]:
    """Those of them whom the register knows, in this order."""
    found: dict[str, tuple[PersonRow, StandingRow]] = {}
    with workspace.vault.session() as session:
        for start in range(0, len(person_ids), _CHUNK):
            asked = (
                select(PersonRow, StandingRow)
                .join(StandingRow, col(StandingRow.person_id) == PersonRow.id)
                .where(col(PersonRow.id).in_(person_ids[start : start + _CHUNK]))
            )
            found |= {person.id: (person, stood) for person, stood in session.exec(asked)}
    return [found[person_id] for person_id in person_ids if person_id in found]
