"""Reads the few kinds of CBOR a bundle is made of; refuses everything else without believing any count.

Unsigned and negative integers, byte and text strings, arrays, maps, true, false and nil, all in the deterministic
form of RFC 8949, section 4.2: shortest integers, definite lengths, keys ascending and never twice. No tags,
no fractions. How deep, how many and how large is bounded by `sync.bundle.limits`.
"""

from dataclasses import dataclass
from typing import Any, TypeGuard

from models.errors import BundleDamaged, BundleTooLarge
from sync.bundle.limits import MAX_DEPTH, MAX_ITEMS, MAX_NUMBER

_UNSIGNED, _NEGATIVE, _BYTES, _TEXT, _ARRAY, _MAP, _TAG, _SIMPLE = range(8)
_WIDTHS = {24: 1, 25: 2, 26: 4, 27: 8}
_SMALL = 24
_CONSTANTS = {0xF4: False, 0xF5: True, 0xF6: None}
_LEAST_OF_WIDTH = {1: 24, 2: 1 << 8, 4: 1 << 16, 8: 1 << 32}
_VARINT_BITS = 63


def damaged() -> BundleDamaged:
    """The error of everything that is not as `docs/bundle.md` has it."""
    return BundleDamaged("structure")


def is_bytes(value: object, length: int) -> TypeGuard[bytes]:
    """Whether this is a byte string of so many bytes."""
    return type(value) is bytes and len(value) == length


def is_number(value: object, least: int = 0) -> TypeGuard[int]:
    """Whether this is an integer (no truth value) from `least` to the largest that is allowed."""
    return type(value) is int and least <= value <= MAX_NUMBER


@dataclass(slots=True)
class Budget:
    """How many data items may still be read; one budget serves all frames of a bundle."""

    items: int = MAX_ITEMS


class Reader:
    """Reads data items one after another; `at` is where the next one begins.

    Raises (every method):
        BundleDamaged: the bytes are cut off or not in the form described above.
        BundleTooLarge: more items than the budget has.
    """

    __slots__ = ("_budget", "_data", "at")

    def __init__(self, data: bytes, budget: Budget, at: int = 0) -> None:
        self._data = data
        self._budget = budget
        self.at = at

    @property
    def ended(self) -> bool:
        """Whether nothing follows."""
        return self.at == len(self._data)

    def array(self, least: int) -> int:
        """Begin an array of at least so many elements; says how many it has."""
        kind, count = self._head()
        if kind != _ARRAY or count < least:
            raise damaged()
        return count

    def elements(self, known: int) -> list[Any]:
        """One array: its first `known` elements; what a newer program put behind them is read over."""
        return self.rest(self.array(known), known)

    def rest(self, count: int, known: int) -> list[Any]:
        """What is left of an array begun: of `count` elements the first `known`."""
        if count < known:
            raise damaged()
        found = [self.item() for _ in range(known)]
        for _ in range(count - known):
            self.item()
        return found

    def item(self, depth: int = 1) -> Any:  # noqa: ANN401
        """One whole data item."""
        start = self.at
        kind, value = self._head()
        if kind == _UNSIGNED:
            return value
        if kind in (_BYTES, _TEXT):
            return self._string(kind, value)
        if kind in (_ARRAY, _MAP):
            if depth >= MAX_DEPTH:
                raise damaged()
            if kind == _MAP:
                return self._map(value, depth)
            return [self.item(depth + 1) for _ in range(value)]
        if kind == _NEGATIVE:
            return -1 - value
        constant = self._data[start]
        if constant not in _CONSTANTS:
            raise damaged()
        return _CONSTANTS[constant]

    def _head(self) -> tuple[int, int]:
        self._budget.items -= 1
        if self._budget.items < 0:
            raise BundleTooLarge(MAX_ITEMS)
        if self.at >= len(self._data):
            raise damaged()
        first = self._data[self.at]
        self.at += 1
        kind, value = first >> 5, first & 31
        if value >= _SMALL:
            value = self._argument(_WIDTHS.get(value, 0))
        # Every element takes a byte at least: a count beyond the bytes there are is a lie.
        if value > (MAX_NUMBER if kind <= _NEGATIVE else len(self._data) - self.at) and (
            kind != _SIMPLE
        ):
            raise damaged()
        return kind, value

    def _argument(self, width: int) -> int:
        value = int.from_bytes(self._take(width), "big")
        if not width or value < _LEAST_OF_WIDTH[width]:
            raise damaged()
        return value

    def _take(self, length: int) -> bytes:
        taken = self._data[self.at : self.at + length]
        if len(taken) != length:
            raise damaged()
        self.at += length
        return taken

    def _string(self, kind: int, length: int) -> bytes | str:
        taken = self._take(length)
        if kind == _BYTES:
            return taken
        try:
            return taken.decode()
        except UnicodeDecodeError as error:
            raise damaged() from error

    def _map(self, count: int, depth: int) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        before = b""
        for _ in range(count):
            start = self.at
            key = self.item(MAX_DEPTH)
            encoded = self._data[start : self.at]
            if encoded <= before:
                raise damaged()
            before = encoded
            found[key] = self.item(depth + 1)
        return found


def ascending(step: int) -> int:
    """A step from one number to the next.

    Raises:
        ValueError: it goes back.
    """
    if step < 0:
        msg = "numbers ascend"
        raise ValueError(msg)
    return step


def within(found: int, limit: int) -> int:
    """What was found, as long as the limit allows it.

    Raises:
        BundleTooLarge: it does not.
    """
    if found > limit:
        raise BundleTooLarge(limit)
    return found


class Column:
    """Reads whole numbers in groups of seven bits, the lowest first, and runs of bytes, one after another.

    Raises (every method):
        BundleDamaged: the column ends too early, or a number is too large or longer than it need be.
    """

    __slots__ = ("_at", "_data")

    def __init__(self, data: object) -> None:
        if type(data) is not bytes:
            raise damaged()
        self._data = data
        self._at = 0

    def number(self) -> int:
        """The next number."""
        data, at = self._data, self._at
        value = shift = 0
        while True:
            if at >= len(data) or shift >= _VARINT_BITS:
                raise damaged()
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            if byte < 128:  # noqa: PLR2004
                break
            shift += 7
        if not byte and shift:
            raise damaged()
        self._at = at
        return value

    def run(self, length: int) -> bytes:
        """The next so many bytes."""
        taken = self._data[self._at : self._at + length]
        if len(taken) != length:
            raise damaged()
        self._at += length
        return taken

    def end(self) -> None:
        """Refuse whatever is left over."""
        if self._at != len(self._data):
            raise damaged()

    @property
    def ended(self) -> bool:
        """Whether nothing follows."""
        return self._at == len(self._data)


def put_number(column: bytearray, number: int) -> None:
    """Add a number, not negative, to a column."""
    while number > 127:  # noqa: PLR2004
        column.append(number & 127 | 128)
        number >>= 7
    column.append(number)
