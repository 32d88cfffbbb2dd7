"""Who was held at a moment: as it is known now, and as it was known then."""

import random

import pytest

from casework import (
    custody_events,
    departures,
    endings,
    escapes,
    legal,
    person_cards,
    person_files,
    reception,
)
from casework.strength import SIDES, rank_group, strength
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY, HOUR
from models.errors import Interrupted
from models.ids import new_id
from models.records import CustodyEvent
from tests.casework.moves import SAFETY, hold_back
from tests.casework.people import START, a_person
from tests.casework.test_transfers import ready


def states(workspace: Workspace, moment: int, **how: bool) -> dict[str, int]:
    return dict(strength(workspace, moment, **how).counts["state"])


def test_nobody_was_held_before_the_first_came(workspace: Workspace) -> None:
    a_person(workspace)
    assert strength(workspace, START - 1).total == 0
    assert states(workspace, START) == {"collection_point": 1}


def test_the_return_of_the_day_before(workspace: Workspace, hand: HandClock) -> None:
    transfer_id, ids = ready(workspace)
    departures.seal_list(workspace, transfer_id)
    hand.advance(hours=24)
    a_person(workspace, service_number="АБ-7")
    departures.depart(workspace, transfer_id, None, SAFETY)
    hand.advance(hours=2)
    assert states(workspace, hand.now()) == {"in_transit": 3, "collection_point": 1}
    assert states(workspace, hand.now() - DAY) == {"collection_point": 3}
    for person_id in ids:
        reception.tick(workspace, transfer_id, person_id, "present")
    reception.arrive(workspace, transfer_id, "Мороз", "капітан", "Camp West-1")
    assert states(workspace, hand.now() - DAY) == {"collection_point": 3}
    assert states(workspace, hand.now()) == {"interned": 3, "collection_point": 1}


def test_a_late_entry_counts_as_known_now_and_not_as_known_then(
    workspace: Workspace, hand: HandClock
) -> None:
    saved = a_person(workspace)
    hand.advance(hours=10)
    hold_back(workspace, saved.person_id, START + HOUR, "CP Sudzha-2")
    moment = START + 2 * HOUR
    assert states(workspace, moment) == {"held_back": 1}
    assert states(workspace, moment, as_known_then=True) == {"collection_point": 1}


def test_a_correction_is_not_known_before_it_is_made(workspace: Workspace, hand: HandClock) -> None:
    saved = a_person(workspace)
    hand.advance(hours=1)
    hold_back(workspace, saved.person_id, hand.now(), "x")
    held = person_files.open_file(workspace, saved.person_id).timeline[-1]
    hand.advance(hours=5)
    custody_events.record_event(
        workspace,
        saved.person_id,
        "admitted_to_hospital",
        held.occurred_at,
        "Шпиталь 5",
        note="помилка запису",
        corrects=held.event_id,
    )
    moment = START + 2 * HOUR
    assert states(workspace, moment) == {"hospitalised": 1}
    assert states(workspace, moment, as_known_then=True) == {"held_back": 1}


def test_people_are_counted_by_every_side(workspace: Workspace) -> None:
    a_person(workspace)
    a_person(workspace, service_number="АБ-8", rank="майор", captured_place="", power="KP")
    found = strength(workspace, workspace.now())
    assert found.total == 2
    assert found.counts["category"] == {"presumed": 2}
    assert found.counts["rank_group"] == {"figures.rank_II": 1, "figures.rank_IV": 1}
    assert found.counts["power"] == {"RU": 1, "KP": 1}
    assert found.counts["place"] == {"Суджа": 1, "": 1}
    assert all(sum(found.counts[side].values()) == 2 for side in SIDES)


def test_an_unknown_rank_is_a_group_of_its_own() -> None:
    assert rank_group("") == rank_group("rank.of_a_newer_program") == "figures.rank_none"


def test_whoever_another_station_answers_for_is_not_counted_here(
    workspace: Workspace, hand: HandClock
) -> None:
    saved = a_person(workspace)
    hand.advance(hours=1)
    (first,) = person_files.open_file(workspace, saved.person_id).timeline
    with workspace.edit("test") as record:
        record.add(
            CustodyEvent(
                id=new_id(hand),
                person_id=saved.person_id,
                event="departed",
                follows=first.event_id,
                station_id=new_id(hand),
                occurred_at=hand.now(),
                recorded_at=hand.now(),
            )
        )
    assert strength(workspace, hand.now()).total == 0
    assert strength(workspace, hand.now() - 1).total == 1


