from shutil import copyfile

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from casework import duties, integrity, person_files, registers, transfers
from casework import people as casework_people
from casework.transfers import TransferDraft
from gui.first_run.screen import FirstRunScreen
from gui.frame.rail import Rail
from gui.loading import Loader
from gui.paper.screen import PaperDialog
from gui.restore.screen import RestoreScreen
from gui.unlock.screen import UnlockScreen
from gui.window import ROOMS, Window
from models.errors import VaultError
from resources.words import SCREEN_LANGUAGES
from tests.gui.opened import PASSPHRASE, home, people, press, type_text, workspace
from tests.store.tamper import changed_pages, put_back

__all__ = ["home", "workspace"]
pytestmark = [pytest.mark.gui, pytest.mark.journey]


@pytest.fixture
def window(qtbot, desk, home, workspace):
    made = Window(desk, Loader(desk.jobs), home)
    made.resize(1366, 768)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.open(workspace)
    yield made
    made.lock()


def unlock(window):
    window._alone.passphrase.edit.setFocus()
    type_text(PASSPHRASE)
    press(Qt.Key.Key_Return)


def test_an_empty_folder_begins_with_the_first_run(qtbot, desk, tmp_path):
    made = Window(desk, Loader(desk.jobs), tmp_path / "nothing")
    qtbot.addWidget(made)
    assert isinstance(made._alone, FirstRunScreen)


def test_ctrl_l_locks_and_the_passphrase_leads_back(window, desk, workspace):
    assert window.room() == "today"
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window._alone, UnlockScreen)
    assert desk.session is None
    assert workspace.vault.locked
    unlock(window)
    assert window.room() == "today"
    assert desk.session.session.station == "CP Sudzha-2"


def test_a_locked_window_shows_nobody(window, workspace):
    people(workspace, 2)
    window.screen_of("today").refresh()
    assert "Мельников" in words_of(window)
    window.lock()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert "Мельников" not in words_of(window)


def words_of(window):
    parts = window.findChildren(QWidget)
    return " ".join(
        [window.windowTitle(), *(f"{one.accessibleName()} {one.toolTip()}" for one in parts)]
    )


def test_a_backup_is_restored_from_the_settings_and_opens(window, desk, workspace, tmp_path):
    (tmp_path / "stick").mkdir()
    integrity.backup(workspace, tmp_path / "stick")
    desk.go("settings", section="safety")
    window.screen_of("settings").sections["safety"].restore_button.click()
    assert workspace.vault.locked
    screen = window._alone
    assert isinstance(screen, RestoreScreen)
    assert QApplication.activeWindow() is window
    assert QApplication.focusWidget() is screen.choose
    screen.back.click()
    assert isinstance(window._alone, UnlockScreen)
    window._alone.restore_button.click()
    window._alone.look_into(tmp_path / "stick")
    window._alone.passphrase.edit.setText(PASSPHRASE)
    window._alone.restore()
    assert window.room() == "today"
    assert desk.session.author.device.id != workspace.author.device.id
    assert "Restored: the register stands as it was on" in words_of(window)


def test_idle_time_locks_and_says_so(window):
    window._on_idle()
    assert "without a key" in window._alone._note.accessibleName()


def test_a_laptop_that_slept_is_locked(window, clock):
    clock.advance(minutes=1)
    window._look_at_clock()
    assert window.room() == "today"
    clock.advance(minutes=30)
    window._look_at_clock()
    assert isinstance(window._alone, UnlockScreen)


def test_an_open_paper_does_not_outlive_the_lock(window, workspace, desk):
    ids = tuple(one.person_id for one in people(workspace, 1, rank="сержант"))
    PaperDialog(desk, "b1", ids, parent=window).open()
    QApplication.processEvents()
    window.lock()
    assert not [one for one in window.findChildren(PaperDialog) if one.isVisible()]


def test_closing_the_window_is_a_lock(window, workspace, qtbot):
    window.close()
    assert workspace.vault.locked
    qtbot.waitUntil(lambda: not window.isVisible())


