"""The screen with a real register: keyboard, table, filters, file, acts; nothing is clicked with a mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from casework import duties, intake, people, person_files
from casework.people import PeopleQuery
from gui.kit.buttons import Button
from gui.paper.screen import PaperDialog
from gui.people.listing import TABLE
from gui.people.screen import PeopleScreen
from models.errors import RecordMissing
from models.ids import new_id
from resources.words import SCREEN_LANGUAGES
from tests.casework.people import MONEY, WATCH, a_draft, a_person
from tests.gui.accessibility import assert_all_named
from tests.gui.conflicts.conftest import forked
from tests.gui.opened import press, tab_to, type_text
from tests.store.invented import OtherLaptop

CTRL = Qt.KeyboardModifier.ControlModifier


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def opened(screen, person_id, qtbot):
    qtbot.waitUntil(lambda: screen.file.file is not None and screen.file.file.card.id == person_id)
    return screen.file


def names(screen):
    rows = screen.listing.table.rows
    return [rows.data(rows.index(place, 0)) for place in range(rows.rowCount())]


def test_everybody_is_there_and_the_first_file_opens_by_itself(screen, three, qtbot):
    screen.arrive()
    assert screen.listing.count.text() == "3 people"
    assert names(screen)[0] == f"{three[2].tag_number} · name not given"
    opened(screen, three[2].person_id, qtbot)
    assert screen.listing.table.hasFocus()


def test_the_keyboard_goes_down_the_table_into_the_file_and_back(screen, three, qtbot):
    screen.arrive()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    person_id = screen.listing.presenter.found.ids[2]
    file = opened(screen, person_id, qtbot)
    press(Qt.Key.Key_Return)
    assert file.head.amend.hasFocus()
    press(Qt.Key.Key_Escape)
    assert screen.listing.table.hasFocus()
    assert screen.listing.table.currentIndex().row() == 2


def test_enter_opens_a_file_before_the_cursor_came_to_rest(screen, three):
    screen.arrive()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert screen.file.file.card.id == screen.listing.presenter.found.ids[1]
    assert screen.file.head.amend.hasFocus()


def test_a_person_asked_for_is_opened_even_when_filtered_away(screen, three, qtbot):
    screen.arrive()
    screen.listing._toggle("power", "KP")
    assert screen.listing.count.text() == "1 person"
    screen.arrive(person=three[0].person_id)
    assert screen.file.file.card.id == three[0].person_id
    assert screen.listing.count.text() == "3 people"
    row = screen.listing.table.currentIndex().row()
    assert screen.listing.presenter.found.ids[row] == three[0].person_id


def test_somebody_unknown_is_said_to_be_missing(screen, three, desk, clock):
    told = []
    desk.message_raised.connect(told.append)
    screen.arrive(person=new_id(clock))
    assert screen.file.file is None
    assert len(told) == 1
    assert RecordMissing.__name__ not in told[0].happened


def test_a_query_is_searched_and_down_leads_to_the_best_match(screen, three, qtbot):
    screen.arrive(query="Abramov")
    assert names(screen)[0].startswith("Абрамов")
    screen.listing.search.setFocus()
    press(Qt.Key.Key_Down)
    assert screen.listing.table.currentIndex().row() == 0
    opened(screen, three[1].person_id, qtbot)


@pytest.mark.parametrize("what", [{}, {"query": "Abramov"}, {"person": True}])
def test_the_filters_are_offered_however_one_arrives(screen, three, what):
    if what.get("person"):
        what = {"person": three[0].person_id}
    screen.arrive(**what)
    assert screen.listing.presenter.choices.states == (("collection_point", 3),)


def test_typing_searches_after_a_pause_and_escape_empties(screen, three, qtbot):
    screen.arrive()
    screen.listing.search.setFocus()
    type_text("Абрамов")
    qtbot.waitUntil(lambda: screen.listing.presenter.query.text == "Абрамов")
    assert not screen.listing.order.isEnabled()
    press(Qt.Key.Key_Escape)
    assert screen.listing.count.text() == "3 people"
    assert screen.listing.order.isEnabled()


def test_nobody_found_says_so_and_offers_everybody_again(screen, three):
    screen.arrive(query="Жжжжжжж")
    assert "Nobody fits." in texts(screen)
    screen.listing._clear()
    assert len(names(screen)) == 3


def test_an_empty_register_leads_to_intake(screen, workspace, desk):
    went = []
    desk.went.connect(lambda name, _what: went.append(name))
    screen.arrive()
    assert "Nobody is registered here yet." in texts(screen)
    tab_to(
        next(
            b
            for b in screen.findChildren(type(screen.listing.filters.clear_button))
            if b.accessibleName() == "Begin the intake"
        )
    )
    press(Qt.Key.Key_Space)
    assert went == ["intake"]


def test_chips_count_filter_and_are_reached_by_tab(screen, three):
    screen.arrive()
    screen.listing.search.setFocus()
    chip = screen.listing.filters.states["collection_point"]
    assert chip.accessibleName() == "Collection point  3"
    tab_to(chip)
    press(Qt.Key.Key_Space)
    assert chip.isChecked()
    assert screen.listing.presenter.query.states == ("collection_point",)
    assert chip.hasFocus()


def test_a_list_of_values_filters_from_the_keyboard(screen, three, qtbot):
    screen.arrive()
    chip = screen.listing.filters.menus["health"]
    tab_to(chip)
    press(Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert screen.listing.presenter.query.health == ("sick",)
    assert chip.isChecked()
    assert names(screen) == ["Абрамов Игорь Павлович"]


def test_the_order_is_changed_by_heading_and_by_keyboard(screen, three):
    screen.arrive()
    table = screen.listing.table
    table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    assert people.find(screen.desk.session, PeopleQuery(sort="name", descending=False)).ids == (
        screen.listing.presenter.found.ids
    )
    assert screen.listing.order.key() == "name"
    tab_to(screen.listing.direction)
    press(Qt.Key.Key_Space)
    assert screen.listing.presenter.query.descending
    assert table.horizontalHeader().sortIndicatorOrder() is Qt.SortOrder.DescendingOrder


def test_columns_are_remembered(screen, three, desk, qtbot):
    screen.arrive()
    screen.listing.table._toggle_column("born", True)
    assert "born" in desk.columns(TABLE)
    another = PeopleScreen(desk)
    qtbot.addWidget(another)
    assert "born" in another.listing.table.shown_columns()


def test_a_save_elsewhere_is_shown_without_losing_the_place(screen, workspace, desk, clock, qtbot):
    for n in range(60):
        clock.advance(minutes=1)
        a_person(workspace, service_number=f"В-{n}")
    screen.arrive()
    screen.listing.table.go_to(40)
    bar = screen.listing.table.verticalScrollBar()
    person, scroll = screen.listing.presenter.found.ids[40], bar.value()
    opened(screen, person, qtbot)
    draft = a_draft(workspace)
    desk.jobs.run(screen, lambda: intake.register(workspace, draft), lambda _saved: None)
    assert screen.listing.count.text() == "61 people"
    row = screen.listing.table.currentIndex().row()
    assert screen.listing.presenter.found.ids[row] == person
    assert bar.value() == scroll
    assert screen.file.file.card.id == person


def test_a_screen_out_of_sight_looks_again_when_it_is_shown(screen, three, workspace, desk):
    screen.arrive()
    screen.hide()
    file = person_files.open_file(workspace, three[2].person_id)
    screen._load(three[2].person_id)
    desk.jobs.run(
        screen, lambda: people.amend(workspace, file, {"surname": "Гук"}, "x"), lambda _t: None
    )
    assert screen.file.head.name.text() != "Гук"
    screen.show()
    screen.arrive()
    assert "Гук" in names(screen)
    assert screen.file.head.name.text() == "Гук"


def dialog_of(screen):
    QApplication.processEvents()
    return screen.acts.dialog


def test_a_correction_from_the_keyboard_wants_its_reason(screen, three, workspace, qtbot, desk):
    noticed = []
    desk.noticed.connect(noticed.append)
    screen.arrive(person=three[0].person_id)
    press(Qt.Key.Key_F2)
    dialog = dialog_of(screen)
    editor = dialog.binding.control("surname")
    assert not dialog.save.isEnabled()
    editor.setFocus()
    press(Qt.Key.Key_A, CTRL)
    type_text("Мельник")
    assert "until now: Мельников" in texts(dialog)
    press(Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible()
    assert dialog.reason.hasFocus()
    type_text("за квитком")
    press(Qt.Key.Key_Return, CTRL)
    assert screen.acts.dialog is None
    assert screen.file.head.name.text() == "Мельник Игорь Павлович"
    assert noticed == ["Correction saved"]
    screen._do("history", "")
    shown = screen.file.history.findChildren(QLabel)
    struck = [label.text() for label in shown if label.property("role") == "struck"]
    assert "Мельников" in struck


def test_a_wrong_date_is_refused_at_its_field(screen, three):
    screen.arrive(person=three[0].person_id)
    press(Qt.Key.Key_F2)
    dialog = dialog_of(screen)
    dialog._typed("born", "31.02.1988")
    dialog.reason.setText("x")
    dialog._finish()
    assert dialog.isVisible()
    assert dialog.binding.control("born").property("tone") == "danger"
    dialog.reject()


def test_an_event_is_recorded_and_the_table_follows(screen, three, qtbot):
    screen.arrive(person=three[0].person_id)
    press(Qt.Key.Key_E, CTRL)
    dialog = dialog_of(screen)
    dialog._finish()
    assert dialog.event_choice.accessibleDescription() == "Say what happened."
    dialog.event_choice.set_key("admitted_to_hospital")
    dialog.place.setText("Шпиталь 5")
    press(Qt.Key.Key_Return, CTRL)
    assert screen.acts.dialog is None
    assert screen.file.head.state.text() == "In hospital"
    assert "Шпиталь 5" in screen.file.head.where.text()
    assert screen.listing.filters.states["hospitalised"].accessibleName() == "In hospital  1"


def test_an_event_in_the_future_is_refused_in_the_dialog(screen, three, clock):
    screen.arrive(person=three[0].person_id)
    screen._do("event", "")
    dialog = dialog_of(screen)
    dialog.event_choice.set_key("became_ill")
    dialog.hour.setText("23:59")
    dialog._finish()
    assert dialog.isVisible()
    assert "This time lies in the future. Correct the time." in texts(dialog)
    dialog.reject()


def test_a_corrected_event_stays_struck_through_with_its_correction(screen, three, workspace):
    screen.arrive(person=three[0].person_id)
    screen._do("event", "")
    dialog = dialog_of(screen)
    dialog.event_choice.set_key("became_ill")
    dialog._finish()
    wrong = screen.file.file.timeline[-1]
    screen._do("correct", wrong.event_id)
    dialog = dialog_of(screen)
    dialog.event_choice.set_key("admitted_to_hospital")
    dialog._finish()
    assert dialog.isVisible()
    dialog.note.setPlainText("помилка запису")
    dialog._finish()
    assert screen.file.head.state.text() == "In hospital"
    QApplication.processEvents()
    labels = screen.file.timeline.findChildren(QLabel)
    struck = {one.text() for one in labels if one.property("role") == "struck"}
    assert "Fell ill" in struck
    assert {"corrected", "correction"} <= set(texts(screen.file.timeline))


def settle_button(screen, said):
    """The button of the banner that says so."""
    (found,) = (
        button
        for button in screen.file.findChildren(Button)
        if button.accessibleName() == f"Settle… {said}"
    )
    return found


@pytest.fixture
def went(desk):
    found = []
    desk.went.connect(lambda room, what: found.append((room, what)))
    return found


def test_a_conflict_is_told_above_the_file_and_settled_where_conflicts_are(
    screen, three, workspace, went
):
    who = three[0].person_id
    seen = person_files.open_file(workspace, who)
    people.amend(workspace, seen, {"rank": "сержант"}, "перший")
    people.amend(workspace, seen, {"rank": "рядовой"}, "другий")
    screen.arrive(person=who)
    settle_button(screen, "Rank: two values stand side by side.").setFocus()
    press(Qt.Key.Key_Space)
    assert went == [("conflicts", {"person": who, "field": "rank"})]


def test_contradicting_custody_is_settled_in_the_same_place(
    screen, three, workspace, clock, went, desk
):
    who = three[0].person_id
    screen.arrive(person=who)
    forked(workspace, OtherLaptop(workspace.vault), who, clock)
    screen.arrive(person=who)
    settle_button(screen, desk.words("people.forked")).setFocus()
    press(Qt.Key.Key_Space)
    assert went == [("conflicts", {"person": who, "field": "custody"})]


def test_property_is_added_sealed_and_withdrawn(screen, three, workspace):
    screen.arrive(person=three[1].person_id)
    screen._do("item", "")
    dialog = dialog_of(screen)
    assert not dialog.accept_verb.isEnabled()
    dialog._typed("description", "часы")
    dialog._typed("reason", "безпека")
    dialog.accept_verb.click()
    (item,) = screen.file.file.items
    assert item.description == "часы"
    assert screen.file.belongings.seal_button.isVisible()
    screen.file.belongings.items.button("withdraw", item.id).click()
    dialog = dialog_of(screen)
    dialog.verb.click()
    assert dialog.isVisible()
    dialog.line.setText("не його")
    dialog.verb.click()
    assert screen.file.file.items[0].withdrawn
    assert not screen.file.belongings.seal_button.isVisible()


def test_a_packet_is_sealed_with_its_seal(screen, three):
    screen.arrive(person=three[0].person_id)
    screen.file.belongings.seal_button.click()
    dialog = dialog_of(screen)
    type_text("UA-77")
    press(Qt.Key.Key_Return, CTRL)
    assert {item.seal_number for item in screen.file.file.items} == {"UA-77"}
    assert screen.acts.dialog is None
    assert dialog is not None


def test_a_card_is_written_then_sent(screen, three, workspace):
    screen.arrive(person=three[0].person_id)
    card = next(one for one in screen.file.file.capture_cards if one.addressee == "family")
    key = f"family/{card.event_id}"
    screen.file.cards.button("written", key).click()
    QApplication.processEvents()
    assert "written" in texts(screen.file.cards)
    screen.file.cards.button("sent", key).click()
    dialog = dialog_of(screen)
    press(Qt.Key.Key_Return, CTRL)
    assert dialog is not None
    owed = {duty.kind for duty in duties.duties_of(workspace, three[0].person_id)}
    assert "capture_card_family" not in owed
    assert owed >= {"capture_card_agency", "property_unsealed"}


@pytest.mark.parametrize(
    ("section", "steps", "form"),
    [(0, 0, "k1"), (0, 2, "k3"), (1, 0, "b1"), (2, 0, "p1"), (4, 1, "m2")],
)
def test_papers_are_printed_from_the_keyboard(screen, three, section, steps, form):
    screen.arrive(person=three[0].person_id)
    press(Qt.Key.Key_P, CTRL)
    sections = QApplication.activePopupWidget()
    for _ in range(section):
        QTest.keyClick(sections, Qt.Key.Key_Down)
    QTest.keyClick(sections, Qt.Key.Key_Right)
    forms = QApplication.activePopupWidget()
    for _ in range(steps):
        QTest.keyClick(forms, Qt.Key.Key_Down)
    QTest.keyClick(forms, Qt.Key.Key_Return)
    dialog = dialog_of(screen)
    assert isinstance(dialog, PaperDialog)
    assert dialog._wish.form == form
    assert "Мельников" not in dialog.windowTitle()
    dialog.reject()


def test_no_name_stands_in_a_title(screen, three):
    screen.arrive(person=three[0].person_id)
    for act in ("amend", "event", "item", "seal", "document"):
        screen._do(act, "")
        dialog = dialog_of(screen)
        assert "Мельников" not in dialog.windowTitle()
        assert_all_named(dialog)
        dialog.reject()


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_every_control_has_a_name_in_every_language(desk, workspace, qtbot, language):
    desk.set_language(language)
    saved = a_person(workspace, items=(MONEY, WATCH))
    made = PeopleScreen(desk)
    qtbot.addWidget(made)
    made.show()
    made.arrive(person=saved.person_id)
    assert_all_named(made)
    made._do("history", "")
    assert made.file.history.is_open
    assert_all_named(made)
