"""That somebody was inspected, and what a commission decided; refuses every finding."""

from typing import ClassVar

from sqlmodel import Field

from models.records.base import Record


class Inspection(Record):
    """That a prisoner was medically inspected (GC III art. 31): when, by whom, for what; never what was found.

    `purpose` is `arrival`, `monthly`, `departure`, `before_burial` or `held_back_review`; `weighed` says that his
    weight was taken and stands on the medical form; `next_at` is when a held-back man is looked at again (art. 19(2)).
    """

    kind: ClassVar[str] = "inspection"
    fact: ClassVar[bool] = True

    person_id: str = Field(default="", index=True)
    purpose: str = ""
    inspected_at: int = 0
    weighed: bool = False
    by_name: str = ""
    by_rank: str = ""
    place: str = ""
    next_at: int = 0
    recorded_at: int = 0


class CommissionDecision(Record):
    """What the Mixed Medical Commission decided about a prisoner (GC III art. 112, Annex II).

    `decision` is `A`, `B`, `NC` or `rejected`; it is carried out within three months of `notified_at`.
    """

    kind: ClassVar[str] = "commission_decision"

    person_id: str = Field(default="", index=True)
    decision: str = ""
    chairman: str = ""
    decided_at: int = 0
    notified_at: int = 0
    prisoner_told_at: int = 0
    executed_at: int = 0
    certificate_at: int = 0
    note: str = ""
