"""Lists of which every sheet is closed by itself: totals of each sheet, a certificate on each."""

from dataclasses import replace
from decimal import Decimal

import pytest

from papers import forms
from papers.certified import totals
from papers.content.answers import Issue
from tests.papers import examples_endings, examples_property


def shown(sheet):
    return " ".join(text.text for text in sheet.texts)


def test_currencies_are_never_added_together_and_what_is_no_figure_is_counted():
    sums = [("1.10", "USD"), ("2.20", "USD"), ("4", "UAH"), ("?", "UAH"), ("NaN", "EUR"), ("", "")]
    assert totals(sums) == [
        ("EUR", Decimal(0), 1),
        ("UAH", Decimal(4), 1),
        ("USD", Decimal("3.30"), 0),
    ]


@pytest.mark.parametrize(
    ("code", "content", "sentence"),
    [
        ("D1L", examples_endings.deaths(40), "I certify that this sheet is true"),
        ("R2L", examples_endings.closings(60), "I certify that the balances on this sheet"),
        ("P2", examples_property.register(60), "Total of this page"),
    ],
)
def test_every_sheet_is_closed(code, content, sentence):
    sheets = forms.pages(code, content)
    assert len(sheets) > 3
    assert all(shown(sheet).count(sentence) == 1 for sheet in sheets)


def test_the_totals_of_the_pages_are_those_of_their_lines():
    content = examples_property.register(60)
    entries = tuple(replace(entry, amount="1", currency="RUB") for entry in content.entries)
    sheets = forms.pages("P2", replace(content, entries=entries))
    numbers = [sum(text.text.startswith("M-000") for text in sheet.texts) for sheet in sheets]
    numbers[0] -= 1  # the number that is missing and named above the list
    for sheet, count in zip(sheets, numbers, strict=True):
        assert f"{count} RUB" in shown(sheet)
    assert sum(numbers) == 60


def test_a_line_taller_than_a_sheet_goes_on_and_each_sheet_is_closed():
    content = examples_endings.deaths(2)
    word = " ".join(f"{number:05}" for number in range(900))
    line = replace(content.lines[0], cause=replace(content.lines[0].cause, text=word))
    sheets = forms.pages("D1L", replace(content, lines=(content.lines[1], line)))
    assert all(shown(sheet).count("I certify") == 1 for sheet in sheets)
    found = {part for sheet in sheets for part in shown(sheet).split()}
    assert set(word.split()) <= found


def test_an_empty_list_is_certified_as_well():
    sheets = forms.pages("D1L", forms.FORMS["D1L"].content(Issue.blank(("en", "uk"))))
    assert len(sheets) == 1
    assert "I certify" in shown(sheets[0])
