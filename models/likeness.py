"""How like two people are, with reasons in words; refuses to merge anybody.

Two names in two scripts may be one man, and two men may bear one name. Whoever decides sees why the
program asks: each reason is a word key. A service number that is equal weighs most, a date of birth
that cannot be the same weighs against.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import islice, product

from rapidfuzz.distance import JaroWinkler

from models.name_keys import name_keys, name_tokens, skeleton
from models.partial_date import PartialDate
from models.service_numbers import match_key
from models.text import script_of

LIKELY = 60
"""The score from which two records are shown to an officer as perhaps one person."""

_MOST = 100
_CLOSE = 0.92
_QUITE_CLOSE = 0.86
_SAME = 0.97
_TELLING = 3
_MOST_CHOICES = 12
_A_YEAR = timedelta(days=366)


class Reason(StrEnum):
    """Why two people look alike or not; the values are word keys."""

    SERVICE_NUMBER = "likeness.service_number"
    NAME = "likeness.name"
    NAME_ACROSS_SCRIPTS = "likeness.name_across_scripts"
    NAME_CLOSE = "likeness.name_close"
    NAME_SWAPPED = "likeness.name_swapped"
    SURNAME = "likeness.surname"
    BORN_EQUAL = "likeness.born_equal"
    BORN_WITHIN = "likeness.born_within"
    BORN_NEAR = "likeness.born_near"
    BORN_SWAPPED = "likeness.born_swapped"
    FATHER = "likeness.father"
    DOCUMENT = "likeness.document"
    DIFFERS_SERVICE_NUMBER = "likeness.differs_service_number"
    DIFFERS_BORN = "likeness.differs_born"


_WEIGHTS = {
    Reason.SERVICE_NUMBER: 70,
    Reason.NAME: 50,
    Reason.NAME_ACROSS_SCRIPTS: 45,
    Reason.NAME_CLOSE: 35,
    Reason.NAME_SWAPPED: -3,
    Reason.SURNAME: 20,
    Reason.BORN_EQUAL: 30,
    Reason.BORN_SWAPPED: 25,
    Reason.BORN_WITHIN: 18,
    Reason.BORN_NEAR: 8,
    Reason.FATHER: 12,
    Reason.DOCUMENT: 40,
    Reason.DIFFERS_SERVICE_NUMBER: -25,
    Reason.DIFFERS_BORN: -40,
}

_AGAINST = frozenset(reason.value for reason, weight in _WEIGHTS.items() if weight < 0)


@dataclass(frozen=True, slots=True)
class NameForm:
    """One way the name is written: in native script or as a paper prints it."""

    surname: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """What is known of a person for telling him from others; anything may be missing."""

    names: tuple[NameForm, ...] = ()
    born: PartialDate | None = None
    service_number: str = ""
    father: str = ""
    documents: frozenset[str] = frozenset()
    """Numbers of his own papers, as `match_key` compares them."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two people are, 0–100, and why, the weightiest reason first.

    `evidence` are the reasons as they can be compared later: where a number or a date is equal, with what it is.
    """

    score: int
    reasons: tuple[Reason, ...] = ()
    evidence: frozenset[str] = frozenset()

    @property
    def likely(self) -> bool:
        """Whether an officer should look at both."""
        return self.score >= LIKELY


def joined(one: Likeness, other: Likeness) -> Likeness:
    """How like somebody is to a man of whom there are two records."""
    first, second = sorted((one, other), key=lambda each: -each.score)
    reasons = tuple(dict.fromkeys((*first.reasons, *second.reasons)))
    return Likeness(first.score, reasons, first.evidence | second.evidence)


def compare(a: Identity, b: Identity) -> Likeness:
    """Holds two people against each other; the order of the two makes no difference."""
    shared = a.documents & b.documents
    reasons = (
        *_by_name(a, b),
        *_by_birth(a, b),
        *_by_number(a, b),
        *_by_father(a, b),
        *((Reason.DOCUMENT,) if shared else ()),
    )
    score = sum(_WEIGHTS[reason] for reason in reasons)
    ordered = sorted(reasons, key=lambda reason: -abs(_WEIGHTS[reason]))
    equal = {
        Reason.SERVICE_NUMBER: (match_key(a.service_number),),
        Reason.BORN_EQUAL: (a.born.iso() if a.born else "",),
        Reason.DOCUMENT: tuple(shared),
    }
    evidence = frozenset(
        f"{reason}:{value}" if value else reason.value
        for reason in reasons
        for value in equal.get(reason, ("",))
    )
    return Likeness(max(0, min(_MOST, score)), tuple(ordered), evidence)


def grew(evidence: frozenset[str], before: frozenset[str]) -> bool:
    """Whether two records are more alike than they were: something new speaks for one man, or less against it."""
    return bool(evidence - before - _AGAINST or (before & _AGAINST) - evidence)


def _by_number(a: Identity, b: Identity) -> tuple[Reason, ...]:
    left, right = match_key(a.service_number), match_key(b.service_number)
    if not left or not right:
        return ()
    return (Reason.SERVICE_NUMBER,) if left == right else (Reason.DIFFERS_SERVICE_NUMBER,)


def _by_birth(a: Identity, b: Identity) -> tuple[Reason, ...]:
    if a.born is None or b.born is None:
        return ()
    if a.born == b.born and a.born.day is not None and not a.born.estimated:
        return (Reason.BORN_EQUAL,)
    if a.born.earliest() <= b.born.latest() and b.born.earliest() <= a.born.latest():
        return (Reason.BORN_WITHIN,)
    if a.born.day and (a.born.year, a.born.month, a.born.day) == (
        b.born.year,
        b.born.day,
        b.born.month,
    ):
        return (Reason.BORN_SWAPPED,)
    apart = max(a.born.earliest() - b.born.latest(), b.born.earliest() - a.born.latest())
    return (Reason.BORN_NEAR,) if apart <= _A_YEAR else (Reason.DIFFERS_BORN,)


def _by_father(a: Identity, b: Identity) -> tuple[Reason, ...]:
    if not a.father or not b.father:
        return ()
    return (Reason.FATHER,) if _alike(a.father, b.father) >= _CLOSE else ()


def _by_name(a: Identity, b: Identity) -> tuple[Reason, ...]:
    found = [_forms(left, right) for left in a.names for right in b.names]
    return max(found, key=lambda reasons: sum(_WEIGHTS[reason] for reason in reasons), default=())


def _forms(a: NameForm, b: NameForm) -> tuple[Reason, ...]:
    straight = _both(a.surname, b.surname, a.given, b.given)
    swapped = _both(a.surname, b.given, a.given, b.surname)
    if straight is None and swapped is None:
        if _given_known(a, b):
            return ()
        return (Reason.SURNAME,) if _alike(a.surname, b.surname) >= _CLOSE else ()
    if straight is not None:
        return (straight,)
    return (swapped, Reason.NAME_SWAPPED) if swapped is not None else ()


def _given_known(a: NameForm, b: NameForm) -> bool:
    return bool(name_tokens(a.given) and name_tokens(b.given))


def _both(surname: str, other_surname: str, given: str, other_given: str) -> Reason | None:
    """What surname and given name together say, or None when they are not one name."""
    weaker = min(_alike(surname, other_surname), _alike(given, other_given))
    if weaker < _QUITE_CLOSE:
        return None
    if script_of(surname) is not script_of(other_surname):
        return Reason.NAME_ACROSS_SCRIPTS
    same = weaker >= _CLOSE and _plain(surname) == _plain(other_surname)
    return Reason.NAME if same else Reason.NAME_CLOSE


def _plain(text: str) -> str:
    return " ".join(name_tokens(text)).replace("ё", "е")


def _alike(left: str, right: str) -> float:
    """How alike two parts of a name are, 0–1, by sound or by spelling.

    A second given name or patronymic that only one of them has does no harm.
    """
    mine, yours = name_keys(left), name_keys(right)
    if not mine.sounds or not yours.sounds:
        return 0.0
    whole, other_whole = _joined(mine.sounds), _joined(yours.sounds)
    best = _closest(whole, other_whole)
    best = max(best, JaroWinkler.similarity(_plain(left), _plain(right)))
    bones = {skeleton(sound) for sound in whole} & {skeleton(sound) for sound in other_whole}
    if any(len(bone) >= _TELLING for bone in bones):
        best = max(best, _QUITE_CLOSE)
    if 1 in {len(mine.sounds), len(yours.sounds)} and len(mine.sounds) != len(yours.sounds):
        first = _closest(mine.sounds[0], yours.sounds[0])
        best = max(best, first if first >= _SAME else 0.0)
    return best


def _joined(sounds: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple("".join(choice) for choice in islice(product(*sounds), _MOST_CHOICES))


def _closest(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    return max(JaroWinkler.similarity(one, other) for one in left for other in right)
