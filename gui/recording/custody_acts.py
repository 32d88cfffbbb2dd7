"""Escape, recapture, success, a new custody: what each asks; refuses to know Qt."""

from collections.abc import Callable

from casework import escapes, recorded_twice, told_apart
from casework.views import PersonFile
from casework.workspace import Workspace
from gui.kit.values import Choice
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


def _told_apart(asked: Asked) -> tuple[FormField, ...]:
    return (
        line("number", "act.other_number", start=asked.chosen),
        FormField("reason", Asks.TEXT, "act.two_men_because"),
    )


def _tell_apart(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    return told_apart.tell_apart(workspace, ids[0], text(values, "number"), text(values, "reason"))


def _only_where_pointed_at(_file: PersonFile) -> bool:
    """It is asked beside the other record that looks alike, never out of a menu."""
    return False


def _withdrawn(asked: Asked) -> tuple[FormField, ...]:
    others = asked.file.told_apart if asked.file else ()
    choosing = tuple(Choice(each.person_id, each.number or "–") for each in others)
    choosing = choosing or (Choice("", "–"),)
    return (
        FormField(
            "other_id",
            Asks.SELECT,
            "act.other_number",
            choosing,
            choosing[0].key,
        ),
        FormField("reason", Asks.TEXT, "ui.reason"),
    )


def _withdraw(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    return told_apart.take_back(workspace, ids[0], text(values, "other_id"), text(values, "reason"))


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
    Act(
        "told_apart",
        "custody",
        _told_apart,
        _tell_apart,
        _only_where_pointed_at,
        needs=FieldClass.A,
    ),
    Act(
        "told_apart_withdrawn",
        "custody",
        _withdrawn,
        _withdraw,
        lambda file: bool(file.told_apart),
        needs=FieldClass.A,
    ),
)
