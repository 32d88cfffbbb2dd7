"""The cases that matter most, by keyboard alone: escape, death, exchange, property given back changed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from casework import deaths, duties, person_files, transfer_files
from gui.moments import as_typed
from gui.paper.screen import PaperDialog
from models.custody import State
from models.tables import CustodyEventRow
from tests.casework.exchanges import gone, some
from tests.casework.people import WATCH, a_person
from tests.gui.opened import people, press, tab_to, type_text
from tests.gui.transfers.hands import answer, dialog, outcomes, submit
from tests.gui.windows import show_active
from tests.scenarios.test_custody import owed, registered

CTRL = Qt.KeyboardModifier.ControlModifier


def walk(menu, word):
    """Down to the line with this word, by keys."""
    for _ in range(len(menu.actions()) + 1):
        if menu.activeAction() and menu.activeAction().text().split("  ")[0] == word:
            return
        QTest.keyClick(menu, Qt.Key.Key_Down)
    raise AssertionError(word)


def from_menu(key, section, word):
    """Open the menu of a person's file by its key and choose a line of a section."""
    press(key, CTRL)
    sections = QApplication.activePopupWidget()
    walk(sections, section)
    QTest.keyClick(sections, Qt.Key.Key_Right)
    lines = QApplication.activePopupWidget()
    walk(lines, word)
    QTest.keyClick(lines, Qt.Key.Key_Return)
    QApplication.processEvents()


def form(room, section, act):
    """The form of an act, opened by keyboard."""
    words = room.desk.words
    from_menu(Qt.Key.Key_R, words(f"act.section_{section}"), words(f"act.{act}"))
    made = room.acts.recorder.dialog
    assert made is not None
    return show_active(made)


def fill(made, **typed):
    """Go to each field by Tab and type; a choice is walked through by arrows."""
    for name, text in typed.items():
        control = made.control(name)
        if hasattr(control, "set_key"):
            pick(control, text)
            continue
        tab_to(control)
        press(Qt.Key.Key_A, CTRL)
        type_text(text)


def pick(choice, key):
    """Tab to a choice, then its arrows until it says this."""
    for _ in range(60):
        focused = QApplication.focusWidget()
        if choice is focused or choice.isAncestorOf(focused):
            break
        press(Qt.Key.Key_Tab)
    if not isinstance(choice, QComboBox) and not choice.key():
        press(Qt.Key.Key_Space)
    arrows = [Qt.Key.Key_Down] if isinstance(choice, QComboBox) else _EVERY_WAY
    for arrow in [*arrows * 12, *[Qt.Key.Key_Up, Qt.Key.Key_Left] * 10]:
        if choice.key() == key:
            return
        press(arrow)
    assert choice.key() == key


_EVERY_WAY = [Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up]


def record(room):
    press(Qt.Key.Key_Return, CTRL)
    QApplication.processEvents()
    assert room.acts.recorder.dialog is None
    show_active(room)


def state_shown(room):
    return room.file.head.state.text()


def test_an_escape_and_a_recapture(people_room, workspace, clock):
    person_id = registered(workspace)
    clock.advance(hours=2)
    people_room.arrive(person=person_id)
    made = form(people_room, "custody", "escape")
    fill(made, circumstances="через вікно казарми", told_by="сержант Гук")
    record(people_room)
    assert state_shown(people_room) == people_room.desk.words("state.escaped")
    clock.advance(hours=5)
    people_room.arrive(person=person_id)
    made = form(people_room, "custody", "recapture")
    fill(made, place="ліс під Сумами", told_by="поліція Сум")
    record(people_room)
    assert state_shown(people_room) == people_room.desk.words("state.collection_point")
    events = [each.event for each in people_room.file.file.timeline]
    assert events[-2:] == ["escaped", "recaptured"]
    notices = [
        each for each in duties.duties_of(workspace, person_id) if each.kind == "bureau_notice"
    ]
    assert len(notices) == 3, "registered, escaped, recaptured"


def test_a_death_with_its_enquiry_to_the_grave(people_room, workspace, clock):
    person_id = a_person(workspace).person_id
    clock.advance(hours=2)
    people_room.arrive(person=person_id)
    made = form(people_room, "endings", "death")
    fill(made, cause_kind="unknown", suspected="unknown", told_by="Савченко")
    record(people_room)
    assert state_shown(people_room) == people_room.desk.words("state.died")
    assert len(deaths.inquiries_of(workspace, person_id)) == 1
    clock.advance(hours=3)
    made = form(people_room, "endings", "burial")
    fill(made, burial_place="Суми, Петропавлівське", grave="7-12")
    press(Qt.Key.Key_Return, CTRL)
    assert made.isVisible(), "not before he was examined"
    assert made.control("grave").text() == "7-12"
    press(Qt.Key.Key_Escape)
    show_active(people_room)
    made = form(people_room, "endings", "death_examination")
    fill(made, examined_by="Савченко", examined_rank="майор")
    record(people_room)
    clock.advance(hours=3)
    made = form(people_room, "endings", "burial")
    fill(made, burial_place="Суми, Петропавлівське", grave="7-12")
    record(people_room)
    assert {"open_enquiry", "enquiry_report"} <= owed(workspace, person_id)
    day, hour = as_typed(clock.now())
    made = form(people_room, "endings", "enquiry")
    fill(made, power_told_at_day=day, power_told_at_hour=hour, report_at_day=day)
    fill(made, report_at_hour=hour, report_reference="7/26", outcome="нещасний випадок")
    record(people_room)
    assert deaths.inquiries_of(workspace, person_id) == (), "it is closed with its report"
    ended = {"grave", "death_examination", "open_enquiry", "enquiry_report"}
    assert not ended & owed(workspace, person_id)
    words = people_room.desk.words
    from_menu(Qt.Key.Key_P, words("people.forms_endings"), words("form.d1"))
    paper = people_room.acts.dialog
    assert isinstance(paper, PaperDialog)
    assert paper._shown is not None
    paper.reject()


