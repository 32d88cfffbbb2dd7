"""What comes before a vault is open: its lock, its making, its revision; hands out no rows.

A new vault is made under another name and renamed when the disk has confirmed it; an older one is
migrated before anybody reads it.
"""

import importlib
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection as EngineConnection
from sqlalchemy import Engine, NullPool, Pool, QueuePool, create_engine, event

from models.errors import VaultDamaged, VaultError, VaultInUse, VaultTooNew
from store import connection, files, schema
from store.compartment import Compartment
from store.connection import ENGINE, Connection, EngineError

_LOCK_SUFFIX = ".in-use.lock"
_KEPT_READERS = 2
_MOST_READERS = 8


def _file_lock(path: Path) -> FileLock:
    return FileLock(path.with_name(path.stem + _LOCK_SUFFIX), timeout=0, thread_local=False)


@contextmanager
def held(path: Path) -> Generator[FileLock]:
    """The file's lock during the block; the system itself releases it when a program dies."""
    lock = _file_lock(path)
    try:
        lock.acquire()
    except Timeout:
        raise VaultInUse from None
    except OSError as error:
        raise files.vault_error(error, "vault") from None
    try:
        yield lock
    finally:
        lock.release()


def engine_over(creator: Callable[[], Connection], pool: type[Pool], begin: str) -> Engine:
    """SQLAlchemy over connections that are made here; every transaction starts with `begin`."""
    sizes = {"pool_size": _KEPT_READERS, "max_overflow": _MOST_READERS} if pool is QueuePool else {}
    engine = create_engine(
        "sqlite://",
        module=ENGINE,
        creator=creator,
        poolclass=pool,
        hide_parameters=True,
        **sizes,
    )

    def start(opened: EngineConnection) -> None:
        opened.exec_driver_sql(begin)

    event.listen(engine, "begin", start)
    return engine


def build(path: Path, key: bytes | bytearray, compartment: Compartment) -> None:
    """Make the file under another name, have the disk confirm it, then give it its name."""
    fresh = path.with_name(path.name + ".new")
    for leftover in (fresh, *(fresh.with_name(fresh.name + end) for end in ("-wal", "-shm"))):
        leftover.unlink(missing_ok=True)
    fresh.touch(mode=files.OWNER_ONLY)
    engine = engine_over(
        lambda: connection.connect(fresh, key, create=True), NullPool, "BEGIN IMMEDIATE"
    )
    with engine.begin() as opened:
        schema.create_all(opened, compartment)
    raw = connection.connect(fresh, key)
    try:
        raw.execute("PRAGMA journal_mode = WAL").fetchall()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        raw.close()
    files.sync_file(fresh)
    fresh.replace(path)
    files.sync_folder(path.parent)


def bring_up_to_date(path: Path, key: bytes | bytearray, compartment: Compartment) -> None:
    """Check the revision of a vault and migrate an older one."""
    found = _revision(path, key)
    known = schema.REVISIONS
    if found == known[-1]:
        return
    if found not in known:
        raise VaultTooNew(found, known[-1])
    # Alembic is slow to load and needed once in a vault's year: docs/decisions/0002.
    importlib.import_module("store.migrate").migrate(path, key, compartment, found)


def _revision(path: Path, key: bytes | bytearray) -> str:
    raw = connection.connect(path, key)
    try:
        rows = raw.execute(f"SELECT version_num FROM {schema.VERSION_TABLE}").fetchall()
    except EngineError as error:
        known: VaultError = connection.vault_error(error, "vault", path) or VaultDamaged("vault")
        raise known from None
    finally:
        raw.close()
    if len(rows) != 1:
        raise VaultDamaged(part="vault")
    return str(rows[0][0])
