"""Judges a run of one device's entries against what is held; pure, and refuses to take anything in.

Nothing is believed singly: the links of the whole run, the digests of its bodies and the checkpoint at its end
hold, or none of it is looked at. What is authentic is then sorted: what follows, what supplies a body, what has
to wait for a gap to fill, and what contradicts. Two entries of one name come from a copied or put-back disk;
neither is chosen here. Format: `docs/journal.md`.
"""

from collections.abc import Callable, Mapping, Sequence

from models.errors import BundleDamaged, SignatureInvalid
from store import device as devices
from store.accept import Held, Judged
from store.entry import NO_PREVIOUS, MalformedEntryError, decode_header, hash_of
from store.journal import StoredEntry
from sync.bundle.content import Mark, Segment

Vouches = Callable[[bytes, bytes, bytes], bool]
"""Whether, for a public key and a header hash, a signature is the checkpoint of that key over it."""


def judge(held: Held, segment: Segment, key: bytes, vouches: Vouches = devices.vouches) -> Judged:
    """Verify a segment and sort its entries by what is to be done with each.

    `key` is the public key of the segment's device. Of a closed device nothing beyond the last accepted number
    is inserted or waits. The first entry that contradicts what is held and all that follow on it are `fork`,
    also where only the link before them contradicts. The checkpoint is to be kept once the entry of its
    number and hash is held, which in the last two cases never happens.

    Raises:
        BundleDamaged: `chain`: a link, a name or a digest does not hold, or entries lie beyond the checkpoint.
        SignatureInvalid: `checkpoint`: it is not signed by that device.
    """
    before = _verified(segment)
    checkpoint, entries = segment.checkpoint, segment.entries
    if not vouches(key, checkpoint.header_hash, checkpoint.signature):
        raise SignatureInvalid("checkpoint")
    if not entries:
        return Judged((), (), (), (), checkpoint, 0)
    device, first = segment.device, entries[0].number
    newest = (held.newest(device) or (0, NO_PREVIOUS))[0]
    closed = held.closed(device)
    if first > newest + 1:
        return Judged((), (), _accepted(entries, closed), (), checkpoint, 0)
    if _hash_at(held, device, first - 1) != before:
        return Judged((), (), (), entries, checkpoint, 0)
    same = _agreeing(held, entries, newest)
    supply = tuple(
        each
        for each in entries[:same]
        if each.body is not None and not held.has_body(device, each.number)
    )
    rest = entries[same:]
    if rest and rest[0].number <= newest:
        return Judged((), supply, (), rest, checkpoint, same - len(supply))
    return Judged(_accepted(rest, closed), supply, (), (), checkpoint, same - len(supply))


def contradicted(held: Held, marks: Mapping[bytes, Mark]) -> tuple[bytes, ...]:
    """The devices of which another entry is held under the name that a vector, or a checkpoint, gives.

    A vector is what its sender says, so this is a reason to exchange the entries, which prove it, and to tell
    people; not yet one to close a device.
    """
    return tuple(
        sorted(
            device
            for device, (number, header_hash) in marks.items()
            if _hash_at(held, device, number) not in {None, header_hash}
        )
    )


def _verified(segment: Segment) -> bytes:
    """The hash of the entry before the first, once every entry is found to follow on the one before it."""
    checkpoint, entries = segment.checkpoint, segment.entries
    if checkpoint.device != segment.device or checkpoint.number < 1:
        raise BundleDamaged("chain")
    if not entries:
        return NO_PREVIOUS
    before = previous = b""
    device, number = segment.device, entries[0].number
    for each in entries:
        try:
            header = decode_header(each.header)
        except MalformedEntryError as error:
            raise BundleDamaged("chain") from error
        named = each.number == header.number == number > 0 and (
            each.device == header.device == device
        )
        linked = header.previous == previous if previous else (number > 1) == any(header.previous)
        whole = each.body is None or hash_of(each.body) == header.digest
        if not (named and linked and whole and hash_of(each.header) == each.hash):
            raise BundleDamaged("chain")
        before = before or header.previous
        previous = each.hash
        number += 1
    if (checkpoint.number, checkpoint.header_hash) != (number - 1, previous):
        raise BundleDamaged("chain")
    return before


def _agreeing(held: Held, entries: Sequence[StoredEntry], newest: int) -> int:
    """How many of the entries are the very ones held, which cannot resume once they differ."""

    def agrees(place: int) -> bool:
        each = entries[place]
        return held.hash_at(each.device, each.number) == each.hash

    shared = min(len(entries), newest - entries[0].number + 1)
    if shared == 0 or agrees(shared - 1):
        return shared
    # A hash vouches for all before it, so the place where two chains part is found by halving.
    low, high = 0, shared - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if agrees(middle) else (low, middle)
    return low


def _hash_at(held: Held, device: bytes, number: int) -> bytes | None:
    return held.hash_at(device, number) if number > 0 else NO_PREVIOUS


def _accepted(entries: tuple[StoredEntry, ...], closed: int | None) -> tuple[StoredEntry, ...]:
    if closed is None:
        return entries
    return tuple(each for each in entries if each.number <= closed)
