"""Other records that are, or may be, of the same man; refuses to decide which."""

from collections.abc import Mapping
from dataclasses import dataclass

from casework.drafts import DocumentDraft


@dataclass(frozen=True, slots=True)
class OtherRecord:
    """Another record of the same man: its number, and its identifier unless it is not here."""

    person_id: str
    number: str


@dataclass(frozen=True, slots=True)
class SaidThere:
    """One thing that another record says: the field, what stands here (perhaps nothing) and what stands there.

    Of an asked item that has no value in either the field is how it was answered (`..._answer`). `changes` is what to
    correct here so that this record says it too; nothing where an act of its own records it.
    """

    field: str
    here: str
    there: str
    changes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SetAside(OtherRecord):
    """A record set aside for the one that is shown.

    `says` is what it says that this one does not or says otherwise, `papers` are those recorded under it alone, `owed`
    is how much this station still has to do under it.
    """

    says: tuple[SaidThere, ...] = ()
    papers: tuple[DocumentDraft, ...] = ()
    owed: int = 0


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
