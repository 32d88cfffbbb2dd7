"""What must be true before a transfer is sealed, departs and closes: one list of guards with their articles.

GC III art. 46 (complete list before departure), 47 (fitness to move, with a named override where safety
demands it), 48 (notice in time), 18 and 119 (property travels with its owner under seal). Refuses to block
saving: guards stop steps, never words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from models.errors import Block


class Stage(StrEnum):
    """How far a transfer has come; the words are `transfer.stage.*`."""

    PREPARATION = "preparation"
    SEALED = "sealed"
    UNDER_WAY = "under_way"
    ARRIVED = "arrived"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Fitness(StrEnum):
    """The examiner's answer about one person; the words are `fitness.*`."""

    UNKNOWN = ""
    FIT = "fit"
    CONDITIONS = "conditions"
    UNFIT = "unfit"


class Outcome(StrEnum):
    """The tick at reception; the words are `outcome.*`."""

    OPEN = ""
    PRESENT = "present"
    ABSENT = "absent"
    OTHER_PERSON = "other_person"
    NOT_ON_LIST = "not_on_list"


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What the guards ask of one person on the list."""

    person_id: str
    fitness: str
    overridden: bool
    unsealed_items: int
    cards_settled: bool
    outcome: str


@dataclass(frozen=True, slots=True)
class TransferFacts:
    """What the guards ask of a transfer; instants in milliseconds, 0 where it has not happened."""

    destination: str
    destination_address: str
    escort_name: str
    notice_given_at: int
    sealed_at: int
    departed_at: int
    arrived_at: int
    closed_at: int
    cancelled_at: int
    lines: tuple[LineFacts, ...]


def stage(facts: TransferFacts) -> Stage:
    """How far the transfer has come."""
    reached = (
        (facts.cancelled_at, Stage.CANCELLED),
        (facts.closed_at, Stage.CLOSED),
        (facts.arrived_at, Stage.ARRIVED),
        (facts.departed_at, Stage.UNDER_WAY),
        (facts.sealed_at, Stage.SEALED),
    )
    return next((name for at, name in reached if at), Stage.PREPARATION)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the checklist."""

    name: str
    done: bool
    blocks: tuple[Block, ...]


def _of(lines: tuple[LineFacts, ...], wrong: Callable[[LineFacts], bool]) -> tuple[str, ...]:
    return tuple(line.person_id for line in lines if wrong(line))


def _guard(
    name: str, article: str, subjects: tuple[str, ...], *, overridable: bool = False
) -> tuple[Block, ...]:
    return (Block(name, article, subjects, overridable),) if subjects else ()


def steps(facts: TransferFacts) -> tuple[Step, ...]:
    """The checklist in the order in which it is done."""
    lines = facts.lines
    people = () if lines else (Block("nobody_on_list", "46"),)
    fitness = _guard("fitness_unknown", "47", _of(lines, lambda line: not line.fitness)) + _guard(
        "unfit_to_move",
        "47",
        _of(lines, lambda line: line.fitness == Fitness.UNFIT and not line.overridden),
        overridable=True,
    )
    unsealed = _guard(
        "property_unsealed", "18(5)", _of(lines, lambda line: bool(line.unsealed_items))
    )
    notice = () if facts.notice_given_at else (Block("notice_missing", "48"),)
    if not facts.destination:
        people += (Block("destination_missing", "46"),)
    escort = () if facts.escort_name else (Block("escort_missing", "46"),)
    cards = _guard("cards_not_sent", "70", _of(lines, lambda line: not line.cards_settled))
    departed = () if facts.sealed_at else (Block("list_not_sealed", "46"),)
    arrived = () if facts.departed_at else (Block("not_departed", "46"),)
    if facts.departed_at:
        arrived += _guard("not_ticked", "46", _of(lines, lambda line: not line.outcome))
    return (
        Step("people", bool(lines) and bool(facts.destination), people),
        Step("fitness", bool(lines) and not fitness, fitness),
        Step("property", not unsealed, unsealed),
        Step("notice", bool(facts.notice_given_at), notice),
        Step("cards", bool(lines) and not cards, cards),
        Step("escort", bool(facts.escort_name), escort),
        Step("sealed", bool(facts.sealed_at), ()),
        Step("departed", bool(facts.departed_at), departed),
        Step("arrived", bool(facts.arrived_at), arrived),
    )


NEEDED_TO_SEAL = ("people", "fitness", "property", "notice", "escort")
"""Capture cards are owed within a week whatever happens (art. 70): they stand on the list but do not stop it."""


def blocks_sealing(facts: TransferFacts) -> tuple[Block, ...]:
    """What stands in the way of sealing the list."""
    return tuple(
        block for step in steps(facts) if step.name in NEEDED_TO_SEAL for block in step.blocks
    )


BAGGAGE_CEILING_KG = 25
"""Baggage on a transfer may be limited to what he can carry, in no case more than this (GC III art. 48)."""
