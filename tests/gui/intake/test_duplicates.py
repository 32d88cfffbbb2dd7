"""Somebody who looks familiar is pointed out with the reason, compared, and never merged."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from casework import intake, people, person_files, recorded_twice
from casework.drafts import DocumentDraft
from tests.casework.people import a_person
from tests.gui.accessibility import assert_all_named
from tests.gui.intake.keys import ALT, CTRL, back_to, everybody, tab, write
from tests.gui.opened import press

DOCUMENT = DocumentDraft("military_card", "АВ 123456")


def test_somebody_who_looks_familiar_is_shown_with_the_reason(screen, workspace):
    known = a_person(
        workspace, surname="Иваненко", first_names="Сергей", service_number="АБ-200200"
    )
    write("Иваненко")
    tab()
    write("Сергей")
    screen.page.binding.focus("service_number")
    write("АБ-200200")
    screen.keeper.pause_over()
    assert screen.duplicates.line.isVisible()
    assert known.tag_number in screen.duplicates.line.accessibleName()
    press(Qt.Key.Key_C, ALT)
    dialog = QApplication.activeModalWidget()
    words = {
        label.text()
        for label in dialog.findChildren(object)
        if hasattr(label, "text") and callable(label.text)
    }
    assert {"Иваненко", "АБ-200200"} <= words
    assert_all_named(dialog)
    dialog.reject()
    back_to(screen)
    screen.page.begin()
    press(Qt.Key.Key_S, CTRL)
    assert len(everybody(workspace)) == 2


@pytest.fixture
def namesake(workspace):
    """Somebody recorded already, whom the next one looks like."""
    return a_person(
        workspace, surname="Иваненко", first_names="Сергей", patronymic="", service_number=""
    ).person_id


def type_alike(screen):
    write("Иваненко")
    tab()
    write("Сергей")
    screen.page.binding.focus("born")
    write("30.09.1988")
    tab()
    screen.keeper.pause_over()


def tell_apart(screen, reason=""):
    """Alt+C, perhaps a reason, and the verb that has the keyboard."""
    press(Qt.Key.Key_C, ALT)
    dialog = QApplication.activeModalWidget()
    dialog.reason.setText(reason)
    press(Qt.Key.Key_Return, CTRL)
    back_to(screen)


@pytest.mark.parametrize("reason", ["", "брати, бачив обох"])
def test_told_apart_at_the_table_he_is_never_pointed_at_again(
    screen, workspace, namesake, desk, reason
):
    type_alike(screen)
    assert screen.duplicates.line.isVisible()
    tell_apart(screen, reason)
    assert not screen.duplicates.line.isVisible()
    assert screen.foot.said() == desk.words("intake.different_noted")
    screen.keeper.pause_over()
    assert not screen.duplicates.line.isVisible(), "nor while he is still being recorded"
    press(Qt.Key.Key_S, CTRL)
    saved = screen.last_saved.person_id
    for here, other in ((saved, namesake), (namesake, saved)):
        assert recorded_twice.suspected(workspace, here) == ()
        file = person_files.open_file(workspace, here)
        assert [each.person_id for each in file.told_apart] == [other]
        (step,) = person_files.history(workspace, here, "told_apart")
        assert step.reason == (reason or desk.words("intake.different_compared"))
    assert screen.last_saved.touched.records["told_apart"], "in the act that recorded him"


def test_what_makes_them_more_alike_points_at_him_again(screen, workspace, namesake):
    file = person_files.open_file(workspace, namesake)
    type_alike(screen)
    tell_apart(screen)
    screen.presenter.put_document(DOCUMENT)
    screen.keeper.pause_over()
    assert not screen.duplicates.line.isVisible(), "a paper that only he has says nothing"
    people.add_document(workspace, file.card.id, DOCUMENT)
    screen.presenter.typed("place_of_birth", "Пенза")
    screen.keeper.pause_over()
    assert screen.duplicates.line.isVisible()
    tell_apart(screen)
    assert not screen.duplicates.line.isVisible()
    press(Qt.Key.Key_S, CTRL)
    saved = person_files.open_file(workspace, screen.last_saved.person_id)
    assert len(saved.told_apart) == 1
    assert recorded_twice.suspected(workspace, namesake) == ()


def test_looked_at_and_left_he_is_pointed_at_after_the_save_too(screen, workspace, namesake):
    type_alike(screen)
    press(Qt.Key.Key_C, ALT)
    press(Qt.Key.Key_Escape)
    back_to(screen)
    assert screen.duplicates.line.isVisible()
    press(Qt.Key.Key_S, CTRL)
    (other,) = recorded_twice.suspected(workspace, screen.last_saved.person_id)
    assert other.person_id == namesake


def test_of_two_whom_he_looks_like_each_is_told_apart_by_himself(screen, workspace, namesake):
    second = a_person(workspace, surname="Иваненко", first_names="Сергей", patronymic="").person_id
    type_alike(screen)
    tell_apart(screen)
    assert screen.duplicates.line.isVisible()
    tell_apart(screen)
    assert not screen.duplicates.line.isVisible()
    press(Qt.Key.Key_S, CTRL)
    file = person_files.open_file(workspace, screen.last_saved.person_id)
    assert {each.person_id for each in file.told_apart} == {namesake, second}


def test_it_is_kept_with_what_was_typed(screen, workspace, namesake):
    type_alike(screen)
    tell_apart(screen, "брати")
    screen.leave()
    (kept,) = intake.drafts(workspace)
    assert [(each.other_id, each.reason) for each in kept.apart] == [(namesake, "брати")]
    assert kept == screen.presenter.draft


def test_who_looks_like_a_record_set_aside_is_compared_with_the_one_that_goes_on(screen, workspace):
    kept = a_person(workspace)
    workspace.clock.advance(minutes=5)
    aside = a_person(
        workspace, surname="Иваненко", first_names="Сергей", patronymic="", service_number=""
    )
    same = recorded_twice.SameMan(kept.tag_number, "той самий жетон", "лейтенант Гнатюк")
    recorded_twice.set_aside(workspace, aside.person_id, same)
    type_alike(screen)
    told = screen.duplicates.line.accessibleName()
    assert kept.tag_number in told
    assert aside.tag_number not in told
