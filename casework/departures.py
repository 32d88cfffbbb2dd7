"""Sealing a list, and leaving under it (GC III art. 46); refuses to let anybody depart unlisted.

After sealing the list stands as it is; who must change it unseals it with a reason.
"""

from hashlib import sha256

import cbor2
from sqlmodel import col, select

from casework import remarks
from casework.custody_events import require_texts
from casework.transfer_facts import facts_of, lines_of, stage_of, transfer_row
from casework.transfers import require_stage
from casework.workspace import Workspace
from models.custody import MOVABLE, Event, State
from models.errors import Block, InputRefused, StepBlocked
from models.ids import new_id
from models.records import CustodyEvent, Transfer
from models.tables import StandingRow
from models.touched import Touched
from models.transfer_facts import Override, Stage, stage
from models.transfer_rules import blocks_departure, blocks_sealing, still_standing
from store.unit_of_work import load


def seal_list(workspace: Workspace, transfer_id: str, override: Override | None = None) -> Touched:
    """Close the list: who is on it, with what, now stands under a digest.

    Raises:
        StepBlocked: something is missing that this `override` does not let pass; the blocks say what and for whom.
        InputRefused: the override has no name or no reason.
    """
    require_stage(workspace, transfer_id, Stage.PREPARATION)
    require_passed(blocks_sealing(facts_of(workspace, transfer_id)), override)
    digest = list_digest(workspace, transfer_id)
    with workspace.edit("transfer.seal", reason=reason_of(override)) as record:
        record.change(
            load(record, Transfer, transfer_id),
            sealed_at=workspace.now(),
            sealed_digest=digest,
            **names_of(override),
        )
    return record.touched


def require_passed(blocks: tuple[Block, ...], override: Override | None) -> None:
    """Let a step pass whose guards are satisfied, or overridden under a name where the law allows it.

    Raises:
        StepBlocked: guards still stand.
        InputRefused: the override has no name or no reason.
    """
    if override is not None:
        require_texts({"override_by": override.by}, "transfer.override_name_needed")
        require_texts({"override_reason": override.reason}, "people.reason_needed")
    if still := still_standing(blocks, override):
        raise StepBlocked(still)


def reason_of(override: Override | None) -> str:
    """The override as the reason of an entry."""
    return f"{override.by.strip()}: {override.reason.strip()}" if override else ""


def names_of(override: Override | None) -> dict[str, str]:
    """The override as the transfer keeps it."""
    if override is None:
        return {}
    return {
        "override_by": remarks.cleaned("override_by", override.by).text,
        "override_reason": remarks.cleaned("override_reason", override.reason).text,
    }


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
    require_stage(workspace, transfer_id, Stage.SEALED)
    if not reason.strip():
        raise InputRefused({"reason": "people.reason_needed"})
    with workspace.edit("transfer.unseal", reason=reason.strip()) as record:
        record.change(
            load(record, Transfer, transfer_id), sealed_at=0, sealed_digest="", **_UNCOUNTED
        )
    return record.touched


_UNCOUNTED: dict[str, str | int] = {
    "first_counter": "",
    "first_count": 0,
    "second_counter": "",
    "second_count": 0,
    "count_discrepancy": "",
}
"""Who was counted for one list is counted anew for the next."""


def depart(
    workspace: Workspace,
    transfer_id: str,
    at: int | None = None,
    override: Override | None = None,
) -> Touched:
    """Record the departure: every person on the sealed list is now in transit.

    Raises:
        StepBlocked: the list is not sealed, two have not counted them, an examination is too old, or somebody on it
            stands elsewhere by now.
        InputRefused: the time lies in the future or before the sealing; the override has no name or no reason.
    """
    facts = facts_of(workspace, transfer_id)
    if stage(facts) is not Stage.SEALED:
        raise StepBlocked((Block("list_not_sealed", "46"),))
    departed_at = at if at is not None else workspace.now()
    if not facts.sealed_at - _MINUTE <= departed_at <= workspace.now() + _MINUTE:
        raise InputRefused({"departed_at": "transfer.departure_time"})
    transfer = load(workspace.vault, Transfer, transfer_id)
    standings = standings_of(workspace, tuple(line.person_id for line in facts.lines))
    if stuck := tuple(person for person, row in standings.items() if row.state not in MOVABLE):
        raise StepBlocked((Block("cannot_be_moved", "46", stuck),))
    if forked := tuple(person for person, row in standings.items() if row.forked):
        raise StepBlocked((Block("custody_contradicts", "122", forked),))
    require_passed(blocks_departure(facts, departed_at), override)
    with workspace.edit(
        "transfer.depart", reason=reason_of(override), occurred_at=departed_at
    ) as record:
        record.change(transfer, departed_at=departed_at, **names_of(override))
        for line in facts.lines:
            record.add(
                CustodyEvent(
                    id=new_id(workspace.clock),
                    person_id=line.person_id,
                    event=Event.DEPARTED.value,
                    follows=standings[line.person_id].last_event_id,
                    station_id=workspace.station.id,
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
    if stage_of(transfer_row(workspace, transfer_id)) not in (Stage.PREPARATION, Stage.SEALED):
        raise StepBlocked((Block("has_departed", "46"),))
    if not reason.strip():
        raise InputRefused({"reason": "people.reason_needed"})
    with workspace.edit("transfer.cancel", reason=reason.strip()) as record:
        record.change(load(workspace.vault, Transfer, transfer_id), cancelled_at=workspace.now())
    return record.touched


def standings_of(workspace: Workspace, person_ids: tuple[str, ...]) -> dict[str, StandingRow]:
    """Where these people stand; who has no standing yet is nowhere."""
    with workspace.vault.session() as session:
        rows = session.exec(
            select(StandingRow).where(col(StandingRow.person_id).in_(person_ids))
        ).all()
    found = {row.person_id: row for row in rows}
    return {
        person: found.get(person) or StandingRow(person_id=person, state=State.UNRECORDED.value)
        for person in person_ids
    }
