"""A passphrase being typed: its dots, and how hard it is to guess; refuses to keep or send what was typed.

The meter shows the estimate by which a register accepts or refuses a passphrase, and no other.
"""

from PySide6.QtWidgets import QProgressBar, QWidget

from gui.kit.base import dress, named, row
from gui.kit.buttons import IconButton
from gui.kit.fields import LineEdit
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
