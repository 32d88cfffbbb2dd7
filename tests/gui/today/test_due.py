import pytest

from gui.today.due import due_in_a_table, due_in_words
from models.duties import DAY, HOUR
from resources.words import words

NOW = 1_794_900_000_000
EN = words("en")


@pytest.mark.parametrize(
    ("due_at", "said"),
    [
        (NOW + 5 * DAY, "in 5 days · 22 November 2026"),
        (NOW + DAY, "in 1 day · 18 November 2026"),
        (NOW + 3 * HOUR, "in 3 hours · 17 November 2026, 10:20 (10:20 UTC)"),
        (NOW + 60_000, "within the hour · 17 November 2026, 07:21 (07:21 UTC)"),
        (NOW - 60_000, "just now · 17 November 2026, 07:19 (07:19 UTC)"),
        (NOW - 2 * HOUR, "2 hours late · 17 November 2026, 05:20 (05:20 UTC)"),
        (NOW - 3 * DAY, "3 days late · 14 November 2026"),
    ],
)
def test_how_far_off_then_the_date(due_at, said):
    assert due_in_words(due_at, NOW, EN) == said


def test_in_a_table_the_date_is_short_and_the_hour_never_lacking():
    assert due_in_a_table(NOW + 3 * HOUR, NOW, EN) == "in 3 hours · 17 Nov 2026  10:20"
    assert due_in_a_table(NOW - 3 * DAY, NOW, EN) == "3 days late · 14 Nov 2026  07:20"
