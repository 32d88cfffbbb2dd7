"""The table of moves, cell by cell: every state, every event."""

import itertools

import pytest

from models.custody import (
    ARRIVALS,
    BASES,
    BY_THEMSELVES,
    ENDED,
    HELD,
    MOVABLE,
    START,
    TRANSITIONS,
    Event,
    Kept,
    Position,
    State,
    moved,
    transition,
)

S, E = State, Event
BASE, SAME = Kept.BASE, Kept.SAME

TWICE = {E.FOUND_RECORDED_TWICE: S.RECORDED_TWICE}
ANYWHERE = {
    **TWICE,
    E.REGISTERED: SAME,
    E.BECAME_ILL: SAME,
    E.ESCAPED: S.ESCAPED,
    E.DIED: S.DIED,
}
NO_PRISONER = {E.RELEASED: S.RELEASED, E.HANDED_TO_CIVIL_CUSTODY: S.CIVIL_CUSTODY}
TO_ANOTHER_POWER = {E.TRANSFERRED_TO_OTHER_POWER: S.OTHER_POWER}
GOES_HOME = {
    E.EXCHANGED: S.EXCHANGED,
    E.REPATRIATED: S.REPATRIATED,
    E.REPATRIATED_MEDICAL: S.REPATRIATED_MEDICAL,
    E.ACCOMMODATED_IN_NEUTRAL_COUNTRY: S.NEUTRAL_COUNTRY,
    **TO_ANOTHER_POWER,
}
COMES = {E.CAPTURED: S.CAPTURED, E.REACHED_COLLECTION_POINT: S.COLLECTION_POINT}
TO_COURT = {E.TAKEN_INTO_JUDICIAL_DETENTION: S.JUDICIAL_DETENTION}
TO_HOSPITAL = {E.ADMITTED_TO_HOSPITAL: S.HOSPITALISED}
LEAVES = {
    **NO_PRISONER,
    **TO_ANOTHER_POWER,
    E.DEPARTED: S.IN_TRANSIT,
    E.RELEASED_IN_PLACE: S.RELEASED_IN_PLACE,
}
PAROLE = {E.PAROLED: S.ON_PAROLE}

ALLOWED = {
    S.UNRECORDED: COMES,
    S.CAPTURED: {
        **ANYWHERE,
        **LEAVES,
        **TO_HOSPITAL,
        E.REACHED_COLLECTION_POINT: S.COLLECTION_POINT,
        E.HELD_BACK: S.HELD_BACK,
    },
    S.COLLECTION_POINT: {
        **ANYWHERE,
        **LEAVES,
        **TO_HOSPITAL,
        **TO_COURT,
        **PAROLE,
        E.HELD_BACK: S.HELD_BACK,
    },
    S.HELD_BACK: {**ANYWHERE, **LEAVES, **TO_HOSPITAL, E.FIT_AGAIN: S.COLLECTION_POINT},
    S.IN_TRANSIT: {
        **ANYWHERE,
        **GOES_HOME,
        **TO_HOSPITAL,
        **TO_COURT,
        E.REACHED_TRANSIT_CAMP: S.TRANSIT_CAMP,
        E.REACHED_CAMP: S.INTERNED,
        E.BROUGHT_TO_COLLECTION_POINT: S.COLLECTION_POINT,
        E.CAME_BACK: BASE,
    },
    S.TRANSIT_CAMP: {
        **ANYWHERE,
        **LEAVES,
        **GOES_HOME,
        **TO_HOSPITAL,
        **TO_COURT,
        **PAROLE,
    },
    S.INTERNED: {**ANYWHERE, **LEAVES, **GOES_HOME, **TO_HOSPITAL, **TO_COURT, **PAROLE},
    S.HOSPITALISED: {
        **ANYWHERE,
        **LEAVES,
        **GOES_HOME,
        **TO_COURT,
        **PAROLE,
        E.LEFT_HOSPITAL: BASE,
    },
    S.JUDICIAL_DETENTION: {
        **ANYWHERE,
        **LEAVES,
        **TO_HOSPITAL,
        E.LEFT_JUDICIAL_DETENTION: BASE,
    },
    S.ON_PAROLE: {
        **TWICE,
        **TO_ANOTHER_POWER,
        E.PAROLE_ENDED: BASE,
        E.DIED: S.DIED,
        E.RELEASED_IN_PLACE: S.RELEASED_IN_PLACE,
    },
    S.ESCAPED: {
        **TWICE,
        E.RECAPTURED: BASE,
        E.ESCAPE_SUCCEEDED: S.ESCAPED_SUCCESSFULLY,
        E.DIED: S.DIED,
    },
    S.ESCAPED_SUCCESSFULLY: COMES,
    S.DIED: {},
    S.EXCHANGED: COMES,
    S.REPATRIATED: COMES,
    S.REPATRIATED_MEDICAL: COMES,
    S.NEUTRAL_COUNTRY: COMES,
    S.OTHER_POWER: {**COMES, E.RETURNED_BY_OTHER_POWER: S.COLLECTION_POINT},
    S.RELEASED_IN_PLACE: COMES,
    S.RELEASED: COMES,
    S.CIVIL_CUSTODY: COMES,
    S.RECORDED_TWICE: {},
}
ALONE = {
    E.FIT_AGAIN,
    E.BECAME_ILL,
    E.ADMITTED_TO_HOSPITAL,
    E.LEFT_HOSPITAL,
    E.TAKEN_INTO_JUDICIAL_DETENTION,
    E.LEFT_JUDICIAL_DETENTION,
}
REARMING = {
    E.BECAME_ILL,
    E.ADMITTED_TO_HOSPITAL,
    E.LEFT_HOSPITAL,
    E.TAKEN_INTO_JUDICIAL_DETENTION,
    E.LEFT_JUDICIAL_DETENTION,
    E.BROUGHT_TO_COLLECTION_POINT,
    E.REACHED_TRANSIT_CAMP,
    E.REACHED_CAMP,
    E.RETURNED_BY_OTHER_POWER,
}
TOLD_TO_NOBODY = {
    E.CAPTURED,
    E.REACHED_COLLECTION_POINT,
    E.FIT_AGAIN,
    E.BECAME_ILL,
    E.DEPARTED,
    E.CAME_BACK,
}


