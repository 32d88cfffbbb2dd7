"""What time it is, as an object that is passed in; refuses to be a global.

Instants are whole milliseconds since 1970-01-01 UTC. `HybridClock` gives the logical time of entries:
it never runs backwards, even when the laptop's clock does (Kulkarni et al., 2014).
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Protocol

LOGICAL_COUNTER_BITS = 16
"""The low bits of a logical time that count within one millisecond."""

FURTHEST = 1 << 62
"""No clock, of this laptop or another, takes logical time beyond this (the year 4199): half of what can be written
down is left, so that nobody's entry can bring a register to the end of its numbers."""


class Clock(Protocol):
    """Anything that can tell the time."""

    def now(self) -> int:
        """Milliseconds since 1970-01-01 UTC."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The laptop's own clock."""

    def now(self) -> int:
        """Milliseconds since 1970-01-01 UTC, as the operating system has it."""
        return time.time_ns() // 1_000_000


@dataclass(slots=True)
class HandClock:
    """A clock set and moved by hand: for the tour, the practice register and time-travel tests."""

    instant: int

    def now(self) -> int:
        """Milliseconds since 1970-01-01 UTC."""
        return self.instant

    def advance(
        self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0
    ) -> None:
        """Move the clock on (or back, with negative figures)."""
        span = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        self.instant += int(span.total_seconds() * 1000)


def written_at(logical: int) -> int:
    """The instant of a logical time, in milliseconds."""
    return logical >> LOGICAL_COUNTER_BITS


@dataclass(slots=True)
class HybridClock:
    """Logical time: 48 bits of milliseconds above 16 bits of counter, never repeated, never backwards."""

    clock: Clock
    last: int = 0

    def tick(self) -> int:
        """The logical time of a new entry, later than every one given or seen before."""
        clock = min(self.clock.now() << LOGICAL_COUNTER_BITS, FURTHEST)
        self.last = max(clock, self.last + 1)
        return self.last

    def see(self, logical: int) -> None:
        """Take note of another's logical time, so that what follows it sorts after it; beyond `FURTHEST` not."""
        self.last = max(self.last, min(logical, FURTHEST))


def to_datetime(instant: int, offset_minutes: int = 0) -> datetime:
    """An instant as an aware datetime at `offset_minutes` east of UTC."""
    zone = timezone(timedelta(minutes=offset_minutes)) if offset_minutes else UTC
    return datetime.fromtimestamp(instant / 1000, tz=zone)


def local_offset_minutes(instant: int) -> int:
    """How far the laptop's time zone is east of UTC at that instant, in minutes."""
    offset = datetime.fromtimestamp(instant / 1000, tz=UTC).astimezone().utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0


def instant_of(moment: datetime) -> int:
    """Milliseconds since 1970-01-01 UTC of an aware datetime."""
    return round(moment.timestamp() * 1000)
