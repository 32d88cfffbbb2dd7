"""How hard a passphrase is to guess, as a bar and a word; refuses to keep what was typed.

It shows the estimate by which a register accepts or refuses a passphrase, and no other.
"""

from PySide6.QtWidgets import QProgressBar, QWidget

from gui.kit.base import dress, named, row
from gui.kit.text import Text
from models.passphrase import strength
from resources.words import Words

MOST = 4
_TONES = ("danger", "danger", "warn", "good", "good")


class Meter(QWidget):
    """Empty until something is typed."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._bar = named(QProgressBar(), words("ui.strength"))
        self._bar.setRange(0, MOST)
        self._bar.setTextVisible(False)
        self._word = Text("", "small")
        self._word.setMinimumWidth(self._word.fontMetrics().horizontalAdvance("M" * 9))
        line = row(gap=12, parent=self)
        line.addWidget(self._bar, 1)
        line.addWidget(self._word)

    def show_strength_of(self, text: str) -> None:
        """Judge a passphrase and show how strong it is."""
        level = strength(text).level if text else 0
        word = self._words(f"ui.strength.{level}") if text else ""
        self._bar.setValue(level)
        dress(self._bar, tone=_TONES[level])
        self._bar.setAccessibleDescription(word)
        self._word.setText(word)
