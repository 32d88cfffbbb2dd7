"""Phases follow each other, versions differ by names, digests stand for what was agreed."""

import pytest

from models.custody import ARRIVALS
from models.exchange_lists import HOMEWARD, MEDICAL, Phase, difference, digest, may_follow


@pytest.mark.parametrize(
    ("before", "allowed"),
    [
        ("", {"proposed"}),
        ("proposed", {"proposed", "agreed"}),
        ("agreed", {"proposed", "agreed", "prepared"}),
        ("prepared", {"proposed", "agreed", "prepared", "handed_over"}),
        ("handed_over", set()),
    ],
)
def test_a_phase_follows_the_one_before_or_goes_back_until_it_is_handed_over(
    before: str, allowed: set[str]
) -> None:
    assert {phase.value for phase in Phase if may_follow(before, phase)} == allowed


def test_two_versions_differ_by_names_in_their_order() -> None:
    found = difference(("a", "b", "c"), ("d", "c", "a", "e"))
    assert (found.added, found.removed) == (("d", "e"), ("b",))
    assert difference((), ()) == difference(("a",), ("a",))


def test_the_digest_is_of_names_order_version_and_phase() -> None:
    told = {
        digest("t", 1, "agreed", ("a", "b")),
        digest("t", 1, "agreed", ("b", "a")),
        digest("t", 2, "agreed", ("a", "b")),
        digest("t", 1, "prepared", ("a", "b")),
        digest("u", 1, "agreed", ("a", "b")),
    }
    assert len(told) == 5
    assert digest("t", 1, "agreed", ("a", "b")) in told


def test_every_way_home_is_a_kind_of_destination() -> None:
    assert MEDICAL < HOMEWARD < set(ARRIVALS)
