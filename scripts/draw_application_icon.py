"""Draws `resources/icons/application.svg` as PNG files and one Windows icon file; needs no display."""

import struct
import sys

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

import resources

SIDES = (16, 24, 32, 48, 64, 128, 256, 512)
_ICO_SIDES = (16, 24, 32, 48, 64, 128, 256)


def png(renderer: QSvgRenderer, side: int) -> bytes:
    """The drawing as a PNG file of `side` pixels."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon file that holds PNG pictures (side in pixels → file)."""
    offset = 6 + 16 * len(pictures)
    header, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for side, picture in pictures.items():
        header += struct.pack(
            "<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(picture), offset + len(body)
        )
        body += picture
    return header + body


def main() -> int:
    """Write all files."""
    folder = resources.path("icons", "application")
    folder.mkdir(exist_ok=True)
    renderer = QSvgRenderer(str(resources.path("icons", "application.svg")))
    pictures = {side: png(renderer, side) for side in SIDES}
    for side, picture in pictures.items():
        (folder / f"{side}.png").write_bytes(picture)
    (folder / "safe-conduct.ico").write_bytes(ico({side: pictures[side] for side in _ICO_SIDES}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
