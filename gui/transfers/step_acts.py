"""Which act goes with a line of the checklist, and which comes next; refuses to decide what is allowed."""

from collections.abc import Mapping
from enum import StrEnum

from casework.views import TransferFile, TransferStep
from models.errors import Block
from models.transfer_facts import Stage
from models.transfer_rules import NEEDED_TO_CLOSE, NEEDED_TO_SEAL


class Act(StrEnum):
    """What can be done about a transfer; the words are `transfers.act.*`."""

    ADD_PEOPLE = "add_people"
    DETAILS = "details"
    REGISTER = "register"
    VERSION = "version"
    WISHES = "wishes"
    FITNESS = "fitness"
    DECIDE_UNFIT = "decide_unfit"
    PROPERTY = "property"
    RESEAL = "reseal"
    NOTICE = "notice"
    INJURIES = "injuries"
    COMPLAINTS = "complaints"
    CARDS = "cards"
    ESCORT = "escort"
    SEAL = "seal"
    SEAL_UNDER_NAME = "seal_under_name"
    UNSEAL = "unseal"
    COUNT = "count"
    DEPART = "depart"
    DEPART_UNDER_NAME = "depart_under_name"
    ROLL_CALL = "roll_call"
    ARRIVE = "arrive"
    COUNT_AGAIN = "count_again"
    INJURIES_RECEIVED = "injuries_received"
    COMPLAINTS_RECEIVED = "complaints_received"
    SETTLE = "settle"
    STATEMENTS = "statements"
    MAIL = "mail"
    PACKETS = "packets"
    CLOSE = "close"
    CLOSE_UNDER_NAME = "close_under_name"
    CANCEL = "cancel"


ALLOWED: Mapping[Stage, frozenset[Act]] = {
    Stage.PREPARATION: frozenset({Act.DETAILS, Act.CANCEL, Act.ADD_PEOPLE}),
    Stage.SEALED: frozenset({Act.UNSEAL, Act.CANCEL, Act.PACKETS}),
    Stage.UNDER_WAY: frozenset({Act.PACKETS}),
    Stage.ARRIVED: frozenset({Act.CLOSE, Act.PACKETS}),
    Stage.CLOSED: frozenset({Act.PACKETS}),
    Stage.CANCELLED: frozenset[Act](),
}
"""What may be done beside the checklist."""

_NEVER_NEXT = frozenset({"cards", "mail"})
"""Owed for days: they have their button and do not hold up the rest."""

_PREPARING: Mapping[str, Act] = {
    "people": Act.ADD_PEOPLE,
    "fitness": Act.FITNESS,
    "notice": Act.NOTICE,
    "escort": Act.ESCORT,
}
_WHILE_OPEN: Mapping[str, Act] = {
    "registered": Act.REGISTER,
    "agreed": Act.VERSION,
    "wishes": Act.WISHES,
    "cards": Act.CARDS,
}
_BY_GUARD: Mapping[str, Act] = {
    "property_unsealed": Act.PROPERTY,
    "packet_open": Act.RESEAL,
    "packet_broken": Act.RESEAL,
    "packets_not_signed_for": Act.PACKETS,
    "injuries_not_noted": Act.INJURIES,
    "injuries_not_received": Act.INJURIES_RECEIVED,
    "property_open": Act.SETTLE,
    "legal_papers_kept": Act.SETTLE,
    "statement_missing": Act.STATEMENTS,
    "statement_older": Act.STATEMENTS,
}


def act_of(step: TransferStep, file: TransferFile) -> Act | None:
    """The one act that goes with a line of the checklist at this stage."""
    stage = Stage(file.card.stage)
    if stage is Stage.PREPARATION:
        return _while_preparing(step, file)
    if step.done or stage is Stage.CANCELLED:
        return Act.UNSEAL if (stage, step.name) == (Stage.SEALED, "sealed") else None
    if step.name == "cards":
        return Act.CARDS
    if stage is Stage.SEALED:
        return _while_sealed(step, file)
    return _after_departure(step, stage)


