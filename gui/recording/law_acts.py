"""Legal category, proceedings, complaints: what each asks; refuses to know Qt and to judge."""

from casework import complaints, legal, proceedings
from casework.case_views import CaseKind
from casework.open_cases import CASE
from casework.workspace import Workspace
from gui.recording.act import Act, Asked, by_event, number, text
from gui.recording.cases import case_of, cases, which
from gui.recording.fields import Asks, FormField, Values, choices, instant, line
from gui.recording.representative_words import representative_here
from models.custody import Event
from models.field_classes import FieldClass
from models.legal import LegalCategory
from models.touched import Touched

_IN_CUSTODY = by_event(Event.BECAME_ILL)


def _category(asked: Asked) -> tuple[FormField, ...]:
    now = asked.file.fields.get("legal_category", "") if asked.file else ""
    return (
        FormField(
            "category",
            Asks.SELECT,
            "people.legal_category",
            choices("legal.", tuple(each.value for each in LegalCategory), asked.words),
            start=now,
        ),
        instant("decided_at", "act.decided_at", asked.now),
        line("decided_by", "act.decided_by"),
        line("tribunal", "act.tribunal", beside=2),
        line("reference", "act.reference", beside=2),
        FormField("reason", Asks.TEXT, "ui.reason"),
    )


def _decide(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    decision = legal.Decision(
        text(values, "category"),
        number(values, "decided_at"),
        text(values, "decided_by"),
        text(values, "reason"),
        text(values, "tribunal"),
        text(values, "reference"),
    )
    return legal.decide(workspace, ids[0], decision)


def _opening(asked: Asked) -> tuple[FormField, ...]:
    return (
        FormField(
            "kind",
            Asks.CHOICE,
            "act.proceeding",
            choices("act.proceeding_", ("disciplinary", "judicial"), asked.words),
        ),
        line("charge", "act.charge"),
        line("provision", "act.provision"),
        line("court", "act.court"),
        instant("confined_from", "act.confined_from", optional=True),
        instant("trial_at", "act.trial_at", optional=True, future=True),
    )


def _open(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    kind = text(values, "kind")
    changes = {name: value for name, value in values.items() if name != "kind" and value}
    return proceedings.open_proceeding(workspace, ids[0], kind, changes)


def _going_on(asked: Asked) -> tuple[FormField, ...]:
    """What may become known of it: a trial is asked of a judicial one alone, a punishment of a disciplinary one."""
    found = cases(asked, CaseKind.PROCEEDING)
    known = found[0].about if len(found) == 1 else ""
    return (
        *which(asked, CaseKind.PROCEEDING),
        _step("confined_from"),
        _step("confined_until"),
        *(() if known == "disciplinary" else _trial()),
        *(() if known == "judicial" else _punishment()),
        line("judgment", "act.judgment"),
        _step("ended_at"),
    )


def _step(name: str) -> FormField:
    return instant(name, f"act.{name}", optional=True)


def _trial() -> tuple[FormField, ...]:
    return (
        line("court", "act.court", beside=1),
        line("place", "act.place", beside=1),
        instant("trial_at", "act.trial_at", optional=True, future=True),
        _step("power_received_at"),
        _step("prisoner_received_at"),
        _step("representative_received_at"),
        _step("judged_at"),
        _step("judgment_reported_at"),
    )


def _punishment() -> tuple[FormField, ...]:
    return (
        _step("punishment_from"),
        FormField("punishment_days", Asks.NUMBER, "act.punishment_days"),
    )


def _who_receives(asked: Asked) -> str:
    """Whose the third receipt of a trial's notice is (art. 104)."""
    return representative_here(asked.file, asked.words) if asked.file else ""


def _go_on(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    case = case_of(CaseKind.PROCEEDING, proceedings.open_ones(workspace, ids[0]), values)
    changes = {name: value for name, value in values.items() if value and name != CASE}
    return proceedings.go_on(workspace, case, changes)


def _complaint(asked: Asked) -> tuple[FormField, ...]:
    return (
        FormField(
            "made",
            Asks.CHOICE,
            "act.complaint_made",
            choices("act.answer_", ("none", "made", "declined"), asked.words),
        ),
        line("asked_by", "act.asked_by", beside=1),
        line("asked_unit", "act.asked_unit", beside=1),
        line("interpreter", "act.interpreter"),
        line("reference", "act.complaint_reference"),
        instant("at", "act.when", asked.now),
    )


def _ask(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    asked = complaints.Asked(
        text(values, "asked_by"),
        text(values, "asked_unit"),
        text(values, "made"),
        number(values, "at"),
        text(values, "reference"),
        text(values, "interpreter"),
    )
    return complaints.ask(workspace, ids[0], asked)


def _passing(_asked: Asked) -> tuple[FormField, ...]:
    return (line("passed_on_to", "act.passed_on_to"),)


def _pass_on(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    return complaints.pass_on(workspace, ids[0], text(values, "passed_on_to"))


ACTS = (
    Act("legal_category", "law", _category, _decide, _IN_CUSTODY),
    Act("complaint", "law", _complaint, _ask, _IN_CUSTODY, needs=FieldClass.A),
    Act("complaint_pass_on", "law", _passing, _pass_on),
    Act("proceeding", "law", _opening, _open, _IN_CUSTODY),
    Act("proceeding_steps", "law", _going_on, _go_on, _IN_CUSTODY, tells=_who_receives),
)
