"""Attach, look, save a copy: by keyboard, with a real register and real files."""

from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlmodel import select

from casework import attachments, own_officers
from casework.pictures import Kind
from gui.attachments.attach_dialog import AttachDialog
from gui.attachments.card import AttachmentsCard
from gui.attachments.look_dialog import LookDialog, save_as
from models.field_classes import Role
from models.tables import AttachmentEventRow
from tests.casework.drawn import MADE_BY, a_drawn, a_scan
from tests.casework.people import WATCH, a_person
from tests.gui.accessibility import assert_all_named
from tests.gui.opened import press, tab_to, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
_COPIES = 60


@pytest.fixture
def person(workspace):
    return a_person(workspace, items=(WATCH,)).person_id


@pytest.fixture
def card(desk, person, qtbot):
    made = AttachmentsCard(desk, "person")
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    made.show_subject(person, ("Часы", ""))
    return made


def held(workspace, person):
    return attachments.attachments(workspace, person)


def test_a_photograph_is_attached_by_keyboard(card, workspace, person, photograph):
    tab_to(card.attach)
    press(Qt.Key.Key_Space)
    dialog = card.dialog
    assert isinstance(dialog, AttachDialog)
    assert_all_named(dialog)
    dialog.take(photograph)
    assert dialog.view.currentWidget() is dialog.view.picture
    tab_to(dialog.title_edit)
    type_text("Watch, glass broken")
    press(Qt.Key.Key_Return, CTRL)
    assert card.dialog is None
    (file,) = held(workspace, person)
    content = attachments.content_of(workspace, file.id)
    assert (file.title, file.media_type) == ("Watch, glass broken", Kind.JPEG)
    assert MADE_BY.encode() not in content
    assert b"Sudzha" not in content
    assert list(card.buttons) == [(act, file.id) for act in ("look", "save", "withdraw")]
    assert_all_named(card)


def test_a_scan_of_three_pages_is_attached(card, workspace, person, scan, qtbot):
    card.ask()
    dialog = card.dialog
    dialog.take(scan)
    qtbot.waitUntil(lambda: "3 pages" in dialog.told.text())
    dialog.title_edit.setText("Receipt")
    press(Qt.Key.Key_Return, CTRL)
    (file,) = held(workspace, person)
    assert file.media_type == Kind.PDF


def test_a_name_he_has_already_is_offered(card):
    card.ask()
    dialog = card.dialog
    assert [dialog.what.itemText(n) for n in range(dialog.what.count())] == [
        "Something else",
        "Часы",
    ]
    dialog.what.set_key("Часы")
    dialog.what.chosen.emit("Часы")
    assert dialog.title_edit.text() == "Часы"


def test_what_is_missing_is_said_in_place(card, workspace, person, photograph):
    card.ask()
    dialog = card.dialog
    dialog.attach.click()
    assert dialog.problem.isVisible()
    dialog.take(photograph)
    assert not dialog.problem.isVisible()
    dialog.attach.click()
    assert dialog.isVisible()
    assert held(workspace, person) == ()


def test_a_file_that_only_looks_like_a_picture_is_refused_in_place(card, workspace, tmp_path):
    disguised = tmp_path / "watch.jpg"
    disguised.write_bytes(b"MZ\x90\x00")
    card.ask()
    dialog = card.dialog
    dialog.take(disguised)
    assert dialog.problem.isVisible()
    assert dialog.isVisible()


def test_a_file_that_is_gone_is_told(card, desk, tmp_path, qtbot):
    card.ask()
    with qtbot.waitSignal(desk.message_raised):
        card.dialog.take(tmp_path / "gone.jpg")


