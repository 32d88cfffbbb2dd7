"""Events below each other on one line, the spine of a person's file, the newest page first in sight.

Refuses to order them by itself.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui import icons
from gui.kit.base import column, named, row
from gui.kit.buttons import Button
from gui.kit.fields import TextArea
from gui.kit.pages import Pages
from gui.kit.surfaces import Badge, tone_colour
from gui.kit.text import Text
from gui.kit.values import TimelineEvent, Tone
from gui.theme import GRID, active
from resources.words import Words

_RAIL = 40
_DOT = 28
_LONG = 1200
"""Beyond so many characters a text scrolls by itself: as a label a novel takes seconds to lay out."""
_LINES = 8

Item = TypeVar("Item")


class Timeline(QWidget):
    """`asked(key)` tells that the action of an event was asked for."""

    asked = Signal(str)

    def __init__(self, words: Words, name: str) -> None:
        """Nothing has happened yet."""
        super().__init__()
        named(self, name)
        self.pages = Pages(words, self._made, newest_last=True)
        column(self.pages, parent=self)

    def show_all(
        self, items: Sequence[Item], event_of: Callable[[Item], TimelineEvent], *, anew: bool = True
    ) -> None:
        """Show all in the order given, of which only those in sight are worded.

        Many begin with the newest; not `anew`, the reader stays where he reads.
        """
        last = len(items) - 1
        self.pages.show_all(
            len(items), lambda place: (event_of(items[place]), not place, place == last), anew=anew
        )

    def _made(self, lines: Sequence[tuple[TimelineEvent, bool, bool]]) -> QWidget:
        holder = QWidget()
        box = column(gap=0, parent=holder)
        for event, first, last in lines:
            line = _Event(event, first=first, last=last)
            line.asked.connect(self.asked)
            box.addWidget(line)
        return holder


def _scrolled(event: TimelineEvent) -> TextArea:
    """A text of many lines, to be read to its end in a field that scrolls."""
    field = TextArea(event.title, lines=_LINES)
    field.setReadOnly(True)
    field.setPlainText(event.detail)
    return field


class _Event(QWidget):
    asked = Signal(str)

    def __init__(self, event: TimelineEvent, *, first: bool, last: bool) -> None:
        super().__init__()
        self._event, self._first, self._last = event, first, last
        said = (event.when, event.title, event.detail, event.mark, event.recorded)
        named(self, ", ".join(part[:_LONG] for part in said if part))
        head = row(Text(event.title, "struck" if event.struck else "strong", wrap=True), gap=GRID)
        head.setStretch(0, 1)
        if event.mark:
            tone = Tone.WARN if event.tone is Tone.NEUTRAL else event.tone
            head.addWidget(Badge(event.mark, tone), 0, Qt.AlignmentFlag.AlignTop)
        if event.action:
            button = Button(event.action, lambda: self.asked.emit(event.key), kind="quiet")
            named(button, event.action_spoken or event.action)
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        box = column(Text(event.when, "small"), head, gap=2, parent=self)
        if len(event.detail) > _LONG:
            box.addWidget(_scrolled(event))
        elif event.detail:
            box.addWidget(Text(event.detail, "struck" if event.struck else "", wrap=True))
        if event.recorded:
            box.addWidget(Text(event.recorded, "small", wrap=True))
        box.setContentsMargins(_RAIL + GRID, 0, 0, 0 if last else 2 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line and its dot."""
        colours = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(_RAIL / 2, _DOT / 2 + 2)
        painter.setPen(QPen(QColor(colours.line), 2))
        top = centre.y() if self._first else 0
        bottom = centre.y() if self._last else self.height()
        painter.drawLine(QPointF(centre.x(), top), QPointF(centre.x(), bottom))
        ink = colours.colour(tone_colour(self._event.tone))
        painter.setPen(QPen(QColor(ink), 1.5))
        painter.setBrush(QColor(colours.surface))
        circle = QRectF(0, 0, _DOT, _DOT)
        circle.moveCenter(centre)
        painter.drawEllipse(circle)
        name = self._event.icon or "clock"
        picture = icons.pixmap(name, ink, 16, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(centre.x() - 8, centre.y() - 8), picture)
