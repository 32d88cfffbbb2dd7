"""Waiting politely: longer each time, never together, never less than asked."""

import random

from hypothesis import given
from hypothesis import strategies as st

from sync.carriers.backoff import Backoff


def longest(_low, high):
    return high


def shortest(low, _high):
    return low


def test_waits_double_up_to_the_longest():
    backoff = Backoff(longest, first=5, longest=60)
    assert [backoff.failed() for _ in range(6)] == [5, 10, 20, 40, 60, 60]
    backoff.succeeded()
    assert backoff.failed() == 5


def test_half_of_a_wait_is_left_to_the_lots():
    backoff = Backoff(shortest, first=8, longest=60)
    assert [backoff.failed() for _ in range(3)] == [4, 8, 16]
    apart = {Backoff(random.Random(seed).uniform).failed() for seed in range(50)}
    assert len(apart) == 50


def test_what_the_hub_asks_for_is_kept_to():
    assert Backoff(shortest).failed(120) == 120
    assert Backoff(longest).failed(120) > 120
    assert Backoff(shortest, first=100).failed(1) == 50
    assert Backoff(shortest).failed(10**9) == 3600


@given(
    st.integers(0, 2000),
    st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=True)),
    st.randoms(use_true_random=False),
)
def test_a_wait_is_always_bounded(failures, asked, lots):
    backoff = Backoff(lots.uniform, failures=failures)
    wait = backoff.failed(asked)
    assert 2.5 <= wait <= 3600 + 900
    if asked is not None:
        assert wait >= min(max(asked, 0), 3600)
