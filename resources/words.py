"""The words of screens and papers in five languages, read from `resources/words/*.csv`.

One line a word, all languages side by side, so that whoever checks a term of the Convention sees every
version of it at once. Plural forms follow gettext's rules; in French the space before a mark does not break;
a whole number that enters a sentence has its thousands set apart. Refuses to fall back silently: a key that no
table knows raises `KeyError`, and a language without the word answers with English (`has` tells).
"""

import csv
import gettext
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import resources

LANGUAGES = ("en", "fr", "uk", "ru", "ko")
SCREEN_LANGUAGES = ("en", "uk", "fr", "ru")

_PLURAL_RULES = {
    "en": "n != 1",
    "fr": "n > 1",
    "uk": "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2",
    "ru": "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2",
    "ko": "0",
}

_FRENCH_SPACE = re.compile(r" (?=[:;?!»])|(?<=«) ")


@cache
def _tables() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for table in sorted(resources.path("words").glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                for language in LANGUAGES:
                    if cell := row.get(language):
                        found[language][row["key"]] = _set(language, cell)
    return found


def _set(language: str, cell: str) -> str:
    """French spaces its marks: that space is never where a line ends, which a table of plain text cannot show."""
    return _FRENCH_SPACE.sub("\u00a0", cell) if language == "fr" else cell


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: str
    _own: dict[str, str]
    _english: dict[str, str]
    _plural: Callable[[int], int]

    def __call__(self, key: str, **facts: object) -> str:
        """The word for `key`, its `{placeholders}` filled from `facts`; a whole number among them is an amount.

        What is no amount, as a year or a number somebody is known by, is given as text.

        Raises:
            KeyError: no table has this key.
        """
        text = self._own.get(key) or self._english[key]
        return text.format(**_written(facts)) if facts else text

    def count(self, key: str, n: int, **facts: object) -> str:
        """The word for `key` in the plural form that `n` asks for; `{n}` is filled."""
        forms = (self._own.get(key) or self._english[key]).split("|")
        return forms[min(self._plural(n), len(forms) - 1)].format(**_written({"n": n, **facts}))

    def has(self, key: str) -> bool:
        """Whether this very language (not the English fallback) has the word."""
        return key in self._own


def grouped(number: int) -> str:
    """A whole number with narrow spaces between thousands, so that 100 000 is read at a glance."""
    return f"{number:,}".replace(",", "\u202f")


def _written(facts: Mapping[str, object]) -> dict[str, object]:
    return {name: grouped(fact) if isinstance(fact, int) else fact for name, fact in facts.items()}


@cache
def words(language: str) -> Words:
    """The words of `language` (`en`, `fr`, `uk`, `ru` or `ko`).

    Raises:
        KeyError: there is no such language.
    """
    tables = _tables()
    plural = gettext.c2py(_PLURAL_RULES[language])
    return Words(language, tables[language], tables["en"], plural)
