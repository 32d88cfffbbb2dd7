"""No street, house, coordinates or position passes; the names of settlements and districts do."""

import pytest

from models.places import settlement_of, without_coordinates


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Суджа", "Суджа"),
        ("покровськ", "покровськ"),
        ("м. Покровськ, вул. Шевченка, 14", "м. Покровськ"),
        ("Покровськ, Шевченка 14/2, кв. 7", "Покровськ"),
        (
            "с. Новоселівка Перша, Покровський р-н, Донецька обл.",
            "с. Новоселівка Перша, Покровський р-н, Донецька обл.",
        ),
        ("біля Нью-Йорка", "біля Нью-Йорка"),
        ("dugout in the tree line of Novoselivka", ""),
        ("fields north of Novoselivka, 48.2755 37.1812", "north of Novoselivka"),
        ("37U DP 12345 67890", ""),
        ("37UDP1234567890", ""),
        ("48°16′N 37°10′E, Кам’янка", "Кам’янка"),
        ("позиція «Ангара» (Клинове)", "Клинове"),
        ("лісосмуга біля Клинового", ""),
        ("3 km west of Bakhmut; Bakhmut district", "Bakhmut district"),
        ("rue de la Gare, Montigny", "Montigny"),
        ("район", ""),
        ("평양시 보통강구역", "평양시 보통강구역"),
        ("", ""),
        (" , ; ", ""),
    ],
)
def test_a_place_goes_out_to_settlement_or_district(text: str, left: str) -> None:
    assert settlement_of(text) == left


@pytest.mark.parametrize(
    "text", ["Ulica 5", "Дім-7 Суджа", "1", "А1", "Поле №", "https://x.y/z?q=1", "=1+1"]
)
def test_nothing_with_a_digit_or_a_sign_passes(text: str) -> None:
    assert not any(character.isdigit() or character in "№?=+" for character in settlement_of(text))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Шпиталь 5, Дніпро", "Шпиталь 5, Дніпро"),
        ("Шпиталь, 48.2755 37.1812", "Шпиталь"),
        ("36U YC 123 456; Суджа", "Суджа"),
        ("37UDP1234567890", ""),
        ("48°16′N 37°10′E, Кам’янка", "Кам’янка"),
    ],
)
def test_coordinates_are_left_out_of_a_place(text: str, left: str) -> None:
    assert without_coordinates(text) == left
