"""Every word in every screen language, once, with the same facts and the right plural forms."""

import csv
import re

import pytest

import resources
from resources.words import LANGUAGES, SCREEN_LANGUAGES, grouped, words

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


def test_french_spaces_its_marks_in_every_table_and_no_line_ends_there():
    """A table has plain spaces, as anybody types them; whoever asks for a word gets those that hold."""
    bare = re.compile(r"[^\s|](?:[;?!»]|:(?=\s|$))|«\S")
    breaks = re.compile(r" [:;?!»]|« ")
    french = words("fr")
    cells = {row["key"]: row["fr"] for _, row in rows() if row.get("fr")}
    assert [key for key, cell in cells.items() if bare.search(cell)] == []
    said = {key: french(key) for key in cells}
    assert [key for key, text in said.items() if breaks.search(text)] == []
    assert said["twice.also"].count("\u00a0;") == cells["twice.also"].count(" ;") == 1
    assert not any(
        "\u00a0" in text for text in (words("uk")("twice.also"), words("en")("twice.also"))
    )


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_thousands_are_set_apart_wherever_a_number_enters_a_sentence(language):
    """Every number there is an amount; what is none, as a year, is given as text."""
    assert grouped(1_234_567) == "1\u202f234\u202f567"
    assert grouped(-13_600) == "-13\u202f600"
    word = words(language)
    assert "600\u202f000" in word.count("today.duties_count", 600_000)
    assert "12\u202f000" in word("settings.checking", done=999, total=12_000)
    assert "2026" in word("frame.date", day=1, month="", year="2026")


def test_a_word_nobody_knows_is_an_error():
    with pytest.raises(KeyError):
        words("en")("no.such.word")


def test_ukrainian_has_one_apostrophe():
    wrong = [row["key"] for _, row in rows() if re.search(r"(?<=[^\W\d_])’(?=[^\W\d_])", row["uk"])]
    assert wrong == []
