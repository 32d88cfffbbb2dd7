"""A visit of two delegates, recorded now."""

from casework import visits
from casework.workspace import Workspace

DELEGATES = "M. Dupont, Mme Favre"


def a_visit(workspace: Workspace, visitor: str = "icrc") -> str:
    """The identifier of the visit."""
    return visits.record(workspace, visitor, DELEGATES).id
