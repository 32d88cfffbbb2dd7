from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.kit.toast import Toast


def test_a_notice_comes_takes_no_focus_and_goes(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    toast = Toast(window)
    toast.show_text("Saved")
    assert toast.isVisible()
    assert toast.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert window.rect().contains(toast.geometry())
    window.resize(900, 500)
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1
    toast._timer.start(1)
    qtbot.waitUntil(toast.isHidden)
