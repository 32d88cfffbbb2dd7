"""What must be true of a fleet, told from definitions that share no code with the program."""

from collections import defaultdict

from models.custody import START, moved
from models.standing import standing
from store import heads
from store.entry import NO_PREVIOUS, decode_header
from tests.simulator.parcels import changes_of, fact_of, people_of, time_of, whole


def held(register):
    """Every entry whose body a register holds."""
    return [each for run in register.chains.values() for each in run if each.body is not None]


def writings(entries):
    """(person, field) → what these entries wrote, and which entries they replaced."""
    wrote, replaced = defaultdict(dict), defaultdict(set)
    for each in entries:
        for change in changes_of(each.body):
            if change.kind == "person":
                for group in map(whole, change.groups):
                    for name, value in group.fields.items():
                        wrote[change.record, name][each.head] = time_of(each.header), value
                        replaced[change.record, name] |= set(group.replaced)
    return wrote, replaced


def shows_what_it_holds(register):
    """Values, conflicts and custody follow from the entries held: not from their order, nor how often they came."""
    wrote, replaced = writings(held(register))
    assert {person for person, _ in wrote} == set(register.rows)
    for (person, name), all_written in wrote.items():
        state, values = register.rows[person]
        left = {
            head: each for head, each in all_written.items() if head not in replaced[person, name]
        }
        assert set(state.of(name)) == set(left), (person, name)
        latest = max(left, key=lambda head: (left[head][0], head))
        assert values[name] == left[latest][1], (person, name)
        disputed = len({value for _, value in left.values()}) > 1
        assert (name in heads.conflicts(state)) == disputed, (person, name)
    told = defaultdict(dict)
    for each in held(register):
        for change in changes_of(each.body):
            if change.kind == "custody_event":
                fact = fact_of(change)
                told[change.groups[0].fields["person_id"]][fact.id] = fact
    shown = defaultdict(dict)
    for identifier, (person, fact) in register.facts.items():
        shown[person][identifier] = fact
    assert shown == told
    for facts in told.values():
        assert standing(facts.values()).forked == broken(facts)


def broken(facts):
    """Whether custody forks: two events in force stand after the same one, or one that may not follow does."""
    corrected = {fact.corrects for fact in facts.values()} & facts.keys()

    def root(identifier):
        while facts[identifier].corrects in facts:
            identifier = facts[identifier].corrects
        return identifier

    after = defaultdict(dict)
    for fact in facts.values():
        if fact.id not in corrected:
            follows = facts[root(fact.id)].follows
            # Corrections of one event that say the same count once.
            said = root(fact.id), fact.event, fact.occurred_at
            after[root(follows) if follows in facts else ""][said] = fact
    if any(len(said) > 1 for said in after.values()):
        return True
    position, place = START, ""
    while after[place]:
        (fact,) = after[place].values()
        position = moved(position, fact.event)
        if position is None:
            return True
        place = root(fact.id)
    return False


def links(register):
    """Every chain held is one chain from its first entry, and its newest entry is signed for unless it was cut."""
    for device, run in register.chains.items():
        before = NO_PREVIOUS
        for number, each in enumerate(run, 1):
            header = decode_header(each.header)
            assert (header.head, header.previous) == ((device, number), before), each.head
            before = each.hash
        if register.closed(device) is None and device != register.id:
            assert len(run) in register.checkpoints[device], device.hex()[:4]


def agree(registers):
    """Those who hold the same show the same, and that is what it says."""
    groups = defaultdict(list)
    for each in registers:
        links(each)
        groups[frozenset(entry.hash for entry in held(each))].append(each)
    for group in groups.values():
        shows_what_it_holds(group[0])
        for each in group[1:]:
            assert each.state() == group[0].state()


