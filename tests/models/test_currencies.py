"""Currencies: those that exist are known, those nobody here uses are unusual."""

import pytest

from models.currencies import folded, is_known, is_unusual


@pytest.mark.parametrize("code", ["UAH", "RUB", "USD", "KPW", "SUR"])
def test_what_exists_or_existed_is_known(code):
    assert is_known(code)


@pytest.mark.parametrize("code", ["", "XYZ", "uah", "U", "RUBL"])
def test_what_never_existed_is_not(code):
    assert not is_known(code)


def test_typed_codes_are_folded():
    assert folded(" u ah") == "UAH"


def test_only_what_exists_and_nobody_expects_is_unusual():
    assert is_unusual("SUR", "UAH")
    assert is_unusual("JPY", "UAH")
    assert not is_unusual("RUB", "UAH")
    assert not is_unusual("JPY", "JPY")
    assert not is_unusual("XYZ", "UAH")
