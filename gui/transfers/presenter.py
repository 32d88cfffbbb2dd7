"""Turns transfers into a list by state and one of them into a checklist; refuses to decide what is allowed.

What blocks is decided in `models.transfer_rules`; here it only gets words, signs and the act that mends it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from casework.views import TransferCard, TransferFile, TransferStep
from gui.kit.values import ChecklistStep, StepState, Tone
from gui.people.presenter import when_exactly
from gui.transfers import wording
from gui.transfers.details import DETAILS
from models.transfer_rules import NEEDED_TO_SEAL, Stage
from resources.words import Words

STAGES = (
    Stage.PREPARATION,
    Stage.SEALED,
    Stage.UNDER_WAY,
    Stage.ARRIVED,
    Stage.CLOSED,
    Stage.CANCELLED,
)
"""The groups of the list in their order."""

SIGNS: Mapping[str, tuple[str, Tone]] = {
    Stage.PREPARATION: ("edit", Tone.NEUTRAL),
    Stage.SEALED: ("seal", Tone.INFO),
    Stage.UNDER_WAY: ("vehicle", Tone.WARN),
    Stage.ARRIVED: ("camp", Tone.WARN),
    Stage.CLOSED: ("done", Tone.GOOD),
    Stage.CANCELLED: ("remove", Tone.NEUTRAL),
}
"""The sign and the tone of each state."""


class Act(StrEnum):
    """What can be done about a transfer; the words are `transfers.act.*`."""

    ADD_PEOPLE = "add_people"
    DETAILS = "details"
    FITNESS = "fitness"
    DECIDE_UNFIT = "decide_unfit"
    PROPERTY = "property"
    NOTICE = "notice"
    CARDS = "cards"
    ESCORT = "escort"
    SEAL = "seal"
    UNSEAL = "unseal"
    DEPART = "depart"
    ROLL_CALL = "roll_call"
    ARRIVE = "arrive"
    CLOSE = "close"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Tile:
    """One transfer in the list."""

    id: str
    number: str
    people: str
    destination: str
    since: str
    sign: str
    tone: Tone
    spoken: str


@dataclass(frozen=True, slots=True)
class Group:
    """Transfers of one state."""

    title: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """One transfer: its head, its checklist, what comes next and what else may be done."""

    id: str
    number: str
    stage: Stage
    stage_word: str
    tone: Tone
    destination: str
    facts: str
    steps: tuple[ChecklistStep, ...]
    acts: Mapping[str, Act]
    progress: str
    people: str
    next_act: Act | None
    allowed: frozenset[Act]

    @property
    def preparing(self) -> bool:
        """Whether the list may still be changed."""
        return self.stage is Stage.PREPARATION


def groups(cards: tuple[TransferCard, ...], words: Words) -> tuple[Group, ...]:
    """The list by state; a state without transfers is left out."""
    found = [
        Group(
            words(f"transfers.group.{stage}"),
            tuple(_tile(card, words) for card in cards if card.stage == stage),
        )
        for stage in STAGES
    ]
    return tuple(group for group in found if group.tiles)


def board(file: TransferFile, words: Words) -> Board:
    """One transfer as it stands."""
    card, stage = file.card, Stage(file.card.stage)
    names = wording.names_of(file, words)
    acts = {step.name: act for step in file.steps if (act := _act_of(step, file))}
    steps = tuple(_step(step, file, names, acts.get(step.name), words) for step in file.steps)
    done = sum(1 for step in file.steps if step.done)
    return Board(
        id=card.id,
        number=card.number,
        stage=stage,
        stage_word=words(f"transfer.stage.{stage}"),
        tone=SIGNS[stage][1],
        destination=card.destination or words("transfers.no_destination"),
        facts=wording.joined(
            words(f"transfer.reason.{card.reason}") if card.reason else "",
            words.count("people.count", card.people),
            words("transfers.since", moment=when_exactly(card.stage_since, words)),
        ),
        steps=steps,
        acts=acts,
        progress=words("transfers.progress", done=done, total=len(steps)),
        people=str(len(file.lines)),
        next_act=_next_act(file, acts),
        allowed=_ALLOWED[stage],
    )


_ALLOWED: Mapping[Stage, frozenset[Act]] = {
    Stage.PREPARATION: frozenset({Act.DETAILS, Act.CANCEL, Act.ADD_PEOPLE}),
    Stage.SEALED: frozenset({Act.UNSEAL, Act.CANCEL}),
    Stage.UNDER_WAY: frozenset[Act](),
    Stage.ARRIVED: frozenset({Act.CLOSE}),
    Stage.CLOSED: frozenset[Act](),
    Stage.CANCELLED: frozenset[Act](),
}


def _tile(card: TransferCard, words: Words) -> Tile:
    sign, tone = SIGNS[card.stage]
    people = words.count("people.count", card.people)
    destination = card.destination or words("transfers.no_destination")
    since = words("transfers.since", moment=when_exactly(card.stage_since, words))
    stage = words(f"transfer.stage.{card.stage}")
    spoken = ", ".join((card.number, stage, destination, people, since))
    return Tile(card.id, card.number, people, destination, since, sign, tone, spoken)


_PREPARING_ACTS: Mapping[str, Act] = {
    "people": Act.ADD_PEOPLE,
    "fitness": Act.FITNESS,
    "property": Act.PROPERTY,
    "notice": Act.NOTICE,
    "cards": Act.CARDS,
    "escort": Act.ESCORT,
    "sealed": Act.SEAL,
}


def _act_of(step: TransferStep, file: TransferFile) -> Act | None:
    """The one act that goes with a line of the checklist at this stage."""
    stage = Stage(file.card.stage)
    if stage is Stage.PREPARATION:
        return _act_while_preparing(step, file)
    if step.name == "cards" and not step.done and stage is not Stage.CANCELLED:
        return Act.CARDS
    later = {
        (Stage.SEALED, "sealed"): Act.UNSEAL,
        (Stage.SEALED, "departed"): Act.DEPART,
        (Stage.UNDER_WAY, "arrived"): Act.ROLL_CALL if step.blocks else Act.ARRIVE,
    }
    return later.get((stage, step.name))


def _act_while_preparing(step: TransferStep, file: TransferFile) -> Act | None:
    guards = {block.guard for block in step.blocks}
    if step.name in {"fitness", "property", "cards"} and not file.lines:
        return None
    if step.name in {"property", "cards"} and step.done:
        return None
    if step.name == "sealed" and _missing(file):
        return None
    if guards == {"destination_missing"}:
        return Act.DETAILS
    if guards == {"unfit_to_move"}:
        return Act.DECIDE_UNFIT
    return _PREPARING_ACTS.get(step.name)


def _missing(file: TransferFile) -> tuple[TransferStep, ...]:
    """The steps that still stand in the way of sealing."""
    return tuple(step for step in file.steps if step.name in NEEDED_TO_SEAL and not step.done)


def _next_act(file: TransferFile, acts: Mapping[str, Act]) -> Act | None:
    """What the large button offers: the first thing that is still to be done and can be done."""
    if file.card.stage == Stage.ARRIVED:
        return Act.CLOSE
    open_steps = (step for step in file.steps if not step.done and step.name != "cards")
    return next((acts[step.name] for step in open_steps if step.name in acts), None)


def _step(
    step: TransferStep,
    file: TransferFile,
    names: Mapping[str, str],
    act: Act | None,
    words: Words,
) -> ChecklistStep:
    state = _state(step, file)
    blocked = step.blocks if not step.done else ()
    said = [wording.block_words(block, names, words) for block in blocked]
    detail = "\n".join(said) or _detail(step, file, words)
    if step.name == "sealed" and not step.done and (missing := _missing(file)):
        titles = ", ".join(words(f"transfer.step.{one.name}") for one in missing)
        detail = words("transfers.seal_waits", steps=titles)
    return ChecklistStep(
        key=step.name,
        title=words(f"transfer.step.{step.name}"),
        state=state,
        state_word=words(f"ui.step.{state}"),
        detail=detail,
        action=_action_word(act, step, words) if act else "",
    )


def _action_word(act: Act, step: TransferStep, words: Words) -> str:
    changes = step.done and act in {Act.FITNESS, Act.NOTICE, Act.ESCORT}
    return words("transfers.do.change" if changes else f"transfers.do.{act}")


def _state(step: TransferStep, file: TransferFile) -> StepState:
    stage = Stage(file.card.stage)
    empty = not file.lines and step.name in {"fitness", "property", "cards"}
    if step.done and not empty:
        return StepState.DONE
    if stage is Stage.CANCELLED:
        return StepState.NOT_NEEDED
    if stage is Stage.PREPARATION and step.name in NEEDED_TO_SEAL and step.blocks:
        return StepState.BLOCKED
    ticking = stage is Stage.UNDER_WAY and step.name == "arrived"
    return StepState.DOING if ticking else StepState.OPEN


def _detail(step: TransferStep, file: TransferFile, words: Words) -> str:
    if told := DETAILS.get(step.name):
        return told(file, words)
    return when_exactly(int(step.detail), words) if step.detail else ""
