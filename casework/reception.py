"""Receiving a transfer by hand: a tick for every name, discrepancies, who was not on the list, arrival, closing.

Refuses to close over a name that nobody ticked: a person missing at roll-call is never an administrative error.
"""

from casework import remarks
from casework.arrivals import arrivals_of
from casework.departures import names_of, reason_of, require_passed
from casework.exchange_lists import add_version
from casework.transfer_facts import facts_of, lines_of, stage_of, transfer_row
from casework.transfers import change_lines
from casework.workspace import Workspace
from models.errors import AlreadyOnList, Block, InputRefused, StepBlocked
from models.exchange_lists import Accepted, Phase
from models.ids import new_id
from models.records import Transfer, TransferLine
from models.touched import Touched
from models.transfer_facts import Outcome, Override, Stage, TransferFacts, stage
from models.transfer_rules import blocks_closing, steps
from store.unit_of_work import load

_MINUTE = 60_000


def tick(
    workspace: Workspace,
    transfer_id: str,
    person_id: str,
    outcome: str,
    cause: str = "",
    note: str = "",
) -> Touched:
    """Tick one name: present, absent, or a different person; a discrepancy needs its cause in words.

    Raises:
        StepBlocked: the transfer is not under way.
        InputRefused: a discrepancy without a cause.
    """
    _require_under_way(workspace, transfer_id)
    if Outcome(outcome) in (Outcome.ABSENT, Outcome.OTHER_PERSON) and not (
        cause.strip() or note.strip()
    ):
        raise InputRefused({"outcome_cause": "transfer.cause_needed"})
    changes = {
        "outcome": outcome,
        "outcome_cause": remarks.cleaned("outcome_cause", cause).text,
        "outcome_note": remarks.cleaned("note", note).text,
    }
    with workspace.edit("reception.tick") as record:
        change_lines(record, transfer_id, {person_id: changes})
    return record.touched


def tick_all_present(workspace: Workspace, transfer_id: str) -> Touched:
    """Tick every name that has no tick yet as present; for a roll-call read aloud and answered by all."""
    _require_under_way(workspace, transfer_id)
    changes = {
        line.person_id: {"outcome": Outcome.PRESENT.value}
        for line in lines_of(workspace, transfer_id)
        if not line.outcome and not line.added_on_arrival
    }
    with workspace.edit("reception.tick_all") as record:
        change_lines(record, transfer_id, changes)
    return record.touched


def add_unlisted(workspace: Workspace, transfer_id: str, person_id: str, note: str) -> Touched:
    """Record somebody who arrived and is not on the list.

    Raises:
        StepBlocked: the transfer is not under way.
        AlreadyOnList: he is on the list.
    """
    _require_under_way(workspace, transfer_id)
    lines = lines_of(workspace, transfer_id)
    if any(line.person_id == person_id for line in lines):
        raise AlreadyOnList
    with workspace.edit("reception.add_unlisted") as record:
        record.add(
            TransferLine(
                id=new_id(workspace.clock),
                transfer_id=transfer_id,
                person_id=person_id,
                line_number=max((line.line_number for line in lines), default=0) + 1,
                outcome=Outcome.NOT_ON_LIST.value,
                outcome_note=remarks.cleaned("note", note).text,
                added_on_arrival=True,
            )
        )
    return record.touched


def arrive(
    workspace: Workspace,
    transfer_id: str,
    receiving_name: str,
    receiving_rank: str,
    receiving_unit: str,
    at: int | None = None,
) -> Touched:
    """Record the arrival: everyone who came stands at the destination, on the list or not; the others stay in transit.

    Raises:
        StepBlocked: it is not under way, a name is not ticked, or somebody cannot come from where he is recorded.
        InputRefused: nobody receives, or the time lies in the future or before the departure.
    """
    _require_under_way(workspace, transfer_id)
    facts = facts_of(workspace, transfer_id)
    blocks = tuple(
        block for step in steps(facts) if step.name == "arrived" for block in step.blocks
    )
    if blocks:
        raise StepBlocked(blocks)
    if not receiving_name.strip():
        raise InputRefused({"receiving_name": "transfer.receiver_needed"})
    arrived_at = at if at is not None else workspace.now()
    if not facts.departed_at <= arrived_at <= workspace.now() + _MINUTE:
        raise InputRefused({"arrived_at": "transfer.arrival_time"})
    transfer = load(workspace.vault, Transfer, transfer_id)
    events = arrivals_of(workspace, transfer.value, arrived_at)
    with workspace.edit("reception.arrive", occurred_at=arrived_at) as record:
        record.change(
            transfer,
            arrived_at=arrived_at,
            receiving_name=remarks.cleaned("receiving_name", receiving_name).text,
            receiving_rank=remarks.cleaned("receiving_rank", receiving_rank).text,
            receiving_unit=remarks.cleaned("receiving_unit", receiving_unit).text,
        )
        for event in events:
            record.add(event)
        if facts.homeward:
            add_version(workspace, record, transfer, Phase.HANDED_OVER, _accepted(facts))
    return record.touched


def _accepted(facts: TransferFacts) -> tuple[str, ...]:
    lines = (*facts.lines, *facts.unlisted)
    return tuple(
        line.person_id for line in lines if line.came and line.accepted == Accepted.ACCEPTED
    )


def close(workspace: Workspace, transfer_id: str, override: Override | None = None) -> Touched:
    """Close an arrived transfer whose discrepancies all have their cause.

    Raises:
        StepBlocked: it has not arrived, two have not counted them, or what this kind of move needs is not done.
        InputRefused: the override has no name or no reason.
    """
    facts = facts_of(workspace, transfer_id)
    if stage(facts) is not Stage.ARRIVED:
        raise StepBlocked((Block("not_arrived", "46"),))
    require_passed(blocks_closing(facts), override)
    with workspace.edit("reception.close", reason=reason_of(override)) as record:
        record.change(
            load(record, Transfer, transfer_id), closed_at=workspace.now(), **names_of(override)
        )
    return record.touched


def counts(workspace: Workspace, transfer_id: str) -> tuple[int, int, int]:
    """On the list, embarked, arrived: the totals of the custody transfer record."""
    lines = lines_of(workspace, transfer_id)
    listed = [line for line in lines if not line.added_on_arrival]
    came = (Outcome.PRESENT.value, Outcome.NOT_ON_LIST.value)
    embarked = len(listed) if transfer_row(workspace, transfer_id).departed_at else 0
    return len(listed), embarked, sum(1 for line in lines if line.outcome in came)


def _require_under_way(workspace: Workspace, transfer_id: str) -> None:
    if stage_of(transfer_row(workspace, transfer_id)) is not Stage.UNDER_WAY:
        raise StepBlocked((Block("not_under_way", "46"),))
