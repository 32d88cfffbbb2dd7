"""One act of an officer: entry, rows, derived tables, numbers and checkpoint together, or nothing.

Inside `with edit(...) as record:` domain code adds and changes plain records; leaving the block
saves them as one entry, leaving it by an exception saves nothing. Refuses to know how records look
on disk.
"""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from secrets import token_bytes
from typing import Any

from models.clock import Clock, HybridClock, local_offset_minutes
from models.errors import FactIsFinal, RecordMissing
from models.ids import new_id
from models.numbers import HumanNumber, NumberSeries
from models.records import NumberBlock, Record
from models.touched import Touched
from store import device as devices
from store import heads, journal
from store.access import OpenVault
from store.compartment import Compartment
from store.device import Device
from store.entry import SALT_BYTES, Body, Change, encode_body
from store.heads import Group, Head, Ledger, Value
from store.loaded import Loaded, R, Source, load, load_many, reading
from store.numbers import Counters
from store.plan import Plan, plan_of
from store.projection import Projector, RecordExistsError

__all__ = [
    "Author",
    "Edit",
    "Loaded",
    "RecordExistsError",
    "Source",
    "Touched",
    "author_of",
    "edit",
    "load",
    "load_many",
    "reading",
]


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes: this laptop's device, the officer, the clocks; one while the vault is open."""

    device: Device
    officer_id: str
    clock: Clock
    hybrid: HybridClock


def author_of(vault: OpenVault, officer_id: str, clock: Clock) -> Author:
    """The author for an opened vault; a vault without a device identity is given one."""
    with vault.write() as cursor:
        try:
            device = devices.own(cursor)
        except RecordMissing:
            device = devices.create(cursor, clock)
        return Author(
            device, officer_id, clock, HybridClock(clock, journal.newest_time(cursor, device.id))
        )


@dataclass(slots=True)
class _Pending:
    created: bool
    groups: dict[tuple[Head, ...], dict[str, Value]]

    def group_with(self, name: str) -> dict[str, Value] | None:
        if self.created:
            return self.groups[()]
        return next((fields for fields in self.groups.values() if name in fields), None)


class Edit:
    """What happens inside one `with edit(...)`; `touched` is known after it."""

    def __init__(self, cursor: Any, compartment: Compartment, author: Author) -> None:  # noqa: ANN401
        self.author = author
        self.touched = Touched()
        self.previous = journal.newest(cursor, author.device.id)
        self.head: Head = (author.device.id, self.previous[0] + 1)
        self.time = author.hybrid.tick()
        self.recorded_at = author.clock.now()
        self._pending: dict[tuple[str, str], _Pending] = {}
        self._counters = Counters(cursor, author.device.id)
        self._cursor = cursor
        ledger = Ledger(
            lambda head: journal.held(cursor, head),
            lambda head: self.time if head == self.head else journal.time_of(cursor, head),
        )
        self._projector = Projector(cursor, compartment, ledger, saving=True)
        self._created = heads.created(self.head)

    @property
    def cursor(self) -> Any:  # noqa: ANN401 - the driver's own cursor
        """A cursor of this transaction; what was added and changed so far can be read with it."""
        self._projector.flush()
        return self._cursor

    def add(self, record: R) -> Loaded[R]:
        """A new record, valid as it was constructed.

        Raises:
            RecordExistsError: its identifier is taken (found out when it is written).
            TypeError: not a record class of this compartment, or assigned a value of a wrong type.
        """
        plan = self._plan(record)
        if (record.kind, record.id) in self._pending:
            raise RecordExistsError(record.kind)
        fields = written(plan, record)
        self._pending[record.kind, record.id] = _Pending(created=True, groups={(): fields})
        # A copy: the original may still be changed before the entry is written.
        change = Change(record.kind, record.id, (Group((), dict(fields)),))
        self._projector.apply(self.head, self.time, (change,))
        return Loaded(record, self._created)

    def change(self, loaded: Loaded[R], **fields: Value) -> Loaded[R]:
        """Set fields of a record; what is equal to what was seen is left alone.

        A field in conflict that is named here is settled: the value replaces all that were seen.

        Raises:
            FactIsFinal: facts are corrected by a new one.
            RecordMissing: its creation is not held here, only later changes.
            pydantic.ValidationError: a value the record refuses; it does not repeat the value.
        """
        return self._change(loaded, fields, set(heads.decode(loaded.heads).many) & set(fields))

    def replace(self, loaded: Loaded[R], record: R) -> Loaded[R]:
        """Set whatever differs in `record` from what was seen; raises as `change`."""
        if record.id != loaded.value.id:
            msg = "another record"
            raise ValueError(msg)
        return self._change(loaded, record.model_dump(exclude={"id"}), set())

    def next_number(self, series: NumberSeries) -> HumanNumber:
        """The next number of this device's block; gone back to if the edit fails.

        Raises:
            RecordMissing: there is no block left (`number_block`).
        """
        self._projector.flush()
        return self._counters.next(series)

    def open_block(self, series: NumberSeries, prefix: str, first: int, last: int) -> None:
        """Give this device a block of numbers that no other device has."""
        self.add(
            NumberBlock(
                id=new_id(self.author.clock),
                device=self.author.device.text,
                series=series.name,
                prefix=prefix,
                first=first,
                last=last,
            )
        )

    def _change(self, loaded: Loaded[R], fields: Mapping[str, Any], settled: set[str]) -> Loaded[R]:
        seen = loaded.value
        plan = self._plan(seen)
        if seen.fact:
            raise FactIsFinal(seen.kind)
        if not plan.defaults.keys() >= fields.keys():
            msg = f"{seen.kind} has no such field"
            raise TypeError(msg)
        valid = type(seen).model_validate({**seen.model_dump(), **fields})
        pending = self._pending.get((seen.kind, seen.id))
        state = heads.decode(loaded.heads)
        delta: dict[tuple[Head, ...], dict[str, Value]] = {}
        for name in fields:
            value = getattr(valid, name)
            mine = pending.group_with(name) if pending else None
            standing = getattr(seen, name) if mine is None else mine.get(name, plan.defaults[name])
            if value == standing and name not in settled:
                continue
            if mine is None:
                replaced = state.of(name)
                if not replaced:
                    raise RecordMissing(seen.kind)
                pending = pending or _Pending(created=False, groups={})
                pending.groups.setdefault(replaced, {})[name] = value
            else:
                replaced = (self.head,)
                mine[name] = value
                if pending and pending.created and value == plan.defaults[name]:
                    del mine[name]
            delta.setdefault(replaced, {})[name] = value
            state.many.pop(name, None)
            state.single[name] = self.head
        if not delta or pending is None:
            return loaded
        self._pending[seen.kind, seen.id] = pending
        groups = tuple(Group(replaced, values) for replaced, values in delta.items())
        self._projector.apply(self.head, self.time, (Change(seen.kind, seen.id, groups),))
        return Loaded(valid, self._created if pending.created else heads.encode(state))

    def _plan(self, record: Record) -> Plan:
        return planned(self._projector.compartment, record)

    def finish(self, verb: str, reason: str, occurred_at: int | None) -> None:
        """Write the entry, if anything was changed: for `edit`, which commits after it."""
        if not self._pending:
            return
        changes = tuple(
            [_change(kind, record, each) for (kind, record), each in self._pending.items()]
        )
        body = body_of(self.author, verb, reason, occurred_at, self.recorded_at, changes)
        made = journal.chained(self.previous, self.author.device, self.time, body)
        journal.append(self._cursor, self.author.device, (made,))
        self._counters.save()
        self._projector.refresh()
        records = {kind: frozenset(found) for kind, found in self._projector.touched.items()}
        self.touched = Touched(records, self.head)


