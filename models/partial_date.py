"""Dates known to the year, the month or the day; refuses impossible ones and guesses no century.

What people type is read day first, as everybody here writes it. Where day and month could be
exchanged the reading says so, and the screen asks.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from resources.words import words

_OLDEST = 1900
_MONTHS = 12
_JUCHE = 1911
_ESTIMATE_YEARS = 5
_MONTH_LANGUAGES = ("en", "fr", "uk", "ru")

_ABOUT = re.compile(
    r"^(?:~|≈|±|ca?\.|circa\b|about\b|vers\b|прибл\S*|около\b|біля\b|약|대략)\s*", re.I
)
_JUCHE_YEAR = re.compile(r"(?:주체|чучхе|juche)\s*(\d{1,3})(?:\s*\(\d{4}\))?년?\s*")
_KOREAN_UNITS = re.compile(r"\s*[년월일]\s*")
_YEAR_WORDS = re.compile(r"(?<=\d)\s*(?:року|рік|рр?|года?|гг?)\.?$")
_PARTS = re.compile(r"[^\W_]+|_+|\?+")
_COMPACT = re.compile(r"\d{8}")


class DateFault(StrEnum):
    """Why a date is refused; the values are word keys."""

    IMPOSSIBLE = "date.impossible"
    FUTURE = "date.future"
    TOO_OLD = "date.too_old"


class DateRefusedError(ValueError):
    """What was typed is no date that can be kept; never holds what was typed."""

    def __init__(self, fault: DateFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known: `month` and `day` are None beyond its precision.

    `day_first_assumed` is True when day and month could also be meant the other way round; it is
    no part of the value and is not stored.
    """

    year: int
    month: int | None = None
    day: int | None = None
    estimated: bool = False
    day_first_assumed: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        return self.iso()

    def iso(self) -> str:
        """The text that is stored: `1994`, `1994-03`, `1994-03-12`, `~1994`."""
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return f"~{text}" if self.estimated else text

    def earliest(self) -> date:
        """The first day it can mean; an estimate reaches five years further."""
        year = max(self.year - _ESTIMATE_YEARS, 1) if self.estimated else self.year
        month = self.month or 1
        return date(year, month, min(self.day or 1, monthrange(year, month)[1]))

    def latest(self) -> date:
        """The last day it can mean; an estimate reaches five years further."""
        year = self.year + _ESTIMATE_YEARS if self.estimated else self.year
        month = self.month or _MONTHS
        last = monthrange(year, month)[1]
        return date(year, month, min(self.day or last, last))

    def certainly_before(self, other: "PartialDate") -> bool:
        """Whether every day this can mean lies before every day `other` can mean."""
        return self.latest() < other.earliest()

    def printed(self, language: str) -> str:
        """In figures as papers of that language write it: `12.03.1994`, `03/1994`, `1994`."""
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        if language == "en":
            text = "-".join(parts)
        elif language == "ko":
            text = ".".join(parts)
        else:
            text = ("/" if language == "fr" else ".").join(reversed(parts))
        return self._about(text, language)

    def in_words(self, language: str) -> str:
        """With the month as a word, so that day and month cannot be exchanged."""
        word = words(language)
        if self.month is None:
            text = f"{self.year}년" if language == "ko" else str(self.year)
        elif self.day is None:
            month = word(f"date.month_{self.month}")
            text = word("date.month_year", month=month, year=str(self.year))
        else:
            month = word(f"date.month_{self.month}_of")
            day = word("date.first_day") if self.day == 1 else str(self.day)
            text = word("date.day_month_year", day=day, month=month, year=str(self.year))
        return self._about(text, language)

    def on_form(self, language: str) -> str:
        """For bilingual papers: the ISO text, then the same in words when it has a month."""
        iso = self.iso().removeprefix("~")
        if self.month is None:
            return self._about(iso, language)
        return f"{iso} ({self.in_words(language)})"

    def _about(self, text: str, language: str) -> str:
        return f"{words(language)('date.about')} {text}" if self.estimated else text


def from_iso(text: str) -> PartialDate:
    """Reads stored text back.

    Raises:
        ValueError: it was not written by `PartialDate.iso`.
    """
    year, *rest = (int(part) for part in text.removeprefix("~").split("-"))
    month, day = [*rest, None, None][:2]
    found = PartialDate(year, month, day, estimated=text.startswith("~"))
    date(year, month or 1, day or 1)
    return found


