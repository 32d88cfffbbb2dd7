"""Which human number comes next on this laptop; refuses to give one twice or to leave a gap.

Numbers come from blocks (`NumberBlock`) that belong to one device. The counter moves in the
transaction that uses the number, so what is rolled back was never given out.
"""

from dataclasses import dataclass, field

from models.errors import RecordMissing
from models.numbers import HumanNumber, NumberSeries
from store.compartment import Cursor
from store.entry import id_text

_BLOCKS = (
    "SELECT id, prefix, first, last FROM number_block"
    " WHERE device = ? AND series = ? AND id > ? ORDER BY id"
)


@dataclass(slots=True)
class Counters:
    """The counters of one device during one transaction; `save` writes those that moved."""

    cursor: Cursor
    device: bytes
    _moved: dict[NumberSeries, tuple[int, int, str]] = field(
        default_factory=dict[NumberSeries, tuple[int, int, str]]
    )

    def next(self, series: NumberSeries) -> HumanNumber:
        """The next number of a series.

        Raises:
            RecordMissing: this device has no block of the series left (`number_block`).
        """
        value, last, prefix = self._moved.get(series) or self._kept(series)
        if value > last:
            value, last, prefix = self._next_block(series, last, prefix)
        self._moved[series] = value + 1, last, prefix
        return HumanNumber(prefix, series, value)

    def save(self) -> None:
        """Write the counters that moved."""
        for series, (following, last, prefix) in self._moved.items():
            self.cursor.execute(
                "INSERT INTO counter (series, next, last, prefix) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (series) DO UPDATE SET next = excluded.next,"
                " last = excluded.last, prefix = excluded.prefix",
                (series.name, following, last, prefix),
            )

    def _kept(self, series: NumberSeries) -> tuple[int, int, str]:
        self.cursor.execute(
            "SELECT next, last, prefix FROM counter WHERE series = ?", (series.name,)
        )
        return self.cursor.fetchone() or (1, 0, "")

    def _next_block(self, series: NumberSeries, last: int, prefix: str) -> tuple[int, int, str]:
        self.cursor.execute(_BLOCKS, (id_text(self.device), series.name, ""))
        blocks = self.cursor.fetchall()
        used = [
            place for place, block in enumerate(blocks) if block[1] == prefix and block[3] == last
        ]
        left = blocks[used[-1] + 1 :] if used else blocks
        if not left:
            raise RecordMissing(kind="number_block")
        return left[0][2], left[0][3], left[0][1]
