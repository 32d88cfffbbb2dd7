"""A million entries pass through one register: its memory, its speed. `python -m benchmarks.passing [ENTRIES]`.

One process writes intakes (a person and a custody event an entry) and seals them, another opens, verifies and
takes them in; the memory of the second is read after every bundle. Nobody is real.
"""

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.exchange import KEY, RECORDS_PER_ENTRY, START, entries
from models.clock import HandClock, HybridClock
from store import device as devices
from store import trust as kept_trust
from store.register import REGISTER
from store.vault import Vault
from sync import packing, taking
from sync.bundle.content import Recipient
from sync.bundle.limits import MAX_ENTRIES
from sync.party import Party
from sync.trust.enrolment import Request
from sync.trust.roster import Station
from sync.trust.trust import Trust
from tests.hub.laptops import CLOCK, Bureau, created

SHOWN = (5_000, 10_000, 100_000, 500_000, 1_000_000)
_CAMP = Station("01890000-0000-7000-8000-0000000000ca", "Camp", "CAMP", "camp")


def resident() -> float:
    """MiB this process holds at this moment (Linux)."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise OSError


def sealed(bureau: Bureau, reader: Recipient, count: int) -> Iterator[bytes]:
    """Bundles of the bureau's entries, each made when the one before was taken."""
    laptop = bureau.laptop
    coming = entries(count, HandClock(START))
    while some := list(islice(coming, MAX_ENTRIES)):
        for each in some:
            laptop.write(*map(created, each.records), sign=False)
        laptop.sign()
        own = laptop.chains[laptop.device.id]
        segment = laptop.segment(laptop.device.id, own[-len(some)].number, own[-1].number)
        yield laptop.bundle(reader, segments=(segment,))
        # What has been sent is not needed again, but its place in the chain is.
        own[-len(some) : -1] = [own[-1]] * (len(some) - 1)


def take_all(channel: Connection, folder: str) -> None:
    """The other process: a register that joins the bureau's authority and takes in what comes."""
    with closing(Vault.create(Path(folder), KEY, REGISTER)) as vault:
        with vault.write() as cursor:
            device = devices.create(cursor, CLOCK)
        channel.send((device.id, device.public_key, device.receiving_key))
        trust = Trust.read(*channel.recv())
        with vault.write() as cursor:
            kept_trust.install(cursor, trust, CLOCK.now())
        party = Party(vault, device, HybridClock(CLOCK), trust, CLOCK.now())
        taken = done = 0
        seconds = stretch = highest = 0.0
        first = resident()
        print(f"{0:9d} entries held   {first:6.1f} MiB", flush=True)
        while bundle := channel.recv():
            began = time.perf_counter()
            taken += taking.take(party, bundle).accepted.inserted
            seconds += time.perf_counter() - began
            highest = max(highest, resident())
            if taken in SHOWN:
                began = time.perf_counter()
                owed = packing.due(party, trust.bureau_devices)
                nothing = (time.perf_counter() - began) * 1000
                rate = (taken - done) * RECORDS_PER_ENTRY / (seconds - stretch)
                print(
                    f"{taken:9d} entries held   {resident():6.1f} MiB, at most {highest:6.1f}"
                    f"   taken in since {rate:7.0f} records/s"
                    f"   what is owed {nothing:6.1f} ms ({'something' if owed else 'nothing'})",
                    flush=True,
                )
                done, stretch = taken, seconds
        print(f"{taken * RECORDS_PER_ENTRY / seconds:.0f} records/s over all")


def main(count: int) -> None:
    """Write, seal, hand over, until all have passed."""
    ours, theirs = multiprocessing.Pipe()
    bureau = Bureau()
    with tempfile.TemporaryDirectory() as folder:
        # Begun anew, so that its memory is its own.
        taker = multiprocessing.get_context("spawn").Process(
            target=take_all, args=(theirs, f"{folder}/camp")
        )
        taker.start()
        device, public_key, receiving_key = ours.recv()
        now = CLOCK.now()
        bureau.enrol(Request(device, public_key, receiving_key, "camp", _CAMP, ("station",), now))
        ours.send((bureau.trust.roots, bureau.trust.roster_document))
        for each in sealed(bureau, Recipient(device, receiving_key), count):
            ours.send(each)
        ours.send(b"")
        taker.join()


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1_000_000)
