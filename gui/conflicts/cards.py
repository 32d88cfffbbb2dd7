"""One account as a card, and a choice whose words may need several lines; refuses to be chosen by itself."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from gui.conflicts.values import Account
from gui.kit.base import column, named, row
from gui.kit.surfaces import Card, Line
from gui.kit.text import Text
from gui.people.parts import FactsGrid
from gui.theme import GRID, TARGET


class _Words(Text):
    """The words of a choice: pressing them is pressing it."""

    def __init__(self, text: str, choice: QRadioButton) -> None:
        super().__init__(text, wrap=True)
        self._choice = choice
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As on the button itself."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._choice.setFocus()
            self._choice.click()


class WordedChoice(QWidget):
    """A radio button with words that go on in the next line, and a remark below them."""

    def __init__(self, text: str, hint: str = "") -> None:
        """A screen reader says all of it."""
        super().__init__()
        self.button = named(QRadioButton(), f"{text}. {hint}" if hint else text)
        self.button.setMinimumHeight(TARGET)
        line = row(gap=0, parent=self)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        said = column(_Words(text, self.button), gap=2)
        said.setContentsMargins(0, GRID, 0, GRID)
        if hint:
            said.addWidget(Text(hint, "warn", wrap=True))
        line.addLayout(said, 1)


class AccountCard(Card):
    """What one side says, who wrote it, and the button that says it is right."""

    def __init__(self, account: Account, group: QButtonGroup) -> None:
        """An account without a key is shown and cannot be chosen."""
        super().__init__()
        named(self, account.spoken)
        self.body.addWidget(Text(account.title, "heading", wrap=True))
        self.button: QRadioButton | None = None
        if account.key:
            self.button = named(QRadioButton(account.pick.replace("&", "&&")), account.spoken)
            self.button.setMinimumHeight(TARGET)
            group.addButton(self.button)
            self.body.addWidget(self.button)
        for place, part in enumerate(account.parts):
            if place:
                self.body.addWidget(Line())
            grid = FactsGrid(part.heading or account.title, part.heading)
            grid.show_facts(tuple((label, label, text) for label, text in part.facts))
            self.body.addWidget(grid)
        self.body.addStretch(1)
