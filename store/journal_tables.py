"""The tables of the journal and what lies beside it in a vault; refuses to hold rows of records.

The journal proper is `entry`, `checkpoint`, `device` and `seen_head`: they travel between
registers, private keys excepted. `counter`, `draft` and `setting` belong to this laptop alone and
are never sent. `unknown_change` is part of the projection: it lists what a newer program wrote and
this one cannot show. See `docs/journal.md`.
"""

from typing import Any, ClassVar

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field, SQLModel

# Short rows in the order of their key. Not for `entry`: longer rows would each take a page of their
# own (docs/decisions/0020), and entries come in the order of their key anyway.
_CLUSTERED: dict[str, Any] = {"sqlite_with_rowid": False}


class EntryRow(SQLModel, table=True):
    """One entry: header and hash always, the body unless it is withheld or shed."""

    __tablename__: ClassVar[str] = "entry"  # pyright: ignore[reportIncompatibleVariableOverride]
    # What others withhold is asked for at every exchange; only those few stand in it.
    __table_args__: ClassVar[tuple[Index, ...]] = (
        Index("ix_entry_withheld", "device", "number", sqlite_where=text("body IS NULL")),
    )

    device: bytes = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_type=BigInteger)
    header: bytes
    body: bytes | None = None
    hash: bytes


class CheckpointRow(SQLModel, table=True):
    """Signed heads of each device; one vouches for every entry before it.

    Kept are the newest and one of about every thousand entries, so that a long chain can travel in parts.
    """

    __tablename__: ClassVar[str] = "checkpoint"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[dict[str, Any]] = _CLUSTERED

    device: bytes = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_type=BigInteger)
    header_hash: bytes
    signature: bytes


class DeviceRow(SQLModel, table=True):
    """A device whose entries are held; private keys are there for this laptop's own device only.

    `public_key` verifies its signatures (Ed25519), `receiving_key` is what bundles are sealed to. `opened_at` is in
    milliseconds since 1970 UTC; `closed` is the last number accepted from it, or nothing while it is open.
    """

    __tablename__: ClassVar[str] = "device"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[dict[str, Any]] = _CLUSTERED

    id: bytes = Field(primary_key=True)
    public_key: bytes
    private_key: bytes | None = None
    receiving_key: bytes | None = None
    receiving_private_key: bytes | None = None
    opened_at: int = Field(sa_type=BigInteger)
    closed: int | None = Field(default=None, sa_type=BigInteger)


class SeenHeadRow(SQLModel, table=True):
    """The highest head seen of each device, so that a disk put back is noticed."""

    __tablename__: ClassVar[str] = "seen_head"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[dict[str, Any]] = _CLUSTERED

    device: bytes = Field(primary_key=True)
    number: int = Field(sa_type=BigInteger)
    header_hash: bytes


class CounterRow(SQLModel, table=True):
    """Where this device stands in its block of human numbers of one series."""

    __tablename__: ClassVar[str] = "counter"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[dict[str, Any]] = _CLUSTERED

    series: str = Field(primary_key=True)
    next: int = Field(sa_type=BigInteger)
    last: int = Field(sa_type=BigInteger)
    prefix: str = ""


class DraftRow(SQLModel, table=True):
    """A half-filled form, kept through lock and crash, known to this laptop only."""

    __tablename__: ClassVar[str] = "draft"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[dict[str, Any]] = _CLUSTERED

    id: str = Field(primary_key=True)
    kind: str
    body: bytes
    changed_at: int = Field(sa_type=BigInteger)


class SettingRow(SQLModel, table=True):
    """A setting of this laptop: one key, one value."""

    __tablename__: ClassVar[str] = "setting"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[dict[str, Any]] = _CLUSTERED

    key: str = Field(primary_key=True)
    value: str


class UnknownChangeRow(SQLModel, table=True):
    """A record of which an entry says more than this program knows; the entry keeps all of it."""

    __tablename__: ClassVar[str] = "unknown_change"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[dict[str, Any]] = _CLUSTERED

    device: bytes = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_type=BigInteger)
    kind: str = Field(primary_key=True)
    record: bytes = Field(primary_key=True)


JOURNAL_TABLES: tuple[type[SQLModel], ...] = (
    EntryRow,
    CheckpointRow,
    DeviceRow,
    SeenHeadRow,
    CounterRow,
    DraftRow,
    SettingRow,
    UnknownChangeRow,
)
