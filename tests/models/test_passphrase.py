from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.passphrase import strength

GUESSED_FIRST = [
    "password",
    "Password1",
    "qwerty123",
    "12345678",
    "1111111111",
    "Пароль2024",
    "йцукенгш",
    "слава україні",
    "abcdefgh",
    "abcabcabcabc",
    "letmein!",
    "motdepasse",
]
LASTING = [
    "correct horse battery staple",
    "кіт сидить на даху біля річки",
    "xK9#mQ2$vL7!",
    "vorona letit nad ozerom v sentiabre",
    "trois vaches bleues dansent demain",
]


@pytest.mark.parametrize("text", GUESSED_FIRST)
def test_what_is_guessed_first_is_weak(text):
    assert strength(text).level <= 2


@pytest.mark.parametrize("text", LASTING)
def test_several_unrelated_words_or_many_signs_are_strong(text):
    assert strength(text).level == 4


@pytest.mark.parametrize("text", ["", "k", "xK9#mQ2", "№!%;:?*"])
def test_what_is_short_is_never_more_than_weak(text):
    assert strength(text).level <= 1
    assert strength(text).word == "passphrase.too_short"


def test_the_word_says_the_level():
    for text in GUESSED_FIRST + LASTING:
        found = strength(text)
        assert found.word == f"passphrase.level_{found.level}"


def test_repeating_adds_little():
    assert strength("kzv7" * 10).level <= strength("kzv7 rw2m").level
    assert strength("мур " * 20).level <= 1


def test_letters_composed_by_hand_count_once():
    text = "ще їхали їжаки її ґанком"
    assert strength(normalize("NFD", text)) == strength(text)


@given(st.text(max_size=60))
def test_any_text_has_a_level(text):
    assert 0 <= strength(text).level <= 4
