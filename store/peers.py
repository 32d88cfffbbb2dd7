"""What other devices last said they hold, and what was made for them; refuses to judge what it means.

A vector is device → (number, header hash); lacking is device → ranges of entries whose bodies are not held;
wants is hash of an attached file → bytes of it that are held. All are kept as canonical CBOR. Instants are
milliseconds since 1970 UTC. Apart from that stands when a hub heard whom.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import cbor2

from store.accept import Mark
from store.compartment import Cursor

_EMPTY = cbor2.dumps({})

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Peer:
    """One device as it was last heard; `said_at` is by its clock, `heard_at` by ours.

    `clock_ahead` is by how much its clock was ahead of ours when it spoke, as far as that can be known.
    `considered` names the state of this register that was last packed for it. `shrank` says that it once held
    more than it said later: its disk was put back. `documents` are the versions of root and roster it said it
    holds, and the hash of that roster.
    """

    device: bytes
    vector: dict[bytes, Mark] = field(default_factory=dict[bytes, Mark])
    lacking: dict[bytes, Ranges] = field(default_factory=dict[bytes, Ranges])
    wants: dict[bytes, int] = field(default_factory=dict[bytes, int])
    said_at: int = 0
    heard_at: int = 0
    clock_ahead: int = 0
    considered: bytes = b""
    shrank: bool = False
    documents: tuple[int, int, bytes] | None = None


@dataclass(frozen=True, slots=True)
class SentBundle:
    """A bundle that was made: once a recipient's vector reaches `covers`, it has served.

    `extra` says that it carries bodies or files besides entries.
    """

    id: bytes
    recipients: tuple[bytes, ...]
    covers: dict[bytes, int]
    size: int
    made_at: int
    extra: bool = False


_SELECT = (
    "SELECT peer.device, vector, lacking, wants, said_at, heard_at, clock_ahead, considered, shrank,"
    " root, roster, roster_hash FROM peer LEFT JOIN peer_documents USING (device)"
)


def peers(cursor: Cursor) -> dict[bytes, Peer]:
    """Every device that was ever heard."""
    cursor.execute(_SELECT)
    return {row[0]: _peer(*row) for row in cursor.fetchall()}


def peer(cursor: Cursor, device: bytes) -> Peer | None:
    """One device, if it was ever heard."""
    cursor.execute(f"{_SELECT} WHERE peer.device = ?", (device,))
    row = cursor.fetchone()
    return None if row is None else _peer(*row)


def _peer(  # noqa: PLR0913, PLR0917 - one column each
    device: bytes,
    vector: bytes,
    lacking: bytes,
    wants: bytes,
    said_at: int,
    heard_at: int,
    clock_ahead: int,
    considered: bytes,
    shrank: int,
    root: int | None,
    roster: int | None,
    roster_hash: bytes | None,
) -> Peer:
    return Peer(
        device,
        {each: (mark[0], mark[1]) for each, mark in cbor2.loads(vector).items()},
        {
            each: tuple((first, last) for first, last in ranges)
            for each, ranges in cbor2.loads(lacking).items()
        },
        cbor2.loads(wants),
        said_at,
        heard_at,
        clock_ahead,
        considered,
        bool(shrank),
        None if root is None or roster is None else (root, roster, roster_hash or b""),
    )


def note(cursor: Cursor, peer: Peer) -> None:
    """Keep what a device said."""
    cursor.execute(
        "INSERT OR REPLACE INTO peer (device, vector, lacking, wants, said_at, heard_at, clock_ahead,"
        " considered, shrank) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            peer.device,
            encoded(peer.vector),
            encoded(peer.lacking),
            encoded(peer.wants),
            peer.said_at,
            peer.heard_at,
            peer.clock_ahead,
            peer.considered,
            peer.shrank,
        ),
    )
    cursor.execute("DELETE FROM peer_documents WHERE device = ?", (peer.device,))
    if peer.documents is not None:
        cursor.execute(
            "INSERT INTO peer_documents (device, root, roster, roster_hash) VALUES (?, ?, ?, ?)",
            (peer.device, *peer.documents),
        )


def note_considered(cursor: Cursor, devices: Iterable[bytes], state: bytes) -> None:
    """Remember for which state of both sides these devices were served."""
    cursor.executemany(
        "INSERT INTO peer (device, vector, lacking, wants, said_at, heard_at, clock_ahead, considered,"
        " shrank) VALUES (?, ?, ?, ?, 0, 0, 0, ?, 0)"
        " ON CONFLICT (device) DO UPDATE SET considered = excluded.considered",
        [(each, _EMPTY, _EMPTY, _EMPTY, state) for each in devices],
    )


def note_heard_by_hub(cursor: Cursor, heard: Mapping[bytes, int]) -> frozenset[bytes]:
    """Keep when a hub heard others (device → milliseconds), where that is later than known; says of whom it is."""
    known = heard_by_hub(cursor)
    later = {each: at for each, at in heard.items() if at > known.get(each, 0)}
    cursor.executemany(
        "INSERT OR REPLACE INTO heard_by_hub (device, heard_at) VALUES (?, ?)", [*later.items()]
    )
    return frozenset(later)


def heard_by_hub(cursor: Cursor) -> dict[bytes, int]:
    """Device → when a hub last heard it, in milliseconds, as far as hubs said."""
    cursor.execute("SELECT device, heard_at FROM heard_by_hub")
    return dict(cursor.fetchall())


def encoded(marks: Mapping[bytes, object]) -> bytes:
    """A vector, or what is lacking, as canonical CBOR."""
    return cbor2.dumps(dict(marks), canonical=True)


def note_sent(cursor: Cursor, bundle: SentBundle) -> None:
    """Remember a bundle that was made."""
    cursor.execute(
        "INSERT OR REPLACE INTO sent_bundle (id, recipients, covers, size, made_at, extra)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            bundle.id,
            cbor2.dumps(list(bundle.recipients)),
            encoded(bundle.covers),
            bundle.size,
            bundle.made_at,
            bundle.extra,
        ),
    )


def sent(
    cursor: Cursor, of_interest: Callable[[bytes, tuple[bytes, ...]], bool]
) -> tuple[SentBundle, ...]:
    """The bundles that were made and not yet forgotten, the oldest first.

    A year's bundles are many, so only those of interest, by name and recipients, are read whole.
    """
    cursor.execute(
        "SELECT id, recipients, covers, size, made_at, extra FROM sent_bundle ORDER BY made_at, id"
    )
    found: list[SentBundle] = []
    for name, readers, covers, size, made_at, extra in cursor.fetchall():
        recipients = tuple(cbor2.loads(readers))
        if of_interest(name, recipients):
            covered = cbor2.loads(covers)
            found.append(SentBundle(name, recipients, covered, size, made_at, bool(extra)))
    return tuple(found)


def made_at(cursor: Cursor, instant: int) -> int:
    """How many bundles were made at an instant."""
    cursor.execute("SELECT count(*) FROM sent_bundle WHERE made_at = ?", (instant,))
    return cursor.fetchone()[0]


def forget_sent(cursor: Cursor, before: int) -> None:
    """Forget bundles made before an instant."""
    cursor.execute("DELETE FROM sent_bundle WHERE made_at < ?", (before,))
