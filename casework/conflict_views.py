"""What the screen of conflicts is given: accounts side by side, who wrote them and what they had seen.

Frozen and without rows. Instants are milliseconds since 1970-01-01 UTC. `seen` is opaque: it is handed back
when the conflict is settled, so that nothing is replaced that nobody looked at.
"""

from dataclasses import dataclass, field

from casework.views import PersonFile

Value = str | int | bool | None

CUSTODY = "custody"
"""The kind of a conflict about where a person is; every other kind is a kind of record."""


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """One line of the list: about whom or what, and which `fields` (none for custody).

    `subject_kind` is `person` or `transfer` where there is one to open; `newest_at` is the latest of the
    contradicting entries by the clocks of those who wrote them.
    """

    key: str
    kind: str
    record_id: str
    subject_kind: str
    subject_id: str
    name: str
    number: str
    fields: tuple[str, ...]
    newest_at: int


@dataclass(frozen=True, slots=True)
class Inbox:
    """Conflicts in the order in which they are best settled: custody first, then the oldest; `total` is all of them."""

    lines: tuple[ConflictLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class SeenValue:
    """A value that stood when somebody wrote; `held` is false if that entry is not held here."""

    value: Value
    held: bool = True


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote an entry, on which laptop, when by its clock.

    `station` and `device` are empty for a register nobody told us of; `own` is this laptop. `clock_ahead` is
    how far its clock was ahead of ours when last heard, in milliseconds. `held` is false where the entry's
    body is withheld here; then nothing but station and device is known. `seen` are the values it replaced,
    none if it was the first to write.
    """

    officer: str
    station: str
    device: str
    own: bool
    recorded_at: int = 0
    offset_minutes: int = 0
    clock_ahead: int = 0
    reason: str = ""
    held: bool = True
    seen: tuple[SeenValue, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldCandidate:
    """One of the values, everybody who wrote it, and the fields that come `along` with it."""

    value: Value
    along: tuple[tuple[str, Value], ...]
    writers: tuple[Writer, ...]


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A field with several values; `place` of `places` fields of this record that are to be settled.

    `typeable` says whether another value may be typed. `facts` are the other fields of the record.
    """

    line: ConflictLine
    name: str
    place: int
    places: int
    candidates: tuple[FieldCandidate, ...]
    typeable: bool
    facts: tuple[tuple[str, Value], ...]
    person: PersonFile | None
    seen: object = field(repr=False, default=None)


@dataclass(frozen=True, slots=True)
class AccountEvent:
    """A custody event of an account with who recorded it; `transfer` is the number of the list he was on."""

    id: str
    event: str
    occurred_at: int
    place: str
    note: str
    transfer: str
    writer: Writer


@dataclass(frozen=True, slots=True)
class CustodyWay:
    """One way to settle: `account` stands (-1: none), or all happened in the `sequence` of event identifiers.

    `state`, `place` and `since` are where the person then stands; `open_after` says that something remains
    to be settled, `against_times` that the order contradicts the times recorded.
    """

    key: str
    settling: str
    account: int
    sequence: tuple[str, ...]
    state: str
    place: str
    since: int
    open_after: bool
    against_times: bool


@dataclass(frozen=True, slots=True)
class CustodyConflict:
    """Accounts of where a person is that contradict; `after` is the last event on which they agree.

    `dispute` is a word of `models.custody_disputes.Dispute`.
    """

    line: ConflictLine
    dispute: str
    after: AccountEvent | None
    accounts: tuple[tuple[AccountEvent, ...], ...]
    ways: tuple[CustodyWay, ...]
    person: PersonFile | None
    seen: object = field(repr=False, default=None)
