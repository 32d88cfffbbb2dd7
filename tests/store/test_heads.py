"""The laws of heads: the order of arrival does not matter, twice is once, nothing is lost silently."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import heads
from store.heads import Candidate, FieldHeads, Group, Ledger, RowHeads

FIELDS = ("surname", "rank", "born")
DEVICES = [bytes([name]) * 16 for name in b"ABC"]


@st.composite
def histories(draw):
    """Entries on one record: the first creates it (rarely a second one too), others replace heads."""
    count = draw(st.integers(2, 9))
    entries = []
    numbers = dict.fromkeys(DEVICES, 0)
    for place in range(count):
        device = draw(st.sampled_from(DEVICES))
        numbers[device] += 1
        head = (device, numbers[device])
        time = draw(st.integers(1, 6))
        if place == 0 or draw(st.integers(0, 9)) == 9:
            values = {name: draw(st.text(max_size=2)) for name in FIELDS}
            entries.append((head, time, [Group((), values)]))
            continue
        groups = []
        for name in draw(st.sets(st.sampled_from(FIELDS), min_size=1)):
            wrote = [old for old, _, groups_ in entries if any(name in g.fields for g in groups_)]
            seen = draw(st.sets(st.sampled_from(wrote), min_size=1))
            groups.append(Group(tuple(sorted(seen)), {name: draw(st.text(max_size=2))}))
        entries.append((head, time, groups))
    return entries


def applied(entries):
    """What is known after these entries, in this order."""
    seen, times = set(), {head: time for head, time, _ in entries}
    ledger = Ledger(lambda head: head in seen, times.__getitem__)
    state, row = RowHeads(), dict.fromkeys(FIELDS, "")
    for head, time, groups in entries:
        for group in groups:
            row |= heads.write(state, row, group, head, time, ledger)
        seen.add(head)
    return heads.encode(state), row


def unreplaced(entries, name):
    """The definition, without any order: who wrote the field and is replaced by nobody."""
    wrote, replaced = {}, set()
    for head, time, groups in entries:
        for group in groups:
            if name in group.fields:
                wrote[head] = (time, group.fields[name])
                replaced |= set(group.replaced)
    return {head: each for head, each in wrote.items() if head not in replaced}


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(entries, chance):
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert applied(shuffled) == applied(entries)


@given(histories())
def test_heads_are_exactly_what_nobody_replaced(entries):
    data, row = applied(entries)
    state = heads.decode(data)
    for name in FIELDS:
        left = unreplaced(entries, name)
        assert set(state.of(name)) == set(left)
        latest = max(left, key=lambda head: (left[head][0], head))
        assert row[name] == left[latest][1]
        values = {value for _, value in left.values()}
        assert (name in heads.conflicts(state)) == (len(values) > 1)


@given(histories())
def test_writing_the_newest_again_changes_nothing(entries):
    last = entries[-1]
    seen, times = {head for head, _, _ in entries}, {head: time for head, time, _ in entries}
    ledger = Ledger(seen.__contains__, times.__getitem__)
    data, row = applied(entries)
    state, again = heads.decode(data), dict(row)
    for group in last[2]:
        again |= heads.write(state, again, group, last[0], last[1], ledger)
    assert (heads.encode(state), again) == (data, row)


@given(histories())
def test_the_bytes_hold_everything(entries):
    data, _ = applied(entries)
    assert heads.encode(heads.decode(data)) == data


def test_a_conflict_names_both_values_and_ends_when_both_are_replaced():
    first, mine, theirs, end = ((DEVICES[0], 1), (DEVICES[0], 2), (DEVICES[1], 1), (DEVICES[0], 3))
    entries = [
        (first, 1, [Group((), {"surname": "a", "rank": "", "born": ""})]),
        (mine, 2, [Group((first,), {"surname": "b"})]),
        (theirs, 3, [Group((first,), {"surname": "c"})]),
    ]
    data, row = applied(entries)
    found = heads.conflicts(heads.decode(data))
    assert found == {"surname": (Candidate(mine, 2, "b"), Candidate(theirs, 3, "c"))}
    assert row["surname"] == "c"
    data, row = applied([*entries, (end, 4, [Group((mine, theirs), {"surname": "b"})])])
    assert heads.conflicts(heads.decode(data)) == {}
    assert row["surname"] == "b"


def test_equal_times_are_decided_by_the_device_the_same_everywhere():
    field = FieldHeads({(DEVICES[1], 1): (5, "second"), (DEVICES[0], 9): (5, "first")})
    assert field.value() == "second"


def test_two_who_agree_are_no_conflict_to_decide():
    field = FieldHeads({(DEVICES[0], 2): (5, "same"), (DEVICES[1], 1): (6, "same")})
    assert heads.conflicts(RowHeads((DEVICES[0], 1), {}, {"surname": field})) == {}


def test_a_change_before_its_creation_waits_and_then_stands():
    creation, change = (DEVICES[1], 4), (DEVICES[0], 1)
    early = [
        (change, 9, [Group((creation,), {"surname": "b"})]),
        (creation, 1, [Group((), {"surname": "a", "rank": "r", "born": ""})]),
    ]
    data, _ = applied(early[:1])
    assert heads.decode(data).of("rank") == ()
    data, row = applied(early)
    assert row == {"surname": "b", "rank": "r", "born": ""}
    assert heads.decode(data) == RowHeads(creation, {"surname": change}, {})


@pytest.mark.parametrize("data", [b"", b"\x80", b"\x81\x01", b"\xff", b"\x82\xf6\x01"])
def test_foreign_bytes_are_refused(data):
    with pytest.raises(ValueError, match="heads"):
        heads.decode(data)


def test_a_created_record_takes_few_bytes():
    assert heads.created((DEVICES[0], 1)) == heads.encode(RowHeads((DEVICES[0], 1)))
    assert len(heads.created((DEVICES[0], 100_000))) <= 25
