"""Two registers that write apart, and what every test of conflicts leaves behind: a register that is whole."""

from collections.abc import Iterator

import pytest

from casework import conflicts, people, person_files
from casework.workspace import Workspace
from models.clock import HandClock
from models.ids import new_id
from models.records import Person
from store import heads
from store.integrity import check
from store.projection import rebuild
from store.unit_of_work import load
from tests.casework.moves import hold_back
from tests.casework.people import a_person
from tests.store.invented import NOON, OtherLaptop


@pytest.fixture
def other(workspace: Workspace) -> OtherLaptop:
    return OtherLaptop(workspace.vault)


@pytest.fixture
def person(workspace: Workspace) -> str:
    return a_person(workspace).person_id


@pytest.fixture(autouse=True)
def the_register_stays_whole(workspace: Workspace) -> Iterator[None]:
    yield
    assert check(workspace.vault).findings == ()
    settled = conflicts.inbox(workspace)
    rebuild(workspace.vault)
    assert conflicts.inbox(workspace) == settled
    assert check(workspace.vault).findings == ()


def apart(workspace: Workspace, other: OtherLaptop, person: str, mine: dict, theirs: dict):
    """We and another register change the same person, neither knowing of the other."""
    seen = person_files.open_file(workspace, person)
    stood = heads.decode(load(workspace.vault, Person, person).heads)
    people.amend(workspace, seen, mine, "за квитком")
    by_heads: dict = {}
    for name, value in theirs.items():
        by_heads.setdefault(stood.of(name), {})[name] = value
    return other.write(("person", person, list(by_heads.items())))


def only(workspace: Workspace):
    (line,) = conflicts.inbox(workspace).lines
    found = conflicts.open_conflict(workspace, line.key)
    assert found is not None
    return found


def forked(workspace: Workspace, other: OtherLaptop, person: str, hand: HandClock) -> str:
    """We hold him back for medical reasons; another register, not knowing of it, records his departure."""
    (first,) = person_files.open_file(workspace, person).timeline
    hand.advance(hours=1)
    hold_back(workspace, person, hand.now(), "Шпиталь 5")
    event = {
        "person_id": person,
        "event": "departed",
        "follows": first.event_id,
        "occurred_at": hand.now() + 1,
        "recorded_at": NOON,
        "place": "Sumy",
    }
    identifier = new_id(hand)
    other.write(("custody_event", identifier, [((), event)]))
    return identifier
