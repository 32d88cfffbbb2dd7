"""Words of deaths and enquiries (GC III art. 120-121), when an enquiry opens by itself and ends so; suspects nobody."""

from enum import StrEnum

from models.custody_order import Order


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


def goes_on(order: Order, about: str, event_id: str, power_told_at: int) -> bool:
    """Whether an enquiry that waits for something goes on, by what is known of somebody's custody.

    One into a death that was corrected away does not; if the Power was told of it, that still awaits the report.
    """
    of_a_death = about == "death" and event_id in order.known
    return not of_a_death or bool(power_told_at) or order.still(event_id) is not None
