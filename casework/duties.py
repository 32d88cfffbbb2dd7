"""What is owed to whom by when: the first screen, and the acts that end a capture-card duty.

Duties are computed each time from the record and the clock; nothing here is ticked off by hand. A station is
told what it owes itself: for its own people and for transfers it sends or receives.
"""

from collections.abc import Callable, Iterable

from sqlalchemy import exists
from sqlalchemy.orm import aliased
from sqlmodel import col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from casework import conflict_count
from casework.drafts import DRAFT_KIND
from casework.people import full_name
from casework.transfer_files import transfers
from casework.views import DutyView, TodayView, TransferCard
from casework.workspace import Workspace
from models.clock import instant_of, to_datetime
from models.custody import HELD, HELD_HERE, Event, State
from models.duties import RULES, Duty, DutyKind, arising, parse_clocks
from models.ids import new_id
from models.records import CaptureCard
from models.tables import (
    CaptureCardRow,
    CustodyEventRow,
    DutyRow,
    PersonRow,
    StandingRow,
    TransferRow,
)
from models.touched import Touched
from models.transfer_rules import Stage
from store import drafts as kept_drafts
from store.unit_of_work import load

ADDRESSEES = ("family", "agency")


def today(workspace: Workspace, limit: int = 200) -> TodayView:
    """Duties by what is due first (at most `limit` of them), open transfers, and the figures of the day."""
    now = workspace.now()
    open_ones = tuple(card for card in transfers(workspace) if card.stage != Stage.CLOSED)
    duties = [
        *_owed(workspace, limit),
        *_open_transfers(workspace),
        *_unaccounted(workspace),
    ]
    first = sorted(duties, key=lambda duty: (duty.due_at, duty.subject_id, duty.kind))[:limit]
    with workspace.vault.read() as cursor:
        drafts = len(kept_drafts.of_kind(cursor, DRAFT_KIND))
        conflicts = conflict_count.counted(cursor)
    figures = _figures(workspace)
    return TodayView(
        duties=_shown(workspace, first, open_ones, now),
        duties_total=figures["owed"] + len(duties) - sum(1 for duty in duties if duty.kind in OWED),
        transfers=open_ones,
        held_now=figures["held"],
        came_in_today=figures["came"],
        left_today=figures["left"],
        drafts=drafts,
        conflicts=conflicts,
    )


def _figures(workspace: Workspace) -> dict[str, int]:
    midnight = instant_of(
        to_datetime(workspace.now(), workspace.offset_minutes()).replace(
            hour=0, minute=0, second=0, microsecond=0
        )
    )
    here = workspace.station.id
    standing = select(func.count()).where(StandingRow.station_id == here)

    # Asked of the person's own events: they have an index, corrections have none.
    later = aliased(CustodyEventRow)
    corrected = exists().where(
        col(later.person_id) == CustodyEventRow.person_id, col(later.corrects) == CustodyEventRow.id
    )

    def since_midnight(*events: Event) -> SelectOfScalar[int]:
        # As an expression, so that the engine goes by the day and not by the index of all persons.
        person = col(CustodyEventRow.person_id).concat("")
        return select(func.count(func.distinct(person))).where(
            CustodyEventRow.occurred_at >= midnight,
            CustodyEventRow.station_id == here,
            col(CustodyEventRow.event).in_([event.value for event in events]),
            ~corrected,
        )

    with workspace.vault.session() as session:
        return {
            "held": session.exec(
                standing.where(
                    col(StandingRow.state).in_(HELD_HERE.get(workspace.station.station_kind, HELD))
                )
            ).one(),
            "came": session.exec(
                since_midnight(Event.CAPTURED, Event.REACHED_COLLECTION_POINT)
            ).one(),
            "left": session.exec(since_midnight(Event.DEPARTED)).one(),
            "owed": session.exec(
                select(func.count()).select_from(DutyRow).where(DutyRow.station_id == here)
            ).one(),
        }


OWED = frozenset(RULES) - {
    DutyKind.TRANSFER_UNDER_WAY,
    DutyKind.TRANSFER_SEALED,
    DutyKind.TRANSFER_ARRIVED,
    DutyKind.DEPARTURE_NOTICE,
    DutyKind.MAIL_FORWARDING,
    DutyKind.TRACING_ENQUIRY,
    DutyKind.REPRESENTATIVE_ELECTION,
    DutyKind.CUSTODY_FORKED,
    DutyKind.UNACCOUNTED,
}
"""Kinds that are owed to persons and kept in the table `duty`."""


def duties_of(workspace: Workspace, person_id: str) -> tuple[DutyView, ...]:
    """What this station owes to one person."""
    with workspace.vault.session() as session:
        rows = session.exec(
            select(DutyRow).where(
                DutyRow.person_id == person_id, DutyRow.station_id == workspace.station.id
            )
        ).all()
    duties = sorted(map(_by_our_clocks(workspace), rows), key=lambda duty: duty.due_at)
    return _shown(workspace, duties, (), workspace.now())


def _by_our_clocks(workspace: Workspace) -> Callable[[DutyRow], Duty]:
    """A kept duty with the limit that this station has set for its kind."""
    clocks = parse_clocks(workspace.station.clocks)

    def duty(row: DutyRow) -> Duty:
        kind = DutyKind(row.kind)
        later = clocks[kind] - RULES[kind].limit if kind in clocks else 0
        return Duty(kind, row.person_id, row.event_id, row.armed_at, row.due_at + later)

    return duty


