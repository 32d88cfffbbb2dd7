"""What is typed in haste, read or left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.intake import entering


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("430", "04:30"),
        ("4:30", "04:30"),
        ("04 30", "04:30"),
        ("23.59", "23:59"),
        ("0:00", "00:00"),
    ],
)
def test_times_of_day(typed, read):
    assert entering.time_of_day(typed) == read


@pytest.mark.parametrize("typed", ["", "24:00", "4", "12:60", "at dawn", "4:3"])
def test_what_is_no_time_of_day(typed):
    assert entering.time_of_day(typed) == ""


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("36UYC123456", "36U YC 123 456"),
        ("36u yc 1 2", "36U YC 1 2"),
        ("6WAB1234567890", "6W AB 12345 67890"),
    ],
)
def test_grid_references(typed, read):
    assert entering.grid(typed) == read


@pytest.mark.parametrize("typed", ["", "36UYC123", "36IYC12", "YC 123 456", "36U YC 12345678 9012"])
def test_what_is_no_whole_grid_reference(typed):
    assert entering.grid(typed) == ""


def test_a_rank_is_known_when_it_is_spelled_out_and_not_before():
    assert entering.rank_key("Старший сержант") == "ru_army.senior_sergeant"
    assert entering.rank_key("старший се") == ""
    assert entering.rank_key("") == ""
    assert entering.rank_key("Ж" * 10_000) == ""


@pytest.mark.parametrize("typed", ["OR-6", "of 3", "or6", "OF-1a"])
def test_a_nato_code_is_no_rank(typed):
    assert entering.is_nato_code(typed)


@given(st.text(max_size=40))
def test_no_text_hurts(typed):
    entering.time_of_day(typed)
    entering.grid(typed)
    entering.rank_key(typed)
    assert not entering.is_nato_code(typed + "сержант")
