"""What does not belong into free text is said below it, heard, taken back when it is gone, and bars nothing."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

import gui
from gui.bureau import forms
from gui.kit.base import column, describe
from gui.kit.dialog import Dialog
from gui.kit.fields import LineEdit, TextArea
from gui.kit.hint import Hint
from gui.kit.labelled import FieldRow, LabelledField
from gui.kit.line_dialog import LineDialog
from gui.kit.looked_over import PAUSE, LookedOver, is_free, look_over, sentence
from gui.kit.scroll import ScrollPage
from gui.kit.values import FieldState, Tone
from gui.recording.act import Asked
from gui.recording.catalogue import ACTS
from gui.recording.fields import Asks
from models.free_text import Category
from models.free_text_fields import NOT_FREE
from resources.words import SCREEN_LANGUAGES, words
from tests.gui.opened import type_text
from tests.gui.windows import show_active

EN = words("en")
NO_SENTENCE = {"numbers"}
"""What forms ask that is no text of any record."""

GUI = Path(gui.__file__).parent
NO_RECORD = {
    "exchange/hub_dialog.py",
    "figures/screen.py",
    "first_run/screen.py",
    "frame/search.py",
    "people/listing.py",
    "settings/clocks.py",
    "settings/erase.py",
    "settings/officers.py",
}
"""Screens that make controls of their own to search, to count, to set up: nothing of a prisoner is written there."""


@pytest.fixture
def window(theme, qtbot):
    made = QWidget()
    column(parent=made)
    made.resize(500, 300)
    qtbot.addWidget(made)
    return made


def field(window, name, control=None):
    made = LabelledField("Note", control or LineEdit("Note"))
    look_over(made, name, EN)
    window.layout().addWidget(made)
    show_active(window)
    made.control.setFocus()
    return made


def hint_of(part):
    hints = [hint for hint in part.findChildren(Hint) if hint.isVisibleTo(part)]
    return hints[0].text if hints else ""


@pytest.mark.parametrize("make", [lambda: LineEdit("Note"), lambda: TextArea("Note")])
def test_it_is_said_when_typing_pauses_heard_and_taken_back(window, qtbot, make):
    made = field(window, "note", make())
    type_text("ВІЛ")
    assert hint_of(made) == "", "not while he types"
    qtbot.waitUntil(lambda: "“ВІЛ”" in hint_of(made))
    assert hint_of(made) == sentence(Category.DIAGNOSIS, "ВІЛ", EN)
    assert made.control.accessibleDescription() == hint_of(made)
    type_text("ьний")
    qtbot.waitUntil(lambda: not hint_of(made))
    assert made.control.accessibleDescription() == ""


def test_what_was_there_before_is_looked_over_too(window, qtbot):
    edit = LineEdit("Note")
    edit.setText("37U DP 12345 67890")
    made = field(window, "captured_place", edit)
    qtbot.waitUntil(lambda: "37U DP 12345 67890" in hint_of(made))


def test_a_refusal_and_a_hint_are_both_heard_and_leave_each_other_alone(window, qtbot):
    made = field(window, "note")
    type_text("HIV")
    qtbot.waitUntil(lambda: bool(hint_of(made)))
    hint = hint_of(made)
    made.set_state(FieldState(Tone.DANGER, "Too long."))
    assert made.control.accessibleDescription() == f"Too long. {hint}"
    made.set_state(FieldState())
    assert hint_of(made) == hint
    describe(made.control, said="No.")
    assert made.control.accessibleDescription() == f"No. {hint}"


def test_what_the_law_wants_in_a_field_is_not_pointed_out(window, qtbot):
    cause, grave = field(window, "cause"), field(window, "grave")
    grave.control.setText("37U DP 12345 67890")
    cause.control.setText("пневмонія")
    qtbot.wait(PAUSE + 100)
    assert hint_of(cause) == hint_of(grave) == ""
    cause.control.setText("пневмонія, 37U DP 12345 67890")
    qtbot.waitUntil(lambda: "37U DP" in hint_of(cause))


@pytest.mark.parametrize("name", ["seal_number", "surname", "captured_grid", "override_by"])
def test_names_and_numbers_are_left_alone(window, name):
    made = field(window, name)
    assert made.findChild(LookedOver) is None


def test_a_row_says_the_latest_over_its_whole_width(window, qtbot):
    place, note = LabelledField("Where", LineEdit("Where")), LabelledField("Note", LineEdit("Note"))
    for made, name in ((place, "place"), (note, "note")):
        look_over(made, name, EN)
    line = FieldRow(place, note)
    window.layout().addWidget(line)
    show_active(window)
    place.control.setText("37U DP 12345 67890")
    qtbot.waitUntil(lambda: "37U" in hint_of(line))
    note.control.setText("HIV")
    qtbot.waitUntil(lambda: "HIV" in hint_of(line))
    assert line.findChildren(Hint)[0].width() == line.width()
    note.control.clear()
    qtbot.waitUntil(lambda: "37U" in hint_of(line))


def test_no_verb_moves_and_nothing_grows_when_a_hint_appears(window, qtbot):
    show_active(window)
    done = []
    dialog = LineDialog(
        window,
        EN,
        ("Withdraw", "Why it was taken off."),
        name="reason",
        label="Reason",
        needed="Needed.",
        verb="Withdraw",
        done=done.append,
    )
    dialog.open()
    show_active(dialog)
    height, place = dialog.height(), dialog.verb.pos()
    type_text("здався з дроном")
    qtbot.waitUntil(lambda: bool(hint_of(dialog)))
    qtbot.wait(50)
    assert (dialog.height(), dialog.verb.pos()) == (height, place)
    dialog.verb.click()
    assert done == ["здався з дроном"], "nothing is barred"


def test_a_dialog_without_free_text_keeps_no_room(window):
    dialog = Dialog(window, "Seal")
    plain = LabelledField("Seal", LineEdit("Seal"))
    look_over(plain, "seal_number", EN)
    dialog.body.addWidget(plain)
    dialog.open()
    assert dialog._room is None
    dialog.reject()


def test_a_page_that_scrolls_brings_the_hint_of_the_field_in_hand_into_sight(window, qtbot):
    content = QWidget()
    made = LabelledField("Note", LineEdit("Note"))
    look_over(made, "note", EN)
    tall = QWidget()
    tall.setFixedHeight(240)
    column(tall, made, parent=content)
    page = ScrollPage("Page", content)
    page.setFixedHeight(240 + made.sizeHint().height() - 10)
    window.layout().addWidget(page)
    show_active(window)
    made.control.setFocus()
    type_text("HIV")
    hint = lambda: made.findChild(Hint)  # noqa: E731
    qtbot.waitUntil(lambda: hint() is not None and not hint().visibleRegion().isEmpty())
    qtbot.waitUntil(lambda: hint().visibleRegion().boundingRect().height() == hint().height())


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_every_category_has_its_sentence_with_the_very_words(language):
    told = {
        sentence(category, "a" * 20 + "\n" + "b" * 60, words(language)) for category in Category
    }
    assert len(told) == len(Category)
    for said in told:
        assert "a" * 20 + " bb" in said
        assert "b" * 20 not in said
        assert "\n" not in said
        assert words(language).has("free_text.wish")


def test_the_sentence_about_a_wish_names_the_act_it_belongs_into():
    for language in SCREEN_LANGUAGES:
        own = words(language)
        assert own("act.wish") in own("free_text.wish")


def test_all_that_is_asked_in_writing_is_looked_over_or_named_as_no_sentence():
    named = {name for names in NOT_FREE.values() for name in names.split()} | NO_SENTENCE
    asked = Asked(1, EN)
    fields = [
        *(field for act in ACTS.values() for field in act.fields(asked)),
        *forms.enquiring(1, EN),
        *forms.visiting(1, EN),
        *forms.exporting(),
        *forms.acknowledging(),
    ]
    written = {field.name for field in fields if field.asks in {Asks.LINE, Asks.TEXT}}
    assert {name for name in written if not is_free(name)} - named == set()
    areas = {field.name for field in fields if field.asks is Asks.TEXT}
    assert {name for name in areas if not is_free(name)} == set()


def test_no_screen_makes_a_control_to_write_in_that_nobody_looks_over():
    making = {
        path.relative_to(GUI).as_posix(): path.read_text(encoding="utf-8")
        for path in GUI.rglob("*.py")
        if path.relative_to(GUI).parts[0] not in {"kit", "tour"}
    }
    own = {name for name, text in making.items() if re.search(r"\b(LineEdit|TextArea)\(", text)}
    assert {name for name in own if "look_over(" not in making[name]} == NO_RECORD
