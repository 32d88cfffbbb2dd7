"""The order in which names stand in a list, as a key to sort by; refuses to sort by code point.

Cyrillic follows the Ukrainian alphabet with the letters of Russian and Belarusian at their places (ґ after
г, є after е, і and ї after и, ё with е, ў after у, ы and э before ю); apostrophes and hyphens do not count;
accents of Latin letters are secondary (Unicode CLDR root). Hangul syllables stand in their own order, which
is the order of South Korean dictionaries. A name that was not given stands last.
"""

import unicodedata

_CYRILLIC = "абвгґдеєжзиіїйклмнопрстуўфхцчшщъыьэюя"
_PLACES = {letter: chr(0x21 + place) for place, letter in enumerate(_CYRILLIC)} | {
    "ё": chr(0x21 + 6)
}
_LATIN_FROM = 0x60
_HANGUL_FROM, _HANGUL_TO = 0xAC00, 0xD7A3
_APOSTROPHE = "\u02bc"
_REST = "\u2fff"
_LAST = "\uffff"


def sort_key(name: str) -> str:
    """A text whose plain order is the order of names; compare keys, never show them."""
    folded = unicodedata.normalize("NFC", name).casefold()
    key = "".join(_place(letter) for letter in folded)
    return " ".join(key.split()) or _LAST


def _place(letter: str) -> str:
    if letter in _PLACES:
        return _PLACES[letter]
    if letter.isspace():
        return " "
    if letter == _APOSTROPHE or not letter.isalnum():
        return ""
    base = unicodedata.normalize("NFD", letter)[0]
    if base in _PLACES:
        return _PLACES[base]
    if "a" <= base <= "z" or base.isdigit():
        return chr(_LATIN_FROM + ord(base))
    return letter if _HANGUL_FROM <= ord(letter) <= _HANGUL_TO else _REST + letter
