"""What is attached is drawn anew from its pixels: a photograph, or the pages of a scan.

What a camera or a scanner writes beside the pixels (coordinates, time, device, a small copy of the uncut picture)
is thus never kept. Refuses every file whose content is not JPEG, PNG or PDF, whatever its name says.
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from models.errors import InputRefused
from papers.scan import ScannedPage, bind

MOST_CHOSEN_BYTES = 64 << 20
"""Bytes of a file that is read at all; what is kept of it is far smaller."""
MOST_PIXELS = 128_000_000
"""Width times height of a photograph that is decoded; no camera of an officer's telephone makes more."""
LONGEST_SIDE = 4096
"""Pixels: a larger photograph is reduced to it."""
MOST_PAGES = 40
PAGE_DOTS = 200
"""Dots per inch at which a page of a scan is drawn: a signature and small print stay readable."""

Page = ScannedPage
"""A page as it is kept."""

_QUALITY = 85
_POINTS = 72.0


class Kind(StrEnum):
    """What a file is, by its first bytes; the values are media types (RFC 6838)."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    PDF = "application/pdf"


_SIGNATURES = {b"\xff\xd8\xff": Kind.JPEG, b"\x89PNG\r\n\x1a\n": Kind.PNG, b"%PDF-": Kind.PDF}
_DECODERS = {Kind.JPEG: "JPEG", Kind.PNG: "PNG"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file that holds pixels and nothing else; only this module makes one."""

    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Pixels:
    """A page as it was drawn: `rgb` holds three bytes a pixel, row after row without padding."""

    width: int
    height: int
    rgb: bytes


def kind_of(content: bytes) -> Kind:
    """What a file is.

    Raises:
        InputRefused: it is empty or too large, or none of the kinds that are attached.
    """
    if not 0 < len(content) <= MOST_CHOSEN_BYTES:
        raise InputRefused({"content": "attachment.chosen_size"})
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            return kind
    raise InputRefused({"content": "attachment.kind"})


def photograph(content: bytes) -> Drawn:
    """A JPEG or PNG picture drawn anew as a JPEG, upright.

    Raises:
        InputRefused: it is no picture, is damaged, or has too many pixels.
    """
    decoder = _DECODERS.get(kind_of(content))
    if decoder is None:
        raise InputRefused({"content": "attachment.kind"})
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(content), formats=(decoder,))
            if picture.width * picture.height > MOST_PIXELS:
                raise InputRefused({"content": "attachment.pixels"})
            # A JPEG decoder can reduce by halves while it reads: less memory, less time.
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            picture.load()
        upright = _upright(picture)
    except Image.DecompressionBombError:
        raise InputRefused({"content": "attachment.pixels"}) from None
    except (OSError, UnidentifiedImageError, ValueError, SyntaxError):
        raise InputRefused({"content": "attachment.damaged"}) from None
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return Drawn(Kind.JPEG, _jpeg(upright))


def page(drawn: Pixels) -> Page:
    """One page of a scan, drawn at `PAGE_DOTS`.

    Raises:
        ValueError: there are fewer or more bytes than pixels.
    """
    picture = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.rgb)
    points = _POINTS / PAGE_DOTS
    return ScannedPage(_jpeg(picture), drawn.width * points, drawn.height * points)


def scan(pages: Sequence[Page]) -> Drawn:
    """The pages as one PDF.

    Raises:
        InputRefused: there is no page, or there are more than `MOST_PAGES`.
    """
    if not 0 < len(pages) <= MOST_PAGES:
        raise InputRefused({"content": "attachment.pages"})
    return Drawn(Kind.PDF, bind(pages))


def _upright(picture: Image.Image) -> Image.Image:
    """As the camera was held, on white where it was transparent."""
    turned = ImageOps.exif_transpose(picture)
    if "A" in turned.getbands() or "transparency" in turned.info:
        over = turned.convert("RGBA")
        turned = Image.new("RGB", over.size, "white")
        turned.paste(over, mask=over.getchannel("A"))
    return turned.convert("RGB")


def _jpeg(picture: Image.Image) -> bytes:
    # A picture without any of the facts that were read with it: a colour profile or a comment would be written again.
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    target = BytesIO()
    bare.save(target, "JPEG", quality=_QUALITY, optimize=True)
    return target.getvalue()
