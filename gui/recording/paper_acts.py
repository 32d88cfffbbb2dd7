"""Registering, identity documents, rights: what each asks; refuses to know Qt."""

from casework import registration
from casework.workspace import Workspace
from gui.intake import wording
from gui.recording.act import Act, Asked, by_event, number, text
from gui.recording.fields import Asks, FormField, Values, choices, instant, line
from models.custody import Event
from models.touched import Touched


def _nothing(_asked: Asked) -> tuple[FormField, ...]:
    return ()


def _when(asked: Asked) -> tuple[FormField, ...]:
    return (instant("at", "act.when", asked.now),)


def _register(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    """Of several those who lack nothing; what the others lack is owed to them and stands on the first screen."""
    ready = tuple(
        each.person_id for each in registration.missing_for(workspace, ids) if not each.missing
    )
    return registration.register_people(workspace, ready or ids, number(values, "at"))


def _issue(workspace: Workspace, ids: tuple[str, ...], _values: Values) -> Touched:
    return registration.issue_identity_documents(workspace, ids)


def _rights(asked: Asked) -> tuple[FormField, ...]:
    words = asked.words
    spoken = asked.file.fields.get("language", "") if asked.file else "ru"
    return (
        FormField(
            "language",
            Asks.SELECT,
            "act.language",
            tuple(wording.choices(wording.LANGUAGES, "lang.", words, blank=False)),
            start=spoken,
        ),
        line("interpreter", "act.interpreter"),
        FormField(
            "outcome",
            Asks.CHOICE,
            "act.outcome",
            choices("act.outcome_", ("received", "refused"), words),
            start="received",
        ),
        instant("at", "act.when", asked.now),
    )


def _explain(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    explained = registration.Explained(
        text(values, "language"),
        text(values, "outcome"),
        text(values, "interpreter"),
        number(values, "at"),
    )
    return registration.explain_rights(workspace, ids, explained)


_CAN = by_event(Event.REGISTERED)

ACTS = (
    Act("explain_rights", "papers", _rights, _explain, _CAN, many=True),
    Act("issue_identity_document", "papers", _nothing, _issue, _CAN, many=True),
    Act("register", "papers", _when, _register, _CAN, many=True),
)
