"""Duties the Convention creates, computed from the record and the clock; refuses to be ticked off by hand.

A duty ends only when the record shows that it was done. Figures: a capture card is due at once and at the
latest one week after the event that made it due (GC III art. 70); a transfer under way is asked after one
day (design, from the four-day delays found at Abu Ghraib); property is sealed within a day (design).
"""

from dataclasses import dataclass
from enum import StrEnum

HOUR = 3_600_000
DAY = 24 * HOUR

CARD_LIMIT = 7 * DAY
TRANSIT_LIMIT = DAY
SEALING_LIMIT = DAY


class DutyKind(StrEnum):
    """What is owed; the words are `duty.*`."""

    CAPTURE_CARD_FAMILY = "capture_card_family"
    CAPTURE_CARD_AGENCY = "capture_card_agency"
    TRANSFER_UNDER_WAY = "transfer_under_way"
    TRANSFER_SEALED = "transfer_sealed"
    TRANSFER_ARRIVED = "transfer_arrived"
    PROPERTY_UNSEALED = "property_unsealed"
    CUSTODY_FORKED = "custody_forked"
    UNACCOUNTED = "unaccounted"


ARTICLES: dict[DutyKind, str] = {
    DutyKind.CAPTURE_CARD_FAMILY: "70",
    DutyKind.CAPTURE_CARD_AGENCY: "70",
    DutyKind.TRANSFER_UNDER_WAY: "46",
    DutyKind.TRANSFER_SEALED: "46",
    DutyKind.TRANSFER_ARRIVED: "46",
    DutyKind.PROPERTY_UNSEALED: "18(5)",
    DutyKind.CUSTODY_FORKED: "122",
    DutyKind.UNACCOUNTED: "122",
}


class Urgency(StrEnum):
    """How a duty stands against the clock; the words are `urgency.*`."""

    OVERDUE = "overdue"
    DUE_TODAY = "due_today"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing owed: `subject_id` is a person or a transfer, `event_id` what made it due, times in milliseconds."""

    kind: DutyKind
    subject_id: str
    event_id: str
    armed_at: int
    due_at: int

    @property
    def article(self) -> str:
        """The article of GC III it comes from."""
        return ARTICLES[self.kind]

    def urgency(self, now: int) -> Urgency:
        """How it stands at `now`."""
        if self.due_at <= now:
            return Urgency.OVERDUE
        return Urgency.DUE_TODAY if self.due_at - now <= DAY else Urgency.OPEN
