"""Property and money, row by row of what went wrong elsewhere (domain sections 8 and 9)."""

from dataclasses import replace

import pytest

from casework import (
    accounts,
    duties,
    money_register,
    packet_acts,
    packets,
    property_custody,
    property_returns,
    property_settling,
)
from casework.drafts import ItemDraft
from casework.hands import Hand
from casework.packets import SealCheck
from casework.property_returns import Returned
from casework.signing import Signing
from models.errors import InputRefused, NotAllowedByArticle
from models.packets import SealState
from resources.words import SCREEN_LANGUAGES, words
from tests.casework.belongings import (
    HRYVNIA,
    SECOND,
    escaped,
    events_of,
    file_of,
    guards,
    refused,
    sealed_for,
    transfer_of,
    workspace,
)
from tests.casework.people import MONEY, WATCH, a_person

__all__ = ["workspace"]


def test_row_22_money_has_a_gap_free_line_in_the_register(workspace):
    first = a_person(workspace, items=(MONEY, HRYVNIA, WATCH))
    second = a_person(workspace, surname="Клочко", born="1990-02-02", service_number="")
    property_custody.add_item(workspace, second.person_id, MONEY)
    kept = ItemDraft("money", currency="RUB", amount="5", disposition="left_with")
    property_custody.add_item(workspace, second.person_id, kept)
    register = money_register.read(workspace)
    assert [line.number[:13] for line in register.lines] == [
        "SUD2-M-000003",
        "SUD2-M-000002",
        "SUD2-M-000001",
    ]
    assert register.total == 3
    assert register.missing == ()
    assert register.unnumbered == 0
    assert register.lines[0].owner == "Клочко Игорь Павлович"
    assert register.lines[0].ordering_officer == "майор Бондаренко О. П., 82 одшбр"
    assert {item.register_number for item in file_of(workspace, first).items} >= {""}


def test_row_22_a_line_taken_off_stays_with_its_reason_and_leaves_no_gap(workspace):
    person = a_person(workspace, items=(MONEY,))
    (item,) = file_of(workspace, person).items
    property_custody.withdraw_item(workspace, item.id, "записано двічі")
    property_custody.add_item(workspace, person.person_id, MONEY)
    register = money_register.read(workspace)
    assert register.missing == ()
    assert [line.taken_off for line in register.lines] == [False, True]
    assert register.lines[1].settled_reason == "записано двічі"


def test_row_22_a_line_that_vanished_is_named(workspace):
    person = a_person(workspace, items=(MONEY, HRYVNIA, MONEY))
    lost = file_of(workspace, person).items[1]
    with workspace.vault.write() as cursor:
        cursor.execute("DELETE FROM property_item WHERE id = ?", (lost.id,))
    assert money_register.missing_numbers(workspace) == (lost.register_number,)


def test_row_22_the_newest_line_that_vanished_is_named_too(workspace):
    person = a_person(workspace, items=(MONEY, HRYVNIA))
    lost = file_of(workspace, person).items[-1]
    with workspace.vault.write() as cursor:
        cursor.execute("DELETE FROM property_item WHERE id = ?", (lost.id,))
    assert money_register.missing_numbers(workspace) == (lost.register_number,)


def test_row_22_a_register_from_before_the_series_is_given_one(workspace):
    with workspace.vault.write() as cursor:
        cursor.execute("DELETE FROM number_block WHERE series = 'MONEY'")
    person = a_person(workspace, items=(MONEY, MONEY))
    numbers = [item.register_number[:13] for item in file_of(workspace, person).items]
    assert numbers == ["SUD2-M-000001", "SUD2-M-000002"]


