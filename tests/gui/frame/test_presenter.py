import pytest

from gui.frame.presenter import (
    ROOMS,
    count_shown,
    delivery_words,
    help_files,
    local_words,
    rooms,
    saved_words,
    utc_words,
)
from resources.words import SCREEN_LANGUAGES, words

NOON = 1_795_176_131_000  # 2026-11-20 12:02:11 UTC


def test_the_rail_shows_only_rooms_that_exist_in_its_own_order():
    shown = rooms({"settings": 1, "today": 1, "unlock": 1})
    assert [room.name for room in shown] == ["today", "settings"]


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_every_room_has_a_word(language):
    assert all(words(language).has(room.word) for room in ROOMS)


@pytest.mark.parametrize(
    ("count", "shown"), [(-1, ""), (0, ""), (1, "1"), (99, "99"), (100, "99+")]
)
def test_counts_stay_short(count, shown):
    assert count_shown(count) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "20 Nov 2026  14:02"),
        ("fr", "20 nov. 2026  14:02"),
        ("uk", "20 лист. 2026  14:02"),
        ("ru", "20 нояб. 2026  14:02"),
    ],
)
def test_time_is_local_with_utc_beside(language, shown):
    assert local_words(NOON, 120, words(language)) == shown
    assert utc_words(NOON, words(language)) == "12:02 UTC"


def test_what_was_saved_is_told_to_the_second():
    english = words("en")
    assert saved_words(NOON, 120, english) == "Saved 14:02:11"
    assert saved_words(0, 120, english) == "Nothing entered yet"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 запис ще не передано"),
        (3, "3 записи ще не передано"),
        (14, "14 записів ще не передано"),
        (100_001, "100\u202f001 запис ще не передано"),
    ],
)
def test_what_nobody_else_has_is_counted(count, said):
    assert delivery_words(count, words("uk")) == said


def test_everything_delivered_is_said_too():
    assert delivery_words(0, words("en")) == "Everything handed on"


def test_help_is_looked_for_in_ones_own_language_first():
    assert help_files("uk", "intake") == (("uk", "intake.md"), ("en", "intake.md"))
    assert help_files("en", "intake") == (("en", "intake.md"),)
