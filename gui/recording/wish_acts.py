"""The wish on return: what is asked and how it was asked; refuses to know Qt, to judge, and to be offered to all."""

from casework import wishes
from casework.views import PersonFile
from casework.workspace import Workspace
from gui.recording.act import Act, Asked, by_event, number, text
from gui.recording.fields import Asks, FormField, Values, choices, instant, line
from models.custody import Event
from models.field_classes import FieldClass
from models.touched import Touched
from models.wishes import ReturnWish
from resources.words import LANGUAGES

_IN_CUSTODY = by_event(Event.BECAME_ILL)


def _fields(asked: Asked) -> tuple[FormField, ...]:
    words = asked.words
    spoken = asked.file.fields.get("language", "") if asked.file else ""
    return (
        FormField(
            "wish",
            Asks.SELECT,
            "act.wish_said",
            choices("wish.", tuple(each.value for each in ReturnWish), words),
            start=ReturnWish.UNDECIDED.value,
        ),
        line("asked_by", "act.asked_by", beside=1),
        line("present", "act.present", beside=1),
        FormField(
            "language",
            Asks.SELECT,
            "act.language",
            choices("lang.", LANGUAGES, words),
            start=spoken if spoken in LANGUAGES else "ru",
            line=2,
        ),
        line("interpreter", "act.interpreter", beside=2),
        instant("at", "act.when", asked.now),
        line("place", "act.place", start=asked.place),
        FormField("delegate_offered", Asks.CHECK, "act.delegate_offered"),
        FormField("signed", Asks.CHECK, "act.signed"),
    )


def _ask(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    asked = wishes.Asked(
        wish=text(values, "wish"),
        asked_by=text(values, "asked_by"),
        language=text(values, "language"),
        at=number(values, "at"),
        place=text(values, "place"),
        interpreter=text(values, "interpreter"),
        present=text(values, "present"),
        delegate_offered=bool(values["delegate_offered"]),
        signed=bool(values["signed"]),
    )
    return wishes.ask(workspace, ids[0], asked)


def _possible(file: PersonFile) -> bool:
    return file.wishes.visible and _IN_CUSTODY(file)


ACTS = (Act("wish", "custody", _fields, _ask, _possible, needs=FieldClass.W),)
