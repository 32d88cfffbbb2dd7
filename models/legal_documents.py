"""Wills, powers of attorney and other legal papers of a prisoner (GC III art. 77, 120(1)): what became of each.

Facts of one paper name its deposit; a wrong one is corrected by another. Refuses to know what stands in a paper.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Paper(StrEnum):
    """What kind of paper it is; the words are `legal_document.kind_*`."""

    WILL = "will"
    POWER_OF_ATTORNEY = "power_of_attorney"
    OTHER = "other"


class Step(StrEnum):
    """What became of it; `WITHDRAWN` says that a fact was recorded by mistake."""

    DEPOSITED = "deposited"
    PASSED_ON = "passed_on"
    GIVEN_BACK = "given_back"
    WITHDRAWN = "withdrawn"


class Addressee(StrEnum):
    """To whom it is passed on; the words are `legal_document.to_*`. The Bureau forwards what it gets."""

    PROTECTING_POWER = "protecting_power"
    AGENCY = "agency"
    BUREAU = "bureau"


class DocumentFact(NamedTuple):
    """One fact: `document_id` is the deposit of the paper (empty in that itself), instants in milliseconds.

    `certified_copy` says that not the paper itself was passed on but a certified copy of it.
    """

    id: str
    document_id: str
    event: str
    document_kind: str
    occurred_at: int
    recorded_at: int
    kept_by: str
    transmission_asked: bool
    certified_copy: bool
    passed_on_to: str
    corrects: str

    @property
    def paper(self) -> str:
        """The identifier of the paper it speaks of."""
        return self.document_id or self.id


@dataclass(frozen=True, slots=True)
class LegalPaper:
    """How one paper stands: its deposit in force, and to whom it or a certified copy of it went."""

    id: str
    document_kind: str
    deposited_at: int
    kept_by: str
    transmission_asked: bool
    original_to: frozenset[str] = frozenset()
    copy_to: frozenset[str] = frozenset()
    given_back: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether it lies with the Detaining Power still, neither passed on nor given back."""
        return not (self.original_to or self.given_back)

    @property
    def lacks_original(self) -> bool:
        """Whether it has gone to nobody itself."""
        return not self.original_to

    @property
    def lacks_copy(self) -> bool:
        """Whether neither a certified copy went to the Central Agency, itself or by the Bureau, nor the paper."""
        return not self.copy_to and Addressee.AGENCY not in self.original_to


def in_force(facts: Iterable[DocumentFact]) -> tuple[DocumentFact, ...]:
    """The facts that no other corrects, in the order in which they happened; withdrawals are none."""
    known = tuple(facts)
    corrected = {each.corrects for each in known}
    held = (each for each in known if each.id not in corrected and each.event != Step.WITHDRAWN)
    return tuple(sorted(held, key=lambda each: (each.occurred_at, each.recorded_at, each.id)))


def papers_of(facts: Iterable[DocumentFact]) -> tuple[LegalPaper, ...]:
    """Every paper that was deposited, the first deposited first.

    Of two corrections of one deposit, made in two registers, the one recorded last holds.
    """
    by_paper: defaultdict[str, list[DocumentFact]] = defaultdict(list)
    for fact in in_force(facts):
        by_paper[fact.paper].append(fact)
    papers = (_paper(identifier, held) for identifier, held in by_paper.items())
    found = [paper for paper in papers if paper]
    return tuple(sorted(found, key=lambda paper: (paper.deposited_at, paper.id)))


def _paper(identifier: str, facts: list[DocumentFact]) -> LegalPaper | None:
    deposits = [each for each in facts if each.event == Step.DEPOSITED]
    if not deposits:
        return None
    deposit = max(deposits, key=lambda each: (each.recorded_at, each.id))
    passed_on = [each for each in facts if each.event == Step.PASSED_ON]
    return LegalPaper(
        identifier,
        deposit.document_kind,
        deposit.occurred_at,
        deposit.kept_by,
        deposit.transmission_asked,
        frozenset(each.passed_on_to for each in passed_on if not each.certified_copy),
        frozenset(each.passed_on_to for each in passed_on if each.certified_copy),
        any(each.event == Step.GIVEN_BACK for each in facts),
    )
