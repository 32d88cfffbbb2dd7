"""Two count: what agrees, what does not, and what a cause on record changes."""

import pytest

from models.roll_calls import Count, blocks, same_counter


@pytest.mark.parametrize(
    ("count", "guards"),
    [
        (Count(3), ["not_counted"]),
        (Count(3, "Гук", 3), ["not_counted"]),
        (Count(3, "Гук", 3, "Мороз", 3), []),
        (Count(3, "Гук", 3, "Мороз", 2), ["counts_disagree"]),
        (Count(3, "Гук", 2, "Мороз", 2), ["counts_disagree"]),
        (Count(3, "Гук", 2, "Мороз", 2, "один у лікаря"), []),
        (Count(0, "Гук", 0, "Мороз", 0), []),
        (Count(3, discrepancy="один у лікаря"), ["not_counted"]),
    ],
)
def test_what_stands_in_the_way(count: Count, guards: list[str]) -> None:
    assert [block.guard for block in blocks(count)] == guards


def test_nobody_overrides_numbers_that_disagree() -> None:
    (disagree,) = blocks(Count(3, "Гук", 2, "Мороз", 2))
    (uncounted,) = blocks(Count(3))
    assert not disagree.overridable
    assert uncounted.overridable


def test_one_name_is_one_counter_however_it_is_written() -> None:
    assert same_counter("Гук В. В.", " гук  в.в. ")
    assert not same_counter("Гук", "Гукін")
