"""Who is held back on the way is looked at again, and nobody is forgotten in a transit camp (GC III art. 19, 20)."""

from casework import (
    custody_events,
    departures,
    duties,
    inspections,
    reception,
    transfers,
)
from casework.transfers import TransferDraft
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY
from tests.casework.handovers import CAMP, ready, some
from tests.casework.moves import counted, hold_back


def test_row_34_held_back_he_is_looked_at_again_and_moved_when_fit(
    workspace: Workspace, hand: HandClock
) -> None:
    (person_id,) = some(workspace, 1)
    hold_back(workspace, person_id, hand.now(), "CP Sudzha-2")
    hand.advance(hours=2)
    review = inspections.Inspected("held_back_review", "Савченко", next_at=hand.now() + DAY)
    inspections.inspect(workspace, (person_id,), review)
    due = {duty.kind: duty.due_at for duty in duties.duties_of(workspace, person_id)}
    assert due["held_back_review"] == hand.now() + DAY
    custody_events.record_event(workspace, person_id, "fit_again", hand.now(), "CP Sudzha-2")
    transfer_id = transfers.open_transfer(workspace, CAMP).transfer_id
    transfers.add_people(workspace, transfer_id, (person_id,))


def test_row_35_the_clock_of_the_transit_camp_runs(workspace: Workspace, hand: HandClock) -> None:
    ids = some(workspace)
    draft = TransferDraft(
        reason="transit_camp",
        destination="Transit 2",
        destination_kind="transit_camp",
        escort_name="Ткач",
    )
    transfer_id = ready(workspace, ids, draft)
    departures.seal_list(workspace, transfer_id)
    counted(workspace, transfer_id, 3)
    departures.depart(workspace, transfer_id)
    reception.tick_all_present(workspace, transfer_id)
    reception.arrive(workspace, transfer_id, "Гук", "", "")
    kinds = {duty.kind for duty in duties.duties_of(workspace, ids[0])}
    assert "transit_dwell" in kinds
