"""Whatever is typed, scanned or chosen wrongly: the window says so beside it, and nothing confirmed is lost."""

from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casework import intake, people, person_cards, registers, transfer_files, transfers
from casework.transfers import TransferDraft
from gui.kit.fields import LineEdit
from gui.kit.text import Text
from gui.paper.screen import PaperDialog
from gui.transfers.picker import PeoplePicker
from models import text
from tests.gui.opened import press, type_text
from tests.gui.windows import show_active
from tests.journeys.windows import ALREADY, CTRL, PASSPHRASE, surnames

pytestmark = [pytest.mark.gui, pytest.mark.journey]

NASTY = {
    "10,000 characters": "Ж" * 10_000,
    "control characters": "Ива\x00нен\x1bко\x07",
    "mixed scripts": "Ивaнeнкo 김철수 محمد",
    "emoji": "Иваненко 🙂🏳️‍🌈",
    "right to left": "محمد \u202eעברית\u202c",
    "combining marks": "И" + "\u0301" * 200 + "ванко й",
    "markup": "<b>Иваненко</b> & {name} %s ' \" ; --",
}
SAID = {
    "10,000 characters": "text.too_long",
    "control characters": "text.control_removed",
    "mixed scripts": "text.look_alike",
    "right to left": "text.direction_removed",
}
IN_BOTH = ["uk", "en"]


def paste(editor, typed):
    """What the clipboard puts in, in one go; ten thousand keys would only take longer."""
    editor.setFocus()
    QApplication.clipboard().setText(typed)
    editor.selectAll()
    editor.paste()


def line_of(program, name):
    """What stands below a field of the intake page."""
    screen = program.window.screen_of("intake")
    return screen.page.binding.control(name).accessibleDescription()


@pytest.mark.parametrize(
    ("language", "kind"), [(IN_BOTH[n % 2], kind) for n, kind in enumerate(NASTY)]
)
def test_any_text_in_any_field_of_an_intake(program, kind):
    program.create()
    program.show().unlock()
    screen = program.go("intake")
    for name in screen.page.binding.names():
        editor = screen.page.binding.control(name)
        if isinstance(editor, LineEdit) and name not in {"born", "captured_on"}:
            paste(editor, NASTY[kind])
    screen.page.binding.focus("handling_code")
    screen.keeper.pause_over()
    if kind in SAID:
        sentence = program.words(SAID[kind]).partition("{repaired}")[0].format(limit=500)
        assert sentence in line_of(program, "surname")
    shown = screen.page.binding.control("surname").text()
    press(Qt.Key.Key_S, CTRL)
    if kind == "10,000 characters":
        assert screen.foot.said() == program.words("intake.cannot_save")
        assert screen.page.binding.control("surname").text() == shown
        (draft,) = intake.drafts(program.desk.session)
        assert draft.fields["surname"] == shown
    else:
        assert screen.last_saved.tag_number in screen.foot.said()
        press(Qt.Key.Key_P, CTRL)
        (dialog,) = program.window.findChildren(PaperDialog)
        assert screen.last_saved.tag_number in dialog.summary.text()
        dialog.reject()
        found = people.quick_find(program.desk.session, screen.last_saved.tag_number)
        assert [card.id for card in found] == [screen.last_saved.person_id]
    for room in ("today", "people"):
        program.go(room).grab()
    assert program.said() == ""
    program.window.lock()
    refused = kind == "10,000 characters"
    now = [] if refused else [text.clean(shown, limit=500).text]
    assert surnames(program.home) == [*ALREADY, *now]


@pytest.mark.parametrize("language", ["uk"])
def test_any_text_where_somebody_is_looked_for(program):
    program.create()
    program.show().unlock()
    listing = program.go("people").listing
    for typed in NASTY.values():
        paste(listing.search, typed)
        listing.refresh()
        press(Qt.Key.Key_K, CTRL)
        paste(program.window._search_field.edit, typed)
        QTest.qWait(300)
    assert program.said() == ""
    assert len(people.find(program.desk.session, people.PeopleQuery()).ids) == len(ALREADY)


DATES = {
    "impossible": ({"born": "31.02.1994"}, "born", "date.impossible", False),
    "in the future": ({"born": "17.11.2040"}, "born", "date.future", False),
    "capture before birth": (
        {"born": "30.09.1988", "captured_on": "01.02.1987"},
        "captured_on",
        "intake.captured_before_birth",
        True,
    ),
}


@pytest.mark.parametrize("kind", DATES)
def test_a_date_that_cannot_be(program, kind):
    typed, where, sentence, may_be_saved = DATES[kind]
    program.create()
    program.show().unlock()
    screen = program.go("intake")
    type_text("Гнатюк")
    for name, date in typed.items():
        screen.page.binding.focus(name)
        type_text(date)
    screen.page.binding.focus("surname")
    screen.keeper.pause_over()
    screen.page.binding.focus("place_of_birth")
    screen.keeper.touch()
    screen.keeper.pause_over()
    assert line_of(program, where) == program.words(sentence)
    press(Qt.Key.Key_S, CTRL)
    if may_be_saved:
        assert screen.last_saved.tag_number in screen.foot.said()
    else:
        # What happened stands beside the field; what was saved and what to do, beside the verbs.
        assert screen.foot.said() == program.words("intake.cannot_save")
        assert line_of(program, where) == program.words(sentence)
        assert screen.page.binding.control(where).text() == typed[where]
        (draft,) = intake.drafts(program.desk.session)
        assert draft.fields["surname"] == "Гнатюк"
    program.window.lock()
    assert surnames(program.home) == [*ALREADY, *(["Гнатюк"] if may_be_saved else [])]


def test_a_person_added_twice_to_a_transfer(program):
    program.create()
    (register,) = registers.registers(program.home)
    with closing(registers.unlock(register, PASSPHRASE, program.desk.clock)) as workspace:
        draft = TransferDraft(destination="Camp West-1", destination_address="77")
        transfer_id = transfers.open_transfer(workspace, draft).transfer_id
        (first, _) = person_cards.cards(workspace, people.find(workspace, people.PeopleQuery()).ids)
    program.show().unlock()
    program.window.show_room("transfers", {"transfer": transfer_id})
    file = transfer_files.open_file(program.desk.session, transfer_id)
    picker = PeoplePicker(program.desk, program.window, file)
    show_active(picker)
    for _ in range(2):
        picker.search.setFocus()
        type_text(first.tag_number)
        press(Qt.Key.Key_Return)
    program.assert_told("error.already_on_list")
    picker.reject()
    file = transfer_files.open_file(program.desk.session, transfer_id)
    assert [line.person_id for line in file.lines] == [first.id]


@pytest.mark.parametrize("language", ["en"])
def test_a_first_run_with_half_of_it_missing(program):
    program.show()
    screen = program.window._alone
    for line in screen.lines.values():
        paste(line, NASTY["control characters"])
    press(Qt.Key.Key_Return, CTRL)
    shown = " ".join(label.text() for label in screen.findChildren(Text) if label.isVisible())
    assert program.words("ui.passphrase") in shown
    assert registers.registers(program.home) == ()
