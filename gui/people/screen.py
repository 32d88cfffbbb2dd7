"""The people of the register: a table, and the file of the chosen person beside it; refuses to load them all."""

from PySide6.QtWidgets import QWidget

from gui.desk import Desk, Screen
from gui.kit.base import column
from gui.people.listing import Listing


class PeopleScreen(Screen):
    """Table on the left, file on the right."""

    def __init__(self, desk: Desk) -> None:
        """Empty until the register has been read."""
        super().__init__(desk)
        head = QWidget()
        self.listing = Listing(desk, head)
        outer = column(head, gap=16, margin=20, parent=self)
        outer.addWidget(self.listing, 1)

    def arrive(self, **what: object) -> None:
        """Read the register."""
        self.listing.refresh()
