"""What the hub counts, together in all its processes, and how it tells (Prometheus text); nothing about a person.

The figures lie in memory that the processes share. A process killed while it counts may lose that count, never
more: nobody waits for a lock for long.
"""

from collections.abc import Mapping
from ctypes import c_uint64
from multiprocessing import get_context
from typing import Final

RESULTS: Final = (
    "answered",
    "refused",
    "too_large",
    "too_slow",
    "too_often",
    "busy",
    "unavailable",
    "cut_off",
    "failed",
)
"""How an exchange can end."""

_COUNTED: Final[dict[str, tuple[str, str, tuple[str, ...]]]] = {
    "exchanges": ("Exchanges by how they ended", "result", RESULTS),
    "entries_received": (
        "Entries that came, by what became of them",
        "outcome",
        ("added", "supplied", "known", "waiting", "forked", "foreign"),
    ),
    "entries_given": ("Entries and bodies given in answers", "", ("",)),
    "pieces_received": ("Pieces of attached files kept", "", ("",)),
    "octets": ("Bytes of bundles", "direction", ("received", "sent")),
    "transactions_retried": (
        "Transactions tried again",
        "reason",
        ("contended", "away"),
    ),
}
_PATIENCE: Final = 0.1
_PREFIX: Final = "safe_conduct_hub"


class Counters:
    """Figures that only grow while the hub runs."""

    def __init__(self) -> None:
        """All zero; made once, before the processes are started, and handed to each."""
        names = [(name, label) for name, (_, _, labels) in _COUNTED.items() for label in labels]
        self._places = {name: place for place, name in enumerate(names)}
        context = get_context("spawn")
        self._figures = context.RawArray(c_uint64, len(names))
        self._lock = context.Lock()

    def count(self, name: str, label: str = "", number: int = 1) -> None:
        """Count one figure up."""
        self.count_all({(name, label): number})

    def count_all(self, numbers: Mapping[tuple[str, str], int]) -> None:
        """Count several figures up at once."""
        locked = self._lock.acquire(timeout=_PATIENCE)
        try:
            for name, number in numbers.items():
                self._figures[self._places[name]] += number
        finally:
            if locked:
                self._lock.release()

    def value(self, name: str, label: str = "") -> int:
        """One figure."""
        return self._figures[self._places[name, label]]

    def text(self) -> str:
        """All of them in the text format of Prometheus, version 0.0.4."""
        lines: list[str] = []
        for name, (what, label, values) in _COUNTED.items():
            full = f"{_PREFIX}_{name}_total"
            lines += [f"# HELP {full} {what}.", f"# TYPE {full} counter"]
            for value in values:
                shown = f'{{{label}="{value}"}}' if label else ""
                lines.append(f"{full}{shown} {self.value(name, value)}")
        return "\n".join(lines) + "\n"
