"""A roll-call by two who count without each other (GC III art. 46; practice): what agrees and what does not.

Refuses to explain a number away: a count that is not the expected one needs a cause on record.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.errors import Block


class Found(StrEnum):
    """What a roll-call says about one person; the words are `roll_call.*`."""

    PRESENT = "present"
    MISSING = "missing"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Count:
    """Two counters with their numbers; a counter without a name has not counted yet.

    `expected` is how many there should be, `discrepancy` the cause that was filed where the numbers are not that.
    """

    expected: int
    first_counter: str = ""
    first: int = 0
    second_counter: str = ""
    second: int = 0
    discrepancy: str = ""

    @property
    def complete(self) -> bool:
        """Whether both have counted."""
        return bool(self.first_counter and self.second_counter)

    @property
    def agrees(self) -> bool:
        """Whether both counted as many as there should be."""
        return self.complete and self.first == self.second == self.expected


def blocks(count: Count) -> tuple[Block, ...]:
    """What stands in the way of a step that a roll-call opens."""
    if not count.complete:
        return (Block("not_counted", "46", overridable=True),)
    if count.agrees or count.discrepancy:
        return ()
    return (Block("counts_disagree", "46"),)


def same_counter(one: str, other: str) -> bool:
    """Whether two names are the same as written, whatever their spaces and capitals."""
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()
