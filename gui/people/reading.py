"""What may have happened to a person instead of an event, from where he stood before; refuses to know Qt."""

from collections.abc import Sequence

from casework.views import TimelineEntry
from models.custody import BY_THEMSELVES, TRANSITIONS, Event, State

_FIRST = frozenset({Event.CAPTURED, Event.REACHED_COLLECTION_POINT})


def events_instead(entries: Sequence[TimelineEntry], event_id: str) -> tuple[str, ...]:
    """What may have happened instead of an event: itself first, then what fits where he stood before it."""
    state, wrong = State.UNRECORDED.value, ""
    for entry in entries:
        if entry.event_id == event_id:
            wrong = entry.event
            break
        if not entry.corrected and entry.state:
            state = entry.state
    fitting = (
        move.event.value
        for move in TRANSITIONS
        if state in move.sources and move.event in BY_THEMSELVES | _FIRST
    )
    return tuple(dict.fromkeys((wrong, *fitting)))
