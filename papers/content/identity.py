"""What stands on an identity document (K3)."""

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
class IdentityDocumentContent:
    """K3: the identity document supplied to a prisoner who has none (GC III Art. 18(2)).

    It says who he is and nothing else: neither capture nor place, nothing of health or kin.
    """

    issue: Issue
    identity: PersonIdentity
    issued_by: Signatory = NOBODY
    pow_number: Answer = NOT_GIVEN
    power: Answer = NOT_GIVEN
    issued_on: Answer = NOT_GIVEN

    @classmethod
    def blank(cls, issue: Issue) -> "IdentityDocumentContent":
        """A document to be written by hand."""
        return cls(issue, PersonIdentity.blank(), **blank_answers(cls))
