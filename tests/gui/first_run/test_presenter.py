import pytest

from gui.first_run.presenter import FIELDS, FirstRunPresenter
from gui.kit.values import Tone
from models.numbers import is_valid
from resources.words import words

EN = words("en")


@pytest.fixture
def presenter():
    return FirstRunPresenter()


def test_the_code_shows_a_real_tag_number_as_it_is_typed(presenter):
    assert presenter.type("station_code", "su d2") == "SUD2"
    number = presenter.view(EN).code_example.split()[-1]
    assert number.startswith("SUD2-0000001-")
    assert is_valid(number)


def test_a_code_that_cannot_be_shows_the_rule(presenter):
    presenter.type("station_code", "2")
    assert presenter.view(EN).code_example == EN("first_run.code_hint")


def test_it_goes_to_the_first_field_that_is_needed(presenter):
    order = []
    for text in ("MoD", "CP 1", "SUD2", "Koval"):
        order.append(presenter.first_to_mend())
        presenter.type(order[-1], text)
    assert order == ["authority", "station_name", "station_code", "officer_name"]
    assert presenter.first_to_mend() == "passphrase"
    presenter.type_passphrases("one two three four", "one two")
    assert presenter.first_to_mend() == "again"
    assert presenter.view(EN).again.tone is Tone.WARN
    presenter.type_passphrases("one two three four", "one two three four")
    assert presenter.first_to_mend() == ""
    assert presenter.view(EN).may_create


def test_blanks_are_no_answer(presenter):
    presenter.type("authority", "   ")
    assert presenter.first_to_mend() == "authority"


def test_a_refusal_stands_at_its_field_until_it_is_typed_again(presenter):
    for name in FIELDS:
        presenter.type(name, "SUD2")
    presenter.type_passphrases("password", "password")
    presenter.refused({"passphrase": "register.passphrase_weak"})
    assert presenter.first_to_mend() == "passphrase"
    assert presenter.view(EN).states["passphrase"].text == EN("register.passphrase_weak")
    presenter.type_passphrases("another one", "another one")
    assert presenter.view(EN).may_create


def test_it_keeps_no_passphrase(presenter):
    presenter.type_passphrases("canary of the mine", "canary of the mine")
    assert "canary" not in repr(vars(presenter))
