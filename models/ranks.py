"""Ranks of the armed forces met here, found by any spelling; refuses to deduce a legal category.

Article 60 GC III sorts ranks into five pay categories. NATO codes are indicative: they help to
type and are never printed on a form. `медицинской службы` raises a question under Article 33,
which an officer answers. Table: `resources/reference/ranks.csv`.
"""

import csv
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rapidfuzz import fuzz

import resources
from resources.words import words

_LANGUAGES = ("en", "fr", "uk", "ru")
_CLOSE_ENOUGH = 72
_SHORTEST_FUZZY = 3
_EXACT, _PREFIX, _BY_PARTS, _ALIAS = 100.0, 95.0, 90.0, 98.0
_PLAIN = re.compile(r"[^\w]+")
_NATO = re.compile(r"(or|of)[\s\-]?(\d{1,2})[abc]?", re.IGNORECASE)


class Category(StrEnum):
    """The categories of Article 60 for advances of pay."""

    I = "I"  # noqa: E741 - the Roman figure of the article
    II = "II"
    III = "III"
    IV = "IV"
    V = "V"


class Modifier(StrEnum):
    """What stands before or after a rank and is no part of it; the values are word keys."""

    GUARDS = "rank.modifier_guards"
    MEDICAL = "rank.modifier_medical"
    JUSTICE = "rank.modifier_justice"
    RESERVE = "rank.modifier_reserve"
    RETIRED = "rank.modifier_retired"


@dataclass(frozen=True, slots=True)
class Rank:
    """One rank of one service; `order` grows with seniority inside the service.

    `nato` is empty where there is no counterpart, and indicative where there is one.
    """

    key: str
    service: str
    order: int
    native: str
    latin: str
    word: str
    category: Category
    nato: str
    aliases: tuple[str, ...]

    def name(self, language: str) -> str:
        """What the rank is called in `language`."""
        return words(language)(self.word)


@dataclass(frozen=True, slots=True)
class RankMatch:
    """A rank offered for what was typed, and how well it fits, 0–100."""

    rank: Rank
    score: float


@dataclass(frozen=True, slots=True)
class RankReading:
    """What was typed, without its modifiers."""

    text: str
    modifiers: tuple[Modifier, ...] = ()

    @property
    def art33_question(self) -> bool:
        """Whether somebody must ask about exclusively medical service; never the answer."""
        return Modifier.MEDICAL in self.modifiers


_MODIFIERS = (
    (Modifier.GUARDS, re.compile(r"^(?:гвардии|гвардії|гв\.?|guards?|gvardii)\s+", re.I)),
    (
        Modifier.MEDICAL,
        re.compile(
            r"\s+(?:мед(?:\.|ицинской|ичної)?\s*(?:службы|служби|сл\.?)|м/с"
            r"|of the medical service|medical service|du service de santé)$",
            re.I,
        ),
    ),
    (Modifier.JUSTICE, re.compile(r"\s+(?:юстиции|юстиції|юст\.?|of justice)$", re.I)),
    (Modifier.RESERVE, re.compile(r"\s+(?:запаса|запасу|зап\.?|of the reserve)$", re.I)),
    (Modifier.RETIRED, re.compile(r"\s+(?:в отставке|у відставці|в отст\.?|retired)$", re.I)),
)


def split_modifiers(text: str) -> RankReading:
    """Splits *гвардии*, *медицинской службы*, *юстиции*, *запаса* and the like off a typed rank."""
    rest = " ".join(unicodedata.normalize("NFC", text).split())
    found: list[Modifier] = []
    changed = True
    while changed:
        changed = False
        for modifier, pattern in _MODIFIERS:
            shorter = pattern.sub("", rest)
            if shorter != rest:
                rest, changed = shorter, True
                found.append(modifier)
    return RankReading(rest, tuple(dict.fromkeys(found)))


