"""People told apart by their father's first name: its terms, and the queries that may hold it; asks no database.

It was volunteered (GC III art. 122(4)) and is not for everybody, so its terms are never those of a man's own names.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from models.name_keys import NameKeys, skeleton
from store.search_query import any_expression, shares_skeleton, skeleton_expression

_TELLING_SKELETON = 3
_TWICE = re.compile(r"([A-Z])\1")


def father_terms(keys: NameKeys) -> list[str]:
    """What a father's first name is found by."""
    sounds = [sound for group in (*keys.sounds, *keys.sound_pairs) for sound in _met(group)]
    return list(
        dict.fromkeys(
            (*(f"q{each}" for each in sounds), *(f"w{skeleton(each)}" for each in sounds))
        )
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name typed: some words are the father's first name, found by `terms`, the rest his own."""

    rest: NameKeys
    terms: tuple[str, ...]

    @property
    def expression(self) -> str:
        """What finds whoever is meant."""
        father = f"({any_expression(self.terms)})"
        return f"({skeleton_expression(self.rest)} AND {father})" if self.rest.tokens else father

    def fits(self, terms: Container[str]) -> bool:
        """Whether somebody's own terms answer the expression."""
        return any(term in terms for term in self.terms) and shares_skeleton(self.rest, terms)


def readings(keys: NameKeys) -> list[Reading]:
    """One word is his father's first name, or the last two are."""
    words = len(keys.tokens)
    found = [
        Reading(_without(keys, place, place + 1), _of_father(keys.sounds[place]))
        for place in range(words)
    ]
    if words > 1:
        found.append(Reading(_without(keys, words - 2, words), _of_father(keys.sound_pairs[-1])))
    return found


def _without(keys: NameKeys, start: int, end: int) -> NameKeys:
    """The names without these words; what stood on both sides of them is no pair."""
    pairs = list(keys.sound_pairs)
    between: list[tuple[str, ...]] = [()] if start > 0 and end < len(keys.tokens) else []
    return NameKeys(
        (*keys.tokens[:start], *keys.tokens[end:]),
        (*keys.sounds[:start], *keys.sounds[end:]),
        (*pairs[: max(start - 1, 0)], *between, *pairs[end:]),
    )


def _of_father(sounds: tuple[str, ...]) -> tuple[str, ...]:
    """By sound, and by consonants where there are enough of them to say something."""
    found = _met(sounds)
    skeletons = dict.fromkeys(map(skeleton, found))
    telling = (f"w{key}" for key in skeletons if len(key) >= _TELLING_SKELETON)
    return (*(f"q{sound}" for sound in found), *telling)


def _met(sounds: Iterable[str]) -> list[str]:
    """The sounds, and what they become where two alike meet: Yong Nam is 용남."""
    return list(dict.fromkeys(form for each in sounds for form in (each, _TWICE.sub(r"\1", each))))