def test_a_picture_is_looked_at_without_a_file(card, workspace, person, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    attachments.attach(workspace, "person", person, a_drawn(600, 400), "watch")
    card.refresh()
    (file,) = held(workspace, person)
    tab_to(card.buttons["look", file.id])
    press(Qt.Key.Key_Space)
    dialog = card.dialog
    assert isinstance(dialog, LookDialog)
    assert dialog.view.currentWidget() is dialog.view.picture
    assert "watch" not in dialog.windowTitle()
    assert_all_named(dialog)
    press(Qt.Key.Key_Escape)
    assert card.dialog is None
    assert sorted(tmp_path.rglob("*")) == before


def test_pages_turn_by_key(card, workspace, person):
    attachments.attach(workspace, "person", person, a_scan(2), "receipt")
    card.refresh()
    card.look(held(workspace, person)[0].id)
    press(Qt.Key.Key_PageDown)
    assert card.dialog.view.paper.page() == 1


def test_a_copy_is_written_only_after_a_warning(card, workspace, person, desk, tmp_path):
    attachments.attach(workspace, "person", person, a_scan(), "receipt")
    (file,) = held(workspace, person)
    card.refresh()
    card.save(file.id)
    assert card.dialog.isVisible()
    press(Qt.Key.Key_Escape)
    save_as(desk, file, tmp_path / "copy.pdf", card)
    assert (tmp_path / "copy.pdf").read_bytes() == a_scan().content


def test_a_copy_that_cannot_be_written_is_told(card, workspace, person, desk, tmp_path, qtbot):
    attachments.attach(workspace, "person", person, a_scan(), "receipt")
    (file,) = held(workspace, person)
    blocked = tmp_path / "copy.pdf"
    blocked.mkdir()
    with qtbot.waitSignal(desk.message_raised):
        save_as(desk, file, blocked, card)


def test_another_person_never_shows_the_files_of_the_one_before(card, workspace, person):
    attachments.attach(workspace, "person", person, a_scan(), "receipt")
    card.refresh()
    assert card.buttons
    card.show_subject(a_person(workspace, service_number="АБ-2").person_id)
    assert card.buttons == {}
    assert card._empty.isVisible()


def test_the_lock_closes_and_forgets(card, workspace, person):
    attachments.attach(workspace, "person", person, a_drawn(), "watch")
    card.refresh()
    card.look(held(workspace, person)[0].id)
    view = card.dialog.view
    card.dialog.close()
    assert view.picture._image.isNull()


@contextmanager
def a_full_disk(workspace):
    """The engine may not take one more page: what it says then is what it says on a full disk."""
    writer = workspace.vault._writer
    pages = writer.execute("PRAGMA page_count").fetchone()[0]
    most = writer.execute("PRAGMA max_page_count").fetchone()[0]
    writer.execute(f"PRAGMA max_page_count = {pages}").fetchall()
    try:
        yield
    finally:
        writer.execute(f"PRAGMA max_page_count = {most}").fetchall()


def acts_about(workspace, attachment_id):
    with workspace.vault.session() as session:
        rows = session.exec(select(AttachmentEventRow)).all()
    return [(row.event, row.reason) for row in rows if row.attachment_id == attachment_id]


def test_a_file_attached_by_mistake_is_taken_off_by_keyboard_with_a_reason(card, workspace, person):
    attachments.attach(workspace, "person", person, a_scan(), "receipt")
    (file,) = held(workspace, person)
    card.refresh()
    tab_to(card.buttons["withdraw", file.id])
    press(Qt.Key.Key_Space)
    dialog = card.dialog
    assert_all_named(dialog)
    press(Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible()
    assert held(workspace, person) == (file,)
    type_text("The receipt of another man")
    press(Qt.Key.Key_Return, CTRL)
    assert card.dialog is None
    assert held(workspace, person) == ()
    assert acts_about(workspace, file.id) == [("withdrawn", "The receipt of another man")]
    assert card.buttons == {}
    assert card._empty.isVisible()


def test_a_saved_copy_is_recorded_and_one_that_cannot_be_recorded_is_not_left(
    card, workspace, person, desk, tmp_path, qtbot
):
    attachments.attach(workspace, "person", person, a_scan(), "receipt")
    (file,) = held(workspace, person)
    save_as(desk, file, tmp_path / "copy.pdf", card)
    assert acts_about(workspace, file.id) == [("copied", "")]
    # The disk of the register is full: the copy could be written, the record of it cannot.
    with a_full_disk(workspace), qtbot.waitSignal(desk.message_raised):
        for number in range(_COPIES):
            save_as(desk, file, tmp_path / f"copy-{number}.pdf", card)
    left = list(tmp_path.glob("copy*.pdf"))
    assert 0 < len(left) < _COPIES
    assert acts_about(workspace, file.id) == [("copied", "")] * len(left)


def test_whoever_may_not_attach_reads_whose_it_is_and_learns_of_no_file(card, workspace, person):
    attachments.attach(workspace, "person", person, a_scan(), "receipt")
    with workspace.vault.write() as cursor:
        own = own_officers.find(cursor, workspace.officer.id)
        own_officers.keep(cursor, replace(own, words=Role.MEDIC.value))
    card.refresh()
    assert card.why.isVisible()
    assert "registrar" in card.why.text()
    assert card.attach.isVisible()
    assert not card.attach.isEnabled()
    assert card.attach.accessibleDescription() == card.why.text()
    assert card.buttons == {}
    assert not card._empty.isVisible(), "that there is none is not told either"
    assert_all_named(card)
    with workspace.vault.write() as cursor:
        own_officers.keep(cursor, replace(own, words=Role.REGISTRAR.value))
    card.refresh()
    assert card.attach.isEnabled()
    assert not card.why.isVisible()
    assert card.buttons
