"""How the records of one kind lie in their table: columns, defaults, SQL; refuses to touch it.

Prepared once a kind from its record class, so that saving a record costs no reflection.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import NoneType
from typing import Any, get_args

from models.records import Record
from store.heads import Value
from store.rows import Insertion, insertion

_LARGEST = 2**63
_MOST_SHAPES = 256


@dataclass(frozen=True, slots=True)
class Plan:
    """The table of one kind; `fields` are all columns but the identifier and `heads`, `truths` those of truth values.

    `select` reads whole rows, `select_plain` all but `heads`.
    """

    kind: str
    record: type[Record]
    fields: tuple[str, ...]
    defaults: Mapping[str, Value]
    types: Mapping[str, tuple[type, ...]]
    truths: tuple[str, ...]
    insert: str
    select: str
    select_plain: str
    _updates: dict[tuple[str, ...], str] = field(default_factory=dict[tuple[str, ...], str])
    _insertions: dict[tuple[str, ...], Insertion] = field(
        default_factory=dict[tuple[str, ...], Insertion]
    )

    def columns(self, rows: Sequence[Mapping[str, Value]]) -> dict[str, Sequence[Value]]:
        """The fields of new records column by column: only those that one of them names, defaults where others do not.

        Those that name the same fields in the same order, as others' records mostly do, stay in it.
        """
        shapes = set(map(tuple, rows))
        if len(shapes) == 1:
            values = zip(*[fields.values() for fields in rows], strict=True)
            return dict(zip(shapes.pop(), values, strict=True))
        given = set[str]().union(*shapes)
        absent = [(name, self.defaults[name]) for name in self.fields if name in given]
        found: dict[str, Sequence[Value]] = {
            name: [fields.get(name, default) for fields in rows] for name, default in absent
        }
        found.update((name, ()) for name in given.difference(found))
        return found

    def insertion(self, names: tuple[str, ...]) -> Insertion:
        """What puts in new records: identifier, these fields, `heads`; all others have their defaults."""
        if names not in self._insertions:
            if len(self._insertions) >= _MOST_SHAPES:
                # What others send must not fill the memory.
                self._insertions.clear()
            others = [name for name in self.fields if name not in names]
            marks = ["?"] * (len(names) + 2) + [_literal(self.defaults[x]) for x in others]
            self._insertions[names] = _inserting(
                self.kind, ("id", *names, "heads", *others), ", ".join(marks)
            )
        return self._insertions[names]

    def update(self, names: tuple[str, ...]) -> str:
        """The statement that sets these columns and `heads` of one record."""
        if names not in self._updates:
            columns = "".join(f'"{name}" = ?, ' for name in names)
            self._updates[names] = f'UPDATE "{self.kind}" SET {columns}heads = ? WHERE id = ?'
        return self._updates[names]

    def knows(self, name: str, value: object) -> bool:
        """Whether this program can keep `value` in the field `name`."""
        types = self.types.get(name)
        return (
            types is not None
            and type(value) in types
            and (type(value) is not int or -_LARGEST <= value < _LARGEST)
        )

    def known(self, fields: Mapping[str, Value]) -> dict[str, Value]:
        """Those of the fields that this program can keep."""
        return {name: value for name, value in fields.items() if self.knows(name, value)}

    def knows_every(self, columns: Mapping[str, Sequence[Value]]) -> bool:
        """Whether this program can keep all values in these columns."""
        return all(self._keeps(name, column) for name, column in columns.items())

    def _keeps(self, name: str, column: Sequence[Any]) -> bool:
        types = self.types.get(name)
        found = set(map(type, column))
        if types is None or not found.issubset(types):
            return False
        if int not in found:
            return True
        numbers = [each for each in column if each is not None]
        return min(numbers) >= -_LARGEST and max(numbers) < _LARGEST

    def row(self, identifier: str, fields: Mapping[str, Value], heads: bytes) -> list[Any]:
        """The parameters of `insert`: what is absent has its default."""
        return [identifier, *{**self.defaults, **fields}.values(), heads]

    def values(self, row: tuple[Any, ...]) -> dict[str, Value]:
        """The fields of a row that was selected, truth values as such."""
        values: dict[str, Value] = dict(zip(self.fields, row[1:], strict=False))
        for name in self.truths:
            if values[name] is not None:
                values[name] = bool(values[name])
        return values


_PLANS: dict[str, Plan] = {}


def plan_of(record: type[Record]) -> Plan:
    """The plan of a record class; every field but `id` must have a default."""
    plan = _PLANS.get(record.kind)
    if plan is None or plan.record is not record:
        plan = _PLANS[record.kind] = _prepared(record)
    return plan


def _prepared(record: type[Record]) -> Plan:
    declared = {name: each for name, each in record.model_fields.items() if name != "id"}
    required = [name for name, each in declared.items() if each.is_required()]
    if required:
        msg = f"{record.kind}: a field without a default: {required}"
        raise TypeError(msg)
    fields = tuple(declared)
    types = {name: _types(each.annotation) for name, each in declared.items()}
    every = ("id", *fields, "heads")
    return Plan(
        kind=record.kind,
        record=record,
        fields=fields,
        defaults={name: each.get_default() for name, each in declared.items()},
        types=types,
        truths=tuple(name for name, allowed in types.items() if bool in allowed),
        insert=_inserting(record.kind, every, ", ".join("?" * len(every))).one,
        select=f'SELECT {_quoted(every)} FROM "{record.kind}"',
        select_plain=f'SELECT {_quoted(every[:-1])} FROM "{record.kind}"',
    )


def _inserting(kind: str, columns: Sequence[str], values: str) -> Insertion:
    return insertion(
        f'INSERT INTO "{kind}" ({_quoted(columns)})', values, "ON CONFLICT (id) DO NOTHING"
    )


def _quoted(columns: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _literal(default: Value) -> str:
    """A default as SQL has it."""
    if isinstance(default, str):
        quoted = default.replace("'", "''")
        return f"'{quoted}'"
    return "NULL" if default is None else str(int(default))


def _types(annotation: object) -> tuple[type, ...]:
    allowed = get_args(annotation) or (annotation,)
    unknown = [each for each in allowed if each not in {str, int, bool, NoneType}]
    if unknown:
        msg = "fields are text, whole numbers, truth values or nothing"
        raise TypeError(msg)
    return tuple(each for each in allowed if isinstance(each, type))
