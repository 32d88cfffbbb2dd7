"""Accounts: credited, countersigned, taken back only by counter-entries, certified at closing."""

from dataclasses import replace

import pytest

from casework import (
    accounts,
    property_settling,
)
from casework.accounts import Entered
from casework.signing import Request, Signing
from tests.casework.belongings import (
    HRYVNIA,
    file_of,
    guards,
    refused,
    workspace,
)
from tests.casework.people import MONEY, a_person

__all__ = ["workspace"]


def test_feature_27_money_of_the_detaining_power_goes_to_his_account(workspace):
    person = a_person(workspace, items=(HRYVNIA, MONEY))
    hryvnia, roubles = file_of(workspace, person).items
    assert (hryvnia.route, roubles.route) == ("account", "in_kind")
    accounts.credit(workspace, hryvnia.id, Signing("representative", "Сидоров П. А."))
    assert refused(lambda: accounts.credit(workspace, roubles.id, Signing())) == {
        "converted": "accounts.needs_converted"
    }
    unasked = accounts.Converted("5300,50")
    assert refused(lambda: accounts.credit(workspace, roubles.id, Signing(), unasked)) == {
        "requested_on": "accounts.needs_request"
    }
    changed = accounts.Converted("5300,50", Request("16.11.2026", "signed"))
    accounts.credit(workspace, roubles.id, Signing(), changed)
    shown = file_of(workspace, person).property
    assert shown.balances == (("UAH", "6100.50"),)
    assert [(entry.entry, entry.requested_on) for entry in shown.entries] == [
        ("taken", ""),
        ("converted", "2026-11-16"),
    ]
    assert guards(lambda: accounts.credit(workspace, hryvnia.id, Signing())) == {"already_settled"}


def test_feature_27_entries_are_countersigned_and_taken_back_only_by_counter_entries(workspace):
    person = a_person(workspace)
    who = person.person_id
    pay = Entered("pay", "80", "UAH")
    assert refused(lambda: accounts.enter(workspace, who, replace(pay, signing=Signing("")))) == {
        "countersigned": "accounts.needs_countersigned"
    }
    unnamed = replace(pay, signing=Signing("representative"))
    assert refused(lambda: accounts.enter(workspace, who, unnamed)) == {
        "countersigned_by": "accounts.needs_representative"
    }
    accounts.enter(workspace, who, pay)
    out = Entered("paid_out", "80,01", "UAH")
    assert refused(lambda: accounts.enter(workspace, who, out)) == {
        "amount": "accounts.more_than_balance"
    }
    (entry,) = file_of(workspace, person).property.entries
    assert refused(lambda: accounts.correct(workspace, entry.id, "", Signing())) == {
        "note": "people.reason_needed"
    }
    accounts.correct(workspace, entry.id, "не той військовополонений", Signing())
    assert accounts.balance(workspace, who) == {}
    first, second = file_of(workspace, person).property.entries
    assert first.corrected
    assert (second.corrects, second.amount, second.number) == (first.id, "-80", "2")
    assert guards(lambda: accounts.correct(workspace, entry.id, "знову", Signing())) == {
        "entry_corrected"
    }
    assert guards(lambda: accounts.correct(workspace, second.id, "знову", Signing())) == {
        "entry_corrected"
    }


def test_money_whose_credit_is_taken_back_is_held_in_kind_again(workspace):
    person = a_person(workspace, items=(HRYVNIA,))
    (money,) = file_of(workspace, person).items
    accounts.credit(workspace, money.id, Signing())
    (entry,) = file_of(workspace, person).property.entries
    accounts.correct(workspace, entry.id, "не того військовополоненого", Signing())
    found = property_settling.open_property(workspace, (person.person_id,))
    assert found[person.person_id].items == (money.id,)
    accounts.credit(workspace, money.id, Signing())
    assert accounts.balance(workspace, person.person_id)


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        (Entered("pay", "-1", "UAH"), "amount"),
        (Entered("pay", "0", "UAH"), "amount"),
        (Entered("pay", "1", "ZZZ"), "currency"),
        (Entered("closing", "1", "UAH"), "entry"),
    ],
)
def test_bad_entries_are_refused_with_a_sentence(workspace, typed, where):
    person = a_person(workspace)
    assert where in refused(lambda: accounts.enter(workspace, person.person_id, typed))


def test_article_63_nothing_is_paid_to_others_but_on_his_dated_and_signed_order(workspace):
    person = a_person(workspace)
    who = person.person_id
    accounts.enter(workspace, who, Entered("pay", "80", "UAH"))
    sent = Entered("sent", "30", "UAH", note="матері")
    assert refused(lambda: accounts.enter(workspace, who, sent)).keys() == {"requested_on"}
    order = Request("2026-11-15", "marked", "капелан Гук")
    accounts.enter(workspace, who, replace(sent, request=order))
    accounts.enter(workspace, who, Entered("paid_out", "10", "UAH"))
    _, entry, paid_out = file_of(workspace, person).property.entries
    assert (entry.requested_on, entry.request_signed, entry.request_witness) == (
        "2026-11-15",
        "marked",
        "капелан Гук",
    )
    assert not paid_out.requested_on, "what he is given himself he countersigns"
    accounts.correct(workspace, entry.id, "не відправлено", Signing())
    assert accounts.balance(workspace, who)


def test_article_66_closing_certifies_the_balance(workspace):
    person = a_person(workspace)
    accounts.enter(workspace, person.person_id, Entered("work", "120", "UAH"))
    assert property_settling.open_property(workspace, (person.person_id,))
    accounts.close(workspace, person.person_id, Signing("declined"))
    assert property_settling.open_property(workspace, (person.person_id,)) == {}
    assert guards(lambda: accounts.close(workspace, person.person_id, Signing())) == {
        "account_empty"
    }