def test_an_exchange_with_one_missing_and_one_not_on_the_list(transfers_room, workspace, clock):
    ids = some(workspace, 3)
    transfer_id = gone(workspace, ids)
    stranger = people(workspace, 1, patronymic="Олегович")[0]
    clock.advance(hours=4)
    transfers_room.arrive(transfer=transfer_id)
    page = transfers_room.pane.roll_call
    tab_to(page.table)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_A)
    answer("не сів у автобус")
    submit()
    assert sorted(outcomes(workspace, transfer_id).values()) == ["absent", "present", "present"]
    page.scan.setFocus()
    type_text(stranger.tag_number)
    press(Qt.Key.Key_Return)
    dialog()
    press(Qt.Key.Key_Return)
    answer("привезли замість нього")
    submit()
    tab_to(page.table)
    page.table.go_to_person(stranger.person_id)
    press(Qt.Key.Key_R)
    dialog()
    press(Qt.Key.Key_Tab)
    answer("його немає у списку")
    submit()
    page.all_taken.setFocus()
    press(Qt.Key.Key_Space)
    lines = transfer_files.open_file(workspace, transfer_id).lines
    assert sorted((line.outcome, line.accepted) for line in lines) == [
        ("absent", ""),
        ("not_on_list", "not_accepted"),
        ("present", "accepted"),
        ("present", "accepted"),
    ]
    press(Qt.Key.Key_Return, CTRL)
    answer("полковник Иванов")
    submit()
    file = transfer_files.open_file(workspace, transfer_id)
    assert sorted(line.person.state for line in file.lines) == sorted(
        [State.COLLECTION_POINT, State.EXCHANGED, State.EXCHANGED, State.IN_TRANSIT]
    )
    missing = next(line.person_id for line in file.lines if line.outcome == "absent")
    found = {(each.kind, each.subject_id) for each in duties.today(workspace).duties}
    assert ("unaccounted", missing) in found


def test_a_watch_comes_back_broken(people_room, workspace):
    person_id = a_person(workspace, items=(WATCH,)).person_id
    people_room.arrive(person=person_id)
    (watch,) = person_files.open_file(workspace, person_id).items
    press(Qt.Key.Key_Return)
    tab_to(people_room.file.belongings.items.button("return", watch.id))
    press(Qt.Key.Key_Space)
    made = people_room.acts.dialog
    pick(made.fields[watch.id, "signature"].control, "signed")
    tab_to(made.fields[watch.id, "condition"].control)
    press(Qt.Key.Key_A, CTRL)
    type_text("скло розбите")
    press(Qt.Key.Key_Return, CTRL)
    assert made.banner.isVisible(), "how that came must be said"
    tab_to(made.fields[watch.id, "difference"].control)
    type_text("впав під час обстрілу")
    press(Qt.Key.Key_Return, CTRL)
    (watch,) = person_files.open_file(workspace, person_id).items
    assert (watch.settled, watch.settled_condition, watch.settled_reason) == (
        "returned",
        "скло розбите",
        "впав під час обстрілу",
    )


def test_five_thousand_lines_are_pasted_recorded_and_shown(people_room, workspace, clock):
    person_id = a_person(workspace).person_id
    clock.advance(hours=1)
    people_room.arrive(person=person_id)
    made = form(people_room, "custody", "escape")
    novel = "рядок 「漢字」 שלום\n" * 5000
    QApplication.clipboard().setText(novel)
    for name in ("circumstances", "told_by"):
        tab_to(made.control(name))
        press(Qt.Key.Key_V, CTRL)
    record(people_room)
    last = people_room.file.file.timeline[-1]
    assert last.event == "escaped"
    assert last.note.split() == novel.split()
    with workspace.vault.session() as session:
        kept = session.get(CustodyEventRow, last.event_id)
    assert kept.told_by.split() == novel.split()
    assert people_room.grab().width() == people_room.width()
    QApplication.clipboard().clear()


def test_a_will_is_deposited_and_passed_on(people_room, workspace, clock):
    person_id = registered(workspace)
    clock.advance(hours=2)
    people_room.arrive(person=person_id)
    people_room.file.prepare()
    assert not people_room.file.legal_documents.isVisible()
    made = form(people_room, "law", "legal_document_deposit")
    fill(made, document_kind="will", kept_by="юрист Лис", reference="конверт 3")
    record(people_room)
    assert people_room.file.legal_documents.isVisible()
    clock.advance(hours=2)
    made = form(people_room, "law", "legal_document_pass_on")
    fill(made, what="certified_copy", to="agency", reference="лист 12")
    record(people_room)
    told = person_files.open_file(workspace, person_id).legal_documents
    assert [(each.event, each.passed_on_to) for each in told] == [
        ("deposited", ""),
        ("passed_on", "agency"),
    ]
    wrong = told[-1].id
    people_room.file.legal_documents.button("legal_document_correct", wrong).click()
    made = show_active(people_room.acts.recorder.dialog)
    fill(made, to="bureau", reason="переплутано адресата")
    record(people_room)
    last = person_files.open_file(workspace, person_id).legal_documents[-1]
    assert (last.passed_on_to, last.reason) == ("bureau", "переплутано адресата")
