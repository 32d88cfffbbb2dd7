"""Rows follow from the journal alone: rebuilding gives the same bytes, whatever came in which order."""

from itertools import permutations
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from models.clock import HandClock
from models.errors import Interrupted
from models.ids import new_id
from models.records import CustodyEvent, Person, PropertyItem
from store import heads, journal
from store.compartment import Compartment, Derivation
from store.integrity import check
from store.projection import rebuild
from store.unit_of_work import edit, load, load_many
from store.vault import Vault
from tests.store.invented import (
    KEY,
    NOON,
    REGISTER,
    OtherLaptop,
    author,
    intake,
    person,
    register,
    rows,
)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A vault that takes in one history after another."""
    with register(tmp_path_factory.mktemp("many")) as opened:
        yield opened


FIELDS = ("surname", "rank", "born", "note")


class Histories(RuleBasedStateMachine):
    """Two laptops write about the same people; one vault holds it all."""

    @initialize()
    def start(self):
        self.vault = Vault.create(Path(mkdtemp(dir=self.root)), KEY, REGISTER)
        self.clock = HandClock(NOON)
        self.me = author(self.vault, self.clock)
        self.other = OtherLaptop(self.vault)
        self.people, self.seen, self.delayed = [], [], []

    def teardown(self):
        if hasattr(self, "vault"):
            self.vault.close()

    @rule(number=st.integers(0, 5))
    def take_in(self, number):
        added = intake(self.clock, number)
        with edit(self.vault, self.me, "intake") as record:
            for each in added:
                record.add(each)
        self.people.append(added[0].id)

    @rule(data=st.data())
    def open_form(self, data):
        if self.people:
            chosen = data.draw(st.sampled_from(self.people))
            self.seen.append(load(self.vault, Person, chosen))

    @rule(data=st.data(), seconds=st.integers(-5, 5))
    def amend_what_was_seen(self, data, seconds):
        if self.seen:
            self.clock.advance(seconds=seconds)
            names = data.draw(st.sets(st.sampled_from(FIELDS), min_size=1))
            fields = {name: data.draw(st.sampled_from(["", "a", "b"])) for name in names}
            with edit(self.vault, self.me, "amend") as record:
                record.change(data.draw(st.sampled_from(self.seen)), **fields)

    @rule(data=st.data(), late=st.booleans())
    def other_writes(self, data, late):
        if self.seen:
            seen = data.draw(st.sampled_from(self.seen))
            name = data.draw(st.sampled_from(FIELDS))
            replaced = heads.decode(seen.heads).of(name)
            value = data.draw(st.sampled_from(["", "c", "a"]))
            change = ("person", seen.value.id, [(replaced, {name: value})])
            self.other.write(change)

    @rule(number=st.integers(0, 5))
    def other_takes_in(self, number):
        one = person(self.clock, number)
        event = {"person_id": one.id, "event": "captured", "occurred_at": NOON}
        self.other.write(
            ("person", one.id, [((), {"surname": one.surname})]),
            ("custody_event", new_id(self.clock), [((), event)]),
        )
        self.people.append(one.id)

    @invariant()
    def rebuilding_changes_nothing(self):
        if hasattr(self, "vault"):
            before = rows(self.vault)
            rebuild(self.vault)
            assert rows(self.vault) == before

    @invariant()
    def the_check_finds_nothing(self):
        if hasattr(self, "vault"):
            assert check(self.vault).findings == ()


def test_histories(tmp_path):
    Histories.root = tmp_path
    Histories.TestCase.settings = settings(max_examples=12, stateful_step_count=15, deadline=None)
    Histories.TestCase("runTest").runTest()


@pytest.fixture
def vault(tmp_path):
    with register(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
def test_entries_may_arrive_in_any_order(many, order):
    laptops = [OtherLaptop(many) for _ in range(4)]
    one = person(HandClock(NOON))
    made, known = [], []
    for place, laptop in enumerate(laptops):
        fields = {"surname": f"v{place}"} | ({"rank": "r"} if place == 0 else {})
        changes = [("person", one.id, [(tuple(known[-2:]), fields)])]
        entry, time = laptop.make(*changes)
        known.append(entry.head)
        made.append((laptop, entry, time, changes))
    for place in order:
        laptop, entry, time, changes = made[place]
        laptop.deliver(entry, time, changes)
    stored = load(many, Person, one.id)
    assert (stored.value.surname, stored.value.rank) == ("v3", "r")
    assert heads.decode(stored.heads) == heads.RowHeads(known[0], {"surname": known[3]})


def test_what_arrived_in_any_order_is_rebuilt_the_same(many):
    before = rows(many)
    rebuild(many)
    assert rows(many) == before
    assert check(many).findings == ()


def test_entries_that_replace_each_other_in_a_ring_harm_nobody(vault):
    one = person(HandClock(NOON))
    first, second = OtherLaptop(vault), OtherLaptop(vault)
    created = first.write(("person", one.id, [((), {"surname": "a", "note": "n"})]))
    ahead = (second.device.id, 1)
    first.write(("person", one.id, [((created, ahead), {"surname": "b"})]))
    second.write(("person", one.id, [(((first.device.id, 2),), {"surname": "c"})]))
    stored = load(vault, Person, one.id).value
    assert (stored.surname, stored.note) == ("", "n")
    before = rows(vault)
    rebuild(vault)
    assert rows(vault) == before
    assert check(vault).sound


def test_what_a_newer_program_wrote_is_kept_and_listed(vault):
    other = OtherLaptop(vault)
    one, horse = person(HandClock(NOON)), new_id(HandClock(NOON))
    fields = {"surname": "Ооржак", "fingers": 9, "rank": 7, "born": ["1990"]}
    created = other.write(
        ("person", one.id, [((), fields)]), ("horse", horse, [((), {"name": "Буланий"})])
    )
    other.write(("person", one.id, [([created], {"fingers": 10, "note": "left hand"})]))
    stored = load(vault, Person, one.id).value
    assert (stored.surname, stored.rank, stored.born) == ("Ооржак", "", "")
    assert stored.note == "left hand"
    listed = rows(vault)["unknown_change"]
    assert len(listed) == 3
    rebuild(vault)
    assert rows(vault)["unknown_change"] == listed
    assert check(vault).sound


def test_a_number_too_large_for_the_disk_is_not_understood(vault):
    other = OtherLaptop(vault)
    event = new_id(HandClock(NOON))
    other.write(("custody_event", event, [((), {"occurred_at": 2**70, "event": "captured"})]))
    assert load(vault, CustodyEvent, event).value.occurred_at == 0
    assert len(rows(vault)["unknown_change"]) == 1


def test_a_fact_stays_although_an_entry_would_change_it(vault):
    other = OtherLaptop(vault)
    event = new_id(HandClock(NOON))
    created = other.write(("custody_event", event, [((), {"event": "captured"})]))
    other.write(("custody_event", event, [([created], {"event": "released"})]))
    assert load(vault, CustodyEvent, event).value.event == "captured"
    before = rows(vault)
    rebuild(vault)
    assert rows(vault) == before
    assert check(vault).sound


def test_two_creations_of_one_record_are_a_conflict_not_a_loss(vault, clock):
    me = author(vault, clock)
    one = person(clock)
    with edit(vault, me, "intake") as record:
        record.add(one)
    OtherLaptop(vault).write(("person", one.id, [((), {"surname": "Інший"})]))
    values = {each.value for each in load(vault, Person, one.id).conflicts["surname"]}
    assert values == {one.surname, "Інший"}
    before = rows(vault)
    rebuild(vault)
    assert rows(vault) == before


def test_an_object_given_to_another_refreshes_both_owners(tmp_path, clock):
    asked = []
    owners = Derivation(
        "owners", {"property_item": "person_id"}, lambda _, people: asked.append(people), print
    )
    compartment = Compartment("register", REGISTER.kinds, (owners,))
    with register(tmp_path, compartment) as vault:
        me = author(vault, clock)
        first, second = new_id(clock), new_id(clock)
        with edit(vault, me, "intake") as record:
            watch = record.add(PropertyItem(id=new_id(clock), person_id=first))
        with edit(vault, me, "amend") as record:
            record.change(watch, person_id=second)
    assert asked == [{first}, {first, second}]


def test_a_cancelled_rebuild_leaves_everything(vault, clock):
    me = author(vault, clock)
    with edit(vault, me, "intake") as record:
        for number in range(3):
            for each in intake(clock, number):
                record.add(each)
    before = rows(vault)
    with pytest.raises(Interrupted):
        rebuild(vault, cancelled=lambda: True)
    assert rows(vault) == before
    told = []
    rebuild(vault, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (3, 3)


def test_many_records_of_one_act_are_put_in_together(vault, clock):
    me = author(vault, clock)
    people = [person(clock, number) for number in range(1200)]
    with edit(vault, me, "import") as record:
        for each in people:
            record.add(each)
    assert [each.value for each in load_many(vault, Person)] == sorted(people, key=lambda p: p.id)
    with vault.read() as cursor:
        assert journal.count(cursor) == len(people)


def test_whom_an_entry_names_its_device_has_written_about(vault, clock):
    me, other = author(vault, clock), OtherLaptop(vault)
    one, item, event, transfer, line, paper, receipt = [new_id(clock) for _ in range(7)]
    created = other.write(
        ("person", one, [((), {"surname": "А"})]),
        ("property_item", item, [((), {"person_id": one})]),
        ("station", new_id(clock), [((), {"name": "Birch"})]),
    )
    touched = {(other.device.id, one)}
    assert _touching(vault) == touched
    third = OtherLaptop(vault)
    # An object says whose it is when it is recorded, not each time it is changed.
    third.write(("property_item", item, [([created], {"note": "n"})]))
    assert _touching(vault) == touched
    third.write(("person", one, [([created], {"rank": "r"})]))
    third.write(("custody_event", event, [((), {"person_id": one, "transfer_id": transfer})]))
    third.write(("transfer_line", line, [((), {"person_id": one, "transfer_id": transfer})]))
    touched |= {(third.device.id, one), (third.device.id, transfer)}
    assert _touching(vault) == touched
    papers = (
        {"subject_kind": "person", "subject_id": item},
        {"subject_kind": "station", "subject_id": event},
    )
    for number, facts in enumerate(papers):
        other.write(("printing", (paper, receipt)[number], [((), facts)]))
    other.write(("attachment", new_id(clock), [((), {"subject_kind": ["x"], "subject_id": event})]))
    other.write(("horse", new_id(clock), [((), {"person_id": event})]))
    touched |= {(other.device.id, item)}
    assert _touching(vault) == touched
    with edit(vault, me, "intake") as record:
        record.add(person(clock))
    before = rows(vault)
    rebuild(vault)
    assert rows(vault) == before
    assert len(_touching(vault)) == len(touched) + 1
    assert check(vault).sound


def test_a_record_is_listed_as_long_as_its_heads_differ(vault):
    first, second = OtherLaptop(vault), OtherLaptop(vault)
    one = person(HandClock(NOON)).id
    created = first.write(("person", one, [((), {"surname": "А", "note": "n"})]))
    a = first.write(("person", one, [([created], {"surname": "Б", "rank": "r"})]))
    assert rows(vault)["conflict"] == []
    b = second.write(("person", one, [([created], {"surname": "В", "rank": "r"})]))
    assert rows(vault)["conflict"] == [repr(("person", one))]
    first.write(("person", one, [([a, b], {"surname": "Б"})]))
    # Two who say the same do not contradict each other.
    assert rows(vault)["conflict"] == []
    assert check(vault).sound


def _touching(vault):
    with vault.read() as cursor:
        cursor.execute("SELECT device, subject FROM touching")
        return set(cursor.fetchall())
