"""What stands on the papers that end a captivity: D1, R1, R2 and their lists; refuses a diagnosis."""

from dataclasses import dataclass

from papers.content.answers import (
    NOBODY,
    NOT_GIVEN,
    Answer,
    Issue,
    PersonIdentity,
    Signatory,
    blank_answers,
)


@dataclass(frozen=True, slots=True)
class DeathEffect:
    """One article or sum that the dead man left: its packet and seal, and where it is (GC III Art. 122(9))."""

    description: Answer = NOT_GIVEN
    quantity: Answer = NOT_GIVEN
    receipt: Answer = NOT_GIVEN
    packet: Answer = NOT_GIVEN
    where: Answer = NOT_GIVEN

    @classmethod
    def blank(cls) -> "DeathEffect":
        """One line to write on."""
        return cls(**blank_answers(cls))


@dataclass(frozen=True, slots=True)
class DeathContent:
    """D1: notification of the death of a prisoner (GC III Art. 120, Annex IV D).

    `cremation` is the fact and its reason: hygiene, his religion, his express wish. `effects` says whether what stands
    in `effects_list` is kept or forwarded.
    """

    issue: Issue
    identity: PersonIdentity
    authority: Signatory = NOBODY
    power: Answer = NOT_GIVEN
    father_first_name: Answer = NOT_GIVEN
    place_of_birth: Answer = NOT_GIVEN
    pow_number: Answer = NOT_GIVEN
    died_at: Answer = NOT_GIVEN
    place_of_death: Answer = NOT_GIVEN
    next_of_kin_address: Answer = NOT_GIVEN
    captured: Answer = NOT_GIVEN
    cause: Answer = NOT_GIVEN
    examined_at: Answer = NOT_GIVEN
    examined_by: Answer = NOT_GIVEN
    buried_at: Answer = NOT_GIVEN
    place_of_burial: Answer = NOT_GIVEN
    grave: Answer = NOT_GIVEN
    grave_marked: Answer = NOT_GIVEN
    cremation: Answer = NOT_GIVEN
    buried_unexamined_by: Answer = NOT_GIVEN
    ashes_kept: Answer = NOT_GIVEN
    certified_by: Answer = NOT_GIVEN
    unidentified: Answer = NOT_GIVEN
    effects_list: tuple[DeathEffect, ...] = ()
    effects: Answer = NOT_GIVEN
    effects_through: Answer = NOT_GIVEN
    carer_account: Answer = NOT_GIVEN
    will: Answer = NOT_GIVEN
    first_witness: str = ""
    first_witness_address: str = ""
    second_witness: str = ""
    second_witness_address: str = ""

    @classmethod
    def blank(cls, issue: Issue, effects: int = 8) -> "DeathContent":
        """A notification to be written by hand, with room for so many `effects`."""
        lines = tuple(DeathEffect.blank() for _ in range(effects))
        return cls(issue, PersonIdentity.blank(), effects_list=lines, **blank_answers(cls))


@dataclass(frozen=True, slots=True)
class DeathLine:
    """One dead prisoner with what GC III Art. 120(2) asks for."""

    identity: PersonIdentity
    pow_number: Answer = NOT_GIVEN
    power: Answer = NOT_GIVEN
    died_at: Answer = NOT_GIVEN
    place_of_death: Answer = NOT_GIVEN
    cause: Answer = NOT_GIVEN
    examined: Answer = NOT_GIVEN
    buried_at: Answer = NOT_GIVEN
    place_of_burial: Answer = NOT_GIVEN
    grave: Answer = NOT_GIVEN
    cremation: Answer = NOT_GIVEN

    @classmethod
    def blank(cls) -> "DeathLine":
        """One row to write on."""
        return cls(PersonIdentity.blank(), **blank_answers(cls))


@dataclass(frozen=True, slots=True)
class DeathListContent:
    """D1L: a list of dead prisoners, each sheet certified by a responsible officer (GC III Art. 120(2))."""

    issue: Issue
    lines: tuple[DeathLine, ...] = ()
    officer: Signatory = NOBODY

    @classmethod
    def blank(cls, issue: Issue, lines: int = 4) -> "DeathListContent":
        """A list with room for `lines` people."""
        line = DeathLine.blank()
        return cls(issue, tuple(line for _ in range(lines)))


