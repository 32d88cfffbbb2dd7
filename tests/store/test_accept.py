"""Taking in is one transaction, comes to the same in every order, and keeps what contradicts."""

from contextlib import ExitStack, closing
from itertools import permutations

import pytest

from models.clock import FURTHEST, HandClock
from models.errors import BundleDamaged
from models.records import CustodyEvent, Person
from store import device as devices
from store import journal, waiting
from store.accept import Acceptance, Judged, VaultHeld, accept
from store.entry import Change, Header, decode_header, encode_header, hash_of
from store.heads import Group
from store.integrity import check
from store.projection import rebuild
from store.stale import FEW, refresh_stale
from store.unit_of_work import author_of, body_of, edit, load
from store.vault import Vault
from sync.bundle.content import Segment
from tests.store.exchanging import Register
from tests.store.invented import KEY, NOON, REGISTER, every_entry, intake, rows

LARGEST = 2**63 - 1


@pytest.fixture
def found(tmp_path):
    """Makes registers that know each other's keys."""
    with ExitStack() as stack:
        made = []

        def register(name, compartment=REGISTER, clock=None):
            vault = Vault.create(tmp_path / name, KEY, compartment)
            stack.callback(vault.close)
            one = Register(vault, clock)
            for other in made:
                one.knows(other)
                other.knows(one)
            made.append(one)
            return one

        yield register


def _body(register, number):
    """Some body, as the register's author writes it."""
    change = Change("person", intake(register.clock, number)[0].id, (Group((), {"note": "n"}),))
    return body_of(register.me, "intake", "", None, NOON, (change,))


def _segment(register, entries):
    last = entries[-1]
    signature = register.me.device.sign(last.hash)
    checkpoint = journal.Checkpoint(last.device, last.number, last.hash, signature)
    return Segment(last.device, tuple(entries), checkpoint)


def _checkpoints(register):
    with register.vault.read() as cursor:
        cursor.execute("SELECT number FROM checkpoint ORDER BY number")
        return cursor.fetchall()


def sound(*registers):
    for each in registers:
        assert check(each.vault).findings == ()
        before = rows(each.vault)
        rebuild(each.vault)
        assert rows(each.vault) == before


def test_what_one_register_wrote_another_holds(found):
    here, there = found("here"), found("there")
    people = [there.take_in(number) for number in range(3)]
    there.amend(people[0], surname="Інший")
    done = here.pull(there)
    assert (done.inserted, done.known, done.stale) == (4, 0, 0)
    assert done.touched.of(Person) == set(people)
    assert done.touched.head == (there.device, 4)
    assert rows(here.vault) == rows(there.vault)
    assert here.vector() == there.vector()
    sound(here, there)


def test_what_came_before_changes_nothing(found):
    here, there = found("here"), found("there")
    there.take_in()
    segments = there.segments()
    here.accept(segments)
    before = rows(here.vault), every_entry(here.vault)
    done = here.accept(segments)
    assert (done.inserted, done.known) == (0, 1)
    assert (rows(here.vault), every_entry(here.vault)) == before
    assert not done.touched


def test_ones_own_entries_that_come_back_are_known(found):
    here, there = found("here"), found("there")
    here.take_in()
    there.pull(here)
    there.take_in(1)
    done = here.accept(there.segments())
    assert (done.inserted, done.known, done.returned) == (1, 1, False)
    sound(here, there)


def test_what_follows_is_later_than_what_was_taken_in(found):
    here = found("here", clock=HandClock(NOON))
    there = found("there", clock=HandClock(NOON + 315_360_000_000))
    there.take_in()
    done = here.pull(there)
    here.take_in(1)
    with here.vault.read() as cursor:
        assert journal.time_of(cursor, (here.device, 1)) == done.time + 1


def test_a_conflict_is_listed_everywhere_until_somebody_ends_it(found):
    here, there = found("here"), found("there")
    one = there.take_in()
    here.pull(there)
    there.amend(one, surname="А", rank="сержант")
    here.amend(one, surname="Б", rank="сержант")
    here.pull(there)
    there.pull(here)
    for register in (here, there):
        assert len(rows(register.vault)["conflict"]) == 1
        assert set(load(register.vault, Person, one).conflicts) == {"surname"}
    assert rows(here.vault) == rows(there.vault)
    sound(here, there)
    with there.vault.write() as cursor:
        cursor.execute("DELETE FROM conflict")
    (finding,) = check(there.vault).findings
    assert finding.records == (("conflict", one),)
    rebuild(there.vault)
    here.amend(one, surname="Б")
    there.pull(here)
    assert rows(here.vault)["conflict"] == rows(there.vault)["conflict"] == []
    sound(here, there)