def test_another_language_speaks_at_once_before_and_after_unlocking(window, desk):
    desk.set_language("uk")
    assert window.room() == "today"
    window.lock()
    desk.set_language("fr")
    assert window._alone.unlock_button.word() == desk.words("ui.unlock") == "Déverrouiller"


KEYED = ("today", "intake", "people", "transfers", "exchange", "bureau", "figures", "settings")


def test_every_room_opens_with_its_key(window):
    for place, room in enumerate(KEYED, start=1):
        press(Qt.Key(Qt.Key.Key_0 + place), Qt.KeyboardModifier.ControlModifier)
        assert window.room() == room


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_that_is_built_takes_the_keyboard_from_nobody(window, room):
    """A part shown before it has a parent is a window for a moment; without a window manager none is active then."""
    window._desk.go(room)
    QTest.qWait(20)
    assert QApplication.activeWindow() is window
    assert window.focusWidget() is not None


def test_what_is_searched_is_found_by_name_and_by_transfer(window, workspace):
    people(workspace, 2)
    hits = window._find("Мельников")
    assert hits[0].screen == "people"
    assert window._find("no such thing at all") == ()


def test_the_rail_counts_what_is_owed(window, workspace):
    people(workspace, 2)
    state = window._figures()
    assert state.counts["today"] == duties.today(workspace).duties_total > 0
    assert state.session.officer == "Коваль М. І."


def test_an_older_page_put_back_is_said_after_unlocking(qtbot, desk, home, workspace, clock):
    """A record that went back to what it was: the engine sees nothing, the chain does."""
    person = people(workspace, 1)[0].person_id
    workspace.close()
    vault = workspace.vault.path
    older = vault.with_suffix(".older")
    copyfile(vault, older)
    again = registers.unlock(
        registers.Register(workspace.folder, practice=False), PASSPHRASE, clock
    )
    file = person_files.open_file(again, person)
    casework_people.amend(again, file, {"surname": "Гречко"}, "за квитком")
    again.close()
    newer = vault.read_bytes()
    said = []
    desk.message_raised.connect(said.append)
    made = Window(desk, Loader(desk.jobs), home)
    qtbot.addWidget(made)
    for page in changed_pages(older, vault)[1:]:
        vault.write_bytes(newer)
        put_back(older, vault, [page])
        try:
            opened = registers.unlock(
                registers.Register(workspace.folder, practice=False), PASSPHRASE, clock
            )
        except VaultError:
            continue
        said.clear()
        made.open(opened)
        qtbot.waitUntil(lambda: not desk.jobs.waiting())
        made.lock()
        qtbot.waitUntil(lambda: not desk.jobs.waiting())
        words = desk.words
        keys = ("integrity.advice", "error.vault_damaged.next", "register.put_back.next")
        known = {words(key) for key in keys}
        assert [message.next_step for message in said if message.next_step in known], page


def test_a_sound_register_says_nothing_after_unlocking(qtbot, desk, window):
    said = []
    desk.message_raised.connect(said.append)
    window.lock()
    qtbot.waitUntil(lambda: desk.session is None)
    unlock(window)
    qtbot.waitUntil(lambda: desk.session is not None and not desk.jobs.waiting())
    assert said == []


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_no_room_pushes_the_rail_together_on_a_small_panel(window, desk, workspace, language):
    desk.set_language(language)
    saved = people(workspace, 3)
    transfer_id = transfers.open_transfer(
        workspace, TransferDraft(destination="Zakhid")
    ).transfer_id
    transfers.add_people(workspace, transfer_id, tuple(each.person_id for each in saved))
    shown = {"people": {"person": saved[0].person_id}, "transfers": {"transfer": transfer_id}}
    for room in ROOMS:
        desk.go(room, **shown.get(room, {}))
        QApplication.processEvents()
        for button in window.findChild(Rail).buttons.values():
            assert button.width() >= button.narrowest(), room
        assert window.width() == 1366, room
