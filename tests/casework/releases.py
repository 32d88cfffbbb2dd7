"""A release in place of a test, with everything that comes before it."""

from casework import endings, registration, wishes
from casework.endings import Release
from casework.workspace import Workspace
from models.touched import Touched
from tests.casework.exchanges import stated
from tests.casework.moves import SAFETY

IN_PLACE = "released_in_place"


def decided(workspace: Workspace, **changes: object) -> Release:
    """A release that lacks nothing of its own."""
    fields = {
        "way": IN_PLACE,
        "at": workspace.now(),
        "place": "Суми",
        "authority": "рішення 5/26",
        "decided_by": "комісія обл. ради",
        "decided_at": workspace.now(),
    }
    return Release(**{**fields, **changes})


def asked(workspace: Workspace, person_id: str, said: str = "undecided") -> None:
    wishes.ask(workspace, person_id, wishes.Asked(said, "майор Бондаренко", "ru", workspace.now()))


def ready(workspace: Workspace, person_id: str) -> None:
    """He was asked, has papers and his statement."""
    asked(workspace, person_id)
    registration.issue_identity_documents(workspace, (person_id,))
    stated(workspace, (person_id,))


def let_go(workspace: Workspace, person_id: str, **changes: object) -> Touched:
    ready(workspace, person_id)
    return endings.release(workspace, person_id, decided(workspace, **changes))


def let_go_unstated(workspace: Workspace, person_id: str) -> Touched:
    """Without the statement of his account, under a name."""
    asked(workspace, person_id)
    registration.issue_identity_documents(workspace, (person_id,))
    return endings.release(workspace, person_id, decided(workspace, override=SAFETY))
