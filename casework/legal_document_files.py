"""Reading a prisoner's wills and other legal papers: fact by fact, and how each stands; refuses to change anything."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlmodel import col, select

from casework import access
from casework.legal_document_views import LegalDocumentView
from casework.workspace import Workspace
from models.errors import Block
from models.field_classes import FieldClass
from models.legal_documents import DocumentFact, LegalPaper, in_force, papers_of
from models.tables import LegalDocumentRow


def facts_of(workspace: Workspace, person_id: str) -> tuple[DocumentFact, ...]:
    """All facts of a person's papers, corrected ones among them."""
    return tuple(map(_fact, _rows(workspace, person_id)))


def papers_in(workspace: Workspace, person_id: str) -> tuple[LegalPaper, ...]:
    """How each paper of his stands."""
    return papers_of(facts_of(workspace, person_id))


def kept_of(workspace: Workspace, person_ids: Sequence[str]) -> frozenset[str]:
    """Those of these people of whom a paper is kept that was neither passed on nor given back."""
    facts = defaultdict[str, list[DocumentFact]](list)
    with workspace.vault.session() as session:
        asked = select(LegalDocumentRow).where(col(LegalDocumentRow.person_id).in_(person_ids))
        for row in session.exec(asked):
            facts[row.person_id].append(_fact(row))
    return frozenset(
        person_id
        for person_id, known in facts.items()
        if any(paper.is_kept for paper in papers_of(known))
    )


def kept_blocks(workspace: Workspace, person_ids: Sequence[str]) -> tuple[Block, ...]:
    """The guard of an ending of custody: a paper is given back to him, or the Bureau collects it (art. 122(9))."""
    kept = kept_of(workspace, person_ids)
    still_kept = tuple(each for each in person_ids if each in kept)
    return (Block("legal_papers_kept", "122(9)", still_kept),) if still_kept else ()


def documents_of(workspace: Workspace, person_id: str) -> tuple[LegalDocumentView, ...]:
    """Every fact of his papers, paper by paper in the order of recording, to those who may see them."""
    if not access.sees(workspace, FieldClass.C):
        return ()
    rows = _rows(workspace, person_id)
    facts = tuple(map(_fact, rows))
    standing = {each.id for each in in_force(facts)}
    papers = {each.id: each for each in papers_of(facts)}
    first = {row.id: (row.occurred_at, row.id) for row in rows}
    by_id = {row.id: row for row in rows}
    ordered = sorted(
        rows,
        key=lambda row: (
            first.get(row.document_id or row.id, (0, "")),
            row.recorded_at,
            bool(row.document_id),
            _corrections_before(row, by_id),
            row.id,
        ),
    )
    return tuple(
        LegalDocumentView(
            id=row.id,
            document_id=row.document_id or row.id,
            event=row.event,
            document_kind=row.document_kind,
            reference=row.reference,
            occurred_at=row.occurred_at,
            kept_by=row.kept_by,
            transmission_asked=row.transmission_asked,
            certified_copy=row.certified_copy,
            passed_on_to=row.passed_on_to,
            reason=row.reason,
            stands=row.id in standing,
            paper=papers.get(row.document_id or row.id),
        )
        for row in ordered
    )


def _fact(row: LegalDocumentRow) -> DocumentFact:
    return DocumentFact(*(getattr(row, name) for name in DocumentFact._fields))


def _corrections_before(row: LegalDocumentRow, by_id: Mapping[str, LegalDocumentRow]) -> int:
    """How many facts stand before one that corrects: of the same instant, what corrects comes after."""
    steps = 0
    while row.corrects in by_id and steps < len(by_id):
        row = by_id[row.corrects]
        steps += 1
    return steps


def _rows(workspace: Workspace, person_id: str) -> list[LegalDocumentRow]:
    with workspace.vault.session() as session:
        return list(
            session.exec(
                select(LegalDocumentRow)
                .where(LegalDocumentRow.person_id == person_id)
                .order_by(LegalDocumentRow.id)
            )
        )
