"""Roles are given with the keyboard alone; who is no commander is told so and is offered nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from casework import access, officers
from gui.settings.screen import SettingsScreen
from models.field_classes import Role
from tests.gui.accessibility import assert_all_named
from tests.gui.opened import press, tab_to

pytestmark = pytest.mark.gui


@pytest.fixture
def screen(qtbot, desk, workspace):
    officers.add_officer(workspace, "Білик О. П.", "лейтенант", "лікар", "", "nine copper kettles")
    made = SettingsScreen(desk)
    made.resize(1198, 632)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.arrive(section="officers")
    return made


@pytest.fixture
def section(screen):
    return screen.sections["officers"]


def of(workspace, name):
    return next(each for each in officers.officers(workspace) if each.name == name)


def opened(section, qtbot, officer):
    tab_to(section.roles_buttons[officer.id])
    press(Qt.Key.Key_Space)
    dialog = QApplication.activeModalWidget()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    return dialog


def test_roles_are_given_by_keyboard_and_shown(section, qtbot, workspace, desk):
    told = []
    desk.noticed.connect(told.append)
    dialog = opened(section, qtbot, of(workspace, "Білик О. П."))
    assert_all_named(dialog)
    assert all(box.isChecked() for box in dialog.boxes.values())
    for name, box in dialog.boxes.items():
        tab_to(box)
        if name != "medic":
            press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    officer = of(workspace, "Білик О. П.")
    assert officer.roles == ("medic",)
    assert told == [desk.words("settings.roles_done")]
    assert "Medic" in section.roles_buttons[officer.id].accessibleDescription()


def test_the_last_commander_stays_and_the_dialog_says_so(section, qtbot, workspace, desk):
    access.set_roles(workspace, of(workspace, "Білик О. П.").id, frozenset({Role.MEDIC}))
    dialog = opened(section, qtbot, of(workspace, "Коваль М. І."))
    dialog.boxes["commander"].setChecked(False)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert desk.words("access.commander_needed") in dialog.banner.accessibleName()
    assert len(of(workspace, "Коваль М. І.").roles) == len(Role)


def test_tick_all_ticks_all(section, qtbot, workspace):
    officer = of(workspace, "Білик О. П.")
    access.set_roles(workspace, officer.id, frozenset({Role.MEDIC}))
    section.refresh()
    dialog = opened(section, qtbot, of(workspace, "Білик О. П."))
    assert not dialog.boxes["auditor"].isChecked()
    dialog._all()
    assert dialog.boxes["auditor"].isChecked()


def test_who_is_no_commander_is_offered_no_roles(section, workspace):
    access.set_roles(workspace, workspace.officer.id, frozenset({Role.REGISTRAR}))
    section.refresh()
    assert section.roles_buttons == {}
    assert section._barred.isVisible()
