"""How property ends."""

from decimal import Decimal
from itertools import product

import pytest

from models.property_rules import Disposition
from models.property_settling import ARTICLES, OpenProperty, Settled, is_open, says_all


@pytest.mark.parametrize(
    ("disposition", "settled", "withdrawn"),
    list(product(Disposition, ["", *Settled], [False, True])),
)
def test_only_what_is_held_listed_and_not_ended_is_open(disposition, settled, withdrawn):
    expected = disposition is Disposition.HELD and not settled and not withdrawn
    assert is_open(disposition=disposition, settled=settled, withdrawn=withdrawn) == expected


def test_every_way_to_end_has_its_article():
    assert ARTICLES.keys() == set(Settled)


def test_nothing_open_is_false():
    assert not OpenProperty()
    assert OpenProperty(items=("x",))
    assert OpenProperty(balances=(("UAH", Decimal(1)),))


@pytest.mark.parametrize(
    ("printed_at", "moved_at", "custody_since", "counts"),
    [
        (0, 0, 0, False),
        (5, 0, 5, True),
        (5, 5, 5, True),
        (5, 6, 5, False),
        (5, 0, 6, False),
        (7, 6, 5, True),
    ],
)
def test_a_statement_is_of_this_custody_and_nothing_moved_after_it(
    printed_at, moved_at, custody_since, counts
):
    assert says_all(printed_at, moved_at, custody_since) is counts
