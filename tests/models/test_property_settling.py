"""How property ends."""

from decimal import Decimal
from itertools import product

import pytest

from models.property_rules import Disposition
from models.property_settling import ARTICLES, OpenProperty, Settled, Statement, is_open


@pytest.mark.parametrize(
    ("disposition", "settled", "withdrawn"),
    list(product(Disposition, ["", *Settled], [False, True])),
)
def test_only_what_is_kept_listed_and_not_ended_is_open(disposition, settled, withdrawn):
    kept = disposition in {Disposition.HELD, Disposition.STORED}
    expected = kept and not settled and not withdrawn
    assert is_open(disposition=disposition, settled=settled, withdrawn=withdrawn) == expected


def test_every_way_to_end_has_its_article():
    assert ARTICLES.keys() == set(Settled)


def test_nothing_open_is_false():
    assert not OpenProperty()
    assert OpenProperty(items=("x",))
    assert OpenProperty(balances=(("UAH", Decimal(1)),))


@pytest.mark.parametrize(
    ("statement", "of", "says_all"),
    [
        (Statement(), False, False),
        (Statement(4), False, False),
        (Statement(5), True, True),
        (Statement(9), True, True),
        (Statement(5, 6), True, False),
    ],
)
def test_a_statement_is_of_this_custody_and_nothing_moved_after_it(statement, of, says_all):
    assert (statement.of(5), statement.says_all(5)) == (of, says_all)


def test_where_nobody_knows_when_custody_began_none_still_means_none():
    assert not Statement().of(0)
