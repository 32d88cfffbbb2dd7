"""How long a save takes beside a bare commit of the same rows, and how fast chain and rows are read.

`python -m benchmarks.save [--people N]` prints one line a figure. "Bare" is the same rows put in by
`executemany` in one `BEGIN IMMEDIATE … COMMIT` of the same encrypted file settings, in the same run,
alternating with ours, so that the ratio holds on any machine.
"""

import argparse
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from models.clock import HandClock
from models.ids import new_id
from models.records import CustodyEvent, Person, PropertyItem, Record
from store import journal
from store.bulk import NewEntry, append_many
from store.chain_check import ChainCheck
from store.device import vouches
from store.heads import created
from store.integrity import check, quick_check
from store.plan import plan_of
from store.projection import rebuild
from store.register import REGISTER
from store.unit_of_work import Author, author_of, edit
from store.vault import Vault

NOON = 1_772_433_600_000
_YARDSTICK = 5000
OFFICER = "01890000-0000-7000-8000-000000000001"
SURNAMES = ("Соколенко", "Верещагин", "Ооржак", "Мырзабаев", "리철호", "Щербань")


def intake(clock: HandClock, number: int) -> list[Record]:
    """One invented person with 25 fields filled, a custody event and two objects."""
    clock.advance(seconds=40)
    person = Person(
        id=new_id(clock),
        tag_number=f"SUD2-{number:07d}-A",
        group_id=new_id(clock),
        surname=SURNAMES[number % len(SURNAMES)],
        surname_answer="stated",
        first_names="Андрей",
        first_names_answer="stated",
        patronymic="Олегович",
        rank="рядовой",
        rank_key="rank.private",
        rank_answer="stated",
        born=f"{1965 + number % 40}-0{1 + number % 9}-1{number % 10}",
        born_answer="stated",
        service_number=f"АБ-{210_400 + number}",
        service_number_answer="stated",
        surname_latin="SOKOLENKO",
        first_names_latin="ANDREI",
        latin_scheme="icao9303",
        place_of_birth="Чита",
        power="RU",
        sex="m",
        language="ru",
        captured_on="2026-03-02",
        captured_time="04:10",
        captured_place="north of the quarry",
        health="fit",
    )
    event = CustodyEvent(
        id=new_id(clock),
        person_id=person.id,
        event="captured",
        occurred_at=clock.now() - 9_000_000,
        recorded_at=clock.now(),
        place="Collection point Birch",
    )
    items = [
        PropertyItem(
            id=new_id(clock),
            person_id=person.id,
            item_class=kind,
            description=text,
            disposition="retained",
        )
        for kind, text in (("watch", "wrist watch, steel"), ("identity_document", "military card"))
    ]
    return [person, event, *items]


def bare(vault: Vault, records: list[Record]) -> None:
    """The same rows, and nothing else."""
    head = created((bytes(16), 1))
    kinds: dict[str, list[list[object]]] = {}
    for record in records:
        plan = plan_of(type(record))
        kinds.setdefault(plan.insert, []).append(
            plan.row(record.id, record.model_dump(exclude={"id"}), head)
        )
    with vault.write() as cursor:
        for insert, rows in kinds.items():
            cursor.executemany(insert, rows)


def ours(vault: Vault, author: Author, records: list[Record]) -> None:
    """One intake as casework saves it."""
    with edit(vault, author, "intake") as record:
        for each in records:
            record.add(each)


def saves(folder: Path, rounds: int) -> None:
    """Median of one save, ours and bare, in turns."""
    clock = HandClock(NOON)
    first = Vault.create(folder / "ours", bytes(32), REGISTER)
    second = Vault.create(folder / "bare", bytes(32), REGISTER)
    author = author_of(first, OFFICER, clock)
    took: dict[str, list[float]] = {"ours": [], "bare": []}
    for number in range(rounds):
        records = intake(clock, number)
        gc.disable()
        start = time.perf_counter()
        ours(first, author, records)
        middle = time.perf_counter()
        bare(second, records)
        end = time.perf_counter()
        gc.enable()
        if number >= rounds // 10:
            took["ours"].append((middle - start) * 1000)
            took["bare"].append((end - middle) * 1000)
    medians = {name: statistics.median(values) for name, values in took.items()}
    print(
        f"save an intake: {medians['ours']:.3f} ms, bare commit {medians['bare']:.3f} ms,", end=" "
    )
    print(f"ratio {medians['ours'] / medians['bare']:.2f}")
    first.close()
    second.close()


def entries(clock: HandClock, people: int) -> Iterator[NewEntry]:
    """One entry a person."""
    for number in range(people):
        yield NewEntry("intake", intake(clock, number))


def large(folder: Path, people: int) -> None:
    """Writing many, verifying their chain, rebuilding their rows, checking everything."""
    vault = Vault.create(folder / "large", bytes(32), REGISTER)
    author = author_of(vault, OFFICER, HandClock(NOON))
    start = clocks()
    append_many(vault, author, entries(HandClock(NOON), people))
    told("written in bulk", people * 4, "records", start)

    with vault.read() as cursor:
        start = clocks()
        chain = ChainCheck(cursor)
        for each in journal.entries(cursor):
            chain.follow(each)
        chain.finish()
        told("chain verified, headers", people, "entries", start)
        newest = journal.checkpoints(cursor)[0]
        start = clocks()
        vouches(author.device.public_key, newest.header_hash, newest.signature)
        print(f"one signature: {(clocks()[0] - start[0]) * 1000:.3f} ms")
        if chain.findings:
            sys.exit("the chain does not hold")

    rows = entries(HandClock(NOON), min(people, _YARDSTICK))
    records = [each for one in rows for each in one.records]
    beside = Vault.create(folder / "beside", bytes(32), REGISTER)
    start = clocks()
    bare(beside, records)
    told("yardstick, bare insert", len(records), "records", start)
    beside.close()

    start = clocks()
    rebuild(vault)
    told("rebuilt", people * 4, "records", start)

    start = clocks()
    report = check(vault)
    told("checked whole", report.records, "records", start)
    start = clocks()
    quick = quick_check(vault)
    print(f"quick check: {(clocks()[0] - start[0]) * 1000:.1f} ms at {people} entries")
    vault.close()
    if not (report.sound and quick.sound):
        sys.exit("the check found something")


def told(what: str, count: int, unit: str, start: tuple[float, float]) -> None:
    """One line: how many in how long, by the clock and by the processor (for a busy machine)."""
    seconds, busy = (now - then for now, then in zip(clocks(), start, strict=True))
    print(f"{what}: {count} {unit} in {seconds:.2f} s, {count / seconds:,.0f}/s;", end=" ")
    print(f"{busy:.2f} s of the processor, {count / busy:,.0f}/s")


def clocks() -> tuple[float, float]:
    """The clock and the processor's time of this program, in seconds."""
    return time.perf_counter(), time.process_time()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=1000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        saves(Path(folder), asked.rounds)
        large(Path(folder), asked.people)


if __name__ == "__main__":
    main()
