"""The projected table `touching`: which device has written about whom; refuses to say who may know it.

An entry speaks of a subject, a person or a transfer, when one of its changes bears the subject's identifier.
That follows from the entry alone, so the table does not depend on the order in which entries came.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from models.records import Person, Record, Transfer
from store.audience import SUBJECT_FIELDS
from store.entry import Change
from store.rows import insertion, put_in

_THEMSELVES = {Person.kind, Transfer.kind}
_INSERT = insertion("INSERT INTO touching (device, subject)", "?, ?", "ON CONFLICT DO NOTHING")
_MANY = 4000


def subject_field(record: type[Record]) -> str:
    """The field of a kind that names the person or transfer it speaks of; empty if it speaks of neither."""
    return "id" if record.kind in _THEMSELVES else SUBJECT_FIELDS.get(record.kind, "")


def subjects_of(name: str, change: Change) -> list[str]:
    """The identifiers of the persons or transfers that one change bears in the field `name` (`subject_field`)."""
    if name == "id":
        return [change.record]
    found: list[str] = []
    if name:
        for group in change.groups:
            subject = group.fields.get(name)
            if type(subject) is not str or not subject:
                continue
            # What a paper or a file is about is named once, with its kind, when it is recorded.
            if name != "subject_id" or str(group.fields.get("subject_kind")) in _THEMSELVES:
                found.append(subject)
    return found


@dataclass(slots=True)
class Touching:
    """Gathers what entries speak of and writes it down, many rows at a time."""

    cursor: Any
    _pairs: set[tuple[bytes, str]] = field(default_factory=set[tuple[bytes, str]])

    def add(self, name: str, changes: Iterable[tuple[bytes, Change]]) -> None:
        """Note what changes of one kind, each with the device that wrote it, speak of in the field `name`."""
        if name == "id":
            self._pairs.update([(device, change.record) for device, change in changes])
        elif name:
            for device, change in changes:
                for subject in subjects_of(name, change):
                    self._pairs.add((device, subject))
        if len(self._pairs) >= _MANY:
            self.flush()

    def flush(self) -> None:
        """Write down what was gathered."""
        if self._pairs:
            put_in(self.cursor, _INSERT, sorted(self._pairs))
            self._pairs.clear()
