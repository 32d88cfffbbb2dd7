"""Compares what registers say they hold; pure, and refuses to trust any clock.

A vector names, per device, the last entry up to which every entry is held. What a lawful register holds only
grows, so two of its vectors can always be compared: one holds all that the other does. Where each holds
something the other lacks, a disk was put back, whichever of them was made first.
"""

from collections.abc import Callable, Mapping

from store.entry import NO_PREVIOUS
from sync.bundle.content import Mark, Vector

_NOTHING: Mark = (0, NO_PREVIOUS)


def missing(
    mine: Vector,
    theirs: Vector,
    hash_at: Callable[[bytes, int], bytes | None] | None = None,
) -> dict[bytes, tuple[int, int]]:
    """What the other lacks: device → numbers of the first and the last entry to send, in order of devices.

    An entry that bears the same name there and here and is not the same one is sent as well, so that both
    sides learn of the fork. `hash_at` tells the hash of an entry held here; without it a fork further back than
    the newest entries is noticed by the one who receives what follows it.
    """
    found: dict[bytes, tuple[int, int]] = {}
    for device in sorted(mine):
        last, newest = mine[device]
        number, header_hash = theirs.get(device, _NOTHING)
        if number > last:
            continue
        same = newest if number == last else header_hash
        if hash_at is not None and 0 < number < last:
            same = hash_at(device, number) or header_hash
        first = number + 1 if same == header_hash else number
        if first <= last:
            found[device] = first, last
    return found


def covers(vector: Vector, covered: Mapping[bytes, int]) -> bool:
    """Whether everything up to these numbers is held: device → number."""
    return all(vector.get(device, _NOTHING)[0] >= number for device, number in covered.items())


def lags(mine: Vector, theirs: Vector) -> dict[bytes, int]:
    """How many entries of each device are held here and not there."""
    return {
        device: last - theirs.get(device, _NOTHING)[0]
        for device, (last, _) in sorted(mine.items())
        if last > theirs.get(device, _NOTHING)[0]
    }


def shrank(before: Vector, now: Vector) -> tuple[bytes, ...]:
    """The devices of which `now` holds less than `before`, or another entry under the same name."""
    return tuple(device for device in sorted(before) if _less(before[device], now.get(device)))


def rolled_back(before: Vector, now: Vector, *, later: bool) -> tuple[bytes, ...]:
    """The devices whose entries a register has lost between two of its vectors: its disk was put back.

    `later` says whether `now` claims to be made after `before`. If not, a smaller vector is most likely one that
    travelled long; but one that also holds something new cannot be, whatever its sender's clock said.
    """
    return shrank(before, now) if later or shrank(now, before) else ()


def overtaken(own: bytes, mine: Vector, theirs: Vector) -> int:
    """How many entries of this register's own device others hold and it does not: 0, or its disk was put back."""
    return max(0, theirs.get(own, _NOTHING)[0] - mine.get(own, _NOTHING)[0])


def _less(before: Mark, now: Mark | None) -> bool:
    number, header_hash = now or _NOTHING
    return number < before[0] or (number == before[0] and header_hash != before[1])
