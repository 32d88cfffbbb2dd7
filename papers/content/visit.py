"""What stands on the list that delegates are given on their visit (X3)."""

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
class VisitLine:
    """One person who is held: the state of his custody, where, and since when this station answers for him."""

    identity: PersonIdentity
    pow_number: Answer = NOT_GIVEN
    power: Answer = NOT_GIVEN
    state: Answer = NOT_GIVEN
    place: Answer = NOT_GIVEN
    here_since: Answer = NOT_GIVEN

    @classmethod
    def blank(cls) -> "VisitLine":
        """One row to write on."""
        return cls(PersonIdentity.blank(), **blank_answers(cls))


@dataclass(frozen=True, slots=True)
class VisitListContent:
    """X3: who visits, and everybody for whom the station answers at one moment.

    `people` is how many they are, as a text, empty for a pen.
    """

    issue: Issue
    lines: tuple[VisitLine, ...] = ()
    visitor: Answer = NOT_GIVEN
    delegates: Answer = NOT_GIVEN
    visited_at: Answer = NOT_GIVEN
    held_at: Answer = NOT_GIVEN
    people: str = ""
    officer: Signatory = NOBODY

    @classmethod
    def blank(cls, issue: Issue, lines: int = 20) -> "VisitListContent":
        """A list with room for `lines` people."""
        return cls(issue, tuple(VisitLine.blank() for _ in range(lines)), **blank_answers(cls))
