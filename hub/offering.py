"""What a reader lacks and may see, chosen from the hub's tables for one answer; only reads.

Chains travel from where the reader stands to a checkpoint. A body the reader may not see stays away, its header
flows; one it may see by now is supplied. What does not fit into one bundle follows in the next.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, and_, select

from hub.audience import entitled, speaking_of, subjects_between
from hub.files import Files
from hub.held import checkpoints
from hub.schema import body, entry
from hub.sealing import Sealing
from store.audience import Reader
from store.heads import Head
from store.journal import Checkpoint, StoredEntry
from sync.bundle.content import Content, Lacking, Piece, Segment, Supply, Vector
from sync.bundle.limits import MAX_ENTRIES, MAX_FRAMES, MAX_PIECES, ROOM
from sync.trust.roster import RosterDevice
from sync.trust.trust import Trust
from sync.vectors import missing

_RUN = 1000
_LEAST_PER_ENTRY = 40
_SMALLEST_PIECE = 4096


@dataclass(slots=True)
class Room:
    """What still fits into the answer: bytes, entries and frames."""

    octets: int = ROOM
    entries: int = MAX_ENTRIES
    bodies: int = MAX_ENTRIES
    frames: int = MAX_FRAMES - 2
    pieces: int = MAX_PIECES


@dataclass(slots=True)
class Offer:
    """What goes into the answer."""

    segments: list[Segment] = field(default_factory=list[Segment])
    supplies: list[Supply] = field(default_factory=list[Supply])
    pieces: list[Piece] = field(default_factory=list[Piece])

    @property
    def empty(self) -> bool:
        """Whether nothing is owed."""
        return not (self.segments or self.supplies or self.pieces)


def reader_of(connection: Connection, trust: Trust, sender: RosterDevice) -> Reader:
    """What this device may read: everything for the bureau, else what concerns its station."""
    if any(each.device == sender.device for each in trust.bureau_devices):
        return Reader(frozenset({sender.device}), everything=True)
    devices = frozenset(
        each.device for each in trust.roster.devices if each.station == sender.station
    )
    return Reader(devices, entitled(connection, sender.station, devices))


class Offering:
    """Chooses for one reader within one transaction."""

    def __init__(
        self, connection: Connection, sealing: Sealing, reader: Reader, room: Room
    ) -> None:
        """`room` is used up."""
        self._connection = connection
        self._sealing = sealing
        self._reader = reader
        self._room = room
        self.offer = Offer()

    def choose(self, mine: Vector, theirs: Content) -> Offer:
        """What is owed to the reader who said this."""
        for device, (first, last) in missing(mine, theirs.vector, self._hash_at).items():
            self._chain(device, first, last)
        self._supplies(theirs.lacking)
        self._pieces(theirs.wants)
        return self.offer

    def _hash_at(self, device: bytes, number: int) -> bytes | None:
        return self._connection.scalar(
            select(entry.c.hash).where(entry.c.device == device, entry.c.number == number)
        )

    def _chain(self, device: bytes, first: int, last: int) -> None:
        """Segments of one chain, each up to a checkpoint, while there is room."""
        points = list(checkpoints(self._connection, device, first, last))
        while points and self._room.frames > 0 and self._room.entries > 0:
            most = first + min(_RUN, self._room.entries) - 1
            fitting = bisect_right(points, most, key=lambda point: point.number)
            # A run that was signed as a whole travels as a whole, however long it is.
            point = points[max(fitting - 1, 0)]
            if point.number - first >= self._room.entries:
                return
            segment = self._segment(device, first, point)
            octets = sum(len(each.body or b"") + _LEAST_PER_ENTRY for each in segment.entries)
            if octets > self._room.octets and fitting > 1:
                points = points[: fitting // 2]
                continue
            if octets > self._room.octets and not self.offer.empty:
                return
            self.offer.segments.append(segment)
            self._room.octets -= octets
            self._room.entries -= len(segment.entries)
            self._room.frames -= 1
            first = point.number + 1
            points = [each for each in points if each.number >= first]

    def _segment(self, device: bytes, first: int, point: Checkpoint) -> Segment:
        subjects = (
            {}
            if self._reader.everything
            else subjects_between(self._connection, device, first, point.number)
        )
        rows = self._connection.execute(
            select(entry.c.number, entry.c.header, entry.c.hash, body.c.sealed)
            .outerjoin(body, and_(body.c.device == entry.c.device, body.c.number == entry.c.number))
            .where(entry.c.device == device, entry.c.number.between(first, point.number))
            .order_by(entry.c.number)
        )
        entries: list[StoredEntry] = []
        for number, header, header_hash, sealed in rows:
            opened = None
            if sealed is not None and self._reader.may_read(device, subjects.get(number)):
                opened = self._sealing.open_body(device, number, header_hash, sealed)
            entries.append(StoredEntry(device, number, header, opened, header_hash))
        return Segment(device, tuple(entries), point)

    def _supplies(self, lacking: Lacking) -> None:
        """Bodies the reader has only the headers of."""
        if not lacking:
            return
        # What is sent as part of a chain in this very answer cannot be lacking yet.
        allowed = None if self._reader.everything else self._allowed(lacking)
        for device, ranges in sorted(lacking.items()):
            bodies: list[tuple[int, bytes]] = []
            for number, header_hash, sealed in self._bodies(device, ranges, allowed):
                opened = self._sealing.open_body(device, number, header_hash, sealed)
                if self._room.bodies < 1 or self._room.octets < len(opened):
                    break
                bodies.append((number, opened))
                self._room.bodies -= 1
                self._room.octets -= len(opened) + _LEAST_PER_ENTRY
            if bodies and self._room.frames > 0:
                self.offer.supplies.append(Supply(device, tuple(bodies)))
                self._room.frames -= 1

    def _allowed(self, lacking: Lacking) -> dict[bytes, list[int]]:
        """Numbers of entries in these ranges that the reader may see, per device, in order."""
        within = _within(lacking)
        own = [head for head in self._own(lacking) if within(head)]
        spoken = filter(within, speaking_of(self._connection, self._reader.subjects))
        found: dict[bytes, list[int]] = {}
        for device, number in sorted({*own, *spoken}):
            found.setdefault(device, []).append(number)
        for device, numbers in found.items():
            subjects = subjects_between(self._connection, device, numbers[0], numbers[-1])
            found[device] = [
                number for number in numbers if self._reader.may_read(device, subjects.get(number))
            ]
        return found

    def _own(self, lacking: Lacking) -> Iterator[Head]:
        for device in self._reader.devices & lacking.keys():
            for first, last in lacking[device]:
                numbers = self._connection.scalars(
                    select(body.c.number).where(
                        body.c.device == device, body.c.number.between(first, last)
                    )
                )
                yield from ((device, number) for number in numbers)

    def _bodies(
        self,
        device: bytes,
        ranges: Iterable[tuple[int, int]],
        allowed: dict[bytes, list[int]] | None,
    ) -> Iterator[tuple[int, bytes, bytes]]:
        chosen = (
            select(body.c.number, entry.c.hash, body.c.sealed)
            .join(entry, and_(entry.c.device == body.c.device, entry.c.number == body.c.number))
            .where(body.c.device == device)
            .order_by(body.c.number)
        )
        if allowed is not None:
            numbers = allowed.get(device, [])[: self._room.bodies]
            for start in range(0, len(numbers), _RUN):
                some = chosen.where(body.c.number.in_(numbers[start : start + _RUN]))
                yield from (tuple(row) for row in self._connection.execute(some))
            return
        for first, last in ranges:
            some = chosen.where(body.c.number.between(first, last)).limit(self._room.bodies)
            yield from (tuple(row) for row in self._connection.execute(some))

    def _pieces(self, wants: dict[bytes, int]) -> None:
        """Runs of files the reader asks for and may see."""
        files = Files(self._connection, self._sealing)
        for digest, (size, whom) in sorted(files.whose(wants).items()):
            if not (self._reader.everything or whom & self._reader.subjects):
                continue
            if self._room.octets < _SMALLEST_PIECE:
                return
            for offset, run in files.content(digest, wants[digest], self._room.octets):
                if self._room.pieces < 1 or self._room.frames < 1:
                    return
                self.offer.pieces.append(Piece(digest, size, offset, run, min(whom)))
                self._room.octets -= len(run)
                self._room.pieces -= 1
                self._room.frames -= 1


def _within(lacking: Lacking) -> Callable[[Head], bool]:
    """Whether an entry lies in one of the ranges, which ascend."""
    starts = {device: [first for first, _ in ranges] for device, ranges in lacking.items()}

    def within(head: Head) -> bool:
        device, number = head
        place = bisect_right(starts.get(device, ()), number) - 1
        return place >= 0 and number <= lacking[device][place][1]

    return within
