"""The order in which a line with right-to-left letters is drawn; refuses to shape or to measure.

Unicode Annex 9: python-bidi resolves the levels; the rule for paired brackets (N0), which it lacks, is
added here, because a bracket on the wrong side changes what a name says.
"""

from collections.abc import Callable
from itertools import groupby
from typing import Any

from bidi import algorithm, mirror

_OPENING = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


_Letter = dict[str, Any]
_Stretch = tuple[str, int]


def visual_order(text: str) -> list[tuple[str, int]]:
    """Stretches of one embedding level from left to right, each in its logical order (rule L2)."""
    level = algorithm.get_base_level(text)
    base = "LR"[level]
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = level, base
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    letters: list[_Letter] = list(storage["chars"])
    _resolve_brackets(letters, base)
    algorithm.resolve_neutral_types(storage, False)  # noqa: FBT003
    algorithm.resolve_implicit_levels(storage, False)  # noqa: FBT003
    stretches: list[_Stretch] = [
        ("".join(letter["ch"] for letter in same), level)
        for level, same in groupby(letters, key=_level)
    ]
    highest = max((level for _, level in stretches), default=0)
    for threshold in range(highest, 0, -1):
        stretches = [
            stretch
            for is_above, group in groupby(stretches, key=_reaches(threshold))
            for stretch in (reversed(list(group)) if is_above else group)
        ]
    return stretches


def _level(letter: _Letter) -> int:
    return letter["level"]


def _reaches(threshold: int) -> Callable[[_Stretch], bool]:
    return lambda stretch: stretch[1] >= threshold


def mirrored(text: str) -> str:
    """Neutral characters of a right-to-left stretch as they are drawn: reversed, brackets turned."""
    return "".join(mirror.MIRRORED.get(character, character) for character in reversed(text))


def _resolve_brackets(letters: list[_Letter], base: str) -> None:
    """Give both brackets of a pair the direction of what they enclose (rule N0)."""
    for first, last in _pairs(letters):
        inside = {_STRONG.get(letter["type"], "") for letter in letters[first + 1 : last]}
        other = "R" if base == "L" else "L"
        if base in inside:
            direction = base
        elif other in inside:
            direction = other if _before(letters, first, base) == other else base
        else:
            continue
        letters[first]["type"] = letters[last]["type"] = direction


def _pairs(letters: list[_Letter]) -> list[tuple[int, int]]:
    open_at: list[tuple[int, str]] = []
    found: list[tuple[int, int]] = []
    for place, letter in enumerate(letters):
        character = letter["ch"]
        if character in _OPENING:
            open_at.append((place, _OPENING[character]))
        elif any(character == closing for _, closing in open_at):
            while open_at[-1][1] != character:
                open_at.pop()
            found.append((open_at.pop()[0], place))
    return sorted(found)


def _before(letters: list[_Letter], place: int, base: str) -> str:
    for letter in reversed(letters[:place]):
        if strong := _STRONG.get(letter["type"]):
            return strong
    return base
