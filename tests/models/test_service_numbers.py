"""Service numbers are kept as stated; what looks odd is only said."""

import pytest

from models.service_numbers import ServiceNumberNote, check, match_key
from resources.words import words


@pytest.mark.parametrize("typed", ["Э-100100", "АБ-200200", "АБ200200", " АБ-200200 "])
def test_usual_russian_numbers_pass(typed):
    number = check(typed, "RU")
    assert number.text == typed.strip()
    assert number.notes == ()
    assert number.suggestion == ""


@pytest.mark.parametrize(
    ("typed", "notes", "suggestion"),
    [
        ("AB-200200", (ServiceNumberNote.LOOK_ALIKE,), "АВ-200200"),
        ("аб 200200", (), "АБ-200200"),
        ("A-100100", (ServiceNumberNote.LOOK_ALIKE,), "А-100100"),
        ("Q-100100", (ServiceNumberNote.UNUSUAL,), ""),
        ("12345", (ServiceNumberNote.UNUSUAL,), ""),
        ("none, volunteer", (ServiceNumberNote.UNUSUAL,), ""),
    ],
)
def test_odd_ones_are_kept_and_remarked(typed, notes, suggestion):
    number = check(typed, "RU")
    assert number.text == typed
    assert number.notes == notes
    assert number.suggestion == suggestion


def test_other_powers_are_not_measured_by_russian_rules():
    assert check("12345", "KP").notes == ()
    assert check("", "RU").notes == ()


def test_matching_folds_look_alikes_and_separators():
    assert match_key("АВ-200200") == match_key("AB 200200") == match_key("ав200200")
    assert match_key("Э-100100") != match_key("E-100100")
    assert match_key("АБ-200200") != match_key("АВ-200200")
    assert match_key(" - ") == ""


def test_every_note_has_its_words():
    for language in ("en", "fr", "uk", "ru"):
        assert all(words(language).has(one) for one in ServiceNumberNote)
