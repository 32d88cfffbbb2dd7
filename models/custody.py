"""Custody: the states a prisoner of war passes through and the one table of moves between them.

`TRANSITIONS` is read from left to right: *from these states, this event leads to that state*. Guards, what
must be true before, belong to the verbs; this table only says which moves exist at all. Refuses to forget:
events are facts, a state is always computed from them (`models.standing`, in the order of `models.custody_order`).
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from models.custody_order import WITHDRAWN


class State(StrEnum):
    """Where a person stands; the words are the glossary's `state.*`."""

    # An enumeration hashes its name in Python: felt where a hundred thousand people are looked at.
    __hash__ = str.__hash__

    UNRECORDED = ""
    CAPTURED = "captured"
    COLLECTION_POINT = "collection_point"
    HELD_BACK = "held_back"
    IN_TRANSIT = "in_transit"
    TRANSIT_CAMP = "transit_camp"
    INTERNED = "interned"
    HOSPITALISED = "hospitalised"
    JUDICIAL_DETENTION = "judicial_detention"
    ON_PAROLE = "on_parole"
    ESCAPED = "escaped"
    ESCAPED_SUCCESSFULLY = "escaped_successfully"
    DIED = "died"
    EXCHANGED = "exchanged"
    REPATRIATED = "repatriated_118"
    REPATRIATED_MEDICAL = "repatriated_medical"
    NEUTRAL_COUNTRY = "neutral_country"
    OTHER_POWER = "transferred_other_power"
    RELEASED_IN_PLACE = "released_in_place"
    RELEASED = "released"
    CIVIL_CUSTODY = "civil_custody"
    RECORDED_TWICE = "recorded_twice"


class Event(StrEnum):
    """What moves a person from state to state; the words are `event.*`."""

    __hash__ = str.__hash__

    CAPTURED = "captured"
    REACHED_COLLECTION_POINT = "reached_collection_point"
    HELD_BACK = "held_back"
    FIT_AGAIN = "fit_again"
    REGISTERED = "registered"
    BECAME_ILL = "became_ill"
    DEPARTED = "departed"
    REACHED_TRANSIT_CAMP = "reached_transit_camp"
    REACHED_CAMP = "reached_camp"
    ADMITTED_TO_HOSPITAL = "admitted_to_hospital"
    LEFT_HOSPITAL = "left_hospital"
    BROUGHT_TO_COLLECTION_POINT = "brought_to_collection_point"
    CAME_BACK = "came_back"
    TAKEN_INTO_JUDICIAL_DETENTION = "taken_into_judicial_detention"
    LEFT_JUDICIAL_DETENTION = "left_judicial_detention"
    PAROLED = "paroled"
    PAROLE_ENDED = "parole_ended"
    ESCAPED = "escaped"
    RECAPTURED = "recaptured"
    ESCAPE_SUCCEEDED = "escape_succeeded"
    DIED = "died"
    EXCHANGED = "exchanged"
    REPATRIATED = "repatriated"
    REPATRIATED_MEDICAL = "repatriated_medical"
    ACCOMMODATED_IN_NEUTRAL_COUNTRY = "accommodated_in_neutral_country"
    TRANSFERRED_TO_OTHER_POWER = "transferred_to_other_power"
    RETURNED_BY_OTHER_POWER = "returned_by_other_power"
    RELEASED_IN_PLACE = "released_in_place"
    RELEASED = "released"
    HANDED_TO_CIVIL_CUSTODY = "handed_to_civil_custody"
    FOUND_RECORDED_TWICE = "found_recorded_twice"
    WITHDRAWN = WITHDRAWN


class Kept(StrEnum):
    """A target that is no state of its own: it depends on where the person came from."""

    SAME = "same"
    """The event leaves him where he is."""
    BASE = "base"
    """He goes back to the custody he was taken from: collection point, transit camp or camp."""


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table.

    `rearms_cards`: new capture cards become due (GC III art. 70). `notice`: the Bureau is told (art. 122(5)).
    `opens_episode`: a new custody of somebody who was there before begins. `by_itself`: the event is recorded alone;
    every other move is part of a larger act with guards of its own.
    """

    sources: tuple[State, ...]
    event: Event
    target: State | Kept
    article: str
    rearms_cards: bool = False
    notice: bool = False
    opens_episode: bool = False
    by_itself: bool = False


_IN_HANDS = (
    State.CAPTURED,
    State.COLLECTION_POINT,
    State.HELD_BACK,
    State.TRANSIT_CAMP,
    State.INTERNED,
    State.HOSPITALISED,
    State.JUDICIAL_DETENTION,
)
_IN_CUSTODY = (*_IN_HANDS, State.IN_TRANSIT)
_HANDED_OVER_FROM = (
    State.TRANSIT_CAMP,
    State.INTERNED,
    State.HOSPITALISED,
    State.IN_TRANSIT,
)
"""An exchange or repatriation begins under way, on a list, or at the gate of the camp."""

ENDED = frozenset(
    {
        State.ESCAPED_SUCCESSFULLY,
        State.DIED,
        State.EXCHANGED,
        State.REPATRIATED,
        State.REPATRIATED_MEDICAL,
        State.NEUTRAL_COUNTRY,
        State.OTHER_POWER,
        State.RELEASED_IN_PLACE,
        State.RELEASED,
        State.CIVIL_CUSTODY,
    }
)
"""States in which custody has ended; from these only a new episode begins, and from death nothing."""

LEAVES_EFFECTS = ENDED | {State.ESCAPED}
"""Released, repatriated, escaped or dead: what somebody left behind goes to the Bureau (GC III art. 122(9))."""

CLOSED = ENDED | {State.RECORDED_TWICE}
"""States in which nothing more happens under a record: custody has ended, or goes on under the man's other record."""

