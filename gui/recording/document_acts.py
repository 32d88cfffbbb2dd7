"""Wills, powers of attorney and other legal papers: what each act asks; refuses to know Qt and to judge."""

from casework import legal_documents
from casework.legal_document_views import LegalDocumentView
from casework.views import PersonFile
from casework.workspace import Workspace
from gui.kit.values import Choice
from gui.moments import as_typed
from gui.recording.act import Act, Asked, number, text
from gui.recording.fields import Asks, FormField, Values, choices, instant, line
from models.field_classes import FieldClass
from models.legal_documents import Addressee, LegalPaper, Paper, Step
from models.touched import Touched
from resources.words import Words

_COPY = "certified_copy"


def _kind(asked: Asked, start: str = "") -> FormField:
    kinds = choices("legal_document.kind_", tuple(each.value for each in Paper), asked.words)
    return FormField("document_kind", Asks.CHOICE, "legal_document.kind", kinds, start=start)


def _keeping(asked: Asked, known: LegalDocumentView | None = None) -> tuple[FormField, ...]:
    return (
        _kind(asked, known.document_kind if known else ""),
        line("kept_by", "legal_document.kept_by", beside=1, start=known.kept_by if known else ""),
        line(
            "reference",
            "legal_document.reference",
            beside=1,
            start=known.reference if known else "",
        ),
        instant("at", "legal_document.kept_since", known.occurred_at if known else asked.now),
        FormField(
            "transmission_asked",
            Asks.CHECK,
            "legal_document.transmission_asked",
            start=known.transmission_asked if known else False,
        ),
    )


def _deposit(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    deposited = legal_documents.Deposited(
        text(values, "document_kind"),
        text(values, "kept_by"),
        number(values, "at"),
        text(values, "reference"),
        bool(values["transmission_asked"]),
    )
    return legal_documents.deposit(workspace, ids[0], deposited)


def _passing(asked: Asked, known: LegalDocumentView | None = None) -> tuple[FormField, ...]:
    words, what = asked.words, ""
    if known:
        what = _COPY if known.certified_copy else "original"
    return (
        FormField(
            "what",
            Asks.CHOICE,
            "legal_document.what",
            choices("legal_document.what_", ("original", _COPY), words),
            start=what,
        ),
        FormField(
            "to",
            Asks.CHOICE,
            "legal_document.to",
            choices("legal_document.to_", tuple(each.value for each in Addressee), words),
            start=known.passed_on_to if known else "",
        ),
        line("reference", "legal_document.letter", start=known.reference if known else ""),
        instant("at", "act.when", known.occurred_at if known else asked.now),
    )


def _which(asked: Asked, standing: str) -> tuple[FormField, ...]:
    """Which paper is meant, where his file is beside the form and there are some."""
    found = _papers(asked.file, standing)
    if not found:
        return ()
    choosing = tuple(Choice(each.document_id, _named(each, asked.words)) for each in found)
    start = asked.chosen or choosing[0].key
    return (FormField("document_id", Asks.SELECT, "legal_document.which", choosing, start=start),)


def _papers(file: PersonFile | None, standing: str) -> list[LegalDocumentView]:
    """The deposits in force of the papers that stand so: `kept`, or `here`, not given back."""
    fits = {"kept": _kept, "here": _here}[standing]
    return [
        each
        for each in (file.legal_documents if file else ())
        if each.event == Step.DEPOSITED and each.stands and each.paper and fits(each.paper)
    ]


def _kept(paper: LegalPaper) -> bool:
    return paper.is_kept


def _here(paper: LegalPaper) -> bool:
    return not paper.given_back


def _named(document: LegalDocumentView, words: Words) -> str:
    parts = (
        words(f"legal_document.kind_{document.document_kind}"),
        document.reference,
        as_typed(document.occurred_at)[0],
    )
    return " · ".join(part for part in parts if part)


def _pass_on(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    passed_on = legal_documents.PassedOn(
        text(values, "to"),
        number(values, "at"),
        text(values, "what") == _COPY,
        text(values, "reference"),
    )
    return legal_documents.pass_on(workspace, ids[0], passed_on, text(values, "document_id"))


def _giving(asked: Asked) -> tuple[FormField, ...]:
    return (*_which(asked, "kept"), instant("at", "act.when", asked.now))


def _give_back(workspace: Workspace, ids: tuple[str, ...], values: Values) -> Touched:
    return legal_documents.give_back(
        workspace, ids[0], number(values, "at"), text(values, "document_id")
    )


def _correcting(asked: Asked) -> tuple[FormField, ...]:
    """What the chosen fact says, to be said otherwise, and why."""
    known = asked.file.legal_documents if asked.file else ()
    wrong = next((each for each in known if each.id == asked.chosen), None)
    reason = line("reason", "ui.reason")
    if wrong is None:
        return (reason,)
    said = words_of(wrong, asked.words)
    which = FormField(
        "fact_id", Asks.SELECT, "legal_document.wrong", (Choice(wrong.id, said),), start=wrong.id
    )
    now: dict[str, tuple[FormField, ...]] = {
        Step.DEPOSITED: _keeping(asked, wrong),
        Step.PASSED_ON: _passing(asked, wrong),
        Step.GIVEN_BACK: (instant("at", "act.when", wrong.occurred_at),),
    }
    mistake = FormField("withdrawn", Asks.CHECK, "legal_document.mistake")
    return (which, *now[wrong.event], mistake, reason)


def words_of(document: LegalDocumentView, words: Words) -> str:
    """What one fact says, in a few words."""
    if document.event == Step.PASSED_ON:
        what = _COPY if document.certified_copy else "original"
        to = words(f"legal_document.to_{document.passed_on_to}")
        return f"{words(f'legal_document.what_{what}')} → {to}"
    if document.event == Step.GIVEN_BACK:
        return words("legal_document.step_given_back")
    return words(f"legal_document.kind_{document.document_kind}")


def _correct(workspace: Workspace, _ids: tuple[str, ...], values: Values) -> Touched:
    changes: Values = {
        name: values[name]
        for name in ("document_kind", "kept_by", "reference", "transmission_asked")
        if name in values
    }
    if "at" in values:
        changes["occurred_at"] = values["at"]
    if "what" in values:
        changes |= {"certified_copy": values["what"] == _COPY, "passed_on_to": values["to"]}
    return legal_documents.correct(
        workspace,
        text(values, "fact_id"),
        changes,
        text(values, "reason"),
        withdrawn=bool(values.get("withdrawn", False)),
    )


def _never(_file: PersonFile) -> bool:
    """From the line of the file that is wrong alone."""
    return False


ACTS = (
    Act("legal_document_deposit", "law", _keeping, _deposit, needs=FieldClass.A),
    Act(
        "legal_document_pass_on",
        "law",
        lambda asked: (*_which(asked, "here"), *_passing(asked)),
        _pass_on,
        lambda file: bool(_papers(file, "here")),
        needs=FieldClass.C,
    ),
    Act(
        "legal_document_give_back",
        "law",
        _giving,
        _give_back,
        lambda file: bool(_papers(file, "kept")),
        needs=FieldClass.C,
    ),
    Act("legal_document_correct", "law", _correcting, _correct, _never, needs=FieldClass.C),
)
