"""What stands on the answer to an enquiry (N3)."""

from dataclasses import dataclass

from papers.content.answers import (
    BLANK,
    NOBODY,
    NOT_GIVEN,
    Answer,
    Issue,
    Signatory,
    blank_answers,
)


@dataclass(frozen=True, slots=True)
class ToldField:
    """One thing that is told of the person: the key of its label, and what is told."""

    label: str
    told: Answer = BLANK


ON_A_BLANK_FORM = (
    *("field.surname", "field.first_names", "field.patronymic", "paper.rank"),
    *("field.date_of_birth", "field.service_number", "field.pow_no", "field.power"),
    *("field.mail_address", "paper.passing_on"),
)
"""What there is room for on a form that is filled with a pen."""


@dataclass(frozen=True, slots=True)
class EnquiryAnswerContent:
    """N3: who asked after whom, what is answered, and of a man who is known what this enquirer may be told.

    `answer` is `bureau.outcome_found`, `bureau.outcome_not_found`, `bureau.outcome_passed_on`, or empty for a pen.
    """

    issue: Issue
    enquirer: Answer = NOT_GIVEN
    enquirer_is: Answer = NOT_GIVEN
    address: Answer = NOT_GIVEN
    received_at: Answer = NOT_GIVEN
    sought_surname: Answer = NOT_GIVEN
    sought_first_names: Answer = NOT_GIVEN
    sought_father: Answer = NOT_GIVEN
    sought_born: Answer = NOT_GIVEN
    sought_number: Answer = NOT_GIVEN
    answer: str = ""
    answered_at: Answer = NOT_GIVEN
    condition: Answer = NOT_GIVEN
    told: tuple[ToldField, ...] = ()
    signed_by: Signatory = NOBODY

    @classmethod
    def blank(cls, issue: Issue) -> "EnquiryAnswerContent":
        """An answer to be written by hand."""
        return cls(
            issue, told=tuple(ToldField(each) for each in ON_A_BLANK_FORM), **blank_answers(cls)
        )
