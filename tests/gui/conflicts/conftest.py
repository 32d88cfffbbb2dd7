"""The fixtures of `tests.gui.opened`, another register's laptop, and the screen."""

import pytest
from PySide6.QtTest import QTest

from casework import people, person_files
from gui.conflicts.screen import ConflictsScreen
from models.ids import new_id
from models.records import Person
from store import heads
from store.unit_of_work import load
from tests.casework.moves import hold_back
from tests.gui.opened import home, workspace
from tests.store.invented import NOON, OtherLaptop

__all__ = ["home", "workspace"]


@pytest.fixture
def other(workspace):
    return OtherLaptop(workspace.vault)


@pytest.fixture
def screen(desk, workspace, qtbot):
    made = ConflictsScreen(desk)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    return made


def apart(workspace, other, person, mine, theirs):
    """We and another register change the same person, neither knowing of the other."""
    seen = person_files.open_file(workspace, person)
    stood = heads.decode(load(workspace.vault, Person, person).heads)
    people.amend(workspace, seen, mine, "за військовим квитком")
    by_heads = {}
    for name, value in theirs.items():
        by_heads.setdefault(stood.of(name), {})[name] = value
    other.write(("person", person, list(by_heads.items())))


def forked(workspace, other, person, clock, *, event="departed"):
    """We hold somebody back; another register, not knowing of it, records another event."""
    (first,) = person_files.open_file(workspace, person).timeline
    clock.advance(hours=1)
    hold_back(workspace, person, clock.now(), "Військовий шпиталь 5")
    told = {
        "person_id": person,
        "event": event,
        "follows": first.event_id,
        "occurred_at": clock.now() + 1,
        "recorded_at": NOON,
        "place": "Суми, фільтраційний пункт",
    }
    other.write(("custody_event", new_id(clock), [((), told)]))
