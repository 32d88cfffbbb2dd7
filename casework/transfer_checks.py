"""What is checked and said before a departure: fitness, notice, what goes with each (GC III art. 47, 48).

Refuses to change a sealed list, and to take an examination or a notice from the future.
"""

from collections.abc import Mapping

from casework import remarks
from casework.custody_events import require_past
from casework.transfers import change_lines, require_stage
from casework.workspace import Workspace
from models.errors import InputRefused
from models.records import Transfer
from models.touched import Touched
from models.transfer_facts import Stage
from store.unit_of_work import load

_LINE_FIELDS = frozenset({"visible_injuries", "medical_envelope", "baggage_kg", "conditions"})


def set_fitness(
    workspace: Workspace,
    transfer_id: str,
    person_ids: tuple[str, ...],
    fitness: str,
    by: str,
    conditions: str = "",
    *,
    at: int | None = None,
) -> Touched:
    """Record the examiner's answer whether these people are fit to move (GC III art. 47), and when he examined them.

    Raises:
        InputRefused: the examiner is not named, or it lies in the future.
    """
    if not by.strip():
        raise InputRefused({"fitness_by": "transfer.examiner_needed"})
    examined_at = at if at is not None else workspace.now()
    require_past(workspace, examined_at, "fitness_at")
    changes = {
        "fitness": fitness,
        "fitness_by": remarks.cleaned("fitness_by", by).text,
        "fitness_at": examined_at,
        "conditions": remarks.cleaned("conditions", conditions).text,
    }
    return _change(workspace, transfer_id, dict.fromkeys(person_ids, changes), "transfer.fitness")


def override_fitness(
    workspace: Workspace, transfer_id: str, person_id: str, by: str, reason: str
) -> Touched:
    """Let an unfit person travel because his safety imperatively demands it (GC III art. 47(1)), under a name.

    Raises:
        InputRefused: who decides, or why, is missing.
    """
    problems = {
        name: key
        for name, key, text in (
            ("override_by", "transfer.override_name_needed", by),
            ("override_reason", "people.reason_needed", reason),
        )
        if not text.strip()
    }
    if problems:
        raise InputRefused(problems)
    changes = {
        "override_by": remarks.cleaned("override_by", by).text,
        "override_reason": remarks.cleaned("override_reason", reason).text,
    }
    return _change(
        workspace, transfer_id, {person_id: changes}, "transfer.override", reason.strip()
    )


def set_line(
    workspace: Workspace, transfer_id: str, person_id: str, changes: Mapping[str, str]
) -> Touched:
    """Record what goes with one person: visible injuries, medical envelope, baggage, conditions."""
    known = {
        name: remarks.cleaned(name, text).text
        for name, text in changes.items()
        if name in _LINE_FIELDS
    }
    return _change(workspace, transfer_id, {person_id: known}, "transfer.line")


def give_notice(
    workspace: Workspace, transfer_id: str, address: str, language: str, at: int | None = None
) -> Touched:
    """Record that the prisoners were told of their departure and new postal address (GC III art. 48).

    Raises:
        InputRefused: the new postal address is missing, or it lies in the future.
    """
    require_stage(workspace, transfer_id, Stage.PREPARATION)
    if not address.strip():
        raise InputRefused({"destination_address": "transfer.address_needed"})
    told_at = at if at is not None else workspace.now()
    require_past(workspace, told_at, "notice_given_at")
    with workspace.edit("transfer.notice", occurred_at=told_at) as record:
        record.change(
            load(record, Transfer, transfer_id),
            destination_address=remarks.cleaned("home_address", address).text,
            notice_given_at=told_at,
            notice_language=language,
        )
    return record.touched


def _change(
    workspace: Workspace,
    transfer_id: str,
    changes: Mapping[str, Mapping[str, str | int | bool]],
    verb: str,
    reason: str = "",
) -> Touched:
    require_stage(workspace, transfer_id, Stage.PREPARATION)
    with workspace.edit(verb, reason=reason) as record:
        change_lines(record, transfer_id, changes)
    return record.touched
