"""A real register in a temporary folder, opened at a desk; some people in it when a test wants them."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.casework.founded import a_register
from tests.casework.people import START, STATION, a_person

PASSPHRASE = STATION["passphrase"]


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "registers"
    folder.mkdir()
    return folder


@pytest.fixture
def workspace(home, desk, clock):
    clock.instant = START
    with a_register(home, clock) as opened:
        desk.session = opened
        yield opened


def people(workspace, count, **fields):
    return [
        a_person(workspace, surname=f"Мельников-{n}", service_number=f"АБ-{n:06}", **fields)
        for n in range(count)
    ]


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    """A key, wherever the focus is: no mouse, no widget named."""
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def type_text(text):
    """Key by key; `QTest.keyClicks` aborts at the first Cyrillic letter."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(QApplication.focusWidget(), key)


def tab_to(widget, most=60):
    """Go to a control by Tab alone; fails when it cannot be reached."""
    for _ in range(most):
        if QApplication.focusWidget() is widget:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(widget.accessibleName())
