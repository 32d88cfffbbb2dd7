"""What things stand on and what speaks to the officer in place: cards, badges, banners, empty states.

Every tone carries its sign and its word; nothing is said by colour alone.
"""

from collections.abc import Callable, Iterable
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.kit.base import column, dress, named, reveal, row
from gui.kit.buttons import Button, IconButton
from gui.kit.flow import FlowLayout, flow
from gui.kit.text import Sign, Text
from gui.kit.values import SIGNS, Message, Tone
from gui.theme import GRID

_TONE_COLOURS = {
    Tone.NEUTRAL: "muted",
    Tone.INFO: "accent",
    Tone.GOOD: "good",
    Tone.WARN: "warn",
    Tone.DANGER: "danger",
}


def tone_colour(tone: Tone) -> str:
    """The name of the palette colour a tone is drawn in."""
    return _TONE_COLOURS[tone]


class Badge(QLabel):
    """A short word or number on a tinted ground."""

    def __init__(self, text: str, tone: Tone = Tone.NEUTRAL) -> None:
        """Show `text`."""
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("badge", tone.value)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, tone: Tone | None = None) -> None:
        """Change text and tone; an empty text hides the badge."""
        self.setText(text)
        reveal(self, shown=bool(text))
        if tone:
            dress(self, badge=tone.value)


class Line(QFrame):
    """A hairline between two parts."""

    def __init__(self) -> None:
        """Horizontal."""
        super().__init__()
        self.setProperty("surface", "line")
        self.setFixedHeight(1)


def ruled(parts: Iterable[QWidget], gap: int = GRID) -> QWidget:
    """Parts below each other in one widget, a hairline between each and the next."""
    holder = QWidget()
    box = column(gap=gap, parent=holder)
    for place, part in enumerate(parts):
        if place:
            box.addWidget(Line())
        box.addWidget(part)
    return holder


class Card(QFrame):
    """A titled surface. Put what belongs on it into `body`, and small things into `corner`, right of the title."""

    def __init__(self, title: str = "", note: str = "") -> None:
        """`note` stands in muted words on the right of the title."""
        super().__init__()
        self.setProperty("surface", "card")
        self.setObjectName(title)
        self.title = Text(title, "heading")
        self.note = Text(note, "small")
        self.corner: QHBoxLayout = row(self.note)
        self.head = QWidget()
        head = row(self.title, None, self.corner, parent=self.head)
        head.setContentsMargins(0, 0, 0, 0)
        self.head.setMinimumHeight(24)
        reveal(self.head, shown=bool(title or note))
        reveal(self.note, shown=bool(note))
        self.body: QVBoxLayout = column(gap=GRID)
        outer = column(self.head, gap=GRID, margin=2 * GRID, parent=self)
        outer.addLayout(self.body, 1)

    def set_title(self, title: str, note: str = "") -> None:
        """Change the words of the head."""
        self.title.setText(title)
        self.note.setText(note)
        reveal(self.note, shown=bool(note))
        reveal(self.head, shown=bool(title or note))


class Banner(QFrame):
    """A line across the screen: sign, word, sentence, and at most two things to do about it."""

    dismissed = Signal()

    def __init__(
        self,
        text: str,
        tone: Tone = Tone.INFO,
        *,
        word: str = "",
        action: str = "",
        act: Callable[[], object] | None = None,
        close_word: str = "",
        below: bool = False,
    ) -> None:
        """`word` names the tone ("Warning"); `close_word` adds a button that hides the banner.

        Where there is little room the things to do stand `below` the sentence, in as many lines as they need.
        """
        super().__init__()
        self.setProperty("surface", "banner")
        self._sign = Sign(SIGNS[tone], tone_colour(tone))
        self._word = Text(word, "strong")
        self._text = Text("", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._buttons: QBoxLayout | FlowLayout = row()
        line = row(self._sign, self._word, gap=GRID)
        line.addWidget(self._text, 1)
        whole = column(line, gap=0, parent=self)
        if below:
            holder = flow()
            self._buttons = cast("FlowLayout", holder.layout())
            indented = row(holder)
            indented.setContentsMargins(2 * GRID, 0, 0, 0)
            whole.addLayout(indented)
        else:
            line.addLayout(self._buttons)
        whole.setContentsMargins(2 * GRID - 2, 4, GRID, 4)
        self.setMinimumHeight(5 * GRID)
        reveal(self._word, shown=bool(word))
        self.show_text(text, tone)
        if action and act:
            self.add_action(action, act)
        if close_word:
            self._buttons.addWidget(IconButton("close", close_word, self._dismiss, kind="icon"))

    def show_text(self, text: str, tone: Tone | None = None) -> None:
        """Change the sentence and its tone."""
        self._text.setText(text)
        if tone:
            dress(self, tone=tone.value)
            self._sign.show_icon(SIGNS[tone], tone_colour(tone))
        named(self, f"{self._word.text()} {text}".strip() or "–")

    def add_action(self, word: str, act: Callable[[], object]) -> Button:
        """One more thing to do about it."""
        button = Button(word, act, kind="quiet")
        self._buttons.insertWidget(0, button)
        return button

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()


def message_text(message: Message) -> str:
    """The three parts of a message as one text, a line each."""
    return "\n".join(part for part in (message.happened, message.saved, message.next_step) if part)


class EmptyState(QWidget):
    """Nothing here, said kindly: an icon, a sentence, a hint, and perhaps what to do next."""

    def __init__(
        self,
        text: str,
        hint: str = "",
        *,
        icon: str = "done",
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Centred in whatever room there is."""
        super().__init__()
        self._sign = Sign(icon, "muted", 40)
        self._text = Text(text, "heading", wrap=True)
        self._hint = Text(hint, "muted", wrap=True)
        box = column(None, gap=GRID, margin=3 * GRID, parent=self)
        box.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._text, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(label)
        reveal(self._hint, shown=bool(hint))
        if action and act:
            box.addWidget(Button(action, act), 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)

    def show_text(self, text: str, hint: str = "") -> None:
        """Change the words."""
        self._text.setText(text)
        self._hint.setText(hint)
        reveal(self._hint, shown=bool(hint))
