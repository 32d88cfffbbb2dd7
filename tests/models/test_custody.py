"""The table of moves, cell by cell, and where a person stands after any history."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.custody import (
    ARRIVALS,
    HELD_HERE,
    MOVABLE,
    TRANSITIONS,
    Event,
    Fact,
    State,
    chain,
    standing,
    transition,
)

S, E = State, Event
ALLOWED = {
    (S.UNRECORDED, E.CAPTURED): S.CAPTURED,
    (S.UNRECORDED, E.REACHED_COLLECTION_POINT): S.COLLECTION_POINT,
    (S.CAPTURED, E.REACHED_COLLECTION_POINT): S.COLLECTION_POINT,
    (S.CAPTURED, E.HELD_BACK): S.HELD_BACK,
    (S.CAPTURED, E.ADMITTED_TO_HOSPITAL): S.HOSPITALISED,
    (S.COLLECTION_POINT, E.HELD_BACK): S.HELD_BACK,
    (S.COLLECTION_POINT, E.DEPARTED): S.IN_TRANSIT,
    (S.COLLECTION_POINT, E.ADMITTED_TO_HOSPITAL): S.HOSPITALISED,
    (S.HELD_BACK, E.FIT_AGAIN): S.COLLECTION_POINT,
    (S.HELD_BACK, E.DEPARTED): S.IN_TRANSIT,
    (S.HELD_BACK, E.ADMITTED_TO_HOSPITAL): S.HOSPITALISED,
    (S.IN_TRANSIT, E.REACHED_TRANSIT_CAMP): S.TRANSIT_CAMP,
    (S.IN_TRANSIT, E.REACHED_CAMP): S.INTERNED,
    (S.IN_TRANSIT, E.CAME_BACK): S.COLLECTION_POINT,
    (S.IN_TRANSIT, E.ADMITTED_TO_HOSPITAL): S.HOSPITALISED,
    (S.TRANSIT_CAMP, E.DEPARTED): S.IN_TRANSIT,
    (S.TRANSIT_CAMP, E.ADMITTED_TO_HOSPITAL): S.HOSPITALISED,
    (S.INTERNED, E.DEPARTED): S.IN_TRANSIT,
    (S.INTERNED, E.ADMITTED_TO_HOSPITAL): S.HOSPITALISED,
    (S.HOSPITALISED, E.LEFT_HOSPITAL): S.COLLECTION_POINT,
    (S.HOSPITALISED, E.DEPARTED): S.IN_TRANSIT,
}
REARMING = {
    (S.UNRECORDED, E.CAPTURED),
    (S.UNRECORDED, E.REACHED_COLLECTION_POINT),
    *((state, E.ADMITTED_TO_HOSPITAL) for state in S if (state, E.ADMITTED_TO_HOSPITAL) in ALLOWED),
    (S.IN_TRANSIT, E.REACHED_TRANSIT_CAMP),
    (S.IN_TRANSIT, E.REACHED_CAMP),
}


@pytest.mark.parametrize(("state", "event"), list(itertools.product(State, Event)))
def test_every_pair_of_state_and_event(state: State, event: Event) -> None:
    move = transition(state, event)
    assert (move.target if move else None) == ALLOWED.get((state, event))
    assert bool(move and move.rearms_cards) == ((state, event) in REARMING)


def test_no_move_stands_twice_in_the_table() -> None:
    moves = [(source, row.event) for row in TRANSITIONS for source in row.sources]
    assert len(moves) == len(set(moves))


def test_derived_sets_agree_with_the_table() -> None:
    assert {state for state in State if transition(state, Event.DEPARTED)} == MOVABLE
    assert State.IN_TRANSIT not in HELD_HERE
    assert all(transition(State.IN_TRANSIT, event) for event in ARRIVALS.values())


def fact(
    name: str,
    event: Event | str,
    follows: str = "",
    at: int = 0,
    corrects: str = "",
    recorded: int | None = None,
) -> Fact:
    return Fact(
        name,
        str(event),
        follows,
        corrects,
        at,
        at if recorded is None else recorded,
        f"place {name}",
        "",
    )


WAY = (
    fact("a", E.REACHED_COLLECTION_POINT, at=1),
    fact("b", E.DEPARTED, "a", 2),
    fact("c", E.REACHED_CAMP, "b", 3),
)


@given(st.permutations(WAY))
def test_the_order_in_which_facts_are_read_does_not_matter(facts: list[Fact]) -> None:
    now = standing(facts)
    assert (now.state, now.place, now.since, now.forked) == (S.INTERNED, "place c", 3, False)
    assert (now.first_event_at, now.cards_event_id, now.cards_armed_at) == (1, "c", 3)


def test_nobody_stands_nowhere() -> None:
    assert standing(()).state is S.UNRECORDED


def test_two_events_after_the_same_one_are_a_fork() -> None:
    hospital = fact("d", E.ADMITTED_TO_HOSPITAL, "a", 4)
    now = standing((*WAY, hospital))
    assert now.forked
    assert now.state is S.HOSPITALISED


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    corrected = fact("d", E.ADMITTED_TO_HOSPITAL, at=3, corrects="c", recorded=9)
    now = standing((*WAY, corrected))
    assert (now.state, now.forked) == (S.HOSPITALISED, False)
    twice = fact("e", E.REACHED_TRANSIT_CAMP, at=3, corrects="d", recorded=10)
    assert standing((*WAY, corrected, twice)).state is S.TRANSIT_CAMP


def test_a_correction_in_the_middle_keeps_what_followed() -> None:
    departed_earlier = fact("x", E.DEPARTED, at=1, corrects="b", recorded=9)
    ordered, forked = chain((*WAY, departed_earlier))
    assert [each.id for each in ordered] == ["a", "x", "c"]
    assert not forked


def test_an_event_that_does_not_fit_is_reported_and_changes_nothing() -> None:
    odd = fact("d", E.LEFT_HOSPITAL, "c", 4)
    now = standing((*WAY, odd))
    assert (now.state, now.forked) == (S.INTERNED, True)
    newer = fact("d", "released_by_a_newer_program", "c", 4)
    assert standing((*WAY, newer)).forked


def test_facts_in_a_circle_end() -> None:
    assert standing((fact("a", E.DEPARTED, "b"), fact("b", E.DEPARTED, "a"))).state is S.UNRECORDED
    looped = (
        fact("a", E.REACHED_COLLECTION_POINT, corrects="b"),
        fact("b", E.DEPARTED, corrects="a"),
    )
    assert standing(looped).state is S.UNRECORDED
