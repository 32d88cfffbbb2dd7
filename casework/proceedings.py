"""Disciplinary and judicial proceedings with their limits and notices (GC III art. 82-108); judges nobody.

A proceeding never changes a legal category (art. 85). What the limits are is `models.duties`.
"""

from collections.abc import Mapping

from sqlmodel import and_, or_, select

from casework import remarks
from casework.access import needs
from casework.custody_events import require_past, require_texts
from casework.workspace import Workspace
from models.duties import DAY
from models.errors import Block, InputRefused, StepBlocked
from models.field_classes import FieldClass
from models.ids import new_id
from models.records import Proceeding
from models.tables import ProceedingRow
from models.touched import Touched
from store.unit_of_work import load

MOST_PUNISHMENT_DAYS = 30
"""A disciplinary punishment lasts at most thirty days, also for several acts at once (art. 90)."""

_TRIAL_NOTICE = 21 * DAY
_PAST = (
    "confined_from",
    "confined_until",
    "notified_at",
    "power_received_at",
    "prisoner_received_at",
    "representative_received_at",
    "judged_at",
    "judgment_reported_at",
    "punishment_from",
    "ended_at",
)
_RECEIPTS = ("power_received_at", "prisoner_received_at", "representative_received_at")


@needs(FieldClass.L)
def open_proceeding(
    workspace: Workspace, person_id: str, kind: str, changes: Mapping[str, str | int]
) -> Touched:
    """Open a `disciplinary` or `judicial` proceeding.

    Raises:
        InputRefused: the charge is missing, a judicial one without its provision, or a time is impossible.
    """
    fields = _checked(workspace, {"proceeding": kind}, changes)
    with workspace.edit("legal.open_proceeding") as record:
        record.add(
            Proceeding.model_validate(
                {
                    **fields,
                    "id": new_id(workspace.clock),
                    "person_id": person_id,
                    "proceeding": kind,
                }
            )
        )
    return record.touched


@needs(FieldClass.L)
def go_on(workspace: Workspace, proceeding_id: str, changes: Mapping[str, str | int]) -> Touched:
    """Record how a proceeding goes on: confinement, notices and their receipts, trial, judgment, punishment.

    Raises:
        StepBlocked: a judgment before three weeks have passed since the last of the three receipts (art. 104).
        InputRefused: a time is impossible, or a punishment is longer than thirty days.
    """
    seen = load(workspace.vault, Proceeding, proceeding_id)
    fields = _checked(workspace, seen.value.model_dump(), changes)
    after = {**seen.value.model_dump(), **fields}
    if after["proceeding"] == "judicial" and fields.get("judged_at"):
        received = [int(after[name]) for name in _RECEIPTS]
        if not all(received) or int(after["judged_at"]) - max(received) < _TRIAL_NOTICE:
            raise StepBlocked((Block("trial_notice_missing", "104", (seen.value.person_id,)),))
    with workspace.edit("legal.proceeding") as record:
        record.change(seen, **fields)
    return record.touched


@needs(FieldClass.L)
def open_ones(workspace: Workspace, person_id: str) -> tuple[str, ...]:
    """The identifiers of a person's proceedings that go on, the oldest first; also with a judgment not yet reported."""
    with workspace.vault.session() as session:
        return tuple(
            session.exec(
                select(ProceedingRow.id)
                .where(
                    ProceedingRow.person_id == person_id,
                    or_(
                        ProceedingRow.ended_at == 0,
                        and_(ProceedingRow.judged_at > 0, ProceedingRow.judgment_reported_at == 0),
                    ),
                )
                .order_by(ProceedingRow.id)
            )
        )


def _checked(
    workspace: Workspace, before: Mapping[str, object], changes: Mapping[str, str | int]
) -> dict[str, str | int]:
    known = {name: value for name, value in changes.items() if name in Proceeding.model_fields}
    after = {**before, **known}
    require_texts({"charge": str(after.get("charge", ""))})
    if after.get("proceeding") == "judicial":
        require_texts({"provision": str(after.get("provision", ""))})
    for name in _PAST:
        require_past(workspace, int(known.get(name, 0)), name)
    if int(known.get("punishment_days", 0)) > MOST_PUNISHMENT_DAYS:
        raise InputRefused({"punishment_days": "proceeding.thirty_days"})
    return {
        name: remarks.cleaned(name, value).text if isinstance(value, str) else value
        for name, value in known.items()
        if name not in {"id", "person_id", "proceeding"}
    }
