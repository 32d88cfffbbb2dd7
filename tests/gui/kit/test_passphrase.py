from gui.kit.passphrase import Meter, PassphraseEdit
from models.passphrase import strength
from resources.words import words


def test_the_meter_says_in_a_word_what_the_register_will_think_of_it(theme, qtbot):
    meter = Meter(words("en"))
    qtbot.addWidget(meter)
    for text in ("12345678", "correct horse", "seven lanterns on the wet bridge"):
        meter.show_strength_of(text)
        said = words("en")(f"ui.strength.{strength(text).level}")
        assert meter._word.text() == meter._bar.accessibleDescription() == said
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
