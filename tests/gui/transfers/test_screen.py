import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from casework import person_files, reception, transfer_files, transfers
from casework.transfers import TransferDraft
from gui.kit.dialog import Dialog
from gui.paper.screen import PaperDialog
from models.custody import State
from models.transfer_rules import Stage
from tests.casework.people import WATCH
from tests.gui.accessibility import assert_all_named
from tests.gui.opened import people, press, tab_to, type_text
from tests.gui.windows import show_active

pytestmark = pytest.mark.gui

CAMP = TransferDraft(
    destination="Camp West-1", destination_address="field post 77", escort_name="Ткач"
)
QUESTIONS = (
    *("add_people", "details", "fitness", "decide_unfit", "property", "notice"),
    *("cards", "escort", "unseal", "cancel", "depart", "arrive"),
)
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def dialog():
    """The dialog on top: the one a nested question opened, not the one beneath."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, Dialog)
    return show_active(found)


def answer(text):
    """Type into whatever field the dialog put the cursor in."""
    dialog()
    type_text(text)


def submit():
    """Ctrl+Enter, as an officer would; the dialog must be gone afterwards."""
    before = dialog()
    window = before.parentWidget()
    press(Qt.Key.Key_Return, CTRL)
    assert QApplication.activeModalWidget() is not before, banner_of(before)
    show_active(QApplication.activeModalWidget() or window)


def leave():
    """Escape, and the keyboard is back in the window."""
    window = dialog().parentWidget()
    press(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    show_active(window)


def banner_of(asked):
    return asked.banner.accessibleName() if hasattr(asked, "banner") else ""


def next_step():
    press(Qt.Key.Key_Return, CTRL)


def ready(workspace, count=3, **fields):
    ids = tuple(one.person_id for one in people(workspace, count, **fields))
    transfer_id = transfers.open_transfer(workspace, CAMP).transfer_id
    transfers.add_people(workspace, transfer_id, ids)
    transfers.set_fitness(workspace, transfer_id, ids, "fit", "лікар Савченко")
    transfers.give_notice(workspace, transfer_id, CAMP.destination_address, "ru")
    return transfer_id, ids


def departed(workspace, clock, count=3):
    transfer_id, ids = ready(workspace, count)
    transfers.seal_list(workspace, transfer_id)
    clock.advance(hours=1)
    transfers.depart(workspace, transfer_id)
    clock.advance(hours=2)
    return transfer_id, ids


def file_of(workspace, transfer_id):
    return transfer_files.open_file(workspace, transfer_id)


def outcomes(workspace, transfer_id):
    return {line.person_id: line.outcome for line in file_of(workspace, transfer_id).lines}


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
    assert type(dialog()).__name__ == "EscortDialog"
    answer("Ткач О. О.")
    submit()
    next_step()
    submit()
    assert file_of(workspace, transfer_id).card.stage == Stage.SEALED

    clock.advance(hours=1)
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
    next_step()
    submit()
    file = file_of(workspace, transfer_id)
    assert file.card.stage == Stage.CLOSED
    states = sorted(line.person.state for line in file.lines)
    assert states == sorted([State.IN_TRANSIT, State.INTERNED, State.INTERNED])


@pytest.mark.parametrize("stage", ["none", "preparation", "sealed", "under_way", "arrived"])
def test_everything_has_an_accessible_name(shown, workspace, clock, stage):
    if stage == "preparation":
        ready(workspace)
    elif stage == "sealed":
        transfers.seal_list(workspace, ready(workspace)[0])
    elif stage != "none":
        transfer_id, _ = departed(workspace, clock)
        if stage == "arrived":
            reception.tick_all_present(workspace, transfer_id)
            reception.arrive(workspace, transfer_id, "Гук", "", "")
    assert_all_named(shown())


@pytest.mark.parametrize("act", QUESTIONS)
def test_every_question_has_accessible_names_and_can_be_left(shown, workspace, act):
    transfer_id, ids = ready(workspace, items=(WATCH,))
    transfers.set_fitness(workspace, transfer_id, ids[:1], "unfit", "лікар Савченко")
    screen = shown()
    screen.acts.do(act)
    assert_all_named(dialog())
    leave()


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


def test_a_refusal_stands_in_place_with_names_and_article(shown, workspace):
    transfer_id, ids = ready(workspace)
    transfers.set_fitness(workspace, transfer_id, ids[:1], "unfit", "лікар Савченко")
    screen = shown()
    screen.acts._run(lambda: transfers.seal_list(workspace, transfer_id))
    QApplication.processEvents()
    (banner,) = [
        w for w in screen.pane.findChildren(type(screen.pane.roll_call.told)) if w.isVisible()
    ]
    assert "Мельников-0" in banner.accessibleName()
    assert "47" in banner.accessibleName()


def test_the_unfit_travel_only_under_a_name_and_with_a_reason(shown, workspace):
    transfer_id, ids = ready(workspace)
    transfers.set_fitness(workspace, transfer_id, ids[:1], "unfit", "лікар Савченко")
    shown()
    next_step()
    answer("майор Бондаренко")
    press(Qt.Key.Key_Return, CTRL)
    assert not file_of(workspace, transfer_id).lines[0].override_by
    press(Qt.Key.Key_Tab)
    tab_to(dialog().binding.control("override_reason"))
    answer("обстріл пункту")
    submit()
    line = file_of(workspace, transfer_id).lines[0]
    assert (line.override_by, line.override_reason) == ("майор Бондаренко", "обстріл пункту")


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
        lambda: transfers.set_line(workspace, transfer_id, ids[2], {"baggage_kg": "9"})
    )
    assert table.rows.row_at(2).baggage == "9"
    assert table.chosen_ids() == (ids[30],)
    assert table.verticalScrollBar().value() == scrolled


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


def test_the_received_list_is_printed_with_its_ticks(shown, workspace, clock, qtbot):
    transfer_id, _ = departed(workspace, clock, 1)
    reception.tick_all_present(workspace, transfer_id)
    reception.arrive(workspace, transfer_id, "Гук", "", "")
    shown(transfer=transfer_id)
    press(Qt.Key.Key_P, CTRL)
    paper = dialog()
    assert isinstance(paper, PaperDialog)
    assert paper._arrived
    assert paper._shown.pages >= 1
    paper.reject()


def test_a_person_elsewhere_is_refused_with_his_name(shown, workspace):
    elsewhere, _ = ready(workspace, 1)
    other = transfers.open_transfer(workspace, CAMP).transfer_id
    tag = file_of(workspace, elsewhere).lines[0].person.tag_number
    shown(transfer=other)
    next_step()
    picker = dialog()
    type_text(tag)
    press(Qt.Key.Key_Return)
    assert "Мельников-0" in picker.banner.accessibleName()
    assert not file_of(workspace, other).lines


def test_cards_ticked_are_recorded_and_an_earlier_sending_keeps_its_date(shown, workspace, clock):
    _, ids = ready(workspace, 1)
    screen = shown()
    first = workspace.now()
    screen.acts.do("cards")
    dialog()
    press(Qt.Key.Key_Space)
    submit()
    assert "cards" in screen.pane._board.acts
    clock.advance(hours=5)
    screen.acts.do("cards")
    dialog()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    submit()
    assert "cards" not in screen.pane._board.acts
    cards = person_files.open_file(workspace, ids[0]).capture_cards
    assert {card.addressee: card.sent_at for card in cards} == {
        "family": first,
        "agency": workspace.now(),
    }


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
