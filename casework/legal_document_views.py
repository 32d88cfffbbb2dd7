"""What is shown of a prisoner's wills and other legal papers; refuses to carry rows."""

from dataclasses import dataclass

from models.legal_documents import LegalPaper


@dataclass(frozen=True, slots=True)
class LegalDocumentView:
    """One fact of one paper (`models.records.LegalDocument`); `stands` unless another has taken its place.

    `paper` is how the paper as a whole stands, nothing where it was recorded by mistake.
    """

    id: str
    document_id: str
    event: str
    document_kind: str
    reference: str
    occurred_at: int
    kept_by: str
    transmission_asked: bool
    certified_copy: bool
    passed_on_to: str
    reason: str
    stands: bool
    paper: LegalPaper | None
