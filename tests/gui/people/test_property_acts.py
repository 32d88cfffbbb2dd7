"""Property and money on the file, from the keyboard of dialogs to the register and back."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from casework import accounts, property_custody
from casework.accounts import Entered
from gui.people.money_register import MoneyRegisterDialog
from gui.people.property_card import AT_ONCE
from gui.people.property_lines import entry_line
from models.property_settling import Settled
from resources.words import words
from tests.casework.belongings import HRYVNIA, escaped
from tests.casework.people import MONEY, WATCH, a_person

SECOND = {"second_name": "Лисенко І. В.", "second_rank": "лейтенант", "second_unit": "82 одшбр"}


@pytest.fixture
def owner(workspace):
    return a_person(workspace, items=(WATCH, MONEY))


def shown_text(dialog):
    return " ".join(label.text() for label in dialog.banner.findChildren(QLabel))


def _shown(screen, person):
    screen.arrive(person=person.person_id)
    return screen.file.belongings


def _fill(screen, **typed):
    screen.desk.clock.advance(seconds=20)
    dialog = screen.acts.dialog
    for name, text in typed.items():
        control = dialog.controls[name]
        control.set_key(text) if hasattr(control, "set_key") else control.setText(text)
    dialog.verb.click()


def _item(screen, item_class):
    return next(item for item in screen.file.file.items if item.item_class == item_class)


def test_a_thing_is_given_back_and_the_difference_is_asked_for(screen, owner):
    card = _shown(screen, owner)
    watch = _item(screen, "valuables")
    card.items.button("return", watch.id).click()
    dialog = screen.acts.dialog
    dialog.verb.click()
    assert words("en")("settling.signature_needed") in shown_text(dialog)
    dialog.fields[watch.id, "signature"].control.set_key("declined")
    dialog.fields[watch.id, "condition"].control.setText("розбито")
    dialog.verb.click()
    assert dialog.banner.isVisible()
    assert _item(screen, "valuables").is_open
    dialog.fields[watch.id, "difference"].control.setText("впало під час обстрілу")
    dialog.verb.click()
    watch = _item(screen, "valuables")
    assert (watch.settled, watch.settled_condition) == (Settled.RETURNED, "розбито")
    assert watch.settled_signature == "declined"
    assert screen.acts.dialog is None


def test_everything_in_a_packet_needs_a_second_officer(screen, owner, workspace):
    property_custody.seal_packet(workspace, owner.person_id, "UA-5")
    card = _shown(screen, owner)
    card.return_button.click()
    dialog = screen.acts.dialog
    for (_, name), field in dialog.fields.items():
        if name == "signature":
            field.control.set_key("signed")
    dialog.verb.click()
    assert dialog.banner.isVisible()
    assert words("en")("packets.needs_two") in shown_text(dialog)
    dialog._second["name"].setText("Лисенко І. В.")
    dialog.verb.click()
    assert not any(item.is_open for item in screen.file.file.items)
    assert screen.file.file.property.packets[0].state == "open"


def test_a_packet_is_opened_sealed_anew_and_sent(screen, owner, workspace):
    property_custody.seal_packet(workspace, owner.person_id, "UA-5")
    card = _shown(screen, owner)
    packet = screen.file.file.property.packets[0].id
    card.packets.button("packet_open", packet).click()
    _fill(screen)
    assert screen.acts.dialog.banner.isVisible()
    _fill(screen, note="перевірка", **SECOND)
    card.packets.button("packet_reseal", packet).click()
    _fill(screen, seal_number="UA-6", **SECOND)
    card.packets.button("packet_broken", packet).click()
    _fill(screen, discrepancy="зірвано")
    assert screen.file.file.property.packets[0].state == "broken"
    card.packets.button("packet_reseal", packet).click()
    _fill(screen, seal_number="UA-7", **SECOND)
    with pytest.raises(KeyError):
        card.packets.button("packet_forward", packet)
    escaped(workspace, owner)
    card = _shown(screen, owner)
    card.packets.button("packet_forward", packet).click()
    _fill(screen, name="НІБ")
    assert {item.settled for item in screen.file.file.items} == {Settled.FORWARDED}
    assert screen.file.file.property.packets[0].discrepancies == ("зірвано",)


def test_what_cannot_be_returned_is_stated(screen, owner):
    card = _shown(screen, owner)
    watch = _item(screen, "valuables")
    card.items.button("state", watch.id).click()
    _fill(screen)
    assert screen.acts.dialog.banner.isVisible()
    _fill(screen, reason="знищено обстрілом")
    assert _item(screen, "valuables").settled == Settled.STATED


def test_the_account_is_kept_and_closed(screen, workspace):
    person = a_person(workspace, items=(HRYVNIA,))
    card = _shown(screen, person)
    money = _item(screen, "money")
    card.items.button("credit", money.id).click()
    _fill(screen, countersigned="prisoner")
    card.enter_button.click()
    _fill(screen, entry="paid_out", amount="900", countersigned="prisoner")
    assert screen.acts.dialog.banner.isVisible()
    _fill(screen, amount="50")
    assert screen.file.file.property.balances == (("UAH", "750"),)
    paid = screen.file.file.property.entries[-1]
    card.entries.button("account_correct", paid.id).click()
    _fill(screen, note="помилка", countersigned="prisoner")
    assert screen.file.file.property.balances == (("UAH", "800"),)
    card.close_button.click()
    _fill(screen, countersigned="declined")
    assert screen.file.file.property.balances == ()
    assert not card.close_button.isVisible()


def test_his_written_request_stands_at_what_was_paid_to_others_and_changed(screen, workspace):
    person = a_person(workspace, items=(HRYVNIA, MONEY))
    card = _shown(screen, person)
    held = {item.currency: item.id for item in screen.file.file.items}
    card.items.button("credit", held["UAH"]).click()
    assert "requested_on" not in screen.acts.dialog.controls
    _fill(screen, countersigned="prisoner")
    card.items.button("credit", held[MONEY.currency]).click()
    _fill(screen, converted="5300", countersigned="prisoner")
    assert words("en")("accounts.needs_request") in shown_text(screen.acts.dialog)
    _fill(screen, requested_on="16.11.2026", request_witness="капелан Гук")
    card.enter_button.click()
    _fill(screen, entry="sent", amount="50", countersigned="prisoner")
    assert words("en")("accounts.needs_request") in shown_text(screen.acts.dialog)
    _fill(screen, requested_on="2026-11-17")
    lines = [entry_line(each, words("en")).detail for each in screen.file.file.property.entries]
    assert "request" not in lines[0]
    assert "Written request of 16 November 2026 (His mark before a witness капелан Гук)" in lines[1]
    assert "Written request of 17 November 2026 (Signed by him)" in lines[2]
    older = replace(screen.file.file.property.entries[2], requested_on="", request_signed="")
    assert "Written request not stated" in entry_line(older, words("en")).detail


def test_the_register_of_money_is_reached_and_says_whether_it_is_whole(screen, owner, qtbot):
    card = _shown(screen, owner)
    card.register_button.click()
    dialog = screen.acts.dialog
    assert isinstance(dialog, MoneyRegisterDialog)
    assert dialog.table.rows.rowCount() == 1
    assert dialog.whole.isVisible()
    dialog.reject()


def test_a_long_list_is_turned_page_by_page(screen, owner, workspace):
    for _ in range(AT_ONCE + 3):
        accounts.enter(workspace, owner.person_id, Entered("pay", "1", "UAH"))
    card = _shown(screen, owner)
    pages = card.entries.pages
    assert pages.after.isVisible()
    pages.after.click()
    assert not pages.after.isVisible()
    assert pages.before.isVisible()
    oldest = screen.file.file.property.entries[0].id
    assert card.entries.button("account_correct", oldest).isEnabled()
