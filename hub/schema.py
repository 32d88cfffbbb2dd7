"""The hub's tables, in SQLAlchemy Core so that SQLite and PostgreSQL hold the same; nothing here is ever changed.

Rows are only added, and adding one twice adds it once: so a transaction can be repeated, and several hubs can
write at once. What is out of date is deleted of `heard` alone. Keys are (device, number), hashes or UUIDs, never drawn
from a sequence. Columns named `sealed` hold what `hub.sealing` has sealed; no other column holds anything about a
person but identifiers. `docs/hub.md` says what each table is for.
"""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

STEPS: Final[Mapping[int, tuple[str, ...]]] = {
    # Readers say themselves which roster they hold.
    2: ("DROP TABLE IF EXISTS told",),
    # A file is somebody's by an attachment, which can be withdrawn; of older ones it is not known which.
    3: (
        "INSERT INTO attachment (id, hash, subject, size) SELECT '', hash, subject, size FROM file",
        "DROP TABLE file",
    ),
}
"""What brings a database of the version before to each version, besides tables that are missing."""

VERSION: Final = max(STEPS)
"""The version of these tables; `hub.database` refuses a database with a higher one."""

TABLES: Final = MetaData()


def _id(name: str, *, key: bool = True) -> "Column[bytes]":
    return Column(name, LargeBinary, primary_key=key, nullable=False)


def _number(name: str = "number", *, key: bool = True) -> "Column[int]":
    # Numbers are given by devices: the database must never draw one itself.
    return Column(name, BigInteger, primary_key=key, nullable=False, autoincrement=False)


def _text(name: str, *, key: bool = True) -> "Column[str]":
    return Column(name, String, primary_key=key, nullable=False)


def _bytes(name: str) -> "Column[bytes]":
    return Column(name, LargeBinary, nullable=False)


schema_version = Table(
    "schema_version",
    TABLES,
    Column("version", Integer, primary_key=True, autoincrement=False),
)

chain = Table("chain", TABLES, _id("device"))
"""Devices of which at least one entry is held."""

entry = Table(
    "entry",
    TABLES,
    _id("device"),
    _number(),
    _bytes("header"),
    _bytes("hash"),
)
"""Headers of the chains, each without a gap from number 1."""

body = Table("body", TABLES, _id("device"), _number(), _bytes("sealed"))
"""Bodies of entries; one that is missing was withheld from the hub and can still come."""

withheld = Table("withheld", TABLES, _id("device"), _number())
"""Entries that came without their body; those that have one by now stand in `body` too."""

checkpoint = Table(
    "checkpoint",
    TABLES,
    _id("device"),
    _number(),
    _bytes("header_hash"),
    _bytes("signature"),
)
"""Signed heads, all that ever came: chains travel on from one to the next."""

fork = Table(
    "fork",
    TABLES,
    _id("device"),
    _number(),
    _id("hash"),
    _bytes("header"),
    Column("sealed", LargeBinary),
    _number("found_at", key=False),
)
"""Authentic entries whose name another entry bears; their device is closed where it stood then."""

closed = Table("closed", TABLES, _id("device"), _number())
"""Devices of which nothing beyond `number` is accepted; the lowest counts."""

heard = Table("heard", TABLES, _id("device"), _number("said"), _number("hour", key=False))
"""In which hour (since 1970 UTC) a device last spoke to the hub, and in which by its own clock; of each the latest."""

root = Table("root", TABLES, _id("authority"), _number("version"), _bytes("document"))
"""Signed documents of the authority this hub belongs to, every version that was believed."""

roster = Table("roster", TABLES, _id("authority"), _number("version"), _bytes("document"))
"""Signed rosters that were believed; the highest version counts."""

asked = Table("asked", TABLES, _id("digest"))
"""Requests for enrolment this hub made, by their SHA-256."""

entry_subject = Table("entry_subject", TABLES, _id("device"), _number(), _text("subject"))
"""Of which persons and transfers an entry speaks; an empty subject where it speaks of nobody in custody."""

unknown_subject = Table("unknown_subject", TABLES, _id("device"), _number(), _text("record"))
"""Records named by an entry before it was known whose they are; known since if `record_subject` has them."""

record_subject = Table("record_subject", TABLES, _text("record"), _text("subject"))
"""Whose a record is: the person or the transfer it was recorded for."""

touching = Table("touching", TABLES, _id("device"), _text("subject"))
"""That a device has written about a person or a transfer."""

written = Table(
    "written",
    TABLES,
    _text("record"),
    _text("field"),
    _id("device"),
    _number(),
    _number("time", key=False),
    _text("value", key=False),
)
"""What an entry wrote into one of the few fields that decide who may read; `time` is the entry's logical time."""

replaced = Table("replaced", TABLES, _text("record"), _text("field"), _id("device"), _number())
"""Entries that some other entry replaced for such a field (`docs/journal.md`, from entries to values)."""

attachment = Table(
    "attachment",
    TABLES,
    _text("id"),
    _id("hash"),
    _text("subject"),
    _number("size", key=False),
)
"""Attached files by the SHA-256 of their content, and of whom they are; one file may be attached several times."""

withdrawn = Table("withdrawn", TABLES, _text("attachment"))
"""Attachments that were taken back: nobody is asked for them nor given them any more."""

file_piece = Table(
    "file_piece",
    TABLES,
    _id("hash"),
    _number("offset"),
    _number("length", key=False),
    _bytes("sealed"),
)
"""Runs of a file's bytes, in order and without gaps."""

file_whole = Table("file_whole", TABLES, _id("hash"))
"""Files that are held whole and have the hash they are known by."""

Index("attachment_hash", attachment.c.hash)
Index("unknown_record", unknown_subject.c.record)
Index("subject_entry", entry_subject.c.subject)
Index("written_value", written.c.field, written.c.value)
