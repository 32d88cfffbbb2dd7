"""Inspections, serious cases, decisions of the commission: dates and names, never a finding; refuses to know Qt."""

from functools import partial

from casework import commissions, inspections
from casework.case_views import CaseKind
from casework.open_cases import CASE
from casework.views import PersonFile
from casework.workspace import Workspace
from gui.recording.act import Act, Asked, by_event, in_state, number, text
from gui.recording.cases import case_of, which
from gui.recording.fields import Asks, FormField, Values, choices, instant, line
from models.custody import Event, State
from models.duties import DAY
from models.field_classes import FieldClass
from models.touched import Touched

_IN_CUSTODY = by_event(Event.BECAME_ILL)


def _inspection(purpose: str, asked: Asked) -> tuple[FormField, ...]:
    fields = [
        line("by_name", "act.examiner", beside=1),
        line("by_rank", "act.rank", beside=1),
        instant("at", "act.when", asked.now),
    ]
    if purpose == inspections.HELD_BACK_REVIEW:
        fields.append(instant("next_at", "act.next_look", optional=True, future=True))
    else:
        weighed = FormField("weighed", Asks.CHECK, "act.weighed", start=purpose == "monthly")
        fields.append(weighed)
    return tuple(fields)


def _inspect(purpose: str, workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    inspected = inspections.Inspected(
        purpose,
        text(values, "by_name"),
        text(values, "by_rank"),
        number(values, "at"),
        bool(values.get("weighed")),
        number(values, "next_at"),
    )
    return inspections.inspect(workspace, ids, inspected)


def _holding(asked: Asked) -> tuple[FormField, ...]:
    return (
        instant("at", "act.when", asked.now),
        line("place", "act.place", start=asked.place),
        line("reason", "act.held_back_why"),
        line("by_name", "act.examiner", beside=1),
        line("by_rank", "act.rank", beside=1),
        instant("next_at", "act.next_look", asked.now + DAY, future=True),
    )


def _hold(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    inspected = inspections.Inspected(
        inspections.HELD_BACK_REVIEW,
        text(values, "by_name"),
        text(values, "by_rank"),
        number(values, "at"),
        next_at=number(values, "next_at"),
        place=text(values, "place"),
    )
    return inspections.hold_back(workspace, ids[0], inspected, text(values, "reason"))


def _since(asked: Asked) -> tuple[FormField, ...]:
    return (instant("since", "act.since", asked.now),)


def _serious(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    return inspections.mark_serious(workspace, ids[0], number(values, "since"))


def _no_longer(workspace: Workspace, ids: tuple[str, ...], _values: Values) -> Touched:
    return inspections.mark_serious(workspace, ids[0], 0)


def _is_serious(file: PersonFile) -> bool:
    return file.fields.get("serious_since", "0") != "0"


def _may_become_serious(file: PersonFile) -> bool:
    return _IN_CUSTODY(file) and not _is_serious(file)


def _decision(asked: Asked) -> tuple[FormField, ...]:
    return (
        FormField(
            "decision",
            Asks.CHOICE,
            "act.decision",
            choices("act.commission_", commissions.DECISIONS, asked.words),
        ),
        line("chairman", "act.chairman"),
        instant("decided_at", "act.when", asked.now),
    )


def _decide(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    decided = commissions.Decided(
        text(values, "decision"), text(values, "chairman"), number(values, "decided_at")
    )
    return commissions.record_decision(workspace, ids[0], decided)


def _steps(asked: Asked) -> tuple[FormField, ...]:
    return (
        *which(asked, CaseKind.DECISION),
        *(
            instant(name, f"act.{name}", optional=True)
            for name in ("notified_at", "prisoner_told_at", "certificate_at", "executed_at")
        ),
    )


def _go_on(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    decision = case_of(CaseKind.DECISION, commissions.open_ones(workspace, ids[0]), values)
    known = {name: int(value) for name, value in values.items() if value and name != CASE}
    return commissions.go_on(workspace, decision, known)


def _nothing(_asked: Asked) -> tuple[FormField, ...]:
    return ()


ACTS = (
    *(
        Act(
            f"inspection_{purpose}",
            "health",
            partial(_inspection, purpose),
            partial(_inspect, purpose),
            possible,
            many=True,
        )
        for purpose, possible in (
            ("arrival", _IN_CUSTODY),
            ("monthly", _IN_CUSTODY),
            (inspections.HELD_BACK_REVIEW, in_state(State.HELD_BACK)),
        )
    ),
    Act("hold_back", "health", _holding, _hold, by_event(Event.HELD_BACK)),
    Act("serious", "health", _since, _serious, _may_become_serious),
    Act("serious_over", "health", _nothing, _no_longer, _is_serious),
    Act("commission", "health", _decision, _decide, _IN_CUSTODY, needs=FieldClass.C),
    Act("commission_steps", "health", _steps, _go_on, _IN_CUSTODY, needs=FieldClass.C),
)
