"""One act of an officer: entries, rows, derived tables, numbers and checkpoint together, or nothing.

Inside `with edit(...) as record:` domain code adds and changes plain records; leaving the block
saves them, leaving it by an exception saves nothing. An act about several people or transfers is an
entry for each: what is said of one travels to whoever may read it, whoever else the act was about.
Refuses to know how records look on disk.
"""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from models.errors import FactIsFinal, RecordMissing
from models.ids import new_id
from models.numbers import HumanNumber, NumberSeries
from models.records import NumberBlock, Record
from models.touched import Touched
from store import heads, journal
from store.access import OpenVault
from store.audience import COMMON
from store.author import Author, author_of, body_of
from store.compartment import Compartment
from store.entry import Change
from store.heads import Group, Head, Ledger, Value
from store.journal import StoredEntry
from store.loaded import Loaded, R, Source, load, load_many, reading
from store.numbers import Counters
from store.plan import Plan, plan_of
from store.projection import Projector, RecordExistsError
from store.touching import subject_field

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
class _Part:
    """The entry for one subject: its name and logical time."""

    head: Head
    time: int


@dataclass(slots=True)
class _Pending:
    part: _Part
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
        self.recorded_at = author.clock.now()
        self._parts: dict[str, _Part] = {}
        self._times: dict[Head, int] = {}
        self._pending: dict[tuple[str, str], _Pending] = {}
        self._counters = Counters(cursor, author.device.id)
        self._cursor = cursor
        ledger = Ledger(
            lambda head: journal.held(cursor, head),
            lambda head: self._times.get(head) or journal.time_of(cursor, head),
        )
        self._projector = Projector(cursor, compartment, ledger, saving=True)

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
        part = self._part(record)
        self._pending[record.kind, record.id] = _Pending(part, created=True, groups={(): fields})
        # A copy: the original may still be changed before the entry is written.
        change = Change(record.kind, record.id, (Group((), dict(fields)),))
        self._projector.apply(part.head, part.time, (change,))
        return Loaded(record, heads.created(part.head))

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
            if pending is None or mine is None:
                replaced = state.of(name)
                if not replaced:
                    raise RecordMissing(seen.kind)
                pending = pending or _Pending(self._part(seen), created=False, groups={})
                pending.groups.setdefault(replaced, {})[name] = value
            else:
                replaced = (pending.part.head,)
                mine[name] = value
                if pending.created and value == plan.defaults[name]:
                    del mine[name]
            delta.setdefault(replaced, {})[name] = value
            state.many.pop(name, None)
            state.single[name] = pending.part.head
        if not delta or pending is None:
            return loaded
        self._pending[seen.kind, seen.id] = pending
        part = pending.part
        groups = tuple(Group(replaced, values) for replaced, values in delta.items())
        self._projector.apply(part.head, part.time, (Change(seen.kind, seen.id, groups),))
        created = pending.created
        return Loaded(valid, heads.created(part.head) if created else heads.encode(state))

    def _part(self, record: Record) -> _Part:
        """The entry in which this record's subject is spoken of, begun with its first change."""
        name = subject_field(type(record))
        of_nobody = "" if record.kind in COMMON else record.kind
        subject = getattr(record, name) if name else of_nobody
        part = self._parts.get(subject)
        if part is None:
            number = self.previous[0] + 1 + len(self._parts)
            part = _Part((self.author.device.id, number), self.author.hybrid.tick())
            self._parts[subject] = part
            self._times[part.head] = part.time
        return part

    def _plan(self, record: Record) -> Plan:
        return planned(self._projector.compartment, record)

    def finish(self, verb: str, reason: str, occurred_at: int | None) -> None:
        """Write the entries, if anything was changed: for `edit`, which commits after it."""
        if not self._pending:
            return
        said: dict[_Part, list[Change]] = {part: [] for part in self._parts.values()}
        for (kind, record), each in self._pending.items():
            said[each.part].append(_change(kind, record, each))
        made: list[StoredEntry] = []
        for part, changes in said.items():
            body = body_of(self.author, verb, reason, occurred_at, self.recorded_at, tuple(changes))
            previous = (made[-1].number, made[-1].hash) if made else self.previous
            made.append(journal.chained(previous, self.author.device, part.time, body))
        journal.append(self._cursor, self.author.device, made)
        self._counters.save()
        self._projector.refresh()
        records = {kind: frozenset(found) for kind, found in self._projector.touched.items()}
        self.touched = Touched(records, made[-1].head)


@contextmanager
def edit(
    vault: OpenVault,
    author: Author,
    verb: str,
    reason: str = "",
    occurred_at: int | None = None,
) -> Generator[Edit]:
    """One act: everything inside is saved when the block ends, or not at all; an entry for each subject.

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
    if len(plan.known(fields)) < len(fields):
        wrong = next(name for name, value in fields.items() if not plan.knows(name, value))
        msg = f"{plan.kind}.{wrong}"
        raise TypeError(msg)
    return fields


def _change(kind: str, record: str, pending: _Pending) -> Change:
    return Change(
        kind, record, tuple(Group(replaced, each) for replaced, each in pending.groups.items())
    )
