"""Turns transfers into a list by state and one of them into a checklist; refuses to decide what is allowed.

What blocks is decided in `models.transfer_rules`; here it only gets words, signs and the act that mends it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from casework.views import TransferCard, TransferFile, TransferStep
from gui.kit.values import ChecklistStep, StepState, Tone
from gui.people.presenter import when_exactly
from gui.transfers import wording
from gui.transfers.details import DETAILS
from gui.transfers.step_acts import ALLOWED, Act, act_of, closing_act, next_act
from models.transfer_facts import Stage
from models.transfer_rules import NEEDED_TO_CLOSE, NEEDED_TO_SEAL
from resources.words import Words, grouped

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
    acts = {step.name: act for step in file.steps if (act := act_of(step, file))}
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
        people=grouped(len(file.lines)),
        next_act=next_act(file, acts),
        allowed=_allowed(file),
    )


def _allowed(file: TransferFile) -> frozenset[Act]:
    stage = Stage(file.card.stage)
    closing = closing_act(file) if stage is Stage.ARRIVED else None
    return (ALLOWED[stage] - {Act.CLOSE}) | (frozenset({closing}) if closing else frozenset())


def _tile(card: TransferCard, words: Words) -> Tile:
    sign, tone = SIGNS[card.stage]
    people = words.count("people.count", card.people)
    destination = card.destination or words("transfers.no_destination")
    since = words("transfers.since", moment=when_exactly(card.stage_since, words))
    stage = words(f"transfer.stage.{card.stage}")
    spoken = ", ".join((card.number, stage, destination, people, since))
    return Tile(card.id, card.number, people, destination, since, sign, tone, spoken)


def _missing(file: TransferFile) -> tuple[TransferStep, ...]:
    """The steps that still stand in the way of sealing."""
    return tuple(step for step in file.steps if step.name in NEEDED_TO_SEAL and not step.done)


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


_NEEDS_PEOPLE = frozenset(
    {"registered", "agreed", "wishes", "fitness", "property", "asked", "cards", "settled"}
)


def _state(step: TransferStep, file: TransferFile) -> StepState:
    stage = Stage(file.card.stage)
    empty = not file.lines and step.name in _NEEDS_PEOPLE
    if step.done and not empty:
        return StepState.DONE
    if stage is Stage.CANCELLED:
        return StepState.NOT_NEEDED
    if step.blocks and _stops(step, stage):
        return StepState.BLOCKED
    ticking = stage is Stage.UNDER_WAY and step.name == "arrived"
    return StepState.DOING if ticking else StepState.OPEN


def _stops(step: TransferStep, stage: Stage) -> bool:
    """Whether an open step stands in the way of the very next one."""
    if stage is Stage.PREPARATION:
        return step.name in NEEDED_TO_SEAL
    if stage is Stage.SEALED:
        return step.name in ("counted", "property")
    return stage is Stage.ARRIVED and step.name in NEEDED_TO_CLOSE


def _detail(step: TransferStep, file: TransferFile, words: Words) -> str:
    if told := DETAILS.get(step.name):
        return told(file, words)
    return when_exactly(int(step.detail), words) if step.detail else ""
