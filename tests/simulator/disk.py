"""What one disk of the simulator holds, and how it takes entries in: as a vault does, over dictionaries.

It implements `store.accept.Held` and does with what `sync.chains` judged what `store.accept` does on disk.
"""

import copy
from dataclasses import replace

from models.clock import HybridClock
from store import heads
from store.entry import NO_PREVIOUS, decode_header, hash_of
from store.heads import Ledger, RowHeads
from tests.simulator.parcels import DEFAULTS, changes_of, fact_of, time_of, vouches_quickly, whole

MILESTONE = 2
"""As `store.journal.MILESTONE`, small enough that short chains have several."""


class Disk:
    """What one disk holds. `sees_all` is the bureau's; `reports` are what people are told."""

    def __init__(self, pen, station, clock, roster, *, sees_all=False, vouches=vouches_quickly):
        self.pen, self.station, self.roster = pen, station, roster
        self.sees_all, self.vouches = sees_all, vouches
        self.hybrid = HybridClock(clock)
        self.made_at = 0
        self.chains, self.checkpoints = {}, {}
        self.vector, self.bare = {}, set()
        self.waiting, self.forked, self.stopped = {}, {}, {}
        self.times, self.rows, self.facts = {}, {}, {}
        self.stations = {}
        self.peers, self.reports = {}, set()
        self.overtaken = self.hasty = False

    def copied(self):
        """The same disk once more: as a backup, or as a laptop that was cloned."""
        other = type(self)(
            self.pen,
            self.station,
            self.hybrid.clock,
            self.roster,
            sees_all=self.sees_all,
            vouches=self.vouches,
        )
        other.hybrid.last, other.made_at = self.hybrid.last, self.made_at
        other.chains = {device: list(run) for device, run in self.chains.items()}
        other.vector, other.bare = dict(self.vector), set(self.bare)
        other.checkpoints = {device: dict(kept) for device, kept in self.checkpoints.items()}
        other.waiting, other.forked = dict(self.waiting), dict(self.forked)
        other.stopped, other.times = dict(self.stopped), dict(self.times)
        other.rows, other.facts = copy.deepcopy(self.rows), dict(self.facts)
        other.stations = {person: set(each) for person, each in self.stations.items()}
        other.peers, other.reports = dict(self.peers), set(self.reports)
        other.hasty = self.hasty
        return other

    # What the judge asks.

    def newest(self, device):
        return self.vector.get(device)

    def hash_at(self, device, number):
        run = self.chains.get(device, ())
        return run[number - 1].hash if number <= len(run) else None

    def closed(self, device):
        member = self.roster.members.get(device)
        limits = {self.stopped.get(device), member and member.accepted_until} - {None}
        return min(limits, default=None)

    def has_body(self, device, number):
        return self.chains[device][number - 1].body is not None

    # What stands in it.

    @property
    def id(self):
        return self.pen.id

    @property
    def lacking(self):
        found = {}
        for device, number in sorted(self.bare):
            found.setdefault(device, []).append((number, number))
        return {device: tuple(ranges) for device, ranges in found.items()}

    def state(self):
        """Everything shown, in a form that two registers can compare."""
        rows = {
            record: (heads.encode(state), tuple(sorted(values.items())))
            for record, (state, values) in self.rows.items()
        }
        return rows, self.facts

    def accept(self, judged, device):
        for each in judged.supply:
            self._supply(device, each.number, each.body)
        for each in judged.insert:
            self._insert(each)
        for each in judged.wait:
            self.waiting[each.device, each.number, each.hash] = each, judged.checkpoint
        self._fork(judged.fork)
        self._keep(judged.checkpoint)
        self._promote(device)

    def _insert(self, each):
        self.chains.setdefault(each.device, []).append(each)
        self.vector[each.device] = each.number, each.hash
        self.hybrid.see(time_of(each.header))
        if each.body is None:
            self.bare.add(each.head)
        else:
            self._apply(each)

    def _supply(self, device, number, body):
        run = self.chains.get(device, ())
        if number > len(run) or run[number - 1].body is not None:
            return
        each = run[number - 1]
        if decode_header(each.header).digest != hash_of(body):
            # The body of another entry of this name: the sender holds the other side of a fork.
            return
        run[number - 1] = replace(each, body=body)
        self.bare.remove(each.head)
        self._apply(run[number - 1])

    def _fork(self, entries):
        for each in entries:
            self.forked[each.device, each.number, each.hash] = each
            self.reports.add(("fork", each.device))
            self.stopped.setdefault(each.device, len(self.chains.get(each.device, ())))

    def _keep(self, checkpoint):
        """Keep a checkpoint of an entry that is held, in place of those shortly before it."""
        device, number = checkpoint.device, checkpoint.number
        if self.hash_at(device, number) == checkpoint.header_hash:
            kept = self.checkpoints.setdefault(device, {})
            for other in [each for each in kept if number - number % MILESTONE <= each < number]:
                del kept[other]
            kept[number] = checkpoint

    def _promote(self, device):
        """Let entries count whose gap is filled, and set those apart that turn out to contradict."""
        progress = any(key[0] == device for key in self.waiting)
        while progress:
            progress = False
            for key in sorted(key for key in self.waiting if key[0] == device):
                each, checkpoint = self.waiting[key]
                run = self.chains.get(device, [])
                if each.number > len(run) + 1:
                    break
                del self.waiting[key]
                progress = True
                before = run[each.number - 2].hash if each.number > 1 else NO_PREVIOUS
                if each.number <= len(run) and run[each.number - 1].hash == each.hash:
                    if each.body is not None:
                        self._supply(device, each.number, each.body)
                elif each.number <= len(run) or decode_header(each.header).previous != before:
                    self._fork([each])
                elif (closed := self.closed(device)) is None or each.number <= closed:
                    self._insert(each)
                self._keep(checkpoint)

    # Projecting.

    def _apply(self, each):
        head, time = each.head, time_of(each.header)
        ledger = Ledger(self.times.__contains__, self.times.__getitem__)
        writer = self.roster.members[each.device].station
        for change in changes_of(each.body):
            if change.kind == "person":
                state, values = self.rows.setdefault(change.record, (RowHeads(), dict(DEFAULTS)))
                for group in change.groups:
                    values |= heads.write(state, values, whole(group), head, time, ledger)
                self.stations.setdefault(change.record, set()).add(writer)
                continue
            facts = change.groups[0].fields
            self.stations.setdefault(facts["person_id"], set()).add(writer)
            if change.kind == "transfer":
                self.stations[facts["person_id"]].add(facts["destination"])
            else:
                self.facts[change.record] = facts["person_id"], fact_of(change)
        self.times[head] = time
