"""The vault: one encrypted file of one compartment, open or locked; ignorant of what rows mean.

Saves go through one connection inside `BEGIN IMMEDIATE`, reads through a pool of connections that
cannot write. Locking drops every connection and the key; whatever is asked afterwards raises
`VaultLocked`. See `docs/vault.md`.
"""

import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from filelock import FileLock
from sqlalchemy import QueuePool, event
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from models.errors import (
    DiskReadOnly,
    VaultExists,
    VaultLocked,
    VaultMissing,
)
from store import connection, files, opening
from store.compartment import Compartment, Cursor
from store.connection import Connection, EngineError

SUFFIX = ".vault"


class Vault:
    """An open vault; made by `create` or `open`, ended by `close`.

    One thread owns it; `second_reader` alone may be used from another, and `close` from any.
    """

    def __init__(
        self, path: Path, key: bytes | bytearray, compartment: Compartment, lock: FileLock
    ) -> None:
        """For `create` and `open`, which hold the file's lock and have seen to its contents."""
        self.path = path
        self.compartment = compartment
        self._key = bytearray(key)
        self._lock = lock
        self._saving = threading.RLock()
        self._closed = threading.Event()
        self._reading: dict[Connection, int] = {}
        self._still = threading.local()
        self._writer: Connection = connection.connect(path, key)
        # A backup made by the engine does not carry this setting over.
        self._writer.execute("PRAGMA journal_mode = WAL").fetchall()
        self._engine = opening.engine_over(self._connect_reader, QueuePool, "BEGIN")
        event.listen(self._engine, "checkout", self._begin_reading)
        event.listen(self._engine, "checkin", self._end_reading)

    @property
    def folder(self) -> Path:
        """The folder in which the vault, its key slots and its witness lie."""
        return self.path.parent

    @property
    def locked(self) -> bool:
        """Whether `close` was called."""
        return self._closed.is_set()

    @classmethod
    def create(cls, folder: Path, key: bytes | bytearray, compartment: Compartment) -> "Vault":
        """Make an empty vault and open it; it appears under its name only when it is complete.

        Raises `VaultExists`, `VaultInUse`, `DiskFull`, `DiskReadOnly`.
        """
        path = folder / f"{compartment.name}{SUFFIX}"
        with files.converted("vault"):
            folder.mkdir(parents=True, exist_ok=True, mode=files.FOLDER_OWNER_ONLY)
        with opening.held(path) as lock:
            if path.exists():
                raise VaultExists
            with connection.converted("vault", path), files.converted("vault"):
                opening.build(path, key, compartment)
            return cls._opened(path, key, compartment, lock)

    @classmethod
    def open(cls, folder: Path, key: bytes | bytearray, compartment: Compartment) -> "Vault":
        """Open a vault, bringing it to this program's revision first (with a backup beside it).

        Raises `VaultMissing`, `VaultInUse`, `VaultTooNew` (nothing was touched), `DiskFull`,
        `DiskReadOnly`, and `VaultDamaged("vault")` for a wrong key, a foreign or a damaged file,
        which cannot be told apart.
        """
        path = folder / f"{compartment.name}{SUFFIX}"
        if not path.exists():
            raise VaultMissing
        with opening.held(path) as lock:
            with connection.converted("vault", path):
                opening.bring_up_to_date(path, key, compartment)
            return cls._opened(path, key, compartment, lock)

    @classmethod
    def _opened(
        cls, path: Path, key: bytes | bytearray, compartment: Compartment, lock: FileLock
    ) -> "Vault":
        with connection.converted("vault", path):
            vault = cls(path, key, compartment, lock)
        # Counted on the same object: the lock stays when the caller's own hold on it ends.
        lock.acquire()
        return vault

    @contextmanager
    def write(self) -> Generator[Cursor]:
        """One save: a cursor inside `BEGIN IMMEDIATE`, confirmed by the disk when the block ends.

        Any exception takes everything back. Raises `DiskFull`, `DiskReadOnly`, `VaultInUse`,
        `VaultDamaged("pages")`, `VaultLocked`; `RuntimeError` for a save inside a save or inside `one_state`.
        """
        if self._shared() is not None:
            msg = "a save inside a reading of one state, which would not see it"
            raise RuntimeError(msg)
        with self._saving, self._converted():
            writer = self._writer
            if writer.in_transaction:
                msg = "a save inside a save"
                raise RuntimeError(msg)
            cursor = writer.cursor()
            cursor.execute("BEGIN IMMEDIATE")
            try:
                yield cursor
                cursor.execute("COMMIT")
            except BaseException:
                _roll_back(writer)
                raise

    @contextmanager
    def one_state(self) -> Generator[None]:
        """All that this thread reads inside, in however many readings, is of one unchanging state of the vault.

        It is also less work: a file is read in some forty readings, each of which would begin with a connection of
        its own. Nothing can be saved inside.
        """
        if self._shared() is not None:
            yield
            return
        with self.session() as session:
            self._still.session = session
            try:
                yield
            finally:
                self._still.session = None

    @contextmanager
    def read(self) -> Generator[Cursor]:
        """A cursor that cannot write, on one unchanging state of the vault."""
        with self._converted(reading=True):
            shared = self._shared()
            if shared is not None:
                cursor: Any = shared.connection().connection.cursor()
                yield cursor
                return
            pooled = self._engine.raw_connection()
            try:
                cursor = pooled.cursor()
                cursor.execute("BEGIN")
                yield cursor
            finally:
                if self.locked:
                    pooled.invalidate()
                # Goes back to the pool, which rolls back.
                pooled.close()

    @contextmanager
    def session(self) -> Generator[Session]:
        """An SQLModel session on one unchanging state of the vault, for reading declared tables."""
        shared = self._shared()
        if shared is not None:
            with self._converted(reading=True):
                yield shared
            return
        with self._converted(reading=True), Session(self._engine, autoflush=False) as session:
            try:
                yield session
            finally:
                if self.locked:
                    session.invalidate()

    @contextmanager
    def second_reader(self) -> Generator[Cursor]:
        """Like `read`, on a connection of its own for another thread; locking interrupts it."""
        with self._converted(reading=True):
            other = self._connect_reader()
            self._begin_reading(other)
            try:
                cursor = other.cursor()
                cursor.execute("BEGIN")
                yield cursor
            finally:
                self._end_reading(other)
                with suppress(EngineError):
                    other.close()

    def checkpoint(self) -> None:
        """Bring the write-ahead log into the file, as far as no reader holds it back."""
        with self._saving, self._converted():
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def copy_to(self, target: Path) -> None:
        """Copy the vault, encrypted by the same key; the copy bears its name once it is complete.

        Raises `DiskFull` and `DiskReadOnly` of the disk of the copy, `VaultMissing` when its folder
        is not there, `VaultDamaged("pages")`, `VaultLocked`.
        """
        if self.locked:
            raise VaultLocked
        with self._saving, files.converted("vault"), connection.converted("pages", target.parent):
            connection.copy_into(self._writer, target)

    def subkey(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose, derived from the vault's key by HKDF-SHA256 (RFC 5869)."""
        if self.locked:
            raise VaultLocked
        info = f"safe-conduct {self.compartment.name} {purpose}".encode()
        return HKDF(SHA256(), connection.KEY_BYTES, None, info).derive(bytes(self._key))

    def close(self) -> None:
        """Lock: finish the write-ahead log, drop every connection and the key, release the file.

        Does nothing the second time. A save under way in another thread is waited for.
        """
        with self._saving:
            if self.locked:
                return
            self._closed.set()
            self._stop_readers()
            self._engine.dispose()
            with suppress(EngineError):
                self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            with suppress(EngineError):
                self._writer.close()
            self._key[:] = bytes(len(self._key))
            self._lock.release()

    def _shared(self) -> Session | None:
        return getattr(self._still, "session", None)

    def _connect_reader(self) -> Connection:
        if self.locked:
            raise VaultLocked
        reader = connection.connect(self.path, self._key)
        reader.execute("PRAGMA query_only = ON")
        return reader

    def _begin_reading(self, reader: Connection, *_pool: object) -> None:
        self._reading[reader] = threading.get_ident()

    def _end_reading(self, reader: Connection, *_pool: object) -> None:
        self._reading.pop(reader, None)

    def _stop_readers(self) -> None:
        """Interrupt every read under way; those of this thread can be ended at once."""
        for reader, thread in tuple(self._reading.items()):
            with suppress(EngineError):
                reader.interrupt()
                if thread == threading.get_ident():
                    reader.close()

    @contextmanager
    def _converted(self, *, reading: bool = False) -> Generator[None]:
        if self._closed.is_set():
            raise VaultLocked
        try:
            yield
        except (EngineError, DBAPIError) as error:
            if self._closed.is_set():
                raise VaultLocked from None
            known = connection.vault_error(error, "pages", self.path)
            # A reader that is refused writing is a mistake of ours, not of the disk.
            if known is None or (reading and isinstance(known, DiskReadOnly)):
                raise
            raise known from None


def _roll_back(writer: Connection) -> None:
    """Take back a failed save, unless the engine has done so already (as on a full disk)."""
    with suppress(EngineError):
        if writer.in_transaction:
            writer.execute("ROLLBACK")
