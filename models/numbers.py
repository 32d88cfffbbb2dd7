"""Numbers people write by hand and read aloud, with a check character; refuses to give any out.

`SUD2-0000148-?` is the 148th tag of the block called SUD2, `SUD2-P-000041-?` the 41st
prisoner-of-war number. The last character is ISO 7064 MOD 37,36 over all letters and digits before
it. It notices every wrong single character, and 629 of 630 exchanges of two neighbours: the tests
try them all. Which number comes next is decided where blocks are kept, not here.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_MODULUS = 36

_PREFIX = r"[A-Z][A-Z0-9]{1,5}"
_LOOKALIKES = str.maketrans("АВЕЗІКМНОРСТУХЅЈ", "ABE3IKMHOPCTYXSJ")
_DIGIT_SLIPS = str.maketrans("OIL", "011")
_SEPARATORS = re.compile(r"[\s./_\-\u2010-\u2015\u2212]+")


class NumberSeries(StrEnum):
    """What is numbered; the value is the letter between prefix and counter (tags have none)."""

    TAG = ""
    PRISONER = "P"
    TRANSFER = "T"
    RECEIPT = "R"
    PACKET = "K"
    LIST = "L"
    FORM = "F"
    NOTICE = "N"
    MONEY = "M"

    @property
    def width(self) -> int:
        """How many digits the counter is written with."""
        return 6 if self.value else 7


_LETTERS = "".join(series.value for series in NumberSeries)
_WRITTEN = re.compile(rf"({_PREFIX})-(?:([{_LETTERS}])-)?([0-9OIL]{{6,7}})-?([0-9A-Z])")
_RUN_TOGETHER = re.compile(rf"({_PREFIX}?)(?:([{_LETTERS}])([0-9]{{6}})|([0-9]{{7}}))([0-9A-Z])")
_PARTIAL = re.compile(rf"(?:({_PREFIX})-)?(?:([{_LETTERS}])-)?([0-9]{{1,7}})(?:-([0-9A-Z]))?")


class NumberFault(StrEnum):
    """Why a number is refused; the values are word keys."""

    SHAPE = "number.shape"
    CHECK = "number.check"


class NumberRefusedError(ValueError):
    """Not a whole number of ours; never holds what was typed."""

    def __init__(self, fault: NumberFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True, order=True)
class HumanNumber:
    """A number taken apart: block prefix, series, counter."""

    prefix: str
    series: NumberSeries
    counter: int

    def __str__(self) -> str:
        return format_number(self.prefix, self.series, self.counter)


@dataclass(frozen=True, slots=True)
class PartialNumber:
    """As much of a number as somebody typed into a search: `148`, `sud2-148`, `P-41`."""

    counter: int
    prefix: str = ""
    series: NumberSeries | None = None


def check_character(text: str) -> str:
    """The ISO 7064 MOD 37,36 check character over the letters A–Z and digits of `text`.

    Other characters (hyphens, spaces) are passed over.
    """
    carry = _MODULUS
    for character in text.upper():
        if (value := _VALUES.get(character)) is not None:
            carry = (carry + value) % _MODULUS or _MODULUS
            carry = carry * 2 % (_MODULUS + 1)
    return _ALPHABET[(_MODULUS + 1 - carry) % _MODULUS]


def format_number(prefix: str, series: NumberSeries, n: int) -> str:
    """The written form of the `n`-th number of a block, with its check character.

    Raises:
        ValueError: the prefix is not two to six capitals and digits starting with a letter, or
            `n` does not fit the counter.
    """
    if not re.fullmatch(_PREFIX, prefix):
        message = "prefix"
        raise ValueError(message)
    if not 0 < n < 10**series.width:
        message = "counter"
        raise ValueError(message)
    parts = [prefix, series.value, f"{n:0{series.width}d}"]
    body = "-".join(part for part in parts if part)
    return f"{body}-{check_character(body)}"


def fold(typed: str) -> str:
    """`typed` in capitals, Cyrillic look-alikes as Latin letters, every separator as one hyphen."""
    return _SEPARATORS.sub("-", typed.strip().upper().translate(_LOOKALIKES)).strip("-")


def parse(typed: str) -> HumanNumber:
    """Takes apart a number as typed: any case, spaces or hyphens or neither, Cyrillic look-alikes.

    Raises:
        NumberRefusedError: it does not look like a number of ours, or the check character does
            not agree.
    """
    folded = fold(typed)
    if found := _WRITTEN.fullmatch(folded):
        prefix, letter, digits, check = found.groups()
        digits = digits.translate(_DIGIT_SLIPS)
    elif found := _RUN_TOGETHER.fullmatch(folded):
        prefix, letter, digits, tag_digits, check = found.groups()
        digits = digits or tag_digits
    else:
        raise NumberRefusedError(NumberFault.SHAPE)
    series = NumberSeries(letter or "")
    if len(digits) != series.width or int(digits) == 0:
        raise NumberRefusedError(NumberFault.SHAPE)
    if check_character(f"{prefix}{series.value}{digits}") != check:
        raise NumberRefusedError(NumberFault.CHECK)
    return HumanNumber(prefix, series, int(digits))


def is_valid(number: str) -> bool:
    """Whether `number`, as typed, is a whole number of ours whose check character agrees."""
    try:
        parse(number)
    except NumberRefusedError:
        return False
    return True


def parse_partial(typed: str) -> PartialNumber | None:
    """What can be understood of an incomplete number, or None; a check character is passed over."""
    if is_valid(typed):
        whole = parse(typed)
        return PartialNumber(whole.counter, whole.prefix, whole.series)
    found = _PARTIAL.fullmatch(fold(typed))
    if not found:
        return None
    prefix, letter, digits, _ = found.groups()
    return PartialNumber(int(digits), prefix or "", NumberSeries(letter) if letter else None)
