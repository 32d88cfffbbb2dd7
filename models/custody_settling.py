"""Ways to settle what contradicts in a chain of custody: which new facts each takes; refuses to choose one.

One account stands and the events of the others are withdrawn, or all of it happened and is put in an order
that the table of moves knows. Nothing is changed or deleted: what is proposed corrects, and is recorded.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.custody import START, Event, Position, moved
from models.custody_order import WITHDRAWN, Fact, Order
from models.standing import Standing, standing

MOST_ORDERED = 8
"""Events in two accounts beyond which no order is offered: nobody would read it."""

MOST_ORDERS = 6


class Settling(StrEnum):
    """How a contradiction may end."""

    KEEP = "keep"
    """One account stands; the events of the others did not happen."""
    ORDER = "order"
    """All of it happened, in this order."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """A custody event to be recorded: it `corrects` one, and says what, when and where in its place.

    `repeats` is the event whose words it says again; for a withdrawal the one withdrawn.
    """

    corrects: str
    repeats: str
    event: str
    follows: str
    occurred_at: int
    place: str
    transfer_id: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way to settle: `account` is which stands (KEEP; -1 if none), `sequence` events in their order (ORDER).

    `result` is where the person stands once the amendments are recorded.
    """

    settling: Settling
    account: int
    sequence: tuple[str, ...]
    amendments: tuple[Amendment, ...]
    result: Standing


def keeping(order: Order, account: int, amendments: Sequence[Amendment]) -> Way:
    """The way in which one account stands."""
    return Way(Settling.KEEP, account, (), tuple(amendments), _result(order, amendments))


def ordering(order: Order, sequence: Sequence[str], amendments: Sequence[Amendment]) -> Way:
    """The way in which everything happened, in this order."""
    result = _result(order, amendments)
    return Way(Settling.ORDER, -1, tuple(sequence), tuple(amendments), result)


def withdrawn(order: Order, fact: Fact, instead: str) -> list[Amendment]:
    """What it takes to say that an event did not happen; `instead` is the one that stands in its place."""
    return [
        Amendment(leaf.id, leaf.id, WITHDRAWN, instead, leaf.occurred_at, leaf.place, "")
        for leaf in order.leaves(order.origin(fact))
        if leaf.event != WITHDRAWN
    ]


def stands(order: Order, fact: Fact, before: str) -> list[Amendment]:
    """What it takes for an event to stand as `fact` says it, after `before`."""
    return [
        restated(leaf, fact, before)
        for leaf in order.leaves(order.origin(fact))
        if leaf.event == WITHDRAWN or order.after(leaf) != order.stands_for(before)
    ]


def agreed(order: Order, origin: Fact, kept: Fact) -> list[Amendment]:
    """Let every other correction of an event be corrected to say what `kept` says."""
    others = [leaf for leaf in order.leaves(origin) if order.says(leaf) != order.says(kept)]
    if kept.event == WITHDRAWN:
        return [
            Amendment(
                other.id, other.id, WITHDRAWN, kept.follows, other.occurred_at, other.place, ""
            )
            for other in others
        ]
    return [restated(other, kept, kept.follows or origin.follows) for other in others]


def kept(
    order: Order, seen: Order, heads: Sequence[Fact], account: int, after: str
) -> list[Amendment]:
    """Let the branch that begins with `heads[account]` stand after `after`, and withdraw the others.

    `seen` is the order in which the branches are read, `order` all there is: some of it may be void.
    """
    head = heads[account]
    amendments: list[Amendment] = []
    for fact in _descendants(seen, head):
        amendments += stands(order, fact, after if fact is head else seen.after(fact))
    for other in heads:
        for fact in _descendants(seen, other) if other is not head else ():
            amendments += withdrawn(order, fact, head.id)
    return amendments


def in_order(order: Order, seen: Order, sequence: Sequence[str], after: str) -> list[Amendment]:
    """Let these events follow each other, the first of them after `after`."""
    amendments: list[Amendment] = []
    for identifier in sequence:
        amendments += stands(order, seen.known[identifier], after)
        after = identifier
    return amendments


def sequences(
    order: Order, accounts: Sequence[tuple[Fact, ...]], after: str
) -> tuple[tuple[str, ...], ...]:
    """Every order of two accounts that leaves each as it is and fits the table of moves."""
    if len(accounts) != len(("one", "other")) or sum(map(len, accounts)) > MOST_ORDERED:
        return ()
    position = START
    for fact in _until(order, after):
        position = moved(position, fact.event) or position
    found = list(_shuffled(position, *accounts))
    return tuple(tuple(fact.id for fact in each) for each in found[:MOST_ORDERS])


def restated(leaf: Fact, fact: Fact, follows: str) -> Amendment:
    """A correction of `leaf` that says what `fact` says, after another event."""
    return Amendment(
        leaf.id, fact.id, fact.event, follows, fact.occurred_at, fact.place, fact.transfer_id
    )


def _descendants(order: Order, head: Fact) -> Iterator[Fact]:
    waiting, seen = [head], set[str]()
    while waiting:
        fact = waiting.pop(0)
        if fact.id not in seen:
            seen.add(fact.id)
            yield fact
            waiting += sorted(order.followers.get(fact.id, ()), key=lambda each: each.id)


def _until(order: Order, after: str) -> Iterator[Fact]:
    if after:
        for fact in order.walk():
            yield fact
            if fact.id == after:
                return


def _shuffled(
    position: Position, one: Sequence[Fact], other: Sequence[Fact]
) -> Iterator[tuple[Fact, ...]]:
    if not one and not other:
        yield ()
    for first, rest, apart in ((one, one[1:], other), (other, other[1:], one)):
        if first and (target := moved(position, first[0].event)) is not None:
            for tail in _shuffled(target, rest, apart):
                yield (first[0], *tail)


def _result(order: Order, amendments: Sequence[Amendment]) -> Standing:
    known = tuple(order.known.values())
    last = max((fact.recorded_at for fact in known), default=0) + 1
    made = [
        Fact(
            f"~{place}",
            each.event,
            each.follows,
            each.corrects,
            each.occurred_at,
            last,
            each.place,
            each.transfer_id,
        )
        for place, each in enumerate(amendments)
    ]
    return standing((*known, *made))


EVENTS = frozenset(Event) - {Event.WITHDRAWN}
"""What may happen to a person."""
