"""Buttons: worded, with their key shown; icon-only ones carry their word as tooltip and accessible name.

Refuses a button without a word, and a button smaller than 36 pixels.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from gui import icons
from gui.kit.base import dress, named
from gui.theme import GRID, TARGET, active

_INK = {"primary": "on_accent", "quiet": "accent", "danger": "danger", "mark": "muted"}
_HINT_POINTS = 9
_AROUND = 34
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def bind(keys: str, owner: QWidget, act: Callable[[], object]) -> None:
    """Let `keys` call `act` while `owner` is visible and enabled; Return also answers to the keypad's Enter."""
    for sequence in {keys, keys.replace("Return", "Enter")}:
        shortcut = QShortcut(QKeySequence(sequence), owner)
        shortcut.activated.connect(act)


def _shown(keys: str) -> str:
    return keys.replace("Return", "↵")


def _hint_font(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSize(_HINT_POINTS)
    small.setBold(False)
    return small


class Button(QPushButton):
    """A verb with its key: "Save  Ctrl+S". The key works whenever the button is in sight and enabled."""

    def __init__(
        self,
        word: str,
        press: Callable[[], object] | None = None,
        *,
        key: str = "",
        icon: str = "",
        kind: str = "plain",
        description: str = "",
        key_yields: bool = False,
    ) -> None:
        """`kind` is `plain`, `primary`, `danger` or `quiet`; `key` as in `Ctrl+S` or `Ctrl+Return`.

        `key_yields`: where there is little room the word stands alone, and the tooltip tells the key.
        """
        super().__init__()
        self._word, self._hint, self._icon = word, _shown(key), icon
        self._key_yields = key_yields
        if key_yields:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self.setToolTip(f"{word}  {self._hint}")
        self.setProperty("kind", kind)
        self.setMinimumHeight(TARGET + 2)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        named(self, word, description or self._hint)
        if key:
            bind(key, self, self.click)
        if press:
            self.clicked.connect(lambda _checked=False: press())

    def word(self) -> str:
        """The verb on it."""
        return self._word

    def set_word(self, word: str) -> None:
        """Change the verb."""
        self._word = word
        named(self, word)
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: str) -> None:
        """Change the weight."""
        dress(self, kind=kind)

    def sizeHint(self) -> QSize:
        """Room for icon, word and key."""
        self.ensurePolished()
        height = max(TARGET + 2, self.fontMetrics().height() + 16)
        return QSize(self._content_width(self._hint) + _AROUND, height)

    def minimumSizeHint(self) -> QSize:
        """A word on a button is never cut."""
        hint = self.sizeHint()
        if self._key_yields:
            hint.setWidth(self._content_width("") + _AROUND)
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style draws the button; icon, word and key are set into it, centred together."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        # Half of what is around the content is frame; the other half may be given up.
        fits = self._content_width(self._hint) + _AROUND // 2 <= self.width()
        hint = self._hint if fits or not self._key_yields else ""
        self._paint_content(painter, (self.width() - self._content_width(hint)) // 2, hint)

    def _content_width(self, hint: str) -> int:
        width = self.fontMetrics().horizontalAdvance(self._word)
        width += icons.SIZE + GRID if self._icon else 0
        return width + (self._hint_width() + GRID if hint else 0)

    def _hint_width(self) -> int:
        return QFontMetrics(_hint_font(self.font())).horizontalAdvance(self._hint) + 12

    def _ink(self) -> str:
        return _INK.get(str(self.property("kind")), "text")

    def _paint_content(self, painter: QPainter, left: int, hint: str) -> None:
        ink = active().colour(self._ink() if self.isEnabled() else "muted")
        if self._icon:
            top = (self.height() - icons.SIZE) // 2
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(left, top, icons.pixmap(self._icon, ink, icons.SIZE, ratio))
            left += icons.SIZE + GRID
        painter.setPen(ink)
        width = self.fontMetrics().horizontalAdvance(self._word)
        area = self.rect().adjusted(left, 0, 0, -1)
        painter.drawText(area, _MIDDLE_LEFT, self._word)
        if hint:
            self._paint_hint(painter, left + width + GRID, ink)

    def _paint_hint(self, painter: QPainter, left: int, ink: str) -> None:
        painter.setFont(_hint_font(self.font()))
        painter.setPen(ink if self.property("kind") == "primary" else active().muted)
        frame = QRect(left, 0, self._hint_width(), painter.fontMetrics().height() + 2)
        frame.moveTop((self.height() - frame.height()) // 2)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._hint)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.45)
        painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


class PrimaryButton(Button):
    """The one thing to do next; a screen has at most one."""

    def __init__(
        self, word: str, press: Callable[[], object] | None = None, *, key: str = "", icon: str = ""
    ) -> None:
        """See `Button`."""
        super().__init__(word, press, key=key, icon=icon, kind="primary")


class IconButton(QPushButton):
    """A small square button; its word is tooltip and accessible name."""

    def __init__(
        self,
        icon: str,
        word: str,
        press: Callable[[], object] | None = None,
        *,
        key: str = "",
        kind: str = "icon",
    ) -> None:
        """`word` says what it does."""
        super().__init__()
        self._icon = icon
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.setToolTip(f"{word}  {_shown(key)}" if key else word)
        named(self, word, _shown(key))
        self._tint()
        if key:
            bind(key, self, self.click)
        if press:
            self.clicked.connect(lambda _checked=False: press())

    def show_as(self, icon: str, word: str) -> None:
        """Change icon and word."""
        self._icon = icon
        self.setToolTip(word)
        named(self, word)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.EnabledChange}:
            self._tint()

    def _tint(self) -> None:
        colour = active().text if self.isEnabled() else active().muted
        self.setIcon(icons.icon(self._icon, colour))


class CheckableButton(QPushButton):
    """A button that stays down. A screen reader toggles it without clicking: that counts as a click too."""

    def __init__(self, word: str = "") -> None:
        """Up."""
        super().__init__(word)
        self.setCheckable(True)
        self._known = False
        self.toggled.connect(self._toggled)

    def setChecked(self, checked: bool) -> None:  # noqa: FBT001 - as Qt has it
        """Show it down or up without telling anybody."""
        self._known = True
        super().setChecked(checked)
        self._known = False

    def nextCheckState(self) -> None:
        """A click: Qt tells it."""
        self._known = True
        super().nextCheckState()
        self._known = False

    def _toggled(self, checked: bool) -> None:  # noqa: FBT001 - a slot of `toggled`
        if not self._known and (checked or not self.autoExclusive()):
            self.clicked[bool].emit(checked)  # pyright: ignore[reportIndexIssue]


class Chip(CheckableButton):
    """A filter that is on or off, told by a tick as well as by colour."""

    def __init__(self, word: str, *, checked: bool = False, description: str = "") -> None:
        """Read and set it by `isChecked`, `setChecked`, `toggled`."""
        super().__init__(word.replace("&", "&&"))
        self._word = word
        self.setProperty("kind", "chip")
        self.setAutoDefault(False)
        self.setMinimumHeight(TARGET)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        named(self, word, description)
        self.toggled.connect(self._tick)
        self.setChecked(checked)

    def set_word(self, word: str) -> None:
        """Change the word, for example its count."""
        self._word = word
        named(self, word)
        self.setText(word.replace("&", "&&"))

    def sizeHint(self) -> QSize:
        """Room for the word in bold and for the tick, so that nothing moves when it is switched on."""
        self.ensurePolished()
        bold = QFont(self.font())
        bold.setBold(True)
        width = QFontMetrics(bold).horizontalAdvance(self._word) + icons.SIZE + 5 * GRID
        return QSize(width, TARGET)

    def minimumSizeHint(self) -> QSize:
        """Its word is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tick(self.isChecked())

    def _tick(self, checked: bool) -> None:  # noqa: FBT001 - Qt's signal hands it over like this
        self.setIcon(icons.icon("check", active().accent) if checked else QIcon())
