"""What is shown of a case that goes on about one person, for somebody to say which is meant; refuses to carry rows."""

from dataclasses import dataclass
from enum import StrEnum


class CaseKind(StrEnum):
    """What a case is."""

    PROCEEDING = "proceeding"
    DECISION = "decision"
    ENQUIRY = "enquiry"


@dataclass(frozen=True, slots=True)
class CaseView:
    """One open case: `about` is how it proceeds, what was decided or what it enquires into, a word of its kind.

    `told` is the charge, or under whose chair it was decided; `since` when it became known, in milliseconds.
    """

    id: str
    kind: CaseKind
    about: str
    told: str
    since: int