@pytest.mark.parametrize(("state", "event"), list(itertools.product(State, Event)))
def test_every_pair_of_state_and_event(state: State, event: Event) -> None:
    move = transition(state, event)
    assert (move.target if move else None) == ALLOWED[state].get(event)
    if move is None:
        return
    first = state is S.UNRECORDED or state in ENDED
    assert move.rearms_cards == (event in REARMING or (first and event in COMES))
    assert move.notice == (event not in TOLD_TO_NOBODY)
    assert move.opens_episode == (state in ENDED)
    reception = (state, event) == (S.CAPTURED, E.REACHED_COLLECTION_POINT)
    assert move.by_itself == (event in ALONE or reception)
    assert move.article


def test_from_death_nothing_leads_on() -> None:
    assert not [row for row in TRANSITIONS if S.DIED in row.sources]


def test_what_has_ended_leads_only_into_a_new_custody() -> None:
    for state in ENDED:
        after = {row.target for row in TRANSITIONS if state in row.sources}
        assert after <= {S.CAPTURED, S.COLLECTION_POINT}


@pytest.mark.parametrize("base", sorted(BASES))
def test_he_goes_back_to_where_he_was_taken_from(base: State) -> None:
    for events in (
        (E.ADMITTED_TO_HOSPITAL, E.LEFT_HOSPITAL),
        (E.ESCAPED, E.RECAPTURED),
        (E.TAKEN_INTO_JUDICIAL_DETENTION, E.LEFT_JUDICIAL_DETENTION),
        (E.PAROLED, E.PAROLE_ENDED),
        (E.DEPARTED, E.CAME_BACK),
        (E.TAKEN_INTO_JUDICIAL_DETENTION, E.ADMITTED_TO_HOSPITAL, E.LEFT_HOSPITAL),
        (E.DEPARTED, E.ESCAPED, E.RECAPTURED),
    ):
        position: Position | None = Position(base, base)
        for event in events:
            assert position
            position = moved(position, event)
        assert position == Position(base, base)


def test_a_new_custody_forgets_the_camp_of_the_one_before() -> None:
    position: Position | None = Position(S.EXCHANGED, S.INTERNED)
    for event in (E.CAPTURED, E.ESCAPED, E.RECAPTURED):
        assert position
        position = moved(position, event)
    assert position == Position(S.COLLECTION_POINT, S.COLLECTION_POINT)


def test_what_a_newer_program_calls_an_event_moves_nobody() -> None:
    assert moved(START, "levitated") is None


def test_no_move_stands_twice_in_the_table() -> None:
    moves = [(source, row.event) for row in TRANSITIONS for source in row.sources]
    assert len(moves) == len(set(moves))


def test_derived_sets_agree_with_the_table() -> None:
    assert {state for state in State if transition(state, Event.DEPARTED)} == MOVABLE
    assert not HELD & (ENDED | {S.IN_TRANSIT, S.ESCAPED, S.ON_PAROLE})
    assert all(transition(State.IN_TRANSIT, event) for event in ARRIVALS.values())
    assert all(transition(state, E.CAPTURED) for state in ENDED - {S.DIED})
    assert not BY_THEMSELVES & set(ARRIVALS.values()) - {
        E.ADMITTED_TO_HOSPITAL,
        E.TAKEN_INTO_JUDICIAL_DETENTION,
    }
