"""What is owed beside the duties towards one person: transfers, contradictions, enquiries, an election.

Few at a time, so they are read when they are asked for. Refuses to know what is owed to those in custody
(`store.duties` keeps that).
"""

from collections.abc import Iterator

from sqlmodel import col, or_, select

from casework import representative_files
from casework.workspace import Workspace
from models.custody import State
from models.duties import RULES, Duty, DutyKind, arising, later_by
from models.representatives import EXPLAINED, Chosen
from models.tables import FORKED, StandingRow, TracingEnquiryRow, TransferRow

_K = DutyKind
KINDS = frozenset(
    {
        _K.TRANSFER_UNDER_WAY,
        _K.TRANSFER_SEALED,
        _K.TRANSFER_ARRIVED,
        _K.DEPARTURE_NOTICE,
        _K.MAIL_FORWARDING,
        _K.TRACING_ENQUIRY,
        _K.REPRESENTATIVE_ELECTION,
        _K.REPRESENTATIVE_VACANCY,
        _K.REPRESENTATIVE_DISMISSAL,
        _K.CUSTODY_FORKED,
        _K.UNACCOUNTED,
    }
)
"""The kinds that come from here; all others are owed to persons."""


def all_of(workspace: Workspace) -> list[Duty]:
    """Every such duty of this station by its own clocks, in no order."""
    later = later_by(workspace.station.clocks)
    found = (
        *_transfers(workspace),
        *_unaccounted(workspace),
        *_forked(workspace),
        *_enquiries(workspace),
        *_representative(workspace),
    )
    return [duty._replace(due_at=duty.due_at + later.get(duty.kind, 0)) for duty in found]


def _transfers(workspace: Workspace) -> Iterator[Duty]:
    here = workspace.station.id
    with workspace.vault.session() as session:
        rows = session.exec(
            select(TransferRow).where(
                TransferRow.cancelled_at == 0,
                or_(TransferRow.origin_station == here, TransferRow.destination_station == here),
                or_(
                    TransferRow.closed_at == 0,
                    (TransferRow.origin_station == here) & (TransferRow.mail_forwarded_at == 0),
                ),
            )
        ).all()
    for row in rows:
        if not row.closed_at:
            yield from _open_transfer(row, ours=row.origin_station == here)
        if row.departed_at and row.origin_station == here and not row.mail_forwarded_at:
            yield arising(_K.MAIL_FORWARDING, row.id, "", row.departed_at)


def _open_transfer(row: TransferRow, *, ours: bool) -> Iterator[Duty]:
    if row.arrived_at:
        yield arising(_K.TRANSFER_ARRIVED, row.id, "", row.arrived_at)
    elif row.departed_at:
        yield arising(_K.TRANSFER_UNDER_WAY, row.id, "", row.departed_at)
    elif row.sealed_at:
        yield arising(_K.TRANSFER_SEALED, row.id, "", row.sealed_at)
    elif ours and row.planned_departure_at and not row.notice_given_at:
        due_at = row.planned_departure_at - RULES[_K.DEPARTURE_NOTICE].limit
        yield Duty(_K.DEPARTURE_NOTICE, row.id, "", row.opened_at, due_at)


def _unaccounted(workspace: Workspace) -> Iterator[Duty]:
    with workspace.vault.session() as session:
        rows = session.exec(
            select(StandingRow.person_id, TransferRow.arrived_at)
            .join(TransferRow, col(TransferRow.id) == StandingRow.transfer_id)
            .where(
                StandingRow.station_id == workspace.station.id,
                StandingRow.state == State.IN_TRANSIT.value,
                TransferRow.arrived_at > 0,
            )
        ).all()
    for person_id, arrived_at in rows:
        yield arising(_K.UNACCOUNTED, person_id, "", arrived_at)


def _forked(workspace: Workspace) -> Iterator[Duty]:
    with workspace.vault.session() as session:
        rows = session.exec(select(StandingRow).where(FORKED)).all()
    for row in rows:
        yield arising(_K.CUSTODY_FORKED, row.person_id, row.last_event_id, row.since)


def _enquiries(workspace: Workspace) -> Iterator[Duty]:
    with workspace.vault.session() as session:
        rows = session.exec(select(TracingEnquiryRow).where(TracingEnquiryRow.answered_at == 0))
        for row in rows:
            yield arising(_K.TRACING_ENQUIRY, row.id, "", row.received_at)


def _representative(workspace: Workspace) -> Iterator[Duty]:
    """What is owed about him stands at the one who is or last was it; before there ever was one, nothing is."""
    known = representative_files.rows(workspace)
    for row in known:
        if row.ended in EXPLAINED and not row.power_told_at:
            yield arising(_K.REPRESENTATIVE_DISMISSAL, row.person_id, row.id, row.ended_at)
    if not known:
        return
    still = [row for row in known if not row.ended_at]
    last = still[-1] if still else max(known, key=lambda row: row.ended_at)
    if last.ended_at:
        yield arising(_K.REPRESENTATIVE_VACANCY, last.person_id, last.id, last.ended_at)
        return
    stands = representative_files.where(workspace, last.person_id)
    if not stands.here:
        yield arising(_K.REPRESENTATIVE_VACANCY, last.person_id, last.id, stands.since)
    elif last.chosen == Chosen.ELECTED:
        yield arising(_K.REPRESENTATIVE_ELECTION, last.person_id, last.id, last.chosen_at)
