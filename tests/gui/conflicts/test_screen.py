"""The screen of conflicts with a real register: keyboard alone, both kinds, what is half decided stays."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from casework import conflicts, people, person_files
from gui.conflicts.screen import ConflictsScreen
from gui.conflicts.values import TYPED
from gui.kit.fields import Select
from gui.palettes import PALETTES
from resources.words import SCREEN_LANGUAGES
from tests.casework.people import a_person
from tests.gui.accessibility import assert_all_named
from tests.gui.conflicts.conftest import apart, forked
from tests.gui.opened import press, tab_to, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


def texts(widget):
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def one(workspace, other, mine="сержант", theirs="рядовой"):
    person = a_person(workspace).person_id
    apart(workspace, other, person, {"rank": mine}, {"rank": theirs})
    return person


def test_nothing_to_settle_is_a_good_state(screen):
    screen.arrive()
    assert "Nothing to settle." in texts(screen)


def test_both_sides_are_shown_and_nothing_is_chosen(screen, workspace, other):
    one(workspace, other)
    screen.arrive()
    shown = texts(screen)
    assert {"сержант", "рядовой", "another register", "сержант Коваль М. І."} <= set(shown)
    assert shown.count("старший сержант") == 2
    assert screen.panel.key() == ""
    assert screen.panel.consequence.text().startswith("Until somebody decides")
    assert_all_named(screen)


def test_from_the_list_to_the_decision_by_keyboard_alone(screen, workspace, other, desk):
    noticed = []
    desk.noticed.connect(noticed.append)
    person = one(workspace, other)
    screen.arrive()
    assert screen.table.hasFocus()
    press(Qt.Key.Key_Return)
    first = next(iter(screen.panel.choices.values()))
    assert first.hasFocus()
    press(Qt.Key.Key_Space)
    chosen = screen.conflict.candidates[0].value
    told = screen.panel.consequence.text()
    assert told.startswith(f"Every register that receives this will show Rank: {chosen}.")
    tab_to(screen.panel.reason)
    type_text("показав квиток")
    press(Qt.Key.Key_Return, CTRL)
    assert person_files.open_file(workspace, person).card.rank == chosen
    assert conflicts.count(workspace) == 0
    assert noticed == ["Settled"]
    assert "Nothing to settle." in texts(screen)


def test_tab_goes_round_as_one_reads(screen, workspace, other):
    one(workspace, other)
    screen.arrive()
    QApplication.processEvents()
    panel = screen.panel
    panel.open_button.setFocus()
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() in panel.choices.values()
    for expected in (panel.typed, panel.reason, panel.settle, screen.table, panel.open_button):
        press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected


def test_escape_goes_back_to_the_list(screen, workspace, other):
    one(workspace, other)
    screen.arrive()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert screen.table.hasFocus()


def test_a_choice_and_a_reason_are_wanted_and_asked_for_in_place(screen, workspace, other):
    one(workspace, other)
    screen.arrive()
    press(Qt.Key.Key_Return, CTRL)
    assert "Choose one of the values, or type the right one." in texts(screen)
    assert next(iter(screen.panel.choices.values())).hasFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CTRL)
    assert screen.panel.reason.hasFocus()
    assert "Say why: the reason stays in the history." in texts(screen)
    assert conflicts.count(workspace) == 1


def test_the_right_value_is_typed(screen, workspace, other):
    person = one(workspace, other)
    screen.arrive()
    screen.panel.typed.setFocus()
    type_text("капитан")
    assert screen.panel.key() == TYPED
    assert "капитан" in screen.panel.consequence.text()
    screen.panel.reason.setText("сам сказав")
    press(Qt.Key.Key_Return, CTRL)
    assert person_files.open_file(workspace, person).card.rank == "капитан"


def test_a_date_that_does_not_exist_is_refused(screen, workspace, other):
    person = a_person(workspace).person_id
    apart(workspace, other, person, {"born": "1988-09-01"}, {"born": "1988-09-02"})
    screen.arrive()
    screen.panel.typed.setFocus()
    type_text("31.02.1988")
    screen.panel.reason.setText("x")
    press(Qt.Key.Key_Return, CTRL)
    assert "There is no such date." in texts(screen)
    assert screen.panel.typed.hasFocus()
    assert conflicts.count(workspace) == 1


def test_what_has_a_list_of_values_is_chosen_from_it(screen, workspace, other):
    person = a_person(workspace).person_id
    apart(workspace, other, person, {"health": "sick"}, {"health": "slightly_wounded"})
    screen.arrive()
    assert isinstance(screen.panel.typed, Select)
    screen.panel.typed.set_key("seriously_wounded")
    screen.panel.typed.activated.emit(screen.panel.typed.currentIndex())
    screen.panel.reason.setText("лікар")
    screen.panel.settle.click()
    assert person_files.open_file(workspace, person).card.health == "seriously_wounded"


def test_the_next_field_and_the_next_conflict_come_by_themselves(screen, workspace, other):
    first = a_person(workspace).person_id
    both = {"rank": "сержант", "place_of_birth": "Пенза"}, {"rank": "a", "place_of_birth": "Псков"}
    apart(workspace, other, first, *both)
    one(workspace, other)
    screen.arrive()
    titles = []
    for _ in range(3):
        titles.append((screen.panel.title.text(), screen.panel.step.text()))
        next(iter(screen.panel.choices.values())).setChecked(True)
        screen.panel.reason.setText("x")
        screen.panel.settle.click()
        assert screen.panel.reason.text() == ""
        assert screen.panel.key() == ""
    assert ("Rank", "Field 1 of 2") in titles
    assert {title for title, _ in titles} == {"Rank", "Place of birth"}
    assert conflicts.count(workspace) == 0


def test_where_he_is_is_settled_by_an_account(screen, workspace, other, clock):
    person = a_person(workspace).person_id
    forked(workspace, other, person, clock)
    screen.arrive(person=person)
    assert {"Departed", "Held back for medical reasons", "Суми, фільтраційний пункт"} <= set(
        texts(screen)
    )
    assert any(text.startswith("Agreed until then: Received") for text in texts(screen))
    press(Qt.Key.Key_Return)
    # Down from the order to the cards, then from one card to the other, wherever they stand.
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left):
        press(key)
        if QApplication.focusWidget().accessibleName().startswith("Only this happened: Departed"):
            break
    press(Qt.Key.Key_Space)
    assert "In transit · Суми" in screen.panel.consequence.text()
    assert "struck through" in screen.panel.consequence.text()
    screen.panel.reason.setText("бачив конвой")
    press(Qt.Key.Key_Return, CTRL)
    assert person_files.open_file(workspace, person).card.state == "in_transit"


def test_where_he_is_is_settled_by_an_order(screen, workspace, other, clock):
    person = a_person(workspace).person_id
    forked(workspace, other, person, clock)
    screen.arrive()
    key, button = next(iter(screen.panel.choices.items()))
    assert button.accessibleName().startswith("All of it happened: Held back")
    label = button.parentWidget().findChild(QLabel)
    QTest.mouseClick(label, Qt.MouseButton.LeftButton)
    assert screen.panel.key() == key
    screen.panel.reason.setText("спершу лікар")
    screen.panel.settle.click()
    file = person_files.open_file(workspace, person)
    assert (file.card.state, file.card.conflicted) == ("in_transit", False)


def test_nothing_can_be_chosen_while_an_event_is_missing(screen, workspace, other, clock):
    person = a_person(workspace).person_id
    event = {"person_id": person, "event": "departed", "follows": "0190", "occurred_at": 5}
    other.write(("custody_event", person, [((), event)]))
    screen.arrive()
    assert screen.panel.choices == {}
    assert not screen.panel.settle.isVisible()
    assert any("has not arrived" in text for text in texts(screen))
    press(Qt.Key.Key_Return)
    assert screen.panel.open_button.hasFocus()


def test_what_is_half_decided_stays_when_something_else_is_saved(screen, workspace, other, desk):
    one(workspace, other)
    screen.arrive()
    screen.panel.reason.setText("half a rea")
    next(iter(screen.panel.choices.values())).setChecked(True)
    key = screen.panel.key()
    desk.jobs.run(screen, lambda: a_person(workspace), lambda _saved: None)
    assert (screen.panel.reason.text(), screen.panel.key()) == ("half a rea", key)


def test_what_came_in_elsewhere_is_shown(screen, workspace, other, desk):
    person = a_person(workspace).person_id
    screen.arrive()
    apart(workspace, other, person, {"rank": "сержант"}, {"rank": "рядовой"})
    seen = person_files.open_file(workspace, person)
    desk.jobs.run(
        screen, lambda: people.amend(workspace, seen, {"note": "x"}, "y"), lambda _touched: None
    )
    assert screen.count.text() == "1"


def test_a_conflict_settled_elsewhere_is_said_to_be(screen, workspace, other, desk):
    noticed = []
    desk.noticed.connect(noticed.append)
    one(workspace, other)
    screen.arrive()
    conflicts.settle_field(workspace, screen.conflict, choice=0, reason="x")
    screen._open_chosen()
    assert noticed == ["This conflict has been settled meanwhile."]


def test_the_file_behind_it_is_opened(screen, workspace, other, desk):
    went = []
    desk.went.connect(lambda name, what: went.append((name, what)))
    person = one(workspace, other)
    screen.arrive()
    screen.panel.open_button.click()
    assert went == [("people", {"person": person})]


def test_one_asked_for_is_shown(screen, workspace, other):
    one(workspace, other)
    second = one(workspace, other)
    screen.arrive(person=second)
    assert screen.conflict.line.subject_id == second
    screen.arrive(conflict=screen.presenter.inbox.lines[0].key)
    assert screen.conflict.line == screen.presenter.inbox.lines[0]


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_every_language_and_palette(desk, workspace, other, clock, qtbot, language, palette):
    person = one(workspace, other)
    forked(workspace, other, person, clock)
    desk.set_language(language)
    desk.set_palette(palette)
    made = ConflictsScreen(desk)
    qtbot.addWidget(made)
    made.resize(1190, 640)
    made.show()
    made.arrive()
    for line in made.presenter.inbox.lines:
        made.arrive(conflict=line.key)
        for button in made.panel.choices.values():
            button.setChecked(True)
            QApplication.processEvents()
            assert not any("{" in text or "conflicts." in text for text in texts(made))
        assert_all_named(made)
        assert made.minimumSizeHint().width() <= 1190


@pytest.mark.slow
def test_two_hundred_conflicts(screen, workspace, other):
    for _ in range(200):
        one(workspace, other)
    screen.arrive()
    assert (screen.table.rows.rowCount(), screen.count.text()) == (200, "200")
    screen.table.go_to(150)
    QTest.qWait(200)
    assert screen.conflict.line == screen.presenter.inbox.lines[150]
