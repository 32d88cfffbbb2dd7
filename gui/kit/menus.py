"""Lists that drop from a button with their first line marked; refuses to open a list below before it is asked for."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

_GAP = 2


def drop(menu: QMenu, button: QWidget) -> QMenu:
    """Show `menu` below `button`, its first line ready for the keyboard.

    A key marks the line: `setActiveAction` would open the list below a line at once, and the keys that follow would
    go there.
    """
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + _GAP)))
    if menu.actions():
        down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(menu, down)
    return menu
