"""Everybody is counted by two, and who is missing stays missing until the record says why (domain 8 rows 1, 2, 4)."""

import pytest

from casework import (
    counting,
    departures,
    duties,
    escapes,
    reception,
    transfer_files,
)
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import HOUR
from models.errors import InputRefused
from tests.casework.handovers import blocked, gone, ready, some
from tests.casework.moves import SAFETY, received


def test_rows_1_and_36_two_count_and_a_mismatch_blocks(workspace: Workspace) -> None:
    ids = some(workspace)
    transfer_id = ready(workspace, ids)
    departures.seal_list(workspace, transfer_id)
    counting.count(workspace, transfer_id, "Гук", 4)
    counting.count(workspace, transfer_id, "Мороз", 4)
    assert blocked(lambda: departures.depart(workspace, transfer_id, None, SAFETY)) == {
        "counts_disagree"
    }
    counting.explain(workspace, transfer_id, "четвертий чекає на реєстрацію")
    departures.depart(workspace, transfer_id)


def test_row_36_the_second_counter_does_not_see_the_first_number(workspace: Workspace) -> None:
    transfer_id = ready(workspace, some(workspace))
    departures.seal_list(workspace, transfer_id)
    counting.count(workspace, transfer_id, "Гук", 17)
    file = transfer_files.open_file(workspace, transfer_id)
    assert file.fields["first_counter"] == "Гук"
    assert "17" not in file.fields["first_count"]
    counting.count(workspace, transfer_id, "Мороз", 17)
    assert transfer_files.open_file(workspace, transfer_id).fields["first_count"] == "17"


def test_row_2_a_missing_prisoner_is_never_an_administrative_error(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = some(workspace)
    transfer_id = gone(workspace, ids)
    hand.advance(hours=5)
    with pytest.raises(InputRefused):
        reception.tick(workspace, transfer_id, ids[0], "absent")
    reception.tick(workspace, transfer_id, ids[0], "absent", "зник під час зупинки")
    reception.tick_all_present(workspace, transfer_id)
    reception.arrive(workspace, transfer_id, "Гук", "капітан", "Camp West-1")
    received(workspace, transfer_id, ids[1:])
    reception.close(workspace, transfer_id)
    kinds = {(duty.kind, duty.subject_id) for duty in duties.today(workspace).duties}
    assert ("unaccounted", ids[0]) in kinds
    told = escapes.Escape(hand.now(), hand.now() - HOUR, "траса Н-07", "на зупинці", "Ткач")
    escapes.escape(workspace, ids[0], told)
    kinds = {(duty.kind, duty.subject_id) for duty in duties.today(workspace).duties}
    assert ("unaccounted", ids[0]) not in kinds
