"""Service numbers as stated, with what looks odd about them; refuses to block or to change any.

Article 17 GC III asks for an "army, regimental, personal or serial number, or failing this,
equivalent information": any text is an answer. The personal number of the Russian armed forces is
one or two capital Cyrillic letters and six digits (`Э-100100`, `АБ-200200`).
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

_RUSSIAN = re.compile(r"[А-ЯЁ]{1,2}-?\d{6}")
_RUSSIAN_SHAPE = re.compile(r"([^\W\d_]{1,2})[\s\-‐-―№]*(\d{6})")
_LATIN = "ABEKMHOPCTYXI"
_CYRILLIC = "АВЕКМНОРСТУХІ"
_TO_LATIN = str.maketrans(_CYRILLIC + "ЁЇ", _LATIN + "EI")
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)


class ServiceNumberNote(StrEnum):
    """What looks odd; the values are word keys. Warnings, never reasons to refuse."""

    UNUSUAL = "number.service_unusual"
    LOOK_ALIKE = "number.service_look_alike"


@dataclass(frozen=True, slots=True)
class ServiceNumber:
    """A number as it is kept, as it is compared, and what to say about it.

    `suggestion` is what the officer may have meant; it is offered and never put in by itself.
    """

    text: str
    match_key: str
    notes: tuple[ServiceNumberNote, ...] = ()
    suggestion: str = ""


def check(typed: str, power_code: str = "") -> ServiceNumber:
    """A service number as typed, measured by what the Power (ISO 3166 alpha-2) is known to use."""
    text = " ".join(unicodedata.normalize("NFC", typed).split())
    key = match_key(text)
    if not text or power_code != "RU":
        return ServiceNumber(text, key)
    if _RUSSIAN.fullmatch(text):
        return ServiceNumber(text, key)
    if shape := _RUSSIAN_SHAPE.fullmatch(text):
        letters = shape[1].upper().translate(_TO_CYRILLIC)
        suggestion = f"{letters}-{shape[2]}"
        if _RUSSIAN.fullmatch(suggestion):
            foreign = not _RUSSIAN.fullmatch(f"{shape[1].upper()}-{shape[2]}")
            notes = (ServiceNumberNote.LOOK_ALIKE,) if foreign else ()
            return ServiceNumber(text, key, notes, suggestion)
    return ServiceNumber(text, key, (ServiceNumberNote.UNUSUAL,))


def match_key(text: str) -> str:
    """Capitals and digits only, Cyrillic look-alikes as Latin: for comparing, never for showing."""
    folded = unicodedata.normalize("NFKC", text).upper().translate(_TO_LATIN)
    return "".join(character for character in folded if character.isalnum())
