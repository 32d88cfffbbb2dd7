"""The tables of exchange between registers: what waits, what contradicts, whom we trust, who holds what.

Refuses to hold anything that travels by itself: each register fills these from what it receives. `conflict`
and `touching` are part of the projection and made anew by a rebuild. See `docs/exchange.md`.
"""

from typing import Any, ClassVar

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

_CLUSTERED: dict[str, Any] = {"sqlite_with_rowid": False}


class WaitingEntryRow(SQLModel, table=True):
    """An authentic entry that came before one it follows in its chain; it counts when the gap is filled.

    `signature` is that of the checkpoint it came with, where that vouches for this very entry.
    """

    __tablename__: ClassVar[str] = "waiting_entry"  # pyright: ignore[reportIncompatibleVariableOverride]

    device: bytes = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_type=BigInteger)
    hash: bytes = Field(primary_key=True)
    header: bytes
    body: bytes | None = None
    signature: bytes | None = None


class ForkedEntryRow(SQLModel, table=True):
    """An authentic entry whose name another entry bears already: a copied or put-back disk.

    `found_at` is in milliseconds since 1970 UTC. Both entries are kept, neither counts more.
    """

    __tablename__: ClassVar[str] = "forked_entry"  # pyright: ignore[reportIncompatibleVariableOverride]

    device: bytes = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_type=BigInteger)
    hash: bytes = Field(primary_key=True)
    header: bytes
    body: bytes | None = None
    found_at: int = Field(sa_type=BigInteger)


class ConflictRow(SQLModel, table=True):
    """A record of which at least one field has heads with different values."""

    __tablename__: ClassVar[str] = "conflict"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[dict[str, Any]] = _CLUSTERED

    kind: str = Field(primary_key=True)
    record: str = Field(primary_key=True)


class TouchingRow(SQLModel, table=True):
    """That a device has written about a subject: the identifier of a person or of a transfer."""

    __tablename__: ClassVar[str] = "touching"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[dict[str, Any]] = _CLUSTERED

    device: bytes = Field(primary_key=True)
    subject: str = Field(primary_key=True)


class StaleRow(SQLModel, table=True):
    """A subject of a derived table whose derived rows are older than its records."""

    __tablename__: ClassVar[str] = "stale"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[dict[str, Any]] = _CLUSTERED

    derivation: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)


class AuthorityRow(SQLModel, table=True):
    """An authority this register belongs to, or belonged to until `left_at` (milliseconds; 0: still).

    `root` is a CBOR array of all its signed roots, the first one first, `roster` the newest signed roster, both as
    they came; `private_keys` the authority's own keys where this laptop holds them (CBOR array).
    """

    __tablename__: ClassVar[str] = "authority"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[dict[str, Any]] = _CLUSTERED

    id: bytes = Field(primary_key=True)
    root: bytes
    roster: bytes
    private_keys: bytes | None = None
    joined_at: int = Field(sa_type=BigInteger)
    left_at: int = Field(default=0, sa_type=BigInteger)


class PeerRow(SQLModel, table=True):
    """What another device last said it holds, and when it was heard (milliseconds).

    `vector`, `lacking` and `wants` are CBOR as in `docs/bundle.md`; `clock_ahead` is how far its clock was ahead of
    ours in milliseconds; `considered` says for which state of both sides it was found that nothing is owed to it.
    """

    __tablename__: ClassVar[str] = "peer"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[dict[str, Any]] = _CLUSTERED

    device: bytes = Field(primary_key=True)
    vector: bytes
    lacking: bytes
    wants: bytes
    said_at: int = Field(default=0, sa_type=BigInteger)
    heard_at: int = Field(default=0, sa_type=BigInteger)
    clock_ahead: int = Field(default=0, sa_type=BigInteger)
    considered: bytes = b""
    shrank: bool = False


class PeerDocumentsRow(SQLModel, table=True):
    """Which documents of the authority another device last said it holds: versions of root and roster, its hash."""

    __tablename__: ClassVar[str] = "peer_documents"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[dict[str, Any]] = _CLUSTERED

    device: bytes = Field(primary_key=True)
    root: int = Field(sa_type=BigInteger)
    roster: int = Field(sa_type=BigInteger)
    roster_hash: bytes


class HeardByHubRow(SQLModel, table=True):
    """When a hub last heard another device, by the hub's word: the beginning of that hour (milliseconds)."""

    __tablename__: ClassVar[str] = "heard_by_hub"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[dict[str, Any]] = _CLUSTERED

    device: bytes = Field(primary_key=True)
    heard_at: int = Field(sa_type=BigInteger)


class SentBundleRow(SQLModel, table=True):
    """A bundle that was made: for whom, and up to which entries its recipients have all once they took it in.

    `recipients` is a CBOR array of devices, `covers` a CBOR map device → number, `made_at` in milliseconds. `extra`
    says that it carries bodies or files besides, which no vector ever confirms.
    """

    __tablename__: ClassVar[str] = "sent_bundle"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[dict[str, Any]] = _CLUSTERED

    id: bytes = Field(primary_key=True)
    recipients: bytes
    covers: bytes
    size: int
    made_at: int = Field(sa_type=BigInteger)
    extra: bool = False


class FileRow(SQLModel, table=True):
    """An attached file, known by the SHA-256 of its content: how long it is, how much of it is held.

    `subject` is the person or the transfer it belongs to.
    """

    __tablename__: ClassVar[str] = "file"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[dict[str, Any]] = _CLUSTERED

    hash: bytes = Field(primary_key=True)
    size: int = Field(sa_type=BigInteger)
    held: int = Field(default=0, sa_type=BigInteger)
    subject: str = ""


class FilePieceRow(SQLModel, table=True):
    """A run of a file's bytes, beginning at `offset`; pieces come in order and without gaps."""

    __tablename__: ClassVar[str] = "file_piece"  # pyright: ignore[reportIncompatibleVariableOverride]

    hash: bytes = Field(primary_key=True)
    offset: int = Field(primary_key=True, sa_type=BigInteger)
    content: bytes


EXCHANGE_TABLES: tuple[type[SQLModel], ...] = (
    WaitingEntryRow,
    ForkedEntryRow,
    ConflictRow,
    TouchingRow,
    StaleRow,
    AuthorityRow,
    PeerRow,
    PeerDocumentsRow,
    HeardByHubRow,
    SentBundleRow,
    FileRow,
    FilePieceRow,
)
