"""What stands on the notification of a payment to somebody else (P4); refuses whatever he did not write or sign."""

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
class PaymentContent:
    """P4: who pays, and what his account comes to before it.

    `currency` is that of the country of detention. To whom and how much he writes himself: there is no field for it.
    """

    issue: Issue
    identity: PersonIdentity
    pow_number: Answer = NOT_GIVEN
    tag_number: Answer = NOT_GIVEN
    power: Answer = NOT_GIVEN
    currency: Answer = NOT_GIVEN
    balance: Answer = NOT_GIVEN
    balance_at: Answer = BLANK
    commander: Signatory = NOBODY

    @classmethod
    def blank(cls, issue: Issue) -> "PaymentContent":
        """A notification to be written by hand."""
        return cls(issue, PersonIdentity.blank(), **blank_answers(cls))
