"""The room of the Bureau, by keyboard alone: tell, print, acknowledge, enquire, search, link, answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casework import bureau, people, person_files, tracing, tracing_files, visits
from casework.bureau_lists import Section, page
from gui.bureau.screen import BureauScreen
from gui.kit.fields import LineEdit, SegmentedChoice
from gui.kit.text import Text
from tests.casework.people import given
from tests.gui.opened import home, press, workspace
from tests.gui.windows import show_active
from tests.scenarios.test_custody import registered

__all__ = ["home", "workspace"]

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def opened(qtbot, desk):
    made = BureauScreen(desk)
    made.resize(1114, 640)
    qtbot.addWidget(made)
    show_active(made)
    made.arrive()
    QApplication.processEvents()
    return made


@pytest.fixture
def screen(qtbot, desk, workspace):
    for n in range(3):
        registered(workspace, surname=f"Мельников-{n}", service_number=f"АБ-{n:06}")
    return opened(qtbot, desk)


def decide(form):
    """The verb of a form: QTest cannot press the key that closes the window it is pressed in."""
    QApplication.processEvents()
    form.record.click()
    over = form.parentWidget()
    if not over.isActiveWindow():
        show_active(over)


def total(workspace, section):
    return page(workspace, section).total


def chosen(screen):
    return [line.cells[1] for line in screen.lists[screen.section].chosen()]


def test_the_chosen_are_told_and_the_rest_stays_owed(screen, workspace):
    assert screen.chips["to_tell"].text().endswith("3")
    press(Qt.Key.Key_Down, SHIFT)
    assert len(chosen(screen)) == 2
    press(Qt.Key.Key_Return, CTRL)
    assert screen.acts.form is not None
    decide(screen.acts.form)
    assert screen.acts.form is None
    assert total(workspace, Section.TO_TELL) == 1
    assert total(workspace, Section.TOLD) == 2
    press(Qt.Key.Key_2, ALT)
    assert screen.section == "told"
    assert screen.lists["told"].total == 2


def test_all_are_told_a_few_at_a_time(screen, workspace, monkeypatch):
    monkeypatch.setattr("gui.bureau.acts.AT_ONCE", 2)
    screen.buttons["tell_all"].click()
    screen.acts.form.record.click()
    QApplication.processEvents()
    assert total(workspace, Section.TO_TELL) == 0
    assert total(workspace, Section.TOLD) == 3
    assert not screen.buttons["tell_all"].isEnabled()


def test_what_is_refused_stays_in_the_form(screen, workspace, clock):
    screen.buttons["tell_all"].click()
    form = screen.acts.form
    form.control("at_day").setText("2030-01-01")
    form.record.click()
    assert form.banner.isVisible()
    assert total(workspace, Section.TOLD) == 0
    form.reject()


def test_printing_prepares_and_ends_nothing(screen, workspace, qtbot):
    press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: screen.acts.paper is not None)
    assert len(screen.acts.paper._wish.papers) == 1
    assert total(workspace, Section.TO_TELL) == 3
    screen.acts.paper.reject()
    screen.look()
    numbers = [line.number for line in page(workspace, Section.TO_TELL).lines]
    assert sum(bool(number) for number in numbers) == 1


def test_the_bureaus_answer_is_recorded_for_the_chosen(screen, workspace):
    bureau.send(workspace, (), bureau.Sending("paper"))
    press(Qt.Key.Key_2, ALT)
    press(Qt.Key.Key_Return, CTRL)
    field = screen.acts.form.control("acknowledgement")
    assert isinstance(field, LineEdit)
    field.setText("НІБ-17/26")
    decide(screen.acts.form)
    assert total(workspace, Section.TOLD) == 2
    assert page(workspace, Section.ACKNOWLEDGED).lines[0].reference == "НІБ-17/26"


def test_a_notice_is_opened_as_it_was_told(screen, workspace):
    bureau.send(workspace, (), bureau.Sending("paper"))
    press(Qt.Key.Key_2, ALT)
    press(Qt.Key.Key_Return)
    assert screen.dialog is not None
    assert "holds" in screen.dialog.proof.accessibleName()
    press(Qt.Key.Key_Escape)
    assert screen.dialog is None


def test_an_enquiry_from_the_letter_to_the_answer(screen, workspace):
    press(Qt.Key.Key_4, ALT)
    press(Qt.Key.Key_N, CTRL)
    form = screen.acts.form
    for name, typed in (
        ("from_name", "ICRC, Geneva"),
        ("sought_surname", "Melnikov"),
        ("sought_first_names", "Igor"),
        ("sought_number", "АБ-000001"),
    ):
        form.control(name).setText(typed)
    form.control("from_channel").set_key("agency")
    decide(form)
    assert screen.lists["enquiries"].total == 1
    press(Qt.Key.Key_Return)
    dialog = screen.dialog
    press(Qt.Key.Key_F, CTRL)
    names = [dialog.matches.rows.row_at(n).name for n in range(dialog.matches.rows.rowCount())]
    assert names[0] == "Мельников-1 Игорь"
    assert dialog.file.line.person_id == "", "nobody is linked by the program"
    press(Qt.Key.Key_Return)
    assert dialog.file.line.linked.startswith("Мельников-1")
    press(Qt.Key.Key_Return, CTRL)
    outcome = dialog.form.control("outcome")
    assert isinstance(outcome, SegmentedChoice)
    assert outcome.key() == "found"
    decide(dialog.form)
    assert dialog.file.answer.outcome == "found"
    assert not dialog.answer.isVisible()
    press(Qt.Key.Key_P, CTRL)
    assert dialog.paper._wish.form == "n3"
    assert dialog.paper._wish.papers == ((dialog.file.line.id,),)
    dialog.paper.reject()
    show_active(dialog)
    press(Qt.Key.Key_Escape)
    assert tracing_files.enquiries(workspace).total == 0
    show_active(screen)
    press(Qt.Key.Key_5, ALT)
    assert screen.lists["answered"].total == 1


def test_today_leads_to_the_enquiry(screen, workspace):
    enquiry_id = tracing.register(
        workspace,
        {"from_name": "Вера", "from_channel": "family", "sought_surname": "Мельников"},
    )
    screen.arrive(enquiry=enquiry_id)
    assert screen.section == "enquiries"
    assert screen.dialog.file.line.id == enquiry_id


def test_whose_role_it_is_not_is_told_so_and_nothing_breaks(qtbot, desk, workspace):
    registered(workspace)
    given(workspace, "medic")
    raised = []
    desk.message_raised.connect(raised.append)
    screen = opened(qtbot, desk)
    assert raised
    assert screen.lists["to_tell"].total == 0


def test_many_come_page_by_page(qtbot, desk, workspace):
    for n in range(450):
        tracing.register(
            workspace,
            {"from_name": f"Вера {n}", "from_channel": "family", "sought_surname": "Мельников"},
        )
    screen = opened(qtbot, desk)
    press(Qt.Key.Key_4, ALT)
    assert screen.lists["enquiries"].total == 450
    press(Qt.Key.Key_End, CTRL)
    QApplication.processEvents()
    table = screen.lists["enquiries"].table
    assert table.rows.row_at(449).cells[1].startswith("Вера 449")


def saved_to(monkeypatch, path):
    monkeypatch.setattr(
        "gui.bureau.saving.QFileDialog.getSaveFileName", lambda *_args: (str(path), "CSV (*.csv)")
    )


def test_a_list_for_a_visit_is_saved_and_the_visit_recorded(screen, tmp_path, monkeypatch):
    saved_to(monkeypatch, tmp_path / "visit")
    press(Qt.Key.Key_6, ALT)
    press(Qt.Key.Key_Return, CTRL)
    form = screen.saving.form
    form.record.click()
    assert form.banner.isVisible(), "delegates are named"
    form.control("delegates").setText("M. Dupont")
    form.record.click()
    assert screen.saving.form is None
    assert "Мельников-2" in (tmp_path / "visit.csv").read_text("utf-8-sig")
    assert screen.lists["visits"].total == 1


def test_the_list_for_a_visit_is_printed_and_shown_again(screen, workspace):
    press(Qt.Key.Key_6, ALT)
    press(Qt.Key.Key_P, CTRL)
    form = screen.acts.form
    form.record.click()
    assert form.banner.isVisible(), "delegates are named"
    form.control("delegates").setText("Mme Favre")
    form.record.click()
    assert screen.acts.form is None
    paper = screen.acts.paper
    assert paper._shown.form == "x3"
    (visit,) = visits.visits(workspace)[0]
    assert paper._shown.subject_id == visit.id
    paper.reject()
    assert screen.lists["visits"].total == 1
    QTest.keyClick(screen.lists["visits"].table, Qt.Key.Key_Return)
    assert screen.acts.paper._shown.subject_id == visit.id
    screen.acts.paper.reject()


def test_an_export_asks_why_and_a_vanished_disk_keeps_what_was_typed(screen, tmp_path, monkeypatch):
    saved_to(monkeypatch, tmp_path / "gone" / "list.csv")
    press(Qt.Key.Key_6, ALT)
    screen.buttons["export"].click()
    form = screen.saving.form
    form.record.click()
    assert form.banner.isVisible()
    form.control("reason").setText("наказ 17")
    form.record.click()
    assert form.isVisible()
    assert form.control("reason").text() == "наказ 17"
    saved_to(monkeypatch, tmp_path / "list.xlsx")
    form.record.click()
    assert screen.saving.form is None
    assert (tmp_path / "list.xlsx").read_bytes().startswith(b"PK")


def test_what_was_corrected_is_told_from_the_same_list_and_shown_as_a_correction(
    screen, workspace, clock
):
    bureau.send(workspace, (), bureau.Sending("paper"))
    clock.advance(minutes=1)
    first, *_ = page(workspace, Section.TOLD).lines
    file = person_files.open_file(workspace, first.person_id)
    people.amend(workspace, file, {"born": "1990-02-01"}, "за паспортом")
    screen.look()
    (line,) = screen.lists["to_tell"].chosen()
    assert line.cells[3] == "Identity corrected"
    press(Qt.Key.Key_Return, CTRL)
    decide(screen.acts.form)
    assert total(workspace, Section.TO_TELL) == 0
    (told,) = [
        each for each in page(workspace, Section.TOLD).lines if each.notice == "identity_corrected"
    ]
    screen._read_notice(told)
    QApplication.processEvents()
    shown = " ".join(each.text() for each in screen.dialog.findChildren(Text))
    assert first.number in shown
    assert "Corrected or added" in shown
    screen.dialog.reject()
