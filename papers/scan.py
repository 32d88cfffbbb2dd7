"""Pages that came as pictures, bound into one PDF; refuses to add anything to them: no title, no time of making."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """One page: a JPEG file, and the size it is shown at in points (1/72 inch)."""

    jpeg: bytes
    width: float
    height: float


def bind(pages: Sequence[ScannedPage]) -> bytes:
    """The pages in their order as a PDF; the same pages give the same bytes."""
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    for page in pages:
        canvas.setPageSize((page.width, page.height))
        picture = ImageReader(BytesIO(page.jpeg))
        canvas.drawImage(picture, 0, 0, page.width, page.height)
        canvas.showPage()
    canvas.save()
    return target.getvalue()
