import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from casework import departures, reception, transfer_files, transfers
from gui.attachments.subject_dialog import SubjectDialog
from models.custody import State
from models.transfer_facts import Stage
from tests.casework.people import WATCH
from tests.gui.accessibility import assert_all_named
from tests.gui.opened import people, press, tab_to
from tests.gui.transfers.hands import (
    CAMP,
    CTRL,
    SHIFT,
    answer,
    aside,
    departed,
    dialog,
    file_of,
    leave,
    next_step,
    outcomes,
    ready,
    submit,
)

pytestmark = pytest.mark.gui


def test_from_new_to_closed_without_a_mouse(shown, workspace, clock):
    registered = people(workspace, 2) + people(workspace, 1, items=(WATCH,), patronymic="Іванович")
    screen = shown()
    assert screen._right.currentWidget() is screen.nothing
    press(Qt.Key.Key_N, CTRL)
    answer("Camp West-1")
    submit()
    transfer_id = screen._current
    assert transfer_files.transfers(workspace)[0].destination == "Camp West-1"

    next_step()  # people: one by his tag, the others from the table
    answer(registered[0].tag_number)
    press(Qt.Key.Key_Return)
    assert len(file_of(workspace, transfer_id).lines) == 1
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Return)
    assert len(file_of(workspace, transfer_id).lines) == 3
    leave()

    next_step()  # rights explained to all, papers for all, numbers for all
    assert type(dialog()).__name__ == "FormDialog"
    submit()
    next_step()
    submit()
    next_step()
    assert all(line.person.prisoner_number for line in file_of(workspace, transfer_id).lines)
    next_step()  # fitness of all
    assert type(dialog()).__name__ == "FitnessDialog"
    answer("лікар Савченко")
    submit()
    next_step()  # the one watch
    assert type(dialog()).__name__ == "PropertyDialog"
    answer("0047112")
    submit()
    next_step()
    assert type(dialog()).__name__ == "NoticeDialog"
    answer("field post 77")
    submit()
    next_step()
    assert type(dialog()).__name__ == "InjuriesDialog"
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    submit()
    next_step()
    assert type(dialog()).__name__ == "ComplaintsDialog"
    answer("капітан Лис")
    press(Qt.Key.Key_Tab)
    answer("ВСП")
    submit()
    next_step()
    assert type(dialog()).__name__ == "EscortDialog"
    answer("Ткач О. О.")
    submit()
    next_step()
    submit()
    assert file_of(workspace, transfer_id).card.stage == Stage.SEALED

    clock.advance(hours=1)
    for counter in ("Гук", "Мороз"):
        count(counter, "3")
    next_step()  # the escort signs for the one packet
    assert type(dialog()).__name__ == "PacketsDialog"
    submit()
    next_step()
    submit()
    assert file_of(workspace, transfer_id).card.stage == Stage.UNDER_WAY

    clock.advance(hours=6)
    tab_to(screen.pane.roll_call.table)
    for _ in range(2):
        press(Qt.Key.Key_Space)
    press(Qt.Key.Key_A)
    answer("не було у машині")
    submit()
    assert sorted(outcomes(workspace, transfer_id).values()) == ["absent", "present", "present"]
    next_step()
    answer("Гук В. В.")
    submit()
    assert file_of(workspace, transfer_id).card.stage == Stage.ARRIVED
    for counter in ("Гнатюк", "Бойко"):
        count(counter, "2")
    next_step()
    assert type(dialog()).__name__ == "InjuriesDialog"
    aside()
    next_step()
    assert type(dialog()).__name__ == "ComplaintsDialog"
    answer("майор Гнатюк")
    press(Qt.Key.Key_Tab)
    answer("Табір")
    submit()
    next_step()
    submit()
    file = file_of(workspace, transfer_id)
    assert file.card.stage == Stage.CLOSED
    states = sorted(line.person.state for line in file.lines)
    assert states == sorted([State.IN_TRANSIT, State.INTERNED, State.INTERNED])


def count(counter, number):
    next_step()
    assert type(dialog()).__name__ == "CountDialog"
    answer(counter)
    press(Qt.Key.Key_Tab)
    answer(number)
    submit()


@pytest.mark.parametrize("stage", ["none", "preparation", "sealed", "under_way", "arrived"])
def test_everything_has_an_accessible_name(shown, workspace, clock, stage):
    if stage == "preparation":
        ready(workspace)
    elif stage == "sealed":
        departures.seal_list(workspace, ready(workspace)[0])
    elif stage != "none":
        transfer_id, _ = departed(workspace, clock)
        if stage == "arrived":
            reception.tick_all_present(workspace, transfer_id)
            reception.arrive(workspace, transfer_id, "Гук", "", "")
    assert_all_named(shown())


def test_what_others_save_is_shown_and_the_cursor_stays(shown, workspace, desk):
    transfer_id, _ = ready(workspace, 2)
    screen = shown()
    tab_to(screen.pane.more)
    added = people(workspace, 1, patronymic="Третій")[0]
    desk.jobs.run(
        screen, lambda: transfers.add_people(workspace, transfer_id, (added.person_id,)), print
    )
    assert screen.pane.people.table.rows.rowCount() == 3
    assert QApplication.focusWidget() is screen.pane.more


def test_arrive_opens_the_transfer_asked_for(shown, workspace):
    first, _ = ready(workspace, 1)
    second = transfers.open_transfer(workspace, CAMP).transfer_id
    screen = shown(transfer=first)
    assert screen.acts.file.card.id == first
    screen.arrive(transfer=second)
    assert screen.acts.file.card.id == second
    tab_to(screen.list)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Down)
    assert screen.acts.file.card.id in {first, second}


def test_a_wide_window_shows_checklist_and_people_side_by_side(shown, workspace):
    ready(workspace)
    screen = shown(1720, 900)
    assert screen.pane.checklist.isVisible()
    assert screen.pane.people.table.isVisible()
    assert not screen.pane.people_chip.isVisible()
    screen.resize(1198, 632)
    QApplication.processEvents()
    assert screen.pane.checklist.isVisible()
    assert not screen.pane.people.table.isVisible()


def test_a_transfer_that_is_not_there_leads_to_those_that_are(shown, workspace):
    transfer_id, _ = ready(workspace, 1)
    screen = shown(transfer="01a1e860-0000-7000-8000-000000000000")
    assert screen.acts.file.card.id == transfer_id


@pytest.mark.parametrize("language", ["uk", "fr", "ru"])
def test_it_speaks_every_screen_language(shown, workspace, clock, desk, language):
    desk.set_language(language)
    transfer_id, _ = departed(workspace, clock)
    screen = shown(transfer=transfer_id)
    assert_all_named(screen)


@pytest.mark.parametrize("width", [1198, 1750])
def test_the_scans_of_a_transfer_are_a_button_or_a_line_of_the_menu(shown, workspace, width):
    transfers.open_transfer(workspace, CAMP)
    screen = shown(width=width)
    if width > 1240:
        screen.pane.scans.click()
    else:
        assert not screen.pane.scans.isVisible()
        screen.pane.more.click()
        menu = QApplication.activePopupWidget()
        actions = {action.text(): action for action in menu.actions()}
        actions["Scans"].trigger()
        menu.close()
    found = QApplication.activeModalWidget()
    assert isinstance(found, SubjectDialog)
    assert found.title.text().startswith("Scans of SUD2-T-")
    assert_all_named(found)
    found.reject()
