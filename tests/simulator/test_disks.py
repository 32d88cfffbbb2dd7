"""Disks that were copied or put back: who is told, what is kept, and what is lawful and tells nobody."""

from dataclasses import replace

import pytest

from sync.bundle.content import Supply
from tests.simulator import oracle
from tests.simulator.fleet import MONTH, TEN_YEARS, Fleet, Schedule
from tests.simulator.parcels import Peer


def fleet(seed=1):
    """Two stations and the hub; the first registered somebody, and all have met."""
    made = Fleet(Schedule(seed, registers=3, hazards=frozenset()))
    made.officers[made.field[0]].register_person()
    made.meet()
    return made


def works(made, register, times=1):
    for _ in range(times):
        made.officers[register].register_person()


def put_back(made, backup):
    made._replace(0, backup)
    return backup


@pytest.mark.parametrize("later", [1000, MONTH, TEN_YEARS])
def test_a_disk_put_back_is_told_to_the_hub_and_to_its_officer(later):
    made = fleet()
    backup = made.field[0].copied()
    works(made, made.field[0], 3)
    made.visit(made.field[0], loss=0)
    restored = put_back(made, backup)
    restored.hybrid.clock.instant += later
    made.visit(restored, loss=0)
    assert ("rollback", restored.id) in made.hub.reports
    assert ("rollback", restored.id) in restored.reports
    assert restored.overtaken


def test_a_disk_put_back_with_its_clock_ten_years_behind_is_told_once_it_learns_something():
    made = fleet()
    backup = made.field[0].copied()
    works(made, made.field[0], 3)
    made.visit(made.field[0], loss=0)
    restored = put_back(made, backup)
    restored.hybrid.clock.instant -= TEN_YEARS
    restored.made_at -= TEN_YEARS
    works(made, made.field[1])
    restored.take(made.field[1].offer(restored.id, 100))
    made.hub.take(restored.offer(made.hub.id, 100))
    assert ("rollback", restored.id) in made.hub.reports


def test_a_bundle_a_month_late_is_no_disk_put_back():
    made = fleet()
    sender = made.field[0]
    late = sender.offer(made.hub.id, 100)
    works(made, sender, 2)
    made.visit(sender, loss=0)
    made.hub.hybrid.clock.instant += MONTH
    made.hub.take(late)
    made.visit(sender, loss=0)
    assert not made.hub.reports
    assert not sender.reports


def test_who_goes_on_writing_after_a_disk_was_put_back_is_a_fork_for_all_who_know_both():
    made = fleet()
    backup = made.field[0].copied()
    works(made, made.field[0], 2)
    made.visit(made.field[0], loss=0)
    restored = put_back(made, backup)
    works(made, restored, 3)
    branch = restored.chains[restored.id][-3:]
    common = len(restored.chains[restored.id]) - 3
    made.visit(restored, loss=0)
    assert ("fork", restored.id) in made.hub.reports
    assert ("fork", restored.id) in restored.reports
    kept = {entry.hash for entry in made.hub.forked.values()}
    # The hub keeps both; of what follows on the fork nothing counts, and it accepts no more.
    assert {each.hash for each in branch[1:]} <= kept
    assert len(made.hub.chains[restored.id]) == common + 2
    works(made, restored)
    made.visit(restored, loss=0)
    assert len(made.hub.chains[restored.id]) == common + 2


def test_two_laptops_with_one_disk_are_told_by_the_first_who_meets_both():
    made = fleet()
    original, clone = made.field[0], made.field[0].copied()
    made.officers[clone] = made._officer(clone)
    works(made, original)
    works(made, clone)
    reader = made.field[1]
    reader.take(original.offer(reader.id, 100))
    assert not reader.reports
    reader.take(clone.offer(reader.id, 100))
    assert ("fork", original.id) in reader.reports
    assert len(reader.forked) == 1


def test_a_fork_shows_in_what_is_said_to_be_held_though_no_entry_travels():
    made = fleet()
    original, clone = made.field[0], made.field[0].copied()
    made.officers[clone] = made._officer(clone)
    works(made, original)
    works(made, clone)
    reader = made.field[1]
    reader.take(original.offer(reader.id, 100))
    reader.take(clone.offer(reader.id, 0))
    assert ("fork", original.id) in reader.reports
    assert reader.closed(original.id) is None


def test_a_lawful_restore_tells_nobody_and_gets_back_what_others_hold():
    made = fleet()
    backup = made.field[0].copied()
    works(made, made.field[0], 3)
    made.visit(made.field[0], loss=0)
    old, written = backup.id, len(made.field[0].chains[backup.id])
    restored = put_back(made, backup)
    made.succeed(restored)
    works(made, restored, 2)
    made.meet()
    assert not any(each.reports for each in made.living)
    assert len(restored.chains[old]) == written
    assert all(len(each.chains[restored.id]) == 2 for each in made.living)
    oracle.check(made)


def test_what_a_revoked_device_writes_later_counts_nowhere():
    made = fleet()
    thief, other = made.field
    believed = len(made.hub.chains[thief.id])
    made.chance.choice = lambda found: found[0]
    made.revoke()
    assert thief.id in made.revoked
    works(made, thief, 2)
    made.meet()
    other.roster = made.roster
    other.take(thief.offer(other.id, 100))
    assert ("refused", thief.id) in made.hub.reports & other.reports
    assert all(len(each.chains[thief.id]) == believed for each in (made.hub, other))
    # Nor does it count when somebody carries it who has not heard.
    carrier = thief.copied()
    carrier.pen = made.enrol("station1")
    other.roster = made.roster
    other.take(carrier.offer(other.id, 100))
    assert len(other.chains[thief.id]) == believed
    # It is given no bodies any more either.
    works(made, other)
    given = made.hub.offer(thief.id, 100, asked=thief.offer(made.hub.id, 1).content).content
    assert not [each for part in given.segments for each in part.entries if each.body]


def test_a_fork_shows_in_the_link_of_what_follows_it():
    """The sender believes his reader holds the same entry that he does."""
    made = fleet()
    original, clone = made.field[0], made.field[0].copied()
    made.officers[clone] = made._officer(clone)
    works(made, original)
    works(made, clone, 3)
    reader = made.field[1]
    reader.take(original.offer(reader.id, 100))
    held = len(reader.chains[original.id])
    clone.hasty = True
    clone.peers[reader.id] = Peer({original.id: reader.newest(original.id)})
    reader.take(clone.offer(reader.id, 100))
    assert len(reader.chains[original.id]) == held
    assert [key[1] for key in reader.forked] == list(range(held + 1, held + 3))


def test_a_body_of_the_other_branch_is_passed_over():
    made = fleet()
    original, clone = made.field[0], made.field[0].copied()
    made.officers[clone] = made._officer(clone)
    works(made, original)
    works(made, clone)
    reader = made.field[1]
    reader.take(original.offer(reader.id, 100))
    head = original.chains[original.id][-1].head
    assert head in reader.bare
    parcel = clone.offer(reader.id, 0)
    body = clone.chains[clone.id][-1].body
    other = replace(parcel.content, supplies=(Supply(original.id, ((head[1], body),)),))
    reader.take(replace(parcel, content=other))
    assert head in reader.bare
    assert head not in reader.times
