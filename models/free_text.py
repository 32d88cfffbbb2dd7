"""What must not stand in free text, found by its words and figures; refuses to keep, to change or to judge a text.

How somebody came endangers him and his family at home; coordinates, strength and plans are not asked of a prisoner
(GC III art. 17); a diagnosis is for the doctor alone; a telephone, an account or a password leads into his devices
and to his people (art. 13, 14). Phrases stand in `resources/reference/not_in_free_text.csv`, one a line: `…` stands
for up to six words, `#` for a number, `*` for any ending. Figures (grid references, degrees, telephones, codes of
illnesses) are the patterns below. A word that all may read of a prisoner, that he is wounded, sick or lies in a
hospital, is of the health class (`models.field_classes`) and is not found here; a named illness is.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import resources


class Category(StrEnum):
    """What a text tells that does not belong into it, the gravest first; word keys are `free_text.` and the value."""

    HOW_HE_CAME = "how_he_came"
    WISH = "wish"
    COORDINATES = "coordinates"
    DIAGNOSIS = "diagnosis"
    STRENGTH = "strength"
    ACCESS = "access"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Hint:
    """The first place where a text tells something of one category; the span is of the text in NFC."""

    category: Category
    start: int
    end: int
    words: str


def found(text: str) -> tuple[Hint, ...]:
    """What does not belong into this text: one hint a category, the gravest category first.

    The time it takes grows with the length of the text and with nothing else; a phrase whose longest word stands
    in it more than a thousand times is looked for at the first thousand places.
    """
    if not text or text.isspace():
        return ()
    plain = unicodedata.normalize("NFC", text)
    low = _lower(plain)
    said: dict[Category, tuple[int, int]] = {}
    for category, span in (*_figures(plain, low), *_phrases(low)):
        said[category] = min(said.get(category, span), span)
    return tuple(
        Hint(category, *said[category], plain[slice(*said[category])])
        for category in Category
        if category in said
    )


# -- figures -----------------------------------------------------------------------------------------


def _pattern(text: str) -> re.Pattern[str]:
    """Figures of our own alone: any other kind would cost most of the time."""
    return re.compile(text.replace(r"\d", "[0-9]"))


_MINUTES = r" ?\d{1,2}(?:[.,]\d{1,6})? ?(?:['′’ʼ]|мин|хв|min|분)"

# A grid reference: zone, band, square of 100 km, figures. Bands of the northern temperate zone alone, and no currency:
# serial numbers and sums look like the others.
_GRID = r"\d?[S-X](?!SD|AH) ?[A-HJ-NP-Z]{2} ?(?:\d{2,5} \d{2,5}|\d{4,10})(?!\w)"
# Two fractions of four places near each other, or of two where a point of the compass stands between them.
_PAIR = (
    r"\d?[.,](?:\d{4,8}[^0-9\n]{1,20}\d{1,3}[.,]\d{4,8}"
    r"|\d{2,8}[ °]{0,2}[NSСЮ][^0-9\n]{1,8}\d{1,3}[.,]\d{2,8})(?!\d)"
)
_MOBILE = (
    r"(?:(?<=8)[ (-]{0,2}9\d\d|(?<=0)(?:39|50|6[36-8]|73|9[1-9]))[ )-]{0,2}\d{3}[ -]?\d\d[ -]?\d\d"
)
_TELEPHONE = rf"(?:{_MOBILE}|(?<=0)(?:[1-9](?:[ .]\d\d){{4}}|\d{{1,2}}-\d{{3,4}}-\d{{4}}))(?!\d)"
_NUMBERED = r"(?<!№ \d)(?<!No\. \d)(?<!n° \d)"
_NUMBERS = _pattern(
    rf"\d(?:(?<![\w.,№#/-]\d)|(?<=[NSСЮ]\d)){_NUMBERED}(?:(?P<coordinates>{_GRID}|{_PAIR})|(?P<contact>{_TELEPHONE}))"
)
_SQUARES = _pattern(r"[XХхx](?<!\w[XХхx])[ =:]{0,3}\d{6,7}[ ,;]{1,3}[YУуy][ =:]{0,3}\d{6,7}(?!\d)")
_ILLNESS = _pattern(r"[A-TV-ZАВЕКМНОРСТХ](?<![\w.-][A-TV-ZАВЕКМНОРСТХ])\d\d\.\d{1,2}(?![\w.])")
_SQUARE = "квадрат|координат(?!ор)|coord(?!inator)|grid|carroyage|격자|좌표"

_BY_SIGN: tuple[tuple[Category, str, re.Pattern[str]], ...] = tuple(
    (category, sign, _pattern(pattern))
    for category, signs, pattern in (
        (
            Category.COORDINATES,
            "° град deg 도",
            rf"\d{{1,3}} ?(?:°|(?i:град|deg)\w{{0,6}}\.?|도){_MINUTES}",
        ),
        (
            Category.COORDINATES,
            "квадрат координат coord grid carroyage 격자 좌표",
            rf"(?<!\w)(?i:{_SQUARE})\w{{0,7}}(?: square)?[ :№°]{{1,4}}\d{{2,6}}[- /]{{0,3}}\d{{2,6}}",
        ),
        (Category.DIAGNOSIS, "icd cim мкх мкб", r"(?<!\w)(?:ICD|CIM|МКХ|МКБ)[- ]{0,2}1[01]"),
        (Category.CONTACT, "+", r"\+(?:[ ().-]{0,2}\d){9,13}(?!\d)"),
        (Category.CONTACT, "@", r"[\w.+-]{0,40}@[A-Za-z][\w.-]{2,40}"),
        (
            Category.CONTACT,
            "t.me/ vk.com/ ok.ru/ wa.me/",
            r"(?<!\w)[a-z]{1,2}\.[a-z]{2,3}/\w{1,40}",
        ),
    )
    for sign in signs.split()
)
"""Category, a sign in small letters, and the pattern that is looked for where the sign stands."""


def _figures(text: str, low: str) -> Iterator[tuple[Category, tuple[int, int]]]:
    for hit in _NUMBERS.finditer(text):
        yield Category(str(hit.lastgroup)), hit.span()
    for category, pattern in ((Category.COORDINATES, _SQUARES), (Category.DIAGNOSIS, _ILLNESS)):
        if hit := pattern.search(text):
            yield category, hit.span()
    for category, sign, pattern in _BY_SIGN:
        if span := _place(pattern, sign, _NEAR, low, text):
            yield category, span


# -- phrases -----------------------------------------------------------------------------------------

_WORD = re.compile(r"\w+")
_BETWEEN = r"[^\w.!?;\n]{1,3}"
_GAP = rf"{_BETWEEN}(?:\w{{1,40}}{_BETWEEN}){{0,6}}?"
_NEAR, _FAR, _ENDING = 50, 160, 24
"""Letters: as far from its sign as a figure or a phrase may begin or end, and the longest ending of a word."""

_PLACES = 1000
"""So many places of a sign are tried: a text that has more of one is no note."""

_HEAD = 3
"""Letters by which the words of phrases are looked up."""

_NUMERALS = "|".join(
    (
        "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred",
        "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|cent",
        "дв[аіо]|дві|двоє|три|троє|чотири|п.ять|шість|сім|вісім|дев.ять|десять|п.ятнадцять|двадцять|тридцять|сорок",
        "две|двое|трое|четыре|пять|шесть|семь|восемь|девять|пятнадцать|двадцать|тридцать|пятьдесят|сто|сотня",
        "열|열\\w|스무|스물|서른|마흔|쉰|백",
    )
)
"""Numbers in words, as far as they are used of men and guns."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One line of the table: its words (one that ends in `*` has any ending) and the pattern of the whole.

    `anchor` is the longest of the words, `around` how far from it the phrase may begin or end.
    """

    category: Category
    words: tuple[str, ...]
    anchor: str
    around: int
    pattern: str


@dataclass(frozen=True, slots=True)
class _Table:
    """The phrases, and the words they are made of by their first three letters, or by all where there are fewer."""

    phrases: tuple[_Phrase, ...]
    words: dict[str, tuple[str, ...]]


@cache
def _table() -> _Table:
    with resources.path("reference", "not_in_free_text.csv").open(
        encoding="utf-8", newline=""
    ) as lines:
        phrases = tuple(
            _phrase(Category(row["category"]), row["phrase"]) for row in csv.DictReader(lines)
        )
    heads: dict[str, set[str]] = {}
    for phrase in phrases:
        for word in phrase.words:
            heads.setdefault(word.removesuffix("*")[:_HEAD], set()).add(word)
    return _Table(phrases, {head: tuple(sorted(words)) for head, words in heads.items()})


def _phrase(category: Category, line: str) -> _Phrase:
    words: list[str] = []
    pattern = ""
    gap = ""
    for part in re.findall(r"…|#|\w+\*?", _lower(line)):
        if part == "…":
            gap = _GAP
            continue
        # A pattern that begins with letters is found at once; what stands before them is looked at then.
        pattern += gap + _one(part) if pattern or part == "#" else _first(part)
        gap = _BETWEEN
        if part != "#":
            words.append(part)
    anchor = max((word.removesuffix("*") for word in words), key=len)
    around = (
        _FAR if "…" in line else len(line) + _ENDING * (line.count("*") + line.count("#")) + _NEAR
    )
    return _Phrase(category, tuple(words), anchor, around, rf"{pattern}(?!\w)")


def _first(part: str) -> str:
    plain = part.removesuffix("*")
    return rf"{plain}(?<!\w{plain})" + _one(part)[len(plain) :]


def _one(part: str) -> str:
    if part == "#":
        return rf"(?:[0-9]{{1,8}}\w{{0,4}}|{_NUMERALS})"
    return rf"{part[:-1]}\w{{0,{_ENDING}}}" if part.endswith("*") else part


def _phrases(low: str) -> Iterator[tuple[Category, tuple[int, int]]]:
    table = _table()
    # Most words of a long text stand in it more than once, and most begin like no word of the table.
    words = set(_WORD.findall(" ".join(set(low.split()))))
    there = {
        word
        for length in range(1, _HEAD + 1)
        for one in [one for one in words if one[:length] in table.words]
        for word in table.words[one[:length]]
        if one == word or (word[-1] == "*" and one.startswith(word[:-1]))
    }
    for phrase in table.phrases if there else ():
        if there.issuperset(phrase.words):
            span = _place(_compiled(phrase.pattern), phrase.anchor, phrase.around, low, low)
            if span:
                yield phrase.category, span


def _place(
    pattern: re.Pattern[str], sign: str, around: int, low: str, text: str
) -> tuple[int, int] | None:
    """Where the pattern stands first in `text`: looked for around each place of the sign that it cannot be without."""
    at = -1
    for _ in range(_PLACES):
        at = low.find(sign, at + 1)
        if at < 0:
            return None
        if hit := pattern.search(text, max(at - around, 0), at + around):
            return hit.span()
    return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when a text first has all its words: a thousand patterns at once take half a second."""
    return re.compile(pattern)


def _lower(text: str) -> str:
    """In small letters, letter by letter, so that every place stays where it was."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(one if len(one) == 1 else letter for letter in text for one in [letter.lower()])
