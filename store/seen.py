"""Which concerns about other devices an officer dealt with, until they come anew; refuses to say whether one is there.

Settings of this register, because what is noticed is its own: another one notices for itself. Who dealt with it, when
and why is a fact of the journal (`TrustAct`), written in the same save.
"""

from dataclasses import dataclass

from models.trust_acts import Concern
from store import settings
from store.compartment import Cursor

_PREFIX = "seen."
_KNOWN = frozenset(Concern)


@dataclass(frozen=True, slots=True)
class Seen:
    """That a concern was dealt with: the fact that says so, and how far the clock was ahead then (milliseconds)."""

    act: str
    clock_ahead: int = 0


def put(cursor: Cursor, device: bytes, concern: Concern, seen: Seen) -> None:
    """It was dealt with."""
    settings.put(cursor, _key(device, concern), f"{seen.act} {seen.clock_ahead}")


def of(cursor: Cursor, device: bytes, concern: Concern) -> Seen | None:
    """That one concern was dealt with, if it was."""
    kept = settings.get(cursor, _key(device, concern))
    return _read(kept) if kept else None


def everything(cursor: Cursor) -> dict[bytes, dict[Concern, Seen]]:
    """Device → what was dealt with about it."""
    found: dict[bytes, dict[Concern, Seen]] = {}
    for key, kept in settings.everything(cursor).items():
        if key.startswith(_PREFIX):
            device, _, concern = key.removeprefix(_PREFIX).partition(".")
            # A newer program may know more of them.
            if concern in _KNOWN:
                found.setdefault(bytes.fromhex(device), {})[Concern(concern)] = _read(kept)
    return found


def forget(cursor: Cursor, device: bytes, *concerns: Concern) -> None:
    """They came anew, or are over: whatever comes next is told again."""
    for concern in concerns:
        settings.drop(cursor, _key(device, concern))


def _key(device: bytes, concern: Concern) -> str:
    return f"{_PREFIX}{device.hex()}.{concern}"


def _read(kept: str) -> Seen:
    act, _, ahead = kept.partition(" ")
    return Seen(act, int(ahead))