def parse(text: str, today: date) -> PartialDate:
    """Reads a date as typed: `3.94`, `1994`, `12/03/1994`, `1994-03-__`, `~1994`, `12 марта 1994`.

    Two-digit years lie in the hundred years that end with `today`. Juche years (`주체83`) become
    Gregorian ones.

    Raises:
        DateRefusedError: impossible, after `today`, or before 1900.
    """
    typed = text.strip().casefold()
    plain = _ABOUT.sub("", typed)
    estimated = plain != typed
    plain = _JUCHE_YEAR.sub(lambda found: f"{int(found[1]) + _JUCHE} ", plain)
    plain = plain.replace("1er ", "1 ")
    plain = _YEAR_WORDS.sub("", _KOREAN_UNITS.sub(" ", plain).strip())
    year, month, day, doubtful = _taken_apart(_split(plain), today)
    if year < _OLDEST:
        raise DateRefusedError(DateFault.TOO_OLD)
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        raise DateRefusedError(DateFault.IMPOSSIBLE) from None
    found = PartialDate(year, month, day, estimated, day_first_assumed=doubtful)
    if date(year, month or 1, day or 1) > today:
        raise DateRefusedError(DateFault.FUTURE)
    return found


def _split(plain: str) -> list[str]:
    """The year, month and day parts in the order typed."""
    if _COMPACT.fullmatch(plain):
        if 0 < int(plain[4:6]) <= _MONTHS:
            return [plain[:4], plain[4:6], plain[6:]]
        return [plain[:2], plain[2:4], plain[4:]]
    return _PARTS.findall(plain)


def _taken_apart(parts: list[str], today: date) -> tuple[int, int | None, int | None, bool]:
    match parts:
        case [year]:
            return _year(year, today), None, None, False
        case [year, month] if _is_full_year(year):
            return _year(year, today), _month(month), None, False
        case [month, year]:
            return _year(year, today), _month(month), None, False
        case [year, month, day] if _is_full_year(year):
            return _dated(_year(year, today), month, day, doubtful=False)
        case [day, month, year]:
            doubtful = (
                _figure(day) in range(1, _MONTHS + 1)
                and _figure(month) in range(1, _MONTHS + 1)
                and _figure(day) != _figure(month)
            )
            return _dated(_year(year, today), month, day, doubtful=doubtful)
        case _:
            raise DateRefusedError(DateFault.IMPOSSIBLE)


def _dated(
    year: int, month: str, day: str, *, doubtful: bool
) -> tuple[int, int | None, int | None, bool]:
    months = _month(month)
    days = _figure(day)
    if days is None and not _is_blank(day):
        raise DateRefusedError(DateFault.IMPOSSIBLE)
    if days == 0 or (days is not None and months is None):
        raise DateRefusedError(DateFault.IMPOSSIBLE)
    return year, months, days, doubtful


def _is_full_year(part: str) -> bool:
    return len(part) == len("1994") and part.isdecimal()


def _is_blank(part: str) -> bool:
    return part.strip("_?") == ""


def _figure(part: str) -> int | None:
    return int(part) if part.isdecimal() and len(part) <= len("12") else None


def _year(part: str, today: date) -> int:
    if _is_full_year(part):
        return int(part)
    if part.isdecimal() and len(part) == len("94"):
        year = today.year - today.year % 100 + int(part)
        return year if year <= today.year else year - 100
    raise DateRefusedError(DateFault.IMPOSSIBLE)


def _month(part: str) -> int | None:
    if _is_blank(part):
        return None
    figure = _figure(part)
    if figure is None:
        return _month_by_name(part)
    if not 1 <= figure <= _MONTHS:
        raise DateRefusedError(DateFault.IMPOSSIBLE)
    return figure


def _month_by_name(part: str) -> int:
    shortest = 3
    found = {
        month
        for language in _MONTH_LANGUAGES
        for month in range(1, _MONTHS + 1)
        for key in (f"date.month_{month}", f"date.month_{month}_of")
        if len(part) >= shortest and words(language)(key).casefold().startswith(part)
    }
    if len(found) != 1:
        raise DateRefusedError(DateFault.IMPOSSIBLE)
    return found.pop()
