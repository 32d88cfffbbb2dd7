import pytest

from gui.exchange import wording
from models.duties import DAY, HOUR
from resources.words import words

EN = words("en")


@pytest.mark.parametrize(
    ("milliseconds", "told"),
    [
        (0, "less than a minute"),
        (59_999, "less than a minute"),
        (60_000, "1 minute"),
        (HOUR, "1 hour"),
        (47 * HOUR, "47 hours"),
        (48 * HOUR, "2 days"),
        (3653 * DAY, "10 years"),
    ],
)
def test_a_span_is_told_in_its_largest_unit(milliseconds, told):
    assert wording.span(milliseconds, EN) == told


def test_what_never_was_and_what_comes_from_the_future():
    assert wording.ago(0, 5 * HOUR, EN) == "never"
    assert wording.ago(9 * HOUR, 5 * HOUR, EN) == "less than a minute ago"


@pytest.mark.parametrize(
    ("octets", "told"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_500, "1.5 kB"),
        (412_000, "412 kB"),
        (3_100_000, "3.1 MB"),
        (64_000_000_000, "64 GB"),
    ],
)
def test_sizes_have_decimal_units(octets, told):
    assert wording.size(octets, EN) == told


def test_the_decimal_point_is_the_language_s_own():
    assert wording.size(3_100_000, words("fr")) == "3,1 Mo"


def test_thousands_of_entries_stand_apart():
    assert wording.entries(104_200, EN) == "104\u202f200 entries"
    assert wording.entries(0, EN) == "nothing"
    assert wording.entries(21, words("uk")) == "21 запис"
