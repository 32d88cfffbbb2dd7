"""Pictures as telephones and scanners make them, and what is attached of them."""

import random
from io import BytesIO

from PIL import Image

from casework import pictures
from casework.pictures import Drawn, Pixels

MADE_BY = "NoSuchPhone 7"
WHERE = {1: "N", 2: (51.0, 11.0, 12.5), 3: "E", 4: (35.0, 16.0, 44.0)}
_GPS, _ORIENTATION, _MODEL, _QUARTER_TURN = 0x8825, 0x0112, 0x0110, 6


def a_photograph(width: int = 60, height: int = 40, *, noise: bool = False) -> bytes:
    """A JPEG with coordinates, a model, a comment, a note for image programs, and bytes after its end."""
    if noise:
        rgb = random.Random(5).randbytes(width * height * 3)
        picture = Image.frombytes("RGB", (width, height), rgb)
    else:
        picture = Image.new("RGB", (width, height), (120, 40, 40))
    exif = Image.Exif()
    exif[_MODEL], exif[_ORIENTATION] = MADE_BY, _QUARTER_TURN
    exif.get_ifd(_GPS).update(WHERE)
    target = BytesIO()
    picture.save(
        target,
        "JPEG",
        exif=exif,
        comment=b"seen at Sudzha",
        xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Sudzha</x:xmpmeta>",
        icc_profile=b"a profile of Sudzha",
        quality=95,
    )
    return target.getvalue() + b"a second picture, of Sudzha"


def a_drawn(width: int = 60, height: int = 40, *, noise: bool = False) -> Drawn:
    """What is attached of it."""
    return pictures.photograph(a_photograph(width, height, noise=noise))


def a_scan(pages: int = 1) -> Drawn:
    """White pages the size of A6."""
    width, height = 827, 1165
    blank = Pixels(width, height, b"\xff" * (width * height * 3))
    return pictures.scan([pictures.page(blank)] * pages)