@pytest.mark.parametrize("seed", range(3))
def test_it_agrees_with_what_stood_there(workspace: Workspace, hand: HandClock, seed: int) -> None:
    """After every step the table of standings is noted; asked again later, the past is the same."""
    chance = random.Random(seed)
    ids: list[str] = []
    noted: dict[int, dict[str, int]] = {}
    for step in range(25):
        hand.advance(hours=chance.randint(1, 9))
        if not ids or chance.random() < 0.3:
            ids.append(a_person(workspace, service_number=f"АБ-{step}").person_id)
        else:
            person_id = chance.choice(ids)
            possible = person_files.open_file(workspace, person_id).possible_events
            event = chance.choice([each for each in possible if each != "registered"])
            custody_events.record_event(workspace, person_id, event, hand.now(), "x")
        cards = person_cards.cards(workspace, tuple(ids))
        noted[hand.now()] = {
            state: sum(card.state == state for card in cards)
            for state in {card.state for card in cards}
        }
    for moment, stood in noted.items():
        assert states(workspace, moment) == stood
        assert states(workspace, moment, as_known_then=True) == stood


def test_long_counting_tells_how_far_it_is_and_can_be_ended(
    workspace: Workspace, hand: HandClock
) -> None:
    saved = a_person(workspace)
    a_person(workspace, service_number="АБ-8")
    hand.advance(hours=2)
    hold_back(workspace, saved.person_id, hand.now(), "CP Sudzha-2")
    told: list[tuple[int, int]] = []
    counted = strength(workspace, START + HOUR, progress=lambda *far: told.append(far))
    assert told == [(1, 1)]
    assert dict(counted.counts["state"]) == {"collection_point": 2}
    with pytest.raises(Interrupted):
        strength(workspace, START + HOUR, cancelled=lambda: True)


def test_whoever_came_since_is_not_computed(workspace: Workspace, hand: HandClock) -> None:
    a_person(workspace)
    hand.advance(hours=2)
    told: list[tuple[int, int]] = []
    assert strength(workspace, START - DAY, progress=lambda *far: told.append(far)).total == 0
    assert strength(workspace, START - DAY, as_known_then=True).total == 0
    assert told == []


def test_whoever_escaped_or_is_on_parole_is_not_held(workspace: Workspace, hand: HandClock) -> None:
    stays, escaped, paroled = (
        a_person(workspace, service_number=f"АБ-{n}").person_id for n in range(3)
    )
    hand.advance(hours=1)
    escapes.escape(workspace, escaped, escapes.Escape(hand.now(), 0, "паркан", "ніч", "Лис"))
    endings.parole(workspace, paroled, endings.Honour(hand.now(), "Суми", "слово", "закон"))
    found = strength(workspace, hand.now())
    assert found.total == 1
    assert found.counts["state"] == {"collection_point": 1}
    assert found.away == {"escaped": 1, "on_parole": 1}
    assert all(sum(found.counts[side].values()) == 1 for side in SIDES)
    before = strength(workspace, hand.now() - 1)
    assert (before.total, dict(before.away)) == (3, {})
    assert stays


def test_the_category_is_that_which_was_in_force_at_the_moment(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    hand.advance(hours=1)
    decided_at = hand.now()
    hand.advance(hours=24)
    legal.decide(
        workspace,
        person_id,
        legal.Decision("not_pow", decided_at, "Мороз", "підстава", "Суд", "1"),
    )

    def categories(moment: int, *, then: bool = False) -> dict[str, int]:
        return dict(strength(workspace, moment, as_known_then=then).counts["category"])

    assert categories(hand.now()) == {"not_pow": 1}
    assert categories(decided_at - 1) == {"presumed": 1}
    assert categories(decided_at) == {"not_pow": 1}, "recorded late, and known now"
    assert categories(decided_at, then=True) == {"presumed": 1}
    assert categories(hand.now(), then=True) == {"not_pow": 1}
