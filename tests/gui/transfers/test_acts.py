import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from casework import departures, person_files, reception, transfer_checks, transfers
from gui.paper.screen import PaperDialog
from tests.casework.people import WATCH
from tests.gui.accessibility import assert_all_named
from tests.gui.opened import press, tab_to, type_text
from tests.gui.transfers.hands import (
    CAMP,
    CTRL,
    answer,
    departed,
    dialog,
    file_of,
    leave,
    next_step,
    ready,
    submit,
)

pytestmark = pytest.mark.gui

QUESTIONS = (
    *("add_people", "details", "fitness", "decide_unfit", "property", "notice"),
    *("cards", "escort", "unseal", "cancel", "depart", "arrive"),
)


@pytest.mark.parametrize("act", QUESTIONS)
def test_every_question_has_accessible_names_and_can_be_left(shown, workspace, act):
    transfer_id, ids = ready(workspace, items=(WATCH,))
    transfer_checks.set_fitness(workspace, transfer_id, ids[:1], "unfit", "лікар Савченко")
    screen = shown()
    screen.acts.do(act)
    assert_all_named(dialog())
    leave()


def test_the_unfit_travel_only_under_a_name_and_with_a_reason(shown, workspace):
    transfer_id, ids = ready(workspace)
    transfer_checks.set_fitness(workspace, transfer_id, ids[:1], "unfit", "лікар Савченко")
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


def test_a_refusal_stands_in_place_with_names_and_article(shown, workspace):
    transfer_id, ids = ready(workspace)
    transfer_checks.set_fitness(workspace, transfer_id, ids[:1], "unfit", "лікар Савченко")
    screen = shown()
    screen.acts._run(lambda: departures.seal_list(workspace, transfer_id))
    QApplication.processEvents()
    (banner,) = [
        w for w in screen.pane.findChildren(type(screen.pane.roll_call.told)) if w.isVisible()
    ]
    assert "Мельников-0" in banner.accessibleName()
    assert "47" in banner.accessibleName()


def test_another_power_is_no_destination_of_a_list(shown, workspace):
    ready(workspace, 1)
    shown().acts.do("details")
    kinds = dialog().binding.control("destination_kind")
    offered = {kinds.itemData(row) for row in range(kinds.count())}
    assert {"camp", "exchange", "judicial"} < offered
    assert "other_power" not in offered
    leave()
