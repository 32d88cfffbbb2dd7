"""A fleet: field stations, the bureau's hub, couriers with sticks, and everything that goes wrong with them.

A schedule is drawn from one seed and leaves a trace of what happened, which its failure prints.
"""

from dataclasses import dataclass
from functools import lru_cache
from random import Random

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from models.clock import HandClock
from store.device import Device
from tests.simulator.hazards import Hazards
from tests.simulator.officers import Officer
from tests.simulator.parcels import FIELDS, Member, QuickPen, Roster, vouches, vouches_quickly
from tests.simulator.register import Register

NOON = 1_772_433_600_000
TEN_YEARS = 10 * 365 * 86_400_000
MONTH = 30 * 86_400_000
CLOCKS = (0, 0, 0, 1, -1, 90_000, -3_600_000, TEN_YEARS, -TEN_YEARS)


@lru_cache(64)
def _private(place):
    return Ed25519PrivateKey.from_private_bytes(bytes([place + 1]) * 32)


@dataclass
class Schedule:
    """How a fleet is drawn: how large it is (0: by chance), how long officers work, what may go wrong."""

    seed: int
    registers: int = 0
    steps: int = 40
    hazards: frozenset = frozenset({"restore", "succession", "clone", "revoke"})
    real_keys: bool = False


