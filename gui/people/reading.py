"""What may have happened to a person instead of an event, from where he stood before; refuses to know Qt."""

from collections.abc import Sequence

from casework.views import TimelineEntry
from models.custody import BY_THEMSELVES, TRANSITIONS, Event, State

_FIRST = frozenset({Event.CAPTURED, Event.REACHED_COLLECTION_POINT})


def events_instead(entries: Sequence[TimelineEntry], event_id: str) -> tuple[str, ...]:
    """What may have happened instead of an event: itself first, then what fits where he stood before it.

    What it corrects may be true after all, and it may not have happened; only that he came is never withdrawn,
    for then nothing would say that he is here.
    """
    state = State.UNRECORDED.value
    for entry in entries:
        if entry.event_id == event_id:
            break
        if not entry.corrected and entry.state:
            state = entry.state
    fitting = (
        move.event.value
        for move in TRANSITIONS
        if state in move.sources and move.event in BY_THEMSELVES | _FIRST
    )
    said = (entry.event for entry in said_of(entries, event_id) if entry.event != Event.WITHDRAWN)
    gone = (Event.WITHDRAWN.value,) if state != State.UNRECORDED else ()
    return tuple(dict.fromkeys((*said, *fitting, *gone)))


def said_of(entries: Sequence[TimelineEntry], event_id: str) -> tuple[TimelineEntry, ...]:
    """An entry and what it corrects, back to the first that was said of this event."""
    known = {entry.event_id: entry for entry in entries}
    found: dict[str, TimelineEntry] = {}
    while event_id in known and event_id not in found:
        found[event_id] = known[event_id]
        event_id = known[event_id].corrects
    return tuple(found.values())
