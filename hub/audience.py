"""Who may read which body: the rule of `store.audience`, kept in tables because the hub keeps no records.

An entry goes to a station whole when everything it speaks of concerns that station: what its own devices wrote
about, and who stands on the list of a sealed transfer addressed to it. Of the records themselves only
identifiers and the few fields that decide this are kept. Refuses to guess: what is not known goes to nobody
but the bureau.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, and_, select

from hub.database import add, chunks
from hub.schema import (
    attachment,
    entry_subject,
    record_subject,
    replaced,
    touching,
    unknown_subject,
    withdrawn,
    written,
)
from models.attached import AttachmentAct
from models.records import Attachment, AttachmentEvent, Transfer, TransferLine
from store.audience import COMMON, SUBJECT_FIELDS, subject_of
from store.entry import Change, MalformedEntryError, decode_body, decode_header
from store.heads import Head
from store.journal import StoredEntry

DECIDING: dict[str, tuple[str, ...]] = {
    Transfer.kind: ("destination_station", "sealed_at"),
    TransferLine.kind: ("transfer_id", "person_id", "withdrawn"),
}
"""Kinds and the fields of theirs that decide who may read."""

_DIGEST_BYTES = 32
_NAME = tuple(column.name for column in replaced.primary_key)


class Written(NamedTuple):
    """What one entry wrote into a deciding field."""

    record: str
    field: str
    head: Head
    time: int
    value: str


@dataclass(slots=True)
class Noted:
    """What a batch of entries says about readers, before it is written down."""

    subjects: set[tuple[bytes, int, str]] = field(default_factory=set[tuple[bytes, int, str]])
    records: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    unknown: set[tuple[bytes, int, str]] = field(default_factory=set[tuple[bytes, int, str]])
    written: list[Written] = field(default_factory=list[Written])
    replaced: set[tuple[str, str, bytes, int]] = field(
        default_factory=set[tuple[str, str, bytes, int]]
    )
    attachments: set[tuple[str, bytes, str, int]] = field(
        default_factory=set[tuple[str, bytes, str, int]]
    )
    withdrawn: set[str] = field(default_factory=set[str])

    def merge(self, other: "Noted") -> None:
        """Add what another batch says."""
        self.subjects |= other.subjects
        self.records |= other.records
        self.unknown |= other.unknown
        self.written += other.written
        self.replaced |= other.replaced
        self.attachments |= other.attachments
        self.withdrawn |= other.withdrawn


def read(entries: Iterable[StoredEntry]) -> Noted:
    """What these entries say about readers; needs no database, so it can be done before a transaction.

    An entry without a body, or with one that is not understood, is passed over: it has no subjects, and goes
    to no station.
    """
    noted = Noted()
    for each in entries:
        if each.body is None:
            continue
        try:
            changes = decode_body(each.body).changes
            time = decode_header(each.header).time
        except MalformedEntryError:
            continue
        if all(change.kind in COMMON for change in changes):
            noted.subjects.add((*each.head, ""))
        for change in changes:
            _read_change(noted, each.head, time, change)
    return noted


def note(connection: Connection, noted: Noted) -> None:
    """Write down what `read` found, and what it makes known about entries that came earlier."""
    whose: dict[str, set[str]] = {}
    for record, subject in noted.records:
        whose.setdefault(record, set()).add(subject)
    asked = sorted({record for _, _, record in noted.unknown} - whose.keys())
    for some in chunks(asked):
        rows = connection.execute(select(record_subject).where(record_subject.c.record.in_(some)))
        for record, subject in rows:
            whose.setdefault(record, set()).add(subject)
    subjects = set(noted.subjects)
    left: list[tuple[bytes, int, str]] = []
    for device, number, record in noted.unknown:
        subjects.update((device, number, subject) for subject in whose.get(record, ()))
        if record not in whose:
            left.append((device, number, record))
    for some in chunks(sorted({record for record, _ in noted.records})):
        rows = connection.execute(select(unknown_subject).where(unknown_subject.c.record.in_(some)))
        for device, number, record in rows:
            subjects.update((device, number, subject) for subject in whose[record])
    _add(connection, record_subject, sorted(noted.records))
    _add(connection, unknown_subject, sorted(left))
    _add(connection, entry_subject, sorted(subjects))
    _add(connection, touching, sorted({(device, about) for device, _, about in subjects if about}))
    _add(connection, attachment, sorted(noted.attachments))
    _add(connection, withdrawn, [(each,) for each in sorted(noted.withdrawn)])
    _add(connection, replaced, sorted(noted.replaced))
    rows = [(each.record, each.field, *each.head, each.time, each.value) for each in noted.written]
    _add(connection, written, sorted(rows))


def entitled(connection: Connection, station: str, devices: Iterable[bytes]) -> frozenset[str]:
    """The persons and transfers a station works on, and `""` for what speaks of nobody in custody."""
    found = {""}
    for some in chunks(sorted(devices)):
        found.update(
            connection.scalars(select(touching.c.subject).where(touching.c.device.in_(some)))
        )
    transfers = {
        record
        for record, fields in _having(connection, "destination_station", [station]).items()
        if fields.get("destination_station") == station and fields.get("sealed_at")
    }
    for fields in _having(connection, "transfer_id", sorted(transfers)).values():
        if fields.get("transfer_id") in transfers and not fields.get("withdrawn"):
            found.add(fields.get("person_id", ""))
    return frozenset(found | transfers)


def subjects_between(
    connection: Connection, device: bytes, first: int, last: int
) -> dict[int, frozenset[str]]:
    """The subjects of each entry of a device between two numbers; an entry is absent where one is not known."""
    found: dict[int, set[str]] = {}
    rows = connection.execute(
        select(entry_subject.c.number, entry_subject.c.subject).where(
            entry_subject.c.device == device, entry_subject.c.number.between(first, last)
        )
    )
    for number, subject in rows:
        found.setdefault(number, set()).add(subject)
    unknown = connection.scalars(
        select(unknown_subject.c.number)
        .outerjoin(record_subject, record_subject.c.record == unknown_subject.c.record)
        .where(
            unknown_subject.c.device == device,
            unknown_subject.c.number.between(first, last),
            record_subject.c.record.is_(None),
        )
    )
    for number in unknown:
        found.pop(number, None)
    return {number: frozenset(subjects) for number, subjects in found.items()}


def speaking_of(connection: Connection, subjects: Iterable[str]) -> set[Head]:
    """The entries that speak of any of these subjects, among others perhaps."""
    found: set[Head] = set()
    for some in chunks(sorted(subjects)):
        rows = connection.execute(
            select(entry_subject.c.device, entry_subject.c.number).where(
                entry_subject.c.subject.in_(some)
            )
        )
        found.update((device, number) for device, number in rows)
    return found


def _read_change(noted: Noted, head: Head, time: int, change: Change) -> None:
    subject = subject_of(change, lambda _kind, _record: "")
    if subject:
        noted.subjects.add((*head, subject))
        if change.kind in SUBJECT_FIELDS:
            noted.records.add((change.record, subject))
    elif subject is None:
        noted.unknown.add((*head, change.record))
    if change.kind == Attachment.kind and subject:
        _read_attachment(noted, change, subject)
    if change.kind == AttachmentEvent.kind:
        _read_withdrawal(noted, change)
    for group in change.groups:
        # A group that replaces nothing creates the record: what it does not name has its default.
        for name in DECIDING.get(change.kind, ()):
            if name in group.fields or not group.replaced:
                value = _text(group.fields.get(name))
                noted.written.append(Written(change.record, name, head, time, value))
                noted.replaced.update((change.record, name, *old) for old in group.replaced)


def _read_attachment(noted: Noted, change: Change, subject: str) -> None:
    fields = _fields(change)
    digest, size = fields.get("digest"), fields.get("size")
    if isinstance(digest, str) and type(size) is int and size >= 0:
        try:
            raw = bytes.fromhex(digest)
        except ValueError:
            return
        if len(raw) == _DIGEST_BYTES:
            noted.attachments.add((change.record, raw, subject, size))


def _read_withdrawal(noted: Noted, change: Change) -> None:
    fields = _fields(change)
    named = fields.get("attachment_id")
    if fields.get("event") == AttachmentAct.WITHDRAWN and isinstance(named, str) and named:
        noted.withdrawn.add(named)


def _fields(change: Change) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for group in change.groups:
        fields.update(group.fields)
    return fields


def _text(value: object) -> str:
    """An identifier as it is; of anything else only whether it is set."""
    return value if isinstance(value, str) else "1" if value else ""


def _having(connection: Connection, name: str, values: Sequence[str]) -> dict[str, dict[str, str]]:
    """The deciding fields of records of which an entry wrote one of `values` into the field `name`."""
    records: set[str] = set()
    for some in chunks(values):
        records.update(
            connection.scalars(
                select(written.c.record).where(written.c.field == name, written.c.value.in_(some))
            )
        )
    standing: dict[tuple[str, str], tuple[tuple[int, Head], str]] = {}
    for some in chunks(sorted(records)):
        rows = connection.execute(
            select(written)
            .outerjoin(replaced, and_(*(written.c[key] == replaced.c[key] for key in _NAME)))
            .where(written.c.record.in_(some), replaced.c.number.is_(None))
        )
        for record, key, device, number, time, value in rows:
            # Of several heads every copy shows the same one (`store.heads.FieldHeads.value`).
            made = ((time, (device, number)), value)
            standing[record, key] = max(standing.get((record, key), made), made)
    found: dict[str, dict[str, str]] = {}
    for (record, key), (_, value) in standing.items():
        found.setdefault(record, {})[key] = value
    return found


def _add(connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
    names = table.c.keys()
    add(connection, table, (dict(zip(names, row, strict=True)) for row in rows))
