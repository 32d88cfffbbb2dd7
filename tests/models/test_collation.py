"""Names in a list stand where a reader looks for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.collation import sort_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["Гаврилюк", "Ґудзь", "Дацюк"],
        ["Еременко", "Єфремов", "Жук"],
        ["Зуєв", "Иванов", "Іваненко", "Їжак", "Йовенко", "Козак"],
        ["Ежов", "Ёлкин", "Емельянов"],
        ["Юрченко", "Яценко", "Abel", "Zola", "김", "리"],
        ["Дʼяченко", "Дяченко Б", "Дяченко В"],
        ["Ébert", "Eberz"],
        ["Ящук", ""],
    ],
)
def test_these_stand_in_this_order(ordered: list[str]) -> None:
    keys = [sort_key(name) for name in ordered]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_capitals_and_apostrophes_do_not_count() -> None:
    assert sort_key("СОЛОВʼЙОВ") == sort_key("соловйов") == sort_key("Солов'йов")
    assert sort_key("Ёлкин") == sort_key("Елкин")


@given(st.text(max_size=50))
def test_any_text_has_a_key(text: str) -> None:
    assert sort_key(text)
