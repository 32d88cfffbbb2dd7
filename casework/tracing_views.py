"""What screens and papers show of enquiries; refuses rows of the database."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EnquiryLine:
    """One enquiry in the list; instants are 0 where it has not happened, `linked` is the name of who is meant."""

    id: str
    number: str
    received_at: int
    due_at: int
    from_name: str
    from_channel: str
    sought: str
    sought_born: str
    person_id: str
    linked: str
    answered_at: int


@dataclass(frozen=True, slots=True)
class EnquiryPage:
    """A page of enquiries and how many there are in all."""

    lines: tuple[EnquiryLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as it was given: outcome (`models.enquiries.Outcome`), condition, fields; `genuine` if signed so."""

    outcome: str
    condition: str
    told: dict[str, str] = field(default_factory=dict[str, str])
    genuine: bool = False


@dataclass(frozen=True, slots=True)
class EnquiryFile:
    """One enquiry whole: its fields as received, its line, and its answer if there is one."""

    line: EnquiryLine
    fields: dict[str, str]
    searched_at: int
    answered_by: str
    answered_rank: str
    answer: Answered | None = None
    may_tell: bool = False
    """Whether this enquirer may be told that the person who is linked is known here."""
