"""A register in memory: writes entries, gives what others lack, takes what they give, tells what is wrong.

It refuses to know what officers write and how bundles travel.
"""

from dataclasses import replace

from store.entry import NO_PREVIOUS, Header, encode_header, hash_of
from store.journal import Checkpoint, StoredEntry
from sync import chains, vectors
from sync.bundle.content import Content, Segment, Supply
from tests.simulator.disk import MILESTONE, Disk
from tests.simulator.parcels import Parcel, Peer, people_of


class Register(Disk):
    """A disk with an officer's pen."""

    # Writing.

    def save(self, body):
        """Write one entry of this device; it is confirmed when this returns."""
        number, previous = self.newest(self.id) or (0, NO_PREVIOUS)
        header = encode_header(
            Header(self.id, number + 1, previous, self.hybrid.tick(), hash_of(body))
        )
        entry = StoredEntry(self.id, number + 1, header, body, hash_of(header))
        self._insert(entry)
        if (number + 1) % MILESTONE == 0:
            self._sign()
        return entry

    def succeed(self, pen, roster):
        """Go on under another name, as a restored register does."""
        self._sign()
        self.pen, self.roster, self.overtaken = pen, roster, False

    def _sign(self):
        newest = self.vector.get(self.id)
        if newest and newest[0] not in self.checkpoints.get(self.id, ()):
            self._keep(Checkpoint(self.id, *newest, self.pen.sign(newest[1])))

    # Giving.

    def offer(self, to, limit, *, asked=None, base=None):
        """The parcel for a device: what it is not known to have, `limit` entries at most.

        It begins at `base` where parcels before it lead there. An answer goes by what was just `asked`, so that
        two laptops of one name are both served.
        """
        self._sign()
        peer = self.peers.get(to, Peer()) if asked is None else Peer(asked.vector, 0, asked.lacking)
        self.made_at = max(self.made_at + 1, self.hybrid.clock.now())
        segments, left, covers = [], limit, dict(peer.vector if base is None else base)
        hash_at = None if self.hasty else self.hash_at
        owed = vectors.missing(self.vector, covers, hash_at)
        for device in sorted(owed, key=lambda device: (device != self.id, device)):
            first, last = owed[device]
            while left > 0 and first <= last:
                segment = self._segment(device, first, left, to)
                if segment is None:
                    break
                segments.append(segment)
                first = segment.checkpoint.number + 1
                covers[device] = segment.checkpoint.number, segment.checkpoint.header_hash
                left -= len(segment.entries)
        supplies = [
            Supply(device, bodies)
            for device, ranges in peer.lacking.items()
            if (bodies := self._bodies(device, ranges, to))
        ]
        content = Content(
            self.id,
            b"",
            self.made_at,
            dict(self.vector),
            self.lacking,
            segments=tuple(segments),
            supplies=tuple(supplies),
        )
        return Parcel(content, self.roster, to, covers)

    def _segment(self, device, first, limit, to):
        kept = self.checkpoints.get(device, {})
        ends = sorted(number for number in kept if number >= first)
        if not ends:
            return None
        end = max([each for each in ends if each < first + limit], default=ends[0])
        entries = tuple(
            each if self._may_see(to, each) else replace(each, body=None)
            for each in self.chains[device][first - 1 : end]
        )
        return Segment(device, entries, kept[end])

    def _bodies(self, device, ranges, to):
        run = self.chains.get(device, ())
        return tuple(
            (each.number, each.body)
            for first, last in ranges
            for each in run[first - 1 : last]
            if each.body is not None and self._may_see(to, each)
        )

    def _may_see(self, to, each):
        member = self.roster.members.get(to)
        if each.body is None or member is None or member.accepted_until is not None:
            return False
        if member.station == "bureau":
            return True
        return any(
            member.station in self.stations.get(person, ()) for person in people_of(each.body)
        )

    # Taking.

    def take(self, parcel):
        """Take in a parcel; what it contradicts is reported, what it adds is kept. Says whether it is believed."""
        content = parcel.content
        if parcel.roster.version > self.roster.version:
            self.roster = parcel.roster
        member = self.roster.members.get(content.sender)
        if member is None or member.accepted_until is not None:
            self.reports.add(("refused", content.sender))
            return False
        self._hear(content)
        for segment in content.segments:
            member = self.roster.members[segment.device]
            judged = chains.judge(self, segment, member.key, self.vouches)
            self.accept(judged, segment.device)
        for supply in content.supplies:
            for number, body in supply.bodies:
                self._supply(supply.device, number, body)
        return True

    def _hear(self, content):
        peer = self.peers.setdefault(content.sender, Peer())
        later = content.made_at > peer.made_at
        if content.sender != self.id:
            if vectors.rolled_back(peer.vector, content.vector, later=later):
                self.reports.add(("rollback", content.sender))
            if later or vectors.shrank(content.vector, peer.vector):
                self.peers[content.sender] = Peer(
                    content.vector, max(content.made_at, peer.made_at), content.lacking
                )
        for device in chains.contradicted(self, content.vector):
            self.reports.add(("fork", device))
        if vectors.overtaken(self.id, self.vector, content.vector):
            self.reports.add(("rollback", self.id))
            self.overtaken = True
