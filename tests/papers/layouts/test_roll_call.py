"""X1 has a square a name for each counter."""

from papers import forms
from tests.papers import examples_identity


def test_a_roll_call_of_300_has_two_squares_a_name():
    sheets = forms.pages("X1", examples_identity.roll_call(300))
    squares = [
        rule for sheet in sheets for rule in sheet.rules if abs(rule.x2 - rule.x1 - 12) < 0.01
    ]
    assert len(squares) == 300 * 2 * 2
    printed = {text.text for sheet in sheets for text in sheet.texts}
    assert {f"UA-{1200 + number:06}-K" for number in range(300)} <= printed
