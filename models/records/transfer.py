"""Moves of prisoners under a list."""

from typing import ClassVar

from sqlmodel import Field

from models.records.base import Record


class Transfer(Record):
    """A move of prisoners under one list (GC III art. 46-48), from preparation to its closing.

    `origin_station` is the identifier of the `Station` that sends, `destination_station` of the one that receives,
    where its register is known; the list and the files of those on it travel there once it is sealed.
    `list_phase` and `list_version` are those of an exchange or repatriation (`models.exchange_lists`).
    `receiving_power` is the Power it goes to, where it is another one (art. 12). The counters called the roll before
    departure, the `received_` ones on arrival; `count_discrepancy` and `received_discrepancy` say why a number was not
    the list's. `override_by` and `override_reason` are of the last step that was taken under a name.
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
    legal_basis: str = ""
    receiving_power: str = ""
    planned_departure_at: int = 0
    list_phase: str = ""
    list_version: int = 0
    first_counter: str = ""
    first_count: int = 0
    second_counter: str = ""
    second_count: int = 0
    mail_forwarded_at: int = 0
    count_discrepancy: str = ""
    received_first_counter: str = ""
    received_first_count: int = 0
    received_second_counter: str = ""
    received_second_count: int = 0
    received_discrepancy: str = ""
    baggage_limit_kg: str = ""
    override_by: str = ""
    override_reason: str = ""


class TransferLine(Record):
    """One person on the list of a transfer, with what is checked before departure and ticked on arrival.

    `visible_injuries` are noted by who releases, `injuries_received` by who receives. `complaint_asked_by` is who
    asked him for complaints, and must not be of the unit that captured him. `agreed` and `accepted` are the other
    side's words about him on the list of an exchange (`models.exchange_lists`).
    """

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
    agreed: str = ""
    accepted: str = ""
    refusal_cause: str = ""
    injuries_received: str = ""
    complaint_asked_by: str = ""
    complaint_asked_unit: str = ""


class ListVersion(Record):
    """One version of the list of an exchange or repatriation, as it was when it was made.

    `phase` is a word of `models.exchange_lists.Phase`; `people` are identifiers separated by spaces, `digest` the
    SHA-256 of the list as printed.
    """

    kind: ClassVar[str] = "list_version"
    fact: ClassVar[bool] = True

    transfer_id: str = Field(default="", index=True)
    version: int = 0
    phase: str = ""
    made_at: int = 0
    made_by: str = ""
    people: str = ""
    digest: str = ""
    note: str = ""
