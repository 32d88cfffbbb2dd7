"""Every word in every screen language, once, with the same facts and the right plural forms."""

import csv
import re

import pytest

import resources
from resources.words import LANGUAGES, SCREEN_LANGUAGES, words

TABLES = sorted(resources.path("words").glob("*.csv"))
PLACEHOLDER = re.compile(r"\{(\w+)\}")
FORMS = {"en": 2, "fr": 2, "uk": 3, "ru": 3, "ko": 1}


def rows():
    for table in TABLES:
        with table.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield table.name, row


def test_no_word_stands_twice():
    seen = {}
    twice = []
    for table, row in rows():
        if row["key"] in seen:
            twice.append((row["key"], seen[row["key"]], table))
        seen[row["key"]] = table
    assert twice == []


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_no_screen_language_lacks_a_word(language):
    assert [row["key"] for _, row in rows() if not row.get(language)] == []


def test_each_language_names_the_same_facts():
    odd = []
    for _, row in rows():
        wanted = {name for form in row["en"].split("|") for name in PLACEHOLDER.findall(form)}
        for language in LANGUAGES:
            if cell := row.get(language):
                named = {name for form in cell.split("|") for name in PLACEHOLDER.findall(form)}
                if named != wanted:
                    odd.append((row["key"], language))
    assert odd == []


def test_plural_forms_are_as_many_as_the_language_has():
    odd = [
        (row["key"], language)
        for _, row in rows()
        if "|" in row["en"]
        for language in LANGUAGES
        if (cell := row.get(language)) and cell.count("|") + 1 != FORMS[language]
    ]
    assert odd == []


@pytest.mark.parametrize(
    ("language", "n", "form"),
    [
        ("en", 1, 0),
        ("en", 0, 1),
        ("fr", 0, 0),
        ("fr", 2, 1),
        ("uk", 1, 0),
        ("uk", 3, 1),
        ("uk", 11, 2),
        ("ru", 21, 0),
        ("ru", 22, 1),
        ("ru", 25, 2),
    ],
)
def test_the_right_form_is_chosen(language, n, form):
    key = next(row["key"] for _, row in rows() if "|" in row["en"])
    forms = next(row[language] for _, row in rows() if row["key"] == key).split("|")
    assert words(language).count(key, n) == forms[form].format(n=n)


def test_a_word_nobody_knows_is_an_error():
    with pytest.raises(KeyError):
        words("en")("no.such.word")
