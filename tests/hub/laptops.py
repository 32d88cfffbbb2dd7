"""What the tests of the hub share: an invented bureau, and laptops that hold their chains in memory."""

import secrets
import time
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from models.clock import SystemClock
from models.errors import HubBusy, HubUnreachable
from models.ids import new_id
from models.records import CustodyEvent, Person, Record
from store.device import Device
from store.entry import Body, Change, decode_header, encode_body, hash_of, id_bytes
from store.heads import Group, Head
from store.journal import Checkpoint, StoredEntry, chained
from sync.bundle.content import Content, Lacking, Recipient, Segment, Supply, Vector
from sync.bundle.seal import open_sealed, seal
from sync.carriers.hub import HubClient
from sync.chains import judge
from sync.trust import registrar
from sync.trust.enrolment import Request, make_answer, make_request, read_request
from sync.trust.roster import BUREAU, REGISTRAR, RosterDevice, Station
from sync.trust.trust import Trust
from sync.vectors import missing

CLOCK = SystemClock()
OFFICER = "01890000-0000-7000-8000-000000000001"


def new_device() -> Device:
    private, curve = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
    lattice = MLKEM768PrivateKey.generate()
    return Device(
        id_bytes(new_id(CLOCK)),
        private.public_key().public_bytes_raw(),
        private,
        lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw(),
        lattice.private_bytes_raw() + curve.private_bytes_raw(),
    )


class Bureau:
    """An invented authority with a laptop of its own."""

    def __init__(self) -> None:
        self.keys = [Ed25519PrivateKey.generate()]
        self.station = Station(new_id(CLOCK), "Bureau", "NIB", "bureau", bureau=True)
        device, now = new_device(), CLOCK.now()
        own = RosterDevice(
            device.id,
            "bureau laptop",
            self.station.id,
            device.public_key,
            device.receiving_key,
            (BUREAU, REGISTRAR),
            ("register",),
            now,
            now + registrar.DEVICE_LIFE,
        )
        self.trust: Trust = registrar.found(
            id_bytes(new_id(CLOCK)), "Invented Bureau", self.station, own, self.keys, now
        )
        self.laptop = Laptop(device, self)

    def enrol(self, request: Request, station: str | None = None) -> None:
        granted = registrar.Admission(station, request.roles)
        self.trust = registrar.enrol(self.trust, self.keys, request, granted, CLOCK.now())

    def answer(self, request: bytes) -> bytes:
        self.enrol(read_request(request))
        return make_answer(self.trust, request, self.keys, CLOCK.now())

    def new_laptop(self, station: Station | None = None) -> "Laptop":
        """An enrolled laptop, of a camp of its own unless another station is named."""
        device = new_device()
        place = station or Station(new_id(CLOCK), "Camp", secrets.token_hex(4), "camp")
        request = Request(
            device.id,
            device.public_key,
            device.receiving_key,
            f"laptop {device.text[-4:]}",
            place,
            ("station",),
            CLOCK.now(),
        )
        make_request(request, device.private_key)
        self.enrol(request, None if station is None else station.id)
        return Laptop(device, self, self.trust.device(device.id).station)


