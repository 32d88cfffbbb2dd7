"""Cleaning of typed text; refuses to cut anything or to change a letter without saying so.

Field books and phones leave control characters, hidden direction marks and letters of the wrong
alphabet in names. What is only rubbish is removed and reported; what may be meant is kept and
reported.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\ufffc")
_BLANKS = re.compile(r"[^\S\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`\-][^\W\d_]+)*")

_LATIN_TWINS = "ABEIKMHOPCTYXaeiopcyx"
_CYRILLIC_TWINS = "АВЕІКМНОРСТУХаеіорсух"
_TO_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_TO_LATIN = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)


class TextNote(StrEnum):
    """What was done to a text, or what looks odd in it; the values are word keys."""

    CONTROL_REMOVED = "text.control_removed"
    DIRECTION_REMOVED = "text.direction_removed"
    BREAKS_REMOVED = "text.breaks_removed"
    TOO_LONG = "text.too_long"
    MIXED_SCRIPT = "text.mixed_script"
    LOOK_ALIKE = "text.look_alike"


class Script(StrEnum):
    """The writing a text is in."""

    NONE = "none"
    CYRILLIC = "cyrillic"
    HANGUL = "hangul"
    LATIN = "latin"
    ARABIC = "arabic"
    HAN = "han"
    OTHER = "other"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text fit to be kept, and what there is to say about it."""

    text: str
    notes: tuple[TextNote, ...] = ()


def folded(text: str) -> str:
    """The words of a text as they are compared: small letters, one blank between them."""
    return " ".join(text.casefold().split())


def clean(typed: str, *, limit: int, breaks: bool = False) -> Cleaned:
    """The text in NFC without control, direction and invisible characters, blanks tidied.

    Args:
        typed: as it came from the keyboard, a scanner or another program.
        limit: longest allowed, in characters. A longer text is kept whole and noted `TOO_LONG`:
            whoever stores it must ask.
        breaks: whether line breaks are kept (as a line feed); otherwise each becomes a blank.
    """
    if len(typed) <= limit and _is_tidy(typed):
        return Cleaned(typed)
    notes: list[TextNote] = []
    text = unicodedata.normalize("NFC", typed)
    text = _BREAKS.sub("\n", text)
    if not breaks and "\n" in text.strip():
        notes.append(TextNote.BREAKS_REMOVED)
    if not breaks:
        text = text.replace("\n", " ")
    text = text.replace("\t", " ")
    kept = "".join(character for character in text if character not in _BIDI)
    if kept != text:
        notes.append(TextNote.DIRECTION_REMOVED)
    shown = "".join(character for character in kept if not _is_rubbish(character))
    if shown != kept:
        notes.append(TextNote.CONTROL_REMOVED)
    text = _BLANKS.sub(" ", unicodedata.normalize("NFC", shown))
    text = "\n".join(line.strip() for line in text.split("\n")).strip()
    if len(text) > limit:
        notes.append(TextNote.TOO_LONG)
    return Cleaned(text, tuple(notes))


def _is_tidy(typed: str) -> bool:
    """Whether there is nothing to clean: most of what is typed, told without looking at each letter."""
    return (
        typed.isprintable()
        and "  " not in typed
        and typed == typed.strip()
        and _INVISIBLE.isdisjoint(typed)
        and unicodedata.is_normalized("NFC", typed)
    )


def name_warnings(text: str) -> tuple[TextNote, ...]:
    """What looks odd in a name: alphabets mixed inside one word, and whether twins explain it.

    `Cергей` with a Latin C is `LOOK_ALIKE`; `Gергей`, where no Cyrillic letter looks like the
    Latin one, is `MIXED_SCRIPT`. Never a reason to refuse.
    """
    found: list[TextNote] = []
    for word in _WORD.findall(unicodedata.normalize("NFC", text)):
        if script_of(word) is Script.MIXED:
            odd = TextNote.LOOK_ALIKE if repaired(word) else TextNote.MIXED_SCRIPT
            if odd not in found:
                found.append(odd)
    return tuple(found)


def repaired(word: str) -> str | None:
    """A word of mixed Cyrillic and Latin with the twins of one script exchanged, if it can be.

    An offer to the officer, never applied unasked. None when the word is not mixed or other
    letters remain.
    """
    latin = {character for character in word if _script(character) is Script.LATIN}
    cyrillic = {character for character in word if _script(character) is Script.CYRILLIC}
    if not latin or not cyrillic or script_of(word) is not Script.MIXED:
        return None
    all_latin_fit = latin <= set(_LATIN_TWINS)
    all_cyrillic_fit = cyrillic <= set(_CYRILLIC_TWINS)
    if all_latin_fit and not (all_cyrillic_fit and len(latin) > len(cyrillic)):
        return word.translate(_TO_CYRILLIC)
    if all_cyrillic_fit:
        return word.translate(_TO_LATIN)
    return None


def script_of(text: str) -> Script:
    """The one writing of all letters of `text`; `MIXED` if several, `NONE` without letters."""
    scripts = {_script(character) for character in text if character.isalpha()}
    if not scripts:
        return Script.NONE
    return scripts.pop() if len(scripts) == 1 else Script.MIXED


_RANGES = (
    (0x0041, 0x024F, Script.LATIN),
    (0x0400, 0x052F, Script.CYRILLIC),
    (0x0600, 0x06FF, Script.ARABIC),
    (0x0750, 0x077F, Script.ARABIC),
    (0x08A0, 0x08FF, Script.ARABIC),
    (0x1100, 0x11FF, Script.HANGUL),
    (0x1C80, 0x1C8F, Script.CYRILLIC),
    (0x1E00, 0x1EFF, Script.LATIN),
    (0x2C60, 0x2C7F, Script.LATIN),
    (0x2DE0, 0x2DFF, Script.CYRILLIC),
    (0x3130, 0x318F, Script.HANGUL),
    (0x3400, 0x9FFF, Script.HAN),
    (0xA640, 0xA69F, Script.CYRILLIC),
    (0xAC00, 0xD7FF, Script.HANGUL),
    (0xF900, 0xFAFF, Script.HAN),
    (0xFB50, 0xFDFF, Script.ARABIC),
    (0xFE70, 0xFEFF, Script.ARABIC),
)


def _script(character: str) -> Script:
    code = ord(character)
    for first, last, script in _RANGES:
        if first <= code <= last:
            return script
    return Script.OTHER


def _is_rubbish(character: str) -> bool:
    if character == "\n":
        return False
    return character in _INVISIBLE or unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"}
