"""Capture cards written, sent or declined (GC III art. 70); refuses to write one in a prisoner's place."""

from sqlmodel import col, select

from casework.workspace import Workspace
from models.ids import new_id
from models.records import CaptureCard
from models.tables import CaptureCardRow, StandingRow
from models.touched import Touched
from store.unit_of_work import load

ADDRESSEES = ("family", "agency")


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
