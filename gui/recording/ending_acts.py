"""Enquiry, release, other Powers, parole: what each asks; a death is `gui.recording.death_acts`. Refuses to know Qt."""

from casework import deaths, endings
from casework.case_views import CaseKind
from casework.open_cases import CASE
from casework.workspace import Workspace
from gui.recording.act import Act, Asked, by_event, in_state, number, text
from gui.recording.cases import case_of, which
from gui.recording.fields import Asks, FormField, Values, choices, instant, line
from models.custody import Event, State
from models.field_classes import FieldClass
from models.touched import Touched
from models.transfer_facts import Override


def _enquiry(asked: Asked) -> tuple[FormField, ...]:
    return (
        *which(asked, CaseKind.ENQUIRY),
        instant("power_told_at", "act.power_told_at", optional=True),
        FormField("witnesses", Asks.TEXT, "act.witnesses"),
        instant("report_at", "act.report_at", optional=True),
        line("report_reference", "act.report_reference"),
        FormField("outcome", Asks.TEXT, "act.enquiry_outcome"),
    )


def _enquired(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    enquiry = case_of(CaseKind.ENQUIRY, deaths.inquiries_of(workspace, ids[0]), values)
    changes = {name: value for name, value in values.items() if value and name != CASE}
    return deaths.report_enquiry(workspace, enquiry, changes)


def _injury(workspace: Workspace, ids: tuple[str, ...], _values: Values) -> Touched:
    return deaths.open_enquiry(workspace, ids[0], "", "injury")


def _nothing(_asked: Asked) -> tuple[FormField, ...]:
    return ()


def _release(asked: Asked) -> tuple[FormField, ...]:
    return (
        FormField(
            "way", Asks.CHOICE, "act.way", choices("act.way_", tuple(endings.RELEASES), asked.words)
        ),
        instant("at", "act.when", asked.now),
        line("place", "act.place", start=asked.place),
        line("authority", "act.authority", beside=1),
        line("decided_by", "act.decided_by", beside=1),
        instant("decided_at", "act.decided_at", optional=True),
        line("override_by", "act.let_go_by", beside=2),
        line("override_reason", "ui.reason", beside=2),
    )


def _released(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    by, why = text(values, "override_by"), text(values, "override_reason")
    released = endings.Release(
        text(values, "way"),
        number(values, "at"),
        text(values, "place"),
        text(values, "authority"),
        text(values, "decided_by"),
        number(values, "decided_at"),
        Override(by, why) if by or why else None,
    )
    return endings.release(workspace, ids[0], released)


def _handing(asked: Asked) -> tuple[FormField, ...]:
    return (
        line("power", "act.power", beside=1),
        line("agreement", "act.agreement", beside=1),
        line("approved_by", "act.approved_by", beside=2),
        line("accepted_by", "act.accepted_by", beside=2),
        instant("at", "act.when", asked.now),
        line("place", "act.place", start=asked.place),
        instant("follow_up_at", "act.follow_up_at", optional=True, future=True),
    )


def _handed(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    handing = endings.Handing(
        text(values, "power"),
        number(values, "at"),
        text(values, "place"),
        text(values, "agreement"),
        text(values, "approved_by"),
        text(values, "accepted_by"),
        number(values, "follow_up_at"),
    )
    return endings.hand_to_power(workspace, ids[0], handing)


def _following(_asked: Asked) -> tuple[FormField, ...]:
    return (
        FormField("finding", Asks.TEXT, "act.finding"),
        instant("next_at", "act.follow_up_at", optional=True, future=True),
    )


def _followed(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    return endings.follow_up(workspace, ids[0], text(values, "finding"), number(values, "next_at"))


def _back(asked: Asked) -> tuple[FormField, ...]:
    return (
        instant("at", "act.when", asked.now),
        line("place", "act.place"),
        line("reason", "ui.reason"),
    )


def _returned(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    return endings.returned_by_power(
        workspace, ids[0], number(values, "at"), text(values, "place"), text(values, "reason")
    )


def _honour(asked: Asked) -> tuple[FormField, ...]:
    return (
        instant("at", "act.when", asked.now),
        line("place", "act.place", start=asked.place),
        FormField("terms", Asks.TEXT, "act.terms"),
        line("own_law", "act.own_law"),
        instant("ends_at", "act.ends_at", optional=True, future=True),
    )


def _paroled(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    honour = endings.Honour(
        number(values, "at"),
        text(values, "place"),
        text(values, "terms"),
        text(values, "own_law"),
        number(values, "ends_at"),
    )
    return endings.parole(workspace, ids[0], honour)


def _parole_ended(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    return endings.end_parole(
        workspace, ids[0], number(values, "at"), text(values, "place"), text(values, "reason")
    )


ACTS = (
    Act(
        "enquiry_injury",
        "endings",
        _nothing,
        _injury,
        by_event(Event.BECAME_ILL),
        needs=FieldClass.L,
    ),
    Act("enquiry", "endings", _enquiry, _enquired, needs=FieldClass.L),
    Act(
        "release",
        "endings",
        _release,
        _released,
        by_event(Event.RELEASED_IN_PLACE, Event.RELEASED),
    ),
    Act("other_power", "endings", _handing, _handed, by_event(Event.TRANSFERRED_TO_OTHER_POWER)),
    Act("other_power_follow_up", "endings", _following, _followed, in_state(State.OTHER_POWER)),
    Act("other_power_return", "endings", _back, _returned, in_state(State.OTHER_POWER)),
    Act("parole", "endings", _honour, _paroled, by_event(Event.PAROLED)),
    Act("parole_end", "endings", _back, _parole_ended, in_state(State.ON_PAROLE)),
)
