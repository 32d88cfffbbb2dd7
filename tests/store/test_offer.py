"""What is offered is what the other lacks, in runs that verify by themselves, and no body it may not see."""

from contextlib import ExitStack

import pytest

from store import device as devices
from store.bulk import NewEntry, append_many
from store.vault import Vault
from tests.store.exchanging import Register
from tests.store.invented import KEY, REGISTER, every_entry, person


@pytest.fixture
def pair(tmp_path):
    """Two registers that know each other."""
    with ExitStack() as stack:
        made = []
        for name in ("here", "there"):
            vault = Vault.create(tmp_path / name, KEY, REGISTER)
            stack.callback(vault.close)
            made.append(Register(vault))
        made[0].knows(made[1])
        made[1].knows(made[0])
        yield made


def add_many(register, count, per_transaction):
    new = (NewEntry("import", (person(register.clock, each),)) for each in range(count))
    append_many(register.vault, register.me, new, per_transaction)


def test_nothing_is_offered_to_one_who_holds_it_all(pair):
    here, there = pair
    assert there.vector() == {}
    there.take_in()
    here.take_in(1)
    here.pull(there)
    assert here.segments(here.vector()) == []
    assert [each.device for each in here.segments(there.vector())] == [here.device]
    assert there.segments(here.vector()) == []


def test_entries_of_third_devices_are_offered_on(pair, tmp_path):
    here, there = pair
    there.take_in()
    here.pull(there)
    vault = Vault.create(tmp_path / "third", KEY, REGISTER)
    third = Register(vault)
    third.knows(here, there)
    third.pull(here)
    assert every_entry(vault) == every_entry(there.vault)
    vault.close()


def test_a_vector_names_the_newest_entry_of_each_device(pair):
    here, there = pair
    there.take_in()
    there.take_in(1)
    here.take_in(2)
    here.pull(there)
    newest = {each.device: (each.number, each.hash) for each in every_entry(here.vault)}
    assert here.vector() == newest
    assert len(newest) == 2


def test_runs_end_where_the_device_signed(pair):
    here, there = pair
    add_many(there, 2500, 300)
    segments = there.segments()
    assert [each.checkpoint.number for each in segments] == [900, 1800, 2500]
    for each in segments:
        last = each.entries[-1]
        assert (last.number, last.hash) == (each.checkpoint.number, each.checkpoint.header_hash)
        assert devices.vouches(
            there.me.device.public_key, each.checkpoint.header_hash, each.checkpoint.signature
        )
    assert [each for part in segments for each in part.entries] == every_entry(there.vault)
    for each in segments:
        assert here.accept([each]).inserted == len(each.entries)
    assert here.vector() == there.vector()
    # Who took it in can give it on in the same parts.
    assert here.segments() == segments
    middle = segments[1].checkpoint
    assert here.segments({there.device: (middle.number, middle.header_hash)}) == segments[2:]


@pytest.mark.parametrize(
    ("limits", "given"),
    [
        ({"max_entries": 1800}, 3),
        ({"max_entries": 1799}, 2),
        ({"max_entries": 899}, 2),
        ({"max_bytes": 1}, 2),
        ({"max_entries": 2500}, 3),
    ],
)
def test_no_more_is_read_than_the_first_run_that_does_not_fit(pair, limits, given):
    _, there = pair
    add_many(there, 2500, 300)
    assert len(there.segments(**limits)) == given


def test_a_run_ends_at_a_checkpoint_that_lies_beyond_what_is_lacking(pair):
    here, there = pair
    there.take_in()
    here.pull(there)
    before = here.vector()
    there.take_in(1)
    there.take_in(2)
    (segment,) = there.segments(before)
    assert [each.number for each in segment.entries] == [2, 3]


def test_no_body_is_offered_that_may_not_be_seen(pair):
    here, there = pair
    for number in range(4):
        there.take_in(number)
    (segment,) = there.segments(may_see=lambda entry: entry.number == 3)
    assert [each.body is None for each in segment.entries] == [True, True, False, True]
    here.accept([segment])
    assert here.lacking() == {there.device: ((1, 2), (4, 4))}
    (offered,) = here.segments()
    assert offered == segment


def test_supplies_are_bodies_that_are_lacking_and_may_be_seen(pair):
    here, there = pair
    for number in range(6):
        there.take_in(number)
    here.pull(there, may_see=lambda entry: entry.number == 4)
    lacking = here.lacking()
    bodies = {each.number: each.body for each in every_entry(there.vault)}
    supplies = there.supplies(lacking, may_see=lambda entry: entry.number in {2, 3, 4, 6})
    assert supplies == [(there.device, tuple((number, bodies[number]) for number in (2, 3, 6)))]
    assert here.supplies(lacking) == []
    one_by_one = there.supplies(lacking, max_bytes=1)
    assert [len(each) for _, each in one_by_one] == [1] * 5
    assert there.supplies({}) == []
    assert there.supplies({here.device: ((1, 9),)}) == []


def test_many_supplies_are_read_in_parts(pair):
    here, there = pair
    add_many(there, 1203, 1203)
    here.pull(there, may_see=lambda _: False)
    ((_, bodies),) = there.supplies(here.lacking())
    assert [number for number, _ in bodies] == list(range(1, 1204))


def test_an_entry_that_contradicts_theirs_is_shown_with_what_follows(pair):
    _, there = pair
    for number in range(3):
        there.take_in(number)
    (segment,) = there.segments({there.device: (2, bytes(32))})
    assert [each.number for each in segment.entries] == [2, 3]
    assert there.segments({there.device: (9, bytes(32))}) == []


def test_what_is_not_signed_for_is_not_offered(pair):
    _, there = pair
    there.take_in()
    with there.vault.write() as cursor:
        cursor.execute("DELETE FROM checkpoint")
    assert there.segments() == []