def truth(fleet):
    """At the bureau, each field stands on the very writings that nobody overruled who knew of them.

    And what overruled is later in logical time, whatever the clocks said.
    """
    times = fleet.hub.times
    for each in fleet.written:
        assert all(times[head] < times[each.head] for head in each.knew), each.head
    wrote, overruled = defaultdict(dict), defaultdict(set)
    for each in fleet.written:
        wrote[each.person, each.name][each.head] = each.value
        overruled[each.person, each.name] |= each.knew
    for (person, name), values in wrote.items():
        left = values.keys() - overruled[person, name]
        state, _ = fleet.hub.rows[person]
        assert set(state.of(name)) == left, (person, name)
        disputed = len({values[head] for head in left}) > 1
        assert (name in heads.conflicts(state)) == disputed, (person, name)


def versions(registers, *, apart=True):
    """Device → the lowest number under which two different entries exist, with those set `apart` or without."""
    seen, found = {}, {}
    for register in registers:
        kept = [each for run in register.chains.values() for each in run]
        if apart:
            kept += [*register.forked.values(), *(each for each, _ in register.waiting.values())]
        for each in kept:
            if seen.setdefault(each.head, each.hash) != each.hash:
                found[each.device] = min(each.number, found.get(each.device, each.number))
    return found


def nothing_is_lost(fleet):
    """Once everybody has met, everybody holds every entry that is believed, with the bodies he may see."""
    hub = fleet.hub
    heeded = [each for each in fleet.living if each.id not in fleet.revoked]
    forked = versions(heeded)
    for device in {device for each in heeded for device in each.chains}:
        longest = max(len(each.chains.get(device, ())) for each in heeded)
        if device in forked:
            longest = min(longest, forked[device] - 1)
        if device in fleet.revoked:
            longest = min(longest, fleet.revoked[device])
        for each in heeded:
            assert len(each.chains.get(device, ())) >= longest, (each.station, device.hex()[:4])
    for each in heeded:
        for device, run in each.chains.items():
            for mine, there in zip(run, hub.chains.get(device, ()), strict=False):
                if mine.hash != there.hash:
                    break
                if mine.body is None:
                    assert not hub._may_see(each.id, there), (each.station, mine.head)
                else:
                    assert there.body is not None, (each.station, mine.head)


def nothing_leaks(fleet):
    """No station holds the body of an entry that speaks only of people it has no business with."""
    if fleet.put_back or fleet.cloned or fleet.revoked or fleet.ended:
        return
    for each in fleet.field:
        for entry in held(each):
            persons = people_of(entry.body)
            mine = each.roster.members[entry.device].station == each.station
            business = any(each.station in fleet.hub.stations[person] for person in persons)
            assert mine or business, (each.station, entry.head)


def reports_are_right(fleet):
    """Every fork and every disk put back is told of, and nothing else is."""
    heeded = [each for each in fleet.living if each.id not in fleet.revoked]
    reported = {report for each in heeded for report in each.reports}
    tampered = fleet.cloned | {each.device for each in fleet.put_back}
    for what, device in reported:
        assert device in (fleet.revoked if what == "refused" else tampered), (what, device.hex())
    for device in versions(heeded):
        assert ("fork", device) in reported, device.hex()[:4]
    for device in versions(heeded, apart=False):
        assert ("fork", device) in fleet.hub.reports, device.hex()[:4]
        for each in heeded:
            both = zip(each.chains.get(device, ()), fleet.hub.chains.get(device, ()), strict=False)
            if any(mine.hash != theirs.hash for mine, theirs in both):
                assert ("fork", device) in each.reports, (each.station, device.hex()[:4])
    known = {each.hash for run in fleet.hub.chains.values() for each in run}
    known |= {key[2] for key in fleet.hub.forked}
    for deed in fleet.put_back:
        if (
            deed.device not in fleet.ended
            and deed.device not in fleet.revoked
            and deed.lost & known
        ):
            assert {("fork", deed.device), ("rollback", deed.device)} & reported, deed.device.hex()[
                :4
            ]


def check(fleet):
    """All of it, for registers that have met."""
    agree(fleet.living)
    nothing_is_lost(fleet)
    nothing_leaks(fleet)
    reports_are_right(fleet)
    if not (fleet.put_back or fleet.cloned or fleet.revoked or fleet.ended):
        truth(fleet)
