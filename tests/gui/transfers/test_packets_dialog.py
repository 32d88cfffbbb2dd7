"""Sealed packets of a transfer by keyboard: handed over, taken over with one seal broken, nothing half recorded."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from casework import packets, property_custody, reception, transfer_files
from gui.transfers.packets_dialog import PacketsDialog
from models.packets import SealState
from resources.words import SCREEN_LANGUAGES
from tests.casework.belongings import events_of
from tests.casework.people import WATCH
from tests.gui.accessibility import assert_all_named
from tests.gui.opened import press, tab_to, type_text
from tests.gui.transfers.hands import CAMP, departed, ready

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def opened(desk, window, workspace, transfer_id):
    made = PacketsDialog(desk, window, transfer_files.open_file(workspace, transfer_id))
    made.open()
    QApplication.processEvents()
    return made


@pytest.fixture
def travelling(workspace, clock, monkeypatch):
    transfer_id, ids = departed(workspace, clock)
    for number, person_id in enumerate(ids[:2]):
        property_custody.add_item(workspace, person_id, WATCH)
        property_custody.seal_packet(workspace, person_id, f"004711{number}")
    return transfer_id, ids


def state(workspace, transfer_id):
    return [each.state for each in packets.packets_on(workspace, transfer_id)]


def test_they_go_out_of_our_hands_and_come_back_with_one_seal_torn(
    desk, window, workspace, travelling, clock
):
    transfer_id, _ = travelling
    made = opened(desk, window, workspace, transfer_id)
    assert made.values["name"] == CAMP.escort_name
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return, CTRL)
    assert made.isVisible(), "nobody takes them"
    type_text("капітан Гнатюк")
    press(Qt.Key.Key_Return, CTRL)
    assert all(each.handed_over for each in packets.packets_on(workspace, transfer_id))
    clock.advance(hours=1)
    reception.tick_all_present(workspace, transfer_id)
    reception.arrive(workspace, transfer_id, "Гук", "капітан", "Camp West-1")
    made = opened(desk, window, workspace, transfer_id)
    type_text("капітан Гнатюк")
    made.table.setFocus()
    press(Qt.Key.Key_Down)
    tab_to(made.binding.control("discrepancy"))
    type_text("печатку зірвано")
    made.table.setFocus()
    press(Qt.Key.Key_Up)
    assert made.values["discrepancy"] == "", "the other seal is whole"
    press(Qt.Key.Key_Return, CTRL)
    assert state(workspace, transfer_id) == [SealState.SEALED, SealState.BROKEN]
    torn = packets.packets_on(workspace, transfer_id)[1]
    assert torn.discrepancies == ("печатку зірвано",)
    assert [each.event for each in events_of(workspace, torn.packet_id)] == [
        "handed_over",
        "found_broken",
    ]
    again = opened(desk, window, workspace, transfer_id)
    assert not again.verb.isEnabled()
    again.reject()


def test_another_number_on_a_seal_wants_a_word(desk, window, workspace, travelling):
    transfer_id, _ = travelling
    made = opened(desk, window, workspace, transfer_id)
    type_text("капітан Гнатюк")
    tab_to(made.binding.control("seal_number"))
    type_text("999")
    press(Qt.Key.Key_Return, CTRL)
    assert made.isVisible()
    assert made.binding.control("discrepancy").accessibleDescription()
    assert not any(each.handed_over for each in packets.packets_on(workspace, transfer_id))
    made.reject()


def test_a_list_without_packets_says_so(desk, window, workspace):
    transfer_id, _ = ready(workspace)
    made = opened(desk, window, workspace, transfer_id)
    assert made.nobody.isVisible()
    assert not made.verb.isEnabled()
    made.reject()


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_everything_is_named_in_every_language(desk, window, workspace, travelling, language):
    desk.set_language(language)
    made = opened(desk, window, workspace, travelling[0])
    assert_all_named(made)
    made.reject()
