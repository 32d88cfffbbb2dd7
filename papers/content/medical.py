"""What stands on the medical papers M1 to M7 before the medical officer writes; refuses every clinical fact.

Only who, when, where and by whom may be printed. All else is written by hand and travels in the sealed
medical envelope.
"""

from dataclasses import dataclass

from papers.content.answers import (
    NOBODY,
    NOT_GIVEN,
    Answer,
    Issue,
    PersonIdentity,
    Signatory,
    blank_answers,
)


@dataclass(frozen=True, slots=True)
class MedicalContent:
    """M1 to M4, M6 and M7: one person, the examiner, date and place; the rest is lines, squares and a body chart."""

    issue: Issue
    identity: PersonIdentity
    examiner: Signatory = NOBODY
    pow_number: Answer = NOT_GIVEN
    tag_number: Answer = NOT_GIVEN
    power: Answer = NOT_GIVEN
    examined_at: Answer = NOT_GIVEN
    place: Answer = NOT_GIVEN

    @classmethod
    def blank(cls, issue: Issue) -> "MedicalContent":
        """A paper to be written by hand throughout."""
        return cls(issue, PersonIdentity.blank(), **blank_answers(cls))


@dataclass(frozen=True, slots=True)
class InspectionLine:
    """One person to be inspected and weighed."""

    identity: PersonIdentity
    pow_number: Answer = NOT_GIVEN

    @classmethod
    def blank(cls) -> "InspectionLine":
        """One row to write on."""
        return cls(PersonIdentity.blank(), **blank_answers(cls))


@dataclass(frozen=True, slots=True)
class InspectionContent:
    """M5: the register of a monthly inspection (GC III Art. 31); weights and findings are written by hand."""

    issue: Issue
    lines: tuple[InspectionLine, ...] = ()
    examiner: Signatory = NOBODY
    inspected_at: Answer = NOT_GIVEN
    place: Answer = NOT_GIVEN

    @classmethod
    def blank(cls, issue: Issue, lines: int = 12) -> "InspectionContent":
        """A register with room for `lines` people."""
        line = InspectionLine.blank()
        return cls(issue, tuple(line for _ in range(lines)), **blank_answers(cls))
