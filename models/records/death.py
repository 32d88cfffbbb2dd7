"""A death in custody and the enquiry into it."""

from typing import ClassVar

from sqlmodel import Field

from models.records.base import Record


class Death(Record):
    """A death in custody (GC III art. 120-121): where, of what, how he was examined, buried, and who witnessed.

    `cause_kind` is a word of `models.endings.Cause`, empty while nobody has stated it; `suspected` says whom a violent
    death is laid to, if anybody. `buried_unexamined_by` is who ordered, by necessity, the burial before an examination.
    """

    kind: ClassVar[str] = "death"

    person_id: str = Field(default="", index=True)
    event_id: str = ""
    cause_kind: str = ""
    cause: str = ""
    suspected: str = ""
    examined_at: int = 0
    examined_by: str = ""
    examined_rank: str = ""
    certified_by: str = ""
    buried_at: int = 0
    burial_place: str = ""
    grave: str = ""
    grave_marked: bool = False
    cremated: bool = False
    cremation_reason: str = ""
    ashes_kept: str = ""
    effects: str = ""
    will_forwarded_at: int = 0
    carer_account: str = ""
    first_witness: str = ""
    first_witness_address: str = ""
    second_witness: str = ""
    second_witness_address: str = ""
    certificate_at: int = 0
    unidentified: bool = False
    description: str = ""
    buried_unexamined_by: str = ""


class Inquiry(Record):
    """The official enquiry into a death or serious injury (GC III art. 121), from its opening to its report."""

    kind: ClassVar[str] = "inquiry"

    person_id: str = Field(default="", index=True)
    event_id: str = ""
    about: str = ""
    opened_at: int = 0
    opened_by: str = ""
    power_told_at: int = 0
    witnesses: str = ""
    report_at: int = 0
    report_reference: str = ""
    outcome: str = ""
    closed_at: int = 0
    closed_by: str = ""
