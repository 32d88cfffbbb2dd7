"""Lists of an exchange or repatriation: their phases, what both sides say of each name, how two versions differ.

Refuses to hold what anybody wishes: that is `models.wishes`, and it is on no list.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

HOMEWARD = frozenset({"exchange", "repatriation", "medical_repatriation", "neutral_country"})
"""Kinds of destination at which captivity ends (GC III art. 109-111, 118): the other side takes over there."""

MEDICAL = frozenset({"medical_repatriation", "neutral_country"})
"""Those of them under art. 109-110: during hostilities nobody goes against his will (art. 109(3))."""


class Phase(StrEnum):
    """How far a list has come; the words are `exchange_list.phase.*`."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    PREPARED = "prepared"
    HANDED_OVER = "handed_over"


class Agreed(StrEnum):
    """What the other side said about a name before the handover; the words are `exchange_list.agreed.*`."""

    OPEN = ""
    AGREED = "agreed"
    STRUCK = "struck"
    ADDED = "added"


class Accepted(StrEnum):
    """Whether the other side took him over; the words are `exchange_list.accepted.*`."""

    OPEN = ""
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"


class Cause(StrEnum):
    """Why somebody was not handed over, or came unlisted; the words are `exchange_list.cause.*`."""

    NOT_BROUGHT = "not_brought"
    REFUSED = "refused"
    OTHER_PERSON = "other_person"
    NOT_ON_LIST = "not_on_list"
    UNFIT = "unfit"
    OTHER = "other"


_ORDER = tuple(Phase)


def may_follow(before: str, after: Phase) -> bool:
    """Whether a version of this phase may be made: the same again, the next one, or an earlier one as talks go on.

    What was handed over stays so.
    """
    if after is Phase.HANDED_OVER:
        return before == Phase.PREPARED
    if before == Phase.HANDED_OVER:
        return False
    reached = _ORDER.index(Phase(before)) if before else -1
    return _ORDER.index(after) <= reached + 1


def digest(transfer_id: str, version: int, phase: str, people: Sequence[str]) -> str:
    """SHA-256 over what a version says, in hexadecimal."""
    told = "\n".join((transfer_id, str(version), phase, *people))
    return sha256(told.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Difference:
    """Who came onto a list from one version to the next, and who went off it, in the order of the lists."""

    added: tuple[str, ...]
    removed: tuple[str, ...]


def difference(before: Iterable[str], after: Iterable[str]) -> Difference:
    """How a list differs from the one before it."""
    earlier, later = tuple(before), tuple(after)
    was, now = frozenset(earlier), frozenset(later)
    return Difference(
        tuple(each for each in later if each not in was),
        tuple(each for each in earlier if each not in now),
    )
