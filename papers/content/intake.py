"""What stands on the intake record of one person (K2)."""

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
class CarriedDocument:
    """A paper a person carries; the name printed in it may be another man's."""

    kind: Answer = NOT_GIVEN
    number: Answer = NOT_GIVEN
    issuer: Answer = NOT_GIVEN
    holder: Answer = NOT_GIVEN
    held_by: Answer = NOT_GIVEN


@dataclass(frozen=True, slots=True)
class IntakeContent:
    """K2: what was asked under GC III Art. 17, what was told beyond it, and what was found on arrival.

    `captured_place` is a district or settlement, never coordinates. `health` holds the values of item 11
    of the capture card that apply, never a diagnosis. `read_back` is one of `paper.read_back_agreed`,
    `paper.read_back_corrected`, `paper.signing_declined`, or empty for a pen.
    """

    issue: Issue
    identity: PersonIdentity
    registrar: Signatory = NOBODY
    pow_number: Answer = NOT_GIVEN
    tag_number: Answer = NOT_GIVEN
    other_names: Answer = NOT_GIVEN
    sex: Answer = NOT_GIVEN
    language: Answer = NOT_GIVEN
    interpreter: Answer = NOT_GIVEN
    power: Answer = NOT_GIVEN
    place_of_birth: Answer = NOT_GIVEN
    father_first_name: Answer = NOT_GIVEN
    mother_maiden_name: Answer = NOT_GIVEN
    person_to_inform: Answer = NOT_GIVEN
    inform_address: Answer = NOT_GIVEN
    home_address: Answer = NOT_GIVEN
    mail_address: Answer = NOT_GIVEN
    unit: Answer = NOT_GIVEN
    passing_on: Answer = NOT_GIVEN
    captured_at: Answer = NOT_GIVEN
    captured_place: Answer = NOT_GIVEN
    capturing_unit: Answer = NOT_GIVEN
    handed_over_by: Answer = NOT_GIVEN
    health: frozenset[str] = frozenset()
    first_aid: Answer = NOT_GIVEN
    visible_injuries: Answer = NOT_GIVEN
    handling_code: Answer = NOT_GIVEN
    documents: tuple[CarriedDocument, ...] = ()
    left_with_prisoner: Answer = NOT_GIVEN
    in_safe_keeping: Answer = NOT_GIVEN
    packet_and_seal: Answer = NOT_GIVEN
    receipts: Answer = NOT_GIVEN
    notice_given: Answer = NOT_GIVEN
    read_back: str = ""
    corrections: str = ""

    @classmethod
    def blank(cls, issue: Issue, documents: int = 2) -> "IntakeContent":
        """A record to be written by hand, with room for `documents` papers."""
        paper = CarriedDocument(BLANK, BLANK, BLANK, BLANK, BLANK)
        return cls(
            issue,
            PersonIdentity.blank(),
            documents=tuple(paper for _ in range(documents)),
            **blank_answers(cls),
        )
