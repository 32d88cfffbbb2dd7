"""Draws the pages of a chosen PDF one at a turn of the event loop; keeps their pixels alone, never the file.

Refuses what is locked by a password, damaged or longer than a form.
"""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from casework import pictures
from casework.pictures import MOST_PAGES, PAGE_DOTS, Drawn, Page, Pixels
from gui.jobs import Jobs
from models.errors import InputRefused, SafeConductError

_POINTS = 72
_LONGEST = 3400
"""Pixels: a page of A3 at `PAGE_DOTS`; larger sheets are drawn smaller."""
_FOUR = 4


class ScanDrawing(QObject):
    """Draws one scan: `then(drawn, pages)`, or `failed(error)`."""

    def __init__(
        self,
        jobs: Jobs,
        content: bytes,
        then: Callable[[Drawn, int], object],
        failed: Callable[[SafeConductError], object],
        parent: QObject,
    ) -> None:
        """Nothing is drawn before `start`."""
        super().__init__(parent)
        self._jobs, self._then, self._failed = jobs, then, failed
        self._pages: list[Page] = []
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)

    def start(self) -> None:
        """Open the file and draw its first page."""
        self._document.load(self._buffer)
        pages = self._document.pageCount()
        if pages <= 0:
            self._refuse("attachment.damaged")
        elif pages > MOST_PAGES:
            self._refuse("attachment.pages")
        else:
            self._draw()

    def _draw(self) -> None:
        drawn = _pixels(self._document, len(self._pages))
        if drawn is None:
            self._refuse("attachment.damaged")
            return
        self._jobs.run(self, lambda: pictures.page(drawn), self._keep, self._failed)

    def _keep(self, page: Page) -> None:
        self._pages.append(page)
        if len(self._pages) < self._document.pageCount():
            QTimer.singleShot(0, self, self._draw)
            return
        pages = tuple(self._pages)
        self._jobs.run(self, lambda: pictures.scan(pages), self._done, self._failed)

    def _done(self, drawn: Drawn) -> None:
        self._then(drawn, len(self._pages))

    def _refuse(self, problem: str) -> None:
        self._failed(InputRefused({"content": problem}))


def _pixels(document: QPdfDocument, place: int) -> Pixels | None:
    image = document.render(place, _size(document.pagePointSize(place)))
    if image.isNull():
        return None
    sheet = QImage(image.size(), QImage.Format.Format_RGB888)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, image)
    painter.end()
    return Pixels(sheet.width(), sheet.height(), bytes(sheet.constBits()))


def _size(points: QSizeF) -> QSize:
    scale = PAGE_DOTS / _POINTS
    longest = max(points.width(), points.height()) * scale
    scale *= min(1.0, _LONGEST / max(longest, 1.0))
    # In fours, so that Qt pads no line of pixels.
    width = max(round(points.width() * scale) // _FOUR * _FOUR, _FOUR)
    return QSize(width, max(round(points.height() * scale), 1))
