"""Duties the Convention creates: what there is to be owed, from which article, by when; refuses to be ticked off.

A duty ends only when the record shows that it was done; `models.owed` computes which are open. Limits marked
*law* are the Convention's and can only be tightened by a station; the others are the design's own (`clocks`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

HOUR = 3_600_000
DAY = 24 * HOUR
LONGEST = 366 * DAY
"""No station sets a limit above this."""


class DutyKind(StrEnum):
    """What is owed; the words are `duty.*`."""

    # An enumeration hashes its name in Python; half a million look-ups of rules feel that.
    __hash__ = str.__hash__

    CAPTURE_CARD_FAMILY = "capture_card_family"
    CAPTURE_CARD_AGENCY = "capture_card_agency"
    REGISTRATION = "registration"
    IDENTITY_DOCUMENT = "identity_document"
    RIGHTS_NOTICE = "rights_notice"
    BUREAU_NOTICE = "bureau_notice"
    BUREAU_CORRECTION = "bureau_correction"
    BUREAU_WITHDRAWAL = "bureau_withdrawal"
    BUREAU_ACKNOWLEDGEMENT = "bureau_acknowledgement"
    WEEKLY_REPORT = "weekly_report"
    UNABLE_TO_STATE = "unable_to_state"
    ARRIVAL_INSPECTION = "arrival_inspection"
    MONTHLY_INSPECTION = "monthly_inspection"
    HELD_BACK_REVIEW = "held_back_review"
    EVACUATION = "evacuation"
    TRANSIT_DWELL = "transit_dwell"
    TRANSFER_UNDER_WAY = "transfer_under_way"
    TRANSFER_SEALED = "transfer_sealed"
    TRANSFER_ARRIVED = "transfer_arrived"
    DEPARTURE_NOTICE = "departure_notice"
    MAIL_FORWARDING = "mail_forwarding"
    PROPERTY_UNSEALED = "property_unsealed"
    RETURN_PROPERTY = "return_property"
    STATEMENT_OF_ACCOUNT = "statement_of_account"
    COMPLAINT_FORWARDING = "complaint_forwarding"
    TRIAL_NOTICE = "trial_notice"
    JUDGMENT_NOTICE = "judgment_notice"
    PRETRIAL_CONFINEMENT = "pretrial_confinement"
    DISCIPLINARY_CONFINEMENT = "disciplinary_confinement"
    DISCIPLINARY_PUNISHMENT = "disciplinary_punishment"
    COMMISSION_NOTICE = "commission_notice"
    COMMISSION_DECISION = "commission_decision"
    DEATH_EXAMINATION = "death_examination"
    DEATH_NOTICE = "death_notice"
    DEATH_CORRECTION = "death_correction"
    GRAVE = "grave"
    WILL_TRANSMISSION = "will_transmission"
    WILL_COPY = "will_copy"
    LEGAL_DOCUMENT = "legal_document"
    LEGAL_DOCUMENT_LEFT = "legal_document_left"
    OFFICIAL_ENQUIRY = "open_enquiry"
    ENQUIRY_REPORT = "enquiry_report"
    PAROLE_END = "parole_end"
    POWER_FOLLOW_UP = "power_follow_up"
    TRACING_ENQUIRY = "tracing_enquiry"
    REPRESENTATIVE_ELECTION = "representative_election"
    REPRESENTATIVE_VACANCY = "representative_vacancy"
    REPRESENTATIVE_DISMISSAL = "representative_dismissal"
    CUSTODY_FORKED = "custody_forked"
    UNACCOUNTED = "unaccounted"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of duty: its article, how long there is (milliseconds), and how a station may set that otherwise.

    A limit of *law* may be tightened only. One that lies *before* what is planned is counted back from it.
    `dated` says that the record itself names the day (0: at once), so that there is nothing to set.
    """

    article: str
    limit: int
    law: bool = False
    before: bool = False
    dated: bool = False

    def allows(self, limit: int) -> bool:
        """Whether a station may set this limit, in milliseconds."""
        if self.dated or not self.limit or not 0 < limit <= LONGEST:
            return False
        tighter = limit >= self.limit if self.before else limit <= self.limit
        return tighter or not self.law

    def later(self, limit: int) -> int:
        """By how much what is due lies later under this limit than under the usual one, in milliseconds."""
        return self.limit - limit if self.before else limit - self.limit


