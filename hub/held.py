"""What the hub holds of each device's chain, as a judge and as an answer need it; only reads.

Implements `store.accept.Held` over the tables. Whatever is asked of many entries is asked of the
database once.
"""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, and_, func, select

from hub.schema import body, chain, checkpoint, closed, entry, withheld
from store.accept import Mark
from store.journal import Checkpoint
from sync.bundle.content import Lacking, Segment, Vector


class HubHeld:
    """The hub's chains as one transaction sees them."""

    def __init__(
        self, connection: Connection, segments: Iterable[Segment], ends: Mapping[bytes, int]
    ) -> None:
        """Look up what judging these segments will ask.

        `ends` are the last numbers accepted of revoked devices, as the roster has them.
        """
        self._connection = connection
        self._hashes: dict[tuple[bytes, int], bytes] = {}
        self._bodies: set[tuple[bytes, int]] = set()
        self._newest: dict[bytes, Mark] = {}
        self._closed = closed_devices(connection)
        for device, number in ends.items():
            self._closed[device] = min(number, self._closed.get(device, number))
        for each in segments:
            if each.entries:
                self._look_up(each.device, each.entries[0].number - 1, each.entries[-1].number)

    def newest(self, device: bytes) -> Mark | None:
        """The last entry held of a device."""
        if device not in self._newest:
            found = self._connection.execute(
                select(entry.c.number, entry.c.hash)
                .where(entry.c.device == device)
                .order_by(entry.c.number.desc())
                .limit(1)
            ).first()
            if found is None:
                return None
            self._newest[device] = (found.number, found.hash)
        return self._newest[device]

    def hash_at(self, device: bytes, number: int) -> bytes | None:
        """The header hash of one entry that is held."""
        known = self._hashes.get((device, number))
        if known is not None:
            return known
        return self._connection.scalar(
            select(entry.c.hash).where(entry.c.device == device, entry.c.number == number)
        )

    def closed(self, device: bytes) -> int | None:
        """The last number accepted of a closed or revoked device."""
        return self._closed.get(device)

    def has_body(self, device: bytes, number: int) -> bool:
        """Whether an entry is held with its body; asked only of entries of the segments."""
        return (device, number) in self._bodies

    def added(self, device: bytes, mark: Mark) -> None:
        """Take note that the chain reaches further now."""
        self._newest[device] = mark

    def _look_up(self, device: bytes, first: int, last: int) -> None:
        rows = self._connection.execute(
            select(entry.c.number, entry.c.hash, body.c.number.label("whole"))
            .outerjoin(body, and_(body.c.device == entry.c.device, body.c.number == entry.c.number))
            .where(entry.c.device == device, entry.c.number.between(first, last))
        )
        for number, header_hash, whole in rows:
            self._hashes[device, number] = header_hash
            if whole is not None:
                self._bodies.add((device, number))


def closed_devices(connection: Connection) -> dict[bytes, int]:
    """Devices whose chain was forked, and the last number accepted of each."""
    rows = connection.execute(
        select(closed.c.device, func.min(closed.c.number)).group_by(closed.c.device)
    )
    return {each[0]: each[1] for each in rows}


def vector(connection: Connection) -> Vector:
    """The last entry held of every device."""
    # One look at the end of each chain; joined in any other way, SQLite reads every entry.
    last = select(entry.c.number).where(entry.c.device == chain.c.device)
    last = last.order_by(entry.c.number.desc()).limit(1)
    rows = connection.execute(
        select(
            chain.c.device,
            last.scalar_subquery(),
            last.with_only_columns(entry.c.hash).scalar_subquery(),
        ).order_by(chain.c.device)
    )
    return {device: (number, header_hash) for device, number, header_hash in rows}


def lacking(connection: Connection) -> Lacking:
    """The runs of entries whose bodies were withheld from the hub."""
    rows = connection.execute(
        select(withheld.c.device, withheld.c.number)
        .outerjoin(
            body, and_(body.c.device == withheld.c.device, body.c.number == withheld.c.number)
        )
        .where(body.c.number.is_(None))
        .order_by(withheld.c.device, withheld.c.number)
    )
    found: dict[bytes, list[tuple[int, int]]] = {}
    for device, number in rows:
        runs = found.setdefault(device, [])
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return {device: tuple(runs) for device, runs in found.items()}


def checkpoints(
    connection: Connection, device: bytes, first: int, last: int
) -> Iterator[Checkpoint]:
    """The checkpoints of a device between two numbers, in order."""
    rows = connection.execute(
        select(checkpoint)
        .where(checkpoint.c.device == device, checkpoint.c.number.between(first, last))
        .order_by(checkpoint.c.number)
    )
    return (Checkpoint(*row) for row in rows)
