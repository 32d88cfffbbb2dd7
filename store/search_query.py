"""Turns what was typed into a search field into full-text expressions; refuses to touch a database.

Terms carry a letter for their kind: `f` sound of a name, `k` its skeleton, `q` and `w` the same of his
father's (`store.search_father`), `n` a number of ours, `s` a service number, `y` `m` `d` the birth.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rapidfuzz.distance import Indel

from models.name_keys import NameKeys, name_keys, skeleton
from models.numbers import HumanNumber, NumberRefusedError, parse, parse_partial
from models.partial_date import DateRefusedError, PartialDate
from models.partial_date import parse as parse_date
from models.service_numbers import match_key

_LAST_DAY = date(9999, 12, 31)
_WITH_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CONSONANTS = "PFTKSLMN"
_SOUND_LETTERS = "PFTKSLMNaoui"
_SHORTEST_EDIT = 2
_SAME_SPELLING = 3.0


@dataclass(frozen=True, slots=True)
class Question:
    """A query taken apart: names to sound out, terms one of which must hold, dates to narrow by."""

    names: NameKeys
    any_of: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    born: tuple[str, ...] = ()


_MOST_WORDS = 16
_LONGEST = 400
"""Nobody's names, number and birth are longer; the time of a search grows with the square of its words."""


def question(text: str) -> Question:
    """Takes a typed query apart; of a novel pasted into the search its first words are asked for."""
    pieces = text[:_LONGEST].split()[:_MOST_WORDS]
    text = " ".join(pieces)
    figures = [piece for piece in pieces if any(letter.isdecimal() for letter in piece)]
    names = name_keys(" ".join(piece for piece in pieces if piece not in figures))
    whole = number_query_terms(text)
    if whole:
        return Question(name_keys(""), (*whole, *_stated(text)), _service_prefix(text), _born(text))
    any_of: list[str] = []
    prefixes: list[str] = []
    born: list[str] = []
    for piece in figures:
        if dated := _born(piece):
            born += dated
        else:
            any_of += (*number_query_terms(piece), *_stated(piece))
            prefixes += _service_prefix(piece)
    if figures and len(figures) < len(pieces) and not born:
        any_of += _stated(text)
    return Question(names, tuple(any_of), tuple(prefixes), tuple(born))


def number_terms(number: str) -> tuple[str, ...]:
    """What a number of ours is found by: whole, without its series, by series, by counter alone.

    A number of a foreign shape is found by its letters and digits.
    """
    try:
        whole = parse(number)
    except NumberRefusedError:
        key = match_key(number).lower()
        return (f"n{key}",) if key else ()
    prefix, series = whole.prefix.lower(), whole.series.value.lower()
    forms = (f"{prefix}-{series}-", f"{prefix}-", f"{series}-", "")
    return tuple(dict.fromkeys(_term("n", f"{form}{whole.counter}") for form in forms))


def number_query_terms(typed: str) -> tuple[str, ...]:
    """The term that fits as much of a number as was typed."""
    part = parse_partial(typed)
    if part is None:
        return ()
    if part.series is not None and part.prefix:
        return number_terms(str(HumanNumber(part.prefix, part.series, part.counter)))[:1]
    series = part.series.value.lower() if part.series else ""
    form = "".join(f"{piece}-" for piece in (part.prefix.lower(), series) if piece)
    return (_term("n", f"{form}{part.counter}"),)


def service_terms(service_number: str) -> tuple[str, ...]:
    """What a service number is found by: whole, and by its digits."""
    key = match_key(service_number).lower()
    digits = "".join(letter for letter in key if letter.isdecimal())
    return tuple(f"s{part}" for part in dict.fromkeys((key, digits)) if part)


def born_terms(born: str) -> tuple[str, ...]:
    """What a stored partial date (`1994`, `~1994-03`) is found by."""
    figures = born.removeprefix("~").replace("-", "")
    return tuple(
        f"{kind}{figures[:end]}"
        for kind, end in (("y", 4), ("m", 6), ("d", 8))
        if len(figures) >= end
    )


def name_terms(keys: NameKeys) -> list[str]:
    """What a name is found by."""
    terms = [f"f{sound}" for group in (*keys.sounds, *keys.sound_pairs) for sound in group]
    terms += [f"k{key}" for group in (*keys.skeletons(), *keys.skeleton_pairs()) for key in group]
    return terms


def sounding_expression(keys: NameKeys) -> str:
    """Every word sounds the same, wherever words are parted."""
    return _all_words("f", keys.sounds, keys.sound_pairs)


def skeleton_expression(keys: NameKeys) -> str:
    """Every word has the same consonants."""
    return _all_words("k", keys.skeletons(), keys.skeleton_pairs())


def beginning_expression(keys: NameKeys) -> str:
    """As `skeleton_expression`, but the last word may go on."""
    *before, last = keys.sounds
    parts = [_any("k", (skeleton(sound) for sound in sounds)) for sounds in before]
    parts.append("(" + " OR ".join(f'"f{sound}" *' for sound in last) + ")")
    return " AND ".join(parts)


def all_but_one_expressions(keys: NameKeys) -> list[str]:
    """One word of three or more is missing or quite different."""
    words = [_any("k", group) for group in keys.skeletons()]
    few = 3
    if len(words) < few:
        return []
    return [" AND ".join(words[:place] + words[place + 1 :]) for place in range(len(words))]


