"""What a bundle changes about concerns that were dealt with: they come anew, or are over; refuses to judge the bundle.

A clock that was set right and goes wrong again is told again, and one that goes more wrong than it was. What travelled
long seems behind, and proves neither.
"""

from collections.abc import Iterable

from models.trust_acts import Concern
from store import seen
from store.compartment import Cursor
from sync.party import CLOCK_TOLERANCE


def heard(cursor: Cursor, sender: bytes, clock_ahead: int, *, put_back: bool) -> None:
    """A device spoke, its clock by so many milliseconds ahead of ours; `put_back`: it lost what it held before."""
    seen.forget(cursor, sender, Concern.SILENT)
    if put_back:
        seen.forget(cursor, sender, Concern.ROLLED_BACK)
    known = seen.of(cursor, sender, Concern.CLOCK)
    if known is not None and (
        abs(clock_ahead) <= CLOCK_TOLERANCE or clock_ahead > known.clock_ahead + CLOCK_TOLERANCE
    ):
        seen.forget(cursor, sender, Concern.CLOCK)


def told_of(cursor: Cursor, devices: Iterable[bytes]) -> None:
    """What these devices wrote came in, whoever brought it, or a hub heard them: they are not silent."""
    for each in devices:
        seen.forget(cursor, each, Concern.SILENT)


def contested(cursor: Cursor, devices: Iterable[bytes]) -> None:
    """Two entries under one name were found of these devices."""
    for each in devices:
        seen.forget(cursor, each, Concern.FORKED)