def _while_preparing(step: TransferStep, file: TransferFile) -> Act | None:
    guards = {block.guard for block in step.blocks}
    if step.name == "sealed":
        return _step_act(file, NEEDED_TO_SEAL, (Act.SEAL, Act.SEAL_UNDER_NAME))
    if guards == {"destination_missing"}:
        return Act.DETAILS
    if step.name in _PREPARING and (file.lines or step.name != "fitness"):
        return Act.DECIDE_UNFIT if guards == {"unfit_to_move"} else _PREPARING[step.name]
    if step.done or not file.lines:
        return None
    if step.name in _WHILE_OPEN:
        return _for_guards(step.name, guards)
    if step.name == "asked":
        return Act.INJURIES if "injuries_not_noted" in guards else Act.COMPLAINTS
    return _by_guard(step)


def _for_guards(name: str, guards: set[str]) -> Act | None:
    """Nothing, where no act of this screen mends it."""
    if name == "agreed" and guards.isdisjoint({"list_not_prepared", "list_differs"}):
        return None
    return _WHILE_OPEN[name]


def _while_sealed(step: TransferStep, file: TransferFile) -> Act | None:
    if step.name == "counted":
        return Act.COUNT
    if step.name == "departed":
        missing = departure_blocks(file)
        if all(block.overridable for block in missing):
            return Act.DEPART_UNDER_NAME if missing else Act.DEPART
        return None
    return _by_guard(step)


def _after_departure(step: TransferStep, stage: Stage) -> Act | None:
    if step.name == "mail":
        return Act.MAIL
    if stage is Stage.CLOSED:
        return None
    if step.name == "arrived":
        return Act.ROLL_CALL if step.blocks else Act.ARRIVE
    if step.name == "counted_again":
        return Act.COUNT_AGAIN
    if step.name == "received" and step.blocks:
        return _by_guard(step) or Act.COMPLAINTS_RECEIVED
    return _by_guard(step)


def _by_guard(step: TransferStep) -> Act | None:
    return next((_BY_GUARD[block.guard] for block in step.blocks if block.guard in _BY_GUARD), None)


def _step_act(file: TransferFile, names: tuple[str, ...], acts: tuple[Act, Act]) -> Act | None:
    """The step; or the step under a name, where every guard that stands allows that."""
    plainly, under_name = acts
    missing = [step for step in file.steps if step.name in names and not step.done]
    if not missing:
        return plainly
    decided = all(step.blocks and all(b.overridable for b in step.blocks) for step in missing)
    return under_name if decided else None


def blocks_of(file: TransferFile, names: tuple[str, ...]) -> tuple[Block, ...]:
    """The guards of these steps that still stand."""
    return tuple(
        block
        for step in file.steps
        if step.name in names and not step.done
        for block in step.blocks
    )


def departure_blocks(file: TransferFile) -> tuple[Block, ...]:
    """What must be answered for by name where it leaves all the same."""
    stale = (block for block in blocks_of(file, ("fitness",)) if block.guard == "fitness_stale")
    return (*blocks_of(file, ("counted", "property")), *stale)


def closing_act(file: TransferFile) -> Act | None:
    """Closing, or closing under a name; nothing while something stands that nobody can decide."""
    return _step_act(file, NEEDED_TO_CLOSE, (Act.CLOSE, Act.CLOSE_UNDER_NAME))


def next_act(file: TransferFile, acts: Mapping[str, Act]) -> Act | None:
    """What the large button offers: the first thing that is still to be done and can be done."""
    stage = Stage(file.card.stage)
    wanted = [step for step in file.steps if not step.done and step.name not in _NEVER_NEXT]
    if stage is Stage.ARRIVED:
        wanted = [step for step in wanted if step.name in NEEDED_TO_CLOSE]
        return next((acts[step.name] for step in wanted if step.name in acts), closing_act(file))
    if stage is Stage.CLOSED:
        return None
    open_steps = (step for step in wanted if step.name != "settled")
    return next((acts[step.name] for step in open_steps if step.name in acts), None)
