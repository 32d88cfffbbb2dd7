"""What every transfer of a test needs before it is sealed, leaves and is closed."""

from casework import counting, handover, inspections, registration
from casework.handover import Asked, Side
from casework.workspace import Workspace
from models.duties import DAY
from models.touched import Touched
from models.transfer_facts import Override

SAFETY = Override("майор Бондаренко", "обстріл пункту")
"""Whoever tests something else lets the steps pass under a name."""

ASKED = Asked("капітан Лис", "ВСП")


def registered(workspace: Workspace, ids: tuple[str, ...]) -> None:
    registration.issue_identity_documents(workspace, ids)
    registration.explain_rights(workspace, ids, registration.Explained("ru"))
    registration.register_people(workspace, ids)


def looked_at(workspace: Workspace, transfer_id: str, ids: tuple[str, ...]) -> None:
    """Injuries noted and complaints asked by who releases."""
    handover.note_injuries(workspace, transfer_id, ids, "no")
    handover.ask_complaints(workspace, transfer_id, ids, ASKED)


def counted(workspace: Workspace, transfer_id: str, number: int, which: str = "") -> None:
    counting.count(workspace, transfer_id, "сержант Гук", number, which)
    counting.count(workspace, transfer_id, "сержант Мороз", number, which)


def received(workspace: Workspace, transfer_id: str, ids: tuple[str, ...]) -> None:
    """Counted, looked at and asked by who receives."""
    counted(workspace, transfer_id, len(ids), counting.ON_ARRIVAL)
    handover.receive_as_released(workspace, transfer_id)
    handover.ask_complaints(workspace, transfer_id, ids, ASKED, Side.RECEIVES)


def hold_back(workspace: Workspace, person_id: str, at: int, place: str) -> Touched:
    """Not evacuated for the time being: looked at by a doctor, and again a day later."""
    look = inspections.Inspected(
        inspections.HELD_BACK_REVIEW, "лікар Савченко", at=at, next_at=at + DAY, place=place
    )
    return inspections.hold_back(workspace, person_id, look, "не витримає дороги")