def test_feature_9_money_without_an_officers_order_is_refused(workspace):
    person = a_person(workspace)
    problems = refused(
        lambda: property_custody.add_item(
            workspace, person.person_id, replace(MONEY, ordering_rank="")
        )
    )
    assert "property.needs_ordering_officer" in problems.values()
    assert money_register.read(workspace).total == 0


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("currency", "XYZ", "property.unknown_currency"),
        ("currency", "", "property.needs_currency"),
        ("amount", "-5", "property.needs_amount"),
        ("amount", "0", "property.needs_amount"),
        ("amount", "a lot", "property.needs_amount"),
        ("amount", "1e999", "property.needs_amount"),
    ],
)
def test_bad_money_is_refused_with_a_sentence(workspace, field, value, why):
    person = a_person(workspace)
    item = replace(MONEY, **{field: value})
    said = refused(lambda: property_custody.add_item(workspace, person.person_id, item))
    assert why in said.values()
    assert all(words(language).has(key) for key in said.values() for language in SCREEN_LANGUAGES)
    assert money_register.read(workspace).total == 0
    assert file_of(workspace, person).items == ()


def test_feature_11_captured_materiel_is_never_his(workspace):
    person = a_person(workspace, items=(ItemDraft("arms", description="АК-74"),))
    (item,) = file_of(workspace, person).items
    assert (item.receipt_number, item.packet_number, item.register_number) == ("", "", "")
    assert property_custody.unsealed_ids(workspace, person.person_id) == ()
    assert property_settling.open_property(workspace, (person.person_id,)) == {}
    with pytest.raises(NotAllowedByArticle):
        property_returns.give_back(
            workspace, person.person_id, [Returned(item.id, signature="signed")]
        )
    with pytest.raises(NotAllowedByArticle):
        property_returns.state_not_returned(workspace, person.person_id, [item.id], "знищено")


def test_row_10_valuables_block_closing_until_settled(workspace):
    person, _ = sealed_for(workspace, WATCH)
    (item,) = file_of(workspace, person).items
    (block,) = property_settling.property_blocks(workspace, (person.person_id,))
    assert (block.guard, block.subjects) == ("property_open", (person.person_id,))
    property_returns.give_back(
        workspace, person.person_id, [Returned(item.id, signature="signed")], SECOND
    )
    assert property_settling.property_blocks(workspace, (person.person_id,)) == ()
    (item,) = file_of(workspace, person).items
    assert (item.settled, item.settled_condition) == ("returned", "целые")
    assert item.settled_signature == "signed"


def test_row_7_what_is_not_returned_is_stated_with_the_reason(workspace):
    person, _ = sealed_for(workspace, WATCH, MONEY)
    ids = [item.id for item in file_of(workspace, person).items]

    def state(reason):
        return property_returns.state_not_returned(workspace, person.person_id, ids, reason)

    assert refused(lambda: state("  ")) == {"reason": "people.reason_needed"}
    state("знищено обстрілом 2026-11-18")
    assert property_settling.open_property(workspace, (person.person_id,)) == {}
    assert {item.settled_reason for item in file_of(workspace, person).items} == {
        "знищено обстрілом 2026-11-18"
    }
    assert guards(lambda: state("ще раз")) == {"already_settled"}


def test_row_15_a_packet_is_opened_before_two_officers_and_sealed_anew(workspace):
    person, packet = sealed_for(workspace, WATCH, MONEY)
    watch = file_of(workspace, person).items[0]

    def back(second=None):
        return property_returns.give_back(
            workspace, person.person_id, [Returned(watch.id, signature="signed")], second
        )

    assert refused(back) == {"second_name": "packets.needs_two"}
    alone = Hand(workspace.officer.name)
    assert refused(lambda: back(alone)) == {"second_name": "packets.needs_another"}
    back(SECOND)
    (now,) = file_of(workspace, person).property.packets
    assert (now.state, now.open_items) == (SealState.OPEN, 1)

    def seal(number, second=SECOND):
        return packet_acts.reseal(workspace, packet.id, number, second)

    assert refused(lambda: seal(packet.seal_number)) == {"seal_number": "packets.seal_used"}
    assert refused(lambda: seal("  ")) == {"seal_number": "property.needs_seal"}
    seal("0099")
    (now,) = file_of(workspace, person).property.packets
    assert (now.state, now.seal_number) == (SealState.SEALED, "0099")
    assert guards(lambda: seal("0100")) == {"packet_is_sealed"}
    assert [row.event for row in events_of(workspace, packet.id)] == ["opened", "resealed"]


