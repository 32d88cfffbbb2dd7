"""The nouns of the register as plain validated records; refuses to know where or how they are kept.

Every field is text, a whole number, a truth value or nothing, so that one change of the journal is one
field of one record. `""` means *not recorded*. Instants are milliseconds since 1970-01-01 UTC; dates that
may be partial are `models.partial_date` text. `model_validate` is the only door in.

Facts (`CustodyEvent`, `Printing`) are never changed after they are recorded; they are corrected by a new one.
"""

from typing import ClassVar

from sqlmodel import Field, SQLModel
from sqlmodel._compat import SQLModelConfig


class Record(SQLModel):
    """Anything the journal keeps: `kind` is its word on disk, `fact` says it is never changed."""

    kind: ClassVar[str]
    fact: ClassVar[bool] = False
    # An error message must never repeat what was typed about a person.
    model_config = SQLModelConfig(hide_input_in_errors=True)

    id: str = Field(primary_key=True, min_length=36, max_length=36)


class Station(Record):
    """The place that keeps this register, and the authority it belongs to."""

    kind: ClassVar[str] = "station"

    authority: str = ""
    name: str = ""
    code: str = Field(default="", max_length=8)
    station_kind: str = "collection_point"
    unit: str = ""
    address: str = ""
    power: str = "UA"
    currency: str = "UAH"
    practice: bool = False


class Officer(Record):
    """Who may open the register and answers for what is recorded."""

    kind: ClassVar[str] = "officer"

    name: str = ""
    rank: str = ""
    position: str = ""
    unit: str = ""
    slot_id: str = ""
    active: bool = True
    failed_attempts: int = 0


class Person(Record):
    """One prisoner of war: the items of GC III art. 17, what was volunteered (art. 122), his condition.

    For each asked item the field named `…_answer` holds an `models.answers.Answer`.
    """

    kind: ClassVar[str] = "person"

    tag_number: str = ""
    prisoner_number: str = ""
    group_id: str = ""

    surname: str = ""
    surname_answer: str = ""
    first_names: str = ""
    first_names_answer: str = ""
    patronymic: str = ""
    rank: str = ""
    rank_key: str = ""
    rank_answer: str = ""
    born: str = ""
    born_answer: str = ""
    service_number: str = ""
    service_number_answer: str = ""

    surname_latin: str = ""
    first_names_latin: str = ""
    latin_scheme: str = ""
    other_names: str = ""

    father_first_name: str = ""
    mother_maiden_name: str = ""
    place_of_birth: str = ""
    power: str = ""
    sex: str = ""
    unit_volunteered: str = ""
    inform_name: str = ""
    inform_address: str = ""
    home_address: str = ""
    mail_address: str = ""

    language: str = ""
    interpreter: str = ""

    captured_on: str = ""
    captured_time: str = ""
    captured_place: str = ""
    captured_grid: str = ""
    capturing_unit: str = ""
    handed_over_by: str = ""

    health: str = ""
    first_aid: str = ""
    handling_code: str = ""

    legal_category: str = "presumed"
    note: str = ""


class Document(Record):
    """A paper a person carries; the name printed in it may be another man's."""

    kind: ClassVar[str] = "document"

    person_id: str = Field(default="", index=True)
    document_kind: str = ""
    number: str = ""
    issuer: str = ""
    holder_as_printed: str = ""
    held_by: str = "prisoner"
    belongs: str = ""
    note: str = ""


class CustodyEvent(Record):
    """Something that happened to a person in custody; it `follows` the event before it, or `corrects` one.

    `station_id` is the station that recorded it: whoever recorded the last event answers for the person.
    """

    kind: ClassVar[str] = "custody_event"
    fact: ClassVar[bool] = True

    person_id: str = Field(default="", index=True)
    event: str = ""
    follows: str = ""
    corrects: str = ""
    occurred_at: int = 0
    recorded_at: int = 0
    place: str = ""
    station_id: str = ""
    transfer_id: str = ""
    note: str = ""


class PropertyItem(Record):
    """One object or sum of money of a person, and what became of it (GC III art. 18)."""

    kind: ClassVar[str] = "property_item"

    person_id: str = Field(default="", index=True)
    item_class: str = ""
    description: str = ""
    quantity: int = 1
    condition: str = ""
    disposition: str = ""
    reason: str = ""
    currency: str = ""
    amount: str = ""
    denominations: str = ""
    ordering_officer: str = ""
    ordering_rank: str = ""
    ordering_unit: str = ""
    packet_id: str = Field(default="", index=True)
    receipt_number: str = ""
    withdrawn: bool = False


