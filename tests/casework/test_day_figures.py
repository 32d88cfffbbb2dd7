"""Held, come in and left today: by whatever way they came and went, and never at the end of a list of our own."""

from casework import custody_events, deaths, departures, escapes, reception
from casework.day_figures import COMING, COMING_BY_LIST, LEAVING, of_today
from casework.transfers import TransferDraft
from models.custody import HELD, TRANSITIONS, State, transition
from models.ids import new_id
from models.records import Transfer
from store.unit_of_work import load
from tests.casework import handovers, moves
from tests.casework.exchanges import some
from tests.casework.releases import let_go


def figures(workspace):
    found = of_today(workspace)
    return found.held, found.came_in, found.left


def arrived(workspace, ids, kind="camp"):
    """These people arrive on a list of another station."""
    draft = TransferDraft(destination="Camp West-1", destination_kind=kind, escort_name="Гук")
    transfer_id = handovers.ready(workspace, ids, draft)
    departures.seal_list(workspace, transfer_id)
    moves.counted(workspace, transfer_id, len(ids))
    departures.depart(workspace, transfer_id)
    reception.tick_all_present(workspace, transfer_id)
    reception.arrive(workspace, transfer_id, "Мороз", "капітан", "Camp West-1")
    return transfer_id


def from_elsewhere(workspace, hand, transfer_id):
    with workspace.edit("test") as record:
        record.change(load(workspace.vault, Transfer, transfer_id), origin_station=new_id(hand))


def test_who_arrives_on_a_list_of_another_station_came_in(workspace, hand):
    ids = some(workspace, 3)
    hand.advance(hours=24)
    transfer_id = arrived(workspace, ids)
    assert figures(workspace) == (0, 0, 3), "a list of our own: they left, and are elsewhere"
    from_elsewhere(workspace, hand, transfer_id)
    assert figures(workspace)[:2] == (3, 3)


def test_a_hospital_is_an_arrival_for_who_is_brought_to_it_alone(workspace, hand):
    ids = some(workspace, 2)
    hand.advance(hours=24)
    custody_events.record_event(workspace, ids[0], "admitted_to_hospital", hand.now(), "Шпиталь 5")
    assert figures(workspace) == (2, 0, 0)
    from_elsewhere(workspace, hand, arrived(workspace, ids[1:], "hospital"))
    assert figures(workspace)[:2] == (2, 1)


def test_whoever_died_was_released_or_escaped_left(workspace, hand):
    died, released, escaped, _stays = some(workspace, 4)
    hand.advance(hours=24)
    assert figures(workspace) == (4, 0, 0)
    report = deaths.DeathReport(hand.now(), "Суми", "illness", "серце", "nobody", "Лис")
    deaths.record_death(workspace, died, report)
    let_go(workspace, released)
    escapes.escape(workspace, escaped, escapes.Escape(hand.now(), 0, "паркан", "ніч", "Лис"))
    assert figures(workspace) == (1, 0, 3)
    hand.advance(hours=24)
    escapes.recapture(workspace, escaped, hand.now(), "Суми", "3 омбр")
    assert figures(workspace) == (2, 1, 0)


def test_every_move_into_and_out_of_our_hands_is_counted():
    """The two lists against the one table of moves: what makes held of not held comes in, and the other way round."""
    come, leave = set(), set()
    for source in State:
        for event in {row.event for row in TRANSITIONS}:
            row = transition(source, event)
            if row is None or row.target not in set(State):
                continue
            if source not in HELD and row.target in HELD:
                come.add(event)
            if source in HELD and row.target not in HELD:
                leave.add(event)
    assert come - set(COMING) - set(COMING_BY_LIST) == set()
    assert leave - set(LEAVING) == {"found_recorded_twice"}, "he was never there"
