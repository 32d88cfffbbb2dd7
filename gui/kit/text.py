"""Words on a screen: titles, labels, key hints, icons and names that may not fit; refuses to be clicked."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui import icons
from gui.kit.base import dress
from gui.theme import active


class Text(QLabel):
    """Plain words in a role of the style sheet: `title heading strong muted small label good warn danger`."""

    def __init__(
        self, text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        """Text is always plain: a name with a `<` in it stays a name."""
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if role:
            self.setProperty("role", role)

    def set_role(self, role: str) -> None:
        """Change the look."""
        dress(self, role=role)


def title(text: str) -> Text:
    """The heading of a screen, 15 pt."""
    return Text(text, "title")


def heading(text: str) -> Text:
    """The heading of a card."""
    return Text(text, "heading")


def muted(text: str = "", *, wrap: bool = False) -> Text:
    """Words of less weight."""
    return Text(text, "muted", wrap=wrap)


class KeyHint(QLabel):
    """A key as it stands on the keyboard, for example `Ctrl+S`."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        """Show `keys` in a small frame."""
        super().__init__(keys, parent)
        self.setProperty("role", "key")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class ElidedLabel(QWidget):
    """One line that shortens itself with "…" and then always tells the whole in its tooltip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        """Show `text`, or as much of it as fits."""
        super().__init__(parent)
        self._label = Text(text, role, parent=self)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        metrics = self._label.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 2, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        metrics = self._label.fontMetrics()
        return QSize(
            min(metrics.averageCharWidth() * 6, self.sizeHint().width()), metrics.height() + 2
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit anew when the font changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        self._label.ensurePolished()
        metrics = self._label.fontMetrics()
        shown = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        self._label.setText(shown)
        self._label.setGeometry(self.rect())
        self.setToolTip(self._text if shown != self._text else "")
        self.setAccessibleName(self._text)


class Sign(QWidget):
    """An icon beside words, in a colour of the palette; it follows the palette by itself."""

    def __init__(self, icon: str, colour: str = "muted", size: int = icons.SIZE) -> None:
        """`colour` is a field name of `gui.palettes.Palette`."""
        super().__init__()
        self._icon, self._colour, self._size = icon, colour, size
        self.setFixedSize(size, size)

    def show_icon(self, icon: str, colour: str) -> None:
        """Change icon and colour."""
        self._icon, self._colour = icon, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the colour of the moment."""
        painter = QPainter(self)
        colour = active().colour(self._colour)
        painter.drawPixmap(
            0, 0, icons.pixmap(self._icon, colour, self._size, self.devicePixelRatioF())
        )