def test_what_a_device_wrote_about_is_the_same_on_every_register(found):
    here, there = found("here"), found("there")
    one, two = there.take_in(), here.take_in(1)
    here.pull(there)
    here.happen(one, "released")
    there.pull(here)
    with there.vault.read() as cursor:
        cursor.execute("SELECT device, subject FROM touching")
        assert set(cursor.fetchall()) == {
            (there.device, one),
            (here.device, two),
            (here.device, one),
        }
    assert rows(here.vault) == rows(there.vault)


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_segments_may_come_in_any_order(found, order):
    here, there = found("here"), found("there")
    one = there.take_in()
    segments = there.segments()
    for text in ("а", "б"):
        before = there.vector()
        there.amend(one, note=text)
        segments += there.segments(before)
    waited = [here.accept([segments[place]]).waiting for place in order]
    # Whatever comes before the first segment waits, and what lies beyond a gap.
    came = [set(order[:turn]) for turn in range(3)]
    assert waited == [int(not came[turn] >= set(range(place))) for turn, place in enumerate(order)]
    assert rows(here.vault) == rows(there.vault)
    assert here.vector() == there.vector()
    with here.vault.read() as cursor:
        cursor.execute("SELECT count(*) FROM waiting_entry")
        assert cursor.fetchone() == (0,)
        assert journal.checkpoints(cursor) == [segments[-1].checkpoint]
    sound(here)


def test_what_waits_counts_nothing_and_harms_no_check(found):
    here, there = found("here"), found("there")
    one = there.take_in()
    before = there.vector()
    there.amend(one, note="later")
    done = here.accept(there.segments(before))
    assert (done.waiting, done.inserted, done.touched.records) == (1, 0, {})
    assert here.vector() == {}
    assert every_entry(here.vault) == []
    sound(here)
    assert here.accept(there.segments(before)).waiting == 0


def test_a_copied_disk_is_noticed_and_both_entries_are_kept(found):
    here, there = found("here"), found("there")
    there.take_in()
    here.pull(there)
    with there.vault.read() as cursor:
        previous = journal.newest(cursor, there.device)
    other = journal.chained(previous, there.me.device, there.me.hybrid.tick(), _body(there, 7))
    third = journal.chained(
        (other.number, other.hash), there.me.device, there.me.hybrid.tick(), _body(there, 8)
    )
    there.take_in(1)
    here.pull(there)
    held = every_entry(here.vault)
    copied = [_segment(there, [other, third])]
    done = here.accept(copied)
    assert (done.forked, done.inserted, done.contested) == (2, 0, (there.device,))
    assert every_entry(here.vault) == held
    with here.vault.read() as cursor:
        assert waiting.forked(cursor, there.device) == [other, third]
        assert VaultHeld(cursor).closed(there.device) == 2
    there.take_in(2)
    assert here.pull(there).inserted == 0
    again = here.accept(copied)
    assert (again.forked, again.contested) == (0, ())
    sound(here)


def test_two_branches_that_wait_are_neither_put_in(found):
    here, there = found("here"), found("there")
    there.take_in()
    first = there.segments()
    with there.vault.read() as cursor:
        previous = journal.newest(cursor, there.device)
    branches = [
        journal.chained(previous, there.me.device, there.me.hybrid.tick(), _body(there, number))
        for number in (1, 2)
    ]
    for each in branches:
        assert here.accept([_segment(there, [each])]).waiting == 1
    done = here.accept(first)
    assert (done.inserted, done.forked, done.contested) == (1, 2, (there.device,))
    assert [each.number for each in every_entry(here.vault)] == [1]
    sound(here)


