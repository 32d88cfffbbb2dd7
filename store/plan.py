"""How the records of one kind lie in their table: columns, defaults, SQL; refuses to touch it.

Prepared once a kind from its record class, so that saving a record costs no reflection.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import NoneType
from typing import Any, get_args

from models.records import Record
from store.heads import Value

_LARGEST = 2**63


@dataclass(frozen=True, slots=True)
class Plan:
    """The table of one kind; `fields` are all columns but the identifier and `heads`."""

    kind: str
    record: type[Record]
    fields: tuple[str, ...]
    defaults: Mapping[str, Value]
    types: Mapping[str, tuple[type, ...]]
    exact: Mapping[str, type]
    insert: str
    select: str
    _updates: dict[tuple[str, ...], str] = field(default_factory=dict[tuple[str, ...], str])

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

    def knows_all(self, fields: Mapping[str, object]) -> bool:
        """Whether this program can keep all of these; the ordinary case without a call a field."""
        exact = self.exact
        for name, value in fields.items():
            if exact.get(name) is not type(value) and not self.knows(name, value):
                return False
        return True

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
        # Of whole numbers the size is looked at as well.
        exact={name: each[0] for name, each in types.items() if each in {(str,), (bool,)}},
        insert=f'INSERT INTO "{record.kind}" ({columns}) VALUES ({marks})'
        " ON CONFLICT (id) DO NOTHING",
        select=f'SELECT {columns} FROM "{record.kind}"',
    )


def _types(annotation: object) -> tuple[type, ...]:
    allowed = get_args(annotation) or (annotation,)
    unknown = [each for each in allowed if each not in {str, int, bool, NoneType}]
    if unknown:
        msg = "fields are text, whole numbers, truth values or nothing"
        raise TypeError(msg)
    return tuple(each for each in allowed if isinstance(each, type))
