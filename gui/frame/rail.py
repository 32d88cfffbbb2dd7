"""The navigation rail: rooms with icon, word and count, below them help and who works where."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from casework.session_views import SessionView
from gui import icons
from gui.frame.help import help_button
from gui.frame.presenter import Room, count_shown
from gui.kit.base import column, named, row
from gui.kit.buttons import CheckableButton
from gui.kit.text import Sign, Text
from gui.theme import GRID, active
from resources.words import Words

_LEAST_WIDTH = 176
_WIDEST = "99+"
_ICON = 22


class RailButton(CheckableButton):
    """One room; its count stands at the right end."""

    def __init__(self, room: Room, word: str, key: str) -> None:
        """`key` is shown in the tooltip."""
        super().__init__()
        self.room, self._word, self._count = room, word, ""
        self.setProperty("kind", "rail")
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"{word}  {key}")
        named(self, word, key)

    def show_count(self, count: int) -> None:
        """Put a number at the end, or nothing."""
        self._count = count_shown(count)
        named(self, f"{self._word} {count}" if self._count else self._word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the widest count."""
        self.ensurePolished()
        bold = QFont(self.font())
        bold.setBold(True)
        count = self.fontMetrics().horizontalAdvance(self._count or "9") + GRID
        return QSize(
            12 + _ICON + 12 + QFontMetrics(bold).horizontalAdvance(self._word) + count + 12, 44
        )

    def minimumSizeHint(self) -> QSize:
        """Its word is never cut."""
        return self.sizeHint()

    def narrowest(self) -> int:
        """The width that its longest word and the widest count need, if the others go below."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        word = max(metrics.horizontalAdvance(each) for each in self._word.split())
        return 12 + _ICON + 12 + word + metrics.horizontalAdvance(_WIDEST) + GRID + 12

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground by the style; icon, word and count over it."""
        super().paintEvent(event)
        colours = active()
        ink = (
            colours.accent
            if self.isChecked()
            else colours.text
            if self.underMouse()
            else colours.muted
        )
        painter = QPainter(self)
        top = (self.height() - _ICON) // 2
        painter.drawPixmap(
            12, top, icons.pixmap(self.room.icon, ink, _ICON, self.devicePixelRatioF())
        )
        painter.setPen(ink)
        area = self.rect().adjusted(12 + _ICON + 12, 0, -12, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        taken = self.fontMetrics().horizontalAdvance(self._count) + GRID if self._count else 0
        # Beside a wide screen the rail may be narrower than its longest word: that one takes two lines.
        lines = middle | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(area.adjusted(0, 0, -taken, 0), lines, self._word)
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, self._count)


class Rail(QFrame):
    """`chosen(name)` tells which room was asked for."""

    chosen = Signal(str)

    def __init__(
        self, rooms: Sequence[Room], words: Words, show_help: Callable[[], object]
    ) -> None:
        """Ctrl+1 is the first room, and so on; F1 calls `show_help`."""
        super().__init__()
        self.setProperty("ground", "rail")
        named(self, words("frame.screens"))
        self.buttons: dict[str, RailButton] = {}
        head = row(
            Sign("program", "accent", 24), Text(words("frame.program"), "heading"), None, gap=10
        )
        head.setContentsMargins(12, GRID, 0, 2 * GRID)
        box = column(head, gap=4, margin=GRID, parent=self)
        for place, room in enumerate(rooms, start=1):
            button = RailButton(room, words(room.word), f"Ctrl+{place}")
            button.clicked.connect(lambda _checked=False, name=room.name: self.chosen.emit(name))
            self.buttons[room.name] = button
            box.addWidget(button)
        box.addStretch(1)
        self.help = help_button(words, show_help)
        box.addWidget(self.help, 0, Qt.AlignmentFlag.AlignLeft)
        self._station = Text("", "strong", wrap=True)
        self._officer = Text("", "small", wrap=True)
        who = column(self._station, self._officer, gap=2)
        who.setContentsMargins(12, 0, 0, 4)
        box.addLayout(who)
        # Beside a wide screen a word may take two lines, but no word is cut.
        narrowest = max(button.narrowest() for button in self.buttons.values())
        self.setMinimumWidth(max(_LEAST_WIDTH, narrowest + 2 * GRID))

    def show_room(self, name: str) -> None:
        """Mark the room that is shown; one that has no place here leaves none marked."""
        if button := self.buttons.get(name):
            button.setChecked(True)
        else:
            for marked in self.buttons.values():
                marked.setAutoExclusive(False)
                marked.setChecked(False)
                marked.setAutoExclusive(True)

    def show_session(self, session: SessionView | None) -> None:
        """Who works where."""
        self._station.setText(session.station if session else "")
        officer = f"{session.officer_rank} {session.officer}".strip() if session else ""
        self._officer.setText(officer)
