"""The intake screen by keyboard alone, over a real register."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casework import intake
from gui.intake.screen import IntakeScreen
from gui.jobs import Jobs
from gui.kit.answer import AnswerField
from gui.paper.screen import PaperDialog
from models.answers import ASKED_ITEMS
from models.records import Person
from resources.words import SCREEN_LANGUAGES
from tests.gui.accessibility import assert_all_named
from tests.gui.intake.keys import ALT, CTRL, back_to, everybody, focused, tab, write
from tests.gui.opened import press, type_text


def test_exactly_five_items_are_requested(screen):
    asked = screen.findChildren(AnswerField)
    assert {field.accessibleName() for field in asked} == {
        screen.desk.words(key)
        for key in (
            "field.surname",
            "intake.first_names",
            "intake.rank",
            "field.date_of_birth",
            "field.service_number",
        )
    }
    assert set(screen.page.asked.fields) == set(ASKED_ITEMS)
    assert "0 of 5" in screen.page.asked.note.text()


def test_every_control_can_be_named_by_a_screen_reader(screen, desk):
    assert_all_named(screen)
    assert_all_named(screen.belongings.ask_item("money", -1))
    screen.belongings.rescue()
    assert_all_named(screen.belongings.ask_document(-1))


def test_tab_goes_through_the_page_in_reading_order(screen):
    screen.page.circumstances.group.setFocus()
    seen = [QApplication.focusWidget()]
    for _ in range(60):
        tab()
        if QApplication.focusWidget() is seen[0]:
            break
        seen.append(QApplication.focusWidget())
    fields = [screen.page.binding.control(name) for name in screen.page.binding.names()]
    places = [seen.index(field) for field in fields if field in seen]
    assert places == sorted(places)
    missing = [
        name
        for name in screen.page.binding.names()
        if screen.page.binding.control(name) not in seen and name != "health"
    ]
    assert missing == []
    assert screen.foot.save_and_next in seen


def test_three_people_of_a_group_by_keyboard_alone(screen, workspace, hand):
    screen.page.circumstances.group.setFocus()
    press(Qt.Key.Key_A, CTRL)
    type_text("3")
    tab()
    for text in ("17.11.2026", "430", "Суджа", "36uyc123456", "82 одшбр", "Петренко"):
        write(text)
        tab()
    screen.page.begin()
    group = (("Іваненко", "Сергій", "Петрович"), ("Мельник", "Олег", ""), ("Ли", "Чхоль", ""))
    tags = []
    for surname, first_names, patronymic in group:
        assert focused() == "Surname"
        tags.append(screen.head.tag.text())
        write(surname)
        tab()
        write(first_names)
        tab()
        write(patronymic)
        tab()
        write("рядовой")
        tab()
        write("3.94")
        tab()
        press(Qt.Key.Key_Down, ALT)
        hand.advance(minutes=1)
        press(Qt.Key.Key_Return, CTRL)
        assert f"Saved {tags[-1]}" in screen.foot.said()
    kept = everybody(workspace)
    assert [file.fields["surname"] for file in kept] == [name[0] for name in group]
    assert [file.card.tag_number for file in kept] == tags
    assert len(set(tags)) == 3
    for file in kept:
        assert file.fields["captured_on"] == "2026-11-17"
        assert file.fields["captured_time"] == "04:30"
        assert file.fields["captured_place"] == "Суджа"
        assert file.fields["captured_grid"] == "36U YC 123 456"
        assert file.fields["born"] == "1994-03"
        assert file.fields["rank_key"]
        assert file.fields["service_number_answer"] == "declined"
        assert file.fields["surname_answer"] == "given"
    assert len({file.fields["group_id"] for file in kept}) == 1
    assert kept[0].fields["surname_latin"] == "Ivanenko"
    assert "Group of 3 complete" in screen.foot.said()
    assert screen.presenter.value("captured_place") == ""
    assert intake.drafts(workspace) == ()


def test_a_man_who_declines_all_five_is_saved(screen, workspace):
    for item in ASKED_ITEMS:
        screen.page.binding.focus(item)
        press(Qt.Key.Key_Down, ALT)
    assert "5 of 5" in screen.page.asked.note.text()
    press(Qt.Key.Key_S, CTRL)
    (file,) = everybody(workspace)
    assert {file.fields[f"{item}_answer"] for item in ASKED_ITEMS} == {"declined"}
    assert all(file.fields[item] == "" for item in ASKED_ITEMS)
    assert file.card.tag_number in screen.foot.said()


def test_a_man_who_cannot_speak_is_saved_by_his_condition_alone(screen, workspace):
    screen.page.binding.control("health").chosen.emit("seriously_wounded")
    press(Qt.Key.Key_S, CTRL)
    (file,) = everybody(workspace)
    assert file.fields["health"] == "seriously_wounded"


def test_an_empty_form_gives_out_no_number(screen, workspace):
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_S, CTRL)
    press(Qt.Key.Key_P, CTRL)
    assert everybody(workspace) == []
    assert screen.foot.said() == screen.desk.words("intake.nothing_yet")


def test_saving_twice_saves_once(screen, workspace):
    write("Іваненко")
    press(Qt.Key.Key_S, CTRL)
    screen.save("stay")
    screen.save("next")
    assert len(everybody(workspace)) == 1
    assert focused() == "Surname"
    assert screen.presenter.draft.is_empty


def test_a_warning_never_stops_a_save(screen, workspace):
    write("Cергей")
    tab(1)
    assert "alphabet" in screen.page.binding.control("surname").accessibleDescription()
    press(Qt.Key.Key_S, CTRL)
    assert len(everybody(workspace)) == 1


def test_what_cannot_be_kept_is_pointed_at_and_nothing_is_lost(screen, workspace):
    write("Іваненко")
    screen.page.binding.focus("born")
    write("31.02.1994")
    press(Qt.Key.Key_Return, CTRL)
    assert everybody(workspace) == []
    assert screen.foot.said() == screen.desk.words("intake.cannot_save")
    assert QApplication.focusWidget() is screen.page.binding.control("born")
    assert screen.page.binding.control("born").accessibleDescription()
    (draft,) = intake.drafts(workspace)
    assert draft.fields["surname"] == "Іваненко"
    press(Qt.Key.Key_A, CTRL)
    write("2.94")
    press(Qt.Key.Key_Return, CTRL)
    assert everybody(workspace)[0].fields["born"] == "1994-02"


NASTY = {
    "long": "Ж" * 10_000,
    "control": "Ива\x00нен\x1bко\x07",
    "emoji": "Иваненко 🙂🏳️‍🌈",
    "right to left": "محمد \u202eעברית",
    "markup": "<b>Иваненко</b> & {name} %s",
}


def test_no_text_in_any_field_hurts(screen, workspace):
    for text in NASTY.values():
        for name in screen.page.binding.names():
            editor = screen.page.binding.control(name)
            if hasattr(editor, "textEdited"):
                editor.setText(text)
                editor.textEdited.emit(editor.text())
        screen.page.binding.left.emit("born")
        screen.keeper.pause_over()
        screen.grab()
        (draft,) = intake.drafts(workspace)
        assert draft.fields["surname"] == screen.page.binding.control("surname").text()
        assert draft.fields["mail_address"] == screen.page.binding.control("mail_address").text()
    press(Qt.Key.Key_S, CTRL)
    assert len(everybody(workspace)) + len(intake.drafts(workspace)) == 1


def test_the_tag_of_the_person_in_hand_is_saved_first_then_shown(screen, workspace):
    write("Іваненко")
    press(Qt.Key.Key_P, CTRL)
    assert len(everybody(workspace)) == 1
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PaperDialog)
    dialog.reject()
    back_to(screen)
    screen.foot.save_and_next.setFocus()
    press(Qt.Key.Key_Return, CTRL)
    assert focused() == "Surname"
    press(Qt.Key.Key_P, CTRL)
    again = QApplication.activeModalWidget()
    assert isinstance(again, PaperDialog)
    again.reject()
    assert len(everybody(workspace)) == 1


def test_a_save_answers_within_a_tenth_of_a_second(qtbot, desk, workspace):
    desk.jobs.stop()
    desk.jobs = Jobs()
    screen = IntakeScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    screen.arrive()
    qtbot.waitUntil(lambda: screen.presenter.filling)
    taken = []
    for surname in ("Іваненко", "Мельник", "Шевченко"):
        screen.page.begin()
        write(surname)
        began = time.perf_counter()
        screen.save("next")
        assert screen.foot.said()
        qtbot.waitUntil(lambda: "SUD2" in screen.foot.said())
        taken.append(time.perf_counter() - began)
        qtbot.waitUntil(lambda: screen.presenter.filling)
    desk.jobs.stop()
    print("save answered after", [round(seconds * 1000) for seconds in taken], "ms")
    assert min(taken) < 0.1


def test_keys_pressed_while_a_save_runs_go_into_the_next_surname(qtbot, desk, workspace):
    desk.jobs.stop()
    desk.jobs = Jobs()
    screen = IntakeScreen(desk)
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    screen.arrive()
    qtbot.waitUntil(lambda: screen.presenter.filling)
    screen.page.begin()
    write("Ivanenko")
    screen.save("next")
    QTest.keyClicks(screen, "Mel")
    qtbot.waitUntil(lambda: screen.presenter.filling)
    assert screen.presenter.value("surname") == "Mel"
    assert screen.presenter.value("surname_latin") == "Mel"
    screen.keeper.stop()
    desk.jobs.stop()
    assert [file.fields["surname"] for file in everybody(workspace)] == ["Ivanenko"]


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_the_common_fields_fit_a_small_panel(qtbot, desk, language):
    desk.set_language(language)
    screen = IntakeScreen(desk)
    qtbot.addWidget(screen)
    # A panel of 1366 × 768 less the rail, the bar above and the line below.
    screen.resize(1366 - 208, 768 - 56 - 48)
    screen.show()
    screen.arrive()
    QApplication.processEvents()
    assert screen.area.verticalScrollBar().maximum() == 0
    assert screen.area.horizontalScrollBar().maximum() == 0
    assert screen.page.width() <= screen.area.viewport().width()


def test_every_field_of_the_page_is_a_field_of_a_person(screen):
    assert set(screen.page.binding.names()) <= set(Person.model_fields)
