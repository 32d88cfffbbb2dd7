"""One connection to a SQLCipher file and the meaning of its errors; ignorant of what is stored.

The key reaches the engine by its own call: it stands in no address, statement, log or exception.
Settings that decide whether a confirmed save survives a power cut are made here and nowhere else.
"""

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, cast

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from models.errors import (
    DiskFull,
    DiskReadOnly,
    VaultDamaged,
    VaultError,
    VaultInUse,
    VaultMissing,
)
from store import files
from store.compartment import Cursor

KEY_BYTES = 32

ENGINE: Any = dbapi2
"""The DBAPI module, which ships no types."""

# Asked for each such value otherwise, the driver looks in vain for three ways to adapt it: as slow as storing it.
ENGINE.register_adapter(bytes, bytearray)
ENGINE.register_adapter(bool, int)

EngineError: type[Exception] = ENGINE.Error
"""Whatever the engine raises."""

_WRITTEN_BYTE = tuple(f"{byte:02x}".encode() for byte in range(256))
_BUSY_SECONDS = 5.0
_KEPT_STATEMENTS = 256

# The index of the write-ahead log, without which a vault cannot even be read; the engine calls a disk
# too full for it an input/output error.
_ROOM_FOR_SHARED_MEMORY = 32 * 1024

_SETTINGS = (
    # Wiping every page of memory makes building a search index eight times slower.
    "PRAGMA cipher_memory_security = OFF",
    # With NORMAL a power cut takes saves that were already confirmed.
    "PRAGMA synchronous = FULL",
    # macOS confirms a write before it is on the disk unless asked like this; elsewhere no effect.
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA trusted_schema = OFF",
    # 32 MiB of pages for each connection: a page that fell out is decrypted anew. With 8 the people of a camp of 10,000
    # are counted in four times the time, with less than 8 searching 100,000 takes twice as long.
    "PRAGMA cache_size = -32768",
    "PRAGMA temp_store = MEMORY",
)

# Primary result codes, https://www.sqlite.org/rescode.html
_PRIMARY = 0xFF
_SQLITE_PERM = 3
_SQLITE_BUSY = 5
_SQLITE_LOCKED = 6
_SQLITE_READONLY = 8
_SQLITE_IOERR = 10
_SQLITE_CORRUPT = 11
_SQLITE_FULL = 13
_SQLITE_CANTOPEN = 14
_SQLITE_NOTADB = 26


class Connection(Protocol):
    """The part of a DBAPI connection that the vault uses."""

    in_transaction: bool

    def cursor(self) -> Cursor:
        """A new cursor."""
        ...

    def execute(self, sql: str, parameters: object = ..., /) -> Cursor:
        """Run one statement on a new cursor."""
        ...

    def interrupt(self) -> None:
        """Stop what runs on this connection; may be called from any thread."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


def connect(path: Path, key: bytes | bytearray, *, create: bool = False) -> Connection:
    """Open a SQLCipher file with its raw 32-byte key; `create` makes it when it is missing.

    Statements start no transactions by themselves. Raises the engine's own errors (see
    `converted`); a wrong key shows only at the first read.
    """
    if len(key) != KEY_BYTES:
        msg = "the key of a vault has 32 bytes"
        raise ValueError(msg)
    address = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    raw: Any = ENGINE.connect(
        address,
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=_KEPT_STATEMENTS,
    )
    try:
        # Before the key: a wrong one would otherwise be written about on the error stream.
        raw.execute("PRAGMA cipher_log_level = NONE")
        _set_key(raw, key)
        for setting in _SETTINGS:
            raw.execute(setting)
    except BaseException:
        raw.close()
        raise
    return cast("Connection", raw)


def _set_key(raw: Any, key: bytes | bytearray) -> None:  # noqa: ANN401 - ships no types
    """Hand the key over as the engine wants it written, leaving no text of it in memory."""
    written = bytearray(2 * KEY_BYTES + len("x''"))
    written[:2], written[-1:] = b"x'", b"'"
    for place, byte in enumerate(key):
        written[2 + 2 * place : 4 + 2 * place] = _WRITTEN_BYTE[byte]
    try:
        raw.set_key(written)
    finally:
        written[:] = bytes(len(written))


def copy_into(source: Connection, target: Path) -> None:
    """Write a copy under the same key; it takes its name only when the disk has confirmed it.

    Raises `OSError` and the engine's own errors; an older file of that name is then still there.
    """
    fresh = target.with_name(target.name + ".new")
    fresh.unlink(missing_ok=True)
    fresh.touch(mode=files.OWNER_ONLY)
    try:
        source.execute("VACUUM INTO ?", (str(fresh.absolute()),))
        files.sync_file(fresh)
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    files.sync_folder(target.parent)


def page_faults(cursor: Cursor) -> list[str]:
    """What SQLCipher finds wrong with the pages: nothing when each is authentic and in its place.

    Call it on a reader whose transaction began right after `Vault.checkpoint`, or pages that are
    still in the write-ahead log are reported falsely. An older page put back is not noticed.
    """
    found = [str(row[0]) for row in cursor.execute("PRAGMA cipher_integrity_check").fetchall()]
    structure = [str(row[0]) for row in cursor.execute("PRAGMA integrity_check").fetchall()]
    return found + [line for line in structure if line != "ok"]


def vault_error(error: Exception, part: str, path: Path) -> VaultError | None:
    """The vault's error that an error of the engine amounts to; nothing for a programming error."""
    if isinstance(error, DBAPIError):
        error = cast("Exception", error.orig)
    code = cast("int", getattr(error, "sqlite_errorcode", 0) or 0) & _PRIMARY
    if code in {_SQLITE_BUSY, _SQLITE_LOCKED}:
        return VaultInUse()
    if code == _SQLITE_FULL:
        return DiskFull()
    if code in {_SQLITE_READONLY, _SQLITE_PERM}:
        return DiskReadOnly()
    if code in {_SQLITE_CANTOPEN, _SQLITE_IOERR}:
        return _what_the_disk_lacks(path, part)
    if code in {_SQLITE_CORRUPT, _SQLITE_NOTADB}:
        return VaultDamaged(part)
    return None


def _what_the_disk_lacks(path: Path, part: str) -> VaultError:
    """Why a file cannot be opened, read or written, where the engine does not tell."""
    if not path.exists():
        return VaultMissing()
    try:
        # A disk that the system found failing says it may be written to until somebody writes.
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        return files.vault_error(error, part)
    if shutil.disk_usage(path.parent).free < _ROOM_FOR_SHARED_MEMORY:
        return DiskFull()
    return VaultDamaged(part)


@contextmanager
def converted(part: str, path: Path) -> Generator[None]:
    """Turn the engine's errors into the vault's, without a chain to what may hold personal data."""
    try:
        yield
    except (EngineError, DBAPIError) as error:
        known = vault_error(error, part, path)
        if known is None:
            raise
        raise known from None
