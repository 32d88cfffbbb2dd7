"""Where a person stands now, computed from all custody events known of him; refuses to be told.

The moves are those of `models.custody`, the order of the events that of `models.custody_order`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from models.custody import START, Event, State, after, transition
from models.custody_order import Fact, chain


@dataclass(frozen=True, slots=True)
class Standing:
    """State, place, since when, by which event.

    `since` is when he came into the state, `base` the custody he goes back to. `forked` says that two events
    follow the same one, or that an event does not fit the table. `cards_event_id` is the latest event that made
    capture cards due (GC III art. 70), at `cards_armed_at`; `armings` are all that did in this episode, in their order:
    (event, when). `registered_at` is 0 until he is registered in this
    `episode` of custody, which began at `episode_since`.
    """

    state: State
    base: State
    place: str
    since: int
    last_event_id: str
    transfer_id: str
    forked: bool
    first_event_at: int
    cards_event_id: str
    cards_armed_at: int
    armings: tuple[tuple[str, int], ...]
    registered_at: int
    episode: int
    episode_since: int


def standing(facts: Iterable[Fact]) -> Standing:
    """Where the person stands, computed from all custody events known of him."""
    ordered, forked = chain(facts)
    return standing_of(ordered, forked=forked)


def standing_of(ordered: tuple[Fact, ...], *, forked: bool) -> Standing:
    """The same from events that are in their order already (`models.custody_order.chain`)."""
    position, since, place, transfer_id, last = START, 0, "", "", ""
    armings, registered_at = list[tuple[str, int]](), 0
    episode, episode_since = 0, 0
    for fact in ordered:
        row = transition(position.state, Event(fact.event)) if fact.event in _EVENTS else None
        last = fact.id
        if row is None:
            forked = True
            continue
        if row.opens_episode or position.state is State.UNRECORDED:
            episode, episode_since, registered_at = episode + 1, fact.occurred_at, 0
            armings.clear()
        following = after(position, row)
        if following.state is not position.state:
            since, transfer_id = fact.occurred_at, fact.transfer_id
        position, place = following, fact.place or place
        if row.rearms_cards:
            armings.append((fact.id, fact.occurred_at))
        if row.event is Event.REGISTERED:
            registered_at = fact.occurred_at
    cards_event_id, cards_armed_at = armings[-1] if armings else ("", 0)
    return Standing(
        state=position.state,
        base=position.base,
        place=place,
        since=since,
        last_event_id=last,
        transfer_id=transfer_id,
        forked=forked,
        first_event_at=ordered[0].occurred_at if ordered else 0,
        cards_event_id=cards_event_id,
        cards_armed_at=cards_armed_at,
        armings=tuple(armings),
        registered_at=registered_at,
        episode=episode,
        episode_since=episode_since,
    )


_EVENTS = frozenset(Event)
