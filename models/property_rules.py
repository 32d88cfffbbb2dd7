"""What may be taken from a prisoner of war, on what condition (GC III art. 18): one table of verdicts.

Source: art. 17(3), 18(1)-(6), 68(2). Clothing and protective articles are never taken (18(1)); put away for their owner
while he wears others they are listed, receipted and given back (design). Other conditions marked as design in the
field's own guidance are refused here rather than left to the officer's memory. Refuses to know who the prisoner is.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.custody import LEAVES_EFFECTS


class ItemClass(StrEnum):
    """What kind of thing it is; the words are the glossary's `prop.*`."""

    IDENTITY_DOCUMENT = "identity_document"
    BADGES = "badges"
    DECORATIONS = "decorations"
    SENTIMENTAL = "sentimental"
    PROTECTIVE = "protective"
    CLOTHING_FOOD = "clothing_food"
    PERSONAL_EFFECTS = "personal_effects"
    MONEY = "money"
    VALUABLES = "valuables"
    PHONE = "phone"
    ARMS = "arms"
    MILITARY_EQUIPMENT = "military_equipment"
    MILITARY_DOCUMENTS = "military_documents"


class Disposition(StrEnum):
    """What is done with it."""

    LEFT_WITH = "left_with"
    HELD = "held"
    STORED = "stored"
    MATERIEL = "materiel"


KEPT = frozenset({Disposition.HELD, Disposition.STORED})
"""What he has a receipt for and gets back: held is taken from him under seal, stored is put away for him."""


def sealed_of(state: str) -> frozenset[Disposition]:
    """What of a person in this state of custody lies in sealed packets: of who is gone all that is kept for him."""
    return KEPT if state in LEAVES_EFFECTS else frozenset({Disposition.HELD})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The rule for one class: what may be done, and what must be recorded when it is held."""

    article: str
    allowed: frozenset[Disposition]
    usual: Disposition
    needs_order: bool = False
    needs_reason: bool = False
    why: str = ""


_KEEP = frozenset({Disposition.LEFT_WITH})
_KEEP_OR_HOLD = frozenset({Disposition.LEFT_WITH, Disposition.HELD})
_KEEP_OR_STORE = frozenset({Disposition.LEFT_WITH, Disposition.STORED})
_MATERIEL = frozenset({Disposition.MATERIEL})


def _never(article: str, why: str) -> Verdict:
    return Verdict(article, _KEEP, Disposition.LEFT_WITH, why=why)


def _stays(why: str) -> Verdict:
    return Verdict("18(1)", _KEEP_OR_STORE, Disposition.LEFT_WITH, why=why)


def _captured() -> Verdict:
    return Verdict("18(1)", _MATERIEL, Disposition.MATERIEL, why="property.materiel_apart")


VERDICTS: dict[ItemClass, Verdict] = {
    ItemClass.IDENTITY_DOCUMENT: _never("17(3)", "property.identity_never_taken"),
    ItemClass.BADGES: _never("18(3)", "property.badges_never_taken"),
    ItemClass.DECORATIONS: _never("18(3)", "property.badges_never_taken"),
    ItemClass.SENTIMENTAL: _never("18(3)", "property.sentimental_never_taken"),
    ItemClass.PROTECTIVE: _stays("property.protective_never_taken"),
    ItemClass.CLOTHING_FOOD: _stays("property.clothing_never_taken"),
    ItemClass.PERSONAL_EFFECTS: _never("18(1)", "property.effects_never_taken"),
    ItemClass.MONEY: Verdict("18(4)", _KEEP_OR_HOLD, Disposition.HELD, needs_order=True),
    ItemClass.VALUABLES: Verdict("18(5)", _KEEP_OR_HOLD, Disposition.HELD, needs_reason=True),
    ItemClass.PHONE: Verdict("18(5)", _KEEP_OR_HOLD, Disposition.HELD, needs_reason=True),
    ItemClass.ARMS: _captured(),
    ItemClass.MILITARY_EQUIPMENT: _captured(),
    ItemClass.MILITARY_DOCUMENTS: _captured(),
}


def refusal(item_class: ItemClass, disposition: Disposition) -> Verdict | None:
    """The verdict that forbids this, or nothing when the Convention allows it."""
    verdict = VERDICTS[item_class]
    return None if disposition in verdict.allowed else verdict
