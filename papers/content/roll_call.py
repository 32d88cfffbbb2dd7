"""What stands on a strength and roll-call sheet (X1)."""

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
class RollCallLine:
    """One person who should be there, and where he is if he is elsewhere with leave (hospital, work, court)."""

    identity: PersonIdentity
    pow_number: Answer = NOT_GIVEN
    quarters: Answer = NOT_GIVEN
    where_now: Answer = BLANK

    @classmethod
    def blank(cls) -> "RollCallLine":
        """One row to write on."""
        return cls(PersonIdentity.blank(), BLANK, BLANK)


@dataclass(frozen=True, slots=True)
class StrengthLine:
    """How many are in one state: `state.interned`, `state.hospitalised` and so on."""

    state: Answer = NOT_GIVEN
    persons: Answer = NOT_GIVEN


@dataclass(frozen=True, slots=True)
class RollCallContent:
    """X1: the strength by state and the names to be ticked by two who count without each other.

    `expected`, `counted_first` and `counted_second` are numbers as text, empty for a pen.
    """

    issue: Issue
    lines: tuple[RollCallLine, ...] = ()
    strength: tuple[StrengthLine, ...] = ()
    first_counter: Signatory = NOBODY
    second_counter: Signatory = NOBODY
    officer: Signatory = NOBODY
    called_at: Answer = NOT_GIVEN
    place: Answer = NOT_GIVEN
    occasion: Answer = NOT_GIVEN
    expected: str = ""
    counted_first: str = ""
    counted_second: str = ""
    mismatches: tuple[str, ...] = ()

    @classmethod
    def blank(cls, issue: Issue, lines: int = 30) -> "RollCallContent":
        """A sheet with room for `lines` names."""
        person = RollCallLine.blank()
        strength = StrengthLine(BLANK, BLANK)
        return cls(
            issue,
            tuple(person for _ in range(lines)),
            tuple(strength for _ in range(4)),
            **blank_answers(cls),
        )
