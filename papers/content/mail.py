"""What stands on a prisoner's card or letter before he writes (C1, C2)."""

from dataclasses import dataclass

from papers.content.answers import BLANK, Answer, Issue


@dataclass(frozen=True, slots=True)
class MailContent:
    """C1 and C2: sender and addressee (GC III Art. 71, Annex IV C); the text is the prisoner's own, by hand.

    What he has not named is a dotted line for his pen, never "not given".
    """

    issue: Issue
    addressee: Answer = BLANK
    street: Answer = BLANK
    place: Answer = BLANK
    province: Answer = BLANK
    country: Answer = BLANK
    sender: Answer = BLANK
    sender_birth: Answer = BLANK
    prisoner_number: Answer = BLANK
    camp_name: Answer = BLANK
    posted_in: Answer = BLANK
    date: Answer = BLANK

    @classmethod
    def blank(cls, issue: Issue) -> "MailContent":
        """An empty card or letter."""
        return cls(issue)
