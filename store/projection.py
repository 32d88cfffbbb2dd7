"""From entries to rows: the one function for saves, merges and rebuilds; refuses to write entries.

A record that an entry creates goes in by `executemany`, many at a time; a record that is changed is
read, given to `store.heads`, and written back with the columns that differ. What a newer program
wrote and this one does not know is listed in `unknown_change` and stays in the entry.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from types import NoneType
from typing import Any, NamedTuple

from models.errors import Interrupted
from store import heads, journal
from store.access import OpenVault
from store.compartment import Compartment, Derivation
from store.entry import Change, decode_changes, decode_header, id_bytes
from store.heads import Group, Head, Ledger, RowHeads, Value
from store.plan import Plan, plan_of
from store.rows import MANY, put_in
from store.touching import Touching, subject_field

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]

PROJECTED = ("unknown_change", "conflict", "touching")
"""The tables beside those of the records that follow from the journal."""

# Few enough that what was decoded is still in the processor's cache when it is bound.
_BATCH = 100
_made = tuple.__new__
_SUBJECTS = 2000


class RecordExistsError(ValueError):
    """A record was added under an identifier that is taken."""


class _Created(NamedTuple):
    head: Head
    time: int
    change: Change
    heads: bytes


class _Kind(NamedTuple):
    plan: Plan
    speaks_of: str
    derived: Mapping[str, tuple[str, ...]]


def _sets() -> defaultdict[str, set[str]]:
    return defaultdict(set)


@dataclass(slots=True)
class Projector:
    """Applies entries to the rows of one vault inside the caller's transaction.

    `touched` gathers kind → records, `subjects` derivation → what `refresh` has to compute anew; a
    rebuild does without (`gathering` off). `saving` is on where no other entry can have created the
    same record.
    """

    cursor: Any
    compartment: Compartment
    ledger: Ledger
    gathering: bool = True
    saving: bool = False
    touched: dict[str, set[str]] = field(default_factory=_sets)
    subjects: dict[str, set[str]] = field(default_factory=_sets)
    _kinds: dict[str, _Kind] = field(default_factory=dict[str, _Kind])
    _waiting: dict[str, dict[str, _Created]] = field(default_factory=dict[str, dict[str, _Created]])
    _created: tuple[Head, bytes] = ((b"", 0), b"")
    _touching: Touching = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing gathered."""
        self._touching = Touching(self.cursor)

    def apply(self, head: Head, time: int, changes: Iterable[Change]) -> None:
        """Apply the changes of one entry; `flush` before reading the rows."""
        for change in changes:
            kind = self._kinds.get(change.kind) or self._kind(change.kind)
            if kind is None:
                self._note_unknown(head, change)
                continue
            plan = kind.plan
            if len(change.groups) == 1 and not change.groups[0].replaced:
                self._create(kind, head, time, change)
                continue
            self._touching.add(kind.speaks_of, [(head[0], change)])
            groups, whole = understood(plan, change)
            if not whole:
                self._note_unknown(head, change)
            if change.record in self._waiting.get(plan.kind, ()):
                self._flush(kind)
            self._merge(kind, head, time, change.record, groups)

    def flush(self) -> None:
        """Write the records that wait to be put in together."""
        for kind in tuple(self._waiting):
            self._flush(self._kinds[kind])
        self._touching.flush()

    def refresh(self) -> None:
        """Bring the derived tables up to date with the rows."""
        self.flush()
        for derivation in self.compartment.derivations:
            subjects = self.subjects.pop(derivation.name, None)
            if subjects:
                derivation.refresh(self.cursor, subjects)

    def _kind(self, name: str) -> _Kind | None:
        record = self.compartment.kinds.get(name)
        if record is None:
            return None
        derived: dict[str, tuple[str, ...]] = {}
        for derivation in self.compartment.derivations:
            if name in derivation.subject:
                field_name = derivation.subject[name]
                derived[field_name] = (*derived.get(field_name, ()), derivation.name)
        kind = self._kinds[name] = _Kind(plan_of(record), subject_field(record), derived)
        return kind

    def _create(self, kind: _Kind, head: Head, time: int, change: Change) -> None:
        plan, record = kind.plan, change.record
        waiting = self._waiting.get(plan.kind)
        if waiting is not None and (record in waiting or len(waiting) >= _BATCH):
            self._flush(kind)
            waiting = None
        if waiting is None:
            waiting = self._waiting[plan.kind] = {}
        if self._created[0] is not head:
            self._created = head, heads.created(head)
        waiting[record] = _made(_Created, (head, time, change, self._created[1]))

    def _flush(self, kind: _Kind) -> None:
        plan = kind.plan
        waiting = self._waiting.pop(plan.kind, None)
        if not waiting:
            return
        created = list(waiting.values())
        rows = [each.change.groups[0].fields for each in created]
        columns = plan.columns(rows)
        if not plan.knows_every(columns):
            rows = [self._known(plan, each) for each in created]
            columns = plan.columns(rows)
        if self.gathering:
            self._gather(kind, waiting.keys(), columns)
        self._touching.add(kind.speaks_of, [(each.head[0], each.change) for each in created])
        if self._put(plan, waiting, rows, columns) == len(waiting):
            return
        if self.saving:
            raise RecordExistsError(plan.kind)
        for (record, each), fields in zip(waiting.items(), rows, strict=True):
            self.cursor.execute(f'SELECT heads FROM "{plan.kind}" WHERE id = ?', (record,))
            # Another entry spoke of this record first: a change that came before what it changes.
            if self.cursor.fetchone()[0] != each.heads:
                group = Group((), {**plan.defaults, **fields})
                self._merge(kind, each.head, each.time, record, [group])

    def _put(
        self,
        plan: Plan,
        waiting: Mapping[str, _Created],
        rows: Sequence[Mapping[str, Value]],
        columns: Mapping[str, Sequence[Value]],
    ) -> int:
        """Put in new records with what is known of their fields; says of how many there was no row."""
        created = [each.heads for each in waiting.values()]
        if len(rows) >= MANY:
            every = list(zip(waiting, *columns.values(), created, strict=True))
            return put_in(self.cursor, plan.insertion(tuple(columns)), every)
        few = [plan.row(*each) for each in zip(waiting, rows, created, strict=True)]
        self.cursor.executemany(plan.insert, few)
        return self.cursor.rowcount

    def _known(self, plan: Plan, created: _Created) -> Mapping[str, Value]:
        """What this program can keep of the fields of a new record; that there is more is noted."""
        fields = created.change.groups[0].fields
        known = plan.known(fields)
        if len(known) < len(fields):
            self._note_unknown(created.head, created.change)
        return known

    def _merge(
        self, kind: _Kind, head: Head, time: int, record: str, groups: Iterable[Group]
    ) -> None:
        if not groups:
            return
        plan = kind.plan
        self.cursor.execute(f"{plan.select} WHERE id = ?", (record,))
        found = self.cursor.fetchone()
        state, before = RowHeads(), dict(plan.defaults)
        if found is not None:
            state, before = heads.decode(found[-1]), plan.values(found)
            if self.gathering:
                self._gather(kind, {record}, _derived_of(kind, before))
        undecided = bool(state.many)
        after = merged(plan, state, before, groups, (head, time), self.ledger)
        if self.gathering:
            self._gather(kind, {record}, _derived_of(kind, after))
        if undecided or state.many:
            self._note_conflict(plan, record, state)
        data = heads.encode(state)
        if found is None:
            self.cursor.execute(plan.insert, plan.row(record, after, data))
            return
        names = tuple([name for name in plan.fields if after[name] != before[name]])
        self.cursor.execute(plan.update(names), [*[after[name] for name in names], data, record])

    def _note_conflict(self, plan: Plan, record: str, state: RowHeads) -> None:
        self.cursor.execute(
            "INSERT INTO conflict (kind, record) VALUES (?, ?) ON CONFLICT DO NOTHING"
            if heads.conflicts(state)
            else "DELETE FROM conflict WHERE kind = ? AND record = ?",
            (plan.kind, record),
        )

    def _note_unknown(self, head: Head, change: Change) -> None:
        self.cursor.execute(
            "INSERT INTO unknown_change (device, number, kind, record) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            (*head, change.kind, id_bytes(change.record)),
        )

    def _gather(
        self, kind: _Kind, records: Set[str], columns: Mapping[str, Sequence[Value]]
    ) -> None:
        """Note what changed: records of one kind and their fields; in a column that is absent all have the default."""
        plan = kind.plan
        self.touched[plan.kind] |= records
        for name, derivations in kind.derived.items():
            column = columns.get(name, (plan.defaults.get(name),))
            found = records if name == "id" else {str(each) for each in column if each}
            for derivation in derivations:
                self.subjects[derivation] |= found


