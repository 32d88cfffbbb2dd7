"""How hard a passphrase is to guess, as a figure and a word; refuses to keep or send what was typed.

The estimate is deliberately modest: it counts words and kinds of signs, and gives nothing for repetition
and runs. It guides; it never refuses a passphrase (the vault sets its own least length).
"""

import math
import unicodedata
from itertools import pairwise

from PySide6.QtWidgets import QProgressBar, QWidget

from gui.kit.base import column, dress, named, row
from gui.kit.buttons import IconButton
from gui.kit.fields import LineEdit
from gui.kit.text import Text
from resources.words import Words

LEAST_LENGTH = 8
_STEPS = (28, 45, 60, 80)
"""Bits from which a passphrase is weak, fair, good, strong."""
_KINDS = {"Ll": 28, "Lu": 28, "Nd": 10, "Lo": 2000}
_OTHER_SIGNS = 24
_BITS_OF_A_WORD = 13.0
_BITS_OF_A_SIGN = 4.0
_TONES = ("danger", "danger", "warn", "good", "good")


def strength(text: str) -> int:
    """0 (too short), 1 (weak), 2 (fair), 3 (good) or 4 (strong)."""
    if len(text) < LEAST_LENGTH:
        return 0
    bits = _bits(text)
    return max(1, sum(bits >= step for step in _STEPS))


def _bits(text: str) -> float:
    kinds = {unicodedata.category(sign) for sign in text}
    alphabet = sum(_KINDS.get(kind, _OTHER_SIGNS) for kind in kinds)
    fresh = 1 + sum(abs(ord(one) - ord(other)) > 1 for one, other in pairwise(text))
    by_signs = min(fresh, 2 * len(set(text))) * math.log2(alphabet)
    parts = text.casefold().split()
    by_words = sum(_bits_of_a_part(part) for part in set(parts))
    return min(by_signs, by_words) if len(parts) > 1 else by_signs * 0.75


def _bits_of_a_part(part: str) -> float:
    return _BITS_OF_A_WORD if part.isalpha() else _BITS_OF_A_SIGN * len(set(part))


class StrengthMeter(QWidget):
    """A bar and the word for it."""

    def __init__(self, words: Words) -> None:
        """Empty until `show_strength_of`."""
        super().__init__()
        self._words = words
        self._bar = named(QProgressBar(), words("ui.strength"))
        self._bar.setRange(0, 4)
        self._bar.setTextVisible(False)
        self._word = Text("", "small")
        self._word.setMinimumWidth(96)
        line = row(gap=12)
        line.addWidget(self._bar, 1)
        line.addWidget(self._word)
        column(line, Text(words("ui.strength.advice"), "small", wrap=True), gap=6, parent=self)

    def show_strength_of(self, text: str) -> int:
        """Judge a passphrase and show it; returns 0 to 4."""
        level = strength(text)
        word = self._words(f"ui.strength.{level}") if text else ""
        self._bar.setValue(level if text else 0)
        dress(self._bar, tone=_TONES[level])
        self._bar.setAccessibleDescription(word)
        self._word.setText(word)
        return level


class PassphraseEdit(QWidget):
    """A line of dots, and a button that shows what is typed while it is held on."""

    def __init__(self, name: str, words: Words) -> None:
        """`edit` is the line itself."""
        super().__init__()
        self._words = words
        self.edit = LineEdit(name, secret=True)
        self.eye = IconButton("eye", words("ui.show_passphrase"), self._turn)
        line = row(gap=6, parent=self)
        line.addWidget(self.edit, 1)
        line.addWidget(self.eye)
        named(self, name)
        self.setFocusProxy(self.edit)

    def take(self) -> str:
        """What was typed; the field is empty afterwards."""
        typed = self.edit.text()
        self.edit.clear()
        return typed

    def _turn(self) -> None:
        hidden = self.edit.echoMode() == LineEdit.EchoMode.Password
        self.edit.setEchoMode(LineEdit.EchoMode.Normal if hidden else LineEdit.EchoMode.Password)
        word = "ui.hide_passphrase" if hidden else "ui.show_passphrase"
        self.eye.show_as("eye-off" if hidden else "eye", self._words(word))
