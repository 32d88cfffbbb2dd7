"""What stands on the papers about money and property in custody: P2, P3 and R3; refuses captured materiel."""

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
from papers.content.receipt import MoneySum


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One line of the special register: one sum of one prisoner in one currency (GC III Art. 18(4)).

    `amount` is a decimal number as text, empty for a pen. `outcome` is what became of the sum: entered to
    the account, held in kind, returned; `outcome_at` is when, `outcome_number` the account entry or receipt.
    """

    register_number: Answer = NOT_GIVEN
    entered_at: Answer = NOT_GIVEN
    receipt: Answer = NOT_GIVEN
    owner: Answer = NOT_GIVEN
    pow_number: Answer = NOT_GIVEN
    amount: str = ""
    currency: str = ""
    denominations: Answer = NOT_GIVEN
    ordering_officer: Answer = NOT_GIVEN
    ordering_rank: Answer = NOT_GIVEN
    ordering_unit: Answer = NOT_GIVEN
    issuer: Answer = NOT_GIVEN
    issuer_rank: Answer = NOT_GIVEN
    issuer_unit: Answer = NOT_GIVEN
    second_person: Answer = NOT_GIVEN
    outcome: Answer = NOT_GIVEN
    outcome_at: Answer = BLANK
    outcome_number: Answer = BLANK

    @classmethod
    def blank(cls) -> "RegisterEntry":
        """One line to write on."""
        return cls(**blank_answers(cls))


@dataclass(frozen=True, slots=True)
class MoneyRegisterContent:
    """P2: pages of the special register of money; numbers without a line are named, none is left out silently."""

    issue: Issue
    entries: tuple[RegisterEntry, ...] = ()
    keeper: Signatory = NOBODY
    second: Signatory = NOBODY
    period: Answer = NOT_GIVEN
    missing_numbers: str = ""

    @classmethod
    def blank(cls, issue: Issue, entries: int = 6) -> "MoneyRegisterContent":
        """A page with room for `entries` sums."""
        entry = RegisterEntry.blank()
        return cls(issue, tuple(entry for _ in range(entries)), **blank_answers(cls))


@dataclass(frozen=True, slots=True)
class PacketItem:
    """One article or document in a sealed packet."""

    description: Answer = NOT_GIVEN
    quantity: Answer = NOT_GIVEN
    condition: Answer = NOT_GIVEN
    receipt: Answer = NOT_GIVEN

    @classmethod
    def blank(cls) -> "PacketItem":
        """One line to write on."""
        return cls(**blank_answers(cls))


@dataclass(frozen=True, slots=True)
class PacketCustody:
    """One change of hands of a packet, and whether its seal was whole."""

    occurred_at: Answer = NOT_GIVEN
    event: Answer = NOT_GIVEN
    given_by: Answer = NOT_GIVEN
    received_by: Answer = NOT_GIVEN
    seal: Answer = NOT_GIVEN

    @classmethod
    def blank(cls) -> "PacketCustody":
        """One line to write on."""
        return cls(**blank_answers(cls))


@dataclass(frozen=True, slots=True)
class PacketContent:
    """P3: what one sealed packet holds and whose it is (GC III Art. 122(9))."""

    issue: Issue
    identity: PersonIdentity
    items: tuple[PacketItem, ...] = ()
    money: tuple[MoneySum, ...] = ()
    custody: tuple[PacketCustody, ...] = ()
    first_officer: Signatory = NOBODY
    second_officer: Signatory = NOBODY
    pow_number: Answer = NOT_GIVEN
    tag_number: Answer = NOT_GIVEN
    power: Answer = NOT_GIVEN
    packet_number: Answer = NOT_GIVEN
    seal_number: Answer = NOT_GIVEN
    closed_at: Answer = NOT_GIVEN
    next_of_kin: Answer = NOT_GIVEN

    @classmethod
    def blank(
        cls, issue: Issue, items: int = 8, sums: int = 2, custody: int = 4
    ) -> "PacketContent":
        """A list to be written by hand."""
        item, line = PacketItem.blank(), PacketCustody.blank()
        return cls(
            issue,
            PersonIdentity.blank(),
            tuple(item for _ in range(items)),
            tuple(MoneySum(BLANK, BLANK, BLANK, BLANK) for _ in range(sums)),
            tuple(line for _ in range(custody)),
            **blank_answers(cls),
        )


@dataclass(frozen=True, slots=True)
class UnreturnedItem:
    """What was not given back, and why."""

    description: Answer = NOT_GIVEN
    quantity: Answer = NOT_GIVEN
    receipt: Answer = NOT_GIVEN
    reason: Answer = NOT_GIVEN

    @classmethod
    def blank(cls) -> "UnreturnedItem":
        """One line to write on."""
        return cls(**blank_answers(cls))


@dataclass(frozen=True, slots=True)
class UnreturnedContent:
    """R3: the statement on effects, money and valuables that are not restored (GC III Art. 68(2))."""

    issue: Issue
    identity: PersonIdentity
    items: tuple[UnreturnedItem, ...] = ()
    officer: Signatory = NOBODY
    pow_number: Answer = NOT_GIVEN
    tag_number: Answer = NOT_GIVEN
    power: Answer = NOT_GIVEN
    mail_address: Answer = NOT_GIVEN
    remarks: str = ""

    @classmethod
    def blank(cls, issue: Issue, items: int = 6) -> "UnreturnedContent":
        """A statement to be written by hand."""
        item = UnreturnedItem.blank()
        return cls(
            issue, PersonIdentity.blank(), tuple(item for _ in range(items)), **blank_answers(cls)
        )
