"""Other records that are, or may be, of the same man; refuses to decide which."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OtherRecord:
    """Another record of the same man: its number, and its identifier unless it is not here."""

    person_id: str
    number: str


@dataclass(frozen=True, slots=True)
class LikelyDuplicate:
    """Somebody already in the register who looks like the one being recorded, and why (word keys).

    `evidence` is why as it is compared later (`models.likeness.Likeness`).
    """

    person_id: str
    name: str
    born: str
    tag_number: str
    place: str
    score: float
    reasons: tuple[str, ...]
    evidence: frozenset[str] = frozenset()
