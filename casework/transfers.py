"""Moving prisoners on: compose the list, check it, seal it, depart (GC III art. 46-48).

After sealing the list stands as it is; who must change it unseals it with a reason. Reception is
`casework.reception`, reading is `casework.transfer_files`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256

import cbor2
from sqlmodel import col, select

from casework import remarks
from casework.transfer_files import facts_of, lines_of
from casework.workspace import Workspace
from models.custody import MOVABLE, Event, State
from models.errors import AlreadyOnList, Block, InputRefused, StepBlocked
from models.ids import new_id
from models.numbers import NumberSeries
from models.records import CustodyEvent, Transfer, TransferLine
from models.tables import StandingRow, TransferLineRow, TransferRow
from models.touched import Touched
from models.transfer_rules import Stage, blocks_sealing, stage
from store.unit_of_work import load

_LINE_FIELDS = frozenset(
    {"visible_injuries", "medical_envelope", "baggage_kg", "complaint_asked", "conditions"}
)
_FREE_FIELDS = frozenset(
    {
        "reason",
        "destination",
        "destination_kind",
        "destination_address",
        "releasing_name",
        "releasing_rank",
        "releasing_unit",
        "escort_name",
        "escort_rank",
        "escort_unit",
        "escort_size",
        "vehicle",
        "receiving_name",
        "receiving_rank",
        "receiving_unit",
        "note",
    }
)


@dataclass(frozen=True, slots=True)
class TransferDraft:
    """What is known of a transfer when it is opened."""

    reason: str = "camp"
    destination: str = ""
    destination_kind: str = "camp"
    destination_address: str = ""
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
                {**fields, "id": transfer_id, "number": number, "opened_at": workspace.now()}
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
    if not all(name.startswith("receiving_") for name in known):
        _require_stage(workspace, transfer_id, Stage.PREPARATION)
    with workspace.edit("transfer.amend") as record:
        record.change(load(workspace.vault, Transfer, transfer_id), **known)
    return record.touched


def add_people(workspace: Workspace, transfer_id: str, person_ids: tuple[str, ...]) -> Touched:
    """Put people on the list.

    Raises:
        AlreadyOnList: one of them is on this list already (or was named twice).
        StepBlocked: the list is sealed, or one is on another open transfer or cannot be moved from where he is.
    """
    _require_stage(workspace, transfer_id, Stage.PREPARATION)
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
    movable = {row.person_id for row in standings if row.state in MOVABLE}
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
    _require_stage(workspace, transfer_id, Stage.PREPARATION)
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


def seal_list(workspace: Workspace, transfer_id: str) -> Touched:
    """Close the list: who is on it, with what, now stands under a digest.

    Raises:
        StepBlocked: something is missing; the blocks say what and for whom.
    """
    _require_stage(workspace, transfer_id, Stage.PREPARATION)
    if blocks := blocks_sealing(facts_of(workspace, transfer_id)):
        raise StepBlocked(blocks)
    with workspace.edit("transfer.seal") as record:
        record.change(
            load(workspace.vault, Transfer, transfer_id),
            sealed_at=workspace.now(),
            sealed_digest=list_digest(workspace, transfer_id),
        )
    return record.touched


def list_digest(workspace: Workspace, transfer_id: str) -> str:
    """SHA-256 over the lines of the list in their order, as canonical CBOR."""
    lines = [line.model_dump(exclude={"heads"}) for line in lines_of(workspace, transfer_id)]
    return sha256(cbor2.dumps(lines, canonical=True)).hexdigest()


def unseal_list(workspace: Workspace, transfer_id: str, reason: str) -> Touched:
    """Open a sealed list again before departure, with a reason.

    Raises:
        InputRefused: no reason was given.
        StepBlocked: it is not sealed, or has departed.
    """
    _require_stage(workspace, transfer_id, Stage.SEALED)
    if not reason.strip():
        raise InputRefused({"reason": "people.reason_needed"})
    with workspace.edit("transfer.unseal", reason=reason.strip()) as record:
        record.change(load(workspace.vault, Transfer, transfer_id), sealed_at=0, sealed_digest="")
    return record.touched


def depart(workspace: Workspace, transfer_id: str, at: int | None = None) -> Touched:
    """Record the departure: every person on the sealed list is now in transit.

    Raises:
        StepBlocked: the list is not sealed, or somebody on it stands elsewhere by now.
        InputRefused: the time lies in the future or before the sealing.
    """
    facts = facts_of(workspace, transfer_id)
    if stage(facts) is not Stage.SEALED:
        raise StepBlocked((Block("list_not_sealed", "46"),))
    departed_at = at if at is not None else workspace.now()
    if not facts.sealed_at - _MINUTE <= departed_at <= workspace.now() + _MINUTE:
        raise InputRefused({"departed_at": "transfer.departure_time"})
    transfer = load(workspace.vault, Transfer, transfer_id)
    standings = _standings(workspace, tuple(line.person_id for line in facts.lines))
    if stuck := tuple(person for person, row in standings.items() if row.state not in MOVABLE):
        raise StepBlocked((Block("cannot_be_moved", "46", stuck),))
    with workspace.edit("transfer.depart", occurred_at=departed_at) as record:
        record.change(transfer, departed_at=departed_at)
        for line in facts.lines:
            record.add(
                CustodyEvent(
                    id=new_id(workspace.clock),
                    person_id=line.person_id,
                    event=Event.DEPARTED.value,
                    follows=standings[line.person_id].last_event_id,
                    occurred_at=departed_at,
                    recorded_at=workspace.now(),
                    place=transfer.value.destination,
                    transfer_id=transfer_id,
                )
            )
    return record.touched


_MINUTE = 60_000


def cancel(workspace: Workspace, transfer_id: str, reason: str) -> Touched:
    """Give up a transfer that has not departed.

    Raises:
        InputRefused: no reason was given.
        StepBlocked: it has departed.
    """
    if stage(facts_of(workspace, transfer_id)) not in (Stage.PREPARATION, Stage.SEALED):
        raise StepBlocked((Block("has_departed", "46"),))
    if not reason.strip():
        raise InputRefused({"reason": "people.reason_needed"})
    with workspace.edit("transfer.cancel", reason=reason.strip()) as record:
        record.change(load(workspace.vault, Transfer, transfer_id), cancelled_at=workspace.now())
    return record.touched


def _require_stage(workspace: Workspace, transfer_id: str, wanted: Stage) -> None:
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
    _require_stage(workspace, transfer_id, Stage.PREPARATION)
    wanted = set(person_ids)
    lines = [line for line in lines_of(workspace, transfer_id) if line.person_id in wanted]
    with workspace.edit(verb, reason=reason) as record:
        for line in lines:
            record.change(load(workspace.vault, TransferLine, line.id), **changes)
    return record.touched


def _standings(workspace: Workspace, person_ids: tuple[str, ...]) -> dict[str, StandingRow]:
    with workspace.vault.session() as session:
        rows = session.exec(
            select(StandingRow).where(col(StandingRow.person_id).in_(person_ids))
        ).all()
    found = {row.person_id: row for row in rows}
    return {
        person: found.get(person, StandingRow(person_id=person, state=State.UNRECORDED.value))
        for person in person_ids
    }


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
