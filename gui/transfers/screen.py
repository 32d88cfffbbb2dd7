"""Transfers by state, and one of them as a checklist; refuses to hide what is missing."""

from gui.desk import Desk, Screen
from gui.kit.base import column
from gui.kit.text import title


class TransfersScreen(Screen):
    """Transfers on the left, one transfer on the right."""

    def __init__(self, desk: Desk) -> None:
        """Empty until the register has been read."""
        super().__init__(desk)
        column(title(desk.words("frame.transfers")), None, gap=16, margin=20, parent=self)