class Packet(Record):
    """A sealed packet of one person's property, with its seal."""

    kind: ClassVar[str] = "packet"

    person_id: str = Field(default="", index=True)
    number: str = ""
    seal_number: str = ""
    sealed_at: int = 0
    sealed_by: str = ""


class Transfer(Record):
    """A move of prisoners under one list (GC III art. 46-48), from preparation to its closing.

    `origin_station` is the identifier of the `Station` that sends, `destination_station` of the one that receives,
    where its register is known; the list and the files of those on it travel there once it is sealed.
    """

    kind: ClassVar[str] = "transfer"

    number: str = ""
    reason: str = ""
    destination: str = ""
    destination_kind: str = ""
    destination_address: str = ""
    destination_station: str = ""
    origin_station: str = ""
    releasing_name: str = ""
    releasing_rank: str = ""
    releasing_unit: str = ""
    escort_name: str = ""
    escort_rank: str = ""
    escort_unit: str = ""
    escort_size: str = ""
    vehicle: str = ""
    receiving_name: str = ""
    receiving_rank: str = ""
    receiving_unit: str = ""
    notice_given_at: int = 0
    notice_language: str = ""
    opened_at: int = 0
    sealed_at: int = 0
    sealed_digest: str = ""
    departed_at: int = 0
    arrived_at: int = 0
    closed_at: int = 0
    cancelled_at: int = 0
    note: str = ""


class TransferLine(Record):
    """One person on the list of a transfer, with what is checked before departure and ticked on arrival."""

    kind: ClassVar[str] = "transfer_line"

    transfer_id: str = Field(default="", index=True)
    person_id: str = Field(default="", index=True)
    line_number: int = 0
    fitness: str = ""
    fitness_by: str = ""
    fitness_at: int = 0
    conditions: str = ""
    override_by: str = ""
    override_reason: str = ""
    visible_injuries: str = ""
    medical_envelope: str = ""
    baggage_kg: str = ""
    complaint_asked: str = ""
    withdrawn: bool = False
    withdrawn_reason: str = ""
    outcome: str = ""
    outcome_cause: str = ""
    outcome_note: str = ""
    added_on_arrival: bool = False


class CaptureCard(Record):
    """A capture card owed or sent (GC III art. 70): to the family or to the Central Agency, for one trigger."""

    kind: ClassVar[str] = "capture_card"

    person_id: str = Field(default="", index=True)
    addressee: str = ""
    trigger: str = ""
    trigger_at: int = 0
    written_at: int = 0
    sent_at: int = 0
    declined: bool = False


class Printing(Record):
    """That a paper was issued: which form, about whom, when, how, and the SHA-256 of its bytes."""

    kind: ClassVar[str] = "printing"
    fact: ClassVar[bool] = True

    form: str = ""
    number: str = ""
    subject_kind: str = ""
    subject_id: str = Field(default="", index=True)
    first_language: str = ""
    second_language: str = ""
    blank: bool = False
    pages: int = 0
    copies: int = 1
    digest: str = ""
    head_code: str = ""
    printed_at: int = 0
    way: str = ""


class NumberBlock(Record):
    """A run of numbers of one series given to one device, never to another."""

    kind: ClassVar[str] = "number_block"

    device: str = ""
    series: str = ""
    prefix: str = ""
    first: int = 1
    last: int = 0


class Attachment(Record):
    """A file that belongs to a person or a transfer: the photograph of an object, the scan of a signed form.

    `digest` is the SHA-256 of its content in hexadecimal; the content travels apart from the entries.
    """

    kind: ClassVar[str] = "attachment"
    fact: ClassVar[bool] = True

    subject_kind: str = ""
    subject_id: str = Field(default="", index=True)
    digest: str = ""
    size: int = 0
    media_type: str = ""
    title: str = ""


RECORDS: tuple[type[Record], ...] = (
    Station,
    Officer,
    Person,
    Document,
    CustodyEvent,
    PropertyItem,
    Packet,
    Transfer,
    TransferLine,
    CaptureCard,
    Printing,
    NumberBlock,
    Attachment,
)
