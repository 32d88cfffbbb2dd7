"""How hard a passphrase is to guess, as a rough honest estimate; refuses to promise more.

The estimate counts how many guesses a person with a word list would need, in bits: what is
repeated, runs along the alphabet or the keyboard, or stands in every list of common words adds
little, and letters in a row are taken for those of a word.
"""

import math
import re
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import category, normalize

# Bits at which levels 1, 2, 3 and 4 begin. A guess costs about half a second of a processor with
# the key slots' Argon2id: 48 bits are then some two million years of one processor.
_LEVEL_BITS = (20.0, 28.0, 38.0, 48.0)

_COMMON_WORD_BITS = 9.0
# A letter that goes on a word (Shannon, 1951: 0.6 to 1.3 bits in running English text).
_WITHIN_WORD_BITS = 1.6
_REPEATED_BITS = 0.5
_REPEATED_PIECE_BITS = 0.1
_SHORTEST = 8
_NEAR = 3

# Words and fragments in common lists of passwords, in the languages of the screens and their
# transliterations, longest first so that the longest is taken out whole.
_COMMON_WORDS = """
password passwort passphrase letmein welcome admin administrator login qwerty azerty dragon
master monkey football secret hello summer winter spring autumn love trust freedom soldier
officer army
motdepasse bonjour soleil secretes azertyuiop liberte armee
пароль секрет привет солнце любовь свобода армия офицер солдат россия москва война победа
сонце кохання любов воля слава україна перемога армія офіцер привіт київ героям
parol sekret privet sonce lubov svoboda slava ukraina ukraine kyiv kiev peremoga pobeda moskva
russia january february march april june july august september october november december
"""
_COMMON = sorted(_COMMON_WORDS.split(), key=len, reverse=True)

_RUNS = (
    "abcdefghijklmnopqrstuvwxyz",
    "0123456789",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "azertyuiop",
    "qsdfghjklm",
    "йцукенгшщзхъ",
    "йцукенгшщзхї",
    "фывапролджэ",
    "фівапролджє",
    "ячсмитьбю",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
)
_PAIRS = frozenset(pair for run in _RUNS for line in (run, run[::-1]) for pair in pairwise(line))

_BITS = {
    "letter": math.log2(26),
    "capital": math.log2(26) + 1,
    "digit": math.log2(10),
    "other": math.log2(33),
}
_PIECE = re.compile(r"[^\W\d_]+|\d+|[\W_]", re.UNICODE)
_TAKEN_OUT = "\0"


@dataclass(frozen=True, slots=True)
class Strength:
    """`level` 0 (useless) to 4 (strong), and the key of the words that say so."""

    level: int
    word: str


def strength(text: str) -> Strength:
    """How hard this passphrase is to guess."""
    plain = normalize("NFC", text)
    level = sum(bits(plain) >= least for least in _LEVEL_BITS)
    if len(plain) < _SHORTEST:
        return Strength(min(level, 1), "passphrase.too_short")
    return Strength(level, f"passphrase.level_{level}")


def bits(text: str) -> float:
    """The estimate itself: the logarithm to base 2 of the guesses needed."""
    words, rest = _take_out_common(text)
    total = words * _COMMON_WORD_BITS
    met: set[str] = set()
    for piece in _PIECE.findall(rest):
        total += _REPEATED_PIECE_BITS if piece.casefold() in met else _piece_bits(piece)
        met.add(piece.casefold())
    return total


def _take_out_common(text: str) -> tuple[int, str]:
    """How many different common words it holds, and the text without any of them."""
    found = 0
    for word in _COMMON:
        text, times = re.subn(re.escape(word), _TAKEN_OUT, text, flags=re.IGNORECASE)
        found += times > 0
    return found, text


def _piece_bits(piece: str) -> float:
    """A word, a number or a sign: its first letter counts in full, what follows from it hardly."""
    total = 0.0
    for place, letter in enumerate(piece):
        near = piece[max(0, place - _NEAR) : place]
        kind = _class(letter)
        if letter == _TAKEN_OUT:
            continue
        if letter in near or (near and (near[-1].casefold(), letter.casefold()) in _PAIRS):
            total += _REPEATED_BITS
        elif near and kind == "letter":
            total += _WITHIN_WORD_BITS
        else:
            total += _BITS[kind]
    return total


def _class(letter: str) -> str:
    kind = category(letter)
    if kind == "Lu":
        return "capital"
    if kind.startswith("L"):
        return "letter"
    return "digit" if kind == "Nd" else "other"
