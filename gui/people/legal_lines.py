"""The lines of wills and other legal papers on a file: what became of each, fact by fact; refuses to know Qt."""

from casework.legal_document_views import LegalDocumentView
from gui.kit.values import Tone
from gui.people.lines import ListLine
from gui.people.presenter import when
from gui.recording.document_acts import words_of
from models.legal_documents import LegalPaper, Step
from resources.words import Words

LINE_ACTS = ("legal_document_pass_on", "legal_document_give_back", "legal_document_correct")
"""What may be done about a line: acts of `gui.recording.catalogue`."""


def line_of(document: LegalDocumentView, words: Words) -> ListLine:
    """One fact; one that another has taken the place of, or that was recorded by mistake, is struck through."""
    struck = not document.stands or document.paper is None
    deposited = document.event == Step.DEPOSITED
    withdrawn = document.event == Step.WITHDRAWN
    parts = (
        document.reference,
        words("legal_document.with", who=document.kept_by)
        if deposited and document.kept_by
        else "",
        words("legal_document.asked") if deposited and document.transmission_asked else "",
        when(document.occurred_at, words) if not withdrawn else "",
        document.reason,
    )
    title = words("legal_document.step_withdrawn") if withdrawn else words_of(document, words)
    mark, tone = _mark(document, words) if deposited and not struck else ("", Tone.NEUTRAL)
    return ListLine(
        document.id,
        title,
        " · ".join(part for part in parts if part),
        words("people.corrected") if struck and not withdrawn else mark,
        tone,
        struck and not withdrawn,
        () if struck or withdrawn else _acts(document),
    )


def _mark(document: LegalDocumentView, words: Words) -> tuple[str, Tone]:
    paper = document.paper
    if paper is None:
        return "", Tone.NEUTRAL
    if paper.given_back:
        return words("legal_document.step_given_back"), Tone.NEUTRAL
    if paper.original_to:
        return words("legal_document.step_passed_on"), Tone.GOOD
    return words("legal_document.kept"), Tone.INFO


def _acts(document: LegalDocumentView) -> tuple[str, ...]:
    if document.event != Step.DEPOSITED or document.paper is None:
        return ("legal_document_correct",)
    return (*_open_acts(document.paper), "legal_document_correct")


def _open_acts(paper: LegalPaper) -> tuple[str, ...]:
    passing = () if paper.given_back else ("legal_document_pass_on",)
    return (*passing, *(("legal_document_give_back",) if paper.is_kept else ()))
