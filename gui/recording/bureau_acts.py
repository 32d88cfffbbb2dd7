"""Telling the Bureau and its answer: what each asks; refuses to know Qt."""

from casework import bureau
from casework.workspace import Workspace
from gui.recording.act import Act, Asked, number, text
from gui.recording.fields import Asks, FormField, Values, choices, instant, line
from models.touched import Touched


def _telling(asked: Asked) -> tuple[FormField, ...]:
    words = asked.words
    return (
        FormField(
            "way",
            Asks.CHOICE,
            "act.way_told",
            choices("act.told_", bureau.WAYS, words),
            start="exchange",
        ),
        FormField(
            "authenticated",
            Asks.CHOICE,
            "act.authenticated",
            choices("act.authenticated_", bureau.AUTHENTICATED, words),
            start="signature",
        ),
        instant("at", "act.when", asked.now),
    )


def _tell(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    sending = bureau.Sending(
        text(values, "way"), text(values, "authenticated"), number(values, "at")
    )
    return bureau.send(workspace, ids, sending)


def _answer(_asked: Asked) -> tuple[FormField, ...]:
    return (
        line("acknowledgement", "act.acknowledgement"),
        line("numbers", "act.acknowledged_numbers"),
    )


def _acknowledge(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    numbers = text(values, "numbers").replace(",", " ").split()
    notices = bureau.waiting(workspace, ids, numbers)
    return bureau.acknowledge(workspace, notices, text(values, "acknowledgement"))


ACTS = (
    Act("bureau_told", "bureau", _telling, _tell, many=True),
    Act("bureau_acknowledged", "bureau", _answer, _acknowledge, many=True),
)
