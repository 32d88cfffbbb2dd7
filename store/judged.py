"""What a judge of received entries is told and what it answers; refuses to judge.

The judge itself is `sync.chains`; `store.accept` takes in what it answered.
"""

from dataclasses import dataclass
from typing import Protocol

from store.journal import Checkpoint, StoredEntry

Mark = tuple[int, bytes]
"""The number and the header hash of an entry of one device."""


class Held(Protocol):
    """What a judge asks of the register that received something."""

    def newest(self, device: bytes) -> Mark | None:
        """The last entry held of a device without a gap before it; nothing before its first."""
        ...

    def hash_at(self, device: bytes, number: int) -> bytes | None:
        """The header hash of one entry that is held."""
        ...

    def closed(self, device: bytes) -> int | None:
        """The last number accepted of a closed device, nothing if it is open."""
        ...

    def has_body(self, device: bytes, number: int) -> bool:
        """Whether an entry is held with its body."""
        ...


@dataclass(frozen=True, slots=True)
class Judged:
    """A verified segment of one device's chain, sorted by what is to be done with each entry.

    Attributes:
        insert: entries that follow what is held, in order and without a gap.
        supply: entries that are held without a body, which comes with these.
        wait: authentic entries beyond a gap.
        fork: authentic entries whose name another entry bears, and what follows them.
        checkpoint: the signed head of the segment.
        known: how many entries were held already and need nothing.
    """

    insert: tuple[StoredEntry, ...]
    supply: tuple[StoredEntry, ...]
    wait: tuple[StoredEntry, ...]
    fork: tuple[StoredEntry, ...]
    checkpoint: Checkpoint
    known: int
