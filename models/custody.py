"""Custody: the states a prisoner of war passes through and the one table of moves between them.

`TRANSITIONS` is read from left to right: *from these states, this event leads to that state*. Guards, what
must be true before, belong to the verbs; this table only says which moves exist at all. Refuses to forget:
events are facts, a state is always computed from them (`standing`, in the order of `models.custody_order`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.custody_order import WITHDRAWN, Fact, chain


class State(StrEnum):
    """Where a person stands; the words are the glossary's `state.*`."""

    UNRECORDED = ""
    CAPTURED = "captured"
    COLLECTION_POINT = "collection_point"
    HELD_BACK = "held_back"
    IN_TRANSIT = "in_transit"
    TRANSIT_CAMP = "transit_camp"
    INTERNED = "interned"
    HOSPITALISED = "hospitalised"


class Event(StrEnum):
    """What moves a person from state to state; the words are `event.*`."""

    CAPTURED = "captured"
    REACHED_COLLECTION_POINT = "reached_collection_point"
    HELD_BACK = "held_back"
    FIT_AGAIN = "fit_again"
    DEPARTED = "departed"
    REACHED_TRANSIT_CAMP = "reached_transit_camp"
    REACHED_CAMP = "reached_camp"
    ADMITTED_TO_HOSPITAL = "admitted_to_hospital"
    LEFT_HOSPITAL = "left_hospital"
    CAME_BACK = "came_back"
    WITHDRAWN = WITHDRAWN


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table; `rearms_cards` says that new capture cards become due (GC III art. 70)."""

    sources: tuple[State, ...]
    event: Event
    target: State
    article: str
    rearms_cards: bool = False


_STATIONARY = (
    State.COLLECTION_POINT,
    State.HELD_BACK,
    State.TRANSIT_CAMP,
    State.INTERNED,
    State.HOSPITALISED,
)

TRANSITIONS: tuple[Transition, ...] = (
    Transition((State.UNRECORDED,), Event.CAPTURED, State.CAPTURED, "122", rearms_cards=True),
    Transition(
        (State.UNRECORDED,),
        Event.REACHED_COLLECTION_POINT,
        State.COLLECTION_POINT,
        "19",
        rearms_cards=True,
    ),
    Transition((State.CAPTURED,), Event.REACHED_COLLECTION_POINT, State.COLLECTION_POINT, "19"),
    Transition((State.CAPTURED, State.COLLECTION_POINT), Event.HELD_BACK, State.HELD_BACK, "19(2)"),
    Transition((State.HELD_BACK,), Event.FIT_AGAIN, State.COLLECTION_POINT, "19(1)"),
    Transition(_STATIONARY, Event.DEPARTED, State.IN_TRANSIT, "46"),
    Transition(
        (State.IN_TRANSIT,),
        Event.REACHED_TRANSIT_CAMP,
        State.TRANSIT_CAMP,
        "20(3)",
        rearms_cards=True,
    ),
    Transition((State.IN_TRANSIT,), Event.REACHED_CAMP, State.INTERNED, "48", rearms_cards=True),
    Transition((State.IN_TRANSIT,), Event.CAME_BACK, State.COLLECTION_POINT, "46"),
    Transition(
        (
            State.CAPTURED,
            State.COLLECTION_POINT,
            State.HELD_BACK,
            State.TRANSIT_CAMP,
            State.INTERNED,
            State.IN_TRANSIT,
        ),
        Event.ADMITTED_TO_HOSPITAL,
        State.HOSPITALISED,
        "30",
        rearms_cards=True,
    ),
    Transition((State.HOSPITALISED,), Event.LEFT_HOSPITAL, State.COLLECTION_POINT, "30"),
)

_BY_MOVE = {(source, row.event): row for row in TRANSITIONS for source in row.sources}

HELD_HERE = frozenset({State.CAPTURED, State.COLLECTION_POINT, State.HELD_BACK})
"""States in which a person is in the hands of the collection point that keeps this register."""

MOVABLE = frozenset(_STATIONARY)
"""States from which a person can be put on a transfer."""

ARRIVALS: dict[str, Event] = {
    "camp": Event.REACHED_CAMP,
    "transit_camp": Event.REACHED_TRANSIT_CAMP,
    "hospital": Event.ADMITTED_TO_HOSPITAL,
    "collection_point": Event.CAME_BACK,
}
"""Kind of destination → the event that its reception is."""


def transition(state: State, event: Event) -> Transition | None:
    """The row of the table for this move, or nothing when custody does not move that way."""
    return _BY_MOVE.get((state, event))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands now: state, place, since when, by which event.

    `forked` says that two events follow the same one, or that an event does not fit the table.
    `cards_event_id` is the latest event that made capture cards due (GC III art. 70), at `cards_armed_at`.
    """

    state: State
    place: str
    since: int
    last_event_id: str
    transfer_id: str
    forked: bool
    first_event_at: int
    cards_event_id: str
    cards_armed_at: int


def standing(facts: Iterable[Fact]) -> Standing:
    """Where the person stands, computed from all custody events known of him."""
    ordered, forked = chain(facts)
    state, since, place, transfer_id, last = State.UNRECORDED, 0, "", "", ""
    cards_event_id, cards_armed_at = "", 0
    for fact in ordered:
        move = transition(state, Event(fact.event)) if fact.event in _EVENTS else None
        forked = forked or move is None
        if move is not None:
            state, since = move.target, fact.occurred_at
            place, transfer_id = fact.place or place, fact.transfer_id
            if move.rearms_cards:
                cards_event_id, cards_armed_at = fact.id, fact.occurred_at
        last = fact.id
    first = ordered[0].occurred_at if ordered else 0
    return Standing(
        state, place, since, last, transfer_id, forked, first, cards_event_id, cards_armed_at
    )


_EVENTS = frozenset(Event)
