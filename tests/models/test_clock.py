"""Logical time never goes back, never repeats, and nobody can bring it to its end."""

import pytest

from models.clock import FURTHEST, LOGICAL_COUNTER_BITS, HandClock, HybridClock

NOON = 1_793_000_000_000
LARGEST = 2**63 - 1
"""The largest logical time a bundle can carry (`docs/bundle.md`)."""


def test_it_follows_the_clock_and_what_was_seen():
    clock = HandClock(NOON)
    hybrid = HybridClock(clock)
    assert hybrid.tick() == NOON << LOGICAL_COUNTER_BITS
    hybrid.see((NOON + 5000) << LOGICAL_COUNTER_BITS)
    assert hybrid.tick() == ((NOON + 5000) << LOGICAL_COUNTER_BITS) + 1
    clock.advance(days=-3650)
    assert hybrid.tick() == ((NOON + 5000) << LOGICAL_COUNTER_BITS) + 2


@pytest.mark.parametrize("absurd", [LARGEST, FURTHEST + 1, 2**80])
def test_an_absurd_time_of_somebody_else_leaves_room(absurd):
    hybrid = HybridClock(HandClock(NOON))
    hybrid.see(absurd)
    given = [hybrid.tick() for _ in range(1000)]
    assert given == sorted(set(given))
    assert given[-1] < LARGEST // 2 + 2000


def test_an_own_clock_in_the_year_9999_leaves_room():
    clock = HandClock(253_370_764_800_000)
    hybrid = HybridClock(clock)
    first = hybrid.tick()
    clock.instant = NOON
    assert first == FURTHEST
    assert hybrid.tick() == first + 1
