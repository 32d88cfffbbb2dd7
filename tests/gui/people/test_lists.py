"""Roll-call and lists above the table of people, by keyboard alone."""

import csv
from hashlib import sha256
from io import StringIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from sqlmodel import select

from gui.paper.screen import PaperDialog
from gui.roll_call.dialog import RollCallDialog
from models.tables import PrintingRow
from tests.casework.people import given
from tests.casework.releases import let_go
from tests.gui.opened import press

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def offered(screen):
    press(Qt.Key.Key_P, CTRL_SHIFT)
    menu = screen.listing.lists.menu_shown
    assert menu.isVisible()
    return menu


@pytest.mark.parametrize(("steps", "form"), [(1, "x1"), (2, "m5"), (3, "d1l"), (4, "r2l")])
def test_a_list_is_printed_from_the_keyboard(screen, three, steps, form):
    screen.arrive()
    menu = offered(screen)
    for _ in range(steps):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    dialog = screen.listing.lists.dialog
    assert isinstance(dialog, PaperDialog)
    assert dialog._wish.form == form
    assert dialog._shown is not None
    dialog.reject()


def test_the_roll_call_begins_with_one_more_key(screen, three):
    screen.arrive()
    QTest.keyClick(offered(screen), Qt.Key.Key_Return)
    dialog = screen.listing.lists.dialog
    assert isinstance(dialog, RollCallDialog)
    assert len(dialog.view.lines) == 3
    dialog.reject()
    assert screen.listing.lists.dialog is None


def test_closed_accounts_are_listed_for_each_power(screen, three, workspace, clock):
    let_go(workspace, three[1].person_id)
    screen.arrive()
    menu = offered(screen)
    words = [action.text() for action in menu.actions()]
    (korea,) = [word for word in words if "R2L" in word]
    assert korea.endswith(screen.desk.words("country.kp"))
    menu.close()


def test_lists_that_hold_what_is_not_his_to_see_are_not_offered(screen, three, workspace):
    given(workspace, "property_officer")
    screen.arrive()
    menu = offered(screen)
    words = " ".join(action.text() for action in menu.actions())
    menu.close()
    given(workspace, "")
    assert "M5" in words
    assert not {"X1", "D1L", "R2L"} & set(words.split())


def offered_without_key(screen):
    screen.listing.lists.ask()
    return screen.listing.lists.menu_shown


def save_as_file(screen):
    menu = offered_without_key(screen)
    (save,) = [each for each in menu.actions() if screen.desk.words("people.export") == each.text()]
    save.trigger()
    menu.close()
    return screen.listing.lists.saving.form


def test_what_the_table_shows_is_saved_as_a_file_with_the_reason(
    screen, three, workspace, tmp_path, monkeypatch
):
    target = tmp_path / "list.csv"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(target), "CSV (*.csv)")
    )
    screen.arrive(query="Мельников")
    screen.listing.search.setText("")
    screen.listing._searched()
    screen.listing._sort("name", False)
    assert screen.listing.presenter.toggle("power", "KP")
    screen.listing._ask("none")
    assert screen.listing.presenter.found.ids == (three[1].person_id,)
    form = save_as_file(screen)
    assert screen.desk.words.count("people.export_text", 1) in " ".join(
        label.text() for label in form.findChildren(QLabel)
    )
    form.record.click()
    assert form.banner.isVisible(), "why is missing"
    assert not target.exists()
    form.control("reason").setText("наказ 17")
    form.record.click()
    (_, line) = list(csv.reader(StringIO(target.read_text("utf-8-sig"), newline="")))
    assert "Абрамов" in line
    with workspace.vault.session() as session:
        (kept,) = session.exec(select(PrintingRow).where(PrintingRow.form == "list")).all()
    assert (kept.way, kept.digest) == ("csv", sha256(target.read_bytes()).hexdigest())


def test_the_file_has_the_order_of_the_table(screen, three, tmp_path, monkeypatch):
    target = tmp_path / "list.csv"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(target), "CSV (*.csv)")
    )
    screen.arrive()
    for descending in (False, True):
        screen.listing._sort("tag", descending)
        form = save_as_file(screen)
        form.control("reason").setText("наказ 17")
        form.record.click()
        lines = list(csv.reader(StringIO(target.read_text("utf-8-sig"), newline="")))[1:]
        tags = [each.tag_number for each in three]
        assert [line[1] for line in lines] == (tags[::-1] if descending else tags)


def test_nobody_in_the_table_is_no_file_and_who_sees_no_custody_saves_none(
    screen, three, workspace
):
    screen.arrive(query="немає такого")
    screen.listing._searched()
    told = screen.desk.words("people.export")
    menu = offered_without_key(screen)
    assert told not in [each.text() for each in menu.actions()]
    menu.close()
    screen.listing.search_for("")
    given(workspace, "property_officer")
    menu = offered_without_key(screen)
    assert told not in [each.text() for each in menu.actions()]
    menu.close()
    given(workspace, "")
