"""What two registers make of each other's work: conflicts shown, edits merged, custody judged, order without effect."""

from itertools import permutations
from random import Random

import pytest

from models.custody import Event
from models.standing import standing
from store import heads
from tests.simulator import oracle
from tests.simulator.fleet import CLOCKS, NOON, TEN_YEARS, Fleet, Schedule
from tests.simulator.parcels import FIELDS, Peer

TIMES = 100


def fleet(seed=1, *, count=2, clocks=(0,) * 8):
    """A quiet fleet in which every station may see everybody: nothing happens but what a test does."""
    made = Fleet(Schedule(seed, registers=count + 1, hazards=frozenset()))
    for each, offset in zip(made.living, clocks, strict=False):
        each.hybrid.clock.instant = NOON + offset
    return made


def officers(made):
    return [made.officers[each] for each in made.field]


def known_to_all(made):
    """A person whom the first station registered and sent to all the others."""
    first = officers(made)[0]
    person = first.register_person()
    for each in made.field[1:]:
        first.transfer(person, each.station)
    made.meet()
    return person


def conflicts(register, person):
    return {
        name: {each.value for each in found}
        for name, found in heads.conflicts(register.rows[person][0]).items()
    }


def clocks_of(seed):
    return [Random(seed).choice(CLOCKS) for _ in range(3)] if seed % 2 else (0, 0, 0)


def test_every_concurrent_edit_of_one_field_is_a_conflict_for_all():
    shown = 0
    for seed in range(TIMES):
        made = fleet(seed, clocks=clocks_of(seed))
        person, name = known_to_all(made), FIELDS[seed % 3]
        for each, value in zip(officers(made), ("mine", "theirs"), strict=True):
            each.save(each.open(person, [name]), value)
        made.meet()
        told = [conflicts(each, person) for each in made.living]
        shown += told == [{name: {"mine", "theirs"}}] * 3
        assert len({each.rows[person][1][name] for each in made.living}) == 1
    assert shown == TIMES


def test_every_edit_of_different_fields_merges():
    merged = 0
    for seed in range(TIMES):
        made = fleet(seed, clocks=clocks_of(seed))
        person = known_to_all(made)
        for each, name, value in zip(
            officers(made), ("surname", "rank"), ("mine", "theirs"), strict=True
        ):
            each.save(each.open(person, [name]), value)
        made.meet()
        values = [each.rows[person][1] for each in made.living]
        told = [conflicts(each, person) for each in made.living]
        merged += told == [{}] * 3 and all(
            (each["surname"], each["rank"]) == ("mine", "theirs") for each in values
        )
    assert merged == TIMES


def test_what_came_while_a_form_was_open_is_not_overwritten():
    made = fleet()
    person = known_to_all(made)
    first, second = officers(made)
    form = first.open(person, ["rank"])
    second.save(second.open(person, ["rank"]), "theirs")
    made.meet()
    first.save(form, "mine")
    made.meet()
    assert [conflicts(each, person) for each in made.living] == [{"rank": {"mine", "theirs"}}] * 3


def test_a_conflict_ends_for_all_when_somebody_replaces_both():
    made = fleet()
    person = known_to_all(made)
    for each, value in zip(officers(made), ("mine", "theirs"), strict=True):
        each.save(each.open(person, ["rank"]), value)
    made.meet()
    officers(made)[1].settle()
    made.meet()
    assert [conflicts(each, person) for each in made.living] == [{}] * 3
    assert len({each.rows[person][1]["rank"] for each in made.living}) == 1


def test_two_who_settle_a_conflict_differently_have_another():
    made = fleet()
    person = known_to_all(made)
    both = officers(made)
    for each, value in zip(both, ("mine", "theirs"), strict=True):
        each.save(each.open(person, ["rank"]), value)
    made.meet()
    for each, value in zip(both, ("this", "that"), strict=True):
        each.save(each.open(person, ["rank"]), value)
    made.meet()
    assert [conflicts(each, person) for each in made.living] == [{"rank": {"this", "that"}}] * 3


@pytest.mark.parametrize("early", [-TEN_YEARS, 0, TEN_YEARS])
def test_departed_here_and_admitted_to_hospital_there_is_told_to_all(early):
    made = fleet(clocks=(0, 0, early))
    first, second = officers(made)
    person = known_to_all(made)
    first.event(person, Event.REACHED_COLLECTION_POINT)
    made.meet()
    first.event(person, Event.DEPARTED)
    second.event(person, Event.ADMITTED_TO_HOSPITAL)
    assert not standing(first.facts(person)).forked
    assert not standing(second.facts(person)).forked
    made.meet()
    judged = [standing(made.officers[each].facts(person)) for each in made.living]
    assert all(each.forked for each in judged)
    assert len(set(judged)) == 1


def test_a_move_that_a_correction_elsewhere_made_illegal_is_told_to_all():
    made = fleet()
    first, second = officers(made)
    person = known_to_all(made)
    first.event(person, Event.REACHED_COLLECTION_POINT)
    made.meet()
    wrong = standing(first.facts(person)).last_event_id
    # Nobody gives his word of honour where he was captured.
    second.event(person, Event.PAROLED)
    first._fact(person, {"event": Event.CAPTURED.value, "corrects": wrong})
    assert not any(standing(each.facts(person)).forked for each in (first, second))
    made.meet()
    assert all(standing(made.officers[each].facts(person)).forked for each in made.living)


def _bundles(seed):
    """A register as it was, and bundles of several senders on their way to it."""
    made = fleet(seed, count=3)
    person = known_to_all(made)
    reader = made.field[0]
    before = reader.copied()
    parcels = []
    for _ in range(2):
        for each in made.field[1:]:
            officer = made.officers[each]
            officer.save(officer.open(person, [made.chance.choice(FIELDS)]))
            officer.event(person)
            # What two officers did there, in one bundle each, without waiting for an answer.
            parcels.append(each.offer(reader.id, 50))
            each.peers[reader.id] = Peer(dict(each.vector))
    return before, parcels


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_bundles_and_their_number_have_no_effect(seed):
    before, parcels = _bundles(seed)
    assert len(parcels) == 4
    found = []
    for order in permutations(parcels):
        reader = before.copied()
        for place, parcel in enumerate(order):
            reader.take(parcel)
            # Again, and one that came before once more.
            reader.take(parcel)
            reader.take(order[place // 2])
        assert not reader.waiting
        assert not reader.reports
        oracle.shows_what_it_holds(reader)
        found.append((reader.state(), reader.vector))
    assert all(each == found[0] for each in found)


@pytest.mark.parametrize("seed", range(3))
def test_what_was_merged_before_merges_to_the_same(seed):
    """(a with b) with c is a with (b with c): c reaches one register directly, the other through b."""
    ends = []
    for middle_first in (True, False):
        made = fleet(seed, count=3)
        known_to_all(made)
        first, middle, last = made.field
        for each in made.field:
            officer = made.officers[each]
            person = officer.people()[0]
            officer.save(officer.open(person, ["rank"]), each.station)
        way = (
            [(last, middle), (middle, first)] if middle_first else [(middle, first), (last, first)]
        )
        for sender, reader in way:
            reader.take(sender.offer(reader.id, 100))
        rank = first.rows[officer.people()[0]]
        ends.append((rank[1]["rank"], set(conflicts(first, officer.people()[0])["rank"])))
    assert ends[0] == ends[1]
    assert ends[0][1] == {"station0", "station1", "station2"}
