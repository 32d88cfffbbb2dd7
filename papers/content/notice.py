"""What stands on the notice of rights (K4) beside its sentences."""

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
class RightsNoticeContent:
    """K4: to whom the rights of a prisoner were explained, in which language, by whom.

    `outcome` is `paper.notice_received`, `paper.notice_refused`, or empty for a pen.
    """

    issue: Issue
    identity: PersonIdentity
    given_by: Signatory = NOBODY
    pow_number: Answer = NOT_GIVEN
    tag_number: Answer = NOT_GIVEN
    read_aloud_in: Answer = NOT_GIVEN
    interpreter: Answer = NOT_GIVEN
    given_at: Answer = NOT_GIVEN
    outcome: str = ""

    @classmethod
    def blank(cls, issue: Issue) -> "RightsNoticeContent":
        """A notice whose foot is filled with a pen."""
        return cls(issue, PersonIdentity.blank(), **blank_answers(cls))
