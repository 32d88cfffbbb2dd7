"""What did not happen is taken back from the file, by keyboard alone; an ending by two officers."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from casework import bureau, person_files, recorded_twice
from gui.kit.buttons import Button
from models.custody import State
from tests.casework.exchanges import some
from tests.casework.exchanges import state as state_of
from tests.gui.opened import press, tab_to, type_text
from tests.gui.windows import show_active
from tests.scenarios.screens.test_by_keyboard import CTRL, fill, form, pick, record, state_shown
from tests.scenarios.test_custody import owed, registered


def correct_last(room, said, *, second=""):
    """The last event of the file corrected from its button: what happened instead, why, who confirms it."""
    shown = [each for each in room.file.timeline.findChildren(Button) if each.isVisible()]
    tab_to(max(shown, key=lambda each: each.mapToGlobal(QPoint()).y()), most=200)
    press(Qt.Key.Key_Space)
    made = show_active(room.acts.dialog)
    pick(made.event_choice, said)
    for control, text in ((made.note, "сплутано з іншим"), (made.second, second)):
        if text:
            tab_to(control)
            type_text(text)
    press(Qt.Key.Key_Return, CTRL)
    return made


def test_a_death_that_did_not_happen_is_taken_back_here_and_at_the_bureau(
    people_room, workspace, clock
):
    person_id = registered(workspace)
    clock.advance(hours=2)
    people_room.arrive(person=person_id)
    made = form(people_room, "endings", "death")
    fill(made, cause_kind="unknown", suspected="unknown", told_by="Савченко")
    record(people_room)
    bureau.send(workspace, (person_id,), bureau.Sending("paper"))
    clock.advance(hours=1)
    people_room.arrive(person=person_id)
    made = correct_last(people_room, "withdrawn")
    assert made.isVisible(), "an ending is taken back by two officers"
    assert not made.day.isVisible(), "what did not happen has no hour"
    tab_to(made.second)
    type_text("майор Мороз")
    press(Qt.Key.Key_Return, CTRL)
    assert people_room.acts.dialog is None
    show_active(people_room)
    words = people_room.desk.words
    assert state_shown(people_room) == words("state.collection_point")
    assert [each.notice for each in bureau.pending(workspace)] == ["event_withdrawn"]
    assert "enquiry_report" not in owed(workspace, person_id)
    shown = [each.text() for each in people_room.file.timeline.findChildren(QLabel)]
    assert words("event.withdrawn") in shown
    # And it was true after all: only by two as well.
    assert correct_last(people_room, "died").isVisible()
    press(Qt.Key.Key_Escape)
    show_active(people_room)
    correct_last(people_room, "died", second="майор Мороз")
    assert people_room.acts.dialog is None
    assert state_shown(people_room) == words("state.died")


def test_a_record_set_aside_by_mistake_comes_back_from_its_file(people_room, workspace, clock):
    ids = some(workspace, 2)
    clock.advance(hours=2)
    number = person_files.open_file(workspace, ids[0]).card.tag_number
    same = recorded_twice.SameMan(number, "той самий", "майор Мороз")
    recorded_twice.set_aside(workspace, ids[1], same)
    (aside,) = [each for each in ids if state_of(workspace, each) == State.RECORDED_TWICE]
    people_room.arrive(person=aside)
    correct_last(people_room, "withdrawn", second="майор Мороз")
    assert people_room.acts.dialog is None
    assert state_shown(people_room) == people_room.desk.words("state.collection_point")
