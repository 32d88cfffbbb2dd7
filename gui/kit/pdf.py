"""A printed paper on the screen, from bytes in memory; refuses to touch the disk.

In the dark palettes paper is drawn in the colours of the screen: a white sheet would blind at night.
"""

from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from gui.kit.base import column, named, row
from gui.kit.buttons import IconButton
from gui.kit.scroll import tell_content_only
from gui.kit.text import Text
from gui.palettes import Palette
from gui.theme import GRID, active
from resources.words import Words

_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_FIT = 1.0


class PdfPreview(QWidget):
    """Pages one at a time, fitted to the width. PageUp, PageDown, Home, End turn; + and − zoom; 0 fits."""

    page_changed = Signal(int)

    def __init__(self, words: Words) -> None:
        """Empty until `show_pdf`."""
        super().__init__()
        self._words = words
        named(self, words("ui.paper_preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._page, self._zoom = 0, _FIT
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area = named(QScrollArea(), words("ui.paper_preview"))
        self._area.setWidget(self._sheet)
        tell_content_only(self._area)
        self._area.setWidgetResizable(True)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setFocusProxy(self)
        self._label = Text("", "muted")
        self._note = Text("", "small", wrap=True)
        column(self._tools(), self._area, gap=GRID, parent=self).setStretch(1, 1)

    def show_pdf(self, content: bytes) -> bool:
        """Show these bytes; False, with a word in place, when they are no PDF."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._page = 0
        self._draw()
        return self.page_count() > 0

    def forget(self) -> None:
        """Let the paper go, for the lock."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())
        self._sheet.clear()
        self._label.setText("")

    def page_count(self) -> int:
        """How many pages."""
        return max(self._document.pageCount(), 0)

    def page(self) -> int:
        """The page shown, from 0."""
        return self._page

    def turn_to(self, page: int) -> None:
        """Show another page; stops at both ends."""
        wanted = min(max(page, 0), max(self.page_count() - 1, 0))
        if wanted != self._page:
            self._page = wanted
            self._area.verticalScrollBar().setValue(0)
            self._draw()
            self.page_changed.emit(wanted)

    def zoom(self, steps: int) -> None:
        """Larger (+1), smaller (-1), or the whole width (0)."""
        nearest = min(range(len(_ZOOMS)), key=lambda place: abs(_ZOOMS[place] - self._zoom))
        self._zoom = _ZOOMS[min(max(nearest + steps, 0), len(_ZOOMS) - 1)] if steps else _FIT
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the class docstring."""
        keys = {
            Qt.Key.Key_PageUp: lambda: self.turn_to(self._page - 1),
            Qt.Key.Key_PageDown: lambda: self.turn_to(self._page + 1),
            Qt.Key.Key_Home: lambda: self.turn_to(0),
            Qt.Key.Key_End: lambda: self.turn_to(self.page_count()),
            Qt.Key.Key_Plus: lambda: self.zoom(1),
            Qt.Key.Key_Equal: lambda: self.zoom(1),
            Qt.Key.Key_Minus: lambda: self.zoom(-1),
            Qt.Key.Key_0: lambda: self.zoom(0),
            Qt.Key.Key_Down: lambda: self._scroll(1),
            Qt.Key.Key_Up: lambda: self._scroll(-1),
        }
        if act := keys.get(Qt.Key(event.key())):
            act()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the new width."""
        super().resizeEvent(event)
        self._draw()

    def _tools(self) -> QWidget:
        words = self._words
        self._before = IconButton(
            "chevron-left", words("ui.page_before"), lambda: self.turn_to(self._page - 1)
        )
        self._after = IconButton(
            "chevron-right", words("ui.page_after"), lambda: self.turn_to(self._page + 1)
        )
        tools = QWidget()
        line = row(self._before, self._label, self._after, gap=GRID, parent=tools)
        line.addWidget(self._note, 1)
        steps = (
            ("remove", "ui.zoom_out", -1),
            ("add", "ui.zoom_in", 1),
            ("refresh", "ui.zoom_fit", 0),
        )
        for icon, key, step in steps:
            line.addWidget(IconButton(icon, words(key), partial(self.zoom, step)))
        return tools

    def _scroll(self, steps: int) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + steps * 6 * GRID)

    def _draw(self) -> None:
        count = self.page_count()
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page < count - 1)
        if not count:
            self._label.setText("")
            self._sheet.setText(self._words("ui.paper_unreadable") if self._buffer.size() else "")
            return
        self._label.setText(self._words("ui.page_n_of", n=self._page + 1, total=count))
        palette = active()
        self._note.setText("" if palette.name == "light" else self._words("ui.paper_dark"))
        self._sheet.setPixmap(self._picture(palette))

    def _picture(self, palette: Palette) -> QPixmap:
        points = self._document.pagePointSize(self._page)
        room = max(self._area.viewport().width() - 2 * GRID, 100)
        ratio = self.devicePixelRatioF()
        width = room * self._zoom * ratio
        height = width * points.height() / max(points.width(), 1)
        image = self._document.render(self._page, QSize(round(width), round(height)))
        sheet = QImage(image.size(), QImage.Format.Format_RGB32)
        sheet.fill(Qt.GlobalColor.white)
        painter = QPainter(sheet)
        painter.drawImage(0, 0, image)
        if palette.name != "light":
            _dim(painter, sheet, palette)
        painter.end()
        sheet.setDevicePixelRatio(ratio)
        return QPixmap.fromImage(sheet)


def _dim(painter: QPainter, sheet: QImage, palette: Palette) -> None:
    modes = QPainter.CompositionMode
    for mode, colour in (
        (modes.CompositionMode_Difference, "#FFFFFF"),
        (modes.CompositionMode_Multiply, palette.text),
        (modes.CompositionMode_Screen, palette.surface),
    ):
        painter.setCompositionMode(mode)
        painter.fillRect(sheet.rect(), QColor(colour))
