"""The place that keeps the register, its officers, the numbers and visits it has."""

from typing import ClassVar

from sqlmodel import Field

from models.records.base import Record


class Station(Record):
    """The place that keeps this register, and the authority it belongs to.

    `clocks` are limits of duties that the station has set otherwise: `kind=milliseconds`, separated by `;`.
    `representative` is the prisoners' representative, elected every six months (GC III art. 79).
    """

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
    clocks: str = ""
    representative: str = ""
    representative_elected_at: int = 0


class Officer(Record):
    """Who may open the register and answers for what is recorded.

    `roles` are words of `models.field_classes.Role` separated by spaces; none at all means every role.
    """

    kind: ClassVar[str] = "officer"

    name: str = ""
    rank: str = ""
    position: str = ""
    unit: str = ""
    slot_id: str = ""
    active: bool = True
    failed_attempts: int = 0
    roles: str = ""


class Representative(Record):
    """A prisoners' representative of a station (GC III art. 79-81): how he was chosen, approved, until when and why.

    `chosen` is a word of `models.representatives.Chosen`, `ended` one of `models.representatives.Ended`. Reasons of a
    dismissal, and of a refused approval, are told to the Protecting Power (`power_told_at`).
    """

    kind: ClassVar[str] = "representative"

    person_id: str = Field(default="", index=True)
    station_id: str = ""
    chosen: str = ""
    chosen_at: int = 0
    approved_at: int = 0
    approved_by: str = ""
    recorded_at: int = 0
    ended: str = ""
    ended_at: int = 0
    end_reason: str = ""
    power_told_at: int = 0


class NumberBlock(Record):
    """A run of numbers of one series given to one device, never to another."""

    kind: ClassVar[str] = "number_block"

    device: str = ""
    series: str = ""
    prefix: str = ""
    first: int = 1
    last: int = 0


class TrustAct(Record):
    """What an officer did about whom registers trust: joined, enrolled, revoked, changed keys, dealt with a concern.

    `act` is a word of `models.trust_acts.TrustWord`; `authority` and `device` are
    identifiers, `roster_version` and `root_version` those that came of it, or were believed then. The documents
    themselves prove it; this says who did it, and when.
    """

    kind: ClassVar[str] = "trust_act"
    fact: ClassVar[bool] = True

    act: str = ""
    authority: str = ""
    device: str = ""
    roster_version: int = 0
    root_version: int = 0
    done_at: int = 0
    reason: str = ""


class RollCall(Record):
    """A roll-call (two people count and neither sees the other's number): expected, counted, and whether it agreed.

    `station_id` is the station whose people were called.
    """

    kind: ClassVar[str] = "roll_call"

    called_at: int = 0
    place: str = ""
    expected: int = 0
    first_counter: str = ""
    first_count: int = 0
    second_counter: str = ""
    second_count: int = 0
    closed_at: int = 0
    note: str = ""
    station_id: str = ""


class RollCallLine(Record):
    """One person at a roll-call: there, not there, or there without being expected, and with what cause."""

    kind: ClassVar[str] = "roll_call_line"

    roll_call_id: str = Field(default="", index=True)
    person_id: str = Field(default="", index=True)
    outcome: str = ""
    cause: str = ""
    note: str = ""


class Visit(Record):
    """A visit of the ICRC or the Protecting Power (GC III art. 126), and which list it was shown."""

    kind: ClassVar[str] = "visit"

    visited_at: int = 0
    visitor: str = ""
    delegates: str = ""
    people: int = 0
    digest: str = ""
    shown_by: str = ""
    note: str = ""
