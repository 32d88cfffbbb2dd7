"""From a stick to an opened register, by keyboard."""

import pytest
from PySide6.QtCore import Qt

from casework import integrity, registers
from gui.loading import Loader
from gui.restore.screen import RestoreScreen
from resources.words import SCREEN_LANGUAGES
from tests.casework.people import a_person
from tests.gui.accessibility import assert_all_named
from tests.gui.opened import PASSPHRASE, home, press, tab_to, type_text, workspace

__all__ = ["home", "workspace"]


@pytest.fixture
def stick(workspace, tmp_path):
    a_person(workspace)
    folder = tmp_path / "stick"
    folder.mkdir()
    integrity.backup(workspace, folder)
    registers.lock(workspace)
    return folder


@pytest.fixture
def screen(qtbot, desk, home, stick):
    made = RestoreScreen(desk, Loader(desk.jobs), home)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def came(screen):
    found = []
    screen.restored.connect(lambda *what: found.append(what))
    yield found
    for opened, _ in found:
        opened.close()


def test_folder_passphrase_enter(screen, came, stick, home):
    assert screen.choose.hasFocus()
    screen.look_into(stick)
    type_text(PASSPHRASE)
    press(Qt.Key.Key_Return)
    ((restored, said),) = came
    assert restored.session.station == "CP Sudzha-2"
    assert "17 November 2026" in said.happened
    assert screen.passphrase.edit.text() == ""
    assert len(registers.registers(home)) == 2


def test_a_wrong_passphrase_is_said_in_place_and_may_be_typed_again(screen, came, stick):
    screen.look_into(stick)
    type_text("something else")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.message.isVisible()
    assert screen.passphrase.edit.hasFocus()
    type_text(PASSPHRASE)
    tab_to(screen.restore_button)
    press(Qt.Key.Key_Space)
    assert len(came) == 1


def test_a_folder_without_a_backup_says_so(screen, tmp_path):
    (tmp_path / "other").mkdir()
    screen.look_into(tmp_path / "other")
    assert "no backup" in screen._told.text()
    assert not screen.restore_button.isEnabled()
    screen.look_into(tmp_path / "gone")
    assert screen.message.isVisible()


def test_escape_goes_back(screen, qtbot):
    with qtbot.waitSignal(screen.back_asked):
        press(Qt.Key.Key_Escape)


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_it_speaks_every_language_and_names_every_control(desk, home, qtbot, stick, language):
    desk.set_language(language)
    made = RestoreScreen(desk, Loader(desk.jobs), home)
    qtbot.addWidget(made)
    made.look_into(stick)
    assert_all_named(made)
    assert made.restore_button.word() == desk.words("restore.do")
