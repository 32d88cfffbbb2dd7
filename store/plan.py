"""How the records of one kind lie in their table: columns, defaults, SQL; refuses to touch it.

Prepared once a kind from its record class, so that saving a record costs no reflection.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import NoneType
from typing import Any, NamedTuple, get_args

from models.records import Record
from store.heads import Value

_LARGEST = 2**63
_MOST_SHAPES = 256
_MANY = 50


class _Shape(NamedTuple):
    """What the values of some fields together mostly are, and which of the fields are whole numbers."""

    types: tuple[type | None, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The table of one kind; `fields` are all columns but the identifier and `heads`."""

    kind: str
    record: type[Record]
    fields: tuple[str, ...]
    defaults: Mapping[str, Value]
    types: Mapping[str, tuple[type, ...]]
    insert: str
    select: str
    _updates: dict[tuple[str, ...], str] = field(default_factory=dict[tuple[str, ...], str])
    _shapes: dict[tuple[str, ...], _Shape] = field(default_factory=dict[tuple[str, ...], _Shape])
    _insertions: dict[tuple[str, ...], str] = field(default_factory=dict[tuple[str, ...], str])

    def insertion(
        self, rows: Sequence[tuple[str, Mapping[str, Value], bytes]]
    ) -> list[tuple[str, list[Any]]]:
        """The statements, each with its parameters, that put in new records: identifier, fields, `heads`.

        Of many records at once most columns have their defaults, which then stand in the statement. Those that name
        the same fields in the same order, as others' records mostly do, are bound as they came.
        """
        if len(rows) < _MANY:
            return [(self.insert, [self.row(*each) for each in rows])]
        alike: dict[tuple[str, ...], list[Any]] = {}
        for row in rows:
            alike.setdefault(tuple(row[1]), []).append(row)
        found: list[tuple[str, list[Any]]] = []
        others: list[tuple[str, Mapping[str, Value], bytes]] = []
        for names, some in alike.items():
            if len(some) < _MANY:
                others += some
                continue
            statement = self._insertions.get(names) or self._insertion(names)
            found.append((statement, [(row[0], *row[1].values(), row[2]) for row in some]))
        if others:
            found.append(self._mixed(others))
        return found

    def _mixed(
        self, rows: Sequence[tuple[str, Mapping[str, Value], bytes]]
    ) -> tuple[str, list[Any]]:
        """One statement for records that name different fields."""
        given = set[str]().union(*[fields for _, fields, _ in rows])
        names = tuple([name for name in self.fields if name in given])
        absent = [(name, self.defaults[name]) for name in names]
        parameters = [
            (identifier, *[fields.get(name, default) for name, default in absent], heads)
            for identifier, fields, heads in rows
        ]
        return self._insertions.get(names) or self._insertion(names), parameters

    def _insertion(self, names: tuple[str, ...]) -> str:
        if len(self._insertions) >= _MOST_SHAPES:
            self._insertions.clear()
        others = [name for name in self.fields if name not in names]
        columns = ", ".join(f'"{name}"' for name in ("id", *names, "heads", *others))
        values = ", ".join(["?"] * (len(names) + 2) + [_literal(self.defaults[x]) for x in others])
        return self._insertions.setdefault(names, _inserting(self.kind, columns, values))

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

    def knows_all(self, fields: Mapping[str, Any]) -> bool:
        """Whether this program can keep all of these; the ordinary case without a look at each."""
        names = tuple(fields)
        shape = self._shapes.get(names) or self._shape(names)
        if tuple(map(type, fields.values())) != shape.types:
            return all(self.knows(name, value) for name, value in fields.items())
        return not shape.numbers or all(
            -_LARGEST <= fields[name] < _LARGEST for name in shape.numbers
        )

    def _shape(self, names: tuple[str, ...]) -> _Shape:
        if len(self._shapes) >= _MOST_SHAPES:
            # What others send must not fill the memory.
            self._shapes.clear()
        types = tuple([self.types.get(name, (None,))[0] for name in names])
        numbers = tuple([name for name, each in zip(names, types, strict=True) if each is int])
        return self._shapes.setdefault(names, _Shape(types, numbers))

    def row(self, identifier: str, fields: Mapping[str, Value], heads: bytes) -> list[Any]:
        """The parameters of `insert`: what is absent has its default."""
        return [identifier, *{**self.defaults, **fields}.values(), heads]

    def values(self, row: tuple[Any, ...]) -> dict[str, Value]:
        """The fields of a row that `select` gave, truth values as such."""
        return {
            name: bool(value) if bool in self.types[name] and value is not None else value
            for name, value in zip(self.fields, row[1:-1], strict=True)
        }


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
    columns = ", ".join(f'"{name}"' for name in ("id", *fields, "heads"))
    marks = ", ".join("?" for _ in range(len(fields) + 2))
    return Plan(
        kind=record.kind,
        record=record,
        fields=fields,
        defaults={name: each.get_default() for name, each in declared.items()},
        types=types,
        insert=_inserting(record.kind, columns, marks),
        select=f'SELECT {columns} FROM "{record.kind}"',
    )


def _inserting(kind: str, columns: str, values: str) -> str:
    return f'INSERT INTO "{kind}" ({columns}) VALUES ({values}) ON CONFLICT (id) DO NOTHING'


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