def test_what_waited_on_the_other_branch_is_kept_as_contradicting(found):
    here, there = found("here"), found("there")
    there.take_in()
    with there.vault.read() as cursor:
        previous = journal.newest(cursor, there.device)
    second = journal.chained(previous, there.me.device, there.me.hybrid.tick(), _body(there, 5))
    third = journal.chained(
        (2, second.hash), there.me.device, there.me.hybrid.tick(), _body(there, 6)
    )
    assert here.accept([_segment(there, [third])]).waiting == 1
    for number in range(1, 3):
        there.take_in(number)
    done = here.pull(there)
    assert (done.inserted, done.forked) == (3, 1)
    with here.vault.read() as cursor:
        assert waiting.forked(cursor, there.device) == [third]
    sound(here)


def test_of_two_that_wait_the_one_that_follows_is_put_in(found):
    here, there = found("here"), found("there")
    for number in range(3):
        there.take_in(number)
    first, *_ = every_entry(there.vault)
    sign, tick = there.me.device, there.me.hybrid.tick
    second = journal.chained((1, first.hash), sign, tick(), _body(there, 5))
    third = journal.chained((2, second.hash), sign, tick(), _body(there, 6))
    own = there.segments({there.device: (2, every_entry(there.vault)[1].hash)})
    assert here.accept([*own, _segment(there, [third])]).waiting == 2
    done = here.accept([_segment(there, every_entry(there.vault)[:2])])
    assert (done.inserted, done.forked, done.contested) == (3, 1, (there.device,))
    assert here.vector() == there.vector()
    sound(here)


def test_an_entry_that_names_one_to_come_is_rebuilt_the_same(found):
    """No honest device writes this; a rebuild must not tell another story all the same."""
    here, there = found("here"), found("there")
    person_id = intake(there.clock)[0].id
    made, previous = [], (0, bytes(32))
    for replaced, surname in (((), "А"), (((1), (3)), "Б"), (((1),), "В")):
        group = Group(tuple((there.device, each) for each in replaced), {"surname": surname})
        change = Change("person", person_id, (group,))
        body = body_of(there.me, "amend", "", None, NOON, (change,))
        made.append(journal.chained(previous, there.me.device, there.me.hybrid.tick(), body))
        previous = made[-1].number, made[-1].hash
    here.accept([_segment(there, made)])
    assert load(here.vault, Person, person_id).value.surname == "Б"
    sound(here)


def test_a_fork_of_ones_own_device_is_told_and_its_successor_writes_on(found):
    here, there = found("here"), found("there")
    other = journal.chained((0, bytes(32)), here.me.device, 7, _body(here, 3))
    copied = _segment(here, [other])
    here.take_in()
    with here.vault.write() as cursor:
        taking = Acceptance(cursor, REGISTER, NOON)
        taking.take(Judged((), (), (), copied.entries, copied.checkpoint, 0))
        done = taking.finish()
        assert done.contested == (here.device,)
        after = devices.succeed(cursor, here.clock)
    assert after.id != here.device
    here = Register(here.vault)
    here.take_in(1)
    there.knows(here)
    assert there.pull(here).inserted == 2
    sound(here, there)


def test_entries_of_a_disk_put_back_return_to_it(found, tmp_path):
    here, there = found("here"), found("there")
    here.take_in()
    here.vault.copy_to(tmp_path / "register.vault")
    here.take_in(1)
    there.pull(here)
    with closing(Vault.open(tmp_path, KEY, REGISTER)) as back:
        restored = Register(back)
        assert restored.device == here.device
        done = restored.accept(there.segments(restored.vector()))
        assert (done.inserted, done.returned) == (1, True)
        restored.take_in(2)
        assert restored.vector()[here.device][0] == 3
        sound(restored)


def test_a_withheld_body_is_supplied_later(found):
    here, there = found("here"), found("there")
    one, two = there.take_in(), there.take_in(1)
    there.amend(one, surname="Пізніший")
    here.pull(there, may_see=lambda entry: entry.number == 3)
    assert here.lacking() == {there.device: ((1, 2),)}
    assert load(here.vault, Person, one).value.surname == "Пізніший"
    sound(here)
    supplies = there.supplies(here.lacking(), may_see=lambda entry: entry.number == 1)
    done = here.accept([], supplies)
    assert done.supplied == 1
    assert here.accept([], supplies).supplied == 0
    assert here.lacking() == {there.device: ((2, 2),)}
    assert load(here.vault, Person, one) == load(there.vault, Person, one)
    sound(here)
    assert here.accept(there.segments()).supplied == 1
    assert rows(here.vault) == rows(there.vault)
    assert load(here.vault, Person, two) is not None
    sound(here)


