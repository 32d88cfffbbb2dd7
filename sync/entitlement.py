"""What the devices of one station may read of this register, as `store.audience` rules; refuses to send anything."""

from collections.abc import Callable, Mapping, Sequence

from store import pieces
from store.audience import PRIVATE, Reader, entitled, find_subject, subjects_of
from store.compartment import Cursor
from store.entry import MalformedEntryError, decode_body
from store.journal import StoredEntry
from store.pieces import Piece
from sync.bundle.limits import ROOM
from sync.party import Party
from sync.trust.roster import RosterDevice

MaySee = Callable[[StoredEntry], bool]


def reader_of(party: Party, cursor: Cursor, recipients: Sequence[RosterDevice]) -> Reader:
    """What the devices of one station may read."""
    bureau = {each.device for each in party.trust.bureau_devices}
    station = recipients[0].station
    # What a device of theirs recorded before it was revoked, or before its disk was put back, is theirs all the same.
    devices = party.trust.roster.devices
    own = frozenset(each.device for each in devices if each.station == station)
    if all(each.device in bureau for each in recipients):
        return Reader(own, everything=True)
    return Reader(own, entitled(cursor, station, own))


def may_see_of(cursor: Cursor, reader: Reader) -> MaySee:
    """Whether an entry travels whole to them; what is private travels to nobody."""
    find = find_subject(cursor)

    def may_see(entry: StoredEntry) -> bool:
        trusted = reader.everything or entry.device in reader.devices
        if trusted and not _may_be_private(entry):
            return True
        try:
            changes = decode_body(entry.body).changes if entry.body else ()
        except MalformedEntryError:
            return trusted
        if any(change.kind in PRIVATE for change in changes):
            return False
        return trusted or reader.may_read(entry.device, subjects_of(changes, find))

    return may_see


def _may_be_private(entry: StoredEntry) -> bool:
    """Whether the word of a private kind stands anywhere in an entry: cheaper than reading all of them."""
    body = entry.body or b""
    return any(word in body for word in _PRIVATE_WORDS)


def runs_of(
    cursor: Cursor, wanted: Mapping[bytes, int], reader: Reader
) -> tuple[tuple[Piece, ...], dict[bytes, int]]:
    """Runs of wanted files that fit into a bundle, and what is held and still wanted after them."""
    found = tuple(
        pieces.pieces_for(
            cursor,
            wanted,
            may_see=lambda subject: reader.everything or subject in reader.subjects,
            max_bytes=ROOM // 2,
        )
    )
    after = dict(wanted)
    for each in found:
        after[each.hash] = each.offset + len(each.content)
        if after[each.hash] >= each.size:
            del after[each.hash]
    return found, after


_PRIVATE_WORDS = tuple(bytes([0x60 + len(kind)]) + kind.encode() for kind in sorted(PRIVATE))
"""The kinds as CBOR writes them: a short text is one byte of type and length, then its letters (RFC 8949, 3.1)."""
