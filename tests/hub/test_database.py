"""Transactions that are tried again, whole, and only where that helps."""

import threading

import pytest
from sqlalchemy import (
    BigInteger,
    Column,
    LargeBinary,
    MetaData,
    String,
    Table,
    func,
    inspect,
    select,
    text,
)
from sqlalchemy.exc import DBAPIError

from hub.database import Database, add
from hub.errors import DatabaseAway, DatabaseTooNew, DatabaseUnfit
from hub.schema import TABLES, VERSION, attachment, chain, schema_version, touching


@pytest.fixture
def database(database_url):
    made = Database(database_url)
    made.prepare()
    yield made
    made.close()


def test_adding_twice_adds_once(database):
    rows = [{"device": bytes([number]) * 16, "subject": "x"} for number in range(5000 % 256)]
    for _ in range(2):
        database.write(lambda c: add(c, touching, rows))
    assert database.read(lambda c: c.scalar(select(func.count()).select_from(touching))) == len(
        rows
    )


def test_what_failed_halfway_left_nothing(database):
    def work(connection):
        add(connection, chain, [{"device": bytes(16)}])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.write(work)
    assert database.read(lambda c: c.scalars(select(chain.c.device)).all()) == []


def test_what_only_reads_cannot_write(database):
    if database.name == "sqlite":
        pytest.skip("SQLite has no transaction that forbids it")
    with pytest.raises(DBAPIError):
        database.read(lambda c: add(c, chain, [{"device": bytes(16)}]))


def test_two_that_read_before_they_write_do_not_overlook_each_other(database):
    """Each adds its mark only if the other's is not there: one of both has to win."""
    both = threading.Barrier(2, timeout=5)
    tries = []

    def work(mine, other):
        def once(connection):
            tries.append(mine)
            found = set(connection.scalars(select(touching.c.subject)))
            if tries.count(mine) == 1 and database.name == "postgresql":
                both.wait()
            if other not in found:
                add(connection, touching, [{"device": bytes(16), "subject": mine}])

        database.write(once)

    threads = [threading.Thread(target=work, args=pair) for pair in (("a", "b"), ("b", "a"))]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert len(database.read(lambda c: c.scalars(select(touching.c.subject)).all())) == 1


def test_a_mistake_is_not_tried_again(database):
    tries = []

    def work(connection):
        tries.append(1)
        connection.execute(text("SELECT no_such_column FROM chain"))

    with pytest.raises(DBAPIError):
        database.write(work)
    assert tries == [1]


def test_several_may_prepare_at_once(database_url):
    made = [Database(database_url) for _ in range(4)]
    failed = []

    def prepare(each):
        try:
            each.prepare()
        except Exception as error:  # noqa: BLE001 - told by the assertion
            failed.append(error)

    threads = [threading.Thread(target=prepare, args=(each,)) for each in made]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert failed == []
    assert made[0].read(lambda c: c.scalars(select(schema_version.c.version)).all()) == [VERSION]
    for each in made:
        each.close()


def test_a_newer_database_is_left_alone(database, database_url):
    database.write(lambda c: add(c, schema_version, [{"version": 9}]))
    with pytest.raises(DatabaseTooNew) as newer:
        Database(database_url).prepare()
    assert (newer.value.found, newer.value.known) == (9, VERSION)


def test_a_newer_database_gets_no_tables_of_ours(database_url):
    database = Database(database_url)
    database.write(schema_version.create)
    database.write(lambda c: add(c, schema_version, [{"version": 9}]))
    with pytest.raises(DatabaseTooNew):
        database.prepare()
    assert database.read(lambda c: inspect(c).get_table_names()) == ["schema_version"]
    database.close()


def test_an_older_database_is_brought_to_this_version_by_whoever_comes_first(database_url):
    first = Database(database_url)

    file = Table(
        "file",
        MetaData(),
        Column("hash", LargeBinary),
        Column("subject", String),
        Column("size", BigInteger),
    )

    def as_version_1(connection):
        TABLES.create_all(connection, [t for t in TABLES.sorted_tables if t is not attachment])
        file.create(connection)
        connection.execute(file.insert(), [{"hash": b"h" * 32, "subject": "x", "size": 7}])
        connection.execute(text("CREATE TABLE told (device INTEGER, roster INTEGER, at INTEGER)"))
        add(connection, schema_version, [{"version": 1}])
        add(connection, chain, [{"device": bytes(16)}])

    first.write(as_version_1)
    made = [Database(database_url) for _ in range(4)]
    failed = []

    def prepare(each):
        try:
            each.prepare()
        except Exception as error:  # noqa: BLE001 - told by the assertion
            failed.append(error)

    threads = [threading.Thread(target=prepare, args=(each,)) for each in made]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert failed == []
    names = first.read(lambda c: inspect(c).get_table_names())
    assert {"told", "file"}.isdisjoint(names)
    assert first.read(lambda c: c.execute(select(attachment)).all()) == [("", b"h" * 32, "x", 7)]
    assert first.read(lambda c: c.scalars(select(chain.c.device)).all()) == [bytes(16)]
    versions = select(schema_version.c.version).order_by(schema_version.c.version)
    assert first.read(lambda c: c.scalars(versions).all()) == list(range(1, VERSION + 1))
    for each in (first, *made):
        each.close()


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://a/b", "sqlite://", "sqlite:///:memory:"])
def test_other_databases_are_refused(url):
    with pytest.raises(DatabaseUnfit):
        Database(url)


def test_a_database_that_is_not_there_is_given_up():
    gone = Database("postgresql://hub@127.0.0.1:1/hub", patience=0.3)
    with pytest.raises(DatabaseAway):
        gone.prepare()
    assert gone.retried["away"] > 0
