"""Of whom an entry speaks, and whether a station may therefore read it (GC III art. 122; need to know).

Subjects are persons and transfers, by identifier. Refuses to know how a reader is authenticated: `sync` does.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from models.records import (
    RECORDS,
    Attachment,
    AttachmentEvent,
    ListVersion,
    NumberBlock,
    Officer,
    Person,
    Printing,
    RollCallLine,
    Station,
    Transfer,
    TransferLine,
    TrustAct,
    Wish,
)
from store.compartment import Cursor
from store.entry import Change

COMMON = frozenset({Station.kind, Officer.kind, NumberBlock.kind, TrustAct.kind})
"""Kinds that speak of nobody in custody: every station of an authority may read them."""

PRIVATE = frozenset({Wish.kind})
"""Kinds that never leave the register they were recorded in, not even to the Bureau (GC III art. 109(3))."""

SUBJECT_FIELDS: dict[str, str] = {
    **{each.kind: "person_id" for each in RECORDS if "person_id" in each.model_fields},
    RollCallLine.kind: "roll_call_id",
    TransferLine.kind: "transfer_id",
    ListVersion.kind: "transfer_id",
    Printing.kind: "subject_id",
    Attachment.kind: "subject_id",
    AttachmentEvent.kind: "subject_id",
}
"""Kinds that speak of somebody else's record, and the field that names it."""

FindSubject = Callable[[str, str], str]
"""Kind and record → the subject that an earlier entry gave it; empty where none is known."""


def subject_of(change: Change, find: FindSubject) -> str | None:
    """The person or transfer a change speaks of; empty for nobody, nothing where that is not known."""
    if change.kind in COMMON:
        return ""
    if change.kind in (Person.kind, Transfer.kind):
        return change.record
    name = SUBJECT_FIELDS.get(change.kind)
    if name is None:
        return None
    for group in change.groups:
        if name in group.fields:
            return str(group.fields[name]) or None
    return find(change.kind, change.record) or None


def subjects_of(changes: Iterable[Change], find: FindSubject) -> frozenset[str] | None:
    """All subjects of one entry, nothing if one of them is not known: such an entry goes to no station."""
    found: set[str] = set()
    for change in changes:
        subject = subject_of(change, find)
        if subject is None:
            return None
        found.add(subject)
    return frozenset(found - {""})


@dataclass(frozen=True, slots=True)
class Reader:
    """A station that reads: `everything` for the bureau, else the subjects it is entitled to.

    `devices` are its own: what they wrote they may read.
    """

    devices: frozenset[bytes]
    subjects: frozenset[str] = frozenset()
    everything: bool = False

    def may_read(self, device: bytes, subjects: frozenset[str] | None) -> bool:
        """Whether an entry of `device` about these subjects travels to it whole."""
        if self.everything or device in self.devices:
            return True
        return subjects is not None and subjects <= self.subjects


def find_subject(cursor: Cursor) -> FindSubject:
    """Look a record's subject up among the rows of a vault."""

    def find(kind: str, record: str) -> str:
        cursor.execute(f'SELECT {SUBJECT_FIELDS[kind]} FROM "{kind}" WHERE id = ?', (record,))
        row = cursor.fetchone()
        return "" if row is None else row[0]

    return find


def entitled(cursor: Cursor, station: str, devices: Iterable[bytes]) -> frozenset[str]:
    """The persons and transfers a station works on.

    Those its own devices have written about, and those of sealed transfers addressed to it with everybody who
    stands on their lists.
    """
    found: set[str] = set()
    for device in devices:
        cursor.execute("SELECT subject FROM touching WHERE device = ?", (device,))
        found.update(row[0] for row in cursor.fetchall())
    cursor.execute(
        "SELECT id FROM transfer WHERE destination_station = ? AND sealed_at > 0", (station,)
    )
    for (transfer_id,) in cursor.fetchall():
        found.add(transfer_id)
        cursor.execute(
            "SELECT person_id FROM transfer_line WHERE transfer_id = ? AND NOT withdrawn",
            (transfer_id,),
        )
        found.update(row[0] for row in cursor.fetchall())
    return frozenset(found)
