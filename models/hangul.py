"""Hangul taken apart and romanised by rule; refuses to know which syllables are a family name.

Sources: Revised Romanization of Korean (Ministry of Culture and Tourism, notice 2000-8) and
McCune-Reischauer (1939). The letters stand in `resources/reference/transliteration/hangul.csv`;
here are the rules that depend on what stands beside a letter.
"""

import csv
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import resources

_FIRST, _LAST = 0xAC00, 0xD7A3
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"

_SPLIT = {
    "ㄳ": "ㄱㅅ",
    "ㄵ": "ㄴㅈ",
    "ㄶ": "ㄴㅎ",
    "ㄺ": "ㄹㄱ",
    "ㄻ": "ㄹㅁ",
    "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ",
    "ㅀ": "ㄹㅎ",
    "ㅄ": "ㅂㅅ",
}
_CLOSED = (
    dict.fromkeys("ㄱㄲㅋㄳㄺ", "ㄱ")
    | dict.fromkeys("ㄴㄵㄶ", "ㄴ")
    | dict.fromkeys("ㄷㅅㅆㅈㅊㅌㅎ", "ㄷ")
    | dict.fromkeys("ㄹㄼㄽㄾㅀ", "ㄹ")
    | dict.fromkeys("ㅁㄻ", "ㅁ")
    | dict.fromkeys("ㅂㅄㅍㄿ", "ㅂ")
    | {"ㅇ": "ㅇ"}
)
_NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}
_VOICED = {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅈ": "j"}
_TENSE_AFTER_L = frozenset("ㄷㅈ")


@dataclass(slots=True)
class Syllable:
    """One syllable: initial (ㅇ if silent), vowel, final (empty if open)."""

    initial: str
    medial: str
    final: str


def is_syllable(character: str) -> bool:
    """Whether it is one composed Hangul syllable."""
    return _FIRST <= ord(character) <= _LAST


def take_apart(text: str) -> list[Syllable]:
    """The syllables of a text that holds nothing but composed Hangul."""
    syllables: list[Syllable] = []
    for character in text:
        place, final = divmod(ord(character) - _FIRST, len(_FINALS))
        initial, medial = divmod(place, len(_MEDIALS))
        last = _FINALS[final].strip()
        syllables.append(Syllable(_INITIALS[initial], _MEDIALS[medial], last))
    return syllables


def romanise(text: str, system: str, *, assimilate: bool) -> str:
    """A run of Hangul in small Latin letters.

    Args:
        text: composed syllables only, one word.
        system: `rr` or `mr`, a column of the table.
        assimilate: whether neighbouring sounds change each other. Revised Romanization leaves them
            unchanged inside given names, McCune-Reischauer changes them everywhere.
    """
    syllables = take_apart(text)
    if assimilate:
        meet_all(syllables)
    letters = _letters(system)
    written: list[str] = []
    before = ""
    for place, syllable in enumerate(syllables):
        final = _CLOSED.get(syllable.final, "")
        inside = place > 0
        written.append(_initial(syllable, before, letters, voiced=system == "mr" and inside))
        written.append(letters["medial", syllable.medial])
        following = syllables[place + 1].initial if place + 1 < len(syllables) else ""
        if final == "ㄹ" and following == "ㅎ" and system == "mr":
            written.append("r")
        elif final:
            written.append(letters["final", final])
        before = final or "open"
    return "".join(written)


def meet_all(syllables: list[Syllable]) -> None:
    """Changes syllables in place into what is heard when they are spoken as one word."""
    for before, after in pairwise(syllables):
        _meet(before, after)


def _initial(
    syllable: Syllable, before: str, letters: dict[tuple[str, str], str], *, voiced: bool
) -> str:
    initial = syllable.initial
    if before == "ㄹ" and initial == "ㄹ":
        return "l"
    if not voiced or initial not in _VOICED or before in {"ㄱ", "ㄷ", "ㅂ"}:
        return letters["initial", initial]
    if before == "ㄹ" and initial in _TENSE_AFTER_L:
        return letters["initial", initial]
    if before == "ㄴ" and initial == "ㄱ":
        return "'g"
    return _VOICED[initial]


def _meet(before: Syllable, after: Syllable) -> None:
    """What a final and the next initial make of each other."""
    final = before.final
    if after.initial == "ㅇ" and final and final != "ㅇ":
        stays, moves = ("", final) if final not in _SPLIT else tuple(_SPLIT[final])
        if moves in "ㄷㅌ" and after.medial == "ㅣ":
            moves = "ㅈ" if moves == "ㄷ" else "ㅊ"
        before.final = stays
        after.initial = "ㅇ" if moves == "ㅎ" else moves
        return
    closed = _CLOSED.get(final, "")
    if after.initial == "ㄹ" and closed in {"ㄱ", "ㄷ", "ㅂ", "ㅁ", "ㅇ"}:
        after.initial = "ㄴ"
    if after.initial in "ㄴㅁ" and closed in _NASAL:
        before.final = _NASAL[closed]
    elif (closed, after.initial) in {("ㄴ", "ㄹ"), ("ㄹ", "ㄴ")}:
        before.final = after.initial = "ㄹ"


@cache
def _letters(system: str) -> dict[tuple[str, str], str]:
    table = resources.path("reference", "transliteration", "hangul.csv")
    with table.open(encoding="utf-8", newline="") as lines:
        return {(row["place"], row["jamo"]): row[system] for row in csv.DictReader(lines)}
