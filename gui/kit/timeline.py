"""Events below each other on one line, the spine of a person's file, the newest page first in sight.

Refuses to order them by itself.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui import icons
from gui.kit.base import column, named, reveal, row
from gui.kit.buttons import Button
from gui.kit.fields import TextArea
from gui.kit.pages import Pages
from gui.kit.reworded import Reworded, RewordedPage
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
        page = RewordedPage(
            lambda: _Event(self.asked.emit), lambda line: line.event.key, _Placed(_NOTHING)
        )
        self.pages = Pages(words, page, newest_last=True)
        column(self.pages, parent=self)

    def show_all(
        self, items: Sequence[Item], event_of: Callable[[Item], TimelineEvent], *, anew: bool = True
    ) -> None:
        """Show all in the order given, of which only those in sight are worded.

        Many begin with the newest; not `anew`, the reader stays where he reads.
        """
        last = len(items) - 1
        self.pages.show_all(
            len(items),
            lambda place: _Placed(event_of(items[place]), first=not place, last=place == last),
            anew=anew,
        )


@dataclass(frozen=True, slots=True)
class _Placed:
    event: TimelineEvent
    first: bool = False
    last: bool = False


_NOTHING = TimelineEvent("", "", "–")


class _Event(Reworded):
    def __init__(self, ask: Callable[[str], object]) -> None:
        super().__init__()
        self._placed = _Placed(_NOTHING)
        self._when = Text("", "small")
        self._title = Text("", "strong", wrap=True)
        self._mark = Badge("")
        self._action = Button("–", lambda: ask(self._placed.event.key), kind="quiet")
        head = row(self._title, gap=GRID)
        head.setStretch(0, 1)
        for part in (self._mark, self._action):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self._detail = Text("", wrap=True)
        self._scrolled: TextArea | None = None
        self._recorded = Text("", "small", wrap=True)
        self._box = column(self._when, head, self._detail, self._recorded, gap=2, parent=self)

    @property
    def buttons(self) -> Mapping[str, Button]:
        return {"action": self._action} if self._placed.event.action else {}

    def show_line(self, line: _Placed) -> None:
        self._placed, event = line, line.event
        said = (event.when, event.title, event.detail, event.mark, event.recorded)
        named(self, ", ".join(part[:_LONG] for part in said if part))
        self._when.setText(event.when)
        self._title.setText(event.title)
        self._title.set_role("struck" if event.struck else "strong")
        self._mark.show_text(event.mark, Tone.WARN if event.tone is Tone.NEUTRAL else event.tone)
        if event.action:
            self._action.set_word(event.action)
            named(self._action, event.action_spoken or event.action)
        reveal(self._action, shown=bool(event.action))
        self._show_detail(event)
        self._recorded.setText(event.recorded)
        reveal(self._recorded, shown=bool(event.recorded))
        self._box.setContentsMargins(_RAIL + GRID, 0, 0, 0 if line.last else 2 * GRID)
        self.update()

    def _show_detail(self, event: TimelineEvent) -> None:
        if self._scrolled is not None:
            self._scrolled.hide()
            self._scrolled.deleteLater()
            self._scrolled = None
        long = len(event.detail) > _LONG
        if long:
            self._scrolled = _scrolled(event)
            self._box.insertWidget(self._box.indexOf(self._detail), self._scrolled)
        self._detail.setText("" if long else event.detail)
        self._detail.set_role("struck" if event.struck else "")
        reveal(self._detail, shown=bool(event.detail) and not long)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line and its dot."""
        colours = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(_RAIL / 2, _DOT / 2 + 2)
        painter.setPen(QPen(QColor(colours.line), 2))
        top = centre.y() if self._placed.first else 0
        bottom = centre.y() if self._placed.last else self.height()
        painter.drawLine(QPointF(centre.x(), top), QPointF(centre.x(), bottom))
        ink = colours.colour(tone_colour(self._placed.event.tone))
        painter.setPen(QPen(QColor(ink), 1.5))
        painter.setBrush(QColor(colours.surface))
        circle = QRectF(0, 0, _DOT, _DOT)
        circle.moveCenter(centre)
        painter.drawEllipse(circle)
        name = self._placed.event.icon or "clock"
        picture = icons.pixmap(name, ink, 16, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(centre.x() - 8, centre.y() - 8), picture)


def _scrolled(event: TimelineEvent) -> TextArea:
    """A text of many lines, to be read to its end in a field that scrolls."""
    field = TextArea(event.title, lines=_LINES)
    field.setReadOnly(True)
    field.setPlainText(event.detail)
    return field
