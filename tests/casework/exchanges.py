"""An exchange of a test, as far along as asked for."""

import pytest

from casework import (
    departures,
    exchange_lists,
    paper,
    person_files,
    reception,
    transfer_checks,
    transfers,
    wishes,
)
from casework.hands import Hand
from casework.transfers import TransferDraft
from casework.workspace import Workspace
from models.errors import StepBlocked
from models.exchange_lists import Agreed, Phase
from tests.casework.moves import counted, looked_at
from tests.casework.people import a_person

CANARY = "канарка-що-не-хоче-додому"
OTHER_OFFICER = Hand("Лис А. А.", "майор", "ВСП")


def draft(kind: str = "exchange") -> TransferDraft:
    return TransferDraft(
        reason="exchange",
        destination="КПП «Гоптівка»",
        destination_kind=kind,
        destination_address="через МКЧХ",
        escort_name="Ткач",
    )


def some(workspace: Workspace, count: int = 4, **more: object) -> tuple[str, ...]:
    return tuple(
        a_person(workspace, surname=f"Гречко{n}", service_number=f"АБ-20020{n}", **more).person_id
        for n in range(count)
    )


def wish(workspace: Workspace, ids: tuple[str, ...], said: str = "at_once") -> None:
    for person_id in ids:
        asked = wishes.Asked(said, "майор Бондаренко", "ru", workspace.now(), present=CANARY)
        wishes.ask(workspace, person_id, asked)


def checked(workspace: Workspace, ids: tuple[str, ...], kind: str = "exchange") -> str:
    transfer_id = transfers.open_transfer(workspace, draft(kind)).transfer_id
    transfers.add_people(workspace, transfer_id, ids)
    transfer_checks.set_fitness(workspace, transfer_id, ids, "fit", "лікар Савченко")
    transfer_checks.give_notice(workspace, transfer_id, "через МКЧХ", "ru")
    looked_at(workspace, transfer_id, ids)
    return transfer_id


def prepared(workspace: Workspace, ids: tuple[str, ...], kind: str = "exchange") -> str:
    transfer_id = checked(workspace, ids, kind)
    exchange_lists.make_version(workspace, transfer_id, Phase.PROPOSED)
    exchange_lists.set_agreed(workspace, transfer_id, ids, Agreed.AGREED)
    exchange_lists.make_version(workspace, transfer_id, Phase.AGREED)
    exchange_lists.make_version(workspace, transfer_id, Phase.PREPARED)
    return transfer_id


def gone(workspace: Workspace, ids: tuple[str, ...], kind: str = "exchange") -> str:
    wish(workspace, ids)
    transfer_id = prepared(workspace, ids, kind)
    wish(workspace, ids)
    departures.seal_list(workspace, transfer_id)
    counted(workspace, transfer_id, len(ids))
    departures.depart(workspace, transfer_id)
    return transfer_id


def arrive(workspace: Workspace, transfer_id: str) -> None:
    reception.arrive(workspace, transfer_id, "Иванов", "полковник", "комиссия")


def stated(workspace: Workspace, ids: tuple[str, ...]) -> None:
    for person_id in ids:
        paper.issue(workspace, paper.compose(workspace, "r2", (person_id,), "uk", "ru"), "printer")


def blocked(act) -> dict[str, tuple[str, ...]]:
    with pytest.raises(StepBlocked) as refused:
        act()
    return {block.guard: block.subjects for block in refused.value.blocks}


def state(workspace: Workspace, person_id: str) -> str:
    return person_files.open_file(workspace, person_id).card.state
