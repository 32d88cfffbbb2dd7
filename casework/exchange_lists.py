"""Lists of an exchange or repatriation: versions, what the other side says of each name, whom it takes over.

Refuses to carry a word of what anybody wishes, and to hand over from a list that was not prepared.
"""

from collections.abc import Sequence

from sqlmodel import col, select

from casework import remarks
from casework.exchange_list_views import VersionView
from casework.transfer_facts import facts_of, lines_of
from casework.transfers import change_lines, require_stage
from casework.workspace import Workspace
from models.errors import Block, InputRefused, StepBlocked
from models.exchange_lists import (
    HOMEWARD,
    Accepted,
    Agreed,
    Cause,
    Phase,
    difference,
    digest,
    may_follow,
)
from models.ids import new_id
from models.records import ListVersion, Transfer
from models.tables import ListVersionRow
from models.touched import Touched
from models.transfer_facts import Stage
from store.unit_of_work import Edit, Loaded, load


def versions(workspace: Workspace, transfer_id: str) -> tuple[VersionView, ...]:
    """Every version of a list, the oldest first."""
    with workspace.vault.session() as session:
        rows = session.exec(
            select(ListVersionRow)
            .where(ListVersionRow.transfer_id == transfer_id)
            .order_by(col(ListVersionRow.version), col(ListVersionRow.id))
        ).all()
    found: list[VersionView] = []
    before: tuple[str, ...] = ()
    for row in rows:
        people = tuple(row.people.split())
        differs = difference(before, people)
        found.append(
            VersionView(
                row.version,
                row.phase,
                row.made_at,
                row.made_by,
                people,
                row.digest,
                row.note,
                differs.added,
                differs.removed,
            )
        )
        before = people
    return tuple(found)


def make_version(workspace: Workspace, transfer_id: str, phase: Phase, note: str = "") -> Touched:
    """Keep the list as it stands as a version of this phase; who was struck by the other side goes off it.

    Raises:
        StepBlocked: it is no list of an exchange or repatriation, the list is sealed or empty, the phase does not
            follow, or a name has no word of the other side yet.
    """
    require_stage(workspace, transfer_id, Stage.PREPARATION)
    transfer = load(workspace.vault, Transfer, transfer_id)
    if transfer.value.destination_kind not in HOMEWARD:
        raise StepBlocked((Block("no_exchange_list", "118"),))
    if phase is Phase.HANDED_OVER or not may_follow(transfer.value.list_phase, phase):
        raise StepBlocked((Block("phase_does_not_follow", "118"),))
    lines = lines_of(workspace, transfer_id)
    struck = {line.person_id for line in lines if line.agreed == Agreed.STRUCK}
    people = tuple(line.person_id for line in lines if line.person_id not in struck)
    if not people:
        raise StepBlocked((Block("nobody_on_list", "46"),))
    if phase is not Phase.PROPOSED:
        silent = tuple(line.person_id for line in lines if not line.agreed)
        if silent:
            raise StepBlocked((Block("not_agreed", "118", silent),))
    off = {"withdrawn": True, "withdrawn_reason": remarks.cleaned("reason", note).text}
    with workspace.edit("exchange_list.version", reason=note.strip()) as record:
        if phase is not Phase.PROPOSED:
            change_lines(record, transfer_id, dict.fromkeys(struck, off))
        add_version(workspace, record, transfer, phase, people, note)
    return record.touched


def add_version(
    workspace: Workspace,
    record: Edit,
    transfer: Loaded[Transfer],
    phase: Phase,
    people: Sequence[str],
    note: str = "",
) -> None:
    """Inside a save, keep a version of a list and note how far it has come."""
    version = transfer.value.list_version + 1
    officer = workspace.officer
    record.add(
        ListVersion(
            id=new_id(workspace.clock),
            transfer_id=transfer.value.id,
            version=version,
            phase=phase.value,
            made_at=workspace.now(),
            made_by=f"{officer.rank} {officer.name}".strip(),
            people=" ".join(people),
            digest=digest(transfer.value.id, version, phase.value, people),
            note=remarks.cleaned("note", note).text,
        )
    )
    record.change(transfer, list_phase=phase.value, list_version=version)


def set_agreed(
    workspace: Workspace, transfer_id: str, person_ids: tuple[str, ...], agreed: Agreed
) -> Touched:
    """Record what the other side said about these names: agreed, struck, or added by it.

    Raises:
        StepBlocked: the list is sealed.
    """
    require_stage(workspace, transfer_id, Stage.PREPARATION)
    said = {"agreed": Agreed(agreed).value}
    with workspace.edit("exchange_list.agreed") as record:
        change_lines(record, transfer_id, dict.fromkeys(person_ids, said))
    return record.touched


def accept(
    workspace: Workspace,
    transfer_id: str,
    person_ids: tuple[str, ...],
    accepted: Accepted,
    cause: str = "",
    note: str = "",
) -> Touched:
    """Record at the handover whether the other side took these people over; a refusal has its cause.

    Raises:
        StepBlocked: the transfer is not under way, or one of them does not stand there.
        InputRefused: a refusal without its cause.
    """
    require_stage(workspace, transfer_id, Stage.UNDER_WAY)
    refused = accepted is Accepted.NOT_ACCEPTED
    if refused and cause not in set(Cause):
        raise InputRefused({"refusal_cause": "transfer.cause_needed"})
    facts = facts_of(workspace, transfer_id)
    here = {line.person_id for line in (*facts.lines, *facts.unlisted) if line.came}
    if away := tuple(person for person in person_ids if person not in here):
        raise StepBlocked((Block("not_present", "118", away),))
    changes: dict[str, str | int | bool] = {
        "accepted": accepted.value,
        "refusal_cause": cause if refused else "",
    }
    if note.strip():
        changes["outcome_note"] = remarks.cleaned("note", note).text
    with workspace.edit("exchange_list.accepted") as record:
        change_lines(record, transfer_id, dict.fromkeys(person_ids, changes))
    return record.touched


def accept_all_present(workspace: Workspace, transfer_id: str) -> Touched:
    """Record that everybody who stands there and has no answer yet was taken over."""
    require_stage(workspace, transfer_id, Stage.UNDER_WAY)
    facts = facts_of(workspace, transfer_id)
    open_ones = tuple(
        line.person_id
        for line in (*facts.lines, *facts.unlisted)
        if line.came and not line.accepted
    )
    return accept(workspace, transfer_id, open_ones, Accepted.ACCEPTED)
