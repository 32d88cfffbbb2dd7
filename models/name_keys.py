"""Sounds of names as short keys that agree across scripts and romanisations; refuses to rank them.

A *sound* keeps vowels, roughly: Сергей, Serhii, Sergueï → `SiLKi`. A *skeleton* drops them: `SLK`.
Capitals are classes of consonants: P (p b), F (f v w), T (t d), K (k g h kh), S (all sibilants and
affricates), L (l r), M, N. Letters that mean two things in two romanisations (j, c, ch, x, h after a
vowel) give second keys, so that Jouk finds Жук and -skaja finds -skaya.

Known misses: Chinese characters are read as Chinese; Arabic names lack their short vowels, so only
their skeletons agree; w is never taken for a vowel.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, pairwise, product

from anyascii import anyascii

from models.hangul import Syllable, is_syllable, meet_all, take_apart

_MOST_VARIANTS = 6
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼʹ`´‘][^\W\d_]+)*")
_SILENT = re.compile(r"['’ʼʹ`´‘]")
_SOLID_NAME = 3

_CYRILLIC = {
    **dict.fromkeys("аяӑ", "a"),
    **dict.fromkeys("оөӧ", "o"),
    **dict.fromkeys("уюүұӱ", "u"),
    **dict.fromkeys("еёэєиіїйыәӗӹ", "i"),
    **dict.fromkeys("бп", "P"),
    **dict.fromkeys("вф", "F"),
    **dict.fromkeys("дт", "T"),
    **dict.fromkeys("гґкхғқһҳҡ", "K"),
    **dict.fromkeys("жзсцчшщҙҫҗҷ", "S"),
    **dict.fromkeys("лр", "L"),
    **dict.fromkeys("нңҥ", "N"),
    "м": "M",
    "ў": "F",
    "ъ": "",
    "ь": "",
    "ӏ": "",
}
_HANGUL_INITIAL = dict(
    zip("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", "KKNTTLMPPSS-SSSKTPK", strict=True)
)
_HANGUL_MEDIAL = dict(
    zip(
        "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ",
        [
            "a",
            "i",
            "a",
            "i",
            "o",
            "i",
            "i",
            "i",
            "o",
            "Fa",
            "Fi",
            "i",
            "i",
            "u",
            "Fo",
            "Fi",
            "Fi",
            "u",
            "u",
            "i",
            "i",
        ],
        strict=True,
    )
)
_HANGUL_FINAL = {
    **dict.fromkeys("ㄱㄲㅋㄳㄺ", "K"),
    **dict.fromkeys("ㄴㄵㄶㅇ", "N"),
    **dict.fromkeys("ㄷㅅㅆㅈㅊㅌㅎ", "T"),
    **dict.fromkeys("ㄹㄼㄽㄾㅀ", "L"),
    **dict.fromkeys("ㅁㄻ", "M"),
    **dict.fromkeys("ㅂㅄㅍㄿ", "P"),
}
_MARKED = str.maketrans(
    {"š": "sh", "ž": "zh", "č": "tch", "ć": "tch", "ş": "sh", "ç": "tch", "ŏ": "o", "ŭ": "u"}
    | {"ĭ": "i", "ě": "e", "ł": "l", "ğ": "g", "ï": "i", "ë": "yo"}
)

# Latin units, longest first; a tuple holds what they may mean, likeliest first.
_UNITS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"shch|schtsch|chtch|stsch|tsch|dsch|sch|dzh|tch|tsh|tch|cz|sz|sh|zh|ts|tz|tc|dj|dz", ("S",)),
    (r"ch", ("S", "K")),
    (r"ck|kh|gh|gu(?=[eiy])|[gkq]", ("K",)),
    (r"c(?=[eiy])", ("S",)),
    (r"c", ("K", "S")),
    (r"ng(?![aeiouy])", ("N",)),
    (r"ng", ("NK", "N")),
    (r"x", ("KS", "K")),
    (r"(?<=[aeiouy])h(?![aeiouy])", ("K", "")),
    (r"h", ("K",)),
    (r"yo(?!u)", ("i", "o")),
    (r"jo(?!u)", ("i", "So", "o")),
    (r"(?<=[ei])j$", ("i",)),
    (r"j", ("i", "S")),
    (r"ph|[fvw]", ("F",)),
    (r"th|[td]", ("T",)),
    (r"[pb]", ("P",)),
    (r"[sz]", ("S",)),
    (r"[lr]", ("L",)),
    (r"m", ("M",)),
    (r"n", ("N",)),
    (r"[a]", ("a",)),
    (r"oe|ae|ui(?![aeouy])", ("i",)),
    (r"yeo|yŏ", ("i",)),
    (r"eo", ("o",)),
    (r"eu|ou|oo", ("u",)),
    (r"[ou]", ("",)),
    (r"[eiy]", ("i",)),
)
_LATIN_UNIT = re.compile("|".join(f"({pattern})" for pattern, _ in _UNITS))

_VOWEL_RUNS = ((re.compile("i+([aou])"), r"\1"), (re.compile("i{2,}"), "i"))
_DOUBLES = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aiou]+")

# Korean family names whose spellings do not agree by sound: Park has a silent r, Lee is Ri is Yi.
_FAMILIES = (
    ("Li", "리 이 ri yi i lee li rhee rhie ли и"),
    ("Lim", "림 임 rim im lim yim лим рим им"),
    ("No", "로 노 ro no roh noh rho ро но"),
    ("LaN", "량 양 ryang yang liang рян лян ян"),
    ("Lu", "류 유 ryu yu yoo ryoo lyu рю лю ю"),
    ("Soi", "최 choe choi tsoi tsoy choy цой чхве"),
    ("PaK", "박 pak park bak bark пак"),
    ("o", "오 o oh о"),
    ("u", "우 u woo у"),
    ("aN", "안 an ahn ан"),
    ("So", "서 sŏ so seo suh со"),
    ("SoN", "정 chŏng chong jeong jung chung чон"),
)


@dataclass(frozen=True, slots=True)
class NameKeys:
    """What a name is indexed and found by: every token, and every pair of neighbours as one."""

    tokens: tuple[str, ...]
    sounds: tuple[tuple[str, ...], ...]
    sound_pairs: tuple[tuple[str, ...], ...]

    def skeletons(self) -> tuple[tuple[str, ...], ...]:
        """For each token its skeletons, likeliest first."""
        return tuple(_unique(skeleton(sound) for sound in sounds) for sounds in self.sounds)

    def skeleton_pairs(self) -> tuple[tuple[str, ...], ...]:
        """For each pair of neighbours the skeletons of both as one word."""
        return tuple(_unique(skeleton(sound) for sound in sounds) for sounds in self.sound_pairs)


def name_keys(text: str) -> NameKeys:
    """The keys of one name, in whatever script and order it is written."""
    tokens = tuple(name_tokens(text))
    sounds = tuple(sounds_of(token) for token in tokens)
    pairs = tuple(
        _unique(islice((a + b for a, b in product(left, right)), _MOST_VARIANTS))
        for left, right in pairwise(sounds)
    )
    return NameKeys(tokens, sounds, pairs)


def name_tokens(text: str) -> list[str]:
    """The words of a name in small letters; solid Korean names are parted after the family name."""
    words: list[str] = []
    for word in _WORD.findall(unicodedata.normalize("NFKC", text).casefold()):
        if len(word) == _SOLID_NAME and all(is_syllable(letter) for letter in word):
            words += [word[0], word[1:]]
        else:
            words.append(word)
    return words


@lru_cache(maxsize=20_000)
def sounds_of(token: str) -> tuple[str, ...]:
    """What one word in small letters may sound like, likeliest first; at least one."""
    word = _SILENT.sub("", token)
    if all(is_syllable(letter) for letter in word):
        found = _from_hangul(word)
    elif all(letter in _CYRILLIC for letter in word):
        found = ["".join(_CYRILLIC[letter] for letter in word)]
    else:
        found = _from_latin(anyascii(word.translate(_MARKED)).lower())
    sounds = [_settled(sound) for sound in found]
    if family := _families().get(word):
        sounds.append(family)
    return _unique(sounds)


def skeleton(sound: str) -> str:
    """The sound without its vowels; `A` where nothing but vowels is left."""
    return _VOWELS.sub("", sound) or "A"


def _from_latin(word: str) -> list[str]:
    parts: list[tuple[str, ...]] = []
    for unit in _LATIN_UNIT.finditer(word):
        _, meanings = _UNITS[(unit.lastindex or 1) - 1]
        parts.append(meanings if meanings != ("",) else (unit[0],))
    return ["".join(choice) for choice in islice(product(*parts), _MOST_VARIANTS)]


def _from_hangul(word: str) -> list[str]:
    apart = take_apart(word)
    met = take_apart(word)
    meet_all(met)
    return [_spoken(apart), _spoken(met)]


def _spoken(syllables: list[Syllable]) -> str:
    return "".join(
        _HANGUL_INITIAL[syllable.initial].strip("-")
        + _HANGUL_MEDIAL[syllable.medial]
        + _HANGUL_FINAL.get(syllable.final, "")
        for syllable in syllables
    )


def _settled(sound: str) -> str:
    for pattern, instead in _VOWEL_RUNS:
        sound = pattern.sub(instead, sound)
    return _DOUBLES.sub(r"\1", sound)


@cache
def _families() -> dict[str, str]:
    return {spelling: sound for sound, spellings in _FAMILIES for spelling in spellings.split()}


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
