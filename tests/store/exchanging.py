"""Two real registers on disk that pass entries to each other as an exchange will, without bundles and carriers."""

from models.clock import HandClock
from models.records import CustodyEvent, Person
from store import device as devices
from store import offer
from store.accept import accept
from store.unit_of_work import edit, load
from sync.bundle.content import Segment
from sync.chains import judge
from tests.store.invented import NOON, author, intake, person


class Register:
    """A vault with its author, and what it does to people."""

    def __init__(self, vault, clock=None):
        self.vault = vault
        self.clock = clock or HandClock(NOON)
        self.me = author(vault, self.clock)

    @property
    def device(self):
        return self.me.device.id

    def take_in(self, number=0):
        """One intake: a person, an event, two objects."""
        added = intake(self.clock, number)
        with edit(self.vault, self.me, "intake") as record:
            for each in added:
                record.add(each)
        return added[0].id

    def amend(self, person_id, **fields):
        with edit(self.vault, self.me, "amend") as record:
            record.change(load(self.vault, Person, person_id), **fields)

    def happen(self, person_id, event):
        """One more event of a person's custody."""
        self.clock.advance(seconds=1)
        with edit(self.vault, self.me, "event") as record:
            record.add(
                CustodyEvent(
                    id=person(self.clock).id,
                    person_id=person_id,
                    event=event,
                    occurred_at=self.clock.now(),
                )
            )

    def vector(self):
        with self.vault.read() as cursor:
            return offer.vector(cursor)

    def lacking(self):
        with self.vault.read() as cursor:
            return offer.lacking(cursor)

    def segments(self, theirs=None, **how):
        with self.vault.read() as cursor:
            return [
                Segment(each.device, each.entries, each.checkpoint)
                for each in offer.segments_for(cursor, theirs or {}, **how)
            ]

    def supplies(self, lacking, **how):
        with self.vault.read() as cursor:
            return [
                (each.device, each.bodies) for each in offer.supplies_for(cursor, lacking, **how)
            ]

    def knows(self, *others):
        """Enter the public keys of other registers, as a roster does."""
        for other in others:
            with self.vault.write() as cursor:
                cursor.execute(
                    "INSERT INTO device (id, public_key, opened_at) VALUES (?, ?, ?)"
                    " ON CONFLICT DO NOTHING",
                    (other.device, other.me.device.public_key, NOON),
                )

    def accept(self, segments, supplies=()):
        def judging(held):
            for each in segments:
                with self.vault.read() as cursor:
                    key = devices.public_key(cursor, each.device)
                yield judge(held, each, key)

        return accept(self.vault, judging, supplies, now=self.clock.now(), hybrid=self.me.hybrid)

    def pull(self, other, **how):
        """Everything another register has and this one lacks, in one transaction."""
        return self.accept(other.segments(self.vector(), **how))
