"""Reading what the guards of a transfer ask (`models.transfer_rules`); refuses to judge and to change anything.

Of what somebody wishes it says only whether his return is settled for this list.
"""

from sqlmodel import col, select

from casework.transfer_people import is_ours, known_of, line_facts
from casework.workspace import Workspace
from models.errors import RecordMissing
from models.exchange_lists import HOMEWARD
from models.records import Transfer, TransferLine
from models.roll_calls import Count
from models.tables import (
    ListVersionRow,
    TransferLineRow,
    TransferRow,
)
from models.transfer_facts import LineFacts, Outcome, Stage, TransferFacts, stage
from store.plain import read_plain

ON_OPEN_LIST = (
    col(TransferLineRow.withdrawn).is_(False),
    TransferRow.closed_at == 0,
    TransferRow.cancelled_at == 0,
)
"""Conditions of a line, joined with its transfer, that stands on a list nobody has closed or given up."""

_CAME = (Outcome.PRESENT.value, Outcome.NOT_ON_LIST.value, Outcome.OTHER_PERSON.value)


def lines_of(
    workspace: Workspace, transfer_id: str, *, withdrawn: bool = False
) -> tuple[TransferLine, ...]:
    """The lines of a list in their order; those taken off it only when asked for."""
    return read_plain(
        workspace.vault,
        TransferLine,
        "transfer_id = ? AND withdrawn = ?",
        (transfer_id, withdrawn),
        "added_on_arrival, line_number",
    )


def transfer_row(workspace: Workspace, transfer_id: str) -> TransferRow:
    """One transfer as kept.

    Raises:
        RecordMissing: there is none.
    """
    with workspace.vault.session() as session:
        found = session.get(TransferRow, transfer_id)
    if found is None:
        raise RecordMissing(Transfer.kind)
    return found


def stage_of(row: TransferRow) -> Stage:
    """How far a transfer has come."""
    return stage(_facts(row, (), (), 0, ours=True))


def facts_of(workspace: Workspace, transfer_id: str) -> TransferFacts:
    """What the guards ask of a transfer, now."""
    row = transfer_row(workspace, transfer_id)
    return facts_of_lines(workspace, row, lines_of(workspace, transfer_id))


def facts_of_lines(
    workspace: Workspace, row: TransferRow, lines: tuple[TransferLine, ...]
) -> TransferFacts:
    """The same of a transfer whose row and lines were read already."""
    known = known_of(workspace, row, tuple(line.person_id for line in lines))
    facts = [(line.added_on_arrival, line_facts(line, known)) for line in lines]
    leaves_at = max(row.planned_departure_at, workspace.now())
    return _facts(
        row,
        tuple(each for added, each in facts if not added),
        tuple(each for added, each in facts if added),
        row.departed_at or leaves_at,
        ours=is_ours(workspace, row),
        list_people=_latest_version(workspace, row),
    )


def _facts(
    row: TransferRow,
    lines: tuple[LineFacts, ...],
    unlisted: tuple[LineFacts, ...],
    leaves_at: int,
    *,
    ours: bool,
    list_people: tuple[str, ...] = (),
) -> TransferFacts:
    return TransferFacts(
        destination=row.destination,
        destination_address=row.destination_address,
        escort_name=row.escort_name,
        notice_given_at=row.notice_given_at,
        sealed_at=row.sealed_at,
        departed_at=row.departed_at,
        arrived_at=row.arrived_at,
        closed_at=row.closed_at,
        cancelled_at=row.cancelled_at,
        lines=lines,
        destination_kind=row.destination_kind,
        leaves_at=leaves_at,
        ours=ours,
        mail_forwarded_at=row.mail_forwarded_at,
        list_phase=row.list_phase,
        list_people=list_people,
        counted=Count(
            len(lines),
            row.first_counter,
            row.first_count,
            row.second_counter,
            row.second_count,
            row.count_discrepancy,
        ),
        received=Count(
            sum(1 for line in (*lines, *unlisted) if line.outcome in _CAME),
            row.received_first_counter,
            row.received_first_count,
            row.received_second_counter,
            row.received_second_count,
            row.received_discrepancy,
        ),
        unlisted=unlisted,
    )


def _latest_version(workspace: Workspace, row: TransferRow) -> tuple[str, ...]:
    if row.destination_kind not in HOMEWARD:
        return ()
    asked = (
        select(ListVersionRow.people)
        .where(ListVersionRow.transfer_id == row.id)
        .order_by(col(ListVersionRow.version).desc(), col(ListVersionRow.id).desc())
        .limit(1)
    )
    with workspace.vault.session() as session:
        return tuple((session.exec(asked).first() or "").split())
