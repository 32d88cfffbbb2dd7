"""A run of entries is believed whole or not at all; what is authentic is sorted and nothing is dropped."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import BundleDamaged, SignatureInvalid
from store.entry import Header, encode_header, hash_of
from store.journal import StoredEntry
from sync.bundle.content import Segment
from sync.chains import contradicted, judge
from tests.sync.chain import Chain, Shelf, chained


def numbers(entries):
    return [each.number for each in entries]


def sorted_out(judged):
    return tuple(numbers(each) for each in (judged.insert, judged.supply, judged.wait, judged.fork))


def test_the_first_entries_of_a_device_follow_on_nothing():
    chain = Chain(entries=3)
    judged = judge(Shelf(), chain.segment(), chain.key)
    assert judged.insert == tuple(chain.entries)
    assert sorted_out(judged) == ([1, 2, 3], [], [], [])
    assert judged.known == 0
    assert judged.checkpoint == chain.checkpoint()


def test_what_is_held_is_known_and_the_rest_follows():
    chain = Chain(entries=5)
    judged = judge(Shelf(*chain.entries[:3]), chain.segment(2), chain.key)
    assert sorted_out(judged) == ([4, 5], [], [], [])
    assert judged.known == 2


def test_entries_beyond_a_gap_wait():
    chain = Chain(entries=5)
    judged = judge(Shelf(*chain.entries[:2]), chain.segment(4), chain.key)
    assert sorted_out(judged) == ([], [], [4, 5], [])


def test_a_body_that_was_withheld_is_supplied():
    chain = Chain(entries=3)
    held = [replace(each, body=None) for each in chain.entries[:2]]
    offered = Segment(chain.id, (chain.entries[0], held[1], chain.entries[2]), chain.checkpoint())
    judged = judge(Shelf(*held), offered, chain.key)
    assert sorted_out(judged) == ([3], [1], [], [])
    assert judged.supply == (chain.entries[0],)
    assert judged.known == 1


def test_a_body_that_is_held_is_not_supplied_again():
    chain = Chain(entries=2)
    judged = judge(Shelf(*chain.entries), chain.segment(), chain.key)
    assert sorted_out(judged) == ([], [], [], [])
    assert judged.known == 2


@pytest.mark.parametrize("parted", range(6))
@pytest.mark.parametrize("first", range(1, 7))
def test_a_fork_and_all_that_follows_on_it_is_kept_apart(parted, first):
    chain = Chain(entries=6)
    other = chain.branch(parted, 8 - parted)
    judged = judge(Shelf(*chain.entries), other.segment(first), chain.key)
    forked = list(range(max(parted + 1, first), 9))
    assert sorted_out(judged) == ([], [], [], forked)
    assert judged.known == max(0, parted + 1 - first)


def test_a_fork_before_the_first_entry_sent_shows_in_its_link():
    chain = Chain(entries=4)
    other = chain.branch(3, 3)
    judged = judge(Shelf(*chain.entries), other.segment(5), chain.key)
    assert sorted_out(judged) == ([], [], [], [5, 6])


def test_bodies_before_a_fork_are_supplied_all_the_same():
    chain = Chain(entries=3)
    held = [replace(chain.entries[0], body=None), *chain.entries[1:]]
    judged = judge(Shelf(*held), chain.branch(2, 1).segment(), chain.key)
    assert sorted_out(judged) == ([], [1], [], [3])


def test_a_shorter_branch_is_a_fork_too():
    chain = Chain(entries=9)
    judged = judge(Shelf(*chain.entries), chain.branch(3, 1).segment(), chain.key)
    assert sorted_out(judged) == ([], [], [], [4])


def test_nothing_is_accepted_beyond_the_last_number_of_a_closed_device():
    chain = Chain(entries=6)
    closed = Shelf(*chain.entries[:2], closed=4)
    assert sorted_out(judge(closed, chain.segment(3), chain.key)) == ([3, 4], [], [], [])
    assert sorted_out(judge(closed, chain.segment(4), chain.key)) == ([], [], [4], [])
    assert sorted_out(judge(closed, chain.segment(5), chain.key)) == ([], [], [], [])


def test_a_checkpoint_may_come_alone():
    chain = Chain(entries=3)
    alone = Segment(chain.id, (), chain.checkpoint())
    assert sorted_out(judge(Shelf(*chain.entries), alone, chain.key)) == ([], [], [], [])
    with pytest.raises(SignatureInvalid):
        judge(Shelf(), alone, Chain(2).key)


def test_a_long_chain_held_already_costs_few_questions():
    chain = Chain(entries=200)
    held = Shelf(*chain.entries)
    judge(held, chain.segment(), chain.key)
    assert held.asked <= 2
    held.asked = 0
    judge(held, chain.branch(120, 80).segment(), chain.key)
    assert held.asked <= 10


def test_another_entry_under_a_name_contradicts():
    chain = Chain(entries=4)
    held = Shelf(*chain.entries)
    other = chain.branch(2, 4)
    assert contradicted(held, {chain.id: chain.mark(3)}) == ()
    assert contradicted(held, {chain.id: other.mark(3)}) == (chain.id,)
    # Beyond what is held nothing is known yet.
    assert contradicted(held, {chain.id: other.mark(6)}) == ()
    assert contradicted(held, {bytes(16): (0, bytes(32))}) == ()


def _headed(entry, **different):
    """The entry with a header that says something else, and the hash that goes with it."""
    facts = {
        "device": entry.device,
        "number": entry.number,
        "previous": bytes(32),
        "time": 0,
        "digest": hash_of(entry.body),
    } | different
    header = encode_header(Header(**facts))
    return StoredEntry(entry.device, entry.number, header, entry.body, hash_of(header))


def _swapped(chain, place, entry):
    entries = list(chain.entries)
    entries[place] = entry
    last = entries[-1]
    signed = replace(
        chain.checkpoint(), header_hash=last.hash, signature=chain.device.sign(last.hash)
    )
    return Segment(chain.id, tuple(entries), signed)


def test_a_run_that_does_not_hold_is_refused_whole():
    chain = Chain(entries=3)
    first, second, third = chain.entries
    whole = chain.segment()
    damaged = [
        _swapped(chain, 1, replace(second, header=second.header[:-1])),
        _swapped(chain, 1, replace(second, header=b"\xff")),
        _swapped(chain, 1, replace(second, hash=bytes(32))),
        _swapped(chain, 1, replace(second, body=b"another")),
        _swapped(chain, 1, replace(second, number=7)),
        _swapped(chain, 1, replace(second, device=bytes(16))),
        _swapped(chain, 2, _headed(third, previous=first.hash)),
        _swapped(chain, 2, _headed(third, previous=second.hash, device=bytes(16))),
        _swapped(chain, 2, _headed(third, previous=second.hash, number=4)),
        _swapped(chain, 0, _headed(first, previous=b"\x01" * 32)),
        # The second entry as if nothing were before it.
        Segment(chain.id, (_headed(second),), chain.checkpoint(2)),
        replace(whole, entries=whole.entries[:2]),
        replace(whole, entries=(first, third)),
        replace(whole, entries=(first, first, second, third)),
        replace(whole, checkpoint=chain.checkpoint(2)),
        replace(whole, checkpoint=replace(chain.checkpoint(), number=2)),
        replace(whole, checkpoint=replace(chain.checkpoint(), device=bytes(16))),
        replace(whole, entries=(), checkpoint=replace(chain.checkpoint(), number=0)),
        Segment(bytes(16), whole.entries, chain.checkpoint()),
    ]
    for each in damaged:
        with pytest.raises(BundleDamaged, match="chain"):
            judge(Shelf(), each, chain.key)


def test_a_checkpoint_of_another_key_or_over_another_head_is_refused():
    chain, stranger = Chain(entries=3), Chain(2)
    whole = chain.segment()
    forged = [
        stranger.device.sign(whole.checkpoint.header_hash),
        chain.device.sign(chain.entries[1].hash),
        # A signature of the same key over bytes that are no checkpoint.
        chain.device.sign_record(whole.checkpoint.header_hash),
        b"",
        bytes(64),
    ]
    for signature in forged:
        with pytest.raises(SignatureInvalid, match="checkpoint"):
            judge(
                Shelf(),
                replace(whole, checkpoint=replace(whole.checkpoint, signature=signature)),
                chain.key,
            )


def test_a_header_of_a_newer_program_is_read_over():
    chain = Chain(entries=1)
    first = chain.entries[0]
    header = b"\x87" + first.header[1:] + b"\x01"
    newer = StoredEntry(first.device, 1, header, first.body, hash_of(header))
    second = chained(chain.id, (1, newer.hash), b"next")
    chain.entries = [newer, second]
    assert judge(Shelf(), chain.segment(), chain.key).insert == (newer, second)


@given(st.integers(0, 12), st.integers(1, 12), st.integers(1, 12), st.none() | st.integers(0, 12))
def test_nothing_authentic_is_dropped_but_what_a_closed_device_wrote_too_late(
    held, first, last, closed
):
    chain = Chain(entries=12)
    first, last = min(first, last), max(first, last)
    judged = judge(
        Shelf(*chain.entries[:held], closed=closed), chain.segment(first, last), chain.key
    )
    kept = numbers(judged.insert + judged.supply + judged.wait + judged.fork)
    accepted = 12 if closed is None else closed
    assert len(kept) == len(set(kept))
    assert kept == [each for each in range(max(first, held + 1), last + 1) if each <= accepted]
    assert judged.known == max(0, min(last, held) - first + 1)
    if judged.insert:
        assert judged.insert[0].number == held + 1
