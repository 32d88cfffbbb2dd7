"""Which entries the fields of one record stand on, as pure functions; refuses to decide a conflict.

A **head** is an entry, named by (device, number), that wrote a field and that no other entry has
replaced. One head is the ordinary case; more are a conflict, which only people end. What is known
of a record does not depend on the order in which entries arrive, so a head that is replaced before
it is seen is awaited: when it comes, it changes nothing. `docs/journal.md` describes the bytes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import cbor2

# An array of one array of two: a device of 16 bytes, then its number.
_CREATED = b"\x81\x82\x50"
_WIDTHS = ((24, b"", 1), (1 << 8, b"\x18", 1), (1 << 16, b"\x19", 2), (1 << 32, b"\x1a", 4))

Head = tuple[bytes, int]
Value = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the values a field may have: what, by which entry, at which logical time."""

    head: Head
    time: int
    value: Value


@dataclass(slots=True)
class FieldHeads:
    """A field in conflict, or waiting for an entry that is replaced already."""

    candidates: dict[Head, tuple[int, Value]]
    awaited: set[Head] = field(default_factory=set[Head])

    def value(self) -> Value:
        """What every copy shows meanwhile: highest logical time, then device, then number.

        Nothing, if entries replaced each other in a ring, which no honest device can write.
        """
        if not self.candidates:
            return None
        shown = max(self.candidates, key=lambda head: (self.candidates[head][0], head))
        return self.candidates[shown][1]


@dataclass(slots=True)
class RowHeads:
    """The heads of all fields of one record.

    `default` is the entry that created the record (the lowest, should there be two) and the head
    of every field not named elsewhere; nothing while that entry is not held. `single` names fields
    with another single head, `many` those in conflict or waiting.
    """

    default: Head | None = None
    single: dict[str, Head] = field(default_factory=dict[str, Head])
    many: dict[str, FieldHeads] = field(default_factory=dict[str, FieldHeads])

    def of(self, name: str) -> tuple[Head, ...]:
        """The heads of one field, in order; none if nothing that wrote it is held."""
        if name in self.many:
            return tuple(sorted(self.many[name].candidates))
        head = self.single.get(name, self.default)
        return () if head is None else (head,)

    def all(self) -> set[Head]:
        """Every entry this record stands on."""
        found = set(self.single.values())
        if self.default is not None:
            found.add(self.default)
        for names in self.many.values():
            found |= names.candidates.keys()
        return found


