"""Notices to the Information Bureau (GC III art. 122(4)-(8)): prepared, told, acknowledged, one by one.

A notice is never dropped: what is to be told stands among what is owed until the record shows that it was sent, and
again until the Bureau has acknowledged it. Preparing or printing one ends nothing. What is told is the same whoever
tells it (`casework.bureau_content`): who may not see all of it is refused, nothing is left out for him.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import text
from sqlmodel import col, select

from casework import access, remarks
from casework.bureau_content import Contents, Subject, digest_of, facts_of, opened, signed
from casework.bureau_deaths import digest_of_death
from casework.custody_events import require_past, require_texts
from casework.workspace import Workspace
from models.bureau_notice import identity_digest
from models.duties import DAY, DutyKind
from models.errors import Block, NotYourRole, RecordMissing, StepBlocked
from models.field_classes import FieldClass, Role
from models.ids import new_id
from models.numbers import NumberSeries
from models.owed_notices import OF_NO_EVENT, SERIOUS_CASE
from models.records import BureauNotice
from models.tables import BureauNoticeRow, CustodyEventRow, DutyRow
from models.touched import Touched
from store.loaded import load_by_ids
from store.unit_of_work import Edit, Loaded

TOLD = (DutyKind.BUREAU_NOTICE, DutyKind.DEATH_NOTICE, *OF_NO_EVENT)
"""Kinds of duty that a notice to the Bureau ends."""

WAYS = ("exchange", "paper", "hand")
AUTHENTICATED = ("signature", "seal")
AGAIN_AFTER = 6 * DAY
"""A serious case is told of again from the sixth day, so that the report is there on the seventh."""
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Pending:
    """One thing the Bureau was not told yet: which notice, of whom, about which event, owed since when.

    `prepared` is the identifier of the notice that is prepared for it and not sent, or empty.
    """

    person_id: str
    notice: str
    event_id: str
    armed_at: int
    prepared: str = ""


def pending(workspace: Workspace, person_ids: Iterable[str] = ()) -> tuple[Pending, ...]:
    """What this station still has to tell the Bureau, of everybody or of these people; the oldest first."""
    ids = tuple(person_ids)
    found = _owed(workspace, ids)
    lately = _told_lately(workspace, ids)
    prepared = _prepared(workspace)
    return tuple(
        replace(each, prepared=prepared.get((each.person_id, each.notice, each.event_id), ""))
        for each in found
        if each.notice != SERIOUS_CASE or each.person_id not in lately
    )


def _owed(workspace: Workspace, ids: tuple[str, ...]) -> list[Pending]:
    here = col(DutyRow.station_id)
    asked = (
        select(DutyRow, CustodyEventRow.event)
        .join(CustodyEventRow, col(CustodyEventRow.id) == DutyRow.event_id, isouter=True)
        .where(
            # Of chosen people the engine reads by the person, and not all that the station owes.
            (here.concat("") if ids else here) == workspace.station.id,
            col(DutyRow.kind).in_([kind.value for kind in TOLD]),
        )
        .order_by(col(DutyRow.armed_at), col(DutyRow.person_id))
    )
    found: list[Pending] = []
    with workspace.vault.session() as session:
        for some in _chunks(ids) if ids else [()]:
            chosen = asked.where(col(DutyRow.person_id).in_(some)) if some else asked
            for row, event in session.exec(chosen):
                notice = event or OF_NO_EVENT[DutyKind(row.kind)]
                found.append(Pending(row.person_id, notice, row.event_id, row.armed_at))
    return sorted(found, key=lambda each: (each.armed_at, each.person_id))


def _told_lately(workspace: Workspace, ids: tuple[str, ...]) -> frozenset[str]:
    asked = select(BureauNoticeRow.person_id).where(
        BureauNoticeRow.notice == SERIOUS_CASE,
        BureauNoticeRow.sent_at > workspace.now() - AGAIN_AFTER,
        col(BureauNoticeRow.person_id).in_(
            select(DutyRow.person_id).where(DutyRow.kind == DutyKind.WEEKLY_REPORT.value)
        ),
    )
    with workspace.vault.session() as session:
        told = frozenset(session.exec(asked))
    return told & frozenset(ids) if ids else told


def _prepared(workspace: Workspace) -> dict[tuple[str, str, str], str]:
    # Written out, not bound: only so the index of what waits is used.
    asked = select(BureauNoticeRow).where(
        text("bureau_notice.acknowledged_at = 0 AND bureau_notice.sent_at = 0")
    )
    with workspace.vault.session() as session:
        return {(row.person_id, row.notice, row.event_id): row.id for row in session.exec(asked)}


@dataclass(frozen=True, slots=True)
class Sending:
    """How notices go out and by what the paper is authenticated (art. 122(8)); at 0: now."""

    way: str
    authenticated: str = "signature"
    at: int = 0


def prepare(workspace: Workspace, person_ids: tuple[str, ...]) -> tuple[str, ...]:
    """Write and sign the notices that are pending of these people, or of everybody; they stay owed.

    One prepared already is written anew under its number if the record says something else. Gives their identifiers.

    Raises:
        NotYourRole: the officer may not see what the Bureau is told.
        StepBlocked: nothing is pending.
    """
    open_ones = _to_tell(workspace, person_ids)
    with workspace.edit("bureau.prepare") as record:
        return tuple(each.value.id for each in _write(workspace, record, open_ones))


def send(workspace: Workspace, person_ids: tuple[str, ...], sending: Sending) -> Touched:
    """Prepare what is pending of these people, or of everybody, and record it as sent, in one act.

    On paper and by hand goes what was prepared and printed; by exchange what the record says now.

    Raises:
        NotYourRole: the officer may not see what the Bureau is told.
        InputRefused: the way is missing, or it lies in the future.
        StepBlocked: nothing is pending.
    """
    sent = _sent(workspace, sending)
    open_ones = _to_tell(workspace, person_ids)
    with workspace.edit("bureau.send", occurred_at=int(sent["sent_at"])) as record:
        printed = sending.way != WAYS[0]
        for each in _write(workspace, record, open_ones, as_prepared=printed):
            record.change(each, **sent)
    return record.touched


def mark_sent(workspace: Workspace, notice_ids: tuple[str, ...], sending: Sending) -> Touched:
    """Record that prepared notices were sent, as they were prepared.

    Raises:
        NotYourRole: the officer may not see what the Bureau is told.
        InputRefused: the way is missing, or it lies in the future.
        RecordMissing: one of them is not prepared, or was sent already.
    """
    access.require(workspace, FieldClass.A, FieldClass.B, FieldClass.C)
    sent = _sent(workspace, sending)
    with workspace.edit("bureau.send", occurred_at=int(sent["sent_at"])) as record:
        for each in _notices(workspace, notice_ids, "sent_at = 0"):
            record.change(each, **sent)
    return record.touched


def waiting(
    workspace: Workspace, person_ids: tuple[str, ...], numbers: Sequence[str] = ()
) -> tuple[str, ...]:
    """The notices of these people that were sent and not acknowledged: all, or those with these numbers.

    Raises:
        RecordMissing: there is none, or a number is not among them.
    """
    asked = select(BureauNoticeRow.id, BureauNoticeRow.number).where(
        BureauNoticeRow.acknowledged_at == 0, BureauNoticeRow.sent_at > 0
    )
    with workspace.vault.session() as session:
        found = {
            number: identifier
            for some in _chunks(person_ids)
            for identifier, number in session.exec(
                asked.where(col(BureauNoticeRow.person_id).in_(some))
            )
        }
    if not found or not found.keys() >= set(numbers):
        raise RecordMissing(BureauNotice.kind)
    return tuple(found[number] for number in numbers or sorted(found))


def acknowledge(workspace: Workspace, notice_ids: tuple[str, ...], reference: str) -> Touched:
    """Record that the Bureau acknowledged these notices, under the reference it gave.

    Raises:
        NotYourRole: only who has the role of the Bureau takes its answers.
        InputRefused: its reference is missing.
        RecordMissing: one of them was not sent, or is acknowledged already.
    """
    if Role.BUREAU_OFFICER not in access.roles(workspace):
        raise NotYourRole(FieldClass.B.value)
    require_texts({"acknowledgement": reference})
    answer = remarks.cleaned("acknowledgement", reference).text
    with workspace.edit("bureau.acknowledge") as record:
        for each in _notices(workspace, notice_ids, "sent_at > 0 AND acknowledged_at = 0"):
            record.change(each, acknowledged_at=workspace.now(), acknowledgement=answer)
    return record.touched


def _to_tell(workspace: Workspace, person_ids: tuple[str, ...]) -> tuple[Pending, ...]:
    access.require(workspace, FieldClass.A, FieldClass.B, FieldClass.C)
    open_ones = pending(workspace, person_ids)
    if not open_ones:
        raise StepBlocked((Block("nothing_to_tell", "122", person_ids),))
    return open_ones


def _sent(workspace: Workspace, sending: Sending) -> dict[str, str | int]:
    require_texts({"way": sending.way, "authenticated": sending.authenticated})
    sent_at = sending.at or workspace.now()
    require_past(workspace, sent_at)
    return {
        "sent_at": sent_at,
        "sent_way": sending.way,
        "authenticated_way": sending.authenticated,
    }


def _write(
    workspace: Workspace,
    record: Edit,
    open_ones: tuple[Pending, ...],
    *,
    as_prepared: bool = False,
) -> list[Loaded[BureauNotice]]:
    standing = {
        each.value.id: each
        for each in load_by_ids(
            record, BureauNotice, [each.prepared for each in open_ones if each.prepared]
        )
    }
    subjects = tuple(Subject(each.person_id, each.notice, each.event_id) for each in open_ones)
    contents = Contents(workspace, record, subjects)
    written: list[Loaded[BureauNotice]] = []
    for each, subject in zip(open_ones, subjects, strict=True):
        before = standing.get(each.prepared)
        if before and as_prepared:
            written.append(before)
            continue
        number = before.value.number if before else str(record.next_number(NumberSeries.NOTICE))
        claims = contents.claims(replace(subject, number=number))
        if before and facts_of(opened(record, before.value).claims) == facts_of(claims):
            written.append(before)
            continue
        said: dict[str, str | int] = {
            "prepared_at": workspace.now(),
            "digest": digest_of(claims),
            "signed": signed(workspace, claims),
            "identity_digest": identity_digest(claims["person"]),
            "death_digest": digest_of_death(each.notice, claims),
            "authenticated_by": str(claims["officer"]),
        }
        written.append(
            record.change(before, **said)
            if before
            else record.add(
                BureauNotice(
                    id=new_id(workspace.clock),
                    number=number,
                    person_id=each.person_id,
                    notice=each.notice,
                    event_id=each.event_id,
                    armed_at=each.armed_at,
                    **said,  # pyright: ignore[reportArgumentType] - each of the type of its field
                )
            )
        )
    return written


def _notices(
    workspace: Workspace, notice_ids: tuple[str, ...], standing: str
) -> list[Loaded[BureauNotice]]:
    found = load_by_ids(workspace.vault, BureauNotice, notice_ids, also=standing)
    if not found or len(found) != len(set(notice_ids)):
        raise RecordMissing(BureauNotice.kind)
    return found


def _chunks(ids: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK)]
