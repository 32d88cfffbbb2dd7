"""Kept pictures of every printed form: how they are made, and how far a paper may differ from them.

`python -m tests.papers.pictures` makes them anew; look at each change (`git diff --stat`, then the picture
itself) before keeping it, and raise the form's version if a label or its place has moved. A picture is
a page at 50 dots per inch in 8 greys. Two are alike if no square of 4 by 4 dots differs by more than
`SQUARE` of 255: another release of the renderer may smooth letters otherwise, but no word may go.
"""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageStat

from papers import forms
from papers.content.answers import Issue
from tests.papers.gallery import contents

FOLDER = Path(__file__).parent
DOTS = 50
GREYS = 8
SQUARE = 40
MOST_BYTES = 30_000


def papers(code: str) -> dict[str, bytes]:
    """The papers of one form that are kept: filled in its example's languages, blank in the longest."""
    return {
        "filled": forms.render(code, contents()[code]),
        "blank": forms.render_blank(code, Issue.blank(("fr", "uk"), authority="Example Bureau")),
    }


def pictures(code: str) -> Iterator[tuple[Path, Image.Image]]:
    """The first two pages and the last of those papers, each with the path it is kept at."""
    for kind, pdf in papers(code).items():
        document = pdfium.PdfDocument(pdf)
        for number in sorted({1, min(2, len(document)), len(document)}):
            page = document[number - 1]
            image = page.render(scale=DOTS / 72, grayscale=True).to_pil().convert("L")
            levels = image.point([value * (GREYS - 1) // 255 for value in range(256)])
            yield FOLDER / f"{code}-{kind}-{number}.png", levels


def keep(path: Path, levels: Image.Image) -> None:
    """Write one picture, small."""
    small = levels.copy()
    palette = [value * 255 // (GREYS - 1) for value in range(GREYS) for _ in range(3)]
    small = small.convert("P")
    small.putpalette(palette)
    small.save(path, optimize=True, bits=4)


def kept(path: Path) -> Image.Image:
    """A kept picture as grey levels 0 to 255."""
    return Image.open(path).convert("L")


def difference(levels: Image.Image, old: Image.Image) -> float:
    """The greatest difference of any square of 4 by 4 dots, 255 for another size."""
    new = levels.point([min(255, value * 255 // (GREYS - 1)) for value in range(256)])
    if new.size != old.size:
        return 255.0
    squares = [image.reduce(4) for image in (new, old)]
    return float(ImageStat.Stat(ImageChops.difference(*squares)).extrema[0][1])
