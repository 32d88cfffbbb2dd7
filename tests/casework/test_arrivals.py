"""Everybody who stood there has arrived, on the list or not, by moves that custody knows and in times that hold."""

from dataclasses import replace

import pytest

from casework import (
    bureau,
    custody_events,
    departures,
    escapes,
    exchange_lists,
    handover,
    person_cards,
    person_files,
    transfer_checks,
    transfer_files,
    transfers,
)
from casework import reception as receiving
from casework.handover import Side
from casework.workspace import Workspace
from models.clock import HandClock
from models.exchange_lists import Accepted, Cause
from tests.casework import exchanges
from tests.casework.handovers import CAMP, blocked, gone, ready, some
from tests.casework.moves import counted, looked_at, received
from tests.casework.people import a_person


def under_way(workspace: Workspace, number: int = 3, **draft: str) -> tuple[str, tuple[str, ...]]:
    """Two on the list who have left, and others who have not."""
    ids = some(workspace, number)
    transfer_id = ready(workspace, ids[:2], replace(CAMP, **draft))
    departures.seal_list(workspace, transfer_id)
    counted(workspace, transfer_id, 2)
    departures.depart(workspace, transfer_id)
    return transfer_id, ids


def arrive(workspace: Workspace, transfer_id: str, at: int | None = None) -> None:
    receiving.tick_all_present(workspace, transfer_id)
    receiving.arrive(workspace, transfer_id, "Гук", "капітан", "Camp West-1", at)


def way(workspace: Workspace, person_id: str) -> list[tuple[str, int]]:
    return [
        (entry.event, entry.occurred_at)
        for entry in person_files.open_file(workspace, person_id).timeline
    ]


def test_who_came_along_departed_with_the_others_and_arrives_with_them(
    workspace: Workspace, hand: HandClock
) -> None:
    transfer_id, ids = under_way(workspace)
    left_at = hand.now()
    hand.advance(hours=4)
    receiving.add_unlisted(workspace, transfer_id, ids[2], "сів у машину сам")
    arrive(workspace, transfer_id)
    assert way(workspace, ids[2])[-2:] == [("departed", left_at), ("reached_camp", hand.now())]
    told = [notice.notice for notice in bureau.pending(workspace, (ids[2],))]
    assert "reached_camp" in told
    handover.note_injuries(workspace, transfer_id, ids[2:], "no", Side.RECEIVES)
    received(workspace, transfer_id, ids)
    receiving.close(workspace, transfer_id)


def test_who_is_recorded_only_here_arrives_no_earlier_than_he_was_recorded(
    workspace: Workspace, hand: HandClock
) -> None:
    transfer_id, _ = under_way(workspace)
    hand.advance(hours=4)
    arrived_at = hand.now()
    hand.advance(hours=1)
    new = a_person(workspace, surname="Новий", service_number="АБ-777777").person_id
    recorded_at = way(workspace, new)[-1][1]
    receiving.add_unlisted(workspace, transfer_id, new, "його ніхто не знає")
    arrive(workspace, transfer_id, arrived_at)
    later = max(recorded_at, arrived_at)
    assert way(workspace, new)[-1] == ("reached_camp", later)
    assert not person_files.open_file(workspace, new).card.conflicted


def test_who_stands_there_already_is_moved_nowhere(workspace: Workspace, hand: HandClock) -> None:
    """He was recorded by who receives the transfer, where it leads to, before its arrival was."""
    transfer_id, ids = under_way(
        workspace, destination_kind="hospital", destination_station=workspace.station.id
    )
    custody_events.record_event(
        workspace, ids[2], "admitted_to_hospital", hand.now(), "Шпиталь № 5"
    )
    before = way(workspace, ids[2])
    receiving.add_unlisted(workspace, transfer_id, ids[2], "його записали тут")
    arrive(workspace, transfer_id)
    assert way(workspace, ids[2]) == before


