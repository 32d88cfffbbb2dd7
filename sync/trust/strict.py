"""Deterministic CBOR as the documents of trust use it; refuses every other spelling of the same facts.

Arrays, byte strings, text, whole numbers from 0 to 2^63 - 1, truth values and nothing (RFC 8949, section 4.2.1):
no maps, no tags, no floats, nothing of indefinite length. One value has one spelling, so that no bit of a
document can change without being noticed. `Fields` gives the values their types.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import TypeVar

import cbor2

from models.text import clean

MAX_DEPTH = 8
MAX_ITEMS = 100_000
MAX_NUMBER = 2**63 - 1
MAX_LINE = 500
"""The longest name or reason, in characters."""

ID_BYTES = 16

Value = int | bytes | str | bool | None | list["Value"]
T = TypeVar("T")

_UNSIGNED, _BYTES, _TEXT, _ARRAY, _SIMPLE = 0, 2, 3, 4, 7
_ONE_BYTE, _EIGHT_BYTES = 24, 27
_CONSTANTS = {20: False, 21: True, 22: None}


class MalformedError(ValueError):
    """Bytes that are no document of ours; carries nothing of them."""


def encode(value: Value) -> bytes:
    """The one spelling of a value."""
    return cbor2.dumps(value, canonical=True)


def decode(data: bytes) -> Value:
    """The value spelt by exactly these bytes.

    Raises:
        MalformedError: cut off, followed by something, nested deeper than 8, more than 100,000 values, or not
            spelt as `encode` does.
    """
    reader = _Reader(data)
    value = reader.value(0)
    if reader.at != len(data):
        raise MalformedError
    return value


class _Reader:
    """Never makes more than it has read: a length beyond the end is refused before anything is made."""

    def __init__(self, data: bytes) -> None:
        self.at = 0
        self._data = data
        self._left = MAX_ITEMS

    def value(self, depth: int) -> Value:
        self._left -= 1
        if self._left < 0 or depth > MAX_DEPTH:
            raise MalformedError
        first = self._take(1)[0]
        major, short = first >> 5, first & 31
        if major == _SIMPLE:
            if short not in _CONSTANTS:
                raise MalformedError
            return _CONSTANTS[short]
        number = self._number(short)
        if major == _UNSIGNED:
            return number
        if major == _BYTES:
            return self._take(number)
        if major == _TEXT:
            try:
                return self._take(number).decode()
            except UnicodeDecodeError:
                raise MalformedError from None
        if major != _ARRAY or number > len(self._data) - self.at:
            raise MalformedError
        return [self.value(depth + 1) for _ in range(number)]

    def _number(self, short: int) -> int:
        if short < _ONE_BYTE:
            return short
        if short > _EIGHT_BYTES:
            raise MalformedError
        length = 1 << short - _ONE_BYTE
        number = int.from_bytes(self._take(length), "big")
        # The shortest spelling only: half as many bytes must not have been enough.
        least = _ONE_BYTE if length == 1 else 1 << 4 * length
        if not least <= number <= MAX_NUMBER:
            raise MalformedError
        return number

    def _take(self, count: int) -> bytes:
        end = self.at + count
        if end > len(self._data):
            raise MalformedError
        taken = self._data[self.at : end]
        self.at = end
        return taken


class Fields:
    """The values of an array, taken one after the other with their types.

    What a newer program added at the end is left unread; it stays in the signed bytes. Every method raises
    `MalformedError` when the next value is missing or not of that kind.
    """

    def __init__(self, value: Value) -> None:
        if not isinstance(value, list):
            raise MalformedError
        self._values: Iterator[Value] = iter(value)

    def number(self) -> int:
        """A whole number, not negative."""
        value = self._next()
        if type(value) is not int:
            raise MalformedError
        return value

    def number_or_nothing(self) -> int | None:
        """A whole number, or nothing."""
        value = self._next()
        if value is not None and type(value) is not int:
            raise MalformedError
        return value

    def truth(self) -> bool:
        """Yes or no."""
        value = self._next()
        if type(value) is not bool:
            raise MalformedError
        return value

    def octets(self, length: int | None = None) -> bytes:
        """Bytes, of that length where one is given."""
        value = self._next()
        if not isinstance(value, bytes) or (length is not None and len(value) != length):
            raise MalformedError
        return value

    def line(self, limit: int = MAX_LINE) -> str:
        """Text as it is kept: one line in NFC without control, direction and invisible characters."""
        value = self._next()
        if not isinstance(value, str) or len(value) > limit:
            raise MalformedError
        if clean(value, limit=limit).text != value:
            raise MalformedError
        return value

    def one(self, read: Callable[["Fields"], T]) -> T:
        """An array, read by `read`."""
        return read(Fields(self._next()))

    def end(self) -> None:
        """Nothing may follow: for what no signature covers."""
        for _ in self._values:
            raise MalformedError

    @property
    def more(self) -> bool:
        """Whether another value follows: for parts that older programs did not write."""
        for value in self._values:
            self._values = chain((value,), self._values)
            return True
        return False

    def many(self, read: Callable[["Fields"], T], limit: int) -> tuple[T, ...]:
        """An array of arrays, each read by `read`."""
        return tuple([read(Fields(each)) for each in self._array(limit)])

    def each(self, read: Callable[["Fields"], T], limit: int) -> tuple[T, ...]:
        """An array of single values, each read by `read`."""
        return tuple([read(Fields([each])) for each in self._array(limit)])

    def _array(self, limit: int) -> list[Value]:
        value = self._next()
        if not isinstance(value, list) or len(value) > limit:
            raise MalformedError
        return value

    def _next(self) -> Value:
        for value in self._values:
            return value
        raise MalformedError
