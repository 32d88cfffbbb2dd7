"""What screens and papers are given to show: small frozen views; refuses to carry rows.

Instants are milliseconds since 1970-01-01 UTC, `0` where something has not happened.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from casework.case_views import CaseView
from casework.duplicate_views import OtherRecord, SetAside
from casework.exchange_list_views import VersionView
from casework.legal_document_views import LegalDocumentView
from casework.property_views import ItemView, PropertyView
from casework.representative_views import RepresentativeView
from casework.wish_views import WishesView
from models.errors import Block
from models.field_classes import FieldClass

EVERY_CLASS = frozenset(FieldClass)


@dataclass(frozen=True, slots=True)
class OfficerView:
    """One officer who may open the register; `roles` are words of `models.field_classes.Role`."""

    id: str
    name: str
    rank: str
    position: str
    unit: str
    active: bool
    here_now: bool
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One line of the people table; `due_at` is when the first of its `duties` is due.

    What the officer who is here does not see is empty.
    """

    id: str
    tag_number: str = ""
    prisoner_number: str = ""
    name_native: str = ""
    name_latin: str = ""
    rank: str = ""
    born: str = ""
    service_number: str = ""
    state: str = ""
    place: str = ""
    since: int = 0
    health: str = ""
    power: str = ""
    duties: int = 0
    due_at: int = 0
    conflicted: bool = False


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One custody event with who recorded it; `late_by` is how long after it happened, in milliseconds.

    `grounds` are field and value of what else was recorded with it: who told, what it rests on, who decided.
    """

    event_id: str
    event: str
    state: str
    occurred_at: int
    recorded_at: int
    late_by: int
    place: str
    note: str
    officer: str
    corrects: str
    corrected: bool
    transfer_id: str
    grounds: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One paper the person carries; `belongs` is `own`, `another` or `uncertain`."""

    id: str
    document_kind: str
    number: str
    issuer: str
    holder_as_printed: str
    held_by: str
    belongs: str


@dataclass(frozen=True, slots=True)
class PrintingView:
    """One paper issued."""

    id: str
    form: str
    number: str
    first_language: str
    second_language: str
    pages: int
    printed_at: int
    way: str
    digest: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One step in the history of a field: what stood before, what after, who, when, why."""

    field: str
    before: str
    after: str
    officer: str
    recorded_at: int
    verb: str
    reason: str


@dataclass(frozen=True, slots=True)
class CardView:
    """One capture card: owed, written, sent or declined."""

    addressee: str
    event_id: str
    due_at: int
    written_at: int
    sent_at: int
    declined: bool


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A field that stands with more than one value; what they are is read where it is settled."""

    field: str


@dataclass(frozen=True, slots=True)
class PersonFile:
    """Everything of one person that this compartment may show.

    `fields` holds every field of `models.records.Person` by name, but those of classes that the officer who is here
    does not see; `representative` is what he is or was as such, `representative_here` who is it at this station;
    `goes_on` is the record under which he goes on when this one was set aside, `also_recorded` are those set aside
    for this one, `told_apart` those that look like it and were found to be another man's; `cases` go on about him;
    `death` is what is recorded of his, by field of `models.records.Death`;
    `sees` are those he does, `others` name what is left out where it harms nobody to know that it exists, `forms` are
    the papers he may fill. `seen` is the opaque mark of what was shown, to be handed back with an amendment.
    """

    card: PersonCard
    fields: dict[str, str]
    timeline: tuple[TimelineEntry, ...]
    items: tuple[ItemView, ...]
    documents: tuple[DocumentView, ...]
    capture_cards: tuple[CardView, ...]
    printings: tuple[PrintingView, ...]
    conflicts: tuple[ConflictView, ...]
    possible_events: tuple[str, ...]
    open_transfer_id: str
    seen: object = field(repr=False, default=None)
    property: PropertyView = field(default_factory=PropertyView)
    wishes: WishesView = field(default_factory=WishesView)
    sees: frozenset[FieldClass] = EVERY_CLASS
    others: tuple[FieldClass, ...] = ()
    forms: frozenset[str] = frozenset()
    legal_documents: tuple[LegalDocumentView, ...] = ()
    representative: RepresentativeView | None = None
    representative_here: RepresentativeView | None = None
    goes_on: OtherRecord | None = None
    also_recorded: tuple[SetAside, ...] = ()
    told_apart: tuple[OtherRecord, ...] = ()
    cases: tuple[CaseView, ...] = ()
    death: Mapping[str, str | int | bool] = field(default_factory=dict[str, str | int | bool])


@dataclass(frozen=True, slots=True)
class TransferCard:
    """One transfer in the list; `stage` is `preparation`, `sealed`, `under_way`, `arrived`, `closed` or `cancelled`."""

    id: str
    number: str
    stage: str
    destination: str
    destination_kind: str
    reason: str
    people: int
    stage_since: int


@dataclass(frozen=True, slots=True)
class TransferLineView:
    """One person on a transfer with all that is checked and ticked."""

    id: str
    person_id: str
    line_number: int
    person: PersonCard
    fitness: str
    fitness_by: str
    conditions: str
    override_by: str
    override_reason: str
    visible_injuries: str
    medical_envelope: str
    baggage_kg: str
    complaint_asked: str
    packets: tuple[str, ...]
    unsealed_items: int
    outcome: str
    outcome_cause: str
    outcome_note: str
    added_on_arrival: bool
    fitness_at: int = 0
    complaint_asked_by: str = ""
    complaint_asked_unit: str = ""
    injuries_received: str = ""
    complaint_received: bool = False
    agreed: str = ""
    accepted: str = ""
    refusal_cause: str = ""

    @property
    def injuries_differ(self) -> bool:
        """Whether who receives him saw something else than who released him."""
        both = self.visible_injuries and self.injuries_received
        return bool(both) and self.visible_injuries != self.injuries_received


@dataclass(frozen=True, slots=True)
class TransferStep:
    """One line of the checklist: `done`, or `blocks` that say what is missing and for whom."""

    name: str
    done: bool
    detail: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class TransferFile:
    """One transfer as a checklist; `fields` holds every field of `models.records.Transfer` as text.

    What the first counted is left out of `fields` until the second has counted. `versions` are those of an exchange.
    """

    card: TransferCard
    fields: dict[str, str]
    steps: tuple[TransferStep, ...]
    lines: tuple[TransferLineView, ...]
    withdrawn: tuple[TransferLineView, ...]
    printings: tuple[PrintingView, ...]
    versions: tuple[VersionView, ...] = ()


@dataclass(frozen=True, slots=True)
class DutyView:
    """One duty on the first screen; `subject_kind` is `person`, `transfer`, `enquiry` or `station`."""

    kind: str
    subject_kind: str
    subject_id: str
    subject_name: str
    event_id: str
    article: str
    due_at: int
    urgency: str


@dataclass(frozen=True, slots=True)
class TodayView:
    """The first screen: duties by urgency, open transfers, figures of the day.

    `duties` are the first of each kind and urgency; `counts` (kind, urgency, number) says how many those of persons
    really are.
    """

    duties: tuple[DutyView, ...]
    duties_total: int
    transfers: tuple[TransferCard, ...]
    held_now: int
    came_in_today: int
    left_today: int
    drafts: int
    conflicts: int
    counts: tuple[tuple[str, str, int], ...] = ()
