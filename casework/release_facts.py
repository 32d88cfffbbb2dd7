"""Reading what the guards of a release in place ask (`models.release_rules`); refuses to judge and to tell a wish."""

from casework.registration import missing_for
from casework.statements import printed
from casework.transfer_people import latest_wishes
from casework.workspace import Workspace
from models.release_rules import ReleaseFacts
from models.tables import StandingRow


def facts_of(workspace: Workspace, person_id: str) -> ReleaseFacts:
    """What is on record of him in this custody."""
    ids = (person_id,)
    with workspace.vault.session() as session:
        standing = session.get(StandingRow, person_id)
    since = max(standing.episode_since, 1) if standing else 1
    asked_at, _ = latest_wishes(workspace, ids).get(person_id, (0, ""))
    with workspace.vault.read() as cursor:
        statement = printed(cursor, ids).get(person_id)
    return ReleaseFacts(
        person_id,
        asked=asked_at >= since,
        has_identity_document=not any(
            "no_identity_document" in each.missing for each in missing_for(workspace, ids)
        ),
        stated=statement is not None,
        stated_anew=statement is None or statement.says_all,
    )
