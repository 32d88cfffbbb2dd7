"""What is on record of the people of one list, as its guards ask it; refuses to judge and to tell a wish."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, func, or_, select

from casework.legal_document_files import kept_of
from casework.property_settling import open_property
from casework.workspace import Workspace
from models.exchange_lists import HOMEWARD
from models.property_rules import Disposition
from models.tables import (
    CaptureCardRow,
    ComplaintRow,
    PrintingRow,
    ProceedingRow,
    PropertyItemRow,
    StandingRow,
    TransferLineRow,
    TransferRow,
    WishRow,
)
from models.transfer_facts import LineFacts, Outcome
from models.wishes import keeps_off

ON_ARRIVAL = "arrival"
"""The occasion of a complaint that was asked for by who receives."""

_STATEMENT = "r2"


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record of the people of one list, by person."""

    unsealed: dict[str, int]
    cards: frozenset[str]
    registered: frozenset[str]
    complained: frozenset[str]
    wishes: dict[str, tuple[int, str]]
    proceedings: frozenset[str]
    unsettled: frozenset[str]
    stated: frozenset[str]
    papers_kept: frozenset[str]
    row: TransferRow


def known_of(workspace: Workspace, row: TransferRow, ids: Sequence[str]) -> Known:
    """Read at once what the guards ask of all these people."""
    homeward = row.destination_kind in HOMEWARD
    return Known(
        unsealed=_unsealed_by_person(workspace, ids),
        cards=_settled_cards(workspace, ids),
        registered=_registered(workspace, ids),
        complained=_complained(workspace, row.id, ids),
        wishes=latest_wishes(workspace, ids) if homeward else {},
        proceedings=_in_proceedings(workspace, ids) if homeward else frozenset(),
        unsettled=frozenset(open_property(workspace, ids)) if homeward else frozenset(),
        stated=_stated(workspace, ids) if homeward else frozenset(),
        papers_kept=kept_of(workspace, ids) if homeward else frozenset(),
        row=row,
    )


def line_facts(line: TransferLineRow, known: Known) -> LineFacts:
    """What the guards ask of one line."""
    person_id, row = line.person_id, known.row
    homeward = row.destination_kind in HOMEWARD
    asked_at, wish = known.wishes.get(person_id, (0, ""))
    return LineFacts(
        person_id=person_id,
        fitness=line.fitness,
        overridden=bool(line.override_by and line.override_reason),
        unsealed_items=known.unsealed.get(person_id, 0),
        cards_settled=person_id in known.cards,
        outcome=line.outcome or (Outcome.NOT_ON_LIST.value if line.added_on_arrival else ""),
        examined_at=line.fitness_at,
        registered=person_id in known.registered,
        injuries_noted=bool(line.visible_injuries),
        complaint_asked=bool(line.complaint_asked and line.complaint_asked_by),
        injuries_received=bool(line.injuries_received),
        complaint_received=person_id in known.complained,
        return_settled=not homeward
        or (asked_at >= row.opened_at and not keeps_off(row.destination_kind, wish)),
        agreed=line.agreed,
        in_proceedings=person_id in known.proceedings,
        accepted=line.accepted,
        unsettled=person_id in known.unsettled,
        stated=not homeward or person_id in known.stated,
        papers_kept=person_id in known.papers_kept,
    )


def _unsealed_by_person(workspace: Workspace, ids: Sequence[str]) -> dict[str, int]:
    with workspace.vault.session() as session:
        rows = session.exec(
            select(PropertyItemRow.person_id, func.count())
            .where(
                col(PropertyItemRow.person_id).in_(ids),
                PropertyItemRow.disposition == Disposition.HELD.value,
                PropertyItemRow.packet_id == "",
                PropertyItemRow.settled == "",
                col(PropertyItemRow.withdrawn).is_(False),
            )
            .group_by(PropertyItemRow.person_id)
        )
        return dict(rows.all())


def _settled_cards(workspace: Workspace, ids: Sequence[str]) -> frozenset[str]:
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
                col(CaptureCardRow.person_id).in_(ids),
                or_(col(CaptureCardRow.sent_at) > 0, col(CaptureCardRow.declined)),
            )
        ).all()
    served: dict[str, set[str]] = {}
    for person_id, addressee in rows:
        served.setdefault(person_id, set()).add(addressee)
    return frozenset(person for person, addressees in served.items() if len(addressees) > 1)


def _registered(workspace: Workspace, ids: Sequence[str]) -> frozenset[str]:
    with workspace.vault.session() as session:
        return frozenset(
            session.exec(
                select(StandingRow.person_id).where(
                    col(StandingRow.person_id).in_(ids), StandingRow.registered_at > 0
                )
            )
        )


def _complained(workspace: Workspace, transfer_id: str, ids: Sequence[str]) -> frozenset[str]:
    """Who was asked for complaints on arrival, whatever he said."""
    with workspace.vault.session() as session:
        return frozenset(
            session.exec(
                select(ComplaintRow.person_id).where(
                    col(ComplaintRow.person_id).in_(ids),
                    ComplaintRow.transfer_id == transfer_id,
                    ComplaintRow.occasion == ON_ARRIVAL,
                )
            )
        )


def latest_wishes(workspace: Workspace, ids: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Person → when he was last asked, and what he wished: for guards, never for a screen."""
    with workspace.vault.session() as session:
        rows = session.exec(
            select(WishRow.person_id, WishRow.asked_at, WishRow.wish)
            .where(col(WishRow.person_id).in_(ids))
            .order_by(col(WishRow.asked_at), col(WishRow.recorded_at), col(WishRow.id))
        )
        return {person_id: (asked_at, wish) for person_id, asked_at, wish in rows}


def _in_proceedings(workspace: Workspace, ids: Sequence[str]) -> frozenset[str]:
    with workspace.vault.session() as session:
        return frozenset(
            session.exec(
                select(ProceedingRow.person_id).where(
                    col(ProceedingRow.person_id).in_(ids),
                    ProceedingRow.proceeding == "judicial",
                    ProceedingRow.ended_at == 0,
                )
            )
        )


def _stated(workspace: Workspace, ids: Sequence[str]) -> frozenset[str]:
    """Of whom the statement of account (R2) was printed in this custody (GC III art. 66)."""
    with workspace.vault.session() as session:
        return frozenset(
            session.exec(
                select(PrintingRow.subject_id)
                .join(StandingRow, col(StandingRow.person_id) == PrintingRow.subject_id)
                .where(
                    col(PrintingRow.subject_id).in_(ids),
                    PrintingRow.form == _STATEMENT,
                    PrintingRow.printed_at >= StandingRow.episode_since,
                )
            )
        )
