"""The program's own outline icons, drawn in the colour asked for; refuses to choose that colour.

Files lie in `resources/icons` (24 × 24, stroke 1.75, `currentColor`). A picture is drawn at the
screen's pixel ratio, so that a line stays a line at 150 %.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

import resources

SIZE = 20
"""Side of an icon beside a word, in device-independent pixels."""

_RATIOS = (1.0, 1.5, 2.0)


@cache
def _drawing(name: str) -> str:
    return resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")


def names() -> tuple[str, ...]:
    """All icons there are, in alphabetical order."""
    return tuple(
        sorted(
            file.stem
            for file in resources.path("icons").glob("*.svg")
            if file.stem != "application"
        )
    )


def pixmap(name: str, colour: str, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """The icon in one colour (`#RRGGBB`), `size` device-independent pixels wide and high.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    key = f"{name} {colour} {size} {ratio}"
    picture: QPixmap | None = QPixmapCache.find(key)  # pyright: ignore[reportCallIssue]
    if picture is None:
        picture = _drawn(name, colour, size, ratio)
        QPixmapCache.insert(key, picture)
    return picture


def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    drawing = _drawing(name).replace("currentColor", colour)
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode())).render(
        painter, QRectF(0, 0, size * ratio, size * ratio)
    )
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, colour: str, size: int = SIZE) -> QIcon:
    """The icon for buttons and lists, at every usual pixel ratio."""
    drawn = QIcon()
    for ratio in _RATIOS:
        drawn.addPixmap(pixmap(name, colour, size, ratio))
    return drawn


def application_icon() -> QIcon:
    """The icon of the window and of the program."""
    drawn = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        drawn.addFile(str(resources.path("icons", "application", f"{side}.png")))
    return drawn
