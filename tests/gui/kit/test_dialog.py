import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.kit.dialog import Dialog, ask
from tests.gui.windows import show_active


@pytest.fixture
def window(theme, qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def asked(window, qtbot, done):
    dialog = ask(
        window, "Erase?", "Keys go first.", verb="Erase", cancel="Keep", then=lambda: done.append(1)
    )
    qtbot.waitUntil(dialog.isVisible)
    return dialog


@pytest.mark.parametrize(
    ("key", "modifier", "answer"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, [1]),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, []),
    ],
)
def test_it_is_answered_by_key(window, qtbot, key, modifier, answer):
    done = []
    dialog = asked(window, qtbot, done)
    show_active(dialog)
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, key, modifier)
    assert done == answer


def test_enter_alone_decides_nothing(window, qtbot):
    done = []
    dialog = asked(window, qtbot, done)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert done == []


def test_a_verb_may_leave_it_open(window, qtbot):
    dialog = Dialog(window, "Reason")
    qtbot.addWidget(dialog)
    pressed = []
    verb = dialog.add_verb("Check", lambda: pressed.append(1), closes=False)
    dialog.open()
    verb.click()
    assert dialog.isVisible()
    assert pressed == [1]


def test_what_lies_in_it_is_not_cut(window, qtbot):
    dialog = Dialog(window, "Wide")
    qtbot.addWidget(dialog)
    wide = QWidget()
    wide.setMinimumSize(900, 300)
    dialog.body.addWidget(wide)
    dialog.open()
    assert dialog.width() >= 900