class Group(NamedTuple):
    """Fields written together that replace the same heads; a new record replaces none."""

    replaced: tuple[Head, ...]
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is asked of the journal about entries named as replaced or standing."""

    applied: Callable[[Head], bool]
    time_of: Callable[[Head], int]


def created(head: Head) -> bytes:
    """The bytes of a record that one entry created and none has changed since."""
    device, number = head
    return _CREATED + device + _number(number)


def _number(number: int) -> bytes:
    """A number of an entry as CBOR has it, in the shortest form: asked for with every record that is created."""
    for most, mark, width in _WIDTHS:
        if number < most:
            return mark + number.to_bytes(width, "big")
    return cbor2.dumps(number)


def encode(state: RowHeads) -> bytes:
    """The canonical bytes kept in the column `heads`."""
    whole: list[Any] = [None if state.default is None else list(state.default)]
    if state.single or state.many:
        by_head: dict[Head, list[str]] = {}
        for name, head in state.single.items():
            by_head.setdefault(head, []).append(name)
        whole.append([[*head, sorted(by_head[head])] for head in sorted(by_head)])
    if state.many:
        whole.append({name: _encode_many(heads) for name, heads in state.many.items()})
    return cbor2.dumps(whole, canonical=True)


def decode(data: bytes) -> RowHeads:
    """What `encode` wrote; raises ValueError for anything else."""
    try:
        whole = cbor2.loads(data)
        state = RowHeads(None if whole[0] is None else _head(whole[0]))
        if len(whole) > 1:
            for device, number, names in whole[1]:
                state.single.update(dict.fromkeys(names, (device, number)))
        if len(whole) > 2:  # noqa: PLR2004 - the third part: conflicts
            state.many = {name: _decode_many(heads) for name, heads in whole[2].items()}
    except (cbor2.CBORError, ValueError, TypeError, LookupError, AttributeError) as error:
        msg = "heads"
        raise ValueError(msg) from error
    return state


def write(
    state: RowHeads, row: dict[str, Value], group: Group, head: Head, time: int, ledger: Ledger
) -> dict[str, Value]:
    """Let one entry write fields: `state` is brought up to date, the new values are returned.

    `row` holds the present values. A group that replaces nothing creates the record, so its
    `fields` must name every field of the record.
    """
    if not group.replaced:
        return _create(state, row, group.fields, (head, time), ledger)
    values: dict[str, Value] = {}
    for name, value in group.fields.items():
        standing = state.single.get(name, state.default)
        if name not in state.many and group.replaced == (standing,):
            _settle(state, name, head)
            values[name] = value
            continue
        heads = _materialise(state, name, row.get(name), ledger)
        for old in group.replaced:
            if heads.candidates.pop(old, None) is None and old != head and not ledger.applied(old):
                heads.awaited.add(old)
        _arrive(state, name, heads, (head, time), value)
        values[name] = heads.value()
    return values


def _create(
    state: RowHeads,
    row: dict[str, Value],
    fields: Mapping[str, Value],
    written: tuple[Head, int],
    ledger: Ledger,
) -> dict[str, Value]:
    head = written[0]
    if state.default is None:
        touched: Iterable[str] = [*state.single, *state.many]
    else:
        touched = list(fields)
    found = {name: _materialise(state, name, row.get(name), ledger) for name in touched}
    state.default = head if state.default is None else min(head, state.default)
    values = dict(fields)
    for name, heads in found.items():
        _arrive(state, name, heads, written, fields[name])
        values[name] = heads.value()
    return values


def _arrive(
    state: RowHeads, name: str, heads: FieldHeads, written: tuple[Head, int], value: Value
) -> None:
    head, time = written
    if head in heads.awaited:
        heads.awaited.remove(head)
    else:
        heads.candidates[head] = (time, value)
    _keep(state, name, heads)


def _materialise(state: RowHeads, name: str, value: Value, ledger: Ledger) -> FieldHeads:
    if name in state.many:
        return state.many[name]
    head = state.single.get(name, state.default)
    return FieldHeads({} if head is None else {head: (ledger.time_of(head), value)})


def _keep(state: RowHeads, name: str, heads: FieldHeads) -> None:
    if len(heads.candidates) == 1 and not heads.awaited:
        _settle(state, name, next(iter(heads.candidates)))
    else:
        state.single.pop(name, None)
        state.many[name] = heads


def _settle(state: RowHeads, name: str, head: Head) -> None:
    state.many.pop(name, None)
    if head == state.default:
        state.single.pop(name, None)
    else:
        state.single[name] = head


def conflicts(state: RowHeads) -> dict[str, tuple[Candidate, ...]]:
    """The fields people must decide: those whose heads hold different values, earliest first."""
    found: dict[str, tuple[Candidate, ...]] = {}
    for name, heads in state.many.items():
        candidates = [Candidate(head, *heads.candidates[head]) for head in heads.candidates]
        if len({(type(each.value), each.value) for each in candidates}) > 1:
            found[name] = tuple(sorted(candidates, key=lambda each: (each.time, each.head)))
    return found


def _head(pair: Sequence[Any]) -> Head:
    device, number = pair
    if not isinstance(device, bytes) or not isinstance(number, int):
        raise TypeError
    return device, number


def _encode_many(heads: FieldHeads) -> list[Any]:
    candidates = [[*head, *heads.candidates[head]] for head in sorted(heads.candidates)]
    return [candidates, [list(head) for head in sorted(heads.awaited)]]


def _decode_many(parts: Sequence[Any]) -> FieldHeads:
    candidates, awaited = parts
    return FieldHeads(
        {(device, number): (time, value) for device, number, time, value in candidates},
        {_head(pair) for pair in awaited},
    )
