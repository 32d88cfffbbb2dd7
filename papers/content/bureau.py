"""What stands on reports and event notices to the Information Bureau (N1, N2)."""

from dataclasses import dataclass

from papers.content.answers import (
    BLANK,
    NOBODY,
    NOT_GIVEN,
    Answer,
    Issue,
    PersonIdentity,
    Signatory,
    blank_answers,
)


@dataclass(frozen=True, slots=True)
class BureauPerson:
    """What the Bureau is told of one person (GC III Art. 122(4), and 122(6) for his state of health).

    `held_now` names a state, a place to the district at most, and a time; `health` is one of the words of
    item 11 of the capture card, never a diagnosis.
    """

    identity: PersonIdentity
    pow_number: Answer = NOT_GIVEN
    tag_number: Answer = NOT_GIVEN
    power: Answer = NOT_GIVEN
    place_of_birth: Answer = NOT_GIVEN
    father_first_name: Answer = NOT_GIVEN
    mother_maiden_name: Answer = NOT_GIVEN
    person_to_inform: Answer = NOT_GIVEN
    inform_address: Answer = NOT_GIVEN
    mail_address: Answer = NOT_GIVEN
    captured: Answer = NOT_GIVEN
    held_now: Answer = NOT_GIVEN
    health: Answer = NOT_GIVEN
    passing_on: Answer = NOT_GIVEN

    @classmethod
    def blank(cls) -> "BureauPerson":
        """One person to be written by hand."""
        return cls(PersonIdentity.blank(), **blank_answers(cls))


@dataclass(frozen=True, slots=True)
class BureauReportContent:
    """N1: a report on one or many persons, authenticated by signature or seal (GC III Art. 122(8)).

    `report_kind` is `paper.report_first`, `paper.report_addition`, `paper.report_correction`, or empty for a pen;
    `earlier` is the number of the report that is added to or corrected.
    """

    issue: Issue
    persons: tuple[BureauPerson, ...]
    signed_by: Signatory = NOBODY
    addressee: Answer = NOT_GIVEN
    report_kind: str = ""
    earlier: Answer = BLANK

    @classmethod
    def blank(cls, issue: Issue, persons: int = 4) -> "BureauReportContent":
        """A report with room for `persons` people."""
        person = BureauPerson.blank()
        return cls(issue, tuple(person for _ in range(persons)), **blank_answers(cls))


@dataclass(frozen=True, slots=True)
class EventLine:
    """What happened to one person, when and where (GC III Art. 122(5)-(6)).

    `event` is a word of the tables, `state.escaped` and so on; `attached` names papers that go with the
    notice or follow it: a notification of death, a list.
    """

    identity: PersonIdentity
    pow_number: Answer = NOT_GIVEN
    tag_number: Answer = NOT_GIVEN
    power: Answer = NOT_GIVEN
    event: Answer = NOT_GIVEN
    event_at: Answer = NOT_GIVEN
    place: Answer = NOT_GIVEN
    from_place: Answer = NOT_GIVEN
    to_place: Answer = NOT_GIVEN
    mail_address: Answer = NOT_GIVEN
    health: Answer = NOT_GIVEN
    next_report: Answer = NOT_GIVEN
    attached: Answer = NOT_GIVEN

    @classmethod
    def blank(cls) -> "EventLine":
        """One row to write on."""
        return cls(PersonIdentity.blank(), **blank_answers(cls))


@dataclass(frozen=True, slots=True)
class DeathParticulars:
    """What is told of one death on the list: cause, examination, burial, grave, ashes, enquiry (GC III Art. 120-121).

    `line` is the number of its row. Orders, ashes, enquiry and unidentified remains are printed where there are any.
    """

    line: int
    surname: Answer = NOT_GIVEN
    cause: Answer = NOT_GIVEN
    examined_at: Answer = NOT_GIVEN
    examined_by: Answer = NOT_GIVEN
    buried_unexamined_by: Answer = NOT_GIVEN
    buried_at: Answer = NOT_GIVEN
    place_of_burial: Answer = NOT_GIVEN
    grave: Answer = NOT_GIVEN
    grave_marked: Answer = NOT_GIVEN
    cremation: Answer = NOT_GIVEN
    ashes_kept: Answer = NOT_GIVEN
    enquiry: Answer = NOT_GIVEN
    unidentified: Answer = NOT_GIVEN


@dataclass(frozen=True, slots=True)
class EventNoticeContent:
    """N2: events of one or many persons, authenticated by signature or seal (GC III Art. 122(8))."""

    issue: Issue
    lines: tuple[EventLine, ...]
    deaths: tuple[DeathParticulars, ...] = ()
    signed_by: Signatory = NOBODY
    addressee: Answer = NOT_GIVEN

    @classmethod
    def blank(cls, issue: Issue, lines: int = 6) -> "EventNoticeContent":
        """A notice with room for `lines` people."""
        person = EventLine.blank()
        return cls(issue, tuple(person for _ in range(lines)), **blank_answers(cls))
