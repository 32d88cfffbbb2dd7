import subprocess
import sys
from contextlib import closing

import pytest
import sqlalchemy as sa
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel

from models.clock import HandClock
from models.errors import VaultDamaged, VaultTooNew
from store import connection, integrity, migrate, register, schema, stale
from store.bulk import NewEntry, append_many
from store.vault import Vault
from tests.store import invented, tamper
from tests.store.next_program import REVISION, next_program
from tests.store.vaults import KEY, OTHER_KEY, REGISTER

SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"


def engine(path):
    made = sa.create_engine(
        "sqlite://",
        module=connection.ENGINE,
        creator=lambda: connection.connect(path, KEY, create=True),
        poolclass=sa.NullPool,
    )
    sa.event.listen(made, "begin", lambda opened: opened.exec_driver_sql("BEGIN IMMEDIATE"))
    return made


def schema_of(cursor):
    return {(row[0], row[1]): row[2:] for row in cursor.execute(SCHEMA).fetchall()}


def values(vault):
    with vault.read() as cursor:
        return dict(cursor.execute("SELECT key, value FROM setting").fetchall())


@pytest.fixture
def older(tmp_path):
    """The folder of a vault at this program's revision, which the next program finds older."""
    with closing(Vault.create(tmp_path, KEY, REGISTER)) as vault, vault.write() as cursor:
        cursor.execute("INSERT INTO setting VALUES ('a', 'b')")
        cursor.execute(
            "INSERT INTO packet (heads, id, person_id, number, seal_number, sealed_at,"
            " sealed_by) VALUES (x'', '1', '2', 'P-7', 'S', 0, '')"
        )
    return tmp_path


@pytest.mark.parametrize("described", [REGISTER, register.REGISTER], ids=["trial", "real"])
def test_all_migrations_make_what_the_classes_declare(described, tmp_path):
    with closing(Vault.create(tmp_path, KEY, described)) as vault, vault.read() as cursor:
        declared = schema_of(cursor)
    with engine(tmp_path / "migrated.vault").begin() as opened:
        migrate.create_by_migrations(opened, described)
        migrated = {
            (row[0], row[1]): tuple(row[2:]) for row in opened.exec_driver_sql(SCHEMA).fetchall()
        }
        missing = what_is_missing(opened)
    assert migrated == declared, f"store/migrations/versions lack:\n{missing}"


def what_is_missing(opened):
    """The operations a new revision would need: a draft for whoever changed a class."""
    options = {"include_name": lambda name, kind, _parents: kind != "table" or "search" not in name}
    context = MigrationContext.configure(opened, opts=options)
    return render_python_code(produce_migrations(context, SQLModel.metadata).upgrade_ops)


def test_the_program_knows_every_revision_there_is():
    config = Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    scripts = ScriptDirectory.from_config(config)
    oldest_first = [script.revision for script in scripts.walk_revisions()][::-1]
    assert tuple(oldest_first) == schema.REVISIONS


def test_every_declared_table_belongs_to_the_register():
    assert {table.name for table in schema.tables_of(register.REGISTER)} == schema.DECLARED


def test_a_current_vault_does_not_load_alembic(older):
    program = (
        "import sys; from pathlib import Path; from store.vault import Vault;"
        "from tests.store.vaults import KEY, REGISTER;"
        "Vault.open(Path(sys.argv[1]), KEY, REGISTER).close();"
        "assert not [name for name in sys.modules if name.startswith('alembic')]"
    )
    subprocess.run([sys.executable, "-c", program, str(older)], check=True)


def test_an_older_vault_is_migrated_with_a_backup_beside_it(older):
    with next_program(), closing(Vault.open(older, KEY, REGISTER)) as vault:
        assert values(vault) == {"a": "b moved"}
        with vault.read() as cursor:
            assert cursor.execute("SELECT packet_number FROM packet").fetchall() == [("P-7",)]
            assert cursor.execute("SELECT note FROM draft").fetchall() == []
            assert cursor.execute("SELECT * FROM trial_search").fetchall() == []
            assert cursor.execute("SELECT * FROM alembic_version").fetchall() == [(REVISION,)]
            assert connection.page_faults(cursor) == []
    names = {path.name for path in older.iterdir()}
    assert names == {
        "register.vault",
        f"register.before-{schema.REVISIONS[-1]}.vault",
        "register.in-use.lock",
    }
    with pytest.raises(VaultTooNew):
        Vault.open(older, KEY, REGISTER)


