"""What the rules of `models.owed` look at: one person's record, boiled down to what decides what is owed to him."""

from dataclasses import dataclass

from models.custody_order import Fact
from models.legal_documents import LegalPaper
from models.property_settling import NO_STATEMENT, Statement
from models.standing import Standing


@dataclass(frozen=True, slots=True)
class Inspected:
    """One medical inspection: for what, when, when a held-back man is looked at again (0: not said), if weighed."""

    purpose: str
    at: int
    next_at: int
    weighed: bool


@dataclass(frozen=True, slots=True)
class Notified:
    """One notice to the Bureau: which, about which event; instants, 0 where it has not happened; `id` is its own."""

    notice: str
    event_id: str
    sent_at: int
    acknowledged_at: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class Proceeded:
    """What the limits of a proceeding depend on; instants, 0 where it has not happened."""

    id: str
    proceeding: str
    confined_from: int
    confined_until: int
    trial_at: int
    received_at: tuple[int, int, int]
    judged_at: int
    judgment_reported_at: int
    punishment_from: int
    punishment_days: int
    ended_at: int


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of the Mixed Medical Commission; instants, 0 where it has not happened."""

    id: str
    decision: str
    decided_at: int
    notified_at: int
    executed_at: int


@dataclass(frozen=True, slots=True)
class Died:
    """What is recorded of a death, by the event in force that says it; instants, 0 where it has not happened."""

    event_id: str
    cause_kind: str
    examined_at: int
    buried_at: int
    grave: str


@dataclass(frozen=True, slots=True)
class Inquired:
    """An official enquiry; instants, 0 where it has not happened."""

    id: str
    event_id: str
    opened_at: int
    power_told_at: int
    report_at: int


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """All that decides what is owed to one person.

    `settled_cards` are (event, addressee); `open_property` counts what is held for him and not settled, his
    account with its balance among it; `has_account` says that an entry was ever made in it, `statement` is the last of
    it (art. 66); `unable_to_state` says that he could not give his name;
    `undertakings` are (identifier, follow-up due at) of another Power,
    `paroles` (identifier, ends at), `complaints` (identifier, made at) of those not passed on; `told_otherwise`
    is the last notice to the Bureau where it says of him what the record says otherwise now: (identifier, since when).
    `taken_back` are the notices of what did not happen: (identifier, since when; `models.owed_notices.taken_back`).
    `death_told_otherwise` is the last notice of his death where it says something else of it than the record does now.
    Of `deaths` and `inquiries` only those count that were not corrected away.
    """

    person_id: str
    ordered: tuple[Fact, ...]
    standing: Standing
    settled_cards: frozenset[tuple[str, str]] = frozenset()
    unsealed_items: int = 0
    open_property: int = 0
    has_account: bool = False
    statement: Statement = NO_STATEMENT
    has_identity_document: bool = False
    rights_told_at: int = 0
    serious_since: int = 0
    unable_to_state: bool = False
    inspections: tuple[Inspected, ...] = ()
    notices: tuple[Notified, ...] = ()
    proceedings: tuple[Proceeded, ...] = ()
    decisions: tuple[Decided, ...] = ()
    deaths: tuple[Died, ...] = ()
    inquiries: tuple[Inquired, ...] = ()
    complaints: tuple[tuple[str, int], ...] = ()
    undertakings: tuple[tuple[str, int], ...] = ()
    paroles: tuple[tuple[str, int], ...] = ()
    legal_papers: tuple[LegalPaper, ...] = ()
    told_otherwise: tuple[tuple[str, int], ...] = ()
    taken_back: tuple[tuple[str, int], ...] = ()
    death_told_otherwise: tuple[tuple[str, int], ...] = ()
