"""Sums of money: what is read, what is refused, what a ledger comes to."""

from decimal import Decimal

import pytest

from models.money import amount_of, balances, signed_amount_of, written


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1 234,50", "1234.50"),
        ("12400", "12400"),
        ("0.0001", "0.0001"),
        ("1\u202f000", "1000"),
        ("٣٠", "30"),
        ("5E3", "5000"),
    ],
)
def test_sums_are_read_as_people_type_them(typed, read):
    found = amount_of(typed)
    assert found is not None
    assert written(found) == read


@pytest.mark.parametrize(
    "typed",
    ["", "0", "0.00", "-5", "abc", "1.2.3", "NaN", "Infinity", "1e999999", "0.00001", "10" * 9],
)
def test_what_is_no_positive_sum_is_refused(typed):
    assert amount_of(typed) is None


def test_a_counter_entry_has_its_sign():
    assert signed_amount_of("\u221240") == Decimal(-40)
    assert signed_amount_of("-40,5") == Decimal("-40.5")
    assert signed_amount_of("0") is None


def test_balances_name_only_what_is_not_zero():
    entries = [("UAH", "100"), ("EUR", "5"), ("UAH", "-100.00"), ("EUR", "0.50")]
    assert balances(entries) == {"EUR": Decimal("5.50")}


@pytest.mark.parametrize("foreign", ["a lot", "NaN", "Infinity"])
def test_what_is_no_sum_stays_in_sight_as_open(foreign):
    assert balances([("UAH", foreign)])
