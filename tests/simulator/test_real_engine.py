"""The same kind of schedules on real encrypted registers: judged, taken in, projected and checked on disk."""

import shutil
from contextlib import ExitStack, suppress
from random import Random

import pytest

from models.clock import HandClock
from models.errors import RecordMissing
from models.records import Person
from store.entry import decode_body
from store.integrity import check
from store.projection import rebuild
from store.stale import refresh_stale
from store.unit_of_work import edit, load
from store.vault import Vault
from tests.simulator.fleet import CLOCKS, MONTH, NOON
from tests.store.exchanging import Register
from tests.store.invented import KEY, REGISTER, every_entry, rows

ORDINARY = 6
THOROUGH = 300
STEPS = 20
FIELDS = ("surname", "rank")
EVENTS = ("held_back", "departed", "admitted_to_hospital", "reached_collection_point")


class RealFleet:
    """Two or three registers on disk, sticks between them, and a copy of a disk that may come back."""

    def __init__(self, seed, folder, stack):
        self.chance, self.folder, self.stack = Random(seed), folder, stack
        self.trace, self.sticks, self.forms, self.contested = [], [], [], set()
        equal = self.chance.random() < 0.3
        self.registers = [
            self.opened(
                Vault.create(folder / str(place), KEY, REGISTER),
                HandClock(NOON + (0 if equal else self.chance.choice(CLOCKS))),
            )
            for place in range(self.chance.choice((2, 3)))
        ]
        for each in self.registers:
            each.knows(*[other for other in self.registers if other is not each])
        self.cloned = False
        self.assumed = {}
        # Everybody knows the same few people, so that their work meets.
        for number in range(2):
            self.registers[0].take_in(number)
        for each in self.registers[1:]:
            each.pull(self.registers[0])

    def opened(self, vault, clock):
        self.stack.callback(vault.close)
        return Register(vault, clock)

    def people(self, register):
        with register.vault.read() as cursor:
            cursor.execute("SELECT id FROM person WHERE surname != '' ORDER BY id")
            return [row[0] for row in cursor.fetchall()]

    def step(self):
        register = self.chance.choice(self.registers)
        register.clock.advance(seconds=self.chance.choice((0, 0, 1, 3600)))
        act = self.chance.choice(
            (
                "take_in",
                "open",
                "save",
                "save",
                "happen",
                "pack",
                "pack",
                "deliver",
                "deliver",
                "pull",
            )
        )
        self.trace.append(f"{act} {self.registers.index(register)}")
        getattr(self, f"_{act}")(register)

    def _take_in(self, register):
        register.take_in(self.chance.randrange(50))

    def _open(self, register):
        people = self.people(register)
        if people:
            loaded = load(register.vault, Person, self.chance.choice(people))
            self.forms.append((register, loaded))

    def _save(self, register):
        """Save what was opened here first, whatever came meanwhile; else open and save at once."""
        opened = [form for form in self.forms if form[0] is register]
        if not opened:
            self._open(register)
            opened = self.forms[-1:]
        if opened and opened[0][0] is register:
            self.forms.remove(opened[0])
            fields = self.chance.sample(FIELDS, self.chance.choice((1, 2)))
            # Whoever holds only a change of a person, and not who recorded him, may not amend him.
            with (
                suppress(RecordMissing),
                edit(register.vault, register.me, "amend") as record,
            ):
                record.change(opened[0][1], **{name: self.chance.choice("abcd") for name in fields})

    def _happen(self, register):
        people = self.people(register)
        if people:
            register.happen(self.chance.choice(people), self.chance.choice(EVENTS))

    def _pack(self, register):
        """Bundles for anybody: with everybody's bodies, or with those of some people only."""
        reader = self.chance.choice(self.registers)
        hidden = self.chance.random() < 0.4
        how = {"may_see": self.seen_in_part} if hidden else {}
        for _ in range(2):
            # A bundle goes on where the one before it ended, though that one may never arrive.
            base = self.assumed.get((register, reader), {})
            segments = register.segments({} if self.chance.random() < 0.2 else base, **how)
            self.assumed[register, reader] = register.vector()
            for segment in segments:
                self.sticks.append((reader, [segment], []))
                if self.chance.random() < 0.2:
                    self.sticks.append((reader, [segment], []))
            self._save(register)

    def seen_in_part(self, entry):
        return entry.hash[0] % 3 > 0

    def _deliver(self, _):
        if self.sticks:
            reader, segments, supplies = self.sticks.pop(self.chance.randrange(len(self.sticks)))
            if self.chance.random() > 0.15:
                self.take(reader, segments, supplies)

    def _pull(self, register):
        other = self.chance.choice(self.registers)
        if other is not register:
            self.take(
                register, other.segments(register.vector()), other.supplies(register.lacking())
            )

    def take(self, reader, segments, supplies):
        accepted = reader.accept(segments, supplies)
        self.contested.update(accepted.contested)

    def clone(self):
        """A laptop's disk is copied while it is shut; both go on."""
        original = self.registers[0]
        if not every_entry(original.vault):
            original.take_in()
        original.vault.close()
        shutil.copytree(self.folder / "0", self.folder / "clone")
        self.trace.append("clone 0")
        clock = original.clock
        again = self.opened(Vault.open(self.folder / "0", KEY, REGISTER), clock)
        copy = self.opened(Vault.open(self.folder / "clone", KEY, REGISTER), HandClock(clock.now()))
        self.registers[0] = again
        self.registers.append(copy)
        self.forms = [form for form in self.forms if form[0] is not original]
        self.sticks = [
            (again if reader is original else reader, *rest) for reader, *rest in self.sticks
        ]
        self.cloned = True

    def late(self):
        for each in self.registers:
            each.clock.instant += MONTH
        self.chance.shuffle(self.sticks)
        for reader, segments, supplies in self.sticks:
            self.take(reader, segments, supplies)
        self.sticks.clear()

    def meet(self):
        """Everybody gives everybody what he lacks, until nothing is new."""
        for _ in range(2):
            for reader in self.registers:
                for giver in self.registers:
                    if giver is not reader:
                        self.take(
                            reader,
                            giver.segments(reader.vector()),
                            [] if self.cloned else giver.supplies(reader.lacking()),
                        )


