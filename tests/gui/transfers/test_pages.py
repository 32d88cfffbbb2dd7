import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from casework import transfer_checks
from tests.gui.opened import people, press, tab_to, type_text
from tests.gui.transfers.hands import (
    CTRL,
    answer,
    departed,
    dialog,
    file_of,
    leave,
    outcomes,
    ready,
    submit,
)

pytestmark = pytest.mark.gui


def test_a_tag_number_ticks_its_bearer(shown, workspace, clock):
    transfer_id, ids = departed(workspace, clock)
    screen = shown(transfer=transfer_id)
    page = screen.pane.roll_call
    tag = file_of(workspace, transfer_id).lines[1].person.tag_number
    assert QApplication.focusWidget() is page.scan
    type_text(tag.lower())
    press(Qt.Key.Key_Return)
    assert outcomes(workspace, transfer_id)[ids[1]] == "present"
    assert page.scan.text() == ""
    assert [page._figures[key].text() for key in ("on_list", "present", "open", "odd")] == [
        "3",
        "1",
        "2",
        "0",
    ]


def test_somebody_not_on_the_list_is_found_and_added(shown, workspace, clock):
    transfer_id, _ = departed(workspace, clock)
    stranger = people(workspace, 1, patronymic="Олегович")[0]
    screen = shown(transfer=transfer_id)
    type_text(stranger.tag_number)
    press(Qt.Key.Key_Return)
    asked = dialog()
    assert asked.search.text() == stranger.tag_number
    press(Qt.Key.Key_Return)
    answer("сів у машину сам")
    submit()
    line = file_of(workspace, transfer_id).lines[-1]
    assert (line.person_id, line.outcome, line.outcome_note) == (
        stranger.person_id,
        "not_on_list",
        "сів у машину сам",
    )
    assert screen.pane.roll_call._figures["odd"].text() == "1"


@pytest.mark.parametrize("letter", [("D", Qt.Key.Key_D), ("в", 0x412)])
def test_a_different_person_is_recorded_only_with_its_cause(shown, workspace, clock, letter):
    transfer_id, ids = departed(workspace, clock)
    screen = shown(transfer=transfer_id)
    table = screen.pane.roll_call.table
    tab_to(table)
    text, key = letter
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(QApplication.focusWidget(), event)
    dialog()
    press(Qt.Key.Key_Return, CTRL)
    assert outcomes(workspace, transfer_id)[ids[0]] == ""
    answer("відповів брат")
    submit()
    assert outcomes(workspace, transfer_id)[ids[0]] == "other_person"
    assert "відповів брат" in table.rows.row_at(0).cause


def test_space_takes_a_tick_back(shown, workspace, clock):
    transfer_id, ids = departed(workspace, clock)
    screen = shown(transfer=transfer_id)
    tab_to(screen.pane.roll_call.table)
    press(Qt.Key.Key_Space)
    assert outcomes(workspace, transfer_id)[ids[0]] == "present"
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Space)
    assert outcomes(workspace, transfer_id)[ids[0]] == ""


def test_lines_are_edited_one_after_the_other_and_heavy_baggage_only_warns(shown, workspace):
    transfer_id, _ = ready(workspace)
    screen = shown()
    press(Qt.Key.Key_E, CTRL)
    assert QApplication.focusWidget() is screen.pane.people.table
    press(Qt.Key.Key_Return)
    answer("31")
    assert "art. 48" in dialog().binding.control("baggage_kg").accessibleDescription()
    press(Qt.Key.Key_Return, CTRL)
    answer("12")
    press(Qt.Key.Key_Return, CTRL)
    leave()
    assert [line.baggage_kg for line in file_of(workspace, transfer_id).lines] == ["31", "12", ""]
    assert "above 25" in screen.pane.people.table.rows.row_at(0).baggage


def test_withdrawing_needs_a_reason_and_keeps_the_line_in_the_history(shown, workspace):
    transfer_id, ids = ready(workspace)
    screen = shown()
    press(Qt.Key.Key_E, CTRL)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return, CTRL)
    assert len(file_of(workspace, transfer_id).lines) == 3
    answer("захворів")
    submit()
    file = file_of(workspace, transfer_id)
    assert [line.person_id for line in file.withdrawn] == [ids[0]]
    assert screen.pane.people.table.rows.rowCount() == 2


def test_selection_and_scroll_stay_while_others_save(shown, workspace):
    transfer_id, ids = ready(workspace, 40)
    screen = shown()
    screen.pane.show_people()
    table = screen.pane.people.table
    table.go_to(30)
    scrolled = table.verticalScrollBar().value()
    assert scrolled > 0
    screen.acts._run(
        lambda: transfer_checks.set_line(workspace, transfer_id, ids[2], {"baggage_kg": "9"})
    )
    assert table.rows.row_at(2).baggage == "9"
    assert table.chosen_ids() == (ids[30],)
    assert table.verticalScrollBar().value() == scrolled
