"""What nobody else has yet: entries that no other register has acknowledged.

Refuses to call anything delivered that was not acknowledged. Where the authority has a bureau elsewhere, only what
the bureau has confirmed counts.
"""

from collections.abc import Collection

from casework.exchange_views import Undelivered
from casework.workspace import Workspace
from store import journal, peers
from store import trust as kept_trust
from store.compartment import Cursor
from store.entry import MalformedEntryError, decode_body
from sync.trust.trust import Trust


def undelivered(workspace: Workspace) -> Undelivered:
    """The entries of this laptop that exist here alone, or that the bureau does not have yet."""
    own = workspace.author.device.id
    with workspace.vault.read() as cursor:
        newest = journal.newest(cursor, own)[0]
        bureau = _bureau(cursor, own)
        confirmed = confirmed_until(cursor, own, bureau)
        if newest <= confirmed:
            return Undelivered(0, 0, bool(bureau))
        return Undelivered(
            newest - confirmed, _recorded_at(cursor, own, confirmed + 1), bool(bureau)
        )


def confirmed_until(cursor: Cursor, own: bytes, readers: Collection[bytes]) -> int:
    """The number up to which one of `readers` (any device, if there is none) confirmed this laptop's entries."""
    return max(
        (
            peer.vector[own][0]
            for device, peer in peers.peers(cursor).items()
            if own in peer.vector and (not readers or device in readers)
        ),
        default=0,
    )


def _bureau(cursor: Cursor, own: bytes) -> frozenset[bytes]:
    held = kept_trust.current(cursor)
    if held is None:
        return frozenset()
    trust = Trust.read(held.roots, held.roster)
    return frozenset(each.device for each in trust.bureau_devices if each.device != own)


def _recorded_at(cursor: Cursor, own: bytes, number: int) -> int:
    entry = journal.read(cursor, (own, number))
    try:
        return decode_body(entry.body).recorded_at if entry and entry.body else 0
    except MalformedEntryError:
        return 0
