"""Notices to the Information Bureau (GC III art. 122(4)-(8)): what is still to be told, told, acknowledged.

A notice is never dropped: it stands among what is owed until the record shows that it was sent, and again until the
Bureau has acknowledged it. Refuses what may not go to the Bureau (`models.field_classes`), a wish above all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

import cbor2
from sqlmodel import col, select

from casework import access, remarks
from casework.custody_events import require_past, require_texts
from casework.workspace import Workspace
from models.duties import DutyKind
from models.errors import Block, RecordMissing, StepBlocked
from models.field_classes import FieldClass, Outlet
from models.ids import new_id
from models.numbers import NumberSeries
from models.owed import SERIOUS_CASE
from models.records import BureauNotice, CustodyEvent, Person
from models.tables import BureauNoticeRow, CustodyEventRow, DutyRow
from models.touched import Touched
from store.unit_of_work import load

TOLD = (DutyKind.BUREAU_NOTICE, DutyKind.DEATH_NOTICE, DutyKind.WEEKLY_REPORT)
"""Kinds of duty that a notice to the Bureau ends."""

WAYS = ("exchange", "paper", "hand")
AUTHENTICATED = ("signature", "seal")


@dataclass(frozen=True, slots=True)
class Pending:
    """One thing the Bureau was not told yet: which notice, of whom, about which event, owed since when."""

    person_id: str
    notice: str
    event_id: str
    armed_at: int


def pending(workspace: Workspace, person_ids: Iterable[str] = ()) -> tuple[Pending, ...]:
    """What this station still has to tell the Bureau, of everybody or of these people; the oldest first."""
    asked = (
        select(DutyRow)
        .where(
            DutyRow.station_id == workspace.station.id,
            col(DutyRow.kind).in_([kind.value for kind in TOLD]),
        )
        .order_by(col(DutyRow.armed_at), col(DutyRow.person_id))
    )
    if ids := tuple(person_ids):
        asked = asked.where(col(DutyRow.person_id).in_(ids))
    with workspace.vault.session() as session:
        rows = session.exec(asked).all()
        events = {
            row.id: row.event
            for row in session.exec(
                select(CustodyEventRow).where(
                    col(CustodyEventRow.id).in_([row.event_id for row in rows])
                )
            )
        }
    return tuple(
        Pending(row.person_id, events.get(row.event_id, SERIOUS_CASE), row.event_id, row.armed_at)
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class Sending:
    """How notices go out and by what they are authenticated (art. 122(8))."""

    way: str
    authenticated: str = "signature"
    at: int = 0


def send(workspace: Workspace, person_ids: tuple[str, ...], sending: Sending) -> Touched:
    """Record everything that is pending of these people as told, each notice under a number of its own.

    What was told is kept as the SHA-256 of its canonical content (deterministic CBOR of `content_of`).

    Raises:
        NotYourRole: the officer may not see what the Bureau is told.
        InputRefused: the way is missing, or it lies in the future.
        StepBlocked: nothing is pending.
    """
    access.require(workspace, FieldClass.A, FieldClass.B, FieldClass.C)
    require_texts({"way": sending.way, "authenticated": sending.authenticated})
    sent_at = sending.at or workspace.now()
    require_past(workspace, sent_at)
    open_ones = pending(workspace, person_ids)
    if not open_ones:
        raise StepBlocked((Block("nothing_to_tell", "122", person_ids),))
    officer = f"{workspace.officer.rank} {workspace.officer.name}".strip()
    digests = {each: sha256(content_of(workspace, each)).hexdigest() for each in open_ones}
    with workspace.edit("bureau.send", occurred_at=sent_at) as record:
        for each in open_ones:
            record.add(
                BureauNotice(
                    id=new_id(workspace.clock),
                    number=str(record.next_number(NumberSeries.NOTICE)),
                    person_id=each.person_id,
                    notice=each.notice,
                    event_id=each.event_id,
                    armed_at=each.armed_at,
                    prepared_at=workspace.now(),
                    digest=digests[each],
                    authenticated_by=officer,
                    authenticated_way=sending.authenticated,
                    sent_at=sent_at,
                    sent_way=sending.way,
                )
            )
    return record.touched


def acknowledge(workspace: Workspace, person_ids: tuple[str, ...], reference: str) -> Touched:
    """Record that the Bureau acknowledged what it was told of these people.

    Raises:
        InputRefused: its reference is missing.
        RecordMissing: nothing that was sent waits for it.
    """
    require_texts({"acknowledgement": reference})
    with workspace.vault.session() as session:
        ids = session.exec(
            select(BureauNoticeRow.id).where(
                col(BureauNoticeRow.person_id).in_(person_ids),
                BureauNoticeRow.acknowledged_at == 0,
                BureauNoticeRow.sent_at > 0,
            )
        ).all()
    if not ids:
        raise RecordMissing(BureauNotice.kind)
    with workspace.edit("bureau.acknowledge") as record:
        for notice_id in ids:
            record.change(
                load(workspace.vault, BureauNotice, notice_id),
                acknowledged_at=workspace.now(),
                acknowledgement=remarks.cleaned("acknowledgement", reference).text,
            )
    return record.touched


def content_of(workspace: Workspace, told: Pending) -> bytes:
    """What the Bureau is told, as deterministic CBOR: only fields that may go there and that say something."""
    person = load(workspace.vault, Person, told.person_id).value.model_dump()
    said: dict[str, object] = {
        "notice": told.notice,
        "person": _released(workspace, "person", person),
    }
    if told.notice != SERIOUS_CASE:
        event = load(workspace.vault, CustodyEvent, told.event_id).value.model_dump()
        said["event"] = _released(workspace, "custody_event", event)
    return cbor2.dumps(said, canonical=True)


def _released(workspace: Workspace, kind: str, values: dict[str, object]) -> dict[str, object]:
    allowed = access.released(workspace, kind, values, Outlet.BUREAU)
    return {name: value for name, value in allowed.items() if value}