def misspelt_expressions(keys: NameKeys) -> list[str]:
    """One word is a slip of the pen away: one letter more, less, other, or two exchanged.

    The longest word comes first: there is most room for slips in it.
    """
    skeletons = keys.skeletons()
    expressions: list[str] = []
    for place, sounds in sorted(enumerate(keys.sounds), key=lambda item: -len(item[1][0])):
        others = [_any("k", group) for at, group in enumerate(skeletons) if at != place]
        if others:
            near = _any("k", _edits(skeletons[place][0], _CONSONANTS))
        else:
            near = _any("f", _edits(sounds[0], _SOUND_LETTERS))
        expressions.append(" AND ".join([*others, near]))
    return expressions


def shares_skeleton(keys: NameKeys, terms: Container[str]) -> bool:
    """Whether somebody's own terms answer `skeleton_expression`."""
    return all(
        any(f"k{key}" in terms for key in alternatives)
        for alternatives in _alternatives(keys.skeletons(), keys.skeleton_pairs())
    )


def any_expression(terms: Iterable[str], prefixes: Iterable[str] = ()) -> str:
    """One of these terms, or one that begins so."""
    return " OR ".join([*(f'"{term}"' for term in terms), *(f'"{start}" *' for start in prefixes)])


def _all_words(
    kind: str, words: tuple[tuple[str, ...], ...], pairs: tuple[tuple[str, ...], ...]
) -> str:
    return " AND ".join(_any(kind, keys) for keys in _alternatives(words, pairs))


def _alternatives(
    words: tuple[tuple[str, ...], ...], pairs: tuple[tuple[str, ...], ...]
) -> list[tuple[str, ...]]:
    """For each word its own keys, and those of the pairs it is part of."""
    return [
        (*own, *(key for pair in pairs[max(place - 1, 0) : place + 1] for key in pair))
        for place, own in enumerate(words)
    ]


def _any(kind: str, keys: Iterable[str]) -> str:
    return "(" + " OR ".join(f'"{kind}{key}"' for key in dict.fromkeys(keys)) + ")"


def _edits(key: str, letters: str) -> list[str]:
    """The key and everything one slip away from it, in a fixed order."""
    if len(key) < _SHORTEST_EDIT:
        return [key]
    splits = [(key[:place], key[place:]) for place in range(len(key) + 1)]
    found = [key]
    found += [left + right[1:] for left, right in splits if right]
    found += [left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1]
    found += [left + letter + right[1:] for left, right in splits if right for letter in letters]
    found += [left + letter + right for left, right in splits for letter in letters]
    return list(dict.fromkeys(found))


def _term(kind: str, text: str) -> str:
    return kind + text.replace("-", "x")


def _stated(typed: str) -> tuple[str, ...]:
    """As a service number, and as a number of a foreign shape."""
    key = match_key(typed).lower()
    return (f"s{key}", f"n{key}") if key else ()


def _service_prefix(typed: str) -> tuple[str, ...]:
    shortest = 3
    return tuple(term for term in service_terms(typed)[:1] if len(term) > shortest)


def _born(piece: str) -> tuple[str, ...]:
    """Terms of a date with a whole year, finest first."""
    if not _WITH_YEAR.search(piece):
        return ()
    try:
        known: PartialDate = parse_date(piece, _LAST_DAY)
    except DateRefusedError:
        return ()
    return tuple(reversed(born_terms(known.iso())))


def rank_text(keys: list[NameKeys]) -> str:
    """Likeliest sounds of all words, then the words themselves, to rank by."""
    sounds = dict.fromkeys(sound for key in keys for group in key.sounds for sound in group)
    words = dict.fromkeys(word for key in keys for word in key.tokens)
    return " ".join(sounds) + "|" + " ".join(words)


class Sought:
    """The names asked for, to be held against candidates."""

    def __init__(self, keys: NameKeys) -> None:
        self._sounds = [frozenset(sounds) for sounds in keys.sounds]
        self._forms = _alternatives(keys.sounds, keys.sound_pairs)
        self._close: list[dict[str, float]] = [{} for _ in keys.sounds]
        self._tokens = frozenset(keys.tokens)

    def score(self, kept: str) -> float:
        """How well a candidate's `rank_text` fits, 0–103: the mean over the words asked for."""
        sounds, _, words = kept.partition("|")
        others = sounds.split()
        total = 0.0
        joined: list[str] | None = None
        for place, known in enumerate(self._sounds):
            if not known.isdisjoint(others):
                total += 100.0
                continue
            if joined is None:
                joined = others + [left + right for left, right in pairwise(others)]
            total += self._closest(place, joined)
        spelt = len(self._tokens.intersection(words.split())) / len(self._tokens)
        return total / len(self._sounds) + spelt * _SAME_SPELLING

    def _closest(self, place: int, others: list[str]) -> float:
        seen, forms = self._close[place], self._forms[place]
        best = 0.0
        for other in others:
            close = seen.get(other)
            if close is None:
                close = max(Indel.normalized_similarity(form, other) for form in forms) * 100
                seen[other] = close
            best = max(best, close)
        return best
