"""Escape, recapture, success, a new custody: what each asks; refuses to know Qt."""

from collections.abc import Callable

from casework import escapes, recorded_twice
from casework.workspace import Workspace
from gui.recording.act import Act, Asked, by_event, number, text
from gui.recording.fields import Asks, FormField, Values, instant, line
from models.custody import ENDED, Event, State
from models.field_classes import FieldClass
from models.touched import Touched


def _escape(asked: Asked) -> tuple[FormField, ...]:
    return (
        instant("missed_at", "act.missed_at", asked.now),
        instant("last_seen_at", "act.last_seen_at", optional=True),
        line("place", "act.place", start=asked.place),
        FormField("circumstances", Asks.TEXT, "act.circumstances"),
        line("told_by", "act.told_by"),
    )


def _escaped(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    told = escapes.Escape(
        number(values, "missed_at"),
        number(values, "last_seen_at"),
        text(values, "place"),
        text(values, "circumstances"),
        text(values, "told_by"),
    )
    return escapes.escape(workspace, ids[0], told)


_Verb = Callable[[Workspace, str, int, str, str], Touched]


def _told(label: str) -> Callable[[Asked], tuple[FormField, ...]]:
    def fields(asked: Asked) -> tuple[FormField, ...]:
        return (
            instant("at", "act.when", asked.now),
            line("place", "act.place"),
            line("told_by", label),
        )

    return fields


def _call(verb: _Verb) -> Callable[[Workspace, tuple[str, ...], Values], Touched]:
    def call(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
        return verb(
            workspace,
            ids[0],
            number(values, "at"),
            text(values, "place"),
            text(values, "told_by"),
        )

    return call


def _twice(asked: Asked) -> tuple[FormField, ...]:
    return (
        line("number", "act.other_number", start=asked.chosen),
        FormField("reason", Asks.TEXT, "act.same_because"),
        line("second_officer", "people.second_officer"),
    )


def _set_aside(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    same = recorded_twice.SameMan(
        text(values, "number"), text(values, "reason"), text(values, "second_officer")
    )
    return recorded_twice.set_aside(workspace, ids[0], same)


ACTS = (
    Act("escape", "custody", _escape, _escaped, by_event(Event.ESCAPED)),
    Act(
        "recapture",
        "custody",
        _told("act.handed_over_by"),
        _call(escapes.recapture),
        by_event(Event.RECAPTURED),
    ),
    Act(
        "escape_succeeded",
        "custody",
        _told("act.told_by"),
        _call(escapes.escape_succeeded),
        by_event(Event.ESCAPE_SUCCEEDED),
    ),
    Act(
        "captured_again",
        "custody",
        _told("act.captured_by"),
        _call(escapes.captured_again),
        lambda file: file.card.state in ENDED - {State.DIED},
    ),
    Act(
        "recorded_twice",
        "custody",
        _twice,
        _set_aside,
        lambda file: file.card.state not in {State.UNRECORDED, State.RECORDED_TWICE},
        needs=FieldClass.A,
    ),
)