@cache
def all_ranks() -> tuple[Rank, ...]:
    """Every rank known, junior to senior inside each service."""
    with resources.path("reference", "ranks.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            Rank(
                key=row["key"],
                service=row["service"],
                order=int(row["order"]),
                native=row["native"],
                latin=row["latin"],
                word=row["word"],
                category=Category(row["category"]),
                nato=row["nato"],
                aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
            )
            for row in csv.DictReader(lines)
        )


@cache
def by_key(key: str) -> Rank:
    """The rank with that key.

    Raises:
        KeyError: there is none.
    """
    for rank in all_ranks():
        if rank.key == key:
            return rank
    raise KeyError(key)


def complete(text: str, limit: int = 8, services: tuple[str, ...] = ()) -> list[RankMatch]:
    """Ranks that `text` may mean, best first: native script, Latin, any screen language, NATO code.

    Args:
        text: as typed so far; modifiers are passed over.
        limit: how many to offer.
        services: services to put first (`ru_army`, `ru_navy`, `kp_army`, `kp_navy`, `ua_army`,
            `ua_navy`); the others are still found.
    """
    typed = split_modifiers(text).text
    if code := _NATO.fullmatch(typed):
        wanted = f"{code[1].upper()}-{int(code[2])}"
        found = [RankMatch(rank, _EXACT) for rank in all_ranks() if rank.nato == wanted]
    else:
        sought = _fold(typed)
        if not sought:
            return []
        scored = ((rank, _score(sought, spellings)) for rank, spellings in _index())
        found = [RankMatch(rank, score) for rank, score in scored if score >= _CLOSE_ENOUGH]
    places = {service: place for place, service in enumerate(services)}
    found.sort(
        key=lambda match: (
            -match.score,
            places.get(match.rank.service, len(places)),
        )
    )
    return found[:limit]


def named(text: str, power_code: str = "") -> Rank | None:
    """The rank whose native name stands in `text` exactly, of this Power (ISO 3166) if several have it."""
    found = _by_native().get(_fold(split_modifiers(text).text), ())
    own = [rank for rank in found if rank.service.startswith(f"{power_code.lower()}_")]
    return own[0] if own else found[0] if found else None


@cache
def _by_native() -> dict[str, tuple[Rank, ...]]:
    names: dict[str, tuple[Rank, ...]] = {}
    for rank in all_ranks():
        key = _fold(rank.native)
        names[key] = (*names.get(key, ()), rank)
    return names


def _score(sought: str, spellings: tuple[tuple[str, float], ...]) -> float:
    best = 0.0
    for spelling, weight in spellings:
        if sought == spelling:
            return weight
        if spelling.startswith(sought):
            best = max(best, weight - (_EXACT - _PREFIX))
        elif _by_parts(sought, spelling):
            best = max(best, weight - (_EXACT - _BY_PARTS))
        elif len(sought) >= _SHORTEST_FUZZY:
            best = max(best, min(fuzz.ratio(sought, spelling) * weight / _EXACT, _BY_PARTS - 1))
    return best


def _by_parts(sought: str, spelling: str) -> bool:
    """Whether `ст серж` abbreviates `старший сержант`, word by word."""
    typed, full = sought.split(), spelling.split()
    if len(typed) != len(full):
        return False
    return all(whole.startswith(part) for part, whole in zip(typed, full, strict=True))


@cache
def _index() -> tuple[tuple[Rank, tuple[tuple[str, float], ...]], ...]:
    index: list[tuple[Rank, tuple[tuple[str, float], ...]]] = []
    for rank in all_ranks():
        spellings = {_fold(rank.native): _EXACT}
        for spelling in (rank.latin, *(rank.name(language) for language in _LANGUAGES)):
            spellings.setdefault(_fold(spelling), _ALIAS)
        for alias in rank.aliases:
            spellings.setdefault(_fold(alias), _ALIAS - 1)
        index.append((rank, tuple(spellings.items())))
    return tuple(index)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold().replace("ё", "е")
    kept = "".join(mark for mark in plain if not unicodedata.combining(mark))
    kept = unicodedata.normalize("NFC", kept.replace("'", "").replace("’", ""))
    return _PLAIN.sub(" ", kept).strip()
