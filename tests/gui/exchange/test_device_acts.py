"""Details, history and putting aside, by keyboard, with real registers."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from casework import exchange, own_officers, trust
from gui.exchange.device_dialogs import ALL, ActsDialog, DealDialog, DeviceDialog
from models.field_classes import Role
from models.trust_acts import Concern
from tests.casework.fleet import a_fleet
from tests.gui.accessibility import assert_all_named
from tests.gui.exchange.conftest import shown
from tests.gui.opened import press, tab_to, type_text

pytestmark = pytest.mark.gui
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def fleet(tmp_path, desk):
    """The desk stands at the bureau, which enrolled two others and has not heard them for eight days."""
    with a_fleet(tmp_path / "fleet", "point", "camp") as found:
        found.clock.advance(days=8)
        desk.clock = found.clock
        desk.session = found.at["bureau"]
        yield found


@pytest.fixture
def screen(qtbot, desk, fleet):
    return shown(qtbot, desk)


def warnings(screen):
    QApplication.processEvents()
    return [x.text() for x in screen.head.warnings.findChildren(QLabel) if len(x.text()) > 20]


def told(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_a_warning_about_several_is_put_aside_by_keyboard_with_a_reason(screen, fleet):
    assert "Not heard" in warnings(screen)[0]
    assert screen.head.buttons[0].accessibleDescription() == warnings(screen)[0]
    tab_to(screen.head.buttons[0])
    press(Qt.Key.Key_Space)
    dialog = screen.devices.dialog
    assert isinstance(dialog, DealDialog)
    assert_all_named(dialog)
    assert dialog.device.key() == ALL
    press(Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible()
    assert "Say what was found" in dialog.reason.accessibleDescription()
    type_text("Both telephoned")
    press(Qt.Key.Key_Return, CTRL)
    assert screen.devices.dialog is None
    assert not screen.head.warnings.isVisible()
    assert "comes back" in screen.authority.told.accessibleName()
    assert {peer.seen for peer in exchange.overview(fleet.at["bureau"]).peers} == {
        frozenset({Concern.SILENT})
    }
    assert [screen.peers.table.rows.row_at(n).state for n in range(2)] == ["silent"] * 2


def test_of_several_one_is_put_aside_and_the_other_stays(qtbot, screen, fleet):
    screen.head.buttons[0].click()
    dialog = screen.devices.dialog
    camp = fleet.at["camp"].author.device.text
    dialog.device.set_key(camp)
    dialog.reason.setText("on the road")
    dialog.verb.click()
    qtbot.waitUntil(lambda: len(warnings(screen)) == 1)
    (still,) = warnings(screen)
    assert "SUD2" in still
    assert "ZAH1" not in still


def test_what_does_not_belong_into_the_reason_is_pointed_out_while_it_is_typed(qtbot, screen):
    screen.head.buttons[0].click()
    dialog = screen.devices.dialog
    dialog.reason.setText("call +380 67 123 45 67")
    qtbot.waitUntil(lambda: any("+380" in text for text in told(dialog)))


def test_the_details_of_a_device_say_what_was_done_about_it_and_offer_to_put_aside(screen, fleet):
    table = screen.peers.table
    assert not screen.peers.details.isEnabled()
    table.setFocus()
    table.go_to(0)
    assert screen.peers.details.isEnabled()
    press(Qt.Key.Key_Return)
    dialog = screen.devices.dialog
    assert isinstance(dialog, DeviceDialog)
    assert_all_named(dialog)
    assert any("was enrolled" in text for text in told(dialog))
    dialog.buttons[Concern.SILENT].click()
    asked = screen.devices.dialog
    assert isinstance(asked, DealDialog)
    assert asked.device.count() == 1
    asked.reason.setText("telephoned")
    asked.verb.click()
    screen.peers.details.click()
    again = screen.devices.dialog
    assert again.buttons == {}
    assert any("silent: dealt with" in text for text in told(again))
    assert "telephoned" in told(again)


def test_who_did_what_is_read_when_it_is_asked_for(screen, fleet):
    trust.revoke(fleet.at["bureau"], fleet.at["camp"].author.device.text, "lost")
    screen.authority.buttons["history"].click()
    dialog = screen.devices.dialog
    assert isinstance(dialog, ActsDialog)
    assert_all_named(dialog)
    assert "lost" in told(dialog)
    press(Qt.Key.Key_Escape)
    assert screen.devices.dialog is None


def test_to_whom_it_is_not_shown_the_button_says_whose_it_is(screen, fleet):
    bureau = fleet.at["bureau"]
    with bureau.vault.write() as cursor:
        own = own_officers.find(cursor, bureau.officer.id)
        own_officers.keep(cursor, replace(own, words=Role.REGISTRAR.value))
    screen.refresh()
    history = screen.authority.buttons["history"]
    assert history.isVisible()
    assert not history.isEnabled()
    assert "auditor" in history.accessibleDescription()
    assert screen.authority.why.isVisible()
    screen.peers.table.go_to(0)
    screen.peers.details.click()
    dialog = screen.devices.dialog
    assert not any("was enrolled" in text for text in told(dialog))
    assert any("auditor" in text for text in told(dialog))
    # Putting aside is no reading: what an officer learns is saved, whoever he is.
    assert Concern.SILENT in dialog.buttons