_CAN_COME_BACK = tuple(state for state in State if state in ENDED and state is not State.DIED)
_AT_LARGE = (State.ESCAPED, State.ON_PAROLE)

TRANSITIONS: tuple[Transition, ...] = (
    Transition((State.UNRECORDED,), Event.CAPTURED, State.CAPTURED, "122", rearms_cards=True),
    Transition(
        (State.UNRECORDED,),
        Event.REACHED_COLLECTION_POINT,
        State.COLLECTION_POINT,
        "19",
        rearms_cards=True,
    ),
    Transition(
        _CAN_COME_BACK,
        Event.CAPTURED,
        State.CAPTURED,
        "122",
        rearms_cards=True,
        opens_episode=True,
    ),
    Transition(
        _CAN_COME_BACK,
        Event.REACHED_COLLECTION_POINT,
        State.COLLECTION_POINT,
        "19",
        rearms_cards=True,
        opens_episode=True,
    ),
    Transition(
        (State.CAPTURED,),
        Event.REACHED_COLLECTION_POINT,
        State.COLLECTION_POINT,
        "19",
        by_itself=True,
    ),
    Transition(
        (State.CAPTURED, State.COLLECTION_POINT),
        Event.HELD_BACK,
        State.HELD_BACK,
        "19(2)",
        notice=True,
    ),
    Transition(
        (State.HELD_BACK,), Event.FIT_AGAIN, State.COLLECTION_POINT, "19(1)", by_itself=True
    ),
    Transition(_IN_CUSTODY, Event.REGISTERED, Kept.SAME, "122(4)", notice=True),
    Transition(_IN_CUSTODY, Event.BECAME_ILL, Kept.SAME, "70", rearms_cards=True, by_itself=True),
    Transition(_IN_HANDS, Event.DEPARTED, State.IN_TRANSIT, "46"),
    Transition(
        (State.IN_TRANSIT,),
        Event.REACHED_TRANSIT_CAMP,
        State.TRANSIT_CAMP,
        "20(3)",
        rearms_cards=True,
        notice=True,
    ),
    Transition(
        (State.IN_TRANSIT,),
        Event.REACHED_CAMP,
        State.INTERNED,
        "48",
        rearms_cards=True,
        notice=True,
    ),
    Transition(
        (State.IN_TRANSIT,),
        Event.BROUGHT_TO_COLLECTION_POINT,
        State.COLLECTION_POINT,
        "19",
        rearms_cards=True,
        notice=True,
    ),
    Transition((State.IN_TRANSIT,), Event.CAME_BACK, Kept.BASE, "46"),
    Transition(
        (
            State.CAPTURED,
            State.COLLECTION_POINT,
            State.HELD_BACK,
            State.TRANSIT_CAMP,
            State.INTERNED,
            State.IN_TRANSIT,
            State.JUDICIAL_DETENTION,
        ),
        Event.ADMITTED_TO_HOSPITAL,
        State.HOSPITALISED,
        "30",
        rearms_cards=True,
        notice=True,
        by_itself=True,
    ),
    Transition(
        (State.HOSPITALISED,),
        Event.LEFT_HOSPITAL,
        Kept.BASE,
        "30",
        rearms_cards=True,
        notice=True,
        by_itself=True,
    ),
    Transition(
        (
            State.COLLECTION_POINT,
            State.TRANSIT_CAMP,
            State.INTERNED,
            State.HOSPITALISED,
            State.IN_TRANSIT,
        ),
        Event.TAKEN_INTO_JUDICIAL_DETENTION,
        State.JUDICIAL_DETENTION,
        "103",
        rearms_cards=True,
        notice=True,
        by_itself=True,
    ),
    Transition(
        (State.JUDICIAL_DETENTION,),
        Event.LEFT_JUDICIAL_DETENTION,
        Kept.BASE,
        "103",
        rearms_cards=True,
        notice=True,
        by_itself=True,
    ),
    Transition(
        (State.COLLECTION_POINT, State.TRANSIT_CAMP, State.INTERNED, State.HOSPITALISED),
        Event.PAROLED,
        State.ON_PAROLE,
        "21",
        notice=True,
    ),
    Transition((State.ON_PAROLE,), Event.PAROLE_ENDED, Kept.BASE, "21", notice=True),
    Transition(_IN_CUSTODY, Event.ESCAPED, State.ESCAPED, "91", notice=True),
    Transition((State.ESCAPED,), Event.RECAPTURED, Kept.BASE, "94", notice=True),
    Transition(
        (State.ESCAPED,), Event.ESCAPE_SUCCEEDED, State.ESCAPED_SUCCESSFULLY, "91", notice=True
    ),
    Transition((*_IN_CUSTODY, *_AT_LARGE), Event.DIED, State.DIED, "120", notice=True),
    Transition(_HANDED_OVER_FROM, Event.EXCHANGED, State.EXCHANGED, "122(5)", notice=True),
    Transition(_HANDED_OVER_FROM, Event.REPATRIATED, State.REPATRIATED, "118", notice=True),
    Transition(
        _HANDED_OVER_FROM,
        Event.REPATRIATED_MEDICAL,
        State.REPATRIATED_MEDICAL,
        "109",
        notice=True,
    ),
    Transition(
        _HANDED_OVER_FROM,
        Event.ACCOMMODATED_IN_NEUTRAL_COUNTRY,
        State.NEUTRAL_COUNTRY,
        "110",
        notice=True,
    ),
    Transition(
        (*_IN_CUSTODY, State.ON_PAROLE),
        Event.TRANSFERRED_TO_OTHER_POWER,
        State.OTHER_POWER,
        "12",
        notice=True,
    ),
    Transition(
        (State.OTHER_POWER,),
        Event.RETURNED_BY_OTHER_POWER,
        State.COLLECTION_POINT,
        "12",
        rearms_cards=True,
        notice=True,
        opens_episode=True,
    ),
    Transition(
        (*_IN_HANDS, State.ON_PAROLE),
        Event.RELEASED_IN_PLACE,
        State.RELEASED_IN_PLACE,
        "118",
        notice=True,
    ),
    Transition(_IN_HANDS, Event.RELEASED, State.RELEASED, "5(2)", notice=True),
    Transition(_IN_HANDS, Event.HANDED_TO_CIVIL_CUSTODY, State.CIVIL_CUSTODY, "5(2)", notice=True),
    Transition(
        (*_IN_CUSTODY, *_AT_LARGE),
        Event.FOUND_RECORDED_TWICE,
        State.RECORDED_TWICE,
        "122(4)",
        notice=True,
    ),
)

