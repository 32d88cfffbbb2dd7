"""What an act changed: identifiers by kind, so that each screen decides for itself whether to look again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Touched:
    """The records an act added or changed: kind → identifiers.

    `head` names the entry of the journal (device, number); nothing if there was nothing to write.
    """

    records: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    head: tuple[bytes, int] | None = None

    def of(self, kind: str | type[Any]) -> frozenset[str]:
        """The identifiers touched of one kind, given by its word or its record class."""
        return self.records.get(kind if isinstance(kind, str) else kind.kind, frozenset())

    def __bool__(self) -> bool:
        return self.head is not None

    def __or__(self, other: "Touched") -> "Touched":
        kinds = {*self.records, *other.records}
        merged = {kind: self.of(kind) | other.of(kind) for kind in kinds}
        return Touched(merged, other.head or self.head)
