"""Reading transfers: the list of them, one as a checklist, who could be put on it; refuses to change anything."""

from collections import defaultdict

from sqlmodel import col, func, or_, select

from casework import access
from casework.access import needs
from casework.exchange_lists import versions
from casework.person_cards import cards_by_id
from casework.printings import printings_of
from casework.transfer_facts import facts_of_lines, lines_of, stage_of, transfer_row
from casework.views import PersonCard, TransferCard, TransferFile, TransferLineView, TransferStep
from casework.workspace import Workspace, of_one_state
from models.duties import DAY
from models.field_classes import FieldClass
from models.records import TransferLine
from models.tables import (
    TransferLineRow,
    TransferRow,
)
from models.transfer_facts import Outcome, Stage, TransferFacts
from models.transfer_rules import steps
from store.plain import among, texts

_RECENTLY = 7 * DAY

_PACKETS = (
    f"SELECT person_id, number, seal_number FROM packet WHERE {among('person_id')} ORDER BY id"
)


def transfers(workspace: Workspace, *, include_closed: bool = False) -> tuple[TransferCard, ...]:
    """The transfers, those under way first; closed ones of the last week only, unless all are asked.

    None for whom custody is not.
    """
    if not access.sees(workspace, FieldClass.C):
        return ()
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
        stage=stage_of(row).value,
        destination=row.destination,
        destination_kind=row.destination_kind,
        reason=row.reason,
        people=people,
        stage_since=next((at for at in since if at), 0),
    )


@of_one_state
@needs(FieldClass.C)
def open_file(workspace: Workspace, transfer_id: str) -> TransferFile:
    """One transfer as a checklist with all its lines.

    Raises:
        NotYourRole: custody is not for the officer who is here.
        RecordMissing: there is none.
    """
    row = transfer_row(workspace, transfer_id)
    lines = lines_of(workspace, transfer_id)
    facts = facts_of_lines(workspace, row, lines)
    moments = {
        "notice": row.notice_given_at,
        "sealed": row.sealed_at,
        "departed": row.departed_at,
        "mail": row.mail_forwarded_at,
        "arrived": row.arrived_at,
    }
    fields = {name: str(value) for name, value in row.model_dump(exclude={"heads"}).items()}
    for which in ("", "received_"):
        if not fields[f"{which}second_counter"]:
            fields[f"{which}first_count"] = ""
    return TransferFile(
        card=card_of_transfer(row, len(lines)),
        fields=fields,
        steps=tuple(
            TransferStep(step.name, step.done, str(moments.get(step.name) or ""), step.blocks)
            for step in steps(facts)
        ),
        lines=_line_views(workspace, lines, facts),
        withdrawn=_line_views(workspace, lines_of(workspace, transfer_id, withdrawn=True)),
        printings=printings_of(workspace, transfer_id),
        versions=versions(workspace, transfer_id) if facts.homeward else (),
    )


def _line_views(
    workspace: Workspace, lines: tuple[TransferLine, ...], facts: TransferFacts | None = None
) -> tuple[TransferLineView, ...]:
    if not lines:
        return ()
    known = {line.person_id: line for line in (*facts.lines, *facts.unlisted)} if facts else {}
    ids = tuple(line.person_id for line in lines)
    people = cards_by_id(workspace, ids)
    packets = defaultdict[str, list[str]](list)
    with workspace.vault.read() as cursor:
        for person_id, number, seal in cursor.execute(_PACKETS, (texts(ids),)).fetchall():
            packets[person_id].append(f"{number} / {seal}")
    return tuple(
        TransferLineView(
            id=line.id,
            person_id=line.person_id,
            line_number=line.line_number,
            # A list can come before the file of somebody on it.
            person=people.get(line.person_id) or PersonCard(line.person_id),
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
            unsealed_items=known[line.person_id].unsealed_items if line.person_id in known else 0,
            outcome=line.outcome or (Outcome.NOT_ON_LIST.value if line.added_on_arrival else ""),
            outcome_cause=line.outcome_cause,
            outcome_note=line.outcome_note,
            added_on_arrival=line.added_on_arrival,
            fitness_at=line.fitness_at,
            complaint_asked_by=line.complaint_asked_by,
            complaint_asked_unit=line.complaint_asked_unit,
            injuries_received=line.injuries_received,
            complaint_received=(
                line.person_id in known and known[line.person_id].complaint_received
            ),
            agreed=line.agreed,
            accepted=line.accepted,
            refusal_cause=line.refusal_cause,
        )
        for line in lines
    )
