"""What contradicts in the custody of one person, and every way in which people may settle it.

Two stations that wrote without knowing of each other may both be right (then the order is missing) or one of
them is not (then its events are withdrawn). Refuses to choose, by time or otherwise, and to offer a way while
an event that would explain it has not arrived.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.custody import START, moved
from models.custody_order import Fact, Order
from models.custody_settling import (
    EVENTS,
    Way,
    agreed,
    in_order,
    keeping,
    kept,
    ordering,
    sequences,
    stands,
    withdrawn,
)


class Dispute(StrEnum):
    """What kind of contradiction it is."""

    FORK = "fork"
    """Two events follow the same one."""
    CORRECTED_TWICE = "corrected_twice"
    """Two corrections of one event say different things."""
    MISFIT = "misfit"
    """An event does not lead on from where the one before it left the person."""
    MISSING = "missing"
    """An event follows one that has not arrived here: nothing can be said before it has."""
    NEWER = "newer"
    """An event that this program does not know: only a newer one can show or settle it."""
    UNREACHED = "unreached"
    """Events that follow each other in a ring, or were withdrawn in favour of each other."""


@dataclass(frozen=True, slots=True)
class Disputed:
    """The first contradiction in a chain: after which event, the accounts, and the ways to settle it.

    Each account lists its events in their order. A withdrawal among them says that its event did not happen.
    """

    kind: Dispute
    after: Fact | None
    accounts: tuple[tuple[Fact, ...], ...]
    ways: tuple[Way, ...]


def disputed(facts: Iterable[Fact]) -> Disputed | None:
    """The first contradiction in what is known of a person; nothing if there is none."""
    order = Order(facts)
    if contested := order.contested():
        return _corrected_twice(order, contested[0])
    # What was settled against each other is void: the contradiction shows as it was before.
    seen = order
    while void := {fact.id for fact in (seen.crossed() or _ring(seen))}:
        seen = Order(fact for fact in seen.known.values() if fact.id not in void)
    if (found := _fork(order, seen)) is not None:
        return found
    if unreached := _unreached(seen):
        return Disputed(Dispute.UNREACHED, None, (unreached,), ())
    found = _misfit(order, seen)
    return _first_recorded(order, seen) if found is None and seen is not order else found


def _corrected_twice(order: Order, origin: Fact) -> Disputed:
    different = {order.says(leaf): leaf for leaf in reversed(order.leaves(origin))}
    leaves = sorted(different.values(), key=lambda leaf: leaf.id)
    ways = [keeping(order, place, agreed(order, origin, leaf)) for place, leaf in enumerate(leaves)]
    after = order.known.get(order.after(origin))
    accounts = tuple((leaf,) for leaf in leaves)
    return Disputed(Dispute.CORRECTED_TWICE, after, accounts, tuple(ways))


def _fork(order: Order, seen: Order) -> Disputed | None:
    """`seen` is the order without what is void; amendments answer to all of it (`order`)."""
    after = _forks_after(seen)
    if after is None:
        return None
    heads = sorted(seen.followers[after], key=lambda head: head.id)
    accounts = tuple(_branch(seen, head) for head in heads)
    if not after and any(_hangs(seen, head) for head in heads):
        return Disputed(Dispute.MISSING, None, accounts, ())
    ways = [
        keeping(order, place, kept(order, seen, heads, place, after)) for place in range(len(heads))
    ]
    ways += [
        ordering(order, sequence, in_order(order, seen, sequence, after))
        for sequence in sequences(seen, accounts, after)
    ]
    return Disputed(
        Dispute.FORK, seen.known.get(after), accounts, tuple(way for way in ways if way.amendments)
    )


def _forks_after(order: Order) -> str | None:
    """The first event that two others follow; "" for the beginning, nothing if there is none."""
    places = ("", *(fact.id for fact in order.walk()))
    return next((place for place in places if len(order.followers.get(place, ())) > 1), None)


def _hangs(order: Order, head: Fact) -> bool:
    """Whether it follows an event that is not held."""
    origin = order.origin(head)
    named = head.follows if head.follows in order.known else origin.follows
    return bool(named) and named not in order.known


def _branch(order: Order, head: Fact) -> tuple[Fact, ...]:
    found = [head]
    while (following := order.followers.get(found[-1].id)) and len(found) <= len(order.known):
        found.append(max(following, key=lambda fact: (fact.recorded_at, fact.id)))
    return tuple(found)


def _unreached(order: Order) -> tuple[Fact, ...]:
    reached = {fact.id for fact in order.walk()}
    found = [fact for branch in order.followers.values() for fact in branch]
    return tuple(sorted((each for each in found if each.id not in reached), key=lambda f: f.id))


def _ring(order: Order) -> Sequence[Fact]:
    """Corrections that put events behind each other, so that none of them is reached."""
    if not order.corrections or _forks_after(order) is not None:
        return ()
    return [fact for fact in _unreached(order) if fact.corrects]


def _first_recorded(order: Order, seen: Order) -> Disputed:
    """Corrections that undo each other, of events that do not contradict: what was recorded first may stand."""
    walked = seen.walk()
    amendments = [each for fact in walked for each in stands(order, fact, seen.after(fact))]
    ways = (keeping(order, 0, amendments),) if amendments else ()
    return Disputed(Dispute.UNREACHED, None, (walked,), ways)


def _misfit(order: Order, seen: Order) -> Disputed | None:
    position, before = START, None
    for fact in seen.walk():
        target = moved(position, fact.event)
        if target is None:
            return _misfitting(order, seen, before, fact)
        position, before = target, fact
    return None


def _misfitting(order: Order, seen: Order, before: Fact | None, odd: Fact) -> Disputed:
    if odd.event not in EVENTS:
        return Disputed(Dispute.NEWER, before, ((odd,),), ())
    if before is None:
        if _hangs(seen, odd):
            return Disputed(Dispute.MISSING, None, ((odd,),), ())
        way = keeping(order, -1, withdrawn(order, odd, ""))
        return Disputed(Dispute.MISFIT, None, ((odd,),), (way,))
    after = seen.after(before)
    first = [*stands(order, before, after), *withdrawn(order, odd, before.id)]
    second = [*stands(order, odd, after), *withdrawn(order, before, odd.id)]
    ways = (keeping(order, 0, first), keeping(order, 1, second))
    return Disputed(Dispute.MISFIT, seen.known.get(after), ((before,), (odd,)), ways)