def sound(register):
    """The register holds together, and its rows are those that its entries say."""
    refresh_stale(register.vault, 10_000)
    before = rows(register.vault)
    report = check(register.vault)
    assert not report.findings, report.findings
    rebuild(register.vault)
    assert rows(register.vault) == before


def conflicts_listed(register):
    with register.vault.read() as cursor:
        cursor.execute("SELECT count(*) FROM conflict")
        return cursor.fetchone()[0]


def disputed(entries):
    """How many people have a field that two entries wrote differently and nobody replaced."""
    wrote, replaced = {}, set()
    for each in entries:
        for change in decode_body(each.body).changes:
            for group in change.groups if change.kind == "person" else ():
                for name in FIELDS:
                    if name in group.fields or not group.replaced:
                        key = change.record, name
                        value = group.fields.get(name, "")
                        wrote.setdefault(key, {})[each.head] = value
                        replaced.update((key, old) for old in group.replaced)
    found = set()
    for key, values in wrote.items():
        left = {value for head, value in values.items() if (key, head) not in replaced}
        if len(left) > 1:
            found.add(key[0])
    return len(found)


def play(seed, folder):
    with ExitStack() as stack:
        fleet = RealFleet(seed, folder, stack)
        try:
            for step in range(STEPS):
                if step == STEPS // 2 and seed % 3 == 0:
                    fleet.clone()
                fleet.step()
            fleet.meet()
            fleet.late()
            fleet.meet()
            judge_fleet(fleet)
        except Exception as error:
            happened = "\n".join(fleet.trace)
            raise AssertionError(f"schedule {seed}\n{happened}") from error


def judge_fleet(fleet):
    for each in fleet.registers:
        sound(each)
    names = {}
    for each in fleet.registers:
        for entry in every_entry(each.vault):
            names.setdefault(entry.head, set()).add(entry.hash)
    forked = {head[0] for head, hashes in names.items() if len(hashes) > 1}
    assert forked <= fleet.contested
    assert fleet.contested <= ({fleet.registers[0].device} if fleet.cloned else set())
    if not fleet.cloned:
        first, *others = fleet.registers
        entries = every_entry(first.vault)
        assert all(each.body is not None for each in entries)
        assert conflicts_listed(first) == disputed(entries)
        for each in others:
            assert [entry.hash for entry in every_entry(each.vault)] == [
                entry.hash for entry in entries
            ]
            assert rows(each.vault) == rows(first.vault)


@pytest.mark.parametrize("seed", range(ORDINARY))
def test_registers_on_disk_agree(seed, tmp_path):
    play(seed, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(ORDINARY, THOROUGH))
def test_three_hundred_fleets_on_disk_agree(seed, tmp_path):
    play(seed, tmp_path)
