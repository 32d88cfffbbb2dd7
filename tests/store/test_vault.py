import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

import pytest
from sqlmodel import select

from models.errors import (
    VaultDamaged,
    VaultExists,
    VaultInUse,
    VaultLocked,
    VaultMissing,
    VaultTooNew,
)
from models.tables import PersonRow
from store import connection, schema
from store.compartment import Compartment
from store.connection import EngineError
from store.journal_tables import SettingRow
from store.vault import Vault
from tests.store.vaults import KEY, OTHER_KEY, REGISTER

NAME = "Сидоренко-Канарейка"


@pytest.fixture
def vault(tmp_path):
    made = Vault.create(tmp_path, KEY, REGISTER)
    yield made
    made.close()


def put(vault, key, value):
    with vault.write() as cursor:
        cursor.execute("INSERT INTO setting VALUES (?, ?)", (key, value))


def settings(vault):
    with vault.read() as cursor:
        return dict(cursor.execute("SELECT key, value FROM setting").fetchall())


def test_what_is_saved_is_there_after_the_vault_is_opened_again(tmp_path):
    with closing(Vault.create(tmp_path, KEY, REGISTER)) as vault:
        put(vault, "a", NAME)
    with closing(Vault.open(tmp_path, KEY, REGISTER)) as vault:
        assert settings(vault) == {"a": NAME}


def test_a_failed_save_leaves_nothing(vault):
    def save():
        with vault.write() as cursor:
            cursor.execute("INSERT INTO setting VALUES ('a', 'b')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save()
    assert settings(vault) == {}
    put(vault, "c", "d")
    assert settings(vault) == {"c": "d"}


def test_a_save_inside_a_save_is_a_mistake_and_takes_the_outer_back(vault):
    def save():
        with vault.write() as cursor:
            cursor.execute("INSERT INTO setting VALUES ('a', 'b')")
            put(vault, "c", "d")

    with pytest.raises(RuntimeError):
        save()
    assert settings(vault) == {}


def test_a_reader_sees_one_state_while_a_save_goes_on(vault):
    put(vault, "a", "before")
    with vault.read() as reader:
        assert reader.execute("SELECT value FROM setting").fetchone() == ("before",)
        with vault.write() as cursor:
            cursor.execute("UPDATE setting SET value = 'after'")
        assert reader.execute("SELECT value FROM setting").fetchone() == ("before",)
        with vault.read() as second:
            assert second.execute("SELECT value FROM setting").fetchone() == ("after",)


def test_what_is_read_together_is_of_one_state(vault):
    put(vault, "a", "before")

    def save():
        with vault.write() as cursor:
            cursor.execute("UPDATE setting SET value = 'after'")

    with vault.one_state(), vault.one_state():
        assert settings(vault) == {"a": "before"}
        other = threading.Thread(target=save)
        other.start()
        other.join()
        assert settings(vault) == {"a": "before"}
        with vault.session() as session:
            assert session.exec(select(SettingRow)).one().value == "before"
        with vault.session() as session:
            assert session.exec(select(SettingRow)).one().value == "before"
    assert settings(vault) == {"a": "after"}
    with vault.session() as session:
        assert session.exec(select(SettingRow)).one().value == "after"


def test_nothing_is_saved_inside_what_is_read_together(vault):
    with vault.one_state():
        with pytest.raises(RuntimeError):
            put(vault, "a", "b")
        with pytest.raises(EngineError), vault.read() as cursor:
            cursor.execute("INSERT INTO setting VALUES ('a', 'b')")
    assert settings(vault) == {}
    put(vault, "c", "d")
    assert settings(vault) == {"c": "d"}


def test_what_failed_inside_is_over_afterwards(vault):
    with pytest.raises(ZeroDivisionError), vault.one_state():
        raise ZeroDivisionError
    put(vault, "a", "b")
    with vault.one_state():
        assert settings(vault) == {"a": "b"}


def test_locking_ends_what_is_read_together(vault):
    def read():
        with vault.one_state():
            assert settings(vault) == {}
            vault.close()
            settings(vault)

    for _ in range(2):
        with pytest.raises(VaultLocked):
            read()


@pytest.mark.parametrize("way", ["read", "second_reader"])
def test_readers_cannot_write(vault, way):
    with pytest.raises(EngineError), getattr(vault, way)() as cursor:
        cursor.execute("INSERT INTO setting VALUES ('a', 'b')")
    assert settings(vault) == {}


def test_a_session_reads_declared_tables(vault):
    put(vault, "a", NAME)
    with vault.session() as session:
        assert session.exec(select(SettingRow)).one().value == NAME
        assert session.exec(select(PersonRow)).all() == []


def test_connections_confirm_every_save_and_keep_a_log(vault):
    with vault.write() as cursor:
        assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with vault.read() as cursor:
        assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)


