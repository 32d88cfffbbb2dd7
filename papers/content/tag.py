"""What stands on capture tags (K1)."""

from dataclasses import dataclass

from papers.content.answers import (
    BLANK,
    NOBODY,
    NOT_GIVEN,
    Answer,
    Issue,
    PersonIdentity,
    Signatory,
)


@dataclass(frozen=True, slots=True)
class TagContent:
    """K1: a capture tag in three parts: A on the person, B with the unit, C on the property."""

    tag_number: Answer
    identity: PersonIdentity
    code: str = ""
    power: Answer = NOT_GIVEN
    language: Answer = NOT_GIVEN
    captured_at: Answer = NOT_GIVEN
    capturing_unit: Answer = NOT_GIVEN
    packet_and_seal: Answer = NOT_GIVEN
    property_items: Answer = NOT_GIVEN
    officer: Signatory = NOBODY

    @classmethod
    def blank(cls, number: Answer = BLANK, code: str = "") -> "TagContent":
        """A tag to be written by hand; a number of the device's block may stand on it already."""
        return cls(number, PersonIdentity.blank(), code, BLANK, BLANK, BLANK, BLANK, BLANK, BLANK)


@dataclass(frozen=True, slots=True)
class TagSheetContent:
    """Tags printed together: one on an A5 sheet (K1), three to an A4 sheet (K1S)."""

    issue: Issue
    tags: tuple[TagContent, ...]

    @classmethod
    def blank(cls, issue: Issue, tags: int = 1) -> "TagSheetContent":
        """`tags` empty tags."""
        return cls(issue, tuple(TagContent.blank() for _ in range(tags)))
