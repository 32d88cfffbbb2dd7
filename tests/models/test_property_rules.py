"""What GC III art. 18 allows to be taken, class by class."""

import pytest

from models.property_rules import VERDICTS, Disposition, ItemClass, refusal
from resources.words import words

NEVER = {
    ItemClass.IDENTITY_DOCUMENT: "17(3)",
    ItemClass.BADGES: "18(3)",
    ItemClass.DECORATIONS: "18(3)",
    ItemClass.SENTIMENTAL: "18(3)",
    ItemClass.PROTECTIVE: "18(1)",
    ItemClass.CLOTHING_FOOD: "18(1)",
    ItemClass.PERSONAL_EFFECTS: "18(1)",
}
MATERIEL = {ItemClass.ARMS, ItemClass.MILITARY_EQUIPMENT, ItemClass.MILITARY_DOCUMENTS}


@pytest.mark.parametrize("item_class", ItemClass)
def test_every_class_has_a_verdict(item_class: ItemClass) -> None:
    held = refusal(item_class, Disposition.HELD)
    materiel = refusal(item_class, Disposition.MATERIEL)
    left = refusal(item_class, Disposition.LEFT_WITH)
    if item_class in NEVER:
        assert held
        assert held.article == NEVER[item_class]
        assert materiel
        assert not left
    elif item_class in MATERIEL:
        assert held
        assert left
        assert not materiel
    else:
        assert not held
        assert not left
        assert materiel
    assert VERDICTS[item_class].usual in VERDICTS[item_class].allowed


def test_money_needs_an_order_and_valuables_a_reason() -> None:
    assert {item for item, verdict in VERDICTS.items() if verdict.needs_order} == {ItemClass.MONEY}
    assert {item for item, verdict in VERDICTS.items() if verdict.needs_reason} == {
        ItemClass.VALUABLES,
        ItemClass.PHONE,
    }


@pytest.mark.parametrize("language", ["en", "fr", "uk", "ru"])
def test_each_refusal_says_why_in_every_screen_language(language: str) -> None:
    for verdict in VERDICTS.values():
        if verdict.why:
            assert words(language).has(verdict.why)
    for item_class in ItemClass:
        assert words(language).has(f"prop.{item_class}")


def test_only_what_protects_or_clothes_him_is_put_away_for_him() -> None:
    stored = {each for each in ItemClass if not refusal(each, Disposition.STORED)}
    assert stored == {ItemClass.CLOTHING_FOOD, ItemClass.PROTECTIVE}
