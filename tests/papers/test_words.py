"""The words of printed forms: all there, none that could harm."""

import csv
import re

import pytest

import resources
from papers import forms
from papers.content.answers import Issue, Withheld
from papers.content.card import HEALTH_VALUES
from resources.words import words
from tests.harmful import HARMFUL
from tests.papers.gallery import PRISONER_READS

TABLE = [
    row
    for table in sorted(resources.path("words").glob("papers*.csv"))
    for row in csv.DictReader(table.open(encoding="utf-8", newline=""))
]


def test_every_row_has_the_four_languages_of_officers():
    for row in TABLE:
        assert row["key"].startswith("paper.")
        assert all(row[language] for language in ("en", "fr", "uk", "ru")), row["key"]
        assert None not in row, f"too many cells: {row['key']}"


def test_no_word_tells_how_anybody_came():
    for row in TABLE:
        for language, pattern in HARMFUL.items():
            assert not re.search(pattern, row[language].lower()), (row["key"], language)


def test_placeholders_are_the_same_in_every_language():
    for row in TABLE:
        sets = {frozenset(re.findall(r"{\w+}", row[lang])) for lang in HARMFUL if row[lang]}
        assert len(sets) == 1, row["key"]


@pytest.mark.parametrize("code", PRISONER_READS)
def test_a_korean_prisoner_reads_every_label_of_his_papers(code):
    issue = Issue.blank(("ko", "ko"))
    blank = forms.FORMS[code].blank(issue)
    shown = [text.text for sheet in forms.pages(code, blank) for text in sheet.texts]
    assert not [text for text in shown if re.search("[a-z]{3}|[а-яё]{3}", text)]


def test_values_of_the_card_and_of_withheld_answers_are_in_the_tables():
    for key in (*HEALTH_VALUES, *(kind.value for kind in Withheld if kind is not Withheld.BLANK)):
        for language in HARMFUL:
            assert words(language).has(key)
