"""How long to wait before a hub is tried again: politely, and never in step with other laptops; pure.

Refuses to read a clock or to draw lots itself: both are passed in.
"""

from collections.abc import Callable
from dataclasses import dataclass

Lots = Callable[[float, float], float]
"""A number drawn evenly between two, such as `random.uniform`."""


@dataclass(slots=True)
class Backoff:
    """Waits that double from `first` to `longest` seconds, each drawn from its upper half.

    What the hub itself asks for (`Retry-After`) is never undercut, but nobody is made to wait longer than
    `most_asked` by a header.
    """

    lots: Lots
    first: float = 5.0
    longest: float = 900.0
    most_asked: float = 3600.0
    failures: int = 0

    def failed(self, asked: float | None = None) -> float:
        """Seconds to wait after one more failure; `asked` is what the hub asked for, in seconds."""
        # Beyond this many doublings the wait is the longest anyway.
        whole = min(self.longest, self.first * 2.0 ** min(self.failures, 32))
        self.failures += 1
        wait = self.lots(whole / 2, whole)
        if asked is None:
            return wait
        least = min(max(asked, 0.0), self.most_asked)
        # All laptops were asked for the same: they still come one after the other.
        return max(wait, least + self.lots(0.0, min(whole, least / 4 + 1)))

    def succeeded(self) -> None:
        """An exchange went through: the next failure begins anew."""
        self.failures = 0
