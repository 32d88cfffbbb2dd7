"""Words of deaths and enquiries (GC III art. 120-121), and when an enquiry opens by itself; suspects nobody."""

from enum import StrEnum


class Cause(StrEnum):
    """Of what kind a death was; the words are `death.cause_*`."""

    ILLNESS = "illness"
    WOUNDS = "wounds"
    NATURAL = "natural"
    ACCIDENT = "accident"
    VIOLENCE = "violence"
    SUICIDE = "suicide"
    UNKNOWN = "unknown"


class Suspected(StrEnum):
    """Whose doing a death or injury may be; the words are `death.suspected_*`."""

    NOBODY = "nobody"
    SENTRY = "sentry"
    PRISONER = "prisoner"
    OTHER = "other"
    UNKNOWN = "unknown"


_ENQUIRED = frozenset({Cause.VIOLENCE, Cause.SUICIDE, Cause.UNKNOWN, Cause.ACCIDENT})


def opens_enquiry(cause: Cause, suspected: Suspected) -> bool:
    """Whether an official enquiry follows at once: a violent or unknown cause, or anybody's doing (art. 121)."""
    return cause in _ENQUIRED or suspected is not Suspected.NOBODY
