"""What must be true before somebody is released in place, without repatriation: one list of guards with their articles.

GC III art. 118, 7 (he was asked in private), 18(2) (nobody is let go without papers), 66 (the statement of his
account). Refuses to know what he wishes: whoever records a release learns only whether somebody talked with him.
"""

from dataclasses import dataclass

from models.errors import Block


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """What the guards ask of one person, in this custody.

    `asked` says that he was asked in private, never what he said; `stated` that the statement of his account was
    printed, `stated_anew` that nothing it says moved after.
    """

    person_id: str
    asked: bool = True
    has_identity_document: bool = True
    stated: bool = True
    stated_anew: bool = True


def blocks_release(facts: ReleaseFacts) -> tuple[Block, ...]:
    """What stands in the way; without the statement a named officer may let him go, and it stays owed."""
    he = (facts.person_id,)
    return tuple(
        Block(name, article, he, overridable)
        for name, article, overridable, stands in (
            ("return_not_settled", "118", False, not facts.asked),
            ("no_identity_document", "18(2)", False, not facts.has_identity_document),
            ("statement_missing", "66", True, not facts.stated),
            ("statement_older", "66", True, facts.stated and not facts.stated_anew),
        )
        if stands
    )
