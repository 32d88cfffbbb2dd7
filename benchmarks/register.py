"""A register of 100,000 people: opened, listed, searched, saved into. `python -m benchmarks.register [N]`.

Every figure stands beside the bare library doing the same work in the same run, so that the ratio holds on
any machine. Nobody in it is real (`benchmarks.people`).
"""

import gc
import os
import resource
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import sqlcipher3

from benchmarks.exchange import entries
from casework import (
    duties,
    intake,
    integrity,
    people,
    person_cards,
    person_files,
    registers,
    transfer_candidates,
)
from casework.people import PeopleQuery
from casework.registers import NewRegister, Register
from casework.workspace import Workspace
from models.clock import HandClock
from store.bulk import append_many
from tests.casework.people import MONEY, START, STATION, WATCH, a_draft
from tests.store.vaults import CHEAP


def build(home: Path, count: int) -> tuple[Register, float]:
    """A register with `count` people, each one entry of two records; says how long it took."""
    clock = HandClock(START)
    workspace = registers.create(home, NewRegister(**STATION), clock, CHEAP)
    began = time.perf_counter()

    intakes = entries(count, clock, workspace.station.id)
    append_many(workspace.vault, workspace.author, intakes)
    workspace.close()
    return Register(workspace.folder, practice=False), time.perf_counter() - began


def median_of(act: Callable[[], object], times: int = 9) -> float:
    """Median milliseconds of an act."""
    act()
    taken: list[float] = []
    for _ in range(times):
        gc.collect()
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def bare(workspace: Workspace) -> sqlcipher3.Connection:
    """The same file through the bare library."""
    connection = sqlcipher3.connect(str(workspace.vault.path), isolation_level=None)
    key = bytes(workspace.opened.keys["register"]).hex()
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    return connection


OF_A_PERSON = {
    "person": "id",
    "custody_event": "person_id",
    "property_item": "person_id",
    "standing": "person_id",
}


def rows_of_one(raw: sqlcipher3.Connection, person_id: str) -> dict[str, list[tuple[object, ...]]]:
    """The rows that one intake wrote, its entry among them."""
    rows = {
        table: raw.execute(f"SELECT * FROM {table} WHERE {column} = ?", (person_id,)).fetchall()
        for table, column in OF_A_PERSON.items()
    }
    rows["entry"] = raw.execute("SELECT * FROM entry ORDER BY number DESC LIMIT 1").fetchall()
    return rows


def insert_again(raw: sqlcipher3.Connection, rows: dict[str, list[tuple[object, ...]]]) -> None:
    """The same rows under other identifiers, by the bare library, in one confirmed transaction."""
    raw.execute("BEGIN IMMEDIATE")
    for table, copies in rows.items():
        names = [each[1] for each in raw.execute(f"PRAGMA table_info({table})")]
        fresh = [
            tuple(
                os.urandom(16)
                if name == "device"
                else str(uuid.UUID(bytes=os.urandom(16)))
                if name == key
                else value
                for name, value in zip(names, copy, strict=True)
            )
            for copy in copies
            for key in ["person_id" if table == "standing" else "id"]
        ]
        marks = ", ".join("?" * len(names))
        raw.executemany(f"INSERT INTO {table} VALUES ({marks})", fresh)
    raw.execute("COMMIT")


def line(what: str, milliseconds: float, bare_milliseconds: float | None, aim: str = "") -> None:
    """One figure with its ratio."""
    ratio = f"{milliseconds / bare_milliseconds:6.2f} x bare" if bare_milliseconds else " " * 13
    print(f"{what:46} {milliseconds:9.2f} ms  {ratio}  {aim}")


def main(count: int) -> None:
    """Build once, then measure."""
    with tempfile.TemporaryDirectory() as folder:
        register, seconds = build(Path(folder), count)
        print(
            f"{count} people built in {seconds:.1f} s ({2 * count / seconds:.0f} records/s, indexed)"
        )
        clock = HandClock(START + 10 * 86_400_000)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

        def unlock() -> None:
            registers.unlock(register, STATION["passphrase"], clock).close()

        opening = median_of(unlock, 5)
        workspace = registers.unlock(register, STATION["passphrase"], clock)
        raw = bare(workspace)
        raw_open = median_of(
            lambda: bare(workspace).execute("SELECT count(*) FROM station").fetchall()
        )
        line("open the register (without key derivation)", opening, raw_open, "<= 1500 ms usable")
        ids = people.find(workspace, PeopleQuery()).ids
        listing = median_of(lambda: people.find(workspace, PeopleQuery()))
        raw_list = median_of(
            lambda: raw.execute(
                "SELECT p.id FROM person p JOIN standing s ON s.person_id = p.id ORDER BY s.since DESC, p.id"
            ).fetchall()
        )
        line("list everybody, newest first", listing, raw_list)
        line(
            "40 lines of the table",
            median_of(lambda: person_cards.cards(workspace, ids[:40])),
            None,
        )
        line("filters with their counts", median_of(lambda: people.filters(workspace)), None)
        line("a person's file", median_of(lambda: person_files.open_file(workspace, ids[0])), None)
        line("today: duties and figures", median_of(lambda: duties.today(workspace)), None)
        line(
            "who can be put on a transfer",
            median_of(lambda: transfer_candidates.candidates(workspace)),
            None,
        )
        for typed in ("Щербаков", "Kim Chol", "SUD3-77", "1988"):
            found = median_of(lambda typed=typed: people.quick_find(workspace, typed))
            line(f"find, {len(typed)} letters, and show 8", found, None, "<= 20 ms")
        drafts = iter([a_draft(workspace, items=(WATCH, MONEY)) for _ in range(64)])
        saving = median_of(lambda: intake.register(workspace, next(drafts)), 40)
        raw.execute("PRAGMA synchronous = FULL")
        copies = rows_of_one(raw, people.find(workspace, PeopleQuery()).ids[0])
        line(
            "save an intake with two objects",
            saving,
            median_of(lambda: insert_again(raw, copies), 40),
            "<= 3 x",
        )
        quick = median_of(lambda: integrity.quick_check(workspace), 3)
        line("quick check at unlocking", quick, None)
        whole = median_of(lambda: integrity.check(workspace), 1)
        line("whole check", whole, None)
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(
            f"memory: {after / 1024:.0f} MB at most, {before / 1024:.0f} MB before opening (<= 250 MB)"
        )
        raw.close()
        workspace.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
