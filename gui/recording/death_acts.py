"""What is asked of a death: itself, its cause, examination, burial, what its notification says; refuses to know Qt.

What is recorded already stands in the fields, so that who corrects one thing types nothing else again.
"""

from casework import death_accounts, death_causes, deaths
from casework.workspace import Workspace
from gui.recording.act import Act, Asked, by_event, in_state, number, text
from gui.recording.fields import Asks, FormField, Values, choices, instant, line
from models.custody import Event, State
from models.endings import Cause, Suspected
from models.field_classes import FieldClass
from models.touched import Touched

_DEAD = in_state(State.DIED)


def _said(asked: Asked, name: str) -> str:
    """What is recorded of his death already."""
    return str(asked.file.death.get(name, "")) if asked.file else ""


def _whether(asked: Asked, name: str, otherwise: bool = False) -> bool:  # noqa: FBT001, FBT002 - a truth value of a record
    known = asked.file.death if asked.file else {}
    return bool(known[name]) if known.get("buried_at") and name in known else otherwise


def _when(asked: Asked, name: str) -> int:
    known = asked.file.death.get(name, 0) if asked.file else 0
    return int(known) or asked.now


def _cause(asked: Asked) -> tuple[FormField, ...]:
    return (
        FormField(
            "cause_kind",
            Asks.CHOICE,
            "act.cause_kind",
            choices("death.cause_", tuple(each.value for each in Cause), asked.words),
            start=_said(asked, "cause_kind"),
        ),
        line("cause", "act.cause", start=_said(asked, "cause")),
        FormField(
            "suspected",
            Asks.CHOICE,
            "act.suspected",
            choices("death.suspected_", tuple(each.value for each in Suspected), asked.words),
            start=_said(asked, "suspected"),
        ),
    )


def _caused(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    learned = death_causes.CauseLearned(
        text(values, "cause_kind"), text(values, "cause"), text(values, "suspected")
    )
    return death_causes.state_cause(workspace, ids[0], learned)


def _death(asked: Asked) -> tuple[FormField, ...]:
    return (
        instant("died_at", "act.died_at", asked.now),
        line("place", "act.place", start=asked.place),
        *_cause(asked),
        line("told_by", "act.told_by"),
    )


def _died(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    report = deaths.DeathReport(
        number(values, "died_at"),
        text(values, "place"),
        text(values, "cause_kind"),
        text(values, "cause"),
        text(values, "suspected"),
        text(values, "told_by"),
    )
    return deaths.record_death(workspace, ids[0], report)


def _examination(asked: Asked) -> tuple[FormField, ...]:
    return (
        line("examined_by", "act.examiner", beside=1, start=_said(asked, "examined_by")),
        line("examined_rank", "act.rank", beside=1, start=_said(asked, "examined_rank")),
        instant("examined_at", "act.when", _when(asked, "examined_at")),
    )


def _examined(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    examined = deaths.Examined(
        number(values, "examined_at"), text(values, "examined_by"), text(values, "examined_rank")
    )
    return deaths.examine(workspace, ids[0], examined)


def _burial(asked: Asked) -> tuple[FormField, ...]:
    marked = _whether(asked, "grave_marked", otherwise=True)
    reason, ordered = _said(asked, "cremation_reason"), _said(asked, "buried_unexamined_by")
    return (
        instant("buried_at", "act.when", _when(asked, "buried_at")),
        line("burial_place", "act.burial_place", beside=1, start=_said(asked, "burial_place")),
        line("grave", "act.grave", beside=1, start=_said(asked, "grave")),
        FormField("grave_marked", Asks.CHECK, "act.grave_marked", start=marked),
        FormField("cremated", Asks.CHECK, "act.cremated", start=_whether(asked, "cremated")),
        line("cremation_reason", "act.cremation_reason", beside=2, start=reason),
        line("ashes_kept", "act.ashes_kept", beside=2, start=_said(asked, "ashes_kept")),
        line("override_by", "act.override_by", start=ordered),
    )


def _buried(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    burial = deaths.Burial(
        number(values, "buried_at"),
        text(values, "burial_place"),
        text(values, "grave"),
        bool(values["grave_marked"]),
        bool(values["cremated"]),
        text(values, "cremation_reason"),
        text(values, "ashes_kept"),
        override_by=text(values, "override_by"),
    )
    return deaths.bury(workspace, ids[0], burial)


def _account(asked: Asked) -> tuple[FormField, ...]:
    def asks(name: str, beside: int = 0) -> FormField:
        return line(name, f"act.{name}", beside=beside, start=_said(asked, name))

    known = asked.file.death if asked.file else {}
    return (
        asks("certified_by"),
        FormField(
            "carer_account",
            Asks.TEXT,
            "act.carer_account",
            start=_said(asked, "carer_account"),
        ),
        asks("first_witness", 1),
        asks("first_witness_address", 1),
        asks("second_witness", 2),
        asks("second_witness_address", 2),
        FormField(
            "unidentified",
            Asks.CHECK,
            "act.unidentified",
            start=bool(known.get("unidentified", False)),
        ),
    )


def _completed(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    account = death_accounts.Account(
        text(values, "certified_by"),
        text(values, "carer_account"),
        text(values, "first_witness"),
        text(values, "first_witness_address"),
        text(values, "second_witness"),
        text(values, "second_witness_address"),
        bool(values["unidentified"]),
    )
    return death_accounts.complete(workspace, ids[0], account)


ACTS = (
    Act("death", "endings", _death, _died, by_event(Event.DIED), needs=FieldClass.A),
    Act("death_cause", "endings", _cause, _caused, _DEAD),
    Act("death_examination", "endings", _examination, _examined, _DEAD, needs=FieldClass.F),
    Act("burial", "endings", _burial, _buried, _DEAD),
    Act("death_account", "endings", _account, _completed, _DEAD),
)
