"""What stands on a receipt for property and money (P1)."""

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
class PropertyItem:
    """One article: what, how many, in what condition, and why it was taken (GC III Art. 18(5))."""

    description: Answer = NOT_GIVEN
    quantity: Answer = NOT_GIVEN
    condition: Answer = NOT_GIVEN
    reason: Answer = NOT_GIVEN


@dataclass(frozen=True, slots=True)
class MoneySum:
    """One sum in one currency, with its line in the special register (GC III Art. 18(4))."""

    amount: Answer = NOT_GIVEN
    currency: Answer = NOT_GIVEN
    denominations: Answer = NOT_GIVEN
    register_number: Answer = NOT_GIVEN


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """P1: an itemised receipt for articles of value and money (GC III Art. 18(4)-(6))."""

    issue: Issue
    identity: PersonIdentity
    issuer: Signatory
    ordering_officer: Signatory = NOBODY
    pow_number: Answer = NOT_GIVEN
    tag_number: Answer = NOT_GIVEN
    items: tuple[PropertyItem, ...] = ()
    money: tuple[MoneySum, ...] = ()
    packet_and_seal: Answer = NOT_GIVEN
    taken_at: Answer = NOT_GIVEN
    witness: str = ""
    interpreter: str = ""
    remarks: str = ""

    @classmethod
    def blank(cls, issue: Issue, items: int = 6, sums: int = 3) -> "ReceiptContent":
        """A receipt to be written by hand."""
        return cls(
            issue,
            PersonIdentity.blank(),
            Signatory(),
            Signatory(),
            BLANK,
            BLANK,
            tuple(PropertyItem(BLANK, BLANK, BLANK, BLANK) for _ in range(items)),
            tuple(MoneySum(BLANK, BLANK, BLANK, BLANK) for _ in range(sums)),
            BLANK,
            BLANK,
        )
