"""What a prisoner may wish about his return, and which lists it keeps him from (GC III art. 109(3), 118).

A wish never changes what he is (art. 7). Refuses to weigh one wish against another: the latest counts.
"""

from enum import StrEnum

from models.exchange_lists import HOMEWARD


class ReturnWish(StrEnum):
    """His wish; the words are `wish.*`."""

    AT_ONCE = "at_once"
    LATER = "later"
    NOT_DURING_HOSTILITIES = "not_during_hostilities"
    NOT_AT_ALL = "not_at_all"
    UNDECIDED = "undecided"


AGAINST = frozenset({ReturnWish.NOT_DURING_HOSTILITIES, ReturnWish.NOT_AT_ALL})
"""Wishes against which nobody is handed over during hostilities."""


def keeps_off(destination_kind: str, wish: str) -> bool:
    """Whether a wish keeps somebody from a list to this kind of destination.

    Art. 109(3) forbids a medical list against his will during hostilities, and nobody can decide otherwise; from an
    exchange what was promised to prisoners keeps him, and a named officer may decide.
    """
    return destination_kind in HOMEWARD and wish in AGAINST