def _owed(workspace: Workspace, limit: int) -> list[Duty]:
    """The first of each kind by when they are due, each kind read from its index alone."""
    found: list[DutyRow] = []
    with workspace.vault.session() as session:
        for kind in OWED:
            found += session.exec(
                select(DutyRow)
                .where(DutyRow.station_id == workspace.station.id, DutyRow.kind == kind.value)
                .order_by(col(DutyRow.due_at))
                .limit(limit)
            )
    return [*map(_by_our_clocks(workspace), found)]


def _open_transfers(workspace: Workspace) -> Iterable[Duty]:
    with workspace.vault.session() as session:
        rows = session.exec(
            select(TransferRow).where(
                TransferRow.sealed_at > 0,
                TransferRow.closed_at == 0,
                TransferRow.cancelled_at == 0,
                or_(
                    TransferRow.origin_station == workspace.station.id,
                    TransferRow.destination_station == workspace.station.id,
                ),
            )
        ).all()
    for row in rows:
        if row.arrived_at:
            yield arising(DutyKind.TRANSFER_ARRIVED, row.id, "", row.arrived_at)
        elif row.departed_at:
            yield arising(DutyKind.TRANSFER_UNDER_WAY, row.id, "", row.departed_at)
        else:
            yield arising(DutyKind.TRANSFER_SEALED, row.id, "", row.sealed_at)


def _unaccounted(workspace: Workspace) -> Iterable[Duty]:
    with workspace.vault.session() as session:
        rows = session.exec(
            select(StandingRow.person_id, TransferRow.arrived_at)
            .join(TransferRow, col(TransferRow.id) == StandingRow.transfer_id)
            .where(
                StandingRow.station_id == workspace.station.id,
                StandingRow.state == State.IN_TRANSIT.value,
                TransferRow.arrived_at > 0,
            )
        )
        for person, arrived_at in rows:
            yield Duty(DutyKind.UNACCOUNTED, person, "", arrived_at, arrived_at)
        forked = session.exec(select(StandingRow).where(col(StandingRow.forked)))
        for row in forked:
            yield Duty(
                DutyKind.CUSTODY_FORKED, row.person_id, row.last_event_id, row.since, row.since
            )


def _shown(
    workspace: Workspace, duties: list[Duty], open_ones: tuple[TransferCard, ...], now: int
) -> tuple[DutyView, ...]:
    names = {card.id: card.number for card in open_ones}
    people = {duty.subject_id for duty in duties} - names.keys()
    with workspace.vault.session() as session:
        for person in session.exec(select(PersonRow).where(col(PersonRow.id).in_(people))):
            names[person.id] = full_name(person) or person.tag_number
    transfer_ids = {card.id for card in open_ones}
    return tuple(
        DutyView(
            kind=duty.kind.value,
            subject_kind="transfer" if duty.subject_id in transfer_ids else "person",
            subject_id=duty.subject_id,
            subject_name=names.get(duty.subject_id, ""),
            event_id=duty.event_id,
            article=duty.article,
            due_at=duty.due_at,
            urgency=duty.urgency(now).value,
        )
        for duty in duties
    )


def card_written(workspace: Workspace, person_id: str, event_id: str, addressee: str) -> Touched:
    """Record that the prisoner has written a capture card."""
    return _settle(workspace, (person_id,), addressee, event_id, {"written_at": workspace.now()})


def card_declined(workspace: Workspace, person_id: str, event_id: str, addressee: str) -> Touched:
    """Record that the prisoner declines to send this card; nobody else may write it for him."""
    return _settle(workspace, (person_id,), addressee, event_id, {"declined": True})


def card_sent(
    workspace: Workspace, person_ids: tuple[str, ...], addressee: str, at: int | None = None
) -> Touched:
    """Record that capture cards were sent, for the latest event of each person that made them due.

    A card that was sent before keeps its date, and one that was declined stays declined.
    """
    sent_at = at if at is not None else workspace.now()
    return _settle(workspace, person_ids, addressee, "", {"sent_at": sent_at})


def _settle(
    workspace: Workspace,
    person_ids: tuple[str, ...],
    addressee: str,
    event_id: str,
    changes: dict[str, int | bool],
) -> Touched:
    with workspace.vault.session() as session:
        standings = session.exec(
            select(StandingRow).where(col(StandingRow.person_id).in_(person_ids))
        ).all()
        known = session.exec(
            select(CaptureCardRow).where(
                col(CaptureCardRow.person_id).in_(person_ids), CaptureCardRow.addressee == addressee
            )
        ).all()
    cards = {(card.person_id, card.trigger): card.id for card in known}
    over = {
        (card.person_id, card.trigger)
        for card in known
        if "sent_at" in changes and (card.sent_at or card.declined)
    }
    with workspace.edit("cards.settle") as record:
        for standing in standings:
            trigger = event_id or standing.cards_event_id
            if not trigger or (standing.person_id, trigger) in over:
                continue
            if card_id := cards.get((standing.person_id, trigger)):
                record.change(load(workspace.vault, CaptureCard, card_id), **changes)
            else:
                record.add(
                    CaptureCard.model_validate(
                        {
                            "id": new_id(workspace.clock),
                            "person_id": standing.person_id,
                            "addressee": addressee,
                            "trigger": trigger,
                            "trigger_at": standing.cards_armed_at,
                            **changes,
                        }
                    )
                )
    return record.touched
