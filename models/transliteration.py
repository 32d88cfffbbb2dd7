"""Proposes a Latin form of a name by a named scheme; refuses to overwrite what a paper prints.

The native script is the master. A Latin form without its scheme is worthless: one Юрий is Iurii by
ICAO and Yuriy on many a card. Tables: `resources/reference/transliteration/`. Sources: Cabinet of
Ministers of Ukraine, resolution 55 of 27 January 2010; ICAO Doc 9303 part 3 (transliteration of
Cyrillic); GOST R 52535.1-2006 as in order 26 of the Federal Migration Service of 3 February 2010;
Revised Romanization of Korean (2000); McCune-Reischauer (1939).
"""

import csv
import re
import unicodedata
from enum import StrEnum
from functools import cache

from anyascii import anyascii

import resources
from models.hangul import is_syllable, romanise
from models.text import Script, script_of

_UKRAINIAN = frozenset("ґєії")
_BELARUSIAN = frozenset("ў")
_APOSTROPHES = re.compile(r"(?<=\w)['’‘`´ʹʼ](?=\w)")
_RUN = re.compile(r"[^\W\d_]+(?:ʼ[^\W\d_]+)*")
_TWO_SYLLABLE_FAMILIES = frozenset(("남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방"))
_FULL_NAME = 3


class Scheme(StrEnum):
    """How a Latin form came about."""

    KMU2010 = "kmu2010"
    ICAO9303 = "icao9303"
    GOST52535 = "gost52535"
    RR = "rr"
    MR = "mr"
    AS_PRINTED = "as_printed"


def default_scheme(text: str, power_code: str = "") -> Scheme:
    """The scheme to propose: by the writing, then by the Power (ISO 3166 alpha-2) he depends on."""
    letters = unicodedata.normalize("NFC", text)
    if any(is_syllable(letter) for letter in letters):
        return Scheme.RR if power_code == "KR" else Scheme.MR
    if not any(script_of(letter) is Script.CYRILLIC for letter in letters):
        return Scheme.AS_PRINTED
    if power_code == "UA" or set(letters.casefold()) & _UKRAINIAN:
        return Scheme.KMU2010
    return Scheme.ICAO9303


def propose(text: str, scheme: Scheme, *, name: bool = True) -> str:
    """The Latin form of `text` by `scheme`, capitals as in the original.

    What the scheme has no letter for (another script, Latin, figures) is passed on in ASCII. With
    `name`, a run of three or more syllables in Hangul is read as family name and given name.
    """
    if scheme is Scheme.AS_PRINTED:
        return text
    plain = _APOSTROPHES.sub("ʼ", unicodedata.normalize("NFC", text))
    return _RUN.sub(lambda run: _run(run[0], plain, scheme, name=name), plain)


def _run(run: str, whole: str, scheme: Scheme, *, name: bool) -> str:
    if scheme in {Scheme.RR, Scheme.MR}:
        if not all(is_syllable(letter) for letter in run):
            return anyascii(run)
        return _korean(run, scheme, name=name)
    if script_of(run.replace("ʼ", "")) is not Script.CYRILLIC:
        return anyascii(run)
    return _cyrillic(run, _letters(scheme.value, _variant(whole, scheme)))


def _variant(whole: str, scheme: Scheme) -> str:
    letters = set(whole.casefold())
    if scheme is not Scheme.ICAO9303:
        return ""
    if letters & _BELARUSIAN:
        return "belarusian"
    return "ukrainian" if letters & _UKRAINIAN else ""


def _cyrillic(run: str, letters: dict[str, tuple[str, str]]) -> str:
    written: list[str] = []
    place = 0
    small = run.lower()
    all_capitals = len(run) > 1 and run.isupper()
    while place < len(run):
        length = 2 if small[place : place + 2] in letters and place + 1 < len(run) else 1
        piece = small[place : place + length]
        inner, initial = letters.get(piece) or (anyascii(piece).lower(),) * 2
        latin = inner if place else initial
        if all_capitals:
            latin = latin.upper()
        elif run[place].isupper():
            latin = latin[:1].upper() + latin[1:]
        written.append(latin)
        place += length
    return "".join(written)


def _korean(run: str, scheme: Scheme, *, name: bool) -> str:
    if not name:
        return romanise(run, scheme.value, assimilate=True).capitalize()
    parts = [run]
    if len(run) >= _FULL_NAME:
        family = 2 if run[:2] in _TWO_SYLLABLE_FAMILIES else 1
        parts = [run[:family], run[family:]]
    assimilate = scheme is Scheme.MR
    return " ".join(
        romanise(part, scheme.value, assimilate=assimilate).capitalize() for part in parts
    )


@cache
def _letters(table: str, variant: str) -> dict[str, tuple[str, str]]:
    """Letter → (inside a word, at its beginning)."""
    inner, initial = (variant, f"{variant}_initial") if variant else ("latin", "initial")
    path = resources.path("reference", "transliteration", f"{table}.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["letter"]: (row[inner], row[initial]) for row in csv.DictReader(lines)}
