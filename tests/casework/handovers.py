"""A transfer to a camp of a test, as far along as asked for."""

import pytest

from casework import (
    departures,
    duties,
    transfer_checks,
    transfers,
)
from casework.transfers import TransferDraft
from casework.workspace import Workspace
from models.errors import StepBlocked
from tests.casework.moves import counted, looked_at, registered
from tests.casework.people import a_person

CAMP = TransferDraft(
    destination="Camp West-1", destination_address="Camp West-1, п/с 77", escort_name="Ткач"
)


def some(workspace: Workspace, count: int = 3, **more: object) -> tuple[str, ...]:
    return tuple(
        a_person(workspace, surname=f"Гречко{n}", service_number=f"АБ-20020{n}", **more).person_id
        for n in range(count)
    )


def ready(workspace: Workspace, ids: tuple[str, ...], draft: TransferDraft = CAMP) -> str:
    transfer_id = transfers.open_transfer(workspace, draft).transfer_id
    transfers.add_people(workspace, transfer_id, ids)
    transfer_checks.set_fitness(workspace, transfer_id, ids, "fit", "лікар Савченко")
    transfer_checks.give_notice(workspace, transfer_id, "Camp West-1, п/с 77", "ru")
    registered(workspace, ids)
    looked_at(workspace, transfer_id, ids)
    return transfer_id


def gone(workspace: Workspace, ids: tuple[str, ...]) -> str:
    transfer_id = ready(workspace, ids)
    departures.seal_list(workspace, transfer_id)
    counted(workspace, transfer_id, len(ids))
    departures.depart(workspace, transfer_id)
    return transfer_id


def blocked(act) -> set[str]:
    with pytest.raises(StepBlocked) as refused:
        act()
    return {block.guard for block in refused.value.blocks}


def owed(workspace: Workspace, transfer_id: str) -> dict[str, int]:
    found = duties.today(workspace).duties
    return {duty.kind: duty.due_at for duty in found if duty.subject_id == transfer_id}
