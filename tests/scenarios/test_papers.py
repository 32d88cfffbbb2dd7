"""Papers of whole cases: what stands on them, what never does, and that each can be had blank."""

import unicodedata

import pypdfium2


def text(pdf: bytes) -> str:
    """All that can be read on a paper."""
    document = pypdfium2.PdfDocument(pdf)
    read = "".join(page.get_textpage().get_text_range() for page in document)
    return unicodedata.normalize("NFKC", read)