class Fleet(Hazards):
    """All registers that live, what lies on sticks, and what was done to disks."""

    def __init__(self, schedule):
        self.schedule = schedule
        self.chance = Random(schedule.seed)
        self.trace, self.written = [], []
        self.roster, self.made = Roster(), 0
        self.sticks, self.backups = [], []
        self.put_back, self.cloned, self.revoked, self.ended = [], set(), {}, set()
        equal = self.chance.random() < 0.3
        self.hub = self._register("bureau", equal=equal, sees_all=True)
        count = (schedule.registers or self.chance.randint(3, 8)) - 1
        self.field = [self._register(f"station{place}", equal=equal) for place in range(count)]
        hazards = sorted(schedule.hazards) if self.chance.random() < 0.6 else []
        self.hazards = [each for each in hazards if self.chance.random() < 0.5]
        self.officers = {each: self._officer(each) for each in self.living}
        # A sender that does not look whether its reader's newest entry is also its own.
        hasty = self.chance.random() < 0.5
        for each in self.living:
            each.roster, each.hasty = self.roster, hasty

    @property
    def living(self):
        return [self.hub, *self.field]

    def _officer(self, register):
        return Officer(register, self.chance, self.written)

    def _register(self, station, *, equal=False, sees_all=False):
        offset = 0 if equal else self.chance.choice(CLOCKS)
        clock = HandClock(NOON + offset)
        pen = self.enrol(station)
        check = vouches if self.schedule.real_keys else vouches_quickly
        return Register(pen, station, clock, self.roster, sees_all=sees_all, vouches=check)

    def enrol(self, station):
        """A new device that the authority puts on its roster."""
        name = self.chance.randbytes(16)
        if self.schedule.real_keys:
            private = _private(self.made)
            pen = Device(name, private.public_key().public_bytes_raw(), private)
        else:
            pen = QuickPen(name, self.chance.randbytes(32))
        self.made += 1
        self.roster = self.roster.with_member(name, Member(pen.public_key, station))
        return pen

    def note(self, text, *registers):
        names = [f"{each.station}/{each.id.hex()[:4]}" for each in registers]
        self.trace.append(" ".join([text, *names]))

    # One schedule.

    def run(self):
        """Let officers work and bundles travel."""
        for _ in range(self.schedule.steps):
            self.step()

    def step(self):
        for each in self.living:
            if self.chance.random() < 0.5:
                each.hybrid.clock.instant += self.chance.choice((0, 1, 1000, 3_600_000))
        roll = self.chance.random()
        if roll < 0.5:
            self.work(self.chance.choice(self.living))
        elif roll < 0.68:
            self.visit(self.chance.choice(self.field))
        elif roll < 0.8:
            self.pack()
        elif roll < 0.92:
            self.deliver()
        elif roll < 0.94:
            register = self.chance.choice(self.living)
            register.hybrid.clock.instant += self.chance.choice((TEN_YEARS, -TEN_YEARS, MONTH))
            self.note("clock jumps", register)
        elif self.hazards:
            getattr(self, self.chance.choice(self.hazards))()

    def work(self, register):
        """One act of the officer of a register."""
        officer = self.officers[register]
        self.give_up(register)
        people = officer.people()
        if not people or self.chance.random() < 0.2:
            self.note("intake", register)
            officer.event(officer.register_person())
            return
        person = self.chance.choice(people)
        act = self.chance.choice(("open", "save", "amend", "settle", "event", "event", "transfer"))
        self.note(f"{act} {person[:4]}", register)
        names = self.chance.sample(FIELDS, self.chance.choice((1, 1, 2)))
        if act == "open":
            officer.forms.append(officer.open(person, names))
        elif act == "save" and officer.forms:
            officer.save(officer.forms.pop(0))
        elif act == "amend":
            officer.save(officer.open(person, names))
        elif act == "settle":
            officer.settle()
        elif act == "event" and self.chance.random() < 0.25:
            officer.correct(person)
        elif act == "event":
            officer.event(person)
        elif act == "transfer":
            officer.transfer(person, self.chance.choice(self.field).station)

    # Carriers.

    def visit(self, register, *, loss=0.15, limit=6):
        """One exchange with the hub, which may break before either half arrives."""
        if self.chance.random() < loss:
            self.note("request lost", register)
            return
        request = register.offer(self.hub.id, limit)
        if not self.receive(self.hub, request):
            self.note("refused by hub", register)
            return
        reply = self.hub.offer(register.id, limit, asked=request.content)
        if self.chance.random() < loss:
            self.note("reply lost", register)
            return
        self.note("visits hub", register)
        self.receive(register, reply)

    def pack(self):
        """Put bundles for somebody on sticks; one may be cut, and then is none."""
        sender, reader = self.chance.sample(self.living, 2)
        base, limit = None, self.chance.choice((1, 2, 4, 20))
        for _ in range(self.chance.choice((1, 2, 3, 4))):
            # Each begins where the one before it ends, and travels by itself.
            parcel = sender.offer(reader.id, limit, base=base)
            base = parcel.covers
            if self.chance.random() < 0.1:
                self.note("bundle cut", sender, reader)
                continue
            self.note("packs", sender, reader)
            self.sticks.append(parcel)
            if self.chance.random() < 0.3:
                # Somebody copied the stick.
                self.sticks.append(parcel)

    def deliver(self):
        """Any bundle of any age reaches its reader, or never; some stay on the stick as well."""
        if not self.sticks:
            return
        place = self.chance.randrange(len(self.sticks))
        keep = self.chance.random() < 0.2
        parcel = self.sticks[place] if keep else self.sticks.pop(place)
        if self.chance.random() < 0.1:
            self.note("stick lost")
            return
        for each in self.living:
            if each.id == parcel.to:
                self.note("delivered", each)
                self.receive(each, parcel)

    @staticmethod
    def receive(register, parcel):
        """Let a register take in a parcel; nothing authentic is dropped, nothing too late is accepted."""
        before = {device: number for device, (number, _) in register.vector.items()}
        own = before.get(register.id, 0)
        believed = register.take(parcel)
        for segment in parcel.content.segments if believed else ():
            closed = register.closed(segment.device)
            for each in segment.entries:
                kept = register.hash_at(*each.head) == each.hash
                key = each.device, each.number, each.hash
                assert not kept or each.body is None or register.has_body(*each.head), "no body"
                kept = kept or key in register.forked or key in register.waiting
                assert kept or (closed is not None and each.number > closed), "dropped"
        for device, (number, _) in register.vector.items():
            closed = register.closed(device)
            assert closed is None or number <= max(closed, before.get(device, 0)), "accepted"
        for device, number, _ in register.waiting:
            assert number > register.vector.get(device, (0, b""))[0] + 1, "not promoted"
        if register.vector.get(register.id, (0, b""))[0] > own:
            # Its own entries came back: its disk was put back, or it has a double.
            assert ("rollback", register.id) in register.reports, "not told"
        return believed

    # The end.

    def meet(self):
        """Everybody exchanges with the hub until nothing is new."""
        whole = None
        while whole != self.holdings(*self.living) or any(map(self.give_up, self.field)):
            whole = self.holdings(*self.living)
            for each in self.chance.sample(self.field, len(self.field)):
                self.give_up(each)
                self.visit(each, loss=0, limit=1000)

    @staticmethod
    def holdings(*registers):
        """How many entries and how many bodies each of them holds, which only grows."""
        return [
            (sum(number for number, _ in each.vector.values()), len(each.bare), len(each.forked))
            for each in registers
        ]

    def late(self):
        """What is left on sticks arrives a month late; says whether anything of it was new."""
        before = self.holdings(*self.living)
        self.note("sticks arrive late")
        for each in self.living:
            each.hybrid.clock.instant += MONTH
        for parcel in self.chance.sample(self.sticks, len(self.sticks)):
            for each in self.living:
                if each.id == parcel.to:
                    self.receive(each, parcel)
        return before != self.holdings(*self.living)