@pytest.mark.parametrize("way", ["read", "write", "session", "second_reader"])
def test_after_locking_everything_is_refused(vault, way):
    vault.close()
    with pytest.raises(VaultLocked), getattr(vault, way)():
        pass


def test_after_locking_no_subkey_and_no_checkpoint(vault):
    vault.close()
    vault.close()
    with pytest.raises(VaultLocked):
        vault.subkey("witness")
    with pytest.raises(VaultLocked):
        vault.checkpoint()


@pytest.mark.parametrize("way", ["read", "second_reader"])
def test_locking_ends_reads_under_way(vault, way):
    def read():
        with getattr(vault, way)() as cursor:
            assert cursor.execute("SELECT * FROM setting").fetchall() == []
            vault.close()
            cursor.execute("SELECT * FROM setting")
            pytest.fail("read from a locked vault")

    with pytest.raises(VaultLocked):
        read()


def test_locking_ends_sessions_under_way(vault, caplog):
    def read():
        with vault.session() as session:
            assert session.exec(select(SettingRow)).all() == []
            vault.close()
            session.exec(select(SettingRow)).all()
            pytest.fail("read from a locked vault")

    with pytest.raises(VaultLocked):
        read()
    assert caplog.records == []


def test_locking_interrupts_the_second_reader(vault):
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    )
    started = threading.Event()
    raised = []

    def check():
        try:
            with vault.second_reader() as cursor:
                started.set()
                cursor.execute(endless).fetchone()
        except VaultLocked as error:
            raised.append(error)

    thread = threading.Thread(target=check)
    thread.start()
    assert started.wait(5)
    # The query may not have begun when the event was set; asking again must do.
    for _ in range(50):
        thread.join(0.05)
        vault.close()
        if not thread.is_alive():
            break
    thread.join(5)
    assert not thread.is_alive()
    assert len(raised) == 1


def test_locking_leaves_one_file_and_its_lock(tmp_path, vault):
    put(vault, "a", "b")
    vault.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "register.in-use.lock",
        "register.vault",
    ]


def test_nothing_is_readable_in_the_files(tmp_path, vault):
    put(vault, "a", NAME)
    for path in tmp_path.iterdir():
        contents = path.read_bytes()
        assert NAME.encode() not in contents
        assert b"CREATE TABLE" not in contents
        assert not contents.startswith(b"SQLite format 3")
        assert KEY.hex().encode() not in contents
        assert KEY not in contents
    with closing(sqlite3.connect(vault.path)) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM sqlite_master")


def test_files_are_the_owners_alone(vault):
    put(vault, "a", "b")
    for end in ("", "-wal", "-shm"):
        assert vault.path.with_name(vault.path.name + end).stat().st_mode & 0o077 == 0


def test_a_second_opening_is_refused_until_the_first_is_closed(tmp_path, vault):
    with pytest.raises(VaultInUse):
        Vault.open(tmp_path, KEY, REGISTER)
    with pytest.raises(VaultInUse):
        Vault.create(tmp_path, KEY, REGISTER)
    vault.close()
    Vault.open(tmp_path, KEY, REGISTER).close()


def test_two_compartments_of_one_folder_are_open_together(tmp_path, vault):
    with closing(Vault.create(tmp_path, OTHER_KEY, Compartment("medical", {}))) as medical:
        put(vault, "a", "register")
        put(medical, "a", "medical")
        assert (settings(vault), settings(medical)) == ({"a": "register"}, {"a": "medical"})


HOLD = """
import sys, time
from pathlib import Path
from store.vault import Vault
from tests.store.vaults import KEY, REGISTER
held = Vault.open(Path(sys.argv[1]), KEY, REGISTER)
print("open", flush=True)
time.sleep(60)
"""


def test_another_program_is_kept_out_and_a_crashed_one_keeps_nobody_out(tmp_path):
    Vault.create(tmp_path, KEY, REGISTER).close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(VaultInUse):
            Vault.open(tmp_path, KEY, REGISTER)
        other.send_signal(signal.SIGKILL)
        other.wait()
    Vault.open(tmp_path, KEY, REGISTER).close()


def test_a_vault_is_never_made_over_another(tmp_path, vault):
    put(vault, "a", "b")
    vault.close()
    with pytest.raises(VaultExists):
        Vault.create(tmp_path, OTHER_KEY, REGISTER)
    with closing(Vault.open(tmp_path, KEY, REGISTER)) as again:
        assert settings(again) == {"a": "b"}


