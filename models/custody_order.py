"""Which custody events are in force, and in which order they follow each other; refuses to prefer a time.

Facts are never changed: a correction names the event it `corrects`, and so does a withdrawal, which says that
the event did not happen. Whatever contradicts is told, never decided (`models.custody_disputes`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WITHDRAWN = "withdrawn"
"""The event that only corrects: its event did not happen. `follows` names the one that stands instead, if any."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What is needed of one custody event; times in milliseconds."""

    id: str
    event: str
    follows: str
    corrects: str
    occurred_at: int
    recorded_at: int
    place: str
    transfer_id: str


class Order:
    """Custody events in the order in which they follow each other, and what contradicts in them.

    An event and its corrections are one thread; what nobody corrects again is in force. A correction stands
    where it says it `follows`, or, if it says nothing, where the event stood. A withdrawal takes its event
    out: what followed it follows the event before. Corrections that say the same count once.
    """

    def __init__(self, facts: Iterable[Fact]) -> None:
        """`known` are the facts by identifier, `corrections` those that correct one, in recorded order."""
        self.known = {fact.id: fact for fact in facts}
        self.corrections: dict[str, list[Fact]] = {}
        for fact in sorted(self.known.values(), key=_recorded):
            if fact.corrects:
                self.corrections.setdefault(fact.corrects, []).append(fact)
        self._same = self._agreeing() if self.corrections else dict[str, str]()
        self.followers: dict[str, list[Fact]] = {}
        for fact in self.known.values():
            if self.in_force(fact):
                self.followers.setdefault(self.after(fact), []).append(fact)

    def origin(self, fact: Fact) -> Fact:
        """The event that a correction, or a correction of it, stands for."""
        seen: set[str] = set()
        while fact.corrects in self.known and fact.id not in seen:
            seen.add(fact.id)
            fact = self.known[fact.corrects]
        return fact

    def in_force(self, fact: Fact) -> bool:
        """Whether this fact says where somebody was, and nothing corrects it."""
        return (
            fact.id not in self.corrections
            and fact.event != WITHDRAWN
            and self._same.get(fact.id, fact.id) == fact.id
        )

    def after(self, fact: Fact) -> str:
        """The event in force that this one follows; nothing at the beginning."""
        origin = self.origin(fact)
        named = "" if fact.event == WITHDRAWN else fact.follows
        found = self.stands_for(named if named in self.known else origin.follows)
        return self.stands_for(origin.follows) if found == fact.id else found

    def stands_for(self, identifier: str) -> str:
        """The event in force in place of a known one; if it was withdrawn, the one before it."""
        seen: set[str] = set()
        while identifier in self.known and identifier not in seen:
            seen.add(identifier)
            fact = self.known[identifier]
            if identifier in self.corrections:
                identifier = self.corrections[identifier][-1].id
            elif fact.event == WITHDRAWN:
                identifier = self._before(fact)
            else:
                return self._same.get(identifier, identifier)
        return ""

    def still(self, identifier: str) -> Fact | None:
        """The event in force that says that a known one happened, perhaps elsewhere or at another hour."""
        found = self.known.get(self.stands_for(identifier))
        if found is None or identifier not in self.known:
            return None
        said = self.known[identifier]
        same = found.event == said.event and self.origin(found) is self.origin(said)
        return found if same else None

    def leaves(self, origin: Fact) -> tuple[Fact, ...]:
        """What is said last of an event: itself, or what corrects it and is not corrected."""
        found: list[Fact] = []
        waiting, seen = [origin], set[str]()
        while waiting:
            fact = waiting.pop()
            if fact.id not in seen:
                seen.add(fact.id)
                waiting += self.corrections.get(fact.id, ())
                if fact.id not in self.corrections:
                    found.append(fact)
        return tuple(sorted(found, key=lambda leaf: leaf.id))

    def contested(self) -> tuple[Fact, ...]:
        """Events of which the corrections say different things."""
        origins = {self.origin(fact).id for some in self.corrections.values() for fact in some}
        return tuple(
            self.known[identifier]
            for identifier in sorted(origins)
            if len({self.says(leaf) for leaf in self.leaves(self.known[identifier])}) > 1
        )

    def crossed(self) -> tuple[Fact, ...]:
        """Withdrawals in favour of what is withdrawn in favour of them, or that lead there: nothing is left."""
        instead: dict[str, set[str]] = {}
        made: dict[str, list[Fact]] = {}
        for fact in self.known.values():
            if fact.event == WITHDRAWN and fact.id not in self.corrections:
                origin = self.origin(fact).id
                made.setdefault(origin, []).append(fact)
                if fact.follows in self.known:
                    favoured = self.origin(self.known[fact.follows]).id
                    instead.setdefault(origin, set()).add(favoured)
        rings = {origin for origin in instead if origin in _reached(origin, instead)}
        return tuple(
            fact
            for origin in sorted(made)
            if rings and (origin in rings or rings & _reached(origin, instead))
            for fact in made[origin]
        )

    def says(self, leaf: Fact) -> tuple[str, ...]:
        """What a fact says of its event, so that two who say the same can be told."""
        if leaf.event == WITHDRAWN:
            return (leaf.event,)
        origin = self.origin(leaf)
        follows = leaf.follows if leaf.follows in self.known else origin.follows
        return leaf.event, follows, str(leaf.occurred_at), leaf.place, leaf.transfer_id

    def walk(self) -> tuple[Fact, ...]:
        """From the beginning on; of two that follow the same one, the branch recorded later."""
        ordered: list[Fact] = []
        current, visited = "", set[str]()
        while (branch := self.followers.get(current)) and current not in visited:
            visited.add(current)
            ordered.append(max(branch, key=_recorded))
            current = ordered[-1].id
        return tuple(ordered)

    def chain(self) -> tuple[tuple[Fact, ...], bool]:
        """The same, and whether the events contradict (`chain`)."""
        walked = self.walk()
        apart = sum(len(branch) for branch in self.followers.values()) != len(walked)
        return walked, apart or bool(self.corrections and (self.contested() or self.crossed()))

    def _before(self, withdrawal: Fact) -> str:
        origin = self.origin(withdrawal)
        fact, seen = withdrawal, set[str]()
        while fact.corrects in self.known and fact.id not in seen:
            seen.add(fact.id)
            fact = self.known[fact.corrects]
            if fact.event != WITHDRAWN and fact.follows in self.known:
                return fact.follows
        return origin.follows

    def _agreeing(self) -> dict[str, str]:
        first: dict[tuple[str, ...], str] = {}
        same: dict[str, str] = {}
        for identifier in sorted(self.known):
            fact = self.known[identifier]
            if fact.corrects and identifier not in self.corrections:
                same[identifier] = first.setdefault(
                    (self.origin(fact).id, *self.says(fact)), identifier
                )
        return same


def chain(facts: Iterable[Fact]) -> tuple[tuple[Fact, ...], bool]:
    """The events in force in the order in which they follow each other, and whether they contradict.

    They do where two follow the same one, where corrections of one event differ, and where some cannot
    be reached from the beginning. What is shown meanwhile is the branch that was recorded later (then the
    greater id); all stay.
    """
    return Order(facts).chain()


def _reached(start: str, steps: Mapping[str, set[str]]) -> set[str]:
    waiting, seen = list(steps.get(start, ())), set[str]()
    while waiting:
        step = waiting.pop()
        if step not in seen:
            seen.add(step)
            waiting += steps.get(step, ())
    return seen


def _recorded(fact: Fact) -> tuple[int, str]:
    return fact.recorded_at, fact.id
