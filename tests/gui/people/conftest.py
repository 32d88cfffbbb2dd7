"""The fixtures of `tests.gui.opened`, and the screen with a few people."""

import pytest
from PySide6.QtTest import QTest

from gui.people.screen import PeopleScreen
from tests.casework.people import MONEY, WATCH, a_person
from tests.gui.opened import home, workspace

__all__ = ["home", "workspace"]


@pytest.fixture
def three(workspace, clock):
    made = [
        a_person(workspace, items=(MONEY, WATCH)),
        a_person(workspace, surname="Абрамов", service_number="АБ-1", power="KP", health="sick"),
    ]
    clock.advance(hours=2)
    made.append(
        a_person(
            workspace,
            surname="",
            first_names="",
            patronymic="",
            surname_answer="declined",
            service_number="",
            born="",
        )
    )
    return made


@pytest.fixture
def screen(desk, workspace, qtbot):
    made = PeopleScreen(desk)
    qtbot.addWidget(made)
    made.resize(1190, 620)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    return made