@contextmanager
def edit(
    vault: OpenVault,
    author: Author,
    verb: str,
    reason: str = "",
    occurred_at: int | None = None,
) -> Generator[Edit]:
    """One act: everything inside is saved as one entry when the block ends, or not at all.

    `verb` is the word of what is done, `reason` what the officer gave where one is asked,
    `occurred_at` when it happened, as told (milliseconds since 1970 UTC). If nothing is changed there
    is no entry. Raises what `Vault.write` raises.
    """
    with vault.write() as cursor:
        record = Edit(cursor, vault.compartment, author)
        yield record
        record.finish(verb, reason, occurred_at)


def planned(compartment: Compartment, record: Record) -> Plan:
    """The plan of a record that this compartment keeps.

    Raises:
        TypeError: it keeps no such record, or it is a row, which was never validated.
    """
    if compartment.kinds.get(record.kind) is not type(record):
        msg = f"{type(record).__name__} is no record of {compartment.name}"
        raise TypeError(msg)
    return plan_of(type(record))


def written(plan: Plan, record: Record) -> dict[str, Value]:
    """The fields of a new record that go into the entry: all that differ from their defaults.

    Raises:
        TypeError: a value of another type than the field's was assigned after construction.
    """
    values = vars(record)
    fields = {
        name: values[name] for name, default in plan.defaults.items() if values[name] != default
    }
    if not plan.knows_all(fields):
        wrong = next(name for name, value in fields.items() if not plan.knows(name, value))
        msg = f"{plan.kind}.{wrong}"
        raise TypeError(msg)
    return fields


def _change(kind: str, record: str, pending: _Pending) -> Change:
    return Change(
        kind, record, tuple(Group(replaced, each) for replaced, each in pending.groups.items())
    )


def body_of(
    author: Author,
    verb: str,
    reason: str,
    occurred_at: int | None,
    recorded_at: int,
    changes: tuple[Change, ...],
) -> bytes:
    """The body of an entry by this author, freshly salted."""
    return encode_body(
        Body(
            token_bytes(SALT_BYTES),
            author.officer_id,
            verb,
            occurred_at,
            recorded_at,
            local_offset_minutes(recorded_at),
            reason,
            changes,
        )
    )
