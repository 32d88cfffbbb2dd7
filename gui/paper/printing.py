"""Puts a PDF on paper through the system's printer, page by page; refuses to scale it.

Every page keeps its physical size: a tag of 105 × 148 mm is so large on whatever paper lies in the
printer. Forms are black on white, so pages are drawn in greys: a quarter of the memory of colour.
"""

from collections.abc import Callable

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QObject,
    QPointF,
    QSize,
    QSizeF,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from models.errors import Interrupted, PrinterMissing, SafeConductError

MOST_DOTS = 600
"""Dots per inch; beyond it a laser printer shows no difference and every page takes minutes."""

_POINTS = 72
_NEAR = 2.0
_KNOWN = (QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A5, QPageSize.PageSizeId.A6)


def has_printer() -> bool:
    """Whether the system knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def system_printer() -> QPrinter:
    """The printer the system prefers, at its own resolution.

    Raises:
        PrinterMissing: no printer is installed.
    """
    if not has_printer():
        raise PrinterMissing
    return QPrinter(QPrinter.PrinterMode.HighResolution)


def fit_paper(printer: QPrinter, pdf: bytes) -> None:
    """Propose the page size of the PDF's first page, borderless, as the printer's paper."""
    document, _buffer = _opened(pdf)
    _lay_page(printer, document.pagePointSize(0))


def _lay_page(printer: QPrinter, points: QSizeF) -> None:
    upright = QSizeF(min(points.width(), points.height()), max(points.width(), points.height()))
    wide = points.width() > points.height()
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    layout = QPageLayout(_sheet(upright), turned, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setFullPage(True)


def _sheet(points: QSizeF) -> QPageSize:
    """The paper of that size under the name printers know, else the size itself."""
    for known in _KNOWN:
        size = QPageSize(known)
        near = size.size(QPageSize.Unit.Point) - points
        if abs(near.width()) < _NEAR and abs(near.height()) < _NEAR:
            return size
    return QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)


def _opened(pdf: bytes) -> tuple[QPdfDocument, QBuffer]:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return document, buffer


class PrintRun(QObject):
    """Prints one PDF, a page at each turn of the event loop, so that the window stays alive.

    `progressed(done, total)` after each page; then `then()`, or `failed(error)`: `PrinterMissing`
    when the printer stops answering, `Interrupted` when it was cancelled.
    """

    progressed = Signal(int, int)

    def __init__(
        self,
        printer: QPrinter,
        pdf: bytes,
        *,
        then: Callable[[], object],
        failed: Callable[[SafeConductError], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._printer, self._then, self._failed = printer, then, failed
        self._document, self._buffer = _opened(pdf)
        self._painter = QPainter()
        self._page = 0
        self._cancelled = False

    def start(self) -> None:
        """Begin with the first page."""
        _lay_page(self._printer, self._document.pagePointSize(0))
        if not self._painter.begin(self._printer):
            self._failed(PrinterMissing())
            return
        self._turn()

    def cancel(self) -> None:
        """Stop before the next page; the printer is told to throw the job away."""
        self._cancelled = True

    def _turn(self) -> None:
        total = self._document.pageCount()
        if self._cancelled:
            self._printer.abort()
            self._painter.end()
            self._failed(Interrupted())
            return
        draw_page(self._painter, self._printer, self._document, self._page)
        self._page += 1
        self.progressed.emit(self._page, total)
        if self._page < total:
            self._next_page()
        elif self._painter.end() and self._printer.printerState() != QPrinter.PrinterState.Error:
            self._then()
        else:
            self._failed(PrinterMissing())

    def _next_page(self) -> None:
        _lay_page(self._printer, self._document.pagePointSize(self._page))
        if self._printer.newPage():
            QTimer.singleShot(0, self, self._turn)
        else:
            self._painter.end()
            self._failed(PrinterMissing())


def draw_page(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    """Draw one page at its physical size, from the upper left corner of the sheet."""
    dots = min(printer.resolution(), MOST_DOTS)
    scale = printer.resolution() / dots
    painter.save()
    painter.scale(scale, scale)
    painter.drawImage(QPointF(0, 0), page_picture(document, page, dots))
    painter.restore()


def page_picture(document: QPdfDocument, page: int, dots: int) -> QImage:
    """A page on white in shades of grey, `dots` to the inch."""
    points = document.pagePointSize(page)
    whole = QSize(round(points.width() * dots / _POINTS), round(points.height() * dots / _POINTS))
    sheet = QImage(whole, QImage.Format.Format_Grayscale8)
    sheet.fill(255)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, document.render(page, whole))
    painter.end()
    return sheet
