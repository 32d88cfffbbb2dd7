"""The prisoners' representative: what each act asks; refuses to know Qt and to judge."""

from casework import representatives
from casework.views import PersonFile
from casework.workspace import Workspace
from gui.recording.act import Act, Asked, by_event, number, text
from gui.recording.fields import Asks, FormField, Values, choices, instant, line
from models.custody import Event
from models.field_classes import FieldClass
from models.representatives import EXPLAINED, Chosen, Ended, Office
from models.touched import Touched

_ENDS = tuple(each.value for each in Ended if each is not Ended.SUCCEEDED)
_APPROVED_BY = "representative.approved_by"


def _choosing(asked: Asked) -> tuple[FormField, ...]:
    ways = choices("representative.chosen_", tuple(each.value for each in Chosen), asked.words)
    return (
        FormField("chosen", Asks.CHOICE, "representative.chosen", ways),
        instant("at", "representative.chosen_at", asked.now),
        instant("approved_at", "representative.approved_at", optional=True),
        line("approved_by", _APPROVED_BY),
    )


def _choose(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    choice = representatives.Choice(
        text(values, "chosen"),
        number(values, "at"),
        number(values, "approved_at"),
        text(values, "approved_by"),
    )
    return representatives.choose(workspace, ids[0], choice)


def _approving(asked: Asked) -> tuple[FormField, ...]:
    return (
        instant("approved_at", "representative.approved_at", asked.now),
        line("approved_by", _APPROVED_BY),
    )


def _approve(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    return representatives.approve(
        workspace, ids[0], number(values, "approved_at"), text(values, "approved_by")
    )


def _ending(asked: Asked) -> tuple[FormField, ...]:
    why = choices("representative.ended_", _ENDS, asked.words)
    return (
        FormField("ended", Asks.CHOICE, "representative.ended", why),
        instant("at", "representative.ended_at", asked.now),
        FormField("reason", Asks.TEXT, "ui.reason"),
    )


def _end(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    ending = representatives.Ending(
        text(values, "ended"), number(values, "at"), text(values, "reason")
    )
    return representatives.end(workspace, ids[0], ending)


def _telling(asked: Asked) -> tuple[FormField, ...]:
    return (instant("at", "act.when", asked.now),)


def _tell(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    return representatives.tell_power(workspace, ids[0], number(values, "at"))


def _office(file: PersonFile) -> str:
    return file.representative.office if file.representative else ""


def _is_it(file: PersonFile) -> bool:
    return _office(file) in (Office.AWAITS_APPROVAL, Office.IN_FORCE, Office.GONE)


def _untold(file: PersonFile) -> bool:
    mine = file.representative
    return bool(mine and mine.ended in EXPLAINED and not mine.power_told_at)


ACTS = (
    Act(
        "representative_chosen",
        "law",
        _choosing,
        _choose,
        by_event(Event.BECAME_ILL),
        needs=FieldClass.C,
    ),
    Act(
        "representative_approved",
        "law",
        _approving,
        _approve,
        lambda file: _office(file) == Office.AWAITS_APPROVAL,
        needs=FieldClass.C,
    ),
    Act("representative_ended", "law", _ending, _end, _is_it, needs=FieldClass.C),
    Act("representative_power_told", "law", _telling, _tell, _untold, needs=FieldClass.C),
)
