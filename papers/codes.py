"""QR symbols as squares to be drawn; refuses to know what they say."""

from typing import Any

import zxingcpp

QUIET = 4
"""Light modules around a symbol (ISO/IEC 18004)."""

_LONG = 400

Matrix = tuple[tuple[tuple[int, int], ...], ...]
"""For each row from the top, its dark stretches: (first column, number of columns)."""


def qr_matrix(text: str) -> Matrix:
    """The symbol of `text`, without its light border; damage tolerance M, L for long texts.

    Raises:
        ValueError: the text is longer than one symbol holds.
    """
    level = "M" if len(text) <= _LONG else "L"
    symbol = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=level)
    image: Any = symbol.to_image(scale=1, add_quiet_zones=False)
    pixels: Any = memoryview(image).tolist()
    return tuple(tuple(_stretches(row)) for row in pixels)


def _stretches(row: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for column, pixel in enumerate(row):
        if pixel:
            continue
        if found and sum(found[-1]) == column:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((column, 1))
    return found
