"""Rubbish goes and is reported, meaning stays, and mixed alphabets are noticed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.text import Cleaned, Script, TextNote, clean, name_warnings, repaired, script_of
from resources.words import words


def test_clean_text_passes_unremarked():
    assert clean("  Сергій   Іваненко ", limit=40) == Cleaned("Сергій Іваненко")
    assert clean("", limit=40) == Cleaned("")


def test_composed_form():
    assert clean("И\u0306ван", limit=40).text == "Йван"
    assert clean(unicodedata.normalize("NFD", "김정은"), limit=3) == Cleaned("김정은")


def test_control_direction_and_invisible_characters_go_and_are_reported():
    assert clean("Ива\x00нов\x1b", limit=40) == Cleaned("Иванов", (TextNote.CONTROL_REMOVED,))
    assert clean("Ива\u202eвон", limit=40) == Cleaned("Ивавон", (TextNote.DIRECTION_REMOVED,))
    assert clean("Ива\u200bнов\ufeff", limit=40) == Cleaned("Иванов", (TextNote.CONTROL_REMOVED,))


def test_joiners_that_arabic_needs_stay():
    assert clean("علی\u200cرضا", limit=40) == Cleaned("علی\u200cرضا")


def test_line_breaks_only_where_allowed():
    typed = "one\r\ntwo\u2028three\n"
    assert clean(typed, limit=40) == Cleaned("one two three", (TextNote.BREAKS_REMOVED,))
    assert clean(typed, limit=40, breaks=True) == Cleaned("one\ntwo\nthree")
    assert clean("scanned\n", limit=40) == Cleaned("scanned")


def test_too_long_is_said_and_never_cut():
    assert clean("x" * 41, limit=40) == Cleaned("x" * 41, (TextNote.TOO_LONG,))
    assert clean("x" * 40, limit=40) == Cleaned("x" * 40)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Сергей Іваненко-Ґалаґан", Script.CYRILLIC),
        ("김정은", Script.HANGUL),
        ("T’ŭngmu", Script.LATIN),
        ("محمد", Script.ARABIC),
        ("金正恩", Script.HAN),
        ("Сергей Ivanov", Script.MIXED),
        ("Ἀλέξανδρος", Script.OTHER),
        ("148-12", Script.NONE),
        ("", Script.NONE),
    ],
)
def test_script(text, script):
    assert script_of(text) is script


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("Cергей", (TextNote.LOOK_ALIKE,)),  # Latin C
        ("Ivаnov", (TextNote.LOOK_ALIKE,)),  # Cyrillic а
        ("Sергей", (TextNote.MIXED_SCRIPT,)),
        ("Gергей", (TextNote.MIXED_SCRIPT,)),
        ("Сергей Ivanov", ()),
        ("Петренко Іван", ()),
    ],
)
def test_name_warnings(text, warnings):
    assert name_warnings(text) == warnings


def test_repair_is_offered_and_only_where_it_is_whole():
    assert repaired("Cергей") == "Сергей"
    assert repaired("Ivаnov") == "Ivanov"
    assert repaired("Gергей") is None
    assert repaired("Иванов") is None


@given(st.text(max_size=60), st.booleans())
def test_cleaning_twice_changes_nothing(typed, breaks):
    once = clean(typed, limit=20, breaks=breaks)
    again = clean(once.text, limit=20, breaks=breaks)
    assert again.text == once.text
    assert set(again.notes) <= {TextNote.TOO_LONG}
    assert breaks or "\n" not in once.text


def test_every_note_has_its_words():
    for language in ("en", "fr", "uk", "ru"):
        assert all(words(language).has(one) for one in TextNote)


@given(st.text(max_size=40))
def test_the_short_way_gives_what_the_long_way_gives(typed):
    short = clean(typed, limit=1000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("models.text._is_tidy", lambda _: False)
        assert clean(typed, limit=1000) == short
