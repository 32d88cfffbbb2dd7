"""Bytes and time of a bundle for each record, sealed and signed. `python -m benchmarks.bundle [N]`.

Beside it stands what the bare libraries need for the same bodies: CBOR and zlib for size, hashing, compressing and
encrypting for time. Times are processor time: nothing here waits.
Nobody in it is real (`benchmarks.people`).
"""

import hashlib
import secrets
import statistics
import sys
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from benchmarks.people import synthetic_people
from models.clock import HandClock, HybridClock
from models.ids import new_id
from models.numbers import NumberSeries, format_number
from store.device import Device
from store.entry import NO_PREVIOUS, Body, Change, encode_body, id_bytes
from store.heads import Group
from store.journal import Checkpoint, StoredEntry, chained
from sync.bundle.content import Content, Introduction, Recipient, Segment
from sync.bundle.seal import open_sealed, seal

START = 1_772_433_600_000
RECORDS_PER_ENTRY = 2
LEAST_SPEED = 60_000
MOST_BYTES = 100
TIMES = 5


def a_device(clock: HandClock) -> Device:
    """A laptop with fresh keys."""
    private = Ed25519PrivateKey.generate()
    lattice, curve = MLKEM768PrivateKey.generate(), X25519PrivateKey.generate()
    return Device(
        id_bytes(new_id(clock)),
        private.public_key().public_bytes_raw(),
        private,
        lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw(),
        lattice.private_bytes_raw() + curve.private_bytes_raw(),
    )


def entries_of(device: Device, clock: HandClock, count: int) -> tuple[StoredEntry, ...]:
    """So many intakes, each a person and how he was taken in: two records."""
    hybrid, officer = HybridClock(clock), new_id(clock)
    made: list[StoredEntry] = []
    previous = 0, NO_PREVIOUS
    for number, each in enumerate(synthetic_people(count, 7), start=1):
        # Between a quarter of a minute and two minutes for each.
        clock.instant += 15_000 + secrets.randbelow(105_000)
        person, event = new_id(clock), new_id(clock)
        of_person = {
            "tag_number": format_number("SUD3", NumberSeries.TAG, number),
            "surname": each.native.split()[0],
            "first_names": " ".join(each.native.split()[1:]),
            "service_number": each.service_number,
            "born": each.born,
            "power": "RU",
            "language": "ru",
            "captured_on": "2026-11-17",
            "captured_place": "Суджа",
            "health": "not_wounded",
        }
        of_event = {
            "person_id": person,
            "event": "reached_collection_point",
            "occurred_at": clock.instant,
            "recorded_at": clock.instant,
            "place": "CP Sudzha-2",
        }
        changes = (
            Change("person", person, (Group((), of_person),)),
            Change("custody_event", event, (Group((), of_event),)),
        )
        salt = secrets.token_bytes(16)
        body = Body(salt, officer, "intake.register", None, clock.instant, 120, "", changes)
        made.append(chained(previous, device, hybrid.tick(), encode_body(body)))
        previous = made[-1].number, made[-1].hash
    return tuple(made)


def content_of(device: Device, entries: tuple[StoredEntry, ...]) -> Content:
    """A bundle of these entries with a vector of ten devices."""
    last = entries[-1]
    point = Checkpoint(device.id, last.number, last.hash, device.sign(last.hash))
    vector = {secrets.token_bytes(16): (7, secrets.token_bytes(32)) for _ in range(9)}
    return Content(
        sender=device.id,
        authority=secrets.token_bytes(16),
        made_at=START,
        vector={**vector, device.id: (last.number, last.hash)},
        segments=(Segment(device.id, entries, point),),
    )


def bare(entries: tuple[StoredEntry, ...]) -> int:
    """Headers and bodies hashed, encoded, compressed and encrypted by the bare libraries; gives the size."""
    for each in entries:
        hashlib.sha256(each.header).digest()
        hashlib.sha256(each.body or b"").digest()
    packed = zlib.compress(cbor2.dumps([[each.header, each.body] for each in entries]))
    return len(AESGCM(secrets.token_bytes(32)).encrypt(bytes(12), packed, None))


def seconds_of(act: Callable[..., object], *given: object) -> float:
    """Median seconds of an act."""
    taken: list[float] = []
    for _ in range(TIMES):
        began = time.process_time()
        act(*given)
        taken.append(time.process_time() - began)
    return statistics.median(taken)


@dataclass(frozen=True)
class Figures:
    """One size of bundle: bytes for each record and records a second, beside the bare libraries."""

    size: float
    bare_size: float
    sealed: float
    opened: float
    bare: float


def measure(sender: Device, reader: Device, entries: tuple[StoredEntry, ...]) -> Figures:
    """Seal and open one bundle of these entries, several times."""
    recipients = [Recipient(reader.id, reader.receiving_key)]

    def trust(introduction: Introduction) -> bytes:
        assert introduction.sender == sender.id
        return sender.public_key

    content = content_of(sender, entries)
    sealed = seal(content, sender, recipients)
    assert open_sealed(sealed, reader, trust).content == content
    records = len(entries) * RECORDS_PER_ENTRY
    return Figures(
        len(sealed) / records,
        bare(entries) / records,
        records / seconds_of(seal, content, sender, recipients),
        records / seconds_of(open_sealed, sealed, reader, trust),
        records / seconds_of(bare, entries),
    )


def main(count: int) -> None:
    """Bundles of several sizes."""
    clock = HandClock(START)
    sender, reader = a_device(clock), a_device(clock)
    entries = entries_of(sender, clock, count)
    heads = ("records", "B/record", "bare", "sealed/s", "opened/s", "bare/s")
    print("".join(f"{head:>10}" for head in heads))
    for size in sorted({1, 10, 100, 1000, count}):
        found = measure(sender, reader, entries[:size])
        figures = (found.size, found.bare_size, found.sealed, found.opened, found.bare)
        shown = (f"{each:10.{1 if place < 2 else 0}f}" for place, each in enumerate(figures))
        print(f"{size * RECORDS_PER_ENTRY:10}{''.join(shown)}")
    print(
        f"ratio to bare: size {found.size / found.bare_size:.2f}, sealing {found.sealed / found.bare:.2f},"
        f" opening {found.opened / found.bare:.2f}"
        f" (aim: <= {MOST_BYTES} B/record, >= {LEAST_SPEED} records/s each)"
    )
    assert found.size <= MOST_BYTES


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
