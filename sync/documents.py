"""Which documents of the authority a bundle brings: those its readers are not known to hold; refuses to judge them."""

from collections.abc import Iterable
from hashlib import sha256

from store.peers import Peer
from sync.bundle.content import Documents
from sync.trust.trust import Trust

_BELIEVED = 7 * 24 * 3600 * 1000
"""Milliseconds for which it counts what somebody said he holds."""


def held_by(trust: Trust) -> Documents:
    """Which root and roster somebody who has this trust holds."""
    digest = sha256(trust.roster_document).digest()
    return Documents(trust.root.version, trust.roster.version, digest)


def brought(
    trust: Trust, readers: Iterable[Peer], now: int
) -> tuple[tuple[bytes, ...], bytes | None]:
    """Roots and roster for these readers; nothing if all of them are known to hold these or newer ones.

    What was said long before `now` (milliseconds), or after it, counts no more: a disk that was put back may have
    lost what it needs to know us by, and whoever it does not know it cannot tell so.
    """
    ours = held_by(trust)
    if all(
        each.documents is not None
        and Documents(*each.documents).serves(ours)
        and 0 <= now - each.heard_at < _BELIEVED
        for each in readers
    ):
        return (), None
    return trust.roots, trust.roster_document
