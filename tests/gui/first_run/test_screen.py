import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gui.first_run.presenter import FirstRunPresenter
from gui.first_run.screen import FirstRunScreen
from gui.loading import Loader
from tests.gui.accessibility import assert_all_named
from tests.gui.opened import PASSPHRASE, press, type_text

pytestmark = pytest.mark.gui


@pytest.fixture
def presenter():
    return FirstRunPresenter()


@pytest.fixture
def screen(qtbot, desk, home, presenter):
    made = FirstRunScreen(desk, Loader(desk.jobs), home, presenter, may_go_back=False)
    made.resize(1366, 768)
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


def fill(passphrase):
    for text in ("Збройні Сили України", "CP Sudzha-2", "sud2", "82 одшбр"):
        type_text(text)
        press(Qt.Key.Key_Return)
    for text in ("Коваль М. І.", "сержант", "обліковець", "82 одшбр"):
        type_text(text)
        press(Qt.Key.Key_Return)
    type_text(passphrase)
    press(Qt.Key.Key_Return)
    type_text(passphrase)


def test_a_register_is_created_by_keyboard_alone(screen, opened, home):
    fill(PASSPHRASE)
    press(Qt.Key.Key_Return)
    session = opened[0].session
    assert (session.station, session.station_code, session.officer) == (
        "CP Sudzha-2",
        "SUD2",
        "Коваль М. І.",
    )
    assert (home / "register" / "register.vault").exists()
    assert screen.passphrase.edit.text() == screen.again.edit.text() == ""


def test_a_weak_passphrase_is_refused_at_its_field(screen, opened, home, desk):
    fill("password")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == []
    assert list(home.iterdir()) == []
    assert QApplication.focusWidget() is screen.passphrase.edit
    assert screen.passphrase.edit.accessibleDescription() == desk.words("register.passphrase_weak")


def test_creating_too_early_goes_to_what_is_missing(screen, opened):
    screen.create_register()
    assert QApplication.focusWidget() is screen.lines["authority"]
    type_text("MoD")
    screen.create_register()
    assert QApplication.focusWidget() is screen.lines["station_name"]
    assert opened == []


def test_another_language_keeps_what_was_typed(qtbot, desk, home, screen, presenter):
    type_text("Збройні Сили України")
    desk.set_language("uk")
    again = FirstRunScreen(desk, Loader(desk.jobs), home, presenter, may_go_back=False)
    qtbot.addWidget(again)
    assert again.lines["authority"].text() == "Збройні Сили України"


def test_every_control_is_named(screen):
    assert_all_named(screen)
