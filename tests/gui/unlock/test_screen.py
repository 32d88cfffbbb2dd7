import pytest
from PySide6.QtCore import Qt

from casework import registers
from gui.loading import Loader
from gui.unlock.presenter import UnlockPresenter
from gui.unlock.screen import UnlockScreen
from tests.gui.accessibility import assert_all_named
from tests.gui.opened import PASSPHRASE, press, tab_to, type_text

pytestmark = pytest.mark.gui


@pytest.fixture
def locked(home, workspace):
    registers.lock(workspace)
    return home


@pytest.fixture
def screen(qtbot, desk, locked, clock):
    made = UnlockScreen(desk, Loader(desk.jobs), locked, UnlockPresenter(clock))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def opened(screen):
    found = []
    screen.opened.connect(found.append)
    yield found
    for workspace in found:
        workspace.close()


def test_the_passphrase_and_enter_open_it(screen, opened):
    type_text(PASSPHRASE)
    press(Qt.Key.Key_Return)
    assert opened[0].session.station == "CP Sudzha-2"
    assert screen.passphrase.edit.text() == ""


def test_a_wrong_passphrase_is_told_and_may_be_typed_again_after_the_wait(
    screen, opened, clock, qtbot
):
    for _ in range(4):
        type_text("something else entirely")
        press(Qt.Key.Key_Return)
        clock.advance(minutes=5)
        screen._show()
    type_text("something else entirely")
    press(Qt.Key.Key_Return)
    assert opened == []
    assert screen._message.isVisible()
    assert screen.passphrase.edit.text() == ""
    type_text(PASSPHRASE)
    assert screen._waiting.text()
    press(Qt.Key.Key_Return)
    assert opened == []
    clock.advance(minutes=30)
    qtbot.waitUntil(lambda: not screen._waiting.text())
    press(Qt.Key.Key_Return)
    assert len(opened) == 1


def test_a_damaged_register_says_so_and_opens_nothing(screen, opened, locked):
    slots = locked / "register" / "keys.slots"
    slots.write_bytes(slots.read_bytes()[:40])
    type_text(PASSPHRASE)
    press(Qt.Key.Key_Return)
    assert opened == []
    assert screen._message.isVisible()


def test_a_register_in_use_says_so(screen, opened, desk, clock, locked):
    first = registers.unlock(registers.registers(locked)[0], PASSPHRASE, clock)
    type_text(PASSPHRASE)
    press(Qt.Key.Key_Return)
    assert opened == []
    assert desk.words("error.vault_in_use.happened") in screen._message.accessibleName()
    first.close()


def test_every_control_is_named_and_reached_by_tab(screen):
    assert_all_named(screen)
    type_text("x")
    for control in (screen.unlock_button, screen.practice_button, screen.create_button):
        tab_to(control)


def test_nothing_there_asks_for_a_first_register(qtbot, desk, tmp_path, clock):
    screen = UnlockScreen(desk, Loader(desk.jobs), tmp_path, UnlockPresenter(clock))
    qtbot.addWidget(screen)
    with qtbot.waitSignal(screen.nothing_found):
        screen._look_for_registers()
