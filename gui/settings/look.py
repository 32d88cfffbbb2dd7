"""Language, colours and idle time of this laptop; refuses to touch the register."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.kit.base import column
from gui.kit.fields import SegmentedChoice, Select
from gui.kit.labelled import LabelledField
from gui.kit.surfaces import Card
from gui.kit.text import Text
from gui.settings.presenter import idle_choices
from gui.unlock.presenter import language_choices, palette_choices

_SELECT_WIDTH = 280


class LookSection(QWidget):
    """Takes effect at once."""

    idle_changed = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        card = Card(words("settings.look"))
        self.language = SegmentedChoice(
            words("settings.screen_language"),
            language_choices(words),
            current=words.language,
            columns=2,
        )
        self.palette_choice = SegmentedChoice(
            words("unlock.palette"),
            palette_choices(words),
            current=desk.preferences.palette,
            columns=3,
        )
        minutes = desk.preferences.lock_after_minutes
        self.idle = Select(words("settings.idle"), idle_choices(words, minutes), str(minutes))
        self.idle.setMaximumWidth(_SELECT_WIDTH)
        self.language.chosen.connect(desk.set_language)
        self.palette_choice.chosen.connect(desk.set_palette)
        self.idle.chosen.connect(self._keep_idle)
        for part in (
            Text(words("settings.look_intro"), "muted", wrap=True),
            LabelledField(words("settings.screen_language"), self.language),
            LabelledField(words("unlock.palette"), self.palette_choice),
            LabelledField(words("settings.idle"), self.idle),
        ):
            card.body.addWidget(part)
        column(card, None, parent=self)

    def _keep_idle(self, minutes: str) -> None:
        self._desk.prefer(replace(self._desk.preferences, lock_after_minutes=int(minutes)))
        self.idle_changed.emit(int(minutes))
