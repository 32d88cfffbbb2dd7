"""Shows a window and waits until it has the keyboard."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


def show_active(widget):
    """The widget's window, shown and active."""
    window = widget.window()
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    QApplication.processEvents()
    assert QApplication.activeWindow() is window
    return widget