def test_a_body_of_another_entry_is_passed_over(found):
    here, there = found("here"), found("there")
    there.take_in()
    there.take_in(1)
    here.pull(there, may_see=lambda entry: False)
    ((device, bodies),) = there.supplies(here.lacking())
    mixed = [(bodies[0][0], bodies[0][1]), (bodies[1][0], bodies[0][1])]
    here.accept([], [(device, mixed)])
    assert here.lacking() == {there.device: ((2, 2),)}
    sound(here)


@pytest.mark.parametrize("body", [b"", b"\x01", b"\x88" + bytes(8)], ids=["empty", "one", "nought"])
def test_a_signed_body_that_is_none_is_refused_whole(found, body):
    here, there = found("here"), found("there")
    there.take_in()
    whole = there.segments()
    mark = there.vector()[there.device]
    header = encode_header(Header(there.device, 2, mark[1], 9, hash_of(body)))
    entry = journal.StoredEntry(there.device, 2, header, body, hash_of(header))
    with pytest.raises(BundleDamaged) as refused:
        here.accept([*whole, _segment(there, [entry])])
    assert refused.value.part == "structure"
    assert every_entry(here.vault) == []


def test_many_subjects_are_computed_afterwards_in_pieces(found):
    here, there = found("here"), found("there")
    with edit(there.vault, there.me, "import") as record:
        for number in range(FEW + 50):
            for each in intake(there.clock, number):
                record.add(each)
    done = here.pull(there)
    assert done.stale == FEW + 50
    assert rows(here.vault)["person"] == rows(there.vault)["person"]
    assert rows(here.vault)["standing"] == []
    assert check(here.vault).sound
    left = []
    while not left or left[-1]:
        left.append(refresh_stale(here.vault, 100))
    assert left == [250, 150, 50, 0]
    assert rows(here.vault) == rows(there.vault)
    sound(here)


def test_a_judge_that_fails_leaves_nothing(found):
    here, there = found("here"), found("there")
    there.take_in()
    segments = there.segments()

    def judging(held):
        yield Judged(segments[0].entries, (), (), (), segments[0].checkpoint, 0)
        assert held.newest(there.device)[0] == 1
        raise BundleDamaged("chain")

    with pytest.raises(BundleDamaged):
        accept(here.vault, judging, now=NOON)
    assert every_entry(here.vault) == []


def test_of_a_long_chain_a_checkpoint_is_kept_now_and_then(found):
    here, there = found("here"), found("there")
    early = []
    for number in range(4):
        there.take_in(number)
        here.pull(there)
        early = early or there.segments()
    assert len(_checkpoints(here)) == 1
    here.accept(there.segments())
    assert len(_checkpoints(here)) == 1
    here.accept(early)
    assert _checkpoints(here) == [(4,)]
    sound(here)


def test_the_events_of_two_registers_meet_in_one_standing(found):
    here, there = found("here"), found("there")
    one = there.take_in()
    here.pull(there)
    here.happen(one, "hospital")
    there.happen(one, "released")
    here.pull(there)
    there.pull(here)
    assert rows(here.vault)["standing"] == rows(there.vault)["standing"]
    assert len(rows(here.vault)[CustodyEvent.kind]) == 3
    sound(here, there)


def test_an_entry_from_the_end_of_time_takes_nobody_along(found):
    """An enrolled device may write any logical time; it stays alone with it."""
    rogue, here, there = found("rogue"), found("here"), found("there")
    person_id = rogue.take_in(1)
    rogue.me.hybrid.last = LARGEST - 2
    rogue.amend(person_id, surname="Пізній")
    here.pull(rogue)
    here.amend(person_id, surname="Виправлений")
    there.pull(here)
    # The lock and the power cut forget what a clock has seen: it begins anew from the journal.
    again = author_of(here.vault, here.me.officer_id, here.clock)
    times = [decode_header(entry.header).time for entry in every_entry(here.vault)]
    assert max(times) == LARGEST - 1
    assert again.hybrid.tick() < FURTHEST + 10
    (mine,) = [
        decode_header(entry.header).time
        for entry in every_entry(here.vault)
        if entry.device == here.device
    ]
    assert mine < FURTHEST + 10
    for each in (here, there):
        loaded = load(each.vault, Person, person_id)
        assert (loaded.value.surname, loaded.conflicts) == ("Виправлений", {})
    sound(here, there)