def _derived_of(kind: _Kind, fields: Mapping[str, Value]) -> dict[str, tuple[Value]]:
    return {name: (fields[name],) for name in kind.derived if name != "id"}


def merged(
    plan: Plan,
    state: RowHeads,
    before: Mapping[str, Value],
    groups: Iterable[Group],
    written: tuple[Head, int],
    ledger: Ledger,
) -> dict[str, Value]:
    """The fields of a row after one entry's groups; `state` is brought up to date."""
    after = dict(before)
    for group in groups:
        for name, value in heads.write(state, after, group, *written, ledger).items():
            lost = value is None and NoneType not in plan.types[name]
            after[name] = plan.defaults[name] if lost else value
    return after


def understood(plan: Plan, change: Change) -> tuple[list[Group], bool]:
    """What this program can keep of a change, and whether that is all of it.

    A group that creates names every field afterwards. Changes to a fact are not kept: it is final.
    """
    groups: list[Group] = []
    whole = True
    for group in change.groups:
        known = plan.known(group.fields)
        final = plan.record.fact and bool(group.replaced)
        whole = whole and not final and len(known) == len(group.fields)
        if not group.replaced:
            groups.append(Group((), {**plan.defaults, **known}))
        elif known and not final:
            groups.append(Group(group.replaced, known))
    return groups, whole