def test_an_exchange_takes_over_whom_the_list_did_not_name(workspace: Workspace) -> None:
    ids = some(workspace, 4)
    transfer_id = exchanges.gone(workspace, ids[:2])
    receiving.tick_all_present(workspace, transfer_id)
    for person_id in ids[2:]:
        receiving.add_unlisted(workspace, transfer_id, person_id, "привезли разом")
    exchange_lists.accept(workspace, transfer_id, ids[3:], Accepted.NOT_ACCEPTED, Cause.NOT_ON_LIST)
    exchange_lists.accept_all_present(workspace, transfer_id)
    exchanges.arrive(workspace, transfer_id)
    states = [exchanges.state(workspace, person_id) for person_id in ids]
    assert states == ["exchanged"] * 3 + ["collection_point"]
    last = exchange_lists.versions(workspace, transfer_id)[-1]
    assert (last.people, last.added) == (ids[:3], (ids[2],))


def test_who_was_recaptured_on_the_way_is_brought_along(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = some(workspace, 2)
    transfer_id = gone(workspace, ids)
    hand.advance(hours=1)
    told = escapes.Escape(hand.now(), 0, "траса Н-07", "на зупинці", "Ткач")
    escapes.escape(workspace, ids[0], told)
    hand.advance(hours=1)
    escapes.recapture(workspace, ids[0], hand.now(), "траса Н-07", "Ткач")
    recaptured_at = hand.now()
    hand.advance(hours=1)
    arrive(workspace, transfer_id)
    assert way(workspace, ids[0])[-2:] == [
        ("departed", recaptured_at),
        ("reached_camp", hand.now()),
    ]


@pytest.mark.parametrize("listed", [True, False])
def test_who_escaped_is_recaptured_first(
    workspace: Workspace, hand: HandClock, listed: bool
) -> None:
    transfer_id, ids = under_way(workspace)
    person_id = ids[0] if listed else ids[2]
    told = escapes.Escape(hand.now(), 0, "x", "уночі", "Ткач")
    escapes.escape(workspace, person_id, told)
    if not listed:
        receiving.add_unlisted(workspace, transfer_id, person_id, "в машині")
    assert blocked(lambda: arrive(workspace, transfer_id)) == {"cannot_arrive"}
    assert exchanges.state(workspace, ids[1]) == "in_transit"
    escapes.recapture(workspace, person_id, hand.now(), "x", "Ткач")
    arrive(workspace, transfer_id)
    assert exchanges.state(workspace, person_id) == "interned"


def test_a_listed_man_in_hospital_is_not_moved_by_a_tick_for_all(
    workspace: Workspace, hand: HandClock
) -> None:
    transfer_id, ids = under_way(workspace)
    custody_events.record_event(
        workspace, ids[0], "admitted_to_hospital", hand.now(), "Шпиталь № 5"
    )
    assert blocked(lambda: arrive(workspace, transfer_id)) == {"cannot_arrive"}
    receiving.tick(workspace, transfer_id, ids[0], "absent", "у шпиталі")
    arrive(workspace, transfer_id)
    assert exchanges.state(workspace, ids[0]) == "hospitalised"


def test_a_list_that_leads_to_a_collection_point_ends_there_whatever_custody_he_came_from(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = some(workspace, 2)
    gone(workspace, ids)
    (transfer_id,) = (card.id for card in transfer_files.transfers(workspace))
    hand.advance(hours=2)
    arrive(workspace, transfer_id)
    onward = transfers.open_transfer(
        workspace, replace(CAMP, destination="CP Kamianka", destination_kind="collection_point")
    ).transfer_id
    received(workspace, transfer_id, ids)
    receiving.close(workspace, transfer_id)
    transfers.add_people(workspace, onward, ids)
    transfer_checks.set_fitness(workspace, onward, ids, "fit", "лікар Савченко")
    transfer_checks.give_notice(workspace, onward, "CP Kamianka", "ru")
    looked_at(workspace, onward, ids)
    departures.seal_list(workspace, onward)
    counted(workspace, onward, 2)
    departures.depart(workspace, onward)
    hand.advance(hours=2)
    arrive(workspace, onward)
    assert {card.state for card in person_cards.cards(workspace, ids)} == {"collection_point"}
    assert way(workspace, ids[0])[-1] == ("brought_to_collection_point", hand.now())
    told = [notice.notice for notice in bureau.pending(workspace, ids[:1])]
    assert "brought_to_collection_point" in told
