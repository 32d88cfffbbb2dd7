"""Two accounts of where somebody is: found whatever came first, never decided by time, settled by new facts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.custody import Event, State
from models.custody_disputes import Dispute, disputed
from models.custody_order import WITHDRAWN, Fact
from models.custody_settling import Settling
from models.standing import standing

E, S = Event, State


def fact(name, event, follows="", at=0, *, corrects="", recorded=None, place=""):
    return Fact(
        name,
        str(event),
        follows,
        corrects,
        at,
        at if recorded is None else recorded,
        place or f"place {name}",
        "",
    )


A = fact("a", E.REACHED_COLLECTION_POINT, at=1)
HELD = fact("b", E.HELD_BACK, "a", 2)
DEPARTED = fact("c", E.DEPARTED, "a", 3)
FORK = (A, HELD, DEPARTED)


def done(facts, way, mark="z"):
    """The facts with what a way takes, as some register records it."""
    last = max(each.recorded_at for each in facts) + 1
    made = (
        Fact(
            f"{mark}{place}",
            each.event,
            each.follows,
            each.corrects,
            each.occurred_at,
            last,
            each.place,
            each.transfer_id,
        )
        for place, each in enumerate(way.amendments)
    )
    return (*facts, *made)


def keep(facts, account):
    return next(
        way
        for way in disputed(facts).ways
        if way.settling is Settling.KEEP and way.account == account
    )


def orders(facts):
    return [way for way in disputed(facts).ways if way.settling is Settling.ORDER]


def test_one_straight_way_is_no_dispute():
    assert disputed(()) is None
    assert disputed((A, HELD)) is None


@given(st.permutations(FORK), st.permutations((1, 2, 3)))
def test_a_fork_is_told_the_same_whatever_came_first_and_whenever_it_was_recorded(facts, times):
    clocks = dict(zip("abc", times, strict=True))
    moved = [
        fact(each.id, each.event, each.follows, each.occurred_at, recorded=clocks[each.id])
        for each in facts
    ]
    found = disputed(moved)
    assert (found.kind, found.after.id) == (Dispute.FORK, "a")
    assert [[each.id for each in account] for account in found.accounts] == [["b"], ["c"]]
    assert [way.settling for way in found.ways] == ["keep", "keep", "order"]


@pytest.mark.parametrize(("account", "state"), [(0, S.HELD_BACK), (1, S.IN_TRANSIT)])
def test_the_account_that_is_kept_stands_and_the_other_event_stays_in_sight(account, state):
    way = keep(FORK, account)
    settled = done(FORK, way)
    assert standing(settled).state is way.result.state is state
    assert not standing(settled).forked
    assert disputed(settled) is None
    (withdrawal,) = way.amendments
    assert (withdrawal.event, withdrawal.corrects) == (WITHDRAWN, "cb"[account])
    assert set(FORK) < set(settled)


def test_both_happened_in_the_one_order_that_the_table_knows():
    (way,) = orders(FORK)
    assert way.sequence == ("b", "c")
    now = standing(done(FORK, way))
    assert (now.state, now.forked) == (S.IN_TRANSIT, False)


def test_a_branch_goes_with_all_that_follows_in_it():
    back = fact("d", E.FIT_AGAIN, "b", 5)
    facts = (*FORK, back)
    assert [len(account) for account in disputed(facts).accounts] == [2, 1]
    assert len(keep(facts, 1).amendments) == 2
    assert standing(done(facts, keep(facts, 1))).state is S.IN_TRANSIT
    assert [way.sequence for way in orders(facts)] == [("b", "d", "c")]


def test_what_arrives_later_in_a_branch_that_was_withdrawn_is_a_dispute_again():
    settled = done(FORK, keep(FORK, 1))
    late = fact("y", E.FIT_AGAIN, "b", 6)
    assert disputed((*settled, late)).kind is Dispute.FORK


def test_two_registers_that_settle_alike_agree():
    way = keep(FORK, 0)
    both = done(done(FORK, way, "y"), way, "z")
    assert disputed(both) is None
    (order,) = orders(FORK)
    both = done(done(FORK, order, "y"), order, "z")
    assert disputed(both) is None
    assert (standing(both).state, standing(both).forked) == (S.IN_TRANSIT, False)


@pytest.mark.parametrize("later", [False, True])
def test_two_registers_that_settle_against_each_other_are_told_and_nothing_is_lost(later):
    back = (fact("d", E.FIT_AGAIN, "b", 5),) if later else ()
    facts = (*FORK, *back)
    one, other = keep(facts, 0), keep(facts, 1)
    crossed = (*done(facts, one, "y"), *done(facts, other, "z")[len(facts) :])
    assert standing(crossed).forked
    found = disputed(crossed)
    assert [[each.id for each in account] for account in found.accounts] == [
        ["b", *(each.id for each in back)],
        ["c"],
    ]
    for way in found.ways:
        settled = done(crossed, way, "~")
        assert disputed(settled) is None, way
        assert not standing(settled).forked
    assert {way.result.state for way in found.ways} >= {S.IN_TRANSIT}


def test_two_orders_against_each_other_are_told():
    held = fact("b", E.HELD_BACK, "a", 2)
    again = fact("d", E.FIT_AGAIN, "b", 3)
    other = fact("c", E.ADMITTED_TO_HOSPITAL, "a", 4)
    left = fact("e", E.LEFT_HOSPITAL, "c", 5)
    facts = (A, held, again, other, left)
    ways = orders(facts)
    assert {way.sequence for way in ways} == {
        ("b", "d", "c", "e"),
        ("c", "e", "b", "d"),
    }
    crossed = (*done(facts, ways[0], "y"), *done(facts, ways[1], "z")[len(facts) :])
    assert standing(crossed).forked
    found = disputed(crossed)
    assert found.kind is Dispute.FORK
    for way in found.ways:
        settled = done(crossed, way, "~")
        assert disputed(settled) is None, way
        assert not standing(settled).forked


def test_one_withdraws_what_another_corrects():
    corrected = fact("y", E.HELD_BACK, "a", 2, corrects="b", recorded=8)
    withdrawn = fact("z", WITHDRAWN, "", 2, corrects="b", recorded=9)
    facts = (A, HELD, corrected, withdrawn)
    assert standing(facts).forked
    found = disputed(facts)
    assert found.kind is Dispute.CORRECTED_TWICE
    assert [account[0].id for account in found.accounts] == ["y", "z"]
    states = []
    for way in found.ways:
        settled = done(facts, way, "~")
        assert disputed(settled) is None
        states.append(standing(settled).state)
    assert states == [S.HELD_BACK, S.COLLECTION_POINT]


def test_two_corrections_that_differ_are_told_and_either_may_stand():
    one = fact("y", E.HELD_BACK, "a", 2, corrects="b", recorded=8)
    other = fact("z", E.HELD_BACK, "a", 4, corrects="b", recorded=9)
    facts = (A, HELD, one, other, fact("x", E.FIT_AGAIN, "b", 7))
    for way, since in zip(disputed(facts).ways, (2, 4), strict=True):
        settled = done(facts, way, "~")
        assert disputed(settled) is None
        assert standing(settled).state is S.COLLECTION_POINT
        assert since in {each.occurred_at for each in settled if each.id[0] == "~"}


def test_an_event_that_does_not_fit_or_the_one_before_it_is_withdrawn():
    odd = fact("b", E.LEFT_HOSPITAL, "a", 2)
    departed = fact("c", E.DEPARTED, "b", 3)
    found = disputed((A, odd, departed))
    assert found.kind is Dispute.MISFIT
    assert [account[0].id for account in found.accounts] == ["a", "b"]
    settled = done((A, odd, departed), found.ways[0])
    assert disputed(settled) is None
    assert standing(settled).state is S.IN_TRANSIT


def test_a_first_event_that_cannot_be_first():
    found = disputed((fact("a", E.DEPARTED),))
    assert found.kind is Dispute.MISFIT
    assert standing(done((fact("a", E.DEPARTED),), found.ways[0])).state is S.UNRECORDED


def test_nothing_is_offered_while_an_event_has_not_arrived():
    late = fact("c", E.REACHED_CAMP, "not here", 9)
    assert disputed((A, late)).kind is Dispute.MISSING
    assert disputed((late,)).kind is Dispute.MISSING
    assert disputed((A, late)).ways == disputed((late,)).ways == ()


def test_nothing_is_offered_for_what_a_newer_program_recorded():
    found = disputed((A, fact("b", "levitated", "a", 2)))
    assert (found.kind, found.ways) == (Dispute.NEWER, ())


def test_rings_end_and_are_told():
    ring = (A, fact("x", E.DEPARTED, "y"), fact("y", E.CAME_BACK, "x"))
    assert standing(ring).forked
    assert disputed(ring).kind is Dispute.UNREACHED
    crossed = (
        fact("x", WITHDRAWN, "y", corrects="y"),
        fact("y", WITHDRAWN, "x", corrects="x"),
    )
    disputed(crossed)
    disputed((A, *crossed))


def test_three_accounts_are_settled_one_by_one():
    third = fact("d", E.HELD_BACK, "a", 4)
    found = disputed((*FORK, third))
    assert len(found.accounts) == len(found.ways) == 3
    settled = done((*FORK, third), found.ways[2])
    assert (standing(settled).state, disputed(settled)) == (S.HELD_BACK, None)


NAMES = "abcdefgh"
ANY = st.lists(
    st.builds(
        lambda event, follows, corrects, at, recorded: (event, follows, corrects, at, recorded),
        st.sampled_from([*E, "something newer"]),
        st.sampled_from(["", *NAMES, "absent"]),
        st.sampled_from(["", "", "", *NAMES]),
        st.integers(0, 3),
        st.integers(0, 3),
    ),
    max_size=len(NAMES),
)


@given(ANY, st.randoms(use_true_random=False))
def test_whatever_facts_there_are_it_ends_and_order_of_arrival_does_not_matter(parts, random):
    facts = [
        fact(name, event, follows, at, corrects=corrects, recorded=recorded)
        for name, (event, follows, corrects, at, recorded) in zip(NAMES, parts, strict=False)
    ]
    shuffled = random.sample(facts, len(facts))
    assert standing(facts) == standing(shuffled)
    found = disputed(facts)
    assert found == disputed(shuffled)
    if standing(facts).forked:
        assert found is not None
    for way in found.ways if found else ():
        assert way.result == standing(done(facts, way, "~"))


STEPS = [E.DEPARTED, E.HELD_BACK, E.FIT_AGAIN, E.ADMITTED_TO_HOSPITAL, E.LEFT_HOSPITAL, E.CAME_BACK]


@given(st.data())
def test_settling_again_and_again_ends_whatever_two_registers_wrote(data):
    def settled(version, mark):
        for turn in range(30):
            found = disputed(version)
            if found is None:
                assert not standing(version).forked
                return version
            assert found.ways, found.kind
            version = done(version, data.draw(st.sampled_from(found.ways)), f"{mark}{turn:02}")
        raise AssertionError(version)

    facts = [A]
    for name in "bcde":
        follows = data.draw(st.sampled_from([each.id for each in facts]))
        facts.append(fact(name, data.draw(st.sampled_from(STEPS)), follows, len(facts)))
    versions = [settled(tuple(facts), mark) for mark in "yz"]
    settled(tuple({each.id: each for version in versions for each in version}.values()), "~")
