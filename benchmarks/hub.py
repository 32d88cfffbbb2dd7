"""How many entries a second the hub takes in and gives out, on SQLite and PostgreSQL, with 1, 2 and 4 processes.

`python -m benchmarks.hub [--entries N] [--clients N]` prints one line a figure. Every client is a laptop that
sends bundles of 500 entries, made beforehand, over loopback to a real hub; then the bureau's laptop fetches
everything. Clients share the processor with the hub, so the figures are what one machine does with both.
"""

import argparse
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from models.ids import new_id
from models.records import CustodyEvent, Person
from sync.bundle.content import Vector
from tests.hub.hubs import HubProcess
from tests.hub.laptops import CLOCK, Bureau, Laptop, created, patiently
from tests.hub.postgres import NoPostgresError, Postgres

_A_BUNDLE = 500
_SURNAMES = ("Соколенко", "Верещагин", "Ооржак", "Мырзабаев", "리철호", "Щербань")
_NOTHING_NEW = 30


def written(laptop: Laptop, entries: int) -> None:
    """Intakes of invented people, two records an entry, signed for every bundle."""
    for number in range(entries):
        person = Person(
            id=new_id(CLOCK),
            surname=_SURNAMES[number % len(_SURNAMES)],
            surname_answer="stated",
            first_names="Андрей",
            rank="рядовой",
            rank_key="rank.private",
            born=f"{1965 + number % 40}-03-1{number % 10}",
            captured_on="2026-03-02",
            captured_place="north of the quarry",
        )
        event = CustodyEvent(id=new_id(CLOCK), person_id=person.id, event="captured")
        laptop.write(created(person), created(event), sign=number % _A_BUNDLE == _A_BUNDLE - 1)


def bundles(laptop: Laptop, hub: HubProcess, whole: Vector) -> list[bytes]:
    """All a laptop has, sealed for the hub; it says that it holds the `whole` already."""
    made: list[bytes] = []
    own = laptop.device.id
    for _, number in sorted(laptop.checkpoints):
        some = laptop.chains[own][number - _A_BUNDLE : number]
        segment = laptop.segment(own, some[0].number, number)
        made.append(laptop.bundle(hub.recipient, segments=(segment,), vector=whole))
    return made


def measure(hub: HubProcess, laptops: list[Laptop], entries: int, name: str) -> None:
    """Everybody sends at once; then one fetches all; then there is nothing new."""
    whole = {device: mark for each in laptops for device, mark in each.vector().items()}
    sent = [bundles(each, hub, whole) for each in laptops]

    def send(some: list[bytes]) -> None:
        client = hub.client()
        for each in some:
            patiently(client, each, 300)
        client.close()

    start = time.perf_counter()
    with ThreadPoolExecutor(len(sent)) as threads:
        list(threads.map(send, sent))
    came = time.perf_counter() - start
    reader, client = Laptop(hub.bureau.laptop.device, hub.bureau), hub.client()
    start = time.perf_counter()
    reader.sync(client, hub.recipient, rounds=entries // _A_BUNDLE + 10)
    went = time.perf_counter() - start
    if sum(map(len, reader.chains.values())) != entries:
        msg = "the hub lost something"
        raise SystemExit(msg)
    idle: list[float] = []
    for _ in range(_NOTHING_NEW):
        bundle = reader.bundle(hub.recipient)
        start = time.perf_counter()
        client.exchange(bundle)
        idle.append((time.perf_counter() - start) * 1000)
    client.close()
    print(
        f"{name}: in {entries / came:,.0f} entries/s, out to one reader {entries / went:,.0f}/s,"
        f" nothing new {sorted(idle)[_NOTHING_NEW // 2]:.1f} ms"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, default=16_000)
    parser.add_argument("--clients", type=int, default=8)
    asked = parser.parse_args()
    each = max(1, asked.entries // asked.clients // _A_BUNDLE) * _A_BUNDLE
    bureau = Bureau()
    laptops = [bureau.new_laptop() for _ in range(asked.clients)]
    for laptop in laptops:
        written(laptop, each)
    try:
        postgres = Postgres()
        postgres.start()
    except NoPostgresError as error:
        print(f"no PostgreSQL: {error}")
        postgres = None
    for database in ("SQLite", "PostgreSQL"):
        for processes in (1, 2, 4):
            if database == "PostgreSQL" and postgres is None:
                continue
            url = postgres.new_database() if database == "PostgreSQL" and postgres else ""
            options = ("--per-minute", "0", "--processes", str(processes))
            with tempfile.TemporaryDirectory() as folder:
                hub = HubProcess(Path(folder), bureau, url, *options).start()
                time.sleep(2)
                try:
                    measure(hub, laptops, each * len(laptops), f"{database}, {processes} processes")
                finally:
                    hub.stop()
    if postgres is not None:
        postgres.remove()


if __name__ == "__main__":
    main()
