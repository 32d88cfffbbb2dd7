"""The station's limits are set with the keyboard alone; what the Convention does not allow is said beside the field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from casework import access, officers, station_clocks
from gui.settings.screen import SettingsScreen
from models.duties import HOUR
from models.field_classes import Role
from tests.gui.accessibility import assert_all_named
from tests.gui.opened import press, tab_to, type_text

pytestmark = pytest.mark.gui


@pytest.fixture
def screen(qtbot, desk, workspace):
    made = SettingsScreen(desk)
    made.resize(1198, 632)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.arrive(section="clocks")
    return made


@pytest.fixture
def section(screen):
    return screen.sections["clocks"]


def own(workspace):
    return {each.kind: each.own for each in station_clocks.clocks(workspace) if each.own}


def test_a_limit_is_kept_by_keyboard_and_taken_back(section, workspace, desk):
    assert_all_named(section)
    tab_to(section.fields["bureau_notice"])
    type_text("12")
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert own(workspace) == {"bureau_notice": 12 * HOUR}
    assert section.fields["bureau_notice"].text() == "12"
    section.fields["bureau_notice"].clear()
    section.keep()
    assert own(workspace) == {}
    assert section.fields["bureau_notice"].placeholderText() == "24"


def test_what_the_law_does_not_allow_is_said_beside_its_field(section, workspace, desk):
    section.fields["bureau_notice"].setText("6")
    tab_to(section.fields["capture_card_family"])
    type_text("8")
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert own(workspace) == {}
    said = section.fields["capture_card_family"].accessibleDescription()
    assert said == "GC III art. 70: the Convention allows 7 days at most."
    assert QApplication.focusWidget() is section.fields["capture_card_family"]
    assert section.fields["bureau_notice"].text() == "6", "nothing typed is lost"


def test_a_word_is_no_number(section, desk, workspace):
    section.fields["grave"].setText("soon")
    section.keep()
    assert section.told["grave"].text().startswith(desk.words("clocks.number"))


def test_who_is_no_commander_reads_only(section, workspace):
    officers.add_officer(workspace, "Білик О. П.", "", "", "", "nine copper kettles")
    access.set_roles(workspace, workspace.officer.id, frozenset({Role.REGISTRAR}))
    section.refresh()
    assert section.fields["bureau_notice"].isReadOnly()
    assert not section.keep_button.isVisible()
