"""What a bundle says, as plain facts; refuses to know how it is encoded, sealed, carried or believed.

Devices, authorities and bundles are named by 16 bytes (UUIDv7), instants are milliseconds since 1970 UTC, hashes
are SHA-256. The bytes these facts travel as are written down in `docs/bundle.md`.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from store.offer import Segment, Supply
from store.pieces import Piece

__all__ = [
    "Content",
    "Documents",
    "Heard",
    "Introduction",
    "Lacking",
    "Mark",
    "Opened",
    "Peeked",
    "Piece",
    "Recipient",
    "Segment",
    "Supply",
    "Vector",
]

Mark = tuple[int, bytes]
"""Number and header hash of an entry."""

Vector = dict[bytes, Mark]
"""The last entry of each device up to which a register holds every entry of it."""

Lacking = dict[bytes, tuple[tuple[int, int], ...]]
"""Per device the ranges (first, last) of entries whose bodies are not held; ascending, never touching."""


Heard = dict[bytes, int]
"""Per device the hour in which a hub last heard it, in whole hours since 1970 UTC."""


class Documents(NamedTuple):
    """Which documents of the authority a register holds: versions of its newest root and of its roster, its hash."""

    root: int
    roster: int
    roster_hash: bytes

    def serves(self, other: "Documents") -> bool:
        """Whether who holds these needs the others no more; two rosters under one number are for people to see."""
        newer = self.roster > other.roster or self.roster_hash == other.roster_hash
        return newer and self.root >= other.root


@dataclass(frozen=True, slots=True)
class Content:
    """All that a bundle says.

    `roots` are signed root documents, the older first, and `roster` a signed roster, both as they came;
    `wants` names attached files by hash, with how many bytes of each are held already; `documents` says which root
    and roster its sender holds, nothing where an older program does not say. `heard` is what only a hub can say.
    """

    sender: bytes
    authority: bytes
    made_at: int
    vector: Vector = field(default_factory=dict[bytes, Mark])
    lacking: Lacking = field(default_factory=dict[bytes, tuple[tuple[int, int], ...]])
    roots: tuple[bytes, ...] = ()
    roster: bytes | None = None
    segments: tuple[Segment, ...] = ()
    supplies: tuple[Supply, ...] = ()
    pieces: tuple[Piece, ...] = ()
    wants: dict[bytes, int] = field(default_factory=dict[bytes, int])
    documents: Documents | None = None
    heard: Heard = field(default_factory=dict[bytes, int])


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a bundle says of its sender, for whoever judges that sender; nothing else of it is read before.

    `key` is the Ed25519 key the bundle is signed with, as its sender claims it. A sender whom our roster does not
    know yet may be in the roster he brings, which counts only by the authority's own signatures.
    """

    sender: bytes
    key: bytes
    authority: bytes
    made_at: int
    roots: tuple[bytes, ...] = ()
    roster: bytes | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """A device to which a bundle is sealed, and the public key it receives with (`store.device`)."""

    device: bytes
    receiving_key: bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """A bundle that was opened and found whole; `size` is that of the sealed bundle in bytes."""

    content: Content
    sender: bytes
    bundle_id: bytes
    size: int


@dataclass(frozen=True, slots=True)
class Peeked:
    """What anybody can see of a sealed bundle: its name, the key names of its recipients, its size in bytes."""

    bundle_id: bytes
    recipients: tuple[bytes, ...]
    size: int