def test_row_6_each_packet_is_followed_through_a_transfer(workspace):
    first, one = sealed_for(workspace, WATCH)
    second, two = sealed_for(workspace, MONEY, surname="Клочко")
    transfer = transfer_of(workspace, first, second)
    escort, camp = Hand("Гнатюк", "капітан", "конвой"), Hand("Шевчук", "майор", "табір")
    assert refused(lambda: packets.hand_over(workspace, transfer, Hand())) == {
        "name": "packets.who_needed"
    }
    packets.hand_over(workspace, transfer, escort)
    packets.hand_over(workspace, transfer, escort)
    assert all(each.handed_over for each in packets.packets_on(workspace, transfer))
    torn = {two.id: SealCheck(intact=False)}
    assert refused(lambda: packets.receive(workspace, transfer, escort, torn)) == {
        "discrepancy": "packets.broken_needs_word"
    }
    torn = {two.id: SealCheck(intact=False, discrepancy="печатку зірвано")}
    packets.receive(workspace, transfer, escort, torn)
    assert [row.event for row in events_of(workspace, one.id)] == ["handed_over", "received"]
    assert [row.event for row in events_of(workspace, two.id)] == ["handed_over", "found_broken"]
    (seen,) = file_of(workspace, second).property.packets
    assert (seen.state, seen.discrepancies) == (SealState.BROKEN, ("печатку зірвано",))
    packet_acts.reseal(workspace, two.id, "0101", SECOND)
    (seen,) = file_of(workspace, second).property.packets
    assert (seen.state, seen.discrepancies) == (SealState.SEALED, ("печатку зірвано",))
    assert camp.name not in seen.holder


def test_feature_44_a_packet_goes_to_the_bureau_but_never_with_own_currency(workspace):
    person, packet = sealed_for(workspace, WATCH, HRYVNIA)
    carrier = Hand("Національне інформаційне бюро")
    assert guards(lambda: packet_acts.forward(workspace, packet.id, carrier)) == {
        "owner_in_custody"
    }
    escaped(workspace, person)
    with pytest.raises(NotAllowedByArticle) as caught:
        packet_acts.forward(workspace, packet.id, carrier)
    assert caught.value.verdict == "packets.own_currency"
    hryvnia = file_of(workspace, person).items[1]
    accounts.credit(workspace, hryvnia.id, Signing(), second=SECOND)
    assert guards(lambda: packet_acts.forward(workspace, packet.id, carrier)) == {"packet_is_open"}
    packet_acts.reseal(workspace, packet.id, "0102", SECOND)
    packet_acts.forward(workspace, packet.id, carrier)
    watch = file_of(workspace, person).items[0]
    assert watch.settled == "forwarded"
    assert guards(lambda: packet_acts.forward(workspace, packet.id, carrier)) == {
        "packet_is_forwarded"
    }
    assert guards(
        lambda: property_returns.give_back(
            workspace, person.person_id, [Returned(watch.id, signature="signed")]
        )
    ) == {"already_settled"}


def test_feature_8_clothing_put_away_has_a_receipt_and_is_given_back(workspace):
    coat = ItemDraft("clothing_food", description="бушлат", disposition="stored")
    with pytest.raises(InputRefused):
        a_person(workspace, items=(coat,))
    person = a_person(workspace, items=(replace(coat, reason="видано табірний одяг"),))
    (item,) = file_of(workspace, person).items
    assert item.receipt_number
    assert property_custody.unsealed_ids(workspace, person.person_id) == ()
    owed = {duty.kind for duty in duties.duties_of(workspace, person.person_id)}
    assert "property_unsealed" not in owed
    assert set(property_settling.open_property(workspace, (person.person_id,))) == {
        person.person_id
    }
    escaped(workspace, person)
    assert property_custody.unsealed_ids(workspace, person.person_id) == (item.id,)
    property_returns.give_back(workspace, person.person_id, [Returned(item.id, signature="signed")])
    assert property_settling.open_property(workspace, (person.person_id,)) == {}
