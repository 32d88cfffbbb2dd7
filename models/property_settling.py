"""How property that was taken ends: returned, forwarded, credited, accounted for (GC III art. 68, 119, 122(9)).

What is held of a person or stored for him is open until one of these is recorded for it; captured materiel is never
his property and never open. Refuses to settle anything twice, and to let a difference from the condition at taking go
unsaid.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from models.property_rules import KEPT


class Settled(StrEnum):
    """How an item ended; the words are `settled.*`."""

    RETURNED = "returned"
    """Given back to him in its initial state, or with the difference recorded (art. 18(6), 119)."""
    FORWARDED = "forwarded"
    """Sent to the Information Bureau in a sealed packet (art. 122(9))."""
    CREDITED = "credited"
    """A sum that stands in his account from now on (art. 59, 64)."""
    STATED = "stated"
    """Not returned: a statement with the reasons, signed by a responsible officer, was made (art. 68(2))."""


class Signature(StrEnum):
    """Whether he signed for what he got back; the words are `signature.*`."""

    SIGNED = "signed"
    DECLINED = "declined"
    UNABLE = "unable"


ARTICLES: dict[Settled, str] = {
    Settled.RETURNED: "119",
    Settled.FORWARDED: "122(9)",
    Settled.CREDITED: "64",
    Settled.STATED: "68(2)",
}
"""The article under which each is done."""


def is_open(*, disposition: str, settled: str, withdrawn: bool) -> bool:
    """Whether an item is still to be settled: held or stored for him, not taken off the list, not ended yet."""
    return disposition in KEPT and not settled and not withdrawn


class Statement(NamedTuple):
    """The last statement of account (R2, art. 66) that was printed of somebody; instants, 0 where there is none.

    `moved_at` is when the account or what was taken from him first moved after it.
    """

    printed_at: int = 0
    moved_at: int = 0

    def of(self, custody_since: int) -> bool:
        """Whether it was printed in this custody: one that ended another says nothing of this one."""
        return self.printed_at >= max(custody_since, 1)

    def says_all(self, custody_since: int) -> bool:
        """Whether it can stand at the end of this custody: an older one names a balance that is not his any more."""
        return self.of(custody_since) and not self.moved_at


NO_STATEMENT = Statement()


@dataclass(frozen=True, slots=True)
class OpenProperty:
    """What is still open of one person: identifiers of items and of the packets they lie in, sums by currency.

    True while anything is open. `balances` are those of his account that are not zero, positive where he is owed.
    """

    items: tuple[str, ...] = ()
    packets: tuple[str, ...] = ()
    balances: tuple[tuple[str, Decimal], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.items or self.balances)
