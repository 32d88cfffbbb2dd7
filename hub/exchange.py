"""One exchange: a sealed bundle in, a sealed bundle out; knows neither the network nor any process beside it.

First the bundle is opened and its sender judged, then all it brings is taken in by one transaction, then the answer is
chosen as that transaction left things. Nothing is remembered in between but what can be
forgotten: documents already verified, and readers to whom nothing was owed.
"""

from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

from sqlalchemy import Connection

from hub import authority, heard
from hub.authority import Believed
from hub.database import Database
from hub.files import Files
from hub.held import lacking, vector
from hub.keys import HubKeys
from hub.offering import Offer, Offering, Room, reader_of
from hub.sealing import Sealing
from hub.taking import Taken, Taking, prepare
from models.clock import Clock
from models.errors import AuthorityForeign, BundleTooLarge
from store.register import REGISTER
from sync import documents
from sync.bundle.content import Content, Heard, Introduction, Recipient
from sync.bundle.limits import ROOM
from sync.bundle.seal import open_sealed, seal
from sync.trust.roster import RosterDevice
from sync.trust.trust import Trust

_REMEMBERED = 4096
_HEALTH_PATIENCE = 1.0
_LEAST_ROOM = ROOM // 64


@dataclass(frozen=True, slots=True)
class Done:
    """An exchange: the sealed answer, and what came of it for whoever counts."""

    answer: bytes
    taken: Taken
    given: int


class Exchange:
    """Answers bundles; used by several threads of one process at once."""

    def __init__(self, database: Database, keys: HubKeys, clock: Clock) -> None:
        """The database must have been prepared."""
        self._database = database
        self._device = keys.device()
        self._sealing = Sealing(keys.master)
        self._clock = clock
        self._compartment = REGISTER.name
        self._believed = Believed()
        self._owed_nothing = _Remembered()
        self._heard: dict[bytes, tuple[int, int]] = {}

    def answer(self, sealed: bytes) -> Done:
        """The answer to a bundle.

        Raises:
            BundleError, TrustError: it is refused, and nothing of it was kept.
            HubNotEnrolled: the hub belongs to no authority yet.
            DatabaseAway: later; if something was kept, sending it again does no harm.
        """
        trust = self._database.read(self._believed.read)
        now = self._clock.now()

        def known(introduction: Introduction) -> bytes:
            return self._judged(trust, introduction, now)[1].public_key

        content = open_sealed(sealed, self._device, known).content
        taken = self._take(trust, content, now)
        self._hear(content, now)
        made = self._database.read(lambda connection: self._choose(connection, content, now))
        return Done(self._sealed(made, content, now), taken, made.entries)

    def health(self) -> int:
        """How many entries the hub holds. Raises `DatabaseAway`."""
        return self._database.read(
            lambda connection: sum(number for number, _ in vector(connection).values()),
            patience=_HEALTH_PATIENCE,
        )

    def _judged(
        self, trust: Trust, introduction: Introduction | Content, now: int
    ) -> tuple[Trust, RosterDevice]:
        if introduction.authority != trust.authority:
            raise AuthorityForeign("")
        believed = trust.believes(introduction.roots, introduction.roster, now)
        return believed, believed.judge(introduction.sender, self._compartment, now)

    def _take(self, believed: Trust, content: Content, now: int) -> Taken:
        """Take in what was brought, if anything was."""
        newer = believed.believes(content.roots, content.roster, now) is not believed
        if not (newer or content.segments or content.supplies or content.pieces):
            return Taken()
        prepared = prepare(content, self._sealing)

        def work(connection: Connection) -> Taken:
            held = self._believed.read(connection)
            # It may have been revoked since it was judged first.
            trust, _ = self._judged(held, content, now)
            if trust is not held:
                authority.keep(connection, trust)
            return Taking(connection, self._sealing, trust, prepared, now).take(content)

        return self._database.write(work)

    def _hear(self, content: Content, now: int) -> None:
        """Note that somebody who is believed spoke, once an hour: an exchange that brings nothing else only reads."""
        sender, said, hour = content.sender, heard.hour_of(content.made_at), heard.hour_of(now)
        if self._heard.get(sender) != (said, hour):
            self._database.write(lambda connection: heard.note(connection, sender, said, hour))
            self._heard[sender] = said, hour

    def _choose(
        self, connection: Connection, theirs: Content, now: int, room: int = ROOM
    ) -> "_Made":
        trust, sender = self._judged(self._believed.read(connection), theirs, now)
        mine, without = vector(connection), lacking(connection)
        state = _state(trust, mine, without, theirs)
        offer = Offer()
        if not self._owed_nothing.has(state):
            reader = reader_of(connection, trust, sender)
            offering = Offering(connection, self._sealing, reader, Room(room))
            offer = offering.choose(mine, theirs)
            if offer.empty and not theirs.wants:
                self._owed_nothing.add(state)
        ours = documents.held_by(trust)
        held = theirs.documents
        tell = theirs.roster != trust.roster_document and not (held and held.serves(ours))
        content = Content(
            sender=self._device.id,
            authority=trust.authority,
            made_at=now,
            vector=mine,
            lacking=without,
            roots=trust.roots if tell else (),
            roster=trust.roster_document if tell else None,
            segments=tuple(offer.segments),
            supplies=tuple(offer.supplies),
            pieces=tuple(offer.pieces),
            wants=Files(connection, self._sealing).wants(),
            documents=ours,
            heard=_others(heard.hours(connection), trust, sender),
        )
        return _Made(content, sender)

    def _sealed(self, made: "_Made", theirs: Content, now: int) -> bytes:
        """The answer as a bundle; with less in it if it turns out larger than a bundle may be."""
        recipient = Recipient(made.reader.device, made.reader.receiving_key)
        room = ROOM
        while True:
            try:
                return seal(made.content, self._device, [recipient])
            except BundleTooLarge:
                room //= 2
                if room < _LEAST_ROOM:
                    raise
            made = self._database.read(lambda c, room=room: self._choose(c, theirs, now, room))


@dataclass(frozen=True, slots=True)
class _Made:
    content: Content
    reader: RosterDevice

    @property
    def entries(self) -> int:
        """How many entries and bodies go out."""
        segments = sum(len(each.entries) for each in self.content.segments)
        return segments + sum(len(each.bodies) for each in self.content.supplies)


class _Remembered:
    """Digests of states, the latest few thousand."""

    def __init__(self) -> None:
        self._digests: OrderedDict[bytes, None] = OrderedDict()
        self._lock = Lock()

    def has(self, digest: bytes) -> bool:
        with self._lock:
            return digest in self._digests

    def add(self, digest: bytes) -> None:
        with self._lock:
            self._digests[digest] = None
            while len(self._digests) > _REMEMBERED:
                self._digests.popitem(last=False)


def _others(hours: Heard, trust: Trust, reader: RosterDevice) -> Heard:
    """Of whom the roster names, but for the reader himself."""
    named = {each.device for each in trust.roster.devices} - {reader.device}
    return {device: hour for device, hour in hours.items() if device in named}


def _state(trust: Trust, mine: object, without: object, theirs: Content) -> bytes:
    """Everything on which it depends whether a reader is owed something: what both hold, and who he is."""
    said = (
        trust.roster.version,
        theirs.sender,
        mine,
        without,
        sorted(theirs.vector.items()),
        sorted(theirs.lacking.items()),
    )
    return sha256(repr(said).encode()).digest()
