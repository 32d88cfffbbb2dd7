"""Asks which of somebody's open cases an act goes on with; refuses to take one where several go on."""

from casework.case_views import CaseKind, CaseView
from casework.open_cases import CASE, meant
from gui.kit.values import Choice
from gui.moments import as_typed
from gui.recording.act import Asked, text
from gui.recording.fields import Asks, FormField, Values
from resources.words import Words

_ABOUT = {
    CaseKind.PROCEEDING: "act.proceeding_",
    CaseKind.DECISION: "act.commission_",
    CaseKind.ENQUIRY: "case.enquiry_",
}


def which(asked: Asked, kind: CaseKind) -> tuple[FormField, ...]:
    """The line that names the case: the one that was pointed at or goes on alone, else a choice with nothing chosen."""
    found = cases(asked, kind)
    if not found:
        return ()
    choosing = tuple(Choice(each.id, _named(each, asked.words)) for each in found)
    start = found[0].id if len(found) == 1 else ""
    if not start:
        choosing = (Choice("", asked.words("form.choose")), *choosing)
    return (FormField(CASE, Asks.SELECT, f"case.which_{kind}", choosing, start=start),)


def cases(asked: Asked, kind: CaseKind) -> tuple[CaseView, ...]:
    """The open cases of this kind that may be meant: of his file, or the one that was pointed at alone."""
    found = tuple(each for each in (asked.file.cases if asked.file else ()) if each.kind is kind)
    return tuple(each for each in found if each.id == asked.chosen) or found


def case_of(kind: CaseKind, open_ones: tuple[str, ...], values: Values) -> str:
    """The case that was named.

    Raises:
        RecordMissing: none goes on.
        InputRefused: several do, and none was named.
    """
    return meant(kind, open_ones, text(values, CASE))


def _named(case: CaseView, words: Words) -> str:
    key = f"{_ABOUT[case.kind]}{case.about}"
    about = words(key) if words.has(key) else case.about
    return " · ".join(part for part in (about, case.told, as_typed(case.since)[0]) if part)
