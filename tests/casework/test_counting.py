"""Two count before departure and again on arrival; what does not agree has its cause."""

import pytest

from casework import counting, departures, reception, transfer_files
from casework.workspace import Workspace
from models.errors import InputRefused, StepBlocked
from tests.casework.moves import SAFETY, counted
from tests.casework.test_transfers import guards, ready


def sealed(workspace: Workspace) -> tuple[str, tuple[str, ...]]:
    transfer_id, ids = ready(workspace)
    departures.seal_list(workspace, transfer_id)
    return transfer_id, ids


def test_one_counter_is_not_two(workspace: Workspace) -> None:
    transfer_id, _ = sealed(workspace)
    with pytest.raises(InputRefused):
        counting.count(workspace, transfer_id, " ", 3)
    with pytest.raises(InputRefused):
        counting.count(workspace, transfer_id, "Гук", -1)
    counting.count(workspace, transfer_id, "сержант Гук", 3)
    with pytest.raises(InputRefused) as refused:
        counting.count(workspace, transfer_id, "Сержант  Гук", 3)
    assert refused.value.problems == {"counter": "roll_call.another_counter"}
    with pytest.raises(StepBlocked) as blocked:
        departures.depart(workspace, transfer_id)
    assert guards(blocked.value) == {"not_counted"}


def test_numbers_that_disagree_stop_the_departure_until_the_cause_is_filed(
    workspace: Workspace,
) -> None:
    transfer_id, _ = sealed(workspace)
    counting.count(workspace, transfer_id, "Гук", 3)
    counting.count(workspace, transfer_id, "Мороз", 2)
    with pytest.raises(StepBlocked) as blocked:
        departures.depart(workspace, transfer_id, None, SAFETY)
    assert guards(blocked.value) == {"counts_disagree"}
    with pytest.raises(InputRefused):
        counting.explain(workspace, transfer_id, " ")
    counting.explain(workspace, transfer_id, "один у лікаря, приєднається біля воріт")
    departures.depart(workspace, transfer_id)


def test_counting_anew_forgets_the_cause_of_before(workspace: Workspace) -> None:
    transfer_id, _ = sealed(workspace)
    counted(workspace, transfer_id, 2)
    counting.explain(workspace, transfer_id, "один у лікаря")
    counted(workspace, transfer_id, 1)
    with pytest.raises(StepBlocked) as blocked:
        departures.depart(workspace, transfer_id)
    assert guards(blocked.value) == {"counts_disagree"}
    counted(workspace, transfer_id, 3)
    departures.depart(workspace, transfer_id)


def test_a_list_that_is_opened_again_is_counted_again(workspace: Workspace) -> None:
    transfer_id, _ = sealed(workspace)
    counted(workspace, transfer_id, 3)
    departures.unseal_list(workspace, transfer_id, "помилка у списку")
    departures.seal_list(workspace, transfer_id)
    assert transfer_files.open_file(workspace, transfer_id).fields["first_counter"] == ""
    with pytest.raises(StepBlocked):
        departures.depart(workspace, transfer_id)


def test_nobody_counts_before_sealing_or_before_departure(workspace: Workspace) -> None:
    transfer_id, _ = ready(workspace)
    with pytest.raises(StepBlocked):
        counting.count(workspace, transfer_id, "Гук", 3)
    departures.seal_list(workspace, transfer_id)
    with pytest.raises(StepBlocked):
        counting.count(workspace, transfer_id, "Гук", 3, counting.ON_ARRIVAL)


def test_the_number_on_arrival_is_that_of_those_who_came(workspace: Workspace) -> None:
    transfer_id, ids = sealed(workspace)
    counted(workspace, transfer_id, 3)
    departures.depart(workspace, transfer_id)
    reception.tick(workspace, transfer_id, ids[0], "absent", "не було у машині")
    reception.tick_all_present(workspace, transfer_id)
    reception.arrive(workspace, transfer_id, "Гнатюк", "майор", "Camp West-1")
    counted(workspace, transfer_id, 3, counting.ON_ARRIVAL)
    with pytest.raises(StepBlocked) as blocked:
        reception.close(workspace, transfer_id, SAFETY)
    assert guards(blocked.value) == {"counts_disagree"}
    counted(workspace, transfer_id, 2, counting.ON_ARRIVAL)
    reception.close(workspace, transfer_id, SAFETY)