@dataclass(frozen=True, slots=True)
class RepatriationContent:
    """R1: the certificate of a Mixed Medical Commission (GC III Annex II Art. 11, Annex IV E).

    `decision` is `paper.commission_a`, `paper.commission_b` or `paper.commission_nc`, empty for a pen. What he suffers
    from is written by the commission: no field carries it.
    """

    issue: Issue
    identity: PersonIdentity
    chairman: Signatory = NOBODY
    pow_number: Answer = NOT_GIVEN
    date: Answer = NOT_GIVEN
    camp: Answer = NOT_GIVEN
    hospital: Answer = NOT_GIVEN
    decision: str = ""

    @classmethod
    def blank(cls, issue: Issue) -> "RepatriationContent":
        """A certificate to be written by hand."""
        return cls(issue, PersonIdentity.blank(), **blank_answers(cls))


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One entry of a prisoner's account; `countersigned` says who did: he or his representative (GC III Art. 65)."""

    entered_at: Answer = NOT_GIVEN
    number: Answer = NOT_GIVEN
    entry: Answer = NOT_GIVEN
    amount: Answer = NOT_GIVEN
    currency: Answer = NOT_GIVEN
    balance: Answer = NOT_GIVEN
    countersigned: Answer = NOT_GIVEN

    @classmethod
    def blank(cls) -> "AccountLine":
        """One line to write on."""
        return cls(**blank_answers(cls))


@dataclass(frozen=True, slots=True)
class ReturnedItem:
    """One article given back: in what condition it was taken and is returned."""

    description: Answer = NOT_GIVEN
    quantity: Answer = NOT_GIVEN
    receipt: Answer = NOT_GIVEN
    condition_taken: Answer = NOT_GIVEN
    condition_returned: Answer = NOT_GIVEN

    @classmethod
    def blank(cls) -> "ReturnedItem":
        """One line to write on."""
        return cls(**blank_answers(cls))


@dataclass(frozen=True, slots=True)
class ClosingContent:
    """R2: statement of account at the end of captivity, and what was returned (GC III Art. 66, 68, 119).

    `balance` names each currency with its sum: `1 250.00 UAH; 40 USD`.
    """

    issue: Issue
    identity: PersonIdentity
    entries: tuple[AccountLine, ...] = ()
    returned: tuple[ReturnedItem, ...] = ()
    officer: Signatory = NOBODY
    pow_number: Answer = NOT_GIVEN
    tag_number: Answer = NOT_GIVEN
    power: Answer = NOT_GIVEN
    ended_by: Answer = NOT_GIVEN
    ended_at: Answer = NOT_GIVEN
    balance: Answer = NOT_GIVEN
    balance_goes: Answer = NOT_GIVEN
    not_returned: Answer = NOT_GIVEN

    @classmethod
    def blank(cls, issue: Issue, entries: int = 10, returned: int = 6) -> "ClosingContent":
        """A statement to be written by hand."""
        entry, item = AccountLine.blank(), ReturnedItem.blank()
        return cls(
            issue,
            PersonIdentity.blank(),
            tuple(entry for _ in range(entries)),
            tuple(item for _ in range(returned)),
            **blank_answers(cls),
        )


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """One prisoner whose captivity ended; `balance` is a decimal number as text, empty for a pen."""

    identity: PersonIdentity
    pow_number: Answer = NOT_GIVEN
    ended_by: Answer = NOT_GIVEN
    ended_at: Answer = NOT_GIVEN
    balance: str = ""
    currency: str = ""
    statement: Answer = NOT_GIVEN

    @classmethod
    def blank(cls) -> "ClosingLine":
        """One row to write on."""
        return cls(PersonIdentity.blank(), **blank_answers(cls))


@dataclass(frozen=True, slots=True)
class ClosingListContent:
    """R2L: all whose captivity ended, with their balances, each sheet certified (GC III Art. 66(2))."""

    issue: Issue
    lines: tuple[ClosingLine, ...] = ()
    officer: Signatory = NOBODY
    power: Answer = NOT_GIVEN
    period: Answer = NOT_GIVEN

    @classmethod
    def blank(cls, issue: Issue, lines: int = 12) -> "ClosingListContent":
        """A list with room for `lines` people."""
        line = ClosingLine.blank()
        return cls(issue, tuple(line for _ in range(lines)), **blank_answers(cls))
