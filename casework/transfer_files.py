"""Reading transfers: the list of them, one as a checklist, who could be put on it; refuses to change anything."""

from sqlmodel import col, func, or_, select

from casework.people import card_of, due_of
from casework.printings import printings_of
from casework.views import TransferCard, TransferFile, TransferLineView, TransferStep
from casework.workspace import Workspace
from models.duties import DAY
from models.errors import RecordMissing
from models.property_rules import Disposition
from models.records import Transfer
from models.tables import (
    CaptureCardRow,
    PacketRow,
    PersonRow,
    PropertyItemRow,
    StandingRow,
    TransferLineRow,
    TransferRow,
)
from models.transfer_rules import LineFacts, Outcome, Stage, TransferFacts, stage, steps

_RECENTLY = 7 * DAY


def lines_of(
    workspace: Workspace, transfer_id: str, *, withdrawn: bool = False
) -> tuple[TransferLineRow, ...]:
    """The lines of a list in their order; those taken off it only when asked for."""
    with workspace.vault.session() as session:
        return tuple(
            session.exec(
                select(TransferLineRow)
                .where(
                    TransferLineRow.transfer_id == transfer_id,
                    col(TransferLineRow.withdrawn).is_(withdrawn),
                )
                .order_by(col(TransferLineRow.added_on_arrival), col(TransferLineRow.line_number))
            )
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


def facts_of(workspace: Workspace, transfer_id: str) -> TransferFacts:
    """What the guards of `models.transfer_rules` ask of a transfer."""
    return _facts(
        transfer_row(workspace, transfer_id),
        lines_of(workspace, transfer_id),
        _unsealed_by_person(workspace, transfer_id),
        _settled_cards(workspace, transfer_id),
    )


def _facts(
    row: TransferRow,
    lines: tuple[TransferLineRow, ...],
    unsealed: dict[str, int],
    settled: set[str],
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
        lines=tuple(
            LineFacts(
                person_id=line.person_id,
                fitness=line.fitness,
                overridden=bool(line.override_by and line.override_reason),
                unsealed_items=unsealed.get(line.person_id, 0),
                cards_settled=line.person_id in settled,
                outcome=line.outcome,
            )
            for line in lines
            if not line.added_on_arrival
        ),
    )


def _on_list(transfer_id: str) -> object:
    return select(TransferLineRow.person_id).where(
        TransferLineRow.transfer_id == transfer_id, col(TransferLineRow.withdrawn).is_(False)
    )


def _unsealed_by_person(workspace: Workspace, transfer_id: str) -> dict[str, int]:
    with workspace.vault.session() as session:
        rows = session.exec(
            select(PropertyItemRow.person_id, func.count())
            .where(
                col(PropertyItemRow.person_id).in_(_on_list(transfer_id)),  # pyright: ignore[reportArgumentType]
                PropertyItemRow.disposition == Disposition.HELD.value,
                PropertyItemRow.packet_id == "",
                PropertyItemRow.settled == "",
                col(PropertyItemRow.withdrawn).is_(False),
            )
            .group_by(PropertyItemRow.person_id)
        )
        return dict(rows.all())


def _settled_cards(workspace: Workspace, transfer_id: str) -> set[str]:
    """The people for whom both cards of the latest trigger were sent or declined."""
    with workspace.vault.session() as session:
        rows = session.exec(
            select(CaptureCardRow.person_id, CaptureCardRow.addressee)
            .join(
                StandingRow,
                (col(StandingRow.person_id) == CaptureCardRow.person_id)
                & (col(StandingRow.cards_event_id) == CaptureCardRow.trigger),
            )
            .where(
                col(CaptureCardRow.person_id).in_(_on_list(transfer_id)),  # pyright: ignore[reportArgumentType]
                or_(col(CaptureCardRow.sent_at) > 0, col(CaptureCardRow.declined)),
            )
        ).all()
    served: dict[str, set[str]] = {}
    for person_id, addressee in rows:
        served.setdefault(person_id, set()).add(addressee)
    return {person_id for person_id, addressees in served.items() if len(addressees) > 1}


def transfers(workspace: Workspace, *, include_closed: bool = False) -> tuple[TransferCard, ...]:
    """The transfers, those under way first; closed ones of the last week only, unless all are asked."""
    with workspace.vault.session() as session:
        counts = dict(
            session.exec(
                select(TransferLineRow.transfer_id, func.count())
                .where(col(TransferLineRow.withdrawn).is_(False))
                .group_by(TransferLineRow.transfer_id)
            ).all()
        )
        statement = select(TransferRow)
        if not include_closed:
            recent = workspace.now() - _RECENTLY
            statement = statement.where(
                or_(TransferRow.closed_at == 0, TransferRow.closed_at > recent),
                TransferRow.cancelled_at == 0,
            )
        rows = session.exec(statement).all()
    cards = [card_of_transfer(row, counts.get(row.id, 0)) for row in rows]
    order = [
        Stage.UNDER_WAY,
        Stage.ARRIVED,
        Stage.SEALED,
        Stage.PREPARATION,
        Stage.CLOSED,
        Stage.CANCELLED,
    ]
    return tuple(
        sorted(cards, key=lambda card: (order.index(Stage(card.stage)), -card.stage_since))
    )


def card_of_transfer(row: TransferRow, people: int) -> TransferCard:
    """The list line of one transfer."""
    since = (
        row.cancelled_at,
        row.closed_at,
        row.arrived_at,
        row.departed_at,
        row.sealed_at,
        row.opened_at,
    )
    return TransferCard(
        id=row.id,
        number=row.number,
        stage=stage(_facts(row, (), {}, set())).value,
        destination=row.destination,
        destination_kind=row.destination_kind,
        reason=row.reason,
        people=people,
        stage_since=next((at for at in since if at), 0),
    )


def open_file(workspace: Workspace, transfer_id: str) -> TransferFile:
    """One transfer as a checklist with all its lines.

    Raises:
        RecordMissing: there is none.
    """
    row = transfer_row(workspace, transfer_id)
    lines = lines_of(workspace, transfer_id)
    facts = facts_of(workspace, transfer_id)
    unsealed = {line.person_id: line.unsealed_items for line in facts.lines}
    moments = {
        "notice": row.notice_given_at,
        "sealed": row.sealed_at,
        "departed": row.departed_at,
        "arrived": row.arrived_at,
    }
    fields = {name: str(value) for name, value in row.model_dump(exclude={"heads"}).items()}
    return TransferFile(
        card=card_of_transfer(row, len(lines)),
        fields=fields,
        steps=tuple(
            TransferStep(step.name, step.done, str(moments.get(step.name) or ""), step.blocks)
            for step in steps(facts)
        ),
        lines=_line_views(workspace, lines, unsealed),
        withdrawn=_line_views(workspace, lines_of(workspace, transfer_id, withdrawn=True), {}),
        printings=printings_of(workspace, transfer_id),
    )


def _line_views(
    workspace: Workspace, lines: tuple[TransferLineRow, ...], unsealed: dict[str, int]
) -> tuple[TransferLineView, ...]:
    ids = tuple(line.person_id for line in lines)
    due = due_of(workspace, ids)
    # A list can come before the file of somebody on it.
    people = {person_id: PersonRow(id=person_id) for person_id in ids}
    with workspace.vault.session() as session:
        for row in session.exec(select(PersonRow).where(col(PersonRow.id).in_(ids))):
            people[row.id] = row
        standings = {
            row.person_id: row
            for row in session.exec(select(StandingRow).where(col(StandingRow.person_id).in_(ids)))
        }
        packets: dict[str, list[str]] = {}
        for packet in session.exec(select(PacketRow).where(col(PacketRow.person_id).in_(ids))):
            packets.setdefault(packet.person_id, []).append(
                f"{packet.number} / {packet.seal_number}"
            )
    return tuple(
        TransferLineView(
            id=line.id,
            person_id=line.person_id,
            line_number=line.line_number,
            person=card_of(
                people[line.person_id], standings.get(line.person_id), due.get(line.person_id, ())
            ),
            fitness=line.fitness,
            fitness_by=line.fitness_by,
            conditions=line.conditions,
            override_by=line.override_by,
            override_reason=line.override_reason,
            visible_injuries=line.visible_injuries,
            medical_envelope=line.medical_envelope,
            baggage_kg=line.baggage_kg,
            complaint_asked=line.complaint_asked,
            packets=tuple(packets.get(line.person_id, ())),
            unsealed_items=unsealed.get(line.person_id, 0),
            outcome=line.outcome or (Outcome.NOT_ON_LIST.value if line.added_on_arrival else ""),
            outcome_cause=line.outcome_cause,
            outcome_note=line.outcome_note,
            added_on_arrival=line.added_on_arrival,
        )
        for line in lines
        if line.person_id in people
    )
