"""The hub's database: SQLite in its folder or PostgreSQL by URL, whole transactions, tried again where that helps.

A piece of work is a function of a connection. It runs in one transaction of the strictest isolation; if another
one got in its way, or the database went away, all of it runs again after a pause drawn by lot. Work
must therefore have no effect but in the database. Refuses to hold anything between two pieces of work.
"""

import random
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Literal, TypeVar

from sqlalchemy import Connection, Engine, Table, create_engine, event, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from hub.errors import DatabaseAway, DatabaseTooNew, DatabaseUnfit
from hub.schema import STEPS, TABLES, VERSION, schema_version

FILE_NAME: Final = "hub.sqlite"
PATIENCE: Final = 20.0
"""Seconds after which a piece of work that cannot be done is given up."""

# The last three: two hubs make the same table at once, and with it the type of its rows.
_CONTENDED: Final = frozenset({"40001", "40P01", "23505", "42P07", "42710"})
_AWAY: Final = ("08", "57P", "53")
_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_FIRST_PAUSE: Final = 0.01
_LONGEST_PAUSE: Final = 1.0
_CHUNK: Final = 2000

Work = TypeVar("Work")
Trouble = Literal["contended", "away"]


class Database:
    """One database, as one process of the hub uses it; may be used by several threads at once."""

    def __init__(self, url: str, *, connections: int = 8, patience: float = PATIENCE) -> None:
        """Nothing is opened yet. Raises `DatabaseUnfit` for a URL of something else."""
        self.engine = _engine(url, connections)
        self.patience = patience
        self.retried: dict[Trouble, int] = {"contended": 0, "away": 0}

    @property
    def name(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.engine.dialect.name

    def prepare(self) -> None:
        """Make what is missing, and bring older tables to this version, all in one transaction.

        Raises:
            DatabaseTooNew: a newer program made its tables; nothing was touched.
            DatabaseAway: nothing was touched, or all of it is done.
        """

        def made(connection: Connection) -> None:
            schema_version.create(connection, checkfirst=True)
            found = connection.scalar(select(func.max(schema_version.c.version)))
            if found is not None and found > VERSION:
                raise DatabaseTooNew(found, VERSION)
            TABLES.create_all(connection)
            if found is None:
                add(connection, schema_version, [{"version": VERSION}])
                return
            for version in range(found + 1, VERSION + 1):
                # Of two hubs that start at once the second waits here, and finds it done.
                add(connection, schema_version, [{"version": version}])
                for statement in STEPS[version]:
                    connection.execute(text(statement))

        self.write(made)

    def write(self, work: Callable[[Connection], Work]) -> Work:
        """Do a piece of work in a transaction that may write, and answer what it answers.

        Raises:
            DatabaseAway: it could not be done within `patience` seconds; nothing of it was kept, or all of it
                was and the answer got lost.
        """
        return self._tried(work, reading=False)

    def read(self, work: Callable[[Connection], Work], patience: float | None = None) -> Work:
        """Like `write` for work that only reads: it sees one moment and waits for nobody."""
        return self._tried(work, reading=True, patience=patience)

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    def _tried(
        self, work: Callable[[Connection], Work], *, reading: bool, patience: float | None = None
    ) -> Work:
        until = time.monotonic() + (self.patience if patience is None else patience)
        pause = _FIRST_PAUSE
        while True:
            try:
                return self._once(work, reading=reading)
            except PoolTimeout:
                # All connections are taken: others wait longer already.
                raise DatabaseAway from None
            except DBAPIError as error:
                trouble = trouble_of(error)
                if trouble is None:
                    raise
                self.retried[trouble] += 1
                # Whoever failed together must not come back together.
                wait = random.uniform(0, pause)  # noqa: S311 - no secret
                if time.monotonic() + wait > until:
                    raise DatabaseAway from None
                time.sleep(wait)
                pause = min(_LONGEST_PAUSE, pause * 2)

    def _once(self, work: Callable[[Connection], Work], *, reading: bool) -> Work:
        with self.engine.connect() as connection:
            if self.name == "sqlite":
                connection.execution_options(hub_reading=reading)
            else:
                # Reading takes no locks that could get in a writer's way.
                connection.execution_options(
                    isolation_level="REPEATABLE READ" if reading else "SERIALIZABLE",
                    postgresql_readonly=reading,
                )
            with connection.begin():
                return work(connection)


def sqlite_url(folder: Path) -> str:
    """The URL of the database file in the hub's folder."""
    return f"sqlite:///{folder / FILE_NAME}"


def add(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Add rows; one whose key is there already is left as it was."""
    waiting = list(rows)
    if not waiting:
        return
    if connection.dialect.name == "postgresql":
        statement = postgresql.insert(table).on_conflict_do_nothing()
    else:
        statement = sqlite.insert(table).on_conflict_do_nothing()
    for start in range(0, len(waiting), _CHUNK):
        connection.execute(statement, waiting[start : start + _CHUNK])


def chunks(values: Sequence[Any], size: int = 500) -> Iterable[Sequence[Any]]:
    """The values in runs that fit into one question (`IN`)."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def trouble_of(error: DBAPIError) -> Trouble | None:
    """What a second try can help against: another transaction was in the way, or the database is away."""
    original = error.orig
    code = getattr(original, "sqlite_errorcode", None)
    if code is not None:
        return "contended" if code & 0xFF in _BUSY else None
    state = getattr(original, "sqlstate", None)
    if state in _CONTENDED:
        return "contended"
    if error.connection_invalidated or (state or "").startswith(_AWAY):
        return "away"
    # A connection that could not be made or was cut has no state at all.
    cut = isinstance(error, OperationalError | InterfaceError) and not state
    return "away" if cut else None


def _engine(url: str, connections: int) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise DatabaseUnfit from None
    shared: dict[str, Any] = {
        # A person's data never stands in a statement's error.
        "hide_parameters": True,
        "poolclass": QueuePool,
        "pool_size": connections,
        "max_overflow": 0,
        "pool_timeout": PATIENCE,
    }
    match parsed.get_backend_name():
        case "postgresql":
            engine = create_engine(
                parsed.set(drivername="postgresql+psycopg"),
                connect_args={"connect_timeout": 5, "application_name": "safe-conduct hub"},
                **shared,
            )
        case "sqlite" if parsed.database and parsed.database != ":memory:":
            engine = create_engine(parsed, connect_args={"timeout": PATIENCE / 2}, **shared)
            event.listen(engine, "connect", _prepare_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
        case _:
            raise DatabaseUnfit
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own idea of transactions is switched off: `_begin_sqlite` says which one begins.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # Taking the only place for writers at once cannot end in two readers that both want it.
    reading = connection.get_execution_options().get("hub_reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
