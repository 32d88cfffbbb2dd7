import pytest

from gui.kit.passphrase import PassphraseEdit, StrengthMeter, strength
from resources.words import words


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("", 0),
        ("Xy7!kQ2", 0),
        ("aaaaaaaaaaaaaaaa", 1),
        ("12345678", 1),
        ("abcdefghijkl", 1),
        ("soldier7", 1),
        ("correct horse battery staple", 2),
        ("correct horse battery staple window", 3),
        ("correct horse battery staple window rain oar", 4),
        ("вітер камінь олівець чайка дорога", 3),
        ("gT7!pQ2#vL9@xR4$", 4),
        ("gT7! pQ2# vL9@ xR4$ kM8%", 4),
    ],
)
def test_strength(text, level):
    assert strength(text) == level


def test_repeating_a_word_gains_nothing():
    assert strength("horse horse horse horse horse horse") <= strength("horse battery")


def test_the_meter_says_it_in_a_word(theme, qtbot):
    meter = StrengthMeter(words("en"))
    qtbot.addWidget(meter)
    assert meter.show_strength_of("correct horse battery staple") == 2
    assert meter._word.text() == "Fair"
    assert meter._bar.accessibleDescription() == "Fair"
    meter.show_strength_of("")
    assert meter._word.text() == ""


def test_what_is_typed_is_hidden_until_asked_and_taken_once(theme, qtbot):
    field = PassphraseEdit("Passphrase", words("en"))
    qtbot.addWidget(field)
    qtbot.keyClicks(field.edit, "secret")
    assert "secret" not in field.edit.displayText()
    field.eye.click()
    assert field.edit.displayText() == "secret"
    assert field.eye.accessibleName() == "Hide what is typed"
    assert field.take() == "secret"
    assert field.edit.text() == ""
