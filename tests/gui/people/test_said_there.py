"""What the other record says stands beside what this one says; taken over by the keyboard alone, line by line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from casework import person_files
from casework.drafts import DocumentDraft
from casework.recorded_twice import SameMan, set_aside
from gui.intake.document_dialog import DocumentDialog
from gui.kit.buttons import Button
from gui.people.amend_dialog import AmendDialog
from tests.casework.people import a_person
from tests.gui.accessibility import assert_all_named
from tests.gui.opened import press, tab_to

PASSPORT = DocumentDraft("passport", "45 11 889900", "ОВД", "Мельников", "own")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(screen, workspace, clock, qtbot):
    """The file of the record that goes on, and the card of the one set aside for it."""
    kept = a_person(workspace).person_id
    clock.advance(minutes=20)
    left = a_person(
        workspace,
        documents=(PASSPORT,),
        surname="Мельниченко",
        born="1988-10-03",
        father_first_name="Павел",
        place_of_birth="Пенза",
        mother_maiden_name="Гук",
    ).person_id
    clock.advance(minutes=20)
    number = person_files.open_file(workspace, left).card.tag_number
    set_aside(workspace, kept, SameMan(number, "той самий жетон", "Гнатюк"))
    screen.arrive(person=kept)
    qtbot.waitUntil(lambda: bool(screen.file.other_records.said))
    card = screen.file.other_records.said[left]
    qtbot.waitUntil(card.isVisible)
    return card


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def takers(card, desk):
    word = desk.words("twice.take_over")
    return [each for each in card.findChildren(Button) if each.word() == word and each.isVisible()]


def file_now(screen, workspace):
    return person_files.open_file(workspace, screen.file.file.card.id)


def test_both_stand_beside_each_other(shown, desk):
    said = texts(shown)
    for part in ("Мельников", "Мельниченко", "30 September 1988", "3 October 1988"):
        assert part in said
    # Surname and its Latin form, date of birth.
    assert said.count(desk.words("intake.compare_differs")) == 3
    assert_all_named(shown)


def test_what_has_no_room_is_a_page_further(shown, qtbot):
    assert "Гук" not in texts(shown)
    shown.pages.after.click()
    qtbot.waitUntil(lambda: "Гук" in texts(shown))


def test_it_is_taken_over_by_keyboard_with_the_reason_written(
    screen, shown, workspace, desk, qtbot
):
    number = screen.file.file.also_recorded[0].number
    first = takers(shown, desk)[0]
    screen.file.focus_file()
    tab_to(first)
    press(Qt.Key.Key_Space)
    dialog = screen.acts.dialog
    assert isinstance(dialog, AmendDialog)
    assert dialog.reason.text() == desk.words("twice.taken_over", number=number)
    assert file_now(screen, workspace).fields["surname"] == "Мельников", "nothing by itself"
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Мельниченко" not in texts(shown))
    fields = file_now(screen, workspace).fields
    assert (fields["surname"], fields["surname_latin"]) == ("Мельниченко", "Melnichenko")
    newest = person_files.history(workspace, screen.file.file.card.id, "surname")[0]
    assert number in newest.reason
    # The next line has the keyboard: the officer goes on without looking for it.
    qtbot.waitUntil(lambda: screen.window().focusWidget() in takers(shown, desk))


def test_what_was_looked_at_and_left_changes_nothing(screen, shown, workspace, desk):
    takers(shown, desk)[1].click()
    press(Qt.Key.Key_Escape)
    assert screen.acts.dialog is None
    assert file_now(screen, workspace).fields["born"] == "1988-09-30"
    assert "3 October 1988" in texts(shown)


def test_what_stands_here_is_kept_by_keyboard_with_a_reason_and_the_line_goes(
    screen, shown, workspace, desk, qtbot
):
    word = desk.words("twice.keep")
    keepers = [each for each in shown.findChildren(Button) if each.word() == word]
    assert len(keepers) == len(takers(shown, desk)), "beside each act that takes over"
    screen.file.focus_file()
    tab_to(keepers[0])
    press(Qt.Key.Key_Space)
    dialog = screen.acts.dialog
    told = texts(dialog)
    assert any("Мельников" in text and "Мельниченко" in text for text in told), "both are shown"
    dialog.line.setText("за квитком")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Мельниченко" not in texts(shown))
    assert file_now(screen, workspace).fields["surname"] == "Мельников"
    assert screen.acts.dialog is None
    qtbot.waitUntil(lambda: screen.window().focusWidget() in takers(shown, desk))


def test_a_paper_is_taken_over_as_it_was_recorded(screen, shown, workspace, desk, qtbot):
    shown.asked.emit("take_paper", f"{screen.file.file.also_recorded[0].person_id}/0")
    dialog = screen.acts.dialog
    assert isinstance(dialog, DocumentDialog)
    assert dialog.document() == PASSPORT
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(file_now(screen, workspace).documents) == 1)
    assert file_now(screen, workspace).documents[0].number == PASSPORT.number
    assert screen.file.file.also_recorded[0].papers == ()


def test_all_taken_over_the_card_goes(screen, shown, workspace, desk, qtbot):
    for _ in range(12):
        if not shown.isVisible():
            break
        before = takers(shown, desk)[0]
        before.click()
        press(Qt.Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda before=before: before not in takers(shown, desk))
        qtbot.waitUntil(lambda: bool(takers(shown, desk)) or not shown.isVisible())
    assert not shown.isVisible()
    assert not file_now(screen, workspace).also_recorded[0].says
