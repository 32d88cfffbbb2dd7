"""Moving prisoners on: open a transfer, put people on its list and take them off (GC III art. 46-48).

Refuses to change a sealed list. What is checked of each is `casework.transfer_checks`, sealing and departing
`casework.departures`, arriving `casework.reception`, reading `casework.transfer_files`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from sqlmodel import col, select

from casework import remarks
from casework.transfer_facts import ON_OPEN_LIST, stage_of, transfer_row
from casework.workspace import Workspace
from models import baggage
from models.custody import DESTINATIONS, MOVABLE
from models.errors import AlreadyOnList, Block, InputRefused, StepBlocked
from models.exchange_lists import HOMEWARD, Phase
from models.ids import new_id
from models.numbers import NumberSeries
from models.records import Transfer, TransferLine
from models.tables import StandingRow, TransferLineRow, TransferRow
from models.touched import Touched
from models.transfer_facts import Stage
from store.plain import among, texts
from store.unit_of_work import Edit, load, load_many


@dataclass(frozen=True, slots=True)
class TransferDraft:
    """What is known of a transfer when it is opened; `planned_departure_at` is 0 while that is not known."""

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
    legal_basis: str = ""
    baggage_limit_kg: str = ""
    planned_departure_at: int = 0


_FREE_FIELDS = frozenset(TransferDraft.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Opened:
    """A new transfer."""

    transfer_id: str
    touched: Touched


def open_transfer(workspace: Workspace, draft: TransferDraft) -> Opened:
    """Begin a transfer; it gets its number at once.

    Raises:
        InputRefused: no list goes to this kind of destination, or the limit of baggage is none that may be set for it.
    """
    fields = _cleaned(asdict(draft))
    _require_destination(draft.destination_kind)
    _require_limit(draft.destination_kind, draft.baggage_limit_kg)
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
                    "list_phase": _phase(draft.destination_kind, ""),
                }
            )
        )
    return Opened(transfer_id, record.touched)


def amend_transfer(
    workspace: Workspace, transfer_id: str, changes: Mapping[str, str | int]
) -> Touched:
    """Change what is known of a transfer; before it is sealed anything, afterwards only who receives it.

    Raises:
        StepBlocked: the list is sealed.
        InputRefused: no list goes to this kind of destination, or the limit of baggage is none that may be set for it.
    """
    known = _cleaned({name: said for name, said in changes.items() if name in _FREE_FIELDS})
    if any(not name.startswith("receiving_") for name in known):
        require_stage(workspace, transfer_id, Stage.PREPARATION)
    transfer = load(workspace.vault, Transfer, transfer_id)
    kind = str(known.get("destination_kind", transfer.value.destination_kind))
    if "destination_kind" in known:
        _require_destination(kind)
    _require_limit(kind, str(known.get("baggage_limit_kg", transfer.value.baggage_limit_kg)))
    if kind != transfer.value.destination_kind:
        known["list_phase"] = _phase(kind, transfer.value.list_phase)
    with workspace.edit("transfer.amend") as record:
        record.change(transfer, **known)
    return record.touched


def _cleaned(said: Mapping[str, str | int]) -> dict[str, str | int]:
    return {
        name: remarks.cleaned(name, each).text if isinstance(each, str) else each
        for name, each in said.items()
    }


def _require_destination(kind: str) -> None:
    if kind not in DESTINATIONS:
        raise InputRefused({"destination_kind": "transfer.power_has_its_act"})


def _require_limit(destination_kind: str, limit: str) -> None:
    if refused := baggage.limit_refused(destination_kind, limit):
        raise InputRefused({"baggage_limit_kg": refused.value})


def _phase(destination_kind: str, phase: str) -> str:
    """A list that goes home begins as a proposal; others have no phases."""
    if destination_kind not in HOMEWARD:
        return ""
    return phase or Phase.PROPOSED.value


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
    movable = {row.person_id for row in here if row.state in MOVABLE and not row.forked}
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
    changes = {"withdrawn": True, "withdrawn_reason": remarks.cleaned("reason", reason).text}
    require_stage(workspace, transfer_id, Stage.PREPARATION)
    with workspace.edit("transfer.withdraw_person") as record:
        change_lines(record, transfer_id, {person_id: changes})
    return record.touched


def require_stage(workspace: Workspace, transfer_id: str, *wanted: Stage) -> Stage:
    """Let only pass what may be done to a transfer as far as it has come; else raises `StepBlocked`."""
    found = stage_of(transfer_row(workspace, transfer_id))
    if found not in wanted:
        raise StepBlocked((Block(f"is_{found.value}", "46"),))
    return found


def change_lines(
    record: Edit, transfer_id: str, changes: Mapping[str, Mapping[str, str | int | bool]]
) -> None:
    """Inside a save, change lines of a list: person → what changes; who is not on the list is passed over."""
    those = f"transfer_id = ? AND NOT withdrawn AND {among('person_id')}"
    for line in load_many(record, TransferLine, those, (transfer_id, texts(changes))):
        record.change(line, **changes[line.value.person_id])


def _on_open_transfers(workspace: Workspace, except_id: str) -> set[str]:
    with workspace.vault.session() as session:
        rows = session.exec(
            select(TransferLineRow.person_id)
            .join(TransferRow, col(TransferRow.id) == TransferLineRow.transfer_id)
            .where(
                *ON_OPEN_LIST,
                TransferRow.id != except_id,
            )
        )
        return set(rows)
