"""A place as free text, cut to what names a settlement or a district; refuses to let anything more exact through.

What leaves for the Bureau names a place to the district (GC III art. 23): never a street, a house, coordinates, or
where in the fields a position lay. What the rule cannot tell for a settlement is left out: too little may be asked
for again, too much cannot be taken back.
"""

import re

_PARTS = re.compile(r"[,;:/()\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ.][^\W\d_]+)*\.?")

_EXACT = """
вул вулиця вулиці улица ул улице просп проспект пр-т пр-кт провулок пров переулок пер бульвар бульв площа площадь пл
набережна набережная шосе шоссе тупик узвіз проїзд проезд буд будинок дом квартира кв корпус корп школа лікарня больница
міст мост шахта завод ферма блокпост окоп бліндаж блиндаж підвал подвал лісосмуга лесополоса посадка
street st road rd avenue ave lane square boulevard house flat apartment building school hospital bridge mine factory
farm checkpoint trench dugout basement
rue avenue boulevard chemin place maison école hôpital pont usine ferme tranchée abri cave
거리 번지 아파트 학교 병원 다리 공장
"""
_DESIGNATIONS = """
м місто г город с село смт пгт сел селище пос посёлок поселок хутір хутор р-н район обл область громада сільрада волость
біля поблизу коло під поруч околиця околиці около возле близ под окраина вблизи у в
district oblast raion region hromada village town city near north south east west of
de du la le près commune ville
도 시 군 구역 리
"""
_COORDINATES = re.compile(
    r"[°′″º]|\d[.]\d{2,}|\d{4,}|\b\d{1,2}\s?[A-Za-z]{1,3}\s?[A-Za-z]{0,2}\s?\d{2,}"
)

EXACT = frozenset(_EXACT.split())
"""Words of whatever lies within a settlement or in the fields: a part of the text with one of them goes out no more."""
DESIGNATIONS = frozenset(_DESIGNATIONS.split())
"""Small words that stand with the name of a settlement or district and go out with it."""


def settlement_of(text: str) -> str:
    """The settlements and districts a text names, in its order and separated by commas; empty if none is certain.

    A part between punctuation marks is left out whole when it has a digit, a sign that is no letter, or a word for
    something exact; of the others remain the names (words that do not begin small) and the designations beside them.
    """
    kept = (_name_of(part.split()) for part in _PARTS.split(text))
    return ", ".join(part for part in kept if part)


def without_coordinates(text: str) -> str:
    """A text without its parts that look like coordinates or a grid: degrees, fractions of a degree, runs of digits."""
    parts = (part.strip() for part in re.split(r"[,;()\n]+", text))
    return ", ".join(part for part in parts if part and not _COORDINATES.search(part))


def _name_of(words: list[str]) -> str:
    if not all(map(_WORD.fullmatch, words)) or any(_bare(word) in EXACT for word in words):
        return ""
    if len(words) == 1:
        # Typed in haste, without a capital.
        return "" if _bare(words[0]) in DESIGNATIONS else words[0]
    said = [word for word in words if _is_name(word) or _bare(word) in DESIGNATIONS]
    return " ".join(said) if any(_is_name(word) for word in said) else ""


def _is_name(word: str) -> bool:
    return word[0] == word[0].upper() and _bare(word) not in DESIGNATIONS


def _bare(word: str) -> str:
    return word.casefold().rstrip(".")
