"""What is owed, who lags, and which disk was put back: from two vectors and no clock."""

from hypothesis import given
from hypothesis import strategies as st

from sync import vectors
from tests.sync.chain import Chain, Shelf

A, B, C = (bytes([name]) * 16 for name in b"ABC")


def mark(number, text=b"h"):
    return number, (text * 32)[:31] + bytes([number])


def vector(**numbers):
    return {name.encode() * 16: mark(number) for name, number in numbers.items()}


def test_what_is_missing_follows_what_is_held():
    mine = vector(A=5, B=2, C=7)
    assert vectors.missing(mine, vector(A=3, C=9)) == {A: (4, 5), B: (1, 2)}
    assert vectors.missing(mine, mine) == {}
    assert vectors.missing({}, mine) == {}


def test_another_entry_under_the_newest_name_is_sent_for_both_to_see():
    assert vectors.missing({A: mark(5)}, {A: mark(5, b"x")}) == {A: (5, 5)}


def test_another_entry_further_back_is_sent_with_all_that_follows():
    chain = Chain(entries=6)
    other = chain.branch(3, 1)
    mine, theirs = {chain.id: chain.mark()}, {chain.id: other.mark()}
    hash_at = Shelf(*chain.entries).hash_at
    assert vectors.missing(mine, theirs, hash_at) == {chain.id: (4, 6)}
    assert vectors.missing(mine, theirs) == {chain.id: (5, 6)}
    assert vectors.missing(mine, {chain.id: chain.mark(4)}, hash_at) == {chain.id: (5, 6)}
    assert vectors.missing(theirs, mine, Shelf(*other.entries).hash_at) == {}


def test_a_vector_acknowledges_what_it_covers():
    assert vectors.covers(vector(A=5, B=2), {A: 5, B: 1})
    assert not vectors.covers(vector(A=5, B=2), {A: 6})
    assert not vectors.covers(vector(A=5), {A: 5, B: 1})
    assert vectors.covers({}, {})


def test_lags_count_entries():
    assert vectors.lags(vector(A=5, B=2, C=1), vector(A=3, C=4)) == {A: 2, B: 2}


def test_less_than_before_and_other_than_before_shrank():
    before = vector(A=5, B=2)
    assert vectors.shrank(before, vector(A=5, B=2, C=1)) == ()
    assert vectors.shrank(before, vector(A=4, B=3)) == (A,)
    assert vectors.shrank(before, vector(A=6)) == (B,)
    assert vectors.shrank(before, {A: mark(5, b"x"), B: mark(2)}) == (A,)


def test_an_old_vector_delivered_late_is_no_rollback():
    before, now = vector(A=5, B=2), vector(A=3, B=2)
    assert vectors.rolled_back(before, now, later=False) == ()
    assert vectors.rolled_back(before, now, later=True) == (A,)


def test_a_disk_put_back_that_learned_something_new_is_found_without_a_clock():
    before, now = vector(A=5, B=2), vector(A=3, B=4)
    assert vectors.rolled_back(before, now, later=False) == (A,)
    assert vectors.rolled_back(now, before, later=False) == (B,)
    assert vectors.rolled_back({A: mark(5)}, {A: mark(5, b"x")}, later=False) == (A,)


def test_others_who_hold_more_of_my_own_chain_show_that_my_disk_was_put_back():
    assert vectors.overtaken(A, vector(A=5), vector(A=7, B=1)) == 2
    assert vectors.overtaken(A, vector(A=5), vector(A=4)) == 0
    assert vectors.overtaken(A, {}, vector(A=1)) == 1
    assert vectors.overtaken(A, {}, {}) == 0


some = st.dictionaries(st.sampled_from([A, B, C]), st.integers(1, 5).map(mark))


@given(some, some)
def test_who_sends_what_is_missing_brings_the_other_up_to_date(mine, theirs):
    sent = vectors.missing(mine, theirs)
    after = theirs | {device: mine[device] for device in sent}
    assert vectors.covers(after, {device: number for device, (number, _) in mine.items()})
    assert vectors.lags(mine, after) == {}
    assert vectors.shrank(theirs, after) == ()
    assert set(sent) == set(vectors.lags(mine, theirs))


@given(st.lists(some, min_size=2, max_size=5))
def test_what_only_grows_never_looks_put_back(steps):
    held, history = {}, []
    for step in steps:
        held = {
            device: max(held.get(device, (0, b"")), step.get(device, (0, b"")))
            for device in {*held, *step}
        }
        history.append(held)
    for place, before in enumerate(history):
        for now in history[place:]:
            assert vectors.rolled_back(before, now, later=True) == ()
            assert vectors.rolled_back(now, before, later=False) == ()
