"""Dates are read as officers type them, kept as far as known, and never silently turned round."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.partial_date import DateFault, DateRefusedError, PartialDate, from_iso, parse
from resources.words import words

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("3.94", "1994-03"),
        ("03.1994", "1994-03"),
        ("1994", "1994"),
        ("94", "1994"),
        ("12/03/1994", "1994-03-12"),
        ("1994-03-12", "1994-03-12"),
        ("1994-03-__", "1994-03"),
        ("1994-__-__", "1994"),
        ("__.03.1994", "1994-03"),
        ("12.3.94", "1994-03-12"),
        ("12 03 94", "1994-03-12"),
        ("12031994", "1994-03-12"),
        ("19940312", "1994-03-12"),
        ("~1994", "~1994"),
        ("~ 3.94", "~1994-03"),
        ("около 1994 г.", "~1994"),
        ("приблизно 1994 року", "~1994"),
        ("vers 1994", "~1994"),
        ("12 марта 1994 г.", "1994-03-12"),
        ("12 березня 1994 року", "1994-03-12"),
        ("1er mars 1994", "1994-03-01"),
        ("12 mars 1994", "1994-03-12"),
        ("12 March 1994", "1994-03-12"),
        ("сентябрь 1994", "1994-09"),
        ("1994년 3월 12일", "1994-03-12"),
        ("1994.3.12", "1994-03-12"),
        ("주체83(1994)년 3월 12일", "1994-03-12"),
        ("주체83", "1994"),
        ("29.02.2004", "2004-02-29"),
        ("22.11.2026", "2026-11-22"),
        ("1.1.26", "2026-01-01"),
        ("1.1.27", "1927-01-01"),
    ],
)
def test_as_typed(typed, stored):
    assert parse(typed, TODAY).iso() == stored


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", DateFault.IMPOSSIBLE),
        ("soon", DateFault.IMPOSSIBLE),
        ("29.02.1994", DateFault.IMPOSSIBLE),
        ("31.04.1994", DateFault.IMPOSSIBLE),
        ("13.1994", DateFault.IMPOSSIBLE),
        ("03/25/1994", DateFault.IMPOSSIBLE),
        ("0.3.1994", DateFault.IMPOSSIBLE),
        ("12.__.1994", DateFault.IMPOSSIBLE),
        ("1.2.3.1994", DateFault.IMPOSSIBLE),
        ("194", DateFault.IMPOSSIBLE),
        ("ма 1994", DateFault.IMPOSSIBLE),
        ("2027", DateFault.FUTURE),
        ("12.2026", DateFault.FUTURE),
        ("23.11.2026", DateFault.FUTURE),
        ("1899", DateFault.TOO_OLD),
        ("12.03.1894", DateFault.TOO_OLD),
    ],
)
def test_refusals(typed, fault):
    with pytest.raises(DateRefusedError) as refused:
        parse(typed, TODAY)
    assert refused.value.fault is fault
    assert str(refused.value) == fault.value  # nothing of what was typed


@pytest.mark.parametrize(
    ("typed", "doubtful"),
    [("12/03/1994", True), ("25/03/1994", False), ("03.03.1994", False), ("1994-03-12", False)],
)
def test_day_first_is_said_aloud(typed, doubtful):
    assert parse(typed, TODAY).day_first_assumed is doubtful


def test_printed_as_papers_of_each_language_do():
    day = PartialDate(1994, 3, 1)
    assert [day.printed(language) for language in ("en", "fr", "uk", "ru", "ko")] == [
        "1994-03-01",
        "01/03/1994",
        "01.03.1994",
        "01.03.1994",
        "1994.03.01",
    ]
    assert [day.in_words(language) for language in ("en", "fr", "uk", "ru", "ko")] == [
        "1 March 1994",
        "1er mars 1994",
        "1 березня 1994 року",
        "1 марта 1994 года",
        "1994년 3월 1일",
    ]
    month = PartialDate(1994, 3)
    assert month.printed("uk") == "03.1994"
    assert month.in_words("ru") == "март 1994 года"
    assert month.in_words("ko") == "1994년 3월"
    assert month.on_form("fr") == "1994-03 (mars 1994)"
    about = PartialDate(1994, estimated=True)
    assert [about.printed(language) for language in ("en", "fr", "uk", "ru", "ko")] == [
        "about 1994",
        "vers 1994",
        "приблизно 1994",
        "приблизительно 1994",
        "대략 1994",
    ]
    assert about.on_form("uk") == "приблизно 1994"
    assert PartialDate(1994, 3, 12).on_form("en") == "1994-03-12 (12 March 1994)"


def test_captured_before_born_only_when_certain():
    assert parse("1993", TODAY).certainly_before(parse("1994", TODAY))
    assert not parse("1994", TODAY).certainly_before(parse("03.1994", TODAY))
    assert not parse("02.1994", TODAY).certainly_before(parse("1994", TODAY))
    assert parse("02.1994", TODAY).certainly_before(parse("01.03.1994", TODAY))
    assert not parse("1992", TODAY).certainly_before(parse("~1994", TODAY))
    assert parse("1980", TODAY).certainly_before(parse("~1994", TODAY))
    assert not parse("1994", TODAY).certainly_before(parse("1994", TODAY))


@given(st.dates(date(1900, 1, 1), TODAY), st.sampled_from([1, 2, 3]), st.booleans())
def test_stored_and_read_back(day, precision, estimated):
    parts = (day.year, day.month, day.day)[:precision]
    known = PartialDate(*parts, estimated=estimated)
    assert from_iso(known.iso()) == known
    assert known.earliest() <= day <= known.latest()
    assert parse(known.iso(), TODAY) == known
    if not estimated:
        for language in ("en", "fr", "uk", "ru", "ko"):
            assert parse(known.printed(language), TODAY) == known
            assert parse(known.in_words(language), TODAY) == known


@pytest.mark.parametrize("text", ["", "x", "1994-13", "1994-02-30"])
def test_stored_text_that_is_none(text):
    with pytest.raises(ValueError):  # noqa: PT011
        from_iso(text)


def test_every_fault_has_its_words():
    for language in ("en", "fr", "uk", "ru"):
        assert all(words(language).has(one) for one in DateFault)
