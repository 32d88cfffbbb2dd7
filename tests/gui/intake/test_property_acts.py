"""Property and papers by keyboard: what may be taken, what may not, and nothing typed is lost."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from casework import people, person_files
from tests.gui.intake.keys import CTRL, back_to
from tests.gui.opened import press, type_text


def opened():
    """The dialog over the page, with the keys going to it."""
    dialog = QApplication.activeModalWidget()
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


def choose(dialog, name, key):
    control = dialog.binding.control(name)
    control.set_key(key)
    control.chosen.emit(key)


def test_money_is_added_only_with_its_order(screen, workspace):
    type_text("Ivanenko")
    screen.page.belongings.buttons[0].setFocus()
    press(Qt.Key.Key_Space)
    dialog = opened()
    assert not dialog.accept_verb.isEnabled()
    choose(dialog, "currency", "RUB")
    for name, text in (
        ("amount", "1200"),
        ("ordering_officer", "Bondarenko"),
        ("ordering_rank", "major"),
        ("ordering_unit", "82"),
    ):
        assert not dialog.accept_verb.isEnabled()
        dialog.binding.focus(name)
        type_text(text)
    assert dialog.accept_verb.isEnabled()
    press(Qt.Key.Key_Return, CTRL)
    assert screen.page.belongings.listed.count() == 1
    again = screen.belongings.ask_item("money", -1)
    assert again.item().ordering_officer == "Bondarenko"
    again.reject()
    back_to(screen)
    press(Qt.Key.Key_S, CTRL)
    (person_id,) = people.find(workspace, people.PeopleQuery()).ids
    (item,) = person_files.open_file(workspace, person_id).items
    assert (item.currency, item.amount, item.disposition) == ("RUB", "1200", "held")


def test_badges_cannot_be_taken_and_the_dialog_says_why(screen):
    dialog = screen.belongings.ask_item("badges", -1)
    assert dialog.accept_verb.isEnabled()
    choose(dialog, "disposition", "held")
    assert not dialog.accept_verb.isEnabled()
    assert "18(3)" in dialog._verdict.accessibleName()


def test_a_listed_line_is_opened_changed_and_removed_by_keys(screen):
    type_text("Ivanenko")
    screen.belongings.ask_document(-1)
    dialog = opened()
    dialog.binding.focus("number")
    type_text("12")
    choose(dialog, "belongs", "another")
    press(Qt.Key.Key_Return, CTRL)
    (paper,) = screen.presenter.draft.documents
    assert (paper.number, paper.belongs) == ("12", "another")
    back_to(screen)
    listed = screen.page.belongings.listed
    listed.setFocus()
    listed.setCurrentRow(0)
    press(Qt.Key.Key_Return)
    again = opened()
    assert again.document() == paper
    again.reject()
    back_to(screen)
    listed.setFocus()
    press(Qt.Key.Key_Delete)
    assert screen.presenter.draft.documents == ()


def test_an_incomplete_item_of_a_draft_holds_the_save_and_is_marked(screen, workspace):
    type_text("Ivanenko")
    screen.belongings.ask_item("phone", -1)
    dialog = opened()
    dialog.binding.focus("description")
    type_text("Samsung")
    screen.leave()
    (item,) = screen.presenter.draft.items
    assert item.description == "Samsung"
    assert screen.page.belongings.listed.item(0).text().startswith("⚠")
    back_to(screen)
    screen.page.begin()
    press(Qt.Key.Key_S, CTRL)
    assert people.find(workspace, people.PeopleQuery()).total == 0
    assert screen.foot.said() == screen.desk.words("intake.item_not_lawful")
    assert QApplication.focusWidget() is screen.page.belongings.listed