def test_a_half_made_vault_is_made_anew(tmp_path):
    (tmp_path / "register.vault.new").write_bytes(b"torn" * 5000)
    (tmp_path / "register.vault.new-wal").write_bytes(b"torn" * 5000)
    with closing(Vault.create(tmp_path, KEY, REGISTER)) as vault:
        assert settings(vault) == {}
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "register.in-use.lock",
        "register.vault",
    ]


def test_a_missing_vault_is_missing_and_stays_so(tmp_path):
    with pytest.raises(VaultMissing):
        Vault.open(tmp_path, KEY, REGISTER)
    with pytest.raises(VaultMissing):
        Vault.open(tmp_path / "nowhere", KEY, REGISTER)
    assert list(tmp_path.iterdir()) == []


def test_a_newer_vault_is_refused_and_left_as_it_is(tmp_path, vault):
    with vault.write() as cursor:
        cursor.execute("UPDATE alembic_version SET version_num = '0817'")
    vault.close()
    before = vault.path.read_bytes()
    with pytest.raises(VaultTooNew) as raised:
        Vault.open(tmp_path, KEY, REGISTER)
    assert (raised.value.found, raised.value.known) == ("0817", schema.REVISIONS[-1])
    assert vault.path.read_bytes() == before


@pytest.mark.parametrize("statement", ["DELETE FROM alembic_version", "DROP TABLE alembic_version"])
def test_a_vault_without_a_revision_is_not_ours(tmp_path, vault, statement):
    with vault.write() as cursor:
        cursor.execute(statement)
    vault.close()
    with pytest.raises(VaultDamaged):
        Vault.open(tmp_path, KEY, REGISTER)


def test_a_wrong_key_says_nothing_of_either_key(tmp_path, vault, capfd):
    vault.close()
    with pytest.raises(VaultDamaged) as raised:
        Vault.open(tmp_path, OTHER_KEY, REGISTER)
    assert raised.value.part == "vault"
    assert raised.value.__suppress_context__
    spoken = str(raised.value) + "".join(capfd.readouterr())
    assert KEY.hex() not in spoken
    assert OTHER_KEY.hex() not in spoken
    assert "ERROR" not in spoken


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_a_key_of_another_length_is_a_mistake(tmp_path, size):
    with pytest.raises(ValueError, match="32 bytes"):
        Vault.create(tmp_path, bytes(size), REGISTER)


def test_errors_carry_no_values(vault):
    put(vault, "a", "b")
    with pytest.raises(EngineError) as raised:
        put(vault, "a", NAME)
    assert NAME not in repr(raised.value)
    with pytest.raises(Exception) as raised, vault.session() as session:  # noqa: PT011
        session.connection().exec_driver_sql("SELECT nowhere FROM setting WHERE key = ?", (NAME,))
    assert NAME not in repr(raised.value)
    assert NAME not in str(raised.value)


def test_subkeys_differ_by_purpose_and_compartment_and_return(tmp_path, vault):
    witness = vault.subkey("witness")
    assert len(witness) == 32
    assert witness == vault.subkey("witness")
    assert witness != vault.subkey("draft")
    with closing(Vault.create(tmp_path / "other", KEY, Compartment("medical", {}))) as medical:
        assert medical.subkey("witness") != witness


def test_a_kind_without_a_table_is_a_mistake(tmp_path):
    with pytest.raises(ValueError, match="no table"):
        Vault.create(tmp_path, KEY, Compartment("register", {"nowhere": PersonRow}))
    assert not (tmp_path / "register.vault").exists()
    Vault.create(tmp_path, KEY, REGISTER).close()


def test_a_copy_opens_with_the_same_key(tmp_path, vault):
    put(vault, "a", NAME)
    target = tmp_path / "copies" / "register.vault"
    with pytest.raises(VaultMissing):
        vault.copy_to(target)
    target.parent.mkdir()
    target.with_name("register.vault.new").write_bytes(b"torn")
    target.write_bytes(b"an older copy")
    vault.copy_to(target)
    assert NAME.encode() not in target.read_bytes()
    assert target.stat().st_mode & 0o077 == 0
    with closing(Vault.open(target.parent, KEY, REGISTER)) as copy:
        assert settings(copy) == {"a": NAME}
    vault.close()
    with pytest.raises(VaultLocked):
        vault.copy_to(target)


def test_authentic_pages_have_no_faults(vault):
    for number in range(300):
        put(vault, str(number), "x" * 500)
    vault.checkpoint()
    with vault.second_reader() as cursor:
        assert connection.page_faults(cursor) == []
        # Saves go on while the pages are checked.
        put(vault, "meanwhile", "y")
        assert connection.page_faults(cursor) == []


def test_saves_of_several_threads_wait_for_each_other(vault):
    def save(thread):
        for number in range(20):
            put(vault, f"{thread} {number}", "x")

    threads = [threading.Thread(target=save, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(settings(vault)) == 80
