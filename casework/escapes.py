"""Escape, recapture, success, and a new custody of somebody who comes back (GC III art. 91-94); deletes nobody."""

from dataclasses import dataclass

from casework.custody_events import next_event, require_texts
from casework.workspace import Workspace
from models.custody import Event
from models.errors import InputRefused
from models.records import CustodyEvent
from models.touched import Touched


@dataclass(frozen=True, slots=True)
class Escape:
    """When he was missed and last seen, where, under what circumstances, and who reported it."""

    missed_at: int
    last_seen_at: int
    place: str
    circumstances: str
    told_by: str


def escape(workspace: Workspace, person_id: str, told: Escape) -> Touched:
    """Record an escape; somebody missing at a roll-call ends here or is found, and is never deleted.

    Raises:
        InputRefused: circumstances or who reported it are missing, or the times contradict.
        TransitionRefused: he is not in custody.
    """
    require_texts({"circumstances": told.circumstances, "told_by": told.told_by})
    if told.last_seen_at > told.missed_at:
        raise InputRefused({"last_seen_at": "escape.seen_after_missed"})
    event = next_event(
        workspace,
        person_id,
        Event.ESCAPED,
        told.missed_at,
        told.place,
        note=told.circumstances,
        told_by=told.told_by,
        last_seen_at=told.last_seen_at,
    )
    return _record(workspace, event, "custody.escape")


def recapture(
    workspace: Workspace, person_id: str, at: int, place: str, handed_over_by: str
) -> Touched:
    """Record that an escaped man was recaptured and handed without delay to the military authority (art. 92).

    Raises:
        InputRefused: who handed him over is missing.
        TransitionRefused: no escape of his is recorded.
    """
    require_texts({"told_by": handed_over_by})
    event = next_event(workspace, person_id, Event.RECAPTURED, at, place, told_by=handed_over_by)
    return _record(workspace, event, "custody.recapture")


def escape_succeeded(
    workspace: Workspace, person_id: str, at: int, place: str, told_by: str
) -> Touched:
    """Record that an escape succeeded (art. 91), with the source of that knowledge.

    Raises:
        InputRefused: the source is missing.
    """
    require_texts({"told_by": told_by})
    event = next_event(workspace, person_id, Event.ESCAPE_SUCCEEDED, at, place, told_by=told_by)
    return _record(workspace, event, "custody.escape_succeeded")


def captured_again(workspace: Workspace, person_id: str, at: int, place: str, by: str) -> Touched:
    """Begin a new custody of the same person: he keeps his number, and everything is owed to him again.

    Raises:
        InputRefused: who captured him is missing.
        TransitionRefused: his custody has not ended, or he is dead.
    """
    require_texts({"told_by": by})
    event = next_event(workspace, person_id, Event.CAPTURED, at, place, told_by=by)
    return _record(workspace, event, "custody.captured_again")


def _record(workspace: Workspace, event: CustodyEvent, verb: str) -> Touched:
    with workspace.edit(verb, occurred_at=event.occurred_at) as record:
        record.add(event)
    return record.touched
