"""What is shown of a paper before it is issued; refuses to carry rows."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PaperPreview:
    """A form ready to look at: the PDF's bytes and what will be journalled when it is issued."""

    form: str
    number: str
    subject_kind: str
    subject_id: str
    first_language: str
    second_language: str
    blank: bool
    pages: int
    copies: int
    head_code: str
    digest: str
    pdf: bytes = field(repr=False, default=b"")
