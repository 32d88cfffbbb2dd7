import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from casework import officers, registers
from gui.settings.screen import SettingsScreen
from models.errors import WrongPassphrase
from tests.gui.accessibility import assert_all_named
from tests.gui.opened import PASSPHRASE, press, type_text

pytestmark = pytest.mark.gui
NEW = "nine copper kettles under a quiet hill"


@pytest.fixture
def screen(qtbot, desk, workspace):
    made = SettingsScreen(desk)
    made.resize(1198, 632)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.arrive()
    return made


def active(dialog, qtbot):
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    return dialog


def test_sections_are_walked_with_the_arrow_keys(screen):
    for name in screen.sections:
        assert screen.sections[name].isVisible()
        assert_all_named(screen.sections[name])
        press(Qt.Key.Key_Down)
    assert_all_named(screen)


def test_a_second_officer_is_added_by_keyboard_and_can_unlock(screen, qtbot, workspace, clock):
    dialog = active(screen.sections["officers"].add_officer(), qtbot)
    for text in ("Білик О. П.", "лейтенант", "черговий", "82 одшбр"):
        type_text(text)
        press(Qt.Key.Key_Tab)
    type_text(NEW)
    dialog.again.edit.setFocus()
    type_text(NEW)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert {one.name for one in officers.officers(workspace)} == {"Коваль М. І.", "Білик О. П."}
    registers.lock(workspace)
    register = registers.registers(workspace.folder.parent)[0]
    again = registers.unlock(register, NEW, clock)
    assert again.session.officer == "Білик О. П."
    again.close()


def test_a_passphrase_taken_or_weak_is_refused_in_place(screen, qtbot, desk):
    dialog = active(screen.sections["officers"].add_officer(), qtbot)
    type_text("Білик О. П.")
    for edit in (dialog.passphrase.edit, dialog.again.edit):
        edit.setText("password")
    dialog.verb_button.click()
    told = dialog.passphrase.edit.accessibleDescription()
    assert told == desk.words("register.passphrase_weak")
    assert dialog.isVisible()


def test_a_changed_passphrase_opens_and_the_old_one_does_not(screen, qtbot, workspace, clock):
    dialog = active(screen.sections["officers"].change_passphrase(), qtbot)
    type_text(PASSPHRASE)
    for edit in (dialog.passphrase.edit, dialog.again.edit):
        edit.setText(NEW)
    dialog.verb_button.click()
    registers.lock(workspace)
    register = registers.registers(workspace.folder.parent)[0]
    with pytest.raises(WrongPassphrase):
        registers.unlock(register, PASSPHRASE, clock)
    clock.advance(minutes=10)
    registers.unlock(register, NEW, clock).close()


def test_a_wrong_old_passphrase_is_said_in_the_dialog(screen, qtbot, desk, workspace):
    dialog = active(screen.sections["officers"].change_passphrase(), qtbot)
    type_text("not it at all")
    for edit in (dialog.passphrase.edit, dialog.again.edit):
        edit.setText(NEW)
    dialog.verb_button.click()
    assert dialog._told.text() == desk.words("settings.passphrase_wrong")
    assert dialog.isVisible()


def test_a_whole_register_is_said_to_be_whole(screen, desk):
    screen.arrive(section="safety")
    safety = screen.sections["safety"]
    safety.check_button.click()
    banner = safety._result.itemAt(0).widget()
    assert banner.property("tone") == "good"
    assert "whole" in banner.accessibleName()
    assert safety.check_button.isVisible()


def test_a_backup_opens_with_the_same_passphrase(screen, tmp_path, clock):
    target = tmp_path / "stick"
    target.mkdir()
    screen.sections["safety"].backup_into(target)
    (folder,) = target.iterdir()
    copy = registers.unlock(registers.Register(folder, practice=False), PASSPHRASE, clock)
    assert copy.session.station == "CP Sudzha-2"
    copy.close()


def test_a_backup_that_cannot_be_written_is_told(screen, desk, tmp_path):
    told = []
    desk.message_raised.connect(told.append)
    (tmp_path / "file").write_bytes(b"")
    screen.sections["safety"].backup_into(tmp_path / "file" / "no")
    assert len(told) == 1
    assert screen.sections["safety"].backup_button.isEnabled()


def test_an_erase_needs_the_whole_word_and_leaves_nothing(screen, qtbot, desk, workspace):
    screen.arrive(section="erase")
    section = screen.sections["erase"]
    section.confirmation.setFocus()
    type_text("ERAS")
    assert not section.erase_button.isEnabled()
    section.erase()
    assert (workspace.folder / "register.vault").exists()
    type_text("E")
    assert QApplication.focusWidget() is section.confirmation
    with qtbot.waitSignal(screen.erased):
        section.erase_button.click()
    assert not list(workspace.folder.parent.glob("*/register.vault"))


def test_the_idle_time_is_kept_and_told(screen, qtbot, desk):
    with qtbot.waitSignal(screen.idle_changed) as told:
        screen.sections["look"]._keep_idle("15")
    assert told.args == [15]
    assert desk.preferences.lock_after_minutes == 15
