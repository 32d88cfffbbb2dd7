"""An attached picture or paper on the screen, from bytes in memory; refuses to touch the disk and other kinds."""

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import (
    QImage,
    QImageReader,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from casework.pictures import Kind
from gui.kit.base import named
from gui.kit.pdf import PdfPreview
from gui.kit.text import Text
from gui.theme import GRID, active
from resources.words import Words

_DECODERS: Mapping[str, bytes] = {Kind.JPEG: b"jpeg", Kind.PNG: b"png"}


class Picture(QWidget):
    """One photograph, whole, as large as there is room; at night in the colour of the night."""

    def __init__(self, name: str) -> None:
        """Empty."""
        super().__init__()
        named(self, name)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(20 * GRID, 15 * GRID)

    def show_image(self, image: QImage) -> None:
        """Show this one; an empty one clears."""
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        """Room to see something."""
        return QSize(60 * GRID, 45 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Scaled for this screen only: the picture itself stays as it is."""
        super().paintEvent(event)
        if self._image.isNull():
            return
        ratio = self.devicePixelRatioF()
        shown = self._image.scaled(
            self.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter = QPainter(self)
        if active().name == "night":
            over = QPainter(shown)
            over.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            over.fillRect(shown.rect(), active().text)
            over.end()
        shown.setDevicePixelRatio(ratio)
        where = self.rect().center() - QPixmap.fromImage(shown).rect().center() / ratio
        painter.drawImage(where, shown)
        painter.end()


class FileView(QStackedWidget):
    """Shows a photograph or a paper of several pages. `show_file` says whether it could."""

    def __init__(self, words: Words) -> None:
        """Empty."""
        super().__init__()
        self._nothing = Text("", "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture = Picture(words("attachment.photograph"))
        self.paper = PdfPreview(words)
        for part in (self._nothing, self.picture, self.paper):
            self.addWidget(part)

    def show_file(self, media_type: str, content: bytes) -> bool:
        """Show a file; False when this program cannot draw it."""
        if media_type == Kind.PDF:
            self.setCurrentWidget(self.paper)
            return self.paper.show_pdf(content)
        image = _read(media_type, content)
        self.picture.show_image(image)
        self.setCurrentWidget(self._nothing if image.isNull() else self.picture)
        return not image.isNull()

    def say(self, text: str) -> None:
        """Words in place of a picture."""
        self.forget()
        self._nothing.setText(text)

    def forget(self) -> None:
        """Let the picture go, for the lock."""
        self.picture.show_image(QImage())
        self.paper.forget()
        self._nothing.setText("")
        self.setCurrentWidget(self._nothing)


def _read(media_type: str, content: bytes) -> QImage:
    """Only by the decoder of the kind the record names: the content may come from another register."""
    decoder = _DECODERS.get(media_type)
    if decoder is None:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, decoder)
    reader.setAutoDetectImageFormat(False)
    return reader.read()
