"""Drafts: kept at every pause and whenever the page is left, offered again, thrown away only when asked."""

import pytest
from PySide6.QtWidgets import QPushButton

from casework import intake, registers
from gui.intake.screen import IntakeScreen
from tests.casework.people import STATION
from tests.gui.intake.keys import tab, write


def wipe(screen):
    """The screen goes without a word, as in a power cut."""
    screen.keeper.stop()
    screen.deleteLater()


@pytest.mark.parametrize("lose", [IntakeScreen.leave, lambda screen: screen.keeper.pause_over()])
def test_a_draft_survives_the_vault_being_closed(qtbot, desk, screen, workspace, tmp_path, lose):
    write("Іваненко")
    tab()
    write("Сергій")
    lose(screen)
    folder = workspace.folder
    wipe(screen)
    workspace.close()
    (register,) = registers.registers(folder.parent)
    opened = registers.unlock(register, STATION["passphrase"], desk.clock)
    try:
        (draft,) = intake.drafts(opened)
        assert draft.fields["surname"] == "Іваненко"
        assert draft.fields["first_names"] == "Сергій"
        desk.session = opened
        again = IntakeScreen(desk)
        qtbot.addWidget(again)
        again.show()
        again.arrive()
        assert again.presenter.draft == draft
        assert again.page.binding.control("surname").text() == "Іваненко"
    finally:
        opened.close()


def test_a_draft_another_left_behind_is_offered_and_taken_up(qtbot, desk, workspace, screen):
    write("Іваненко")
    screen.leave()
    desk.setProperty("intake_draft", "")
    again = IntakeScreen(desk)
    qtbot.addWidget(again)
    again.show()
    again.arrive()
    assert again.left_behind.isVisible()
    assert again.presenter.draft.is_empty
    again.left_behind.take_button.click()
    assert again.presenter.value("surname") == "Іваненко"
    assert not again.left_behind.isVisible()
    assert len(intake.drafts(workspace)) == 1


def test_a_draft_left_behind_can_be_thrown_away(qtbot, desk, workspace, screen):
    write("Іваненко")
    screen.leave()
    desk.setProperty("intake_draft", "")
    again = IntakeScreen(desk)
    qtbot.addWidget(again)
    again.show()
    again.arrive()
    again.left_behind.throw_button.click()
    assert intake.drafts(workspace) == ()
    assert not again.left_behind.isVisible()


def test_discarding_keeps_the_circumstances(screen, workspace):
    screen.page.binding.focus("captured_place")
    write("Суджа")
    screen.page.begin()
    write("Іваненко")
    screen.keeper.pause_over()
    dialog = screen.ask_discard()
    dialog.findChildren(QPushButton)[-1].click()
    assert intake.drafts(workspace) == ()
    assert screen.presenter.value("surname") == ""
    assert screen.presenter.value("captured_place") == "Суджа"
