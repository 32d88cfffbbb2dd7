"""Moving prisoners on: open a transfer, put people on its list, check them (GC III art. 46-48).

Refuses to change a sealed list. Sealing and departing is `casework.departures`, arriving `casework.reception`,
reading `casework.transfer_files`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from sqlmodel import col, select

from casework import remarks
from casework.transfer_files import facts_of, lines_of
from casework.workspace import Workspace
from models.custody import MOVABLE
from models.errors import AlreadyOnList, Block, InputRefused, StepBlocked
from models.ids import new_id
from models.numbers import NumberSeries
from models.records import Transfer, TransferLine
from models.tables import StandingRow, TransferLineRow, TransferRow
from models.touched import Touched
from models.transfer_rules import Stage, stage
from store.unit_of_work import load

_LINE_FIELDS = frozenset(
    {"visible_injuries", "medical_envelope", "baggage_kg", "complaint_asked", "conditions"}
)


@dataclass(frozen=True, slots=True)
class TransferDraft:
    """What is known of a transfer when it is opened."""

    reason: str = "camp"
    destination: str = ""
    destination_kind: str = "camp"
    destination_address: str = ""
    destination_station: str = ""
    escort_name: str = ""
    escort_rank: str = ""
    escort_unit: str = ""
    escort_size: str = ""
    vehicle: str = ""
    releasing_name: str = ""
    releasing_rank: str = ""
    releasing_unit: str = ""
    receiving_name: str = ""
    receiving_rank: str = ""
    receiving_unit: str = ""
    note: str = ""


_FREE_FIELDS = frozenset(TransferDraft.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Opened:
    """A new transfer."""

    transfer_id: str
    touched: Touched


def open_transfer(workspace: Workspace, draft: TransferDraft) -> Opened:
    """Begin a transfer; it gets its number at once."""
    fields = {name: remarks.cleaned(name, typed).text for name, typed in asdict(draft).items()}
    officer = workspace.officer
    if not fields["releasing_name"]:
        fields |= {
            "releasing_name": officer.name,
            "releasing_rank": officer.rank,
            "releasing_unit": officer.unit or workspace.station.unit,
        }
    transfer_id = new_id(workspace.clock)
    with workspace.edit("transfer.open") as record:
        number = str(record.next_number(NumberSeries.TRANSFER))
        record.add(
            Transfer.model_validate(
                {
                    **fields,
                    "id": transfer_id,
                    "number": number,
                    "origin_station": workspace.station.id,
                    "opened_at": workspace.now(),
                }
            )
        )
    return Opened(transfer_id, record.touched)


def amend_transfer(workspace: Workspace, transfer_id: str, changes: dict[str, str]) -> Touched:
    """Change what is known of a transfer; before it is sealed anything, afterwards only who receives it.

    Raises:
        StepBlocked: the list is sealed.
    """
    known = {
        name: remarks.cleaned(name, text).text
        for name, text in changes.items()
        if name in _FREE_FIELDS
    }
    if any(not name.startswith("receiving_") for name in known):
        require_stage(workspace, transfer_id, Stage.PREPARATION)
    with workspace.edit("transfer.amend") as record:
        record.change(load(workspace.vault, Transfer, transfer_id), **known)
    return record.touched


def add_people(workspace: Workspace, transfer_id: str, person_ids: tuple[str, ...]) -> Touched:
    """Put people on the list.

    Raises:
        AlreadyOnList: one of them is on this list already (or was named twice).
        StepBlocked: the list is sealed, or one is on another open transfer or cannot be moved from where he is.
    """
    require_stage(workspace, transfer_id, Stage.PREPARATION)
    if len(set(person_ids)) != len(person_ids):
        raise AlreadyOnList
    with workspace.vault.session() as session:
        lines = session.exec(
            select(TransferLineRow).where(TransferLineRow.transfer_id == transfer_id)
        ).all()
        standings = session.exec(
            select(StandingRow).where(col(StandingRow.person_id).in_(person_ids))
        ).all()
    if {line.person_id for line in lines if not line.withdrawn} & set(person_ids):
        raise AlreadyOnList
    here = [row for row in standings if row.station_id == workspace.station.id]
    movable = {row.person_id for row in here if row.state in MOVABLE}
    elsewhere = _on_open_transfers(workspace, transfer_id) & set(person_ids)
    blocks: list[Block] = []
    if stuck := tuple(person for person in person_ids if person not in movable):
        blocks.append(Block("cannot_be_moved", "46", stuck))
    if elsewhere:
        blocks.append(Block("on_another_transfer", "46", tuple(sorted(elsewhere))))
    if blocks:
        raise StepBlocked(tuple(blocks))
    number = max((line.line_number for line in lines), default=0)
    with workspace.edit("transfer.add_people") as record:
        for offset, person_id in enumerate(person_ids, start=1):
            record.add(
                TransferLine(
                    id=new_id(workspace.clock),
                    transfer_id=transfer_id,
                    person_id=person_id,
                    line_number=number + offset,
                )
            )
    return record.touched


def withdraw_person(workspace: Workspace, transfer_id: str, person_id: str, reason: str) -> Touched:
    """Take a person off the list; the line and the reason stay in the history.

    Raises:
        InputRefused: no reason was given.
    """
    if not reason.strip():
        raise InputRefused({"reason": "people.reason_needed"})
    return _change_lines(
        workspace,
        transfer_id,
        (person_id,),
        "transfer.withdraw_person",
        {"withdrawn": True, "withdrawn_reason": remarks.cleaned("reason", reason).text},
    )


def set_fitness(
    workspace: Workspace,
    transfer_id: str,
    person_ids: tuple[str, ...],
    fitness: str,
    by: str,
    conditions: str = "",
) -> Touched:
    """Record the examiner's answer whether these people are fit to move (GC III art. 47).

    Raises:
        InputRefused: the examiner is not named.
    """
    if not by.strip():
        raise InputRefused({"fitness_by": "transfer.examiner_needed"})
    return _change_lines(
        workspace,
        transfer_id,
        person_ids,
        "transfer.fitness",
        {
            "fitness": fitness,
            "fitness_by": remarks.cleaned("fitness_by", by).text,
            "fitness_at": workspace.now(),
            "conditions": remarks.cleaned("conditions", conditions).text,
        },
    )


def override_fitness(
    workspace: Workspace, transfer_id: str, person_id: str, by: str, reason: str
) -> Touched:
    """Let an unfit person travel because his safety imperatively demands it (GC III art. 47(1)), under a name.

    Raises:
        InputRefused: who decides, or why, is missing.
    """
    problems = {
        name: key
        for name, key, text in (
            ("override_by", "transfer.override_name_needed", by),
            ("override_reason", "people.reason_needed", reason),
        )
        if not text.strip()
    }
    if problems:
        raise InputRefused(problems)
    return _change_lines(
        workspace,
        transfer_id,
        (person_id,),
        "transfer.override",
        {
            "override_by": remarks.cleaned("override_by", by).text,
            "override_reason": remarks.cleaned("override_reason", reason).text,
        },
        reason=reason.strip(),
    )


def set_line(
    workspace: Workspace, transfer_id: str, person_id: str, changes: dict[str, str]
) -> Touched:
    """Record what goes with one person: visible injuries, medical envelope, baggage, complaint asked."""
    known = {
        name: remarks.cleaned(name, text).text
        for name, text in changes.items()
        if name in _LINE_FIELDS
    }
    return _change_lines(workspace, transfer_id, (person_id,), "transfer.line", known)


def give_notice(
    workspace: Workspace, transfer_id: str, address: str, language: str, at: int | None = None
) -> Touched:
    """Record that the prisoners were told of their departure and new postal address (GC III art. 48).

    Raises:
        InputRefused: the new postal address is missing.
    """
    require_stage(workspace, transfer_id, Stage.PREPARATION)
    if not address.strip():
        raise InputRefused({"destination_address": "transfer.address_needed"})
    told_at = at if at is not None else workspace.now()
    with workspace.edit("transfer.notice", occurred_at=told_at) as record:
        record.change(
            load(workspace.vault, Transfer, transfer_id),
            destination_address=remarks.cleaned("home_address", address).text,
            notice_given_at=told_at,
            notice_language=language,
        )
    return record.touched


def require_stage(workspace: Workspace, transfer_id: str, wanted: Stage) -> None:
    """Let only pass what may be done to a transfer as far as it has come; else raises `StepBlocked`."""
    found = stage(facts_of(workspace, transfer_id))
    if found is not wanted:
        raise StepBlocked((Block(f"is_{found.value}", "46"),))


def _change_lines(
    workspace: Workspace,
    transfer_id: str,
    person_ids: tuple[str, ...],
    verb: str,
    changes: Mapping[str, str | int | bool],
    reason: str = "",
) -> Touched:
    require_stage(workspace, transfer_id, Stage.PREPARATION)
    with workspace.edit(verb, reason=reason) as record:
        for line in lines_of(workspace, transfer_id):
            if line.person_id in person_ids:
                record.change(load(workspace.vault, TransferLine, line.id), **changes)
    return record.touched


def _on_open_transfers(workspace: Workspace, except_id: str) -> set[str]:
    with workspace.vault.session() as session:
        rows = session.exec(
            select(TransferLineRow.person_id)
            .join(TransferRow, col(TransferRow.id) == TransferLineRow.transfer_id)
            .where(
                col(TransferLineRow.withdrawn).is_(False),
                TransferRow.id != except_id,
                TransferRow.closed_at == 0,
                TransferRow.cancelled_at == 0,
            )
        )
        return set(rows)