@dataclass
class Laptop:
    """A register in memory: chains, checkpoints, and what the hub said it holds."""

    device: Device
    bureau: Bureau
    station: str = ""
    chains: dict[bytes, list[StoredEntry]] = field(default_factory=dict)
    checkpoints: dict[tuple[bytes, int], Checkpoint] = field(default_factory=dict)
    theirs: Vector = field(default_factory=dict)
    pieces: list[object] = field(default_factory=list)
    heard: list[Content] = field(default_factory=list)

    def write(self, *changes: Change, sign: bool = True) -> Head:
        own = self.chains.setdefault(self.device.id, [])
        previous = (own[-1].number, own[-1].hash) if own else (0, bytes(32))
        now = CLOCK.now()
        body = Body(secrets.token_bytes(16), OFFICER, "intake", None, now, 0, "", changes)
        made = chained(previous, self.device, now << 16, encode_body(body))
        own.append(made)
        if sign:
            self.sign()
        return made.head

    def sign(self) -> None:
        last = self.chains[self.device.id][-1]
        made = Checkpoint(*last.head, last.hash, self.device.sign(last.hash))
        self.checkpoints[last.head] = made

    def intake(self, surname: str = "Соколенко") -> tuple[str, Head]:
        """One person with an event, in an entry of its own: the person's identifier, the entry's name."""
        person = Person(
            id=new_id(CLOCK), surname=surname, surname_answer="stated", first_names="Андрей"
        )
        event = CustodyEvent(id=new_id(CLOCK), person_id=person.id, event="captured")
        return person.id, self.write(created(person), created(event))

    def vector(self) -> Vector:
        return {device: (len(own), own[-1].hash) for device, own in self.chains.items() if own}

    def lacking(self) -> Lacking:
        return {
            device: runs
            for device, own in self.chains.items()
            if (runs := _runs([each.number for each in own if each.body is None]))
        }

    def content(self, **more: object) -> Content:
        segments = [
            self.segment(device, first, last)
            for device, (first, last) in missing(self.vector(), self.theirs).items()
        ]
        said = {
            "sender": self.device.id,
            "authority": self.bureau.trust.authority,
            "made_at": CLOCK.now(),
            "vector": self.vector(),
            "lacking": self.lacking(),
            "segments": tuple(segments),
        }
        if not self.heard:
            said |= {"roots": self.bureau.trust.roots, "roster": self.bureau.trust.roster_document}
        return Content(**(said | more))

    def bundle(self, hub: Recipient, **more: object) -> bytes:
        return seal(self.content(**more), self.device, [hub])

    def take(self, answer: bytes) -> Content:
        """Take an answer in; raises whatever is wrong with it."""
        opened = open_sealed(
            answer, self.device, lambda said: self.bureau.trust.key_of(said.sender)
        )
        for segment in opened.content.segments:
            judged = judge(self, segment, self.bureau.trust.key_of(segment.device))
            assert not judged.wait
            assert not judged.fork
            self.chains.setdefault(segment.device, []).extend(judged.insert)
            made = judged.checkpoint
            self.checkpoints[made.device, made.number] = made
        for supply in opened.content.supplies:
            self._supply(supply)
        self.pieces += opened.content.pieces
        self.theirs = opened.content.vector
        self.heard.append(opened.content)
        return opened.content

    def sync(self, client: HubClient, hub: Recipient, rounds: int = 40) -> None:
        """Exchange until both sides hold the same; as patient as a laptop is."""
        for _ in range(rounds):
            before = self.vector(), self.lacking(), dict(self.theirs)
            said = self.take(patiently(client, self.bundle(hub)))
            after = self.vector(), self.lacking(), dict(self.theirs)
            if said.vector == self.vector() and (before == after or not after[1]):
                return

    def deliver(self, client: HubClient, hub: Recipient) -> None:
        """Exchange until the hub confirms all that this laptop wrote, whatever others do meanwhile."""
        own = self.device.id
        while self.theirs.get(own) != self.vector()[own]:
            self.take(patiently(client, self.bundle(hub)))

    # What `sync.chains` asks.
    def newest(self, device):
        return self.vector().get(device)

    def hash_at(self, device, number):
        own = self.chains.get(device, [])
        return own[number - 1].hash if 0 < number <= len(own) else None

    def closed(self, device):
        return None

    def has_body(self, device, number):
        return self.chains[device][number - 1].body is not None

    def segment(self, device: bytes, first: int, last: int) -> Segment:
        last = max(
            (
                n
                for d, n in self.checkpoints
                if d == device and first <= n <= min(last, first + 4999)
            ),
        )
        own = tuple(self.chains[device][first - 1 : last])
        return Segment(device, own, self.checkpoints[device, last])

    def _supply(self, supply: Supply) -> None:
        own = self.chains[supply.device]
        for number, body in supply.bodies:
            held = own[number - 1]
            assert decode_header(held.header).digest == hash_of(body)
            own[number - 1] = StoredEntry(held.device, number, held.header, body, held.hash)


def created(record: Record) -> Change:
    fields = record.model_dump(exclude={"id"}, exclude_defaults=True)
    return Change(record.kind, record.id, (Group((), fields),))


def changed(record: Record, replaced: Head, **fields: object) -> Change:
    return Change(record.kind, record.id, (Group((replaced,), fields),))


def patiently(client: HubClient, bundle: bytes, seconds: float = 60) -> bytes:
    """The answer, however often the hub is busy or away meanwhile."""
    until = time.monotonic() + seconds
    while True:
        try:
            return client.exchange(bundle)
        except HubBusy as error:
            wait = min(error.retry_after, 0.5)
        except HubUnreachable:
            wait = 0.2
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(wait * (0.5 + secrets.randbelow(1000) / 1000))


def _runs(numbers: list[int]) -> tuple[tuple[int, int], ...]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return tuple(runs)
