"""What the hub lets one caller have: so much at once, so often, for so long; refuses to let others wait for him."""

from collections import OrderedDict
from dataclasses import dataclass

_REMEMBERED = 10_000
_MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one process. Times in seconds.

    `at_once` bundles are held in memory together, of which `working` are worked on. One address may make
    `per_minute` exchanges a minute (0: any number), a refused one counting `refusal_costs`.
    """

    at_once: int = 32
    working: int = 4
    per_minute: int = 600
    refusal_costs: int = 20
    idle_seconds: float = 30.0
    body_seconds: float = 900.0
    drain_seconds: float = 10.0
    patience_seconds: float = 20.0
    stop_seconds: int = 60


class Turns:
    """How many exchanges each address has left: a bucket that fills evenly and holds a minute's worth."""

    def __init__(self, per_minute: int) -> None:
        """0 lets everybody through."""
        self._per_minute = per_minute
        self._spent: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, address: str, now: float) -> float:
        """Take a turn and answer 0, or answer in how many seconds there is one; `now` in seconds."""
        if not self._per_minute:
            return 0.0
        spent = self._left_of(address, now)
        if spent + 1 > self._per_minute:
            return (spent + 1 - self._per_minute) * _MINUTE / self._per_minute
        self._keep(address, spent + 1, now)
        return 0.0

    def charge(self, address: str, turns: int, now: float) -> None:
        """Take further turns away from an address."""
        if self._per_minute:
            self._keep(address, self._left_of(address, now) + turns, now)

    def _left_of(self, address: str, now: float) -> float:
        spent, then = self._spent.get(address, (0.0, now))
        return max(0.0, spent - (now - then) * self._per_minute / _MINUTE)

    def _keep(self, address: str, spent: float, now: float) -> None:
        # No address ever owes more than two minutes' worth.
        self._spent[address] = (min(spent, 2.0 * self._per_minute), now)
        self._spent.move_to_end(address)
        while len(self._spent) > _REMEMBERED:
            self._spent.popitem(last=False)