def test_the_backup_is_the_older_vault_under_the_same_key(older, tmp_path):
    with next_program():
        Vault.open(older, KEY, REGISTER).close()
    backup = older / f"register.before-{schema.REVISIONS[-1]}.vault"
    assert b"CREATE TABLE" not in backup.read_bytes()
    assert backup.stat().st_mode & 0o077 == 0
    backup.replace(older / "register.vault")
    with pytest.raises(VaultDamaged):
        Vault.open(older, OTHER_KEY, REGISTER)
    with closing(Vault.open(older, KEY, REGISTER)) as vault:
        assert values(vault) == {"a": "b"}
        with vault.write() as cursor:
            assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_migration_that_fails_leaves_nothing_half_done(older):
    with closing(Vault.open(older, KEY, REGISTER)) as vault:
        with vault.write() as cursor:
            cursor.execute("INSERT INTO setting VALUES ('refuse', '')")
        with vault.read() as cursor:
            before = schema_of(cursor)
    with next_program(), pytest.raises(ArithmeticError):
        Vault.open(older, KEY, REGISTER)
    with closing(Vault.open(older, KEY, REGISTER)) as vault:
        assert values(vault) == {"a": "b", "refuse": ""}
        with vault.read() as cursor:
            assert schema_of(cursor) == before
        with vault.write() as cursor:
            cursor.execute("DELETE FROM setting WHERE key = 'refuse'")
    with next_program(), closing(Vault.open(older, KEY, REGISTER)) as vault:
        assert values(vault) == {"a": "b moved"}


def test_a_damaged_vault_is_not_migrated(older):
    path = older / "register.vault"
    tamper.flip(path, path.stat().st_size - 100)
    with next_program(), pytest.raises(VaultDamaged):
        Vault.open(older, KEY, REGISTER)
    assert not (older / f"register.before-{schema.REVISIONS[-1]}.vault").exists()


FIRST = "0001"


def as_the_first_program_left_it(vault, target):
    """A copy of a register in the shape of the first revision: its tables, its columns, nothing more."""
    target.parent.mkdir(exist_ok=True)
    with engine(target).begin() as opened:
        config = migrate._config(opened)
        migrate.command.upgrade(config, FIRST)
        schema.run_extra_ddl(opened, register.REGISTER)
        names = [
            row[0]
            for row in opened.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                " AND name NOT LIKE 'search_%' AND name <> 'alembic_version'"
            )
        ]
        columns = {
            name: [row[1] for row in opened.exec_driver_sql(f"PRAGMA table_info('{name}')")]
            for name in names
        }
        with vault.read() as cursor:
            for name, wanted in columns.items():
                there = {
                    row[1] for row in cursor.execute(f"PRAGMA table_info('{name}')").fetchall()
                }
                chosen = ", ".join(f'"{column}"' if column in there else "0" for column in wanted)
                rows = cursor.execute(f"SELECT {chosen} FROM '{name}'").fetchall()
                if rows:
                    marks = ", ".join("?" * len(wanted))
                    opened.exec_driver_sql(f"INSERT INTO '{name}' VALUES ({marks})", rows)
        # The index people are found by cannot be copied row by row: it waits to be made.
        opened.exec_driver_sql("INSERT INTO stale SELECT 'search', id FROM person")


def test_a_register_of_the_first_program_becomes_one_of_this(tmp_path):
    """People, their journal and where they stand survive; what is owed to them is computed."""
    people = 700
    with closing(Vault.create(tmp_path / "new", KEY, register.REGISTER)) as vault:
        writer = invented.author(vault)
        clock = HandClock(invented.NOON)
        append_many(
            vault,
            writer,
            (NewEntry("intake.register", invented.intake(clock, n)) for n in range(people)),
        )
        as_the_first_program_left_it(vault, tmp_path / "old" / "register.vault")
        with vault.read() as cursor:
            expected = {
                name: cursor.execute(f"SELECT * FROM {name} ORDER BY 1, 2, 3").fetchall()
                for name in ("person", "custody_event", "property_item", "standing", "duty")
            }
    assert len(expected["duty"]) > people
    with closing(Vault.open(tmp_path / "old", KEY, register.REGISTER)) as vault:
        with vault.read() as cursor:
            assert cursor.execute("SELECT count(*) FROM standing").fetchone() == (people,)
        while stale.refresh_stale(vault):
            pass
        with vault.read() as cursor:
            for name, rows in expected.items():
                assert (
                    cursor.execute(f"SELECT * FROM {name} ORDER BY 1, 2, 3").fetchall() == rows
                ), name
        assert integrity.check(vault).findings == ()
    assert (tmp_path / "old" / "register.before-0001.vault").exists()


@pytest.mark.parametrize(
    ("table", "until", "new"),
    [
        ("tracing_enquiry", "0012", ("answered_rank",)),
        ("account_entry", "0018", ("requested_on", "request_signed", "request_witness")),
        ("custody_event", "0021", ("decided_by", "decided_at", "override_by")),
    ],
)
def test_what_was_written_before_a_table_was_widened_stays_and_says_nothing_new(
    tmp_path, table, until, new
):
    with engine(tmp_path / "register.vault").begin() as opened:
        config = migrate._config(opened)
        migrate.command.upgrade(config, until)
        columns = opened.exec_driver_sql(f"PRAGMA table_info({table})").fetchall()
        before = {
            name: b"" if kind == "BLOB" else 0 if kind == "INTEGER" else f"{name} п. Ґ"
            for _, name, kind, *_ in columns
        }
        opened.exec_driver_sql(
            f"INSERT INTO {table} ({', '.join(before)}) VALUES ({', '.join('?' * len(before))})",
            tuple(before.values()),
        )
        migrate.command.upgrade(config, "head")
        (after,) = opened.exec_driver_sql(f"SELECT * FROM {table}").mappings().all()
    assert dict(after) == before | {name: 0 if name.endswith("_at") else "" for name in new}
