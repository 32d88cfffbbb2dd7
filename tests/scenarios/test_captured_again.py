"""Whose custody has ended and who is captured again: a custody of its own, with every way on that the first had."""

from casework import (
    counting,
    custody_events,
    escapes,
    exchange_lists,
    person_files,
    reception,
)
from casework.workspace import Workspace
from models.clock import HandClock
from tests.casework import handovers
from tests.casework.exchanges import arrive, blocked, gone, some, state, stated
from tests.casework.moves import counted


def exchanged(workspace: Workspace) -> str:
    """One who was exchanged, by a list that is closed."""
    ids = some(workspace, 1)
    transfer_id = gone(workspace, ids)
    reception.tick_all_present(workspace, transfer_id)
    exchange_lists.accept_all_present(workspace, transfer_id)
    arrive(workspace, transfer_id)
    counted(workspace, transfer_id, 1, counting.ON_ARRIVAL)
    stated(workspace, ids)
    reception.close(workspace, transfer_id)
    return ids[0]


def test_he_is_received_at_the_collection_point_and_goes_on(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = exchanged(workspace)
    number = person_files.open_file(workspace, person_id).card.tag_number
    hand.advance(days=30)
    escapes.captured_again(workspace, person_id, hand.now(), "Суджа", "82 одшбр")
    file = person_files.open_file(workspace, person_id)
    assert (file.card.state, file.card.tag_number) == ("captured", number)
    assert "reached_collection_point" in file.possible_events
    hand.advance(hours=2)
    custody_events.record_event(
        workspace, person_id, "reached_collection_point", hand.now(), "CP Sudzha-2"
    )
    assert state(workspace, person_id) == "collection_point"
    to_camp = handovers.gone(workspace, (person_id,))
    reception.tick_all_present(workspace, to_camp)
    arrive(workspace, to_camp)
    assert state(workspace, person_id) == "interned"


def test_the_unit_that_captured_him_evacuates_him_by_a_list(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = exchanged(workspace)
    hand.advance(days=30)
    escapes.captured_again(workspace, person_id, hand.now(), "Суджа", "82 одшбр")
    to_camp = handovers.gone(workspace, (person_id,))
    reception.tick_all_present(workspace, to_camp)
    arrive(workspace, to_camp)
    assert state(workspace, person_id) == "interned"


def test_a_new_custody_begins_by_its_own_act_alone(workspace: Workspace, hand: HandClock) -> None:
    """Received at the collection point is no way back in for somebody whose custody has ended."""
    person_id = exchanged(workspace)
    assert person_files.open_file(workspace, person_id).possible_events == ()
    assert blocked(
        lambda: custody_events.record_event(
            workspace, person_id, "reached_collection_point", hand.now(), "CP Sudzha-2"
        )
    ) == {"has_an_act_of_its_own": (person_id,)}
