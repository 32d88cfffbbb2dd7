"""What stands on a capture card (B1, B2)."""

from dataclasses import dataclass

from papers.content.answers import BLANK, NOT_GIVEN, Answer, Issue, blank_answers

HEALTH_VALUES = (
    "health.good",
    "health.not_wounded",
    "health.recovered",
    "health.convalescent",
    "health.sick",
    "health.slightly_wounded",
    "health.seriously_wounded",
)
"""The seven values of item 11 of Annex IV B, (a) to (g)."""


@dataclass(frozen=True, slots=True)
class CardContent:
    """B1 and B2: the capture card, a prisoner's own statement (GC III Art. 70, Annex IV B).

    `health` holds the values that apply; the others are struck out, none if it is empty. Item 10 is
    either `captured_on` or `coming_from`: the one that is BLANK while the other is not is struck out.
    `addressee` (B1 only) is the person and address the prisoner names; B2 always goes to the Agency.
    """

    issue: Issue
    addressee: Answer = BLANK
    power: Answer = NOT_GIVEN
    surname: Answer = NOT_GIVEN
    first_names: Answer = NOT_GIVEN
    father_first_name: Answer = NOT_GIVEN
    date_of_birth: Answer = NOT_GIVEN
    place_of_birth: Answer = NOT_GIVEN
    rank: Answer = NOT_GIVEN
    service_number: Answer = NOT_GIVEN
    next_of_kin_address: Answer = NOT_GIVEN
    captured_on: Answer = BLANK
    coming_from: Answer = BLANK
    health: frozenset[str] = frozenset()
    prisoner_number: Answer = NOT_GIVEN
    camp_name: Answer = NOT_GIVEN
    date: Answer = BLANK

    @classmethod
    def blank(cls, issue: Issue) -> "CardContent":
        """A card to be filled by the prisoner."""
        return cls(issue, **blank_answers(cls))