_BY_MOVE = {(source, row.event): row for row in TRANSITIONS for source in row.sources}
_EVENTS = frozenset(Event)

BASES = frozenset({State.COLLECTION_POINT, State.TRANSIT_CAMP, State.INTERNED})
"""The custody somebody goes back to after a hospital, a court, an escape or a transfer that was turned round."""

HELD = frozenset(_IN_HANDS)
"""States in which a person is in the hands of the station that answers for him."""

MOVABLE = HELD
"""States from which a person can be put on a transfer."""

ARRIVALS: dict[str, Event] = {
    "camp": Event.REACHED_CAMP,
    "transit_camp": Event.REACHED_TRANSIT_CAMP,
    "hospital": Event.ADMITTED_TO_HOSPITAL,
    "collection_point": Event.BROUGHT_TO_COLLECTION_POINT,
    "judicial": Event.TAKEN_INTO_JUDICIAL_DETENTION,
    "exchange": Event.EXCHANGED,
    "repatriation": Event.REPATRIATED,
    "medical_repatriation": Event.REPATRIATED_MEDICAL,
    "neutral_country": Event.ACCOMMODATED_IN_NEUTRAL_COUNTRY,
    "other_power": Event.TRANSFERRED_TO_OTHER_POWER,
}
"""Kind of destination → the event that its reception is."""

DESTINATIONS = tuple(kind for kind in ARRIVALS if kind != "other_power")
"""Kinds of destination a list may be opened for. Another Power is none: approval, acceptance and what is asked after
him belong to each (GC III art. 12), and `casework.endings` records them."""


BY_THEMSELVES = frozenset(row.event for row in TRANSITIONS if row.by_itself)
"""Events that are recorded by themselves from one state at least; every other one is part of a larger act."""


def transition(state: State, event: Event) -> Transition | None:
    """The row of the table for this move, or nothing when custody does not move that way."""
    return _BY_MOVE.get((state, event))


@dataclass(frozen=True, slots=True)
class Position:
    """Where a person stands and the custody he would go back to; both begin with nothing recorded."""

    state: State = State.UNRECORDED
    base: State = State.COLLECTION_POINT


START = Position()


def moved(position: Position, event: str) -> Position | None:
    """Where an event leads from a position, or nothing when custody does not move that way."""
    row = transition(position.state, Event(event)) if event in _EVENTS else None
    return None if row is None else after(position, row)


def after(position: Position, row: Transition) -> Position:
    """Where a row of the table leads from one of its sources."""
    if row.target is Kept.SAME:
        return position
    if row.target is Kept.BASE:
        return Position(position.base, position.base)
    target = State(row.target)
    if target in BASES:
        return Position(target, target)
    return Position(target) if row.opens_episode else replace(position, state=target)
