import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from casework import duties, proceedings
from gui.kit.buttons import Button
from gui.kit.surfaces import EmptyState
from gui.moments import as_typed
from gui.paper.screen import PaperDialog
from gui.recording.form_dialog import FormDialog
from gui.today.presenter import Act
from gui.today.screen import TodayScreen
from models.duties import DAY
from models.property_rules import Disposition
from tests.casework.people import WATCH
from tests.casework.releases import let_go_unstated
from tests.gui.accessibility import assert_all_named
from tests.gui.conflicts.conftest import forked
from tests.gui.opened import people, press, tab_to
from tests.store.invented import OtherLaptop

pytestmark = pytest.mark.gui


@pytest.fixture
def went(desk):
    found = []
    desk.went.connect(lambda screen, what: found.append((screen, what)))
    return found


@pytest.fixture
def shown(qtbot, desk, workspace):
    def show():
        screen = TodayScreen(desk)
        screen.resize(1198, 632)
        qtbot.addWidget(screen)
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        screen.arrive()
        return screen

    return show


def group_of(screen, form):
    return next(card for card in screen._cards.values() if card.group.form == form)


def test_nobody_yet_leads_to_the_intake(shown, went):
    screen = shown()
    assert screen.findChildren(EmptyState)
    tab_to(next(iter(screen.findChildren(EmptyState)[0].findChildren(Button))))
    press(Qt.Key.Key_Space)
    assert went == [("intake", {})]


def test_cards_are_recorded_as_sent_by_keyboard_after_one_question(shown, workspace, desk):
    people(workspace, 3)
    screen = shown()
    family = group_of(screen, "b1")
    assert len(family.group.lines) == 3
    tab_to(family.sent_button)
    press(Qt.Key.Key_Space)
    before = duties.today(workspace).duties_total
    QApplication.processEvents()
    assert QApplication.focusWidget() is family.yes_button
    press(Qt.Key.Key_Space)
    assert duties.today(workspace).duties_total == before - 3
    assert [card.group.form for card in screen._cards.values() if card.group.form] == ["b2"]


def test_cancelling_the_question_records_nothing(shown, workspace):
    people(workspace, 1)
    screen = shown()
    family = group_of(screen, "b1")
    before = duties.today(workspace).duties_total
    family.sent_button.click()
    QApplication.processEvents()
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert duties.today(workspace).duties_total == before
    assert QApplication.focusWidget() is family.act_button


def test_one_person_may_decline_while_the_others_stay(shown, workspace):
    people(workspace, 2)
    screen = shown()
    family = group_of(screen, "b1")
    family.names_button.click()
    declined = [b for b in family.findChildren(Button) if b.word() == "Declined"]
    declined[0].click()
    family.yes_button.click()
    left = group_of(screen, "b1").group.lines
    assert len(left) == 1
    assert len(group_of(screen, "b2").group.lines) == 2


def test_unsealed_property_opens_the_person(shown, workspace, went):
    assert WATCH.disposition in {"", Disposition.HELD}
    (person,) = people(workspace, 1, items=(WATCH,))
    screen = shown()
    act = next(c for c in screen._cards.values() if c.group.act is Act.OPEN_PERSON)
    act.act_button.click()
    assert went == [("people", {"person": person.person_id})]


def test_what_contradicts_is_settled_where_conflicts_are(shown, workspace, clock, went):
    (person,) = people(workspace, 1)
    forked(workspace, OtherLaptop(workspace.vault), person.person_id, clock)
    screen = shown()
    duty = next(c for c in screen._cards.values() if c.group.act is Act.SETTLE)
    assert duty.act_button.accessibleName() == "Settle it"
    duty.act_button.click()
    waiting = next(
        b for b in screen.findChildren(Button) if b.accessibleName() == "1 conflict to settle"
    )
    waiting.click()
    assert went == [("conflicts", {"person": person.person_id}), ("conflicts", {})]


def test_the_cards_button_opens_the_paper(shown, workspace):
    people(workspace, 2)
    screen = shown()
    group_of(screen, "b1").act_button.click()
    (dialog,) = screen.window().findChildren(PaperDialog)
    assert len(dialog._wish.papers) == 2
    dialog.reject()


def test_a_statement_of_account_is_printed_by_one_act(shown, workspace):
    (person,) = people(workspace, 1)
    let_go_unstated(workspace, person.person_id)
    screen = shown()
    group_of(screen, "r2").act_button.click()
    (dialog,) = screen.window().findChildren(PaperDialog)
    assert dialog._wish.papers == ((person.person_id,),)
    dialog.reject()


def test_what_has_not_changed_is_not_drawn_anew(shown, workspace):
    people(workspace, 2)
    screen = shown()
    before = dict(screen._cards)
    screen.refresh()
    assert screen._cards == before


def test_the_figures_count_who_is_held(shown, workspace):
    people(workspace, 4)
    figures = shown()._board.figures
    assert [figure.number for figure in figures] == ["4", "4", "0"]


def test_every_control_is_named(shown, workspace):
    people(workspace, 3)
    screen = shown()
    for card in screen._cards.values():
        card.names_button.click()
    assert_all_named(screen)


def test_the_receipts_of_a_trial_go_to_the_trial_and_not_to_what_was_opened_later(
    shown, workspace, clock
):
    person_id = people(workspace, 1)[0].person_id
    trial = {"charge": "вбивство", "provision": "115", "trial_at": clock.now() + 40 * DAY}
    proceedings.open_proceeding(workspace, person_id, "judicial", trial)
    clock.advance(hours=1)
    punished = {"charge": "непокора", "confined_from": clock.now()}
    proceedings.open_proceeding(workspace, person_id, "disciplinary", punished)
    screen = shown()
    card = next(
        each
        for each in screen._cards.values()
        if each.group.title == screen.desk.words("duty.trial_notice")
    )
    card.act_button.click()
    QApplication.processEvents()
    form = screen.recorder.dialog
    assert isinstance(form, FormDialog)
    assert form.control("case_id").text().startswith("Judicial · вбивство")
    day, hour = as_typed(clock.now())
    for name in ("power_received_at", "prisoner_received_at", "representative_received_at"):
        form.control(f"{name}_day").setText(day)
        form.control(f"{name}_hour").setText(hour)
    form.record.click()
    QApplication.processEvents()
    owed = {each.kind for each in duties.duties_of(workspace, person_id)}
    assert "trial_notice" not in owed
    assert "disciplinary_confinement" in owed