def rebuild(
    vault: OpenVault, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> None:
    """Make all rows and derived tables anew from the journal, in one transaction.

    `progress` is told entries done and entries in all.

    Raises:
        Interrupted: `cancelled` said so; everything is as it was.
        MalformedEntryError: an entry cannot be read (`store.integrity.check` says which).
    """
    with vault.write() as cursor:
        compartment = vault.compartment
        for derivation in compartment.derivations:
            derivation.clear(cursor)
        for table in (*compartment.kinds, *PROJECTED, "stale"):
            cursor.execute(f'DELETE FROM "{table}"')
        position: Head = (b"", 0)
        ledger = Ledger(
            # Entries further on are held but do not count yet: their turn comes.
            lambda head: head < position and journal.held(cursor, head),
            lambda head: journal.time_of(cursor, head),
        )
        projector = Projector(cursor, compartment, ledger, gathering=False)
        total = journal.count(cursor)
        for done, each in enumerate(journal.entries(cursor)):
            if done % journal.CHUNK == 0:
                pause(progress, cancelled, done, total)
            position = each.head
            if each.body is not None:
                time = decode_header(each.header).time
                projector.apply(each.head, time, decode_changes(each.body))
        projector.flush()
        for derivation in compartment.derivations:
            for subjects in all_subjects(cursor, derivation):
                pause(None, cancelled, total, total)
                derivation.refresh(cursor, subjects)
        pause(progress, None, total, total)


def pause(progress: Progress | None, cancelled: Cancelled | None, done: int, total: int) -> None:
    """Tell how far long work has come, and stop it if asked.

    Raises:
        Interrupted: `cancelled` said so.
    """
    if cancelled is not None and cancelled():
        raise Interrupted
    if progress is not None:
        progress(done, total)


def all_subjects(cursor: Any, derivation: Derivation) -> Iterator[set[str]]:  # noqa: ANN401
    """Every subject of a derivation, some thousands at a time."""
    one = " UNION ".join(
        f'SELECT "{name}" FROM "{kind}" WHERE "{name}" > ?1'
        for kind, name in derivation.subject.items()
    )
    after = ""
    while True:
        cursor.execute(f"{one} ORDER BY 1 LIMIT {_SUBJECTS}", (after,))
        subjects = [row[0] for row in cursor.fetchall()]
        if not subjects:
            return
        yield set(subjects)
        after = subjects[-1]
