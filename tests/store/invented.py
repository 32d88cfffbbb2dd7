"""Invented people, vaults and a second laptop for the tests of the journal."""

from contextlib import contextmanager
from dataclasses import dataclass, field

from models.clock import HandClock, HybridClock
from models.ids import new_id
from models.records import RECORDS, CustodyEvent, Person, PropertyItem
from store import device, journal
from store.compartment import Compartment
from store.entry import Body, Change, encode_body
from store.heads import Group, Ledger
from store.projection import PROJECTED, Projector
from store.standings import STANDINGS
from store.unit_of_work import author_of
from store.vault import Vault

NOON = 1_772_433_600_000
OFFICER = "01890000-0000-7000-8000-000000000001"
KEY = bytes(range(32))
REGISTER = Compartment("register", {record.kind: record for record in RECORDS}, (STANDINGS,))

SURNAMES = ("Соколенко", "Верещагин", "Ооржак", "Мырзабаев", "리철호", "Щербань")
FIRST_NAMES = ("Андрей", "Нурлан", "Аяс", "강민", "Магомед-Салах", "Ян")


@contextmanager
def register(folder, compartment=REGISTER):
    """A fresh vault, closed at the end."""
    vault = Vault.create(folder, KEY, compartment)
    try:
        yield vault
    finally:
        vault.close()


def author(vault, clock=None):
    return author_of(vault, OFFICER, clock or HandClock(NOON))


def person(clock, number=0, **more):
    """One invented prisoner with as many fields as an officer usually fills."""
    facts = {
        "tag_number": f"SUD2-{number:07d}-A",
        "group_id": new_id(clock),
        "surname": SURNAMES[number % len(SURNAMES)],
        "surname_answer": "stated",
        "first_names": FIRST_NAMES[number % len(FIRST_NAMES)],
        "first_names_answer": "stated",
        "patronymic": "Олегович",
        "rank": "рядовой",
        "rank_key": "rank.private",
        "rank_answer": "stated",
        "born": f"{1970 + number % 35}-0{1 + number % 9}-1{number % 10}",
        "born_answer": "stated",
        "service_number": f"АБ-{210_400 + number}",
        "service_number_answer": "stated",
        "surname_latin": "SOKOLENKO",
        "first_names_latin": "ANDREI",
        "latin_scheme": "icao9303",
        "place_of_birth": "Чита",
        "power": "RU",
        "sex": "m",
        "language": "ru",
        "captured_on": "2026-03-02",
        "captured_time": "04:10",
        "captured_place": "north of the quarry",
        "health": "fit",
    }
    return Person(id=new_id(clock), **(facts | more))


def intake(clock, number=0):
    """A prisoner, the custody event and two objects: what one intake adds."""
    one = person(clock, number)
    event = CustodyEvent(
        id=new_id(clock),
        person_id=one.id,
        event="captured",
        occurred_at=clock.now() - 9_000_000,
        recorded_at=clock.now(),
        place="Collection point Birch",
    )
    items = [
        PropertyItem(
            id=new_id(clock),
            person_id=one.id,
            item_class=kind,
            description=text,
            disposition="retained",
        )
        for kind, text in (("watch", "wrist watch, steel"), ("identity_document", "military card"))
    ]
    return [one, event, *items]


@dataclass
class OtherLaptop:
    """A second register's device, whose entries are put in by hand and applied as a merge will do."""

    vault: Vault
    hybrid: HybridClock = field(default_factory=lambda: HybridClock(HandClock(NOON + 1)))
    previous: tuple = (0, bytes(32))

    def __post_init__(self):
        # Its key is made in a transaction that is taken back: this vault knows the public half only.
        with self.vault.write() as cursor:
            self.device = device.create(cursor, HandClock(NOON))
            cursor.execute("UPDATE device SET private_key = NULL WHERE id = ?", (self.device.id,))

    def write(self, *changes, verb="amend", apply=True):
        """Write one entry; each change is (kind, id, [(replaced heads, {field: value}), …])."""
        entry, time = self.make(*changes, verb=verb)
        if apply:
            self.deliver(entry, time, changes)
        return entry.head

    def make(self, *changes, verb="amend"):
        time = self.hybrid.tick()
        body = Body(
            bytes(16), OFFICER, verb, None, NOON, 120, "", tuple(_change(*each) for each in changes)
        )
        entry = journal.chained(self.previous, self.device, time, encode_body(body))
        self.previous = entry.number, entry.hash
        return entry, time

    def deliver(self, entry, time, changes):
        with self.vault.write() as cursor:
            head = journal.Checkpoint(
                entry.device, entry.number, entry.hash, self.device.sign(entry.hash)
            )
            journal.insert(cursor, [entry], head)
            ledger = Ledger(
                lambda head: head != entry.head and journal.held(cursor, head),
                lambda head: journal.time_of(cursor, head),
            )
            projector = Projector(cursor, self.vault.compartment, ledger)
            projector.apply(entry.head, time, [_change(*each) for each in changes])
            projector.refresh()


def _change(kind, record, groups):
    return Change(kind, record, tuple(Group(tuple(old), fields) for old, fields in groups))


def rows(vault):
    """Every projected and derived row, as bytes."""
    tables = [*vault.compartment.kinds, *PROJECTED]
    tables += [each.name for each in vault.compartment.derivations]
    with vault.read() as cursor:
        found = {}
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = sorted(repr(row) for row in cursor.fetchall())
        return found


def every_entry(vault):
    with vault.read() as cursor:
        return list(journal.entries(cursor))
