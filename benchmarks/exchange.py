"""A register of 100,000 records given to another and taken in. `python -m benchmarks.exchange [ENTRIES]`.

Each entry is an intake: a person and a custody event. Beside it stand the bare library's inserts of the same
rows into the same tables of an encrypted file, in as many transactions, in the same run. Nobody is real.
"""

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.people import synthetic_people
from models.clock import HandClock
from models.ids import new_id
from models.numbers import NumberSeries, format_number
from models.records import CustodyEvent, Person
from store import device as devices
from store import offer
from store.accept import Accepted, Held, Judged, Mark, accept
from store.bulk import NewEntry, append_many
from store.connection import Connection, connect
from store.register import REGISTER
from store.stale import refresh_stale
from store.unit_of_work import Author, author_of
from store.vault import Vault
from sync.bundle.content import Segment
from sync.chains import judge

KEY = bytes(range(32))
START = 1_793_000_000_000
OFFICER = "01890000-0000-7000-8000-000000000001"
TABLES = ("entry", "person", "custody_event", "touching", "checkpoint")
RECORDS_PER_ENTRY = 2


def entries(count: int, clock: HandClock, station_id: str = "") -> Iterator[NewEntry]:
    """As many intakes at a station as asked, a second apart."""
    for number, each in enumerate(synthetic_people(count, 7), start=1):
        clock.instant += 1000
        person = Person(
            id=new_id(clock),
            tag_number=format_number("SUD3", NumberSeries.TAG, number),
            surname=each.native.split()[0],
            first_names=" ".join(each.native.split()[1:]),
            service_number=each.service_number,
            born=each.born,
            power="RU",
            language="ru",
            captured_on="2026-11-17",
            captured_place="Суджа",
            health="not_wounded",
        )
        event = CustodyEvent(
            id=new_id(clock),
            person_id=person.id,
            event="reached_collection_point",
            occurred_at=clock.instant,
            recorded_at=clock.instant,
            station_id=station_id,
            place="CP Sudzha-2",
        )
        yield NewEntry("intake.register", (person, event))


def filled(folder: Path, count: int) -> tuple[Vault, Author]:
    """A vault with so many entries."""
    clock = HandClock(START)
    vault = Vault.create(folder, KEY, REGISTER)
    author = author_of(vault, OFFICER, clock)
    append_many(vault, author, entries(count, clock))
    return vault, author


def offered(vault: Vault) -> list[list[offer.Segment]]:
    """Everything a register that holds nothing is given, in bundles."""
    bundles: list[list[offer.Segment]] = []
    theirs: dict[bytes, Mark] = {}
    with vault.read() as cursor:
        while True:
            bundle: list[offer.Segment] = []
            entries = 0
            for each in offer.segments_for(cursor, theirs):
                entries += len(each.entries)
                if bundle and entries > offer.MOST_ENTRIES:
                    break
                bundle.append(each)
                theirs[each.device] = each.checkpoint.number, each.checkpoint.header_hash
            if not bundle:
                return bundles
            bundles.append(bundle)


def taken(vault: Vault, bundles: Iterable[list[offer.Segment]], key: bytes) -> Accepted:
    """Verify, put in and project each bundle in a transaction of its own."""
    done = Accepted()
    for bundle in bundles:

        def judging(held: Held, bundle: list[offer.Segment] = bundle) -> Iterator[Judged]:
            for each in bundle:
                yield judge(held, Segment(each.device, each.entries, each.checkpoint), key)

        done = accept(vault, judging, now=START)
    return done


def nothing_new(vault: Vault, theirs: dict[bytes, Mark]) -> int:
    """What one side does to learn that the other lacks nothing."""
    with vault.read() as cursor:
        assert offer.vector(cursor) == theirs
        offer.lacking(cursor)
        return sum(1 for _ in offer.segments_for(cursor, theirs))


def inserted_bare(
    path: Path, rows: dict[str, list[tuple[object, ...]]], transactions: int
) -> float:
    """Seconds the bare library takes for the same rows, in so many confirmed transactions."""
    raw: Connection = connect(path, KEY)
    cursor = raw.cursor()
    began = time.perf_counter()
    for part in range(transactions):
        cursor.execute("BEGIN IMMEDIATE")
        for table, all_rows in rows.items():
            size = -(-len(all_rows) // transactions)
            some = all_rows[part * size : (part + 1) * size]
            if some:
                marks = ", ".join("?" * len(some[0]))
                cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", some)
        cursor.execute("COMMIT")
    seconds = time.perf_counter() - began
    raw.close()
    return seconds


def rows_of(vault: Vault) -> dict[str, list[tuple[object, ...]]]:
    """What taking in wrote, table by table."""
    with vault.read() as cursor:
        found: dict[str, list[tuple[object, ...]]] = {}
        for table in TABLES:
            cursor.execute(f"SELECT * FROM {table}")
            found[table] = cursor.fetchall()
        return found


def seconds_of(act: Callable[[], object]) -> tuple[float, object]:
    """How long an act takes, and what it gives."""
    gc.collect()
    began = time.perf_counter()
    result = act()
    return time.perf_counter() - began, result


def median_of(act: Callable[[], object], times: int = 9) -> float:
    """Median milliseconds of an act."""
    act()
    return statistics.median(seconds_of(act)[0] for _ in range(times)) * 1000


def measure(root: Path, count: int) -> None:
    """One size: everything out, everything in, nothing new, and what is derived afterwards."""
    records = count * RECORDS_PER_ENTRY
    vault, author = filled(root / "source", count)
    with closing(vault):
        out, _ = seconds_of(lambda: offered(vault))
        bundles = offered(vault)
        print(f"{records} records, {len(bundles)} bundles")
        print(f"  offered           {records / out:9.0f} records/s   >= 25000")
        with closing(Vault.create(root / "target", KEY, REGISTER)) as target:
            key = author.device.public_key
            with target.write() as cursor:
                devices.create(cursor, HandClock(START))
                cursor.execute(
                    "INSERT INTO device (id, public_key, opened_at) VALUES (?, ?, ?)",
                    (author.device.id, key, START),
                )
            into, _ = seconds_of(lambda: taken(target, bundles, key))
            rows = rows_of(target)
            Vault.create(root / "bare", KEY, REGISTER).close()
            bare = inserted_bare(root / "bare" / "register.vault", rows, len(bundles))
            print(
                f"  taken in          {records / into:9.0f} records/s   >= 25000"
                f"   {bare / into:5.2f} of the bare library's inserts   >= 0.25"
            )
            again, _ = seconds_of(lambda: taken(target, bundles, key))
            print(f"  taken in again    {records / again:9.0f} records/s")
            last = bundles[-1][-1].checkpoint
            theirs = {author.device.id: (last.number, last.header_hash)}
            print(
                f"  nothing new       {median_of(lambda: nothing_new(target, theirs)):9.2f} ms   <= 10"
            )

            def derive() -> None:
                while refresh_stale(target, 1000):
                    pass

            derived, _ = seconds_of(derive)
            print(f"  derived afterwards {count / derived:8.0f} people/s")


def main(counts: list[int]) -> None:
    """Each size in a folder of its own."""
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), count)


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [5_000, 50_000])
