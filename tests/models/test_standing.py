"""Where a person stands after any history."""

from hypothesis import given
from hypothesis import strategies as st

from models.custody import Event, State
from models.custody_order import Fact, Order, chain
from models.standing import standing, standing_of

S, E = State, Event


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


def test_what_was_corrected_still_happened_if_its_correction_says_the_same_event() -> None:
    elsewhere = fact("d", E.REACHED_CAMP, at=2, corrects="c", recorded=9)
    hospital = fact("e", E.ADMITTED_TO_HOSPITAL, at=2, corrects="d", recorded=10)
    again = fact("f", E.REACHED_CAMP, at=1, corrects="e", recorded=11)
    gone = fact("g", E.WITHDRAWN, corrects="c", recorded=9)
    assert Order(WAY).still("c") == WAY[2]
    assert Order((*WAY, elsewhere)).still("c") == elsewhere
    assert Order((*WAY, elsewhere, hospital)).still("c") is None
    assert Order((*WAY, elsewhere, hospital, again)).still("c") == again
    assert Order((*WAY, gone)).still("c") is None
    assert Order(WAY).still("x") is None


def test_one_withdrawn_for_another_of_its_kind_did_not_happen() -> None:
    twice = fact("d", E.REACHED_CAMP, "c", 4)
    gone = fact("e", E.WITHDRAWN, "c", corrects="d", recorded=9)
    assert Order((*WAY, twice, gone)).still("d") is None


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


def test_what_leaves_him_where_he_is_keeps_since_and_list() -> None:
    way = (*WAY, fact("d", E.REGISTERED, "c", 4), fact("e", E.BECAME_ILL, "d", 5))
    now = standing(way)
    assert (now.state, now.since, now.registered_at) == (S.INTERNED, 3, 4)
    assert (now.cards_event_id, now.last_event_id) == ("e", "e")


def test_a_new_episode_begins_when_he_comes_back() -> None:
    way = (
        *WAY,
        fact("d", E.REGISTERED, "c", 4),
        fact("e", E.EXCHANGED, "d", 5),
        fact("f", E.CAPTURED, "e", 9),
    )
    now = standing(way)
    assert (now.state, now.episode, now.episode_since, now.registered_at) == (S.CAPTURED, 2, 9, 0)
    assert now.first_event_at == 1
    assert not now.forked
    ordered, forked = chain(way)
    assert standing_of(ordered, forked=forked) == now
