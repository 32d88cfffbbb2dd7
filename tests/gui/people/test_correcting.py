"""A field opens the correction with its group, a paper the dialog of papers; nothing is saved by opening."""

import pytest

from casework import person_files, said_elsewhere
from casework.recorded_twice import SameMan, set_aside
from gui.people.wording import GROUPS
from tests.casework.people import a_person


@pytest.fixture
def kept(screen, workspace, clock, qtbot):
    """The identifier of the record set aside, while the file of the one that goes on is shown."""
    older = a_person(workspace, service_number="").person_id
    clock.advance(minutes=20)
    told = {"place_of_birth": "Пенза", "captured_place": "Курськ", "health": "sick"}
    left = a_person(workspace, **told, service_number="", service_number_answer="declined")
    clock.advance(minutes=20)
    set_aside(workspace, older, SameMan(left.tag_number, "той самий жетон", "Гнатюк"))
    screen.arrive(person=older)
    qtbot.waitUntil(lambda: screen.file.file is not None)
    return left.person_id


@pytest.mark.parametrize(
    ("field", "group"),
    [
        ("service_number_answer", "identity"),
        ("place_of_birth", "origin"),
        ("captured_place", "capture"),
        ("health", "condition"),
    ],
)
def test_the_group_of_the_field_is_shown_and_nothing_is_saved(
    screen, kept, workspace, desk, field, group
):
    before = person_files.open_file(workspace, screen.file.file.card.id).fields
    screen.file.asked.emit("take_over", f"{kept}/{field}")
    dialog = screen.acts.dialog
    shown = dialog.tabs.tabText(dialog.tabs.currentIndex())
    assert shown == desk.words(f"people.facts_{group}")
    assert dialog.focusWidget() is dialog.save
    assert dialog.save.isEnabled()
    dialog.reject()
    assert person_files.open_file(workspace, screen.file.file.card.id).fields == before


def test_every_field_that_is_taken_over_has_its_place_in_the_dialog():
    placed = {name for lines in GROUPS.values() for name in lines}
    takeable = set(said_elsewhere.FIELDS) - said_elsewhere.BY_AN_ACT
    assert takeable <= placed
