"""Emergency erase: says what is lost, asks for a typed word, does it; refuses a single wrong key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework import duties, registers
from casework.views import TodayView
from gui.desk import Desk
from gui.kit.base import column, row
from gui.kit.buttons import Button
from gui.kit.fields import LineEdit
from gui.kit.labelled import LabelledField
from gui.kit.surfaces import Banner, Card
from gui.kit.text import Text
from gui.kit.values import Tone
from gui.settings.presenter import erase_warning, may_erase


class EraseSection(QWidget):
    """Nothing here is undone."""

    erased = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        card = Card(words("settings.erase"))
        card.body.addWidget(Text(words("settings.erase_intro"), wrap=True))
        self._lost = Banner("", Tone.WARN)
        self._lost.hide()
        card.body.addWidget(self._lost)
        asked = words("settings.erase_type", word=words("settings.erase_word"))
        self.confirmation = LineEdit(asked)
        self.confirmation.setMaximumWidth(280)
        self.confirmation.textChanged.connect(self._typed)
        card.body.addWidget(LabelledField(asked, self.confirmation))
        self.erase_button = Button(
            words("settings.erase_do"), self.erase, icon="delete", kind="danger"
        )
        self.erase_button.setEnabled(False)
        card.body.addLayout(row(self.erase_button, None))
        column(card, None, parent=self)

    def refresh(self) -> None:
        """Say what would be lost now."""
        workspace = self._desk.session
        self.confirmation.clear()
        self._desk.jobs.run(self, lambda: duties.today(workspace), self._show_loss)

    def erase(self) -> None:
        """Destroy the keys, then the rest."""
        if not may_erase(self.confirmation.text(), self._desk.words):
            return
        workspace = self._desk.session
        self.erase_button.setEnabled(False)
        self._desk.jobs.run(
            self,
            lambda: registers.erase(workspace.folder, workspace),
            lambda _nothing: self.erased.emit(),
        )

    def _show_loss(self, today: TodayView) -> None:
        self._lost.show_text(erase_warning(today, self._desk.words), Tone.WARN)
        self._lost.show()

    def _typed(self, text: str) -> None:
        self.erase_button.setEnabled(may_erase(text, self._desk.words))
