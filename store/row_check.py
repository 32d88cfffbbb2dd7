"""Holds rows and derived tables against the journal, in little memory; refuses to write.

A record that one entry created and none has changed, which most are, is compared as its entry passes.
Of the others only the entries that speak of them are remembered, and their rows computed at the end.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from models.errors import ChainBroken
from store import heads, journal
from store.compartment import Compartment, Cursor
from store.entry import Body, Change, MalformedEntryError, decode_body, id_text
from store.findings import Fault, Finding
from store.heads import Group, Head, Ledger, RowHeads
from store.plan import Plan, plan_of
from store.projection import merged, understood

_BATCH = 250
_KEPT_BODIES = 16


@dataclass(slots=True)
class RowCheck:
    """Feed it every readable body in order, then `finish`."""

    cursor: Cursor
    compartment: Compartment
    pause: Callable[[], None]
    findings: list[Finding] = field(default_factory=list[Finding])
    records: int = 0
    _waiting: dict[str, dict[str, tuple[Head, list[Any]]]] = field(
        default_factory=dict[str, dict[str, tuple[Head, list[Any]]]]
    )
    _equal: dict[str, int] = field(default_factory=dict[str, int])
    _absent: dict[str, int] = field(default_factory=dict[str, int])
    _changed: dict[str, dict[str, list[Head]]] = field(
        default_factory=dict[str, dict[str, list[Head]]]
    )
    _bodies: OrderedDict[Head, dict[tuple[str, str], list[Change]]] = field(
        default_factory=OrderedDict[Head, dict[tuple[str, str], list[Change]]]
    )

    def entry(self, head: Head, body: Body) -> None:
        """Take the changes of one entry."""
        created = heads.created(head)
        for change in body.changes:
            record = self.compartment.kinds.get(change.kind)
            if record is None:
                continue
            plan = plan_of(record)
            groups, _ = understood(plan, change)
            if len(groups) != 1 or groups[0].replaced:
                if groups:
                    self._later(plan, change.record, head)
                continue
            waiting = self._waiting.setdefault(plan.kind, {})
            if change.record in waiting:
                self._later(plan, change.record, head)
                continue
            waiting[change.record] = head, plan.row(change.record, groups[0].fields, created)
            if len(waiting) >= _BATCH:
                self._compare(plan)

    def finish(self) -> None:
        """Compute the rows that took more than one entry, and look for rows in no entry."""
        for kind, record in self.compartment.kinds.items():
            plan = plan_of(record)
            self._compare(plan)
            changed = self._changed.get(kind, {})
            twice = sum(
                self._recompute(plan, identifier, told)
                for identifier, told in sorted(changed.items(), key=lambda item: min(item[1]))
            )
            expected = self._equal.get(kind, 0) + len(changed) - twice
            self.records += expected
            self.cursor.execute(f'SELECT count(*) FROM "{kind}"')
            if self.cursor.fetchone()[0] > expected - self._absent.get(kind, 0):
                self.findings += self._surplus(plan)

    def _later(self, plan: Plan, record: str, head: Head) -> None:
        self._changed.setdefault(plan.kind, {}).setdefault(record, []).append(head)

    def _compare(self, plan: Plan) -> None:
        waiting = self._waiting.pop(plan.kind, {})
        if not waiting:
            return
        marks = ", ".join("?" * len(waiting))
        self.cursor.execute(f"{plan.select} WHERE id IN ({marks})", tuple(waiting))
        found = {row[0]: row for row in self.cursor.fetchall()}
        for record, (head, expected) in waiting.items():
            if list(found.get(record, ())) == expected:
                self._equal[plan.kind] = self._equal.get(plan.kind, 0) + 1
            else:
                self._later(plan, record, head)

    def _recompute(self, plan: Plan, record: str, told: list[Head]) -> bool:
        """Compare one row; whether its creation was counted among the equal ones before."""
        self.pause()
        self.cursor.execute(f"{plan.select} WHERE id = ?", (record,))
        row = self.cursor.fetchone()
        if row is None:
            self._absent[plan.kind] = self._absent.get(plan.kind, 0) + 1
            self._find(Fault.ROW_MISSING, plan, record, told)
            return False
        counted = False
        try:
            state = heads.decode(row[-1])
            entries = set(told)
            if state.default is not None and state.default not in entries:
                entries.add(state.default)
                counted = row[-1] == heads.created(state.default)
            if self._computed(plan, record, sorted(entries)) != list(row):
                self._find(Fault.ROW_DIFFERS, plan, record, told)
        except (ValueError, ChainBroken):
            self._find(Fault.ROW_DIFFERS, plan, record, told)
        return counted

    def _computed(self, plan: Plan, record: str, entries: Iterable[Head]) -> list[Any]:
        state, values = RowHeads(), dict(plan.defaults)
        for head in entries:
            ledger = Ledger(
                lambda other, head=head: other < head and journal.held(self.cursor, other),
                lambda other: journal.time_of(self.cursor, other),
            )
            time = journal.time_of(self.cursor, head)
            groups = self._groups(plan, record, head)
            values = merged(plan, state, values, groups, (head, time), ledger)
        return plan.row(record, values, heads.encode(state))

    def _groups(self, plan: Plan, record: str, head: Head) -> Iterator[Group]:
        for change in self._body(head).get((plan.kind, record), []):
            yield from understood(plan, change)[0]

    def _body(self, head: Head) -> dict[tuple[str, str], list[Change]]:
        found = self._bodies.get(head)
        if found is None:
            found = {}
            stored = journal.read(self.cursor, head)
            if stored is not None and stored.body is not None:
                for change in decode_body(stored.body).changes:
                    found.setdefault((change.kind, change.record), []).append(change)
            self._bodies[head] = found
            if len(self._bodies) > _KEPT_BODIES:
                self._bodies.popitem(last=False)
        return found

    def _surplus(self, plan: Plan) -> Iterator[Finding]:
        after = ""
        while True:
            self.cursor.execute(
                f'SELECT id, heads FROM "{plan.kind}" WHERE id > ? ORDER BY id LIMIT {_BATCH}',
                (after,),
            )
            rows = self.cursor.fetchall()
            if not rows:
                return
            for record, data in rows:
                self.pause()
                if not self._mentioned(plan, record, data):
                    yield Finding(Fault.ROW_SURPLUS, records=((plan.kind, record),))
            after = rows[-1][0]

    def _mentioned(self, plan: Plan, record: str, data: bytes) -> bool:
        try:
            named = heads.decode(data).all()
            return any((plan.kind, record) in self._body(head) for head in named)
        except (ValueError, MalformedEntryError):
            return False

    def _find(self, fault: Fault, plan: Plan, record: str, told: list[Head]) -> None:
        device, number = max(told)
        name = id_text(device)
        self.findings.append(Finding(fault, name, number, number, ((plan.kind, record),)))