_K = DutyKind
RULES: dict[DutyKind, Rule] = {
    _K.CAPTURE_CARD_FAMILY: Rule("70", 7 * DAY, law=True),
    _K.CAPTURE_CARD_AGENCY: Rule("70", 7 * DAY, law=True),
    _K.REGISTRATION: Rule("122(4)", DAY),
    _K.IDENTITY_DOCUMENT: Rule("18(2)", DAY),
    _K.RIGHTS_NOTICE: Rule("41", DAY),
    _K.BUREAU_NOTICE: Rule("122(5)", DAY),
    _K.BUREAU_CORRECTION: Rule("122(4)", DAY),
    _K.BUREAU_WITHDRAWAL: Rule("122(5)", DAY),
    _K.BUREAU_ACKNOWLEDGEMENT: Rule("122(8)", 7 * DAY),
    _K.WEEKLY_REPORT: Rule("122(6)", 7 * DAY, law=True),
    _K.UNABLE_TO_STATE: Rule("17(5)", 4 * HOUR),
    _K.ARRIVAL_INSPECTION: Rule("30", DAY),
    _K.MONTHLY_INSPECTION: Rule("31", 30 * DAY, law=True),
    _K.HELD_BACK_REVIEW: Rule("19(2)", DAY, dated=True),
    _K.EVACUATION: Rule("19(1)", 3 * DAY),
    _K.TRANSIT_DWELL: Rule("20(3)", 3 * DAY),
    _K.TRANSFER_UNDER_WAY: Rule("46", DAY),
    _K.TRANSFER_SEALED: Rule("46", DAY),
    _K.TRANSFER_ARRIVED: Rule("46", DAY),
    _K.DEPARTURE_NOTICE: Rule("48", DAY, before=True),
    _K.MAIL_FORWARDING: Rule("48", 7 * DAY),
    _K.PROPERTY_UNSEALED: Rule("18(5)", DAY),
    _K.RETURN_PROPERTY: Rule("119", 7 * DAY),
    _K.STATEMENT_OF_ACCOUNT: Rule("66", 7 * DAY),
    _K.COMPLAINT_FORWARDING: Rule("78", DAY),
    # Counted from receipt.
    _K.TRIAL_NOTICE: Rule("104", 21 * DAY, law=True, before=True),
    _K.JUDGMENT_NOTICE: Rule("107", DAY),
    _K.PRETRIAL_CONFINEMENT: Rule("103", 90 * DAY, law=True),
    _K.DISCIPLINARY_CONFINEMENT: Rule("95", 14 * DAY, law=True),
    _K.DISCIPLINARY_PUNISHMENT: Rule("90", 30 * DAY, law=True, dated=True),
    _K.COMMISSION_NOTICE: Rule("112", 30 * DAY, law=True),
    _K.COMMISSION_DECISION: Rule("112", 90 * DAY, law=True),
    _K.DEATH_EXAMINATION: Rule("120(3)", DAY),
    _K.DEATH_NOTICE: Rule("120(2)", DAY),
    _K.DEATH_CORRECTION: Rule("120(2)", DAY),
    _K.GRAVE: Rule("120(6)", 7 * DAY),
    _K.WILL_TRANSMISSION: Rule("120(1)", DAY),
    _K.WILL_COPY: Rule("120(1)", DAY),
    _K.LEGAL_DOCUMENT: Rule("77", DAY),
    _K.LEGAL_DOCUMENT_LEFT: Rule("122(9)", 7 * DAY),
    _K.OFFICIAL_ENQUIRY: Rule("121", 0, law=True),
    _K.ENQUIRY_REPORT: Rule("121", 30 * DAY),
    _K.PAROLE_END: Rule("21", 0),
    _K.POWER_FOLLOW_UP: Rule("12", 30 * DAY, dated=True),
    _K.TRACING_ENQUIRY: Rule("122(7)", 7 * DAY),
    _K.REPRESENTATIVE_ELECTION: Rule("79", 182 * DAY, law=True),
    _K.REPRESENTATIVE_VACANCY: Rule("79", 7 * DAY),
    _K.REPRESENTATIVE_DISMISSAL: Rule("81(6)", DAY),
    _K.CUSTODY_FORKED: Rule("122", 0),
    _K.UNACCOUNTED: Rule("122", 0),
}
"""Sources: GC III by article; Annex II art. 11-12 for the commission; the days of a month and of three months are
counted as 30 and 90. What is not law is the design's: the 24 hours of the Bureau, for which no hour limit was found."""

CARD_LIMIT = RULES[_K.CAPTURE_CARD_FAMILY].limit


class Urgency(StrEnum):
    """How a duty stands against the clock; the words are `urgency.*`."""

    OVERDUE = "overdue"
    DUE_TODAY = "due_today"
    OPEN = "open"


class Duty(NamedTuple):
    """One thing owed: `subject_id` is a person or a transfer, `event_id` what made it due, times in milliseconds."""

    kind: DutyKind
    subject_id: str
    event_id: str
    armed_at: int
    due_at: int

    @property
    def article(self) -> str:
        """The article of GC III it comes from."""
        return RULES[self.kind].article

    def urgency(self, now: int) -> Urgency:
        """How it stands at `now`."""
        if self.due_at <= now:
            return Urgency.OVERDUE
        return Urgency.DUE_TODAY if self.due_at - now <= DAY else Urgency.OPEN


_made = tuple.__new__
_LIMITS = {kind: rule.limit for kind, rule in RULES.items()}


def arising(kind: DutyKind, subject_id: str, event_id: str, armed_at: int) -> Duty:
    """A duty that runs from `armed_at` by the usual clock of its kind."""
    # Six for each of 100,000 people: without the detour through keywords a third of the time is saved.
    return _made(Duty, (kind, subject_id, event_id, armed_at, armed_at + _LIMITS[kind]))


def parse_clocks(text: str) -> dict[DutyKind, int]:
    """Limits that a station has set otherwise (`kind=milliseconds;…`); what is not allowed is passed over."""
    found: dict[DutyKind, int] = {}
    for each in text.split(";"):
        name, _, limit = each.partition("=")
        if name in _KINDS and limit.isdecimal() and RULES[DutyKind(name)].allows(int(limit)):
            found[DutyKind(name)] = int(limit)
    return found


def write_clocks(clocks: Mapping[DutyKind, int]) -> str:
    """The text that `parse_clocks` reads; limits that are not allowed and usual ones are left out."""
    return ";".join(
        f"{kind.value}={limit}"
        for kind, limit in sorted(clocks.items())
        if RULES[kind].allows(limit) and limit != RULES[kind].limit
    )


def later_by(clocks: str) -> dict[DutyKind, int]:
    """By how much the limits that a station has set (`parse_clocks`) lie after the usual ones, in milliseconds."""
    return {kind: RULES[kind].later(limit) for kind, limit in parse_clocks(clocks).items()}


_KINDS = frozenset(kind.value for kind in DutyKind)
