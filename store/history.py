"""The history of one record, read backwards through the journal; refuses to scan it.

Each change names the heads it replaced, so the way back from a row leads through its own entries only.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from store import heads
from store.compartment import Compartment, Cursor
from store.entry import Body, decode_body, decode_officer
from store.heads import Head, Value
from store.plan import plan_of

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class FieldStep:
    """One change of one field: before, after, by whom, when, by which act, why."""

    field: str
    before: Value
    after: Value
    officer_id: str
    recorded_at: int
    verb: str
    reason: str
    head: Head


@dataclass(frozen=True, slots=True)
class Version:
    """One of several values that stand side by side."""

    value: Value
    officer_id: str
    recorded_at: int


def changes_of(
    cursor: Cursor, compartment: Compartment, kind: str, identifier: str
) -> list[FieldStep]:
    """Every change of a record's fields, the newest first; what was written at its creation too."""
    plan = plan_of(compartment.kinds[kind])
    bodies = _bodies(cursor, kind, identifier)
    written: dict[tuple[Head, str], Value] = {
        (head, name): value
        for head, body in bodies.items()
        for name, value, _ in _fields(body, kind, identifier)
    }
    steps: list[FieldStep] = []
    for head, body in bodies.items():
        for name, value, replaced in _fields(body, kind, identifier):
            origin = replaced[-1] if replaced else None
            before = written.get((origin, name), plan.defaults.get(name)) if origin else ""
            steps.append(
                FieldStep(
                    name,
                    before,
                    value,
                    body.officer,
                    body.recorded_at,
                    body.verb,
                    body.reason,
                    head,
                )
            )
    return sorted(steps, key=lambda step: (-step.recorded_at, -step.head[1], step.field))


def conflicts_of(
    cursor: Cursor, compartment: Compartment, kind: str, identifier: str
) -> dict[str, tuple[Version, ...]]:
    """The fields of a record with more than one value, each value with who wrote it and when."""
    state = _heads_of(cursor, kind, identifier)
    if state is None or kind not in compartment.kinds:
        return {}
    found: dict[str, tuple[Version, ...]] = {}
    for name, candidates in heads.conflicts(state).items():
        versions: list[Version] = []
        for candidate in candidates:
            body = _body(cursor, candidate.head)
            versions.append(
                Version(
                    candidate.value, body.officer if body else "", body.recorded_at if body else 0
                )
            )
        found[name] = tuple(versions)
    return found


def writers_of(
    cursor: Cursor, compartment: Compartment, kind: str, identifiers: Iterable[str]
) -> dict[str, str]:
    """The officers who recorded these, each entry opened once; nothing where one is withheld."""
    if kind not in compartment.kinds:
        return {}
    asked, written = list(identifiers), dict[str, Head | None]()
    for some in _parts(asked):
        cursor.execute(f'SELECT id, heads FROM "{kind}" WHERE id IN ({_marks(some)})', some)
        written.update((row[0], heads.decode(row[1]).default) for row in cursor.fetchall())
    numbers: dict[bytes, set[int]] = {}
    for device, number in filter(None, written.values()):
        numbers.setdefault(device, set()).add(number)
    officers: dict[Head | None, str] = {}
    for device, found in numbers.items():
        for some in _parts(sorted(found)):
            cursor.execute(
                f"SELECT number, body FROM entry WHERE device = ? AND number IN ({_marks(some)})",
                (device, *some),
            )
            for number, body in cursor.fetchall():
                officers[device, number] = "" if body is None else decode_officer(body)
    return {identifier: officers.get(written.get(identifier), "") for identifier in asked}


def _parts(whole: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (whole[start : start + _AT_ONCE] for start in range(0, len(whole), _AT_ONCE))


def _marks(some: Sequence[object]) -> str:
    return ", ".join("?" * len(some))


def _heads_of(cursor: Cursor, kind: str, identifier: str) -> heads.RowHeads | None:
    cursor.execute(f'SELECT heads FROM "{kind}" WHERE id = ?', (identifier,))
    found = cursor.fetchone()
    return None if found is None else heads.decode(found[0])


def _body(cursor: Cursor, head: Head) -> Body | None:
    cursor.execute("SELECT body FROM entry WHERE device = ? AND number = ?", head)
    found = cursor.fetchone()
    return decode_body(found[0]) if found and found[0] is not None else None


def _bodies(cursor: Cursor, kind: str, identifier: str) -> dict[Head, Body]:
    """The bodies of every entry that wrote this record, found by following what each replaced."""
    state = _heads_of(cursor, kind, identifier)
    waiting = state.all() if state else set[Head]()
    bodies: dict[Head, Body] = {}
    while waiting:
        head = waiting.pop()
        body = None if head in bodies else _body(cursor, head)
        if body is not None:
            bodies[head] = body
            waiting |= {
                each for _, _, replaced in _fields(body, kind, identifier) for each in replaced
            }
    return dict(sorted(bodies.items(), key=lambda item: (item[1].recorded_at, item[0])))


def _fields(
    body: Body, kind: str, identifier: str
) -> Iterator[tuple[str, Value, tuple[Head, ...]]]:
    for change in body.changes:
        if change.kind == kind and change.record == identifier:
            for group in change.groups:
                for name, value in group.fields.items():
                    yield name, value, group.replaced
