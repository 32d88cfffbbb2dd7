"""A whole number to type or to step; refuses the mouse wheel, which would change it behind one's back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox

from gui.kit.base import named
from gui.theme import TARGET


class Counter(QSpinBox):
    """From one upwards."""

    def __init__(self, name: str, most: int) -> None:
        """`name` is what a screen reader says."""
        super().__init__()
        named(self, name)
        self.setRange(1, most)
        self.setFixedHeight(TARGET)
        self.lineEdit().setTextMargins(10, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
