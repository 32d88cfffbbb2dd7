"""What to do while nobody else is enrolled: said once, in words, instead of an empty table."""

from PySide6.QtCore import Signal

from gui.exchange.presenter import BACKUP
from gui.kit.base import row
from gui.kit.buttons import Button
from gui.kit.surfaces import Card
from gui.kit.text import Text
from resources.words import Words


class AloneCard(Card):
    """`act_asked(act)`: a backup is the only thing that can be done here; the rest stands beside it."""

    act_asked = Signal(str)

    def __init__(self, words: Words) -> None:
        """Always the same words."""
        super().__init__(words("exchange.alone"))
        for name in ("alone_own", "alone_join", "alone_answer"):
            self.body.addWidget(Text(words(f"exchange.{name}"), wrap=True))
        self.body.addWidget(Text(words("exchange.alone_backup"), "muted", wrap=True))
        self.backup = Button(words("exchange.to_backup"), self._backup, icon="save")
        self.body.addLayout(row(self.backup, None))

    def _backup(self) -> None:
        self.act_asked.emit(BACKUP)
