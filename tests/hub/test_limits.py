"""Turns: so many a minute for each address, evenly given back."""

from hub.limits import Turns


def test_turns_run_out_and_come_back_evenly():
    turns = Turns(60)
    assert [turns.wait("a", 0.0) for _ in range(60)] == [0.0] * 60
    assert turns.wait("a", 0.0) == 1.0
    assert turns.wait("b", 0.0) == 0.0
    assert turns.wait("a", 1.0) == 0.0
    assert turns.wait("a", 1.0) == 1.0


def test_refusals_cost_more_and_never_for_ever():
    turns = Turns(60)
    turns.charge("a", 20, 0.0)
    assert [turns.wait("a", 0.0) for _ in range(41)] == [*[0.0] * 40, 1.0]
    turns.charge("a", 10_000, 0.0)
    assert turns.wait("a", 0.0) == 61.0


def test_without_a_limit_everybody_passes():
    turns = Turns(0)
    turns.charge("a", 10_000, 0.0)
    assert turns.wait("a", 0.0) == 0.0
