"""The way of one sealed packet: in whose hands it is and whether its seal holds (GC III art. 18(6), 122(9)).

All of it follows from what happened; refuses to forget that a seal was once found broken.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class PacketAct(StrEnum):
    """What can happen to a packet; the words are `packet_act.*`."""

    HANDED_OVER = "handed_over"
    RECEIVED = "received"
    FOUND_BROKEN = "found_broken"
    OPENED = "opened"
    RESEALED = "resealed"
    FORWARDED = "forwarded"


class SealState(StrEnum):
    """How its seal stands; the words are `seal_state.*`."""

    SEALED = "sealed"
    BROKEN = "broken"
    OPEN = "open"
    FORWARDED = "forwarded"


@dataclass(frozen=True, slots=True)
class Happened:
    """One event of a packet, as far as its way depends on it; `holder` is who has it after."""

    act: str
    occurred_at: int
    recorded_at: int
    id: str
    seal_intact: bool = False
    holder: str = ""
    discrepancy: str = ""


@dataclass(frozen=True, slots=True)
class PacketWay:
    """Where a packet stands after all that happened, and every discrepancy that was ever found."""

    state: SealState = SealState.SEALED
    holder: str = ""
    discrepancies: tuple[str, ...] = ()


_LEADS_TO = {
    PacketAct.OPENED: SealState.OPEN,
    PacketAct.RESEALED: SealState.SEALED,
    PacketAct.FOUND_BROKEN: SealState.BROKEN,
    PacketAct.FORWARDED: SealState.FORWARDED,
}


def way_of(events: Iterable[Happened]) -> PacketWay:
    """The way of a packet since it was closed."""
    way = PacketWay()
    for event in sorted(events, key=lambda each: (each.occurred_at, each.recorded_at, each.id)):
        way = _after(way, event)
    return way


def _after(way: PacketWay, event: Happened) -> PacketWay:
    """What an event leaves: its holder, its discrepancy, and the seal as it was seen."""
    known = event.act in PacketAct.__members__.values()
    state = _LEADS_TO.get(PacketAct(event.act)) if known else None
    if state is None:
        state = way.state if event.seal_intact or not known else SealState.BROKEN
    found = (event.discrepancy,) if event.discrepancy else ()
    return replace(
        way,
        state=state,
        holder=event.holder or way.holder,
        discrepancies=(*way.discrepancies, *found),
    )
